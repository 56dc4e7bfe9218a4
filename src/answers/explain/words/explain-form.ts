/** What the figures of a form rest on, in words. */

import type { EvidenceFile } from "../../../core/source.ts";
import type { Language } from "../../../core/words/language.ts";
import type { StatedAs } from "../../../sheet/origin.ts";

const statedZh: Readonly<Record<StatedAs, string>> = {
  target: "绩效目标",
  assessment: "评定（balis indicator assess）",
  head: "目标文件里的项目信息",
  flag: "命令行填写",
  move: "子项目的登记",
  expert: "专家评分",
  problem: "整改台账",
};

const statedEn: Readonly<Record<StatedAs, string>> = {
  target: "target",
  assessment: "assessment (balis indicator assess)",
  head: "the project in the file of targets",
  flag: "given on the command line",
  move: "a move of the sub-project",
  expert: "an expert's score",
  problem: "the register of problems",
};

const filled = (parts: readonly string[], by: string): string => parts.filter((p) => p !== "").join(by);

const zh = {
  /** One of several figures that a text or a rate names. */
  named: "其中的数字",
  budget: (p: {
    /** 0: of no entry, but of a voucher. */
    number: number;
    /** Empty: an adjustment that says no kind. */
    change: string;
    isInitial: boolean;
    line: string;
    economicClass: string;
    source: string;
    day: string;
    document: string;
    reason: string;
  }) =>
    filled(
      [
        `${p.number === 0 ? "上年支出收回" : `预算 #${p.number} ${p.isInitial ? "年初" : p.change || "调整"}`}：${p.line} ${p.economicClass} ${p.source}，${p.day}`,
        p.document,
        p.reason,
      ],
      "，",
    ),
  spent: (p: {
    voucher: string;
    day: string;
    line: string;
    payee: string;
    text: string;
    id: string | null;
  }) =>
    filled([`支出 ${p.id ?? ""} 凭证 ${p.voucher}，${p.day}，${p.line}`, p.payee, p.text], "，").replace(
      "  ",
      " ",
    ),
  receipt: (p: {
    kind: string;
    voucherNo: string;
    day: string;
    library: string;
    source: string;
    text: string;
  }) => filled([`${p.kind} 凭证 ${p.voucherNo}，${p.day}，${p.library} ${p.source}`, p.text], "，"),
  stated: (p: { as: StatedAs; key: string; text: string }) =>
    `${statedZh[p.as]}：${filled([p.key, p.text], " ")}`,
  scored: (arithmetic: string) => `得分计算：${arithmetic}`,
  measured: (p: { isNumerator: boolean; measure: string; periods: string }) =>
    `${p.isNumerator ? "分子" : "分母"}：${p.measure}（账期 ${p.periods}）`,
  typedValue: (p: { text: string; by: string; at: string }) => `填报值 ${p.text}（${p.by}，${p.at}）`,
  evidence: (p: EvidenceFile) =>
    `${p.mayHoldNames ? "原始问卷（可能含姓名，不入资料包）" : "佐证"} ${p.path}（SHA-256 ${p.sha256}）`,
};

const en: typeof zh = {
  named: "a figure of it",
  budget: (p) =>
    filled(
      [
        `${p.number === 0 ? "Spending of an earlier year that came back" : `Budget #${p.number}, ${p.isInitial ? "initial" : p.change || "adjustment"}`}: ${p.line} ${p.economicClass} ${p.source}, ${p.day}`,
        p.document,
        p.reason,
      ],
      ", ",
    ),
  spent: (p) =>
    filled(
      [`Spending ${p.id ?? ""} voucher ${p.voucher}, ${p.day}, ${p.line}`, p.payee, p.text],
      ", ",
    ).replace("  ", " "),
  receipt: (p) =>
    filled([`Money ${p.kind}, voucher ${p.voucherNo}, ${p.day}, ${p.library} ${p.source}`, p.text], ", "),
  stated: (p) => `${statedEn[p.as]}: ${filled([p.key, p.text], " ")}`,
  scored: (arithmetic) => `Score: ${arithmetic}`,
  measured: (p) => `${p.isNumerator ? "Numerator" : "Denominator"}: ${p.measure} (periods ${p.periods})`,
  typedValue: (p) => `Typed value ${p.text} (${p.by}, ${p.at})`,
  evidence: (p) =>
    `${p.mayHoldNames ? "Survey answers (they may hold names; not in the pack):" : "Supporting document"} ${p.path} (SHA-256 ${p.sha256})`,
};

export const formExplainWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
