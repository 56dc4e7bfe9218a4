import type { Language } from "../../../core/words/language.ts";

const zh = {
  heading: (p: { period: string; run: number }) => `结算 ${p.period}（第 ${p.run} 次）`,
  current: "  上次结算后没有变化，无需重做。",
  kind: (p: { kind: string; count: number; yuan: string }) => `  ${p.kind}：${p.count} 条，${p.yuan} 元`,
  unpriced: (n: number) => `  未能计费 ${n} 笔，须先处理`,
  differs: (n: number) => `  提供馆确认的费用与收费标准不符 ${n} 笔`,
  sample: "  注意：部分金额依据样例规则，非 BALIS 公布的标准",
  rules: (rules: string) => `  依据：${rules}`,
  next: (period: string) => `下一步：balis close ${period} --confirm ${period}`,
  /** While requests are not priced, the period can't be closed. */
  nextPriced: (period: string) =>
    `下一步：按各条说明处理未能计费的业务（balis why 单号），更正的文件重新导入后再对账，然后 balis settle ${period}`,
};

const en: typeof zh = {
  heading: (p) => `Settlement ${p.period} (no. ${p.run})`,
  current: "  Nothing changed since the last settlement; nothing to do.",
  kind: (p) => `  ${p.kind}: ${p.count} charges, ${p.yuan} yuan`,
  unpriced: (n) => `  ${n} requests could not be priced and must be dealt with`,
  differs: (n) => `  ${n} confirmed fees differ from the tariff`,
  sample: "  Note: some amounts rest on sample rules, not on anything BALIS published",
  rules: (rules) => `  By: ${rules}`,
  next: (period) => `Next: balis close ${period} --confirm ${period}`,
  nextPriced: (period) =>
    `Next: deal with what could not be priced (balis why NUMBER); import corrected files, reconcile, then balis settle ${period}`,
};

export const settleWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
