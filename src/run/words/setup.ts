import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";

const zh = {
  libraries: "图书馆名录用哪一份？",
  agreements: "各馆的协议用哪一份？",
  tariff: "原文传递的收费标准用哪一份？",
  others: "补贴、物流合同、差异处理的规则用哪一份？",
  builtinLibraries: "随程序提供的北京地区高校图书馆",
  builtinAgreements: "随程序提供的样例（只供试用）",
  builtinTariff: "BALIS 公布的 2017 年标准",
  builtinOthers: "随程序提供的样例（金额是虚构的，只供试用）",
  ownFile: "自己的文件",
  later: "以后再说",
  whichFile: "文件（路径和文件名）：",
  noFile: "没有这个文件，请重新输入",
  packs: (names: string) => `随程序提供的规则包：${names}`,
  plan: "将依次运行：",
  nothing: "什么都没有建立。处理后再运行一次 balis setup。",
  again: "前面各步已完成；处理后再运行一次 balis setup，已完成的不会重复。",
  ready: "可以开始：balis import 收件箱文件夹",
  next: (next: string) => `下一步：${next}`,
};

const en: typeof zh = {
  libraries: "Which list of libraries?",
  agreements: "Which agreements?",
  tariff: "Which document delivery tariff?",
  others: "Which rules for subsidies, courier and discrepancies?",
  builtinLibraries: "the university libraries of Beijing that come with the program",
  builtinAgreements: "the sample that comes with the program (for trying out only)",
  builtinTariff: "the tariff that BALIS published in 2017",
  builtinOthers: "the sample that comes with the program (invented amounts, for trying out only)",
  ownFile: "a file of my own",
  later: "later",
  whichFile: "File (with its path):",
  noFile: "There is no such file; please type another",
  packs: (names) => `Rule packs that come with the program: ${names}`,
  plan: "These would run, one after the other:",
  nothing: "Nothing has been made. Once this is mended, run balis setup again.",
  again: "The steps above are done. Once this is mended, run balis setup again; nothing is done twice.",
  ready: "You can begin: balis import FOLDER",
  next: (next) => `Next: ${next}`,
};

export const setupWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

export const setupMessages = {
  "setup-must-be-understood": (p: { path: string; place: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 第 ${p.place} 处无法读懂。`,
      next: "可写：libraries、agreements（文件或 builtin）和 rules（文件或随程序提供的名称的列表）。",
    },
    en: {
      what: `${p.path} is not understood at ${p.place}.`,
      next: "It may have libraries and agreements (a file or builtin), and rules (a list of files or names of built-in packs).",
    },
  }),
  "setup-must-be-answered": (_: Record<never, never>): InBoth => ({
    "zh-CN": { what: "没有答完，什么都没有做。", next: "再运行一次 balis setup；还没定的选“以后再说”。" },
    en: {
      what: "Not all questions were answered; nothing was done.",
      next: "Run balis setup again; answer what is not decided yet with later.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof setupMessages> {}
}
