import type { Language } from "../../../core/words/language.ts";
import { labelOf } from "../../../core/words/terms.ts";
import { fieldValueOf } from "../../../records/words/record-terms.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { Matching } from "../../../rules/policies-rule.ts";
import { fields } from "../../import/words/field-terms.ts";
import type { DeskColumn, DeskWords } from "../desk/desk-sheet.ts";
import { discrepancyKinds, resolutionKinds } from "./reconcile-terms.ts";

export const deskColumns: Record<Language, Readonly<Record<DeskColumn, string>>> = {
  "zh-CN": {
    id: "编号",
    period: "账期",
    service: "服务",
    number: "申请单号",
    kind: "差异",
    supplier: "提供馆",
    requester: "请求馆",
    field: "不一致项",
    supplierValue: "提供馆值",
    requesterValue: "请求馆值",
    centreValue: "平台值",
    evidence: "证据",
    risk: "涉及金额(元)",
    foundOn: "发现日期",
    dueOn: "期限",
    owner: "负责人",
    places: "出处",
    resolution: "处理方式",
    pages: "协商页数",
    volumes: "协商册数",
    fee: "协商费用(元)",
    count: "算数笔数",
    reason: "理由",
    check: "校验码（勿改）",
  },
  en: {
    id: "id",
    period: "period",
    service: "service",
    number: "request",
    kind: "kind",
    supplier: "supplier",
    requester: "requester",
    field: "differs in",
    supplierValue: "supplier says",
    requesterValue: "requester says",
    centreValue: "centre says",
    evidence: "evidence",
    risk: "at risk (yuan)",
    foundOn: "found on",
    dueOn: "due on",
    owner: "owner",
    places: "places",
    resolution: "resolution",
    pages: "agreed pages",
    volumes: "agreed volumes",
    fee: "agreed fee (yuan)",
    count: "rows that stand",
    reason: "reason",
    check: "check (keep)",
  },
};

export function deskWords(language: Language, library: DeskWords["library"]): DeskWords {
  const zh = language === "zh-CN";
  return {
    sheet: zh ? "差异处理表" : "Discrepancies",
    title: (period) => (zh ? `差异处理表 ${period}` : `Discrepancies ${period}`),
    above: [
      zh
        ? "在“处理方式”中选择，写明理由；按协商值时填协商的数值；重复的记录填“算数笔数”。其余各列只供查看。填好后：balis discrepancy import 文件"
        : "Choose a resolution and give the reason; fill in what was agreed, and of duplicates how many rows stand. The other columns are for reading only. Then: balis discrepancy import FILE",
    ],
    columns: deskColumns[language],
    service: (of) => services[of][language],
    kind: (of) => discrepancyKinds[of][language],
    field: (of) => labelOf(language, fields, of),
    value: (field, said) => fieldValueOf(language, field, said),
    resolution: (of) => resolutionKinds[of][language],
    library,
    total: zh ? "合计" : "total",
    evidenceSheet: zh ? "证据汇总" : "Evidence",
    evidenceAbove: [
      zh
        ? "证据：S 提供馆/借出馆，R 请求馆/借入馆，C 中心平台，W 物流；涉及金额只计待处理的差异，单位：元"
        : "Evidence: S supplier/lender, R requester/borrower, C centre, W courier; at risk: open ones only, in yuan",
    ],
    evidenceColumns: zh
      ? { found: "差异笔数", open: "待处理", risk: "涉及金额(元)" }
      : { found: "discrepancies", open: "open", risk: "at risk (yuan)" },
  };
}

export type DeskKey =
  | "supplier-right"
  | "requester-right"
  | "agreed-value"
  | "agreed-outside"
  | "write-off"
  | "defer"
  | "skip"
  | "back"
  | "undo"
  | "quit";

const zh = {
  exported: (p: { file: string; count: number }) => `已写出 ${p.count} 条差异：${p.file}`,
  imported: (p: { resolved: number; undecided: number; unchanged: number }) =>
    `采用处理 ${p.resolved} 条；未填 ${p.undecided} 条，与账册相同 ${p.unchanged} 条`,
  silentReason: "逾期未答复",
  asBefore: "不变",
  silent: (p: { resolved: number; left: number }) =>
    `逾期未答复，按约定处理 ${p.resolved} 条；逾期但约定未涉及 ${p.left} 条`,
  assigned: (p: { count: number; owner: string; dueOn: string }) =>
    `${p.count} 条：负责人 ${p.owner}，期限 ${p.dueOn}`,
  assignment: "分派",
  minor: (by: string) => `待处理，轻微（${by}）`,
  found: "发现日期",
  due: "期限",
  owner: "负责人",
  overdue: "逾期",
  nobody: "—",
  progress: (p: { at: number; of: number; risk: string }) =>
    `── 第 ${p.at} 条，共 ${p.of} 条，待处理涉及金额 ${p.risk} 元 ──`,
  ask: "怎么处理",
  keys: {
    "supplier-right": "以提供馆为准",
    "requester-right": "以请求馆为准",
    "agreed-value": "按协商值",
    "agreed-outside": "系统外已结清",
    "write-off": "核销",
    defer: "转入下期",
    skip: "先放一放，看下一条",
    back: "回到上一条",
    undo: "撤回刚才的决定",
    quit: "离开（已作的决定都已保存）",
  },
  askReason: "理由",
  askPages: "协商的页数（不改请留空）",
  askVolumes: "协商的册数（不改请留空）",
  askFee: "协商的费用，元（不改请留空）",
  askCount: (rows: number) => `有 ${rows} 行可计，几笔算数（1 至 ${rows}；一笔也不算请选“核销”）`,
  undone: (p: { id: string; number: string }) => `已撤回 ${p.id} ${p.number}`,
  undoReason: "处理时当场撤回",
  nothingToUndo: "这一次还没有作过决定。",
  changedMeanwhile: (p: { id: string; number: string }) => `${p.id} ${p.number} 已由别人处理，跳过。`,
  end: (p: { decided: number; left: number; period: string }) =>
    `本次处理 ${p.decided} 条，还有 ${p.left} 条待处理；继续：balis discrepancy resolve --period ${p.period}`,
  empty: "没有待处理的差异。",
  pointsHeading: (on: Matching) =>
    `相似度（${on.match} 分起自动配对，${on.ask} 分起询问，领先不足 ${on.margin} 分的不猜）`,
  pairColumns: { supplier: "提供馆单号", requester: "请求馆单号", sum: "合计" } as Readonly<
    Record<"supplier" | "requester" | "sum", string>
  >,
  /** In the order of the parts themselves. */
  points: {
    number: "单号",
    parties: "双方",
    item: "文献",
    day: "日期",
    size: "页数/册数",
    waybill: "运单",
    status: "状态",
  },
};

const en: typeof zh = {
  exported: (p) => `Wrote ${p.count} discrepancies: ${p.file}`,
  imported: (p) =>
    `${p.resolved} decisions taken; ${p.undecided} rows without one, ${p.unchanged} as in the books`,
  silentReason: "not answered in time",
  asBefore: "as before",
  silent: (p) =>
    `${p.resolved} unanswered ones resolved as agreed; ${p.left} overdue ones the agreement says nothing of`,
  assigned: (p) => `${p.count}: owner ${p.owner}, due ${p.dueOn}`,
  assignment: "assigned",
  minor: (by) => `open, minor (${by})`,
  found: "found on",
  due: "due",
  owner: "owner",
  overdue: "overdue",
  nobody: "—",
  progress: (p) => `── ${p.at} of ${p.of}, ${p.risk} yuan at risk in open ones ──`,
  ask: "What is to be done",
  keys: {
    "supplier-right": "supplier right",
    "requester-right": "requester right",
    "agreed-value": "agreed value",
    "agreed-outside": "agreed outside",
    "write-off": "write off",
    defer: "defer to the next period",
    skip: "pass over, next one",
    back: "back to the one before",
    undo: "take the last decision back",
    quit: "leave (every decision is saved)",
  },
  askReason: "Reason",
  askPages: "Agreed pages (empty: as it is)",
  askVolumes: "Agreed volumes (empty: as it is)",
  askFee: "Agreed fee in yuan (empty: as it is)",
  askCount: (rows) => `How many of ${rows} rows count (1 to ${rows}; none: write off)`,
  undone: (p) => `Taken back: ${p.id} ${p.number}`,
  undoReason: "taken back at the desk",
  nothingToUndo: "Nothing was decided in this sitting.",
  changedMeanwhile: (p) => `${p.id} ${p.number} was resolved by somebody else; passed over.`,
  end: (p) =>
    `${p.decided} decided, ${p.left} still open; go on with: balis discrepancy resolve --period ${p.period}`,
  empty: "No open discrepancies.",
  pointsHeading: (on) =>
    `Likeness (matched from ${on.match} on, asked from ${on.ask} on, never guessed by less than ${on.margin})`,
  pairColumns: { supplier: "supplier's number", requester: "requester's number", sum: "sum" },
  points: {
    number: "number",
    parties: "parties",
    item: "item",
    day: "day",
    size: "pages/volumes",
    waybill: "waybill",
    status: "status",
  },
};

export const deskTalk: Record<Language, typeof zh> = { "zh-CN": zh, en };
