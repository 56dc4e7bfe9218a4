import { shellWord } from "../../../core/shell-word.ts";
import type { Language } from "../../../core/words/language.ts";

const zh = {
  row: (p: { place: string; role: string; number: string; period: string }) =>
    `${[p.place, p.role, p.number].filter((t) => t !== "").join("，")}（账期 ${p.period}）`,
  setAside: "这一行没有采用，待更正：",
  setAsideCounts: "更正之前，这一行不计入对账和结算",
  noRecord: "这一行不是业务记录（标题、空行、合计行，或按导入格式略去的行）",
  joined: (rows: readonly number[]) => `按导入格式，由第 ${rows.join("、")} 行合为一笔`,
  late: (period: string) => `所在文件迟报：原属账期 ${period}，在后一账期处理`,
  replaced: (by: string) => `所在文件已被更正文件 ${by} 取代，这一行不再计算`,
  withdrawn: (p: { day: string; by: string; reason: string }) =>
    `所在文件已于 ${p.day} 由 ${p.by} 撤回（${p.reason}），这一行不再计算`,
  corrected: (by: string) => `已由退回更正的一行取代：${by}`,
  notReconciled: (p: { period: string; service: string }) =>
    `${p.service}尚未用这一行对账 → 运行 balis reconcile ${p.period}`,
  open: (p: { id: string; kind: string; risk: string }) =>
    `差异 ${p.id}（${p.kind}，涉及 ${p.risk} 元）待处理，处理前不结算 → balis discrepancy show ${shellWord(p.id)}`,
  resolved: (p: { id: string; kind: string; as: string; reason: string; by: string }) =>
    `差异 ${p.id}（${p.kind}）已处理：${p.as}（${p.by}：${p.reason}）`,
  openLater: (p: { id: string; kind: string; risk: string }) =>
    `差异 ${p.id}（${p.kind}，涉及 ${p.risk} 元）待处理，处理前原结算不变 → balis discrepancy show ${shellWord(p.id)}`,
  /** What a resolution means for the money; empty where it is settled. */
  never: "因此不结算",
  deferred: "因此转入下一账期",
  notCounted: "按此处理，这一行没有计入结算",
  repeated: (by: string) => `与另一文件的一行内容一致，两行按一笔计：${by}`,
  confirmed: (p: { pass: string; isBasis: boolean; isAgreed: boolean }) =>
    `已确认：${p.pass}；${p.isAgreed ? "以处理时确定的数值结算" : p.isBasis ? "以这一行的数值结算" : "结算数值取自另一方的记录"}`,
  notFilled: (status: string) => `状态为“${status}”，没有费用`,
  notSettled: (period: string) => `尚未结算 → 运行 balis settle ${period}`,
  free: (period: string) => `已在账期 ${period} 结算，这一笔不产生费用`,
  outOfDate: (period: string) => `以上金额出自旧的结算，之后数据有变 → 运行 balis settle ${period}`,
  changed: (p: { run: string; into: string; isVoid: boolean; reason: string }) =>
    `关账后已更正（${p.run}，${p.reason}）：${p.isVoid ? "这一笔不再计入" : "按更正后的数值计"}，差额计入账期 ${p.into} 的结算`,
  kept: "原结算不变",
  wentOn: (p: { from: string; into: string }) =>
    `账期 ${p.from} 关账时仍待处理，转入账期 ${p.into} → 运行 balis reconcile ${p.into}`,
  unpriced: "结算发现问题：",
  charged: (p: { id: string; kind: string; library: string; yuan: string }) =>
    `${p.kind} ${p.yuan} 元（${p.id}，图书馆 ${p.library}）→ balis explain ${shellWord(p.id)}`,
  closed: (period: string) => `账期 ${period} 已关账，不再改变`,
};

const en: typeof zh = {
  row: (p) => `${[p.place, p.role, p.number].filter((t) => t !== "").join(", ")} (period ${p.period})`,
  setAside: "This row was not accepted; it is to be corrected:",
  setAsideCounts: "Until it is corrected, it counts neither in reconciliation nor in settlement",
  noRecord:
    "This row is not a record (it is a title, blank or total row, or its import format passes it over)",
  joined: (rows) => `By its import format, rows ${rows.join(", ")} are one record`,
  late: (period) => `Its file is late: it belongs to ${period} and is processed in a later period`,
  replaced: (by) => `Its file was replaced by the corrected file ${by}; this row no longer counts`,
  withdrawn: (p) => `Its file was withdrawn on ${p.day} by ${p.by} (${p.reason}); this row no longer counts`,
  corrected: (by) => `It was replaced by a corrected row: ${by}`,
  notReconciled: (p) => `${p.service} is not yet reconciled with this row → run balis reconcile ${p.period}`,
  open: (p) =>
    `Discrepancy ${p.id} (${p.kind}, ${p.risk} yuan in question) is open; the request is not settled until it is resolved → balis discrepancy show ${shellWord(p.id)}`,
  openLater: (p) =>
    `Discrepancy ${p.id} (${p.kind}, ${p.risk} yuan in question) is open; what was settled stays as it is until it is resolved → balis discrepancy show ${shellWord(p.id)}`,
  resolved: (p) => `Discrepancy ${p.id} (${p.kind}) is resolved: ${p.as} (${p.by}: ${p.reason})`,
  never: "Therefore it is not settled",
  deferred: "Therefore it is carried to the next period",
  notCounted: "Under this resolution the row does not count",
  repeated: (by) =>
    `Confirmed twice: a row of another file says the same, and both count as one request: ${by}`,
  confirmed: (p) =>
    `Confirmed: ${p.pass}; ${p.isAgreed ? "settled with the values that were decided on" : p.isBasis ? "settled with the values of this row" : "settled with the values of the other side's record"}`,
  notFilled: (status) => `Its status is "${status}": there is no fee`,
  notSettled: (period) => `Not yet settled → run balis settle ${period}`,
  free: (period) => `Settled in period ${period}; there is no charge for it`,
  outOfDate: (period) => `These amounts are of a settlement that is out of date → run balis settle ${period}`,
  changed: (p) =>
    `Corrected after the close (${p.run}: ${p.reason}): ${p.isVoid ? "it no longer counts" : "it counts with the corrected values"}, and the difference is settled in period ${p.into}`,
  kept: "What was settled stays as it is",
  wentOn: (p) =>
    `It was open when period ${p.from} was closed and goes on into ${p.into} → run balis reconcile ${p.into}`,
  unpriced: "Problems found by the settlement:",
  charged: (p) =>
    `${p.kind} ${p.yuan} yuan (${p.id}, library ${p.library}) → balis explain ${shellWord(p.id)}`,
  closed: (period) => `Period ${period} is closed and can no longer change`,
};

export const whyWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
