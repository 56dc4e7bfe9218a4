import type { Language } from "../language.ts";

interface ExplainWords {
  readonly cell: (p: { sheet: string; address: string; value: string; formula: string | null }) => string;
  readonly charge: (p: {
    id: string;
    kind: string;
    period: string;
    library: string;
    yuan: string;
    rule: string;
  }) => string;
  readonly step: (p: {
    item: string;
    quantity: string;
    unit: string;
    unitYuan: string;
    yuan: string;
  }) => string;
  readonly share: (p: { basis: string; rate: string; yuan: string }) => string;
  readonly stated: (yuan: string) => string;
  readonly rule: (p: {
    part: string;
    name: string;
    from: string;
    to: string | null;
    sample: boolean;
    notice: string;
    number: string | null;
    date: string | null;
  }) => string;
  readonly sum: (p: { charges: number; yuan: string }) => string;
  readonly match: (p: { pass: string; discrepancy: string | null }) => string;
  readonly record: (p: {
    place: string;
    ref: string;
    request: string;
    status: string;
    day: string;
    size: string;
    fee: string | null;
    counts: boolean;
  }) => string;
  readonly row: (p: { place: string; ref: string }) => string;
  readonly entry: (p: { id: string; day: string }) => string;
  readonly posting: (p: { account: string; debit: boolean; yuan: string }) => string;
  readonly counted: (of: string) => string;
  readonly more: (n: number) => string;
}

export const explainWords: Record<Language, ExplainWords> = {
  "zh-CN": {
    cell: (p) => `${p.sheet}!${p.address} ＝ ${p.value}${p.formula === null ? "" : `（公式 ${p.formula}）`}`,
    charge: (p) => `费用 ${p.id}：${p.kind}，${p.period}，图书馆 ${p.library}，${p.yuan} 元，依据 ${p.rule}`,
    step: (p) => `  计算：${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan} ＝ ${p.yuan}`,
    share: (p) => `  计算：费用基数 ${p.basis} × 补贴率 ${p.rate} ＝ ${p.yuan}（四舍五入到分）`,
    stated: (yuan) => `  申报或账单金额 ${yuan} 元，与规则不符`,
    rule: (p) =>
      `规则：${p.part} ${p.name}，${p.from} 起${p.to === null ? "" : `至 ${p.to}`}${p.sample ? "【样例，非 BALIS 公布】" : ""}；${p.notice}${p.number === null ? "" : `（${p.number}）`}${p.date === null ? "" : `，${p.date}`}`,
    sum: (p) => `合计 ${p.charges} 笔费用基数，共 ${p.yuan} 元`,
    match: (p) => `配对：${p.pass}${p.discrepancy === null ? "" : `，差异 ${p.discrepancy} 处理后确认`}`,
    record: (p) =>
      `记录 ${p.ref}：${p.place}；单号 ${p.request}，${p.status}，${p.day}，${p.size}${p.fee === null ? "" : `，申报费用 ${p.fee} 元`}${p.counts ? "（以此为准）" : ""}`,
    row: (p) => `来源 ${p.ref}：${p.place}`,
    entry: (p) => `分录 ${p.id}（${p.day}）`,
    posting: (p) => `  ${p.debit ? "借" : "贷"} ${p.account} ${p.yuan}`,
    counted: (of) => `由账册逐笔统计：${of}`,
    more: (n) => `……另有 ${n} 项`,
  },
  en: {
    cell: (p) => `${p.sheet}!${p.address} = ${p.value}${p.formula === null ? "" : ` (formula ${p.formula})`}`,
    charge: (p) =>
      `Charge ${p.id}: ${p.kind}, ${p.period}, library ${p.library}, ${p.yuan} yuan, by ${p.rule}`,
    step: (p) => `  Arithmetic: ${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan} = ${p.yuan}`,
    share: (p) => `  Arithmetic: fee basis ${p.basis} × rate ${p.rate} = ${p.yuan} (half up to a fen)`,
    stated: (yuan) => `  Stated or invoiced: ${yuan} yuan, not what the rule says`,
    rule: (p) =>
      `Rule: ${p.part} ${p.name}, from ${p.from}${p.to === null ? "" : ` to ${p.to}`}${p.sample ? " [SAMPLE, not published by BALIS]" : ""}; ${p.notice}${p.number === null ? "" : ` (${p.number})`}${p.date === null ? "" : `, ${p.date}`}`,
    sum: (p) => `Sum of ${p.charges} fee bases, ${p.yuan} yuan`,
    match: (p) =>
      `Match: ${p.pass}${p.discrepancy === null ? "" : `, confirmed by resolving discrepancy ${p.discrepancy}`}`,
    record: (p) =>
      `Record ${p.ref}: ${p.place}; request ${p.request}, ${p.status}, ${p.day}, ${p.size}${p.fee === null ? "" : `, stated fee ${p.fee} yuan`}${p.counts ? " (this one counts)" : ""}`,
    row: (p) => `Source ${p.ref}: ${p.place}`,
    entry: (p) => `Entry ${p.id} (${p.day})`,
    posting: (p) => `  ${p.debit ? "debit" : "credit"} ${p.account} ${p.yuan}`,
    counted: (of) => `Counted one by one from the books: ${of}`,
    more: (n) => `… and ${n} more`,
  },
};
