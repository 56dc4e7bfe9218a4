import type { Language } from "../../core/words/language.ts";

/** So many are named at the terminal; --json has all. */
const NAMED = 20;

const zh = {
  sheet: "工作表 ",
  row: "行 ",
  refused: "未执行：",
  usage: "用法不对：",
  bug: "程序内部错误（不是您的操作问题）：",
  report: "账册没有改动。请加 --debug 再运行一次，把全部输出连同命令发给维护者。",
  /** Standard output takes nothing more; the reason is the system's code. */
  cutShort: (why: string) =>
    `输出没有写完：${why === "ENOSPC" ? "磁盘已满" : why}。换一个位置再查看；命令本身可能已经完成，用 balis log 核对。`,
  interrupted: "已中断：未完成的一步没有改动账册；balis status 可查看现状。",
  clearedDraft: (path: string) => `已清除以前被强行终止的命令留下的未完成文件：${path}`,
  findings: (n: number) => `需要人工处理的问题 ${n} 项：`,
  /** `kept`: how many the answer has, where that is not all. */
  more: (n: number, kept: number | null) =>
    `……另有 ${n} 项；加 --json 可看到${kept === null ? "全部" : `前 ${kept.toLocaleString("en")} 项`}。`,
  places: (n: number) => `（共 ${n} 处）`,
  /** Of requests or waybills that one sentence is about. */
  numbers: (of: readonly string[]) =>
    `单号：${of.slice(0, NAMED).join("、")}${of.length > NAMED ? ` 等 ${of.length} 个` : ""}`,
  text: (text: string) => `原文：“${text}”`,
  dryRun: "预演：账册不变。不加 --dry-run 运行，结果会是：",
  nothing: "（无）",
  askKeys: "↑↓ 选择，回车确定，Ctrl-C 离开",
  /** While it goes on, on a terminal. */
  making: (what: string) => `正在生成 ${what}`,
  reading: (what: string) => `正在读取 ${what}`,
  checking: (what: string) => `正在核对 ${what}`,
  askAgain: "这里不能这样填，请重新输入",
  yuan: "元",
};

const en: typeof zh = {
  sheet: "sheet ",
  row: "row ",
  refused: "Not done: ",
  usage: "Wrong usage: ",
  bug: "Internal error (not your mistake): ",
  report:
    "The books are unchanged. Run the command again with --debug and send the maintainers the whole output and the command.",
  cutShort: (why) =>
    `The output is incomplete: ${why === "ENOSPC" ? "the disk is full" : why}. Send it elsewhere; the command itself may have completed, see balis log.`,
  interrupted: "Interrupted; the unfinished step has changed nothing (balis status shows the books).",
  clearedDraft: (path) => `Removed the unfinished file of a command that was killed earlier: ${path}`,
  findings: (n) => `${n} ${n === 1 ? "problem needs" : "problems need"} attention:`,
  more: (n, kept) =>
    `… and ${n} more; --json shows ${kept === null ? "them all" : `the first ${kept.toLocaleString("en")}`}.`,
  places: (n) => `(${n} places)`,
  numbers: (of) =>
    `numbers: ${of.slice(0, NAMED).join(", ")}${of.length > NAMED ? ` and ${of.length - NAMED} more` : ""}`,
  text: (text) => `Text: "${text}"`,
  dryRun: "Dry run: nothing is saved. Without --dry-run the result would be:",
  nothing: "(none)",
  askKeys: "↑↓ choose, Enter confirms, Ctrl-C leaves",
  making: (what) => `Generating ${what}`,
  reading: (what) => `Reading ${what}`,
  checking: (what) => `Checking ${what}`,
  askAgain: "This is not a possible answer; please type another",
  yuan: "yuan",
};

export const commonWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
