import { counted, type Language } from "../../../core/words/language.ts";
import { ruleText } from "../../../rules/words/rule-terms.ts";

const zh = {
  heading: (p: { period: string; run: number }) => `结算 ${p.period}（第 ${p.run} 次）`,
  current: "  上次结算后没有变化，无需重做。",
  kind: (p: { kind: string; count: number; yuan: string }) => `  ${p.kind}：${p.count} 条，${p.yuan} 元`,
  unpriced: (n: number) => `  未能计费 ${n} 笔，须先处理`,
  differs: (n: number) => `  已计费、但须核对 ${n} 项`,
  invoiceLines: (p: { lines: number; period: string }) =>
    `  物流账单有 ${p.lines} 行与合同不符或存疑（balis courier audit ${p.period}）`,
  sample: "  注意：部分金额依据样例规则，非 BALIS 公布的标准",
  rules: (rules: readonly string[]) => `  依据：${rules.map((r) => ruleText("zh-CN", r)).join("；")}`,
  /** While discrepancies are open, the close may refuse. */
  nextOpen: (p: { period: string; open: number }) =>
    `下一步：还有 ${p.open} 条差异待处理，用 balis discrepancy list ${p.period} 查看；关账条件是否满足，用 balis close ${p.period} --dry-run 查看`,
  next: (period: string) =>
    `下一步：用 balis close ${period} --dry-run 查看关账条件，再 balis close ${period} --confirm ${period}`,
  /** While requests are not priced, the period can't be closed. */
  nextPriced: (period: string) =>
    `下一步：按各条说明处理未能计费的业务（balis why 单号），更正的文件重新导入后再对账，然后 balis settle ${period}`,
};

const en: typeof zh = {
  heading: (p) => `Settlement ${p.period} (no. ${p.run})`,
  current: "  Nothing has changed since the last settlement; there is nothing to do.",
  kind: (p) => `  ${p.kind}: ${counted(p.count, "charge")}, ${p.yuan} yuan`,
  unpriced: (n) => `  ${n} ${n === 1 ? "request" : "requests"} could not be priced and must be dealt with`,
  differs: (n) => `  ${n} charged, but to be checked`,
  invoiceLines: (p) =>
    `  ${p.lines} ${
      p.lines === 1
        ? "line of courier bills differs from the contract or is in question"
        : "lines of courier bills differ from the contract or are in question"
    } (balis courier audit ${p.period})`,
  sample: "  Note: some amounts are based on sample rules, not on anything BALIS has published",
  rules: (rules) => `  Rules: ${rules.map((r) => ruleText("en", r)).join("; ")}`,
  nextOpen: (p) =>
    `Next: ${p.open} ${p.open === 1 ? "discrepancy is" : "discrepancies are"} open, see balis discrepancy list ${p.period}; balis close ${p.period} --dry-run shows whether the month can be closed`,
  next: (period) =>
    `Next: balis close ${period} --dry-run shows the closing checks; then balis close ${period} --confirm ${period}`,
  nextPriced: (period) =>
    `Next: deal with the requests that could not be priced (balis why NUMBER); import corrected files, reconcile, then balis settle ${period}`,
};

export const settleWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
