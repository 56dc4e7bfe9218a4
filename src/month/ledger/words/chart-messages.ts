import type { InBoth, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import { packProblemText } from "../../../rules/words/pack-problems.ts";
import { accountLabel } from "./account-label.ts";

/** So many are named; the rest have the same remedy. */
const NAMED = 8;

function named(language: "zh-CN" | "en", accounts: readonly string[]): string {
  const shown = accounts.slice(0, NAMED).map((a) => `${accountLabel(language, a)} (${a})`);
  return shown.join(language === "zh-CN" ? "、" : "; ") + (accounts.length > NAMED ? " …" : "");
}

export const chartMessages = {
  "chart-must-be-known": (p: { file: string; known: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `没有名为 ${p.file} 的科目对照，也没有这个文件。`,
      next: `写自己的 .yaml 文件，或随程序提供的样例：${p.known.join("、")}。`,
    },
    en: {
      what: `There is neither a map of accounts nor a file named ${p.file}.`,
      next: `Give a .yaml file of your own, or a sample that comes with the program: ${p.known.join(", ")}.`,
    },
  }),
  "chart-must-be-understood": (p: { file: string; place: string; problem: PackProblem }): InBoth => ({
    "zh-CN": {
      what: `科目对照 ${p.file} 有误，位置 ${p.place}：${packProblemText("zh-CN", p.problem)}`,
      next: "改好后再导出；写法见 balis help reports 和样例 sample-government-2019。",
    },
    en: {
      what: `The map of accounts ${p.file} is not understood at ${p.place}: ${packProblemText("en", p.problem)}`,
      next: "Mend it and export again; see balis help reports and the sample sample-government-2019.",
    },
  }),
  "chart-line-must-stand-once": (p: { file: string; account: string }): InBoth => ({
    "zh-CN": {
      what: `科目对照 ${p.file} 里有两行都写 ${p.account}。`,
      next: "只留一行。",
    },
    en: { what: `The map of accounts ${p.file} has two lines for ${p.account}.`, next: "Keep one of them." },
  }),
  "chart-must-be-in-force": (p: {
    file: string;
    from: string;
    to: string | null;
    day: string;
    entry: string;
  }): InBoth => ({
    "zh-CN": {
      what: `科目对照 ${p.file} 自 ${p.from} 起${p.to === null ? "" : `至 ${p.to} `}有效，分录 ${p.entry} 的日期是 ${p.day}。`,
      next: "用 --period 只导出它有效的账期，或用当时的科目对照。",
    },
    en: {
      what: `The map of accounts ${p.file} is in force from ${p.from}${p.to === null ? "" : ` to ${p.to}`}; entry ${p.entry} is of ${p.day}.`,
      next: "Export a period of its days with --period, or use the map of that time.",
    },
  }),
  "journal-account-must-be-mapped": (p: { file: string; accounts: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `科目对照 ${p.file} 没有写明：${named("zh-CN", p.accounts)}。`,
      next: `在 accounts 下为每个科目加一行，如 - { account: "${p.accounts[0] ?? "…"}", code: "5001", name: 业务活动费用 }；末尾用 * 代表一类。没有生成文件。`,
    },
    en: {
      what: `The map of accounts ${p.file} has no line for: ${named("en", p.accounts)}.`,
      next: `Add a line for each below accounts, like - { account: "${p.accounts[0] ?? "…"}", code: "5001", name: … }; * at the end stands for all of a kind. Nothing was written.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof chartMessages> {}
}
