import { counted, type Language } from "../../../core/words/language.ts";
import type { FundUser } from "../../../month/settle/funds-used.ts";

const list = (parts: readonly (string | null)[], between: string): string =>
  parts.filter((part) => part !== null && part !== "").join(between);

const zh = {
  /** A figure after what it is of. */
  is: (figure: string) => ` = ${figure}`,
  yuan: (figures: string) => `${figures} 元`,
  adds: (figure: string) => `，计入 ${figure}`,
  formula: (formula: string) => `公式：${formula}`,
  charge: (p: {
    id: string;
    kind: string;
    period: string;
    library: string;
    scheme: string | null;
    corrects: string | null;
    isInForce: boolean;
  }) =>
    `费用项 ${p.id}：${list([p.kind, p.scheme === null ? null : `方案“${p.scheme}”`, p.period, `图书馆 ${p.library}`, p.corrects === null ? null : `更正 ${p.corrects} 的差额`], "，")}${p.isInForce ? "" : "（所属结算已被后来的结算取代）"}`,
  recomputed: (p: { kind: string; library: string; run: string; when: "before" | "after" }) =>
    `更正 ${p.run} ${p.when === "before" ? "之前" : "之后"}应为：${p.kind}，图书馆 ${p.library}（按原账期规则重算）`,
  /** `rounding`: null is half up. */
  share: (p: { basis: string; rate: string; yuan: string; rounding: string | null }) =>
    `计算：费用基数 ${p.basis} × 比率 ${p.rate} = ${p.yuan}（${p.rounding ?? "四舍五入"}到分）`,
  poolShare: (p: { item: string; funds: string; share: string; yuan: string }) =>
    `计算：${p.item} ${p.funds} × ${p.share} = ${p.yuan}（最大余数法）`,
  limit: (p: { item: string; limit: string; yuan: string }) => `计算：${p.item} ${p.limit}，调整 ${p.yuan}`,
  change: (p: { item: string; basis: string | null; yuan: string }) =>
    `计算：${p.item}${p.basis === null ? "" : `（基数 ${p.basis}）`} = ${p.yuan}`,
  sumOfUnits: (p: { item: string; quantity: string; yuan: string }) =>
    `计算：${p.item} ${p.quantity}，共 ${p.yuan}`,
  stated: (p: { yuan: string; differs: boolean }) =>
    `申报或账单金额 ${p.yuan} 元${p.differs ? "，与规则不符" : ""}`,
  /** Which fee a rule of subsidies counts; `cap`: null where it is not reached. */
  counted: (p: {
    rule: string;
    basis: "tariff" | "confirmed" | "lower";
    tariff: string;
    confirmed: string | null;
    cap: string | null;
  }) => {
    const taken = { tariff: "收费标准", confirmed: "提供馆确认的费用", lower: "两者中较低的" }[p.basis];
    const fees = `按收费标准 ${p.tariff} 元${p.confirmed === null ? "" : `，提供馆确认 ${p.confirmed} 元，取${taken}`}`;
    return `按补贴规则 ${p.rule} 计入的费用：${fees}${p.cap === null ? "" : `，每笔最多计 ${p.cap} 元（费用封顶，再乘补贴率）`}`;
  },
  rule: (p: { part: string; name: string; from: string; to: string | null; sample: boolean }) =>
    `规则：${p.part} ${p.name}，${p.from} 起${p.to === null ? "" : `至 ${p.to}`}${p.sample ? "【样例，非 BALIS 公布】" : ""}`,
  notice: (p: {
    title: string;
    number: string | null;
    date: string | null;
    source: string;
    certainty: string;
  }) =>
    `依据：${list([p.title, p.number === null ? null : `文号 ${p.number}`, p.date, `来源 ${p.source}`, `可靠程度 ${p.certainty}`], "；")}`,
  certainty: {
    A: "A（原始公布）",
    B: "B（二手转载）",
    K: "K（一般知识，须核实）",
    I: "I（推断）",
    sample: "样例",
  } as Readonly<Record<string, string>>,
  sum: (p: {
    charges: number;
    kind: string;
    scheme: string | null;
    library: string | null;
    period: string;
  }) =>
    `合计 ${p.charges} 条${p.kind}${p.scheme === null ? "" : `（${p.scheme}）`}，${list([p.period, p.library === null ? null : `图书馆 ${p.library}`], "，")}`,
  usedShare: (p: { charge: string; user: FundUser; period: string }) =>
    `费用项 ${p.charge}（${p.period}）中${p.user === null ? "未注明请求馆的部分" : p.user === "none" ? "不属于任何一笔申请的部分" : p.user === "corrected" ? "更正已关账月份、不属于任何一笔申请的部分" : `请求馆 ${p.user} 的部分`}`,
  match: (p: { pass: string; discrepancy: string | null }) =>
    `匹配：${p.discrepancy === null ? p.pass : `处理差异 ${p.discrepancy} 后确认`}`,
  record: (p: {
    ref: string;
    request: string;
    status: string;
    day: string;
    size: string;
    fee: string | null;
    counts: boolean;
  }) =>
    `记录 ${p.ref}：单号 ${p.request}，${p.status}，${p.day}，${p.size}${p.fee === null ? "" : `，申报费用 ${p.fee} 元`}${p.counts ? "（结算采用此记录）" : ""}`,
  row: (p: { ref: string; line: string | null }) => `来源 ${p.ref}${p.line === null ? "" : `：${p.line}`}`,
  invoiceLine: (p: { waybill: string; day: string; billed: string }) =>
    `运单 ${p.waybill}，${p.day}，账单 ${p.billed} 元`,
  users: (p: { library: string }) => `注册用户数，图书馆 ${p.library}`,
  entry: (p: { id: string; day: string; reverses: string | null }) =>
    `分录 ${p.id}（${p.day}）${p.reverses === null ? "" : `，冲销 ${p.reverses}`}`,
  posting: (p: { account: string; debit: boolean; yuan: string }) =>
    `${p.debit ? "借" : "贷"} ${p.account} ${p.yuan}`,
  movement: (p: {
    id: string;
    kind: string;
    day: string;
    account: string;
    fund: string;
    voucher: string;
    text: string;
    reverses: string | null;
  }) =>
    `${p.kind} ${p.id}：${list([p.day, p.account, `资金 ${p.fund}`, p.voucher === "" ? null : `凭证号 ${p.voucher}`, p.text, p.reverses === null ? null : `冲销 ${p.reverses}`], "，")}`,
  account: (p: { account: string; period: string; when: "in" | "before" }) =>
    `科目 ${p.account}，${p.period} ${p.when === "before" ? "之前的余额" : "的发生额"}`,
  requests: (p: {
    periods: readonly string[];
    service: string;
    status: string;
    supplier: string | null;
    requester: string | null;
    scheme: string | null;
    by: "requests" | "volumes";
  }) =>
    `逐笔统计经确认的业务：${list([p.service, p.status, p.supplier === null ? null : `提供馆 ${p.supplier}`, p.requester === null ? null : `请求馆 ${p.requester}`, p.scheme === null ? null : `适用方案“${p.scheme}”`, spanOf(p.periods, " 至 "), p.by === "volumes" ? "计册数" : "计笔数"], "，")}`,
  audited: (p: { waybill: string; class: string; day: string }) =>
    `审计：运单 ${p.waybill}，${p.day}，${p.class}，账单金额`,
  contractPrice: (p: { contract: string; yuan: string }) => `按合同 ${p.contract} 应为 ${p.yuan} 元`,
  answered: (p: { number: number; reason: string }) => `第 ${p.number} 号答复：${p.reason}`,
  payment: (p: { payable: string; held: string; disputed: string }) =>
    `应付 ${p.payable}，暂缓支付 ${p.held}，争议 ${p.disputed}`,
  invoiced: (p: { class: string | null; period: string; lines: number }) =>
    `物流账单 ${p.period}：${p.class ?? "全部"} ${p.lines} 行，应付`,
  use: {
    legs: "逐行统计：用了物流的单程数",
    volumes: "逐行统计：所运册数",
    stops: "逐行统计：上门天数",
    "base-cost": "平摊部分",
    "legs-cost": "按单程分摊",
    "volumes-cost": "按册分摊",
    "stops-cost": "按上门分摊",
  },
  fund: (p: { fund: string; period: string; covers: string }) =>
    `资金 ${p.fund} 在 ${p.period} 结算时可用；支付范围 ${p.covers}`,
  run: (p: { run: string; into: string; corrections: number }) =>
    `更正 ${p.run}：${p.corrections} 张更正单，差额计入 ${p.into}`,
  period: (p: { period: string; settlement: number | null; isSample: boolean }) =>
    `账期 ${p.period}：${p.settlement === null ? "未结算" : `第 ${p.settlement} 次结算`}${p.isSample ? "【含样例规则】" : ""}`,
  close: (p: { ordinal: number; at: string; hash: string; previous: string }) =>
    `第 ${p.ordinal} 次关账，${p.at}；关账清单校验值 ${p.hash}；上一期 ${p.previous}`,
  notClosed: "尚未关账，数字可能变动",
  file: (p: { kind: string; rows: number; taken: number; quarantined: number; sha256: string }) =>
    `文件：${p.kind}，${p.rows} 行，采用 ${p.taken}，待更正 ${p.quarantined}；SHA-256 ${p.sha256}`,
  nothing: "账册中没有这样的费用或记录：为零",
  position: "序号或名次：表中的位置",
  more: (n: number) => `……另有 ${n} 项（--all 全部列出）`,
  written: (p: { file: string; facts: number }) => `已导出 ${p.file}：${p.facts} 行`,
};

const en: typeof zh = {
  is: (figure) => ` = ${figure}`,
  yuan: (figures) => `${figures} yuan`,
  adds: (figure) => `, adds ${figure}`,
  formula: (formula) => `Formula: ${formula}`,
  charge: (p) =>
    `Charge ${p.id}: ${list([p.kind, p.scheme === null ? null : `scheme "${p.scheme}"`, p.period, `library ${p.library}`, p.corrects === null ? null : `difference of correction ${p.corrects}`], ", ")}${p.isInForce ? "" : " (of a settlement since superseded)"}`,
  recomputed: (p) =>
    `As it ${p.when === "before" ? "was before" : "is after"} correction ${p.run}: ${p.kind}, library ${p.library} (computed again by the rules of its period)`,
  share: (p) =>
    `Arithmetic: fee basis ${p.basis} × rate ${p.rate} = ${p.yuan} (${p.rounding ?? "half up"} to a fen)`,
  poolShare: (p) => `Arithmetic: ${p.item} ${p.funds} × ${p.share} = ${p.yuan} (largest remainder)`,
  limit: (p) => `Arithmetic: ${p.item} ${p.limit}, changes it by ${p.yuan}`,
  change: (p) => `Arithmetic: ${p.item}${p.basis === null ? "" : ` (of ${p.basis})`} = ${p.yuan}`,
  sumOfUnits: (p) => `Arithmetic: ${p.item}, ${p.quantity}, ${p.yuan} in all`,
  stated: (p) => `Stated or invoiced: ${p.yuan} yuan${p.differs ? ", which differs from the rule" : ""}`,
  counted: (p) => {
    const taken = { tariff: "the tariff's", confirmed: "the confirmed one", lower: "the lower one" }[p.basis];
    const fees = `${p.tariff} yuan by the tariff${p.confirmed === null ? "" : `, ${p.confirmed} confirmed by the supplier, of which ${taken} is taken`}`;
    return `Fee counted by subsidy rule ${p.rule}: ${fees}${p.cap === null ? "" : `, of which at most ${p.cap} yuan a request counts (cap of the fee, before the rate)`}`;
  },
  rule: (p) =>
    `Rule: ${p.part} ${p.name}, from ${p.from}${p.to === null ? "" : ` to ${p.to}`}${p.sample ? " [SAMPLE, not published by BALIS]" : ""}`,
  notice: (p) =>
    `Notice: ${list([p.title, p.number === null ? null : `no. ${p.number}`, p.date, `source ${p.source}`, `certainty ${p.certainty}`], "; ")}`,
  certainty: {
    A: "A (published)",
    B: "B (second-hand copy)",
    K: "K (general knowledge, to be checked)",
    I: "I (inferred)",
    sample: "sample",
  },
  sum: (p) =>
    `Total of ${p.charges} × ${p.kind}${p.scheme === null ? "" : ` (${p.scheme})`}, ${list([p.period, p.library === null ? null : `library ${p.library}`], ", ")}`,
  usedShare: (p) =>
    `Of charge ${p.charge} (${p.period}): ${p.user === null ? "the part whose requester is not stated" : p.user === "none" ? "the part that belongs to no single request" : p.user === "corrected" ? "the part of a closed month's correction that belongs to no single request" : `the part of requester ${p.user}`}`,
  match: (p) =>
    `Match: ${p.discrepancy === null ? p.pass : `confirmed by resolving discrepancy ${p.discrepancy}`}`,
  record: (p) =>
    `Record ${p.ref}: request ${p.request}, ${p.status}, ${p.day}, ${p.size}${p.fee === null ? "" : `, stated fee ${p.fee} yuan`}${p.counts ? " (used for the settlement)" : ""}`,
  row: (p) => `Source ${p.ref}${p.line === null ? "" : `: ${p.line}`}`,
  invoiceLine: (p) => `waybill ${p.waybill}, ${p.day}, billed ${p.billed} yuan`,
  users: (p) => `Registered users of library ${p.library}`,
  entry: (p) => `Entry ${p.id} (${p.day})${p.reverses === null ? "" : `, reversal of ${p.reverses}`}`,
  posting: (p) => `${p.debit ? "debit" : "credit"} ${p.account} ${p.yuan}`,
  movement: (p) =>
    `${capital(p.kind)} ${p.id}: ${list([p.day, p.account, `fund ${p.fund}`, p.voucher === "" ? null : `voucher number ${p.voucher}`, p.text, p.reverses === null ? null : `reverses ${p.reverses}`], ", ")}`,
  account: (p) =>
    `Account ${p.account}, ${p.when === "before" ? `balance before ${p.period}` : `posted in ${p.period}`}`,
  requests: (p) =>
    `Confirmed requests, counted one by one: ${list([p.service, p.status, p.supplier === null ? null : `supplier ${p.supplier}`, p.requester === null ? null : `requester ${p.requester}`, p.scheme === null ? null : `under scheme "${p.scheme}"`, spanOf(p.periods, " to "), p.by === "volumes" ? "in volumes" : "in requests"], ", ")}`,
  audited: (p) => `Audit: waybill ${p.waybill}, ${p.day}, ${p.class}, billed`,
  contractPrice: (p) => `By contract ${p.contract}: ${p.yuan} yuan`,
  answered: (p) => `Answer no. ${p.number}: ${p.reason}`,
  payment: (p) => `Payable ${p.payable}, held ${p.held}, disputed ${p.disputed}`,
  invoiced: (p) =>
    `Courier invoice ${p.period}: ${p.lines} ${p.lines === 1 ? "line" : "lines"}, ${p.class ?? "all classes"}, payable`,
  use: {
    legs: "Legs, counted line by line",
    volumes: "Volumes carried, counted line by line",
    stops: "Days on which the courier called, counted line by line",
    "base-cost": "Equal part of the cost",
    "legs-cost": "Cost shared by legs",
    "volumes-cost": "Cost shared by volumes",
    "stops-cost": "Cost shared by stops",
  },
  fund: (p) => `Fund ${p.fund}, available for the settlement of ${p.period}; covers ${p.covers}`,
  run: (p) =>
    `Correction run ${p.run}: ${p.corrections} ${p.corrections === 1 ? "note" : "notes"}, settled in ${p.into}`,
  period: (p) =>
    `Period ${p.period}: ${p.settlement === null ? "not settled" : `settlement ${p.settlement}`}${p.isSample ? " [contains SAMPLE rules]" : ""}`,
  close: (p) =>
    `Close no. ${p.ordinal}, ${p.at}; checksum of the closing record ${p.hash}; previous one ${p.previous}`,
  notClosed: "Not closed yet; figures may change",
  file: (p) =>
    `File: ${p.kind}, ${p.rows} ${p.rows === 1 ? "row" : "rows"}, ${p.taken} accepted, ${p.quarantined} to be corrected; SHA-256 ${p.sha256}`,
  nothing: "The books contain no such charge or record: it is zero",
  position: "The number or rank of a row in the table",
  more: (n) => `… and ${n} more (--all shows them)`,
  written: (p) => `Exported ${p.file}: ${counted(p.facts, "row")}`,
};

export const explainWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

function spanOf(periods: readonly string[], to: string): string {
  const [first = "", last = first] = [periods[0], periods.at(-1)];
  return first === last ? first : `${first}${to}${last}`;
}

function capital(said: string): string {
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
