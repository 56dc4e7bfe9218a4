import { counted, type Language, labelOf } from "../../../core/words/language.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
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
    kind: "差异类型",
    supplier: "提供馆",
    requester: "请求馆",
    field: "不一致项",
    supplierValue: "提供馆值",
    requesterValue: "请求馆值",
    centreValue: "平台值",
    evidence: "数据来源",
    risk: "涉及金额（元）",
    foundOn: "发现日期",
    dueOn: "期限",
    owner: "负责人",
    places: "出处",
    resolution: "处理意见",
    pages: "协商页数",
    volumes: "协商册数",
    fee: "协商费用（元）",
    count: "计入结算的笔数",
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
    centreValue: "platform says",
    evidence: "sources",
    risk: "in question (yuan)",
    foundOn: "found on",
    dueOn: "due on",
    owner: "owner",
    places: "places",
    resolution: "resolution",
    pages: "agreed pages",
    volumes: "agreed volumes",
    fee: "agreed fee (yuan)",
    count: "rows that count",
    reason: "reason",
    check: "check (keep)",
  },
};

/** How the columns that are read back were headed before: sheets sent out then still come back. */
export const formerDeskHeadings: Readonly<Record<string, DeskColumn>> = {
  处理方式: "resolution",
  算数笔数: "count",
  "rows that stand": "count",
};

/** What the resolutions were called before. */
export const formerResolutions: Readonly<Record<string, ResolutionKind>> = {
  核销: "write-off",
  "write off": "write-off",
  "supplier right": "supplier-right",
  "requester right": "requester-right",
  "agreed value": "agreed-value",
  "agreed outside": "agreed-outside",
};

export function deskWords(language: Language, library: DeskWords["library"]): DeskWords {
  const zh = language === "zh-CN";
  return {
    sheet: zh ? "差异处理表" : "Discrepancies",
    title: (period) => (zh ? `差异处理表 ${period}` : `Discrepancies ${period}`),
    above: [
      zh
        ? "在“处理意见”中选择，写明理由；按协商值时填协商的数值；重复的记录填“计入结算的笔数”。其余各列只供查看。填好后：balis discrepancy import 文件"
        : "Choose a resolution and give the reason. If the libraries agreed on a value, fill it in; for duplicates, give the number of rows that count. The other columns are for reading only. Then: balis discrepancy import FILE",
    ],
    columns: deskColumns[language],
    service: (of) => services[of][language],
    kind: (of) => discrepancyKinds[of][language],
    field: (of) => labelOf(language, fields, of),
    value: (field, said) => fieldValueOf(language, field, said),
    asSettled: (value) => (zh ? `（结算时 ${value}）` : ` (settled with ${value})`),
    resolution: (of) => resolutionKinds[of][language],
    library,
    total: zh ? "合计" : "total",
    evidenceSheet: zh ? "数据来源汇总" : "Sources",
    evidenceAbove: [
      zh
        ? "数据来源：S 提供馆/借出馆，R 请求馆/借入馆，C 平台，W 物流；涉及金额只计待处理的差异，单位：元"
        : "Sources: S supplier/lender, R requester/borrower, C platform, W courier; the amount in question counts open ones only, in yuan",
    ],
    evidenceColumns: zh
      ? { found: "差异条数", open: "待处理", risk: "涉及金额（元）" }
      : { found: "discrepancies", open: "open", risk: "in question (yuan)" },
  };
}

const zh = {
  exported: (p: { file: string; count: number }) => `已导出 ${p.count} 条差异：${p.file}`,
  imported: (p: { resolved: number; undecided: number; unchanged: number }) =>
    `采用处理 ${p.resolved} 条；未填 ${p.undecided} 条，与账册相同 ${p.unchanged} 条`,
  silentReason: "逾期未答复",
  asBefore: "不变",
  silent: (p: { resolved: number; left: number }) =>
    `逾期未答复，按约定处理 ${p.resolved} 条；逾期但约定未涉及 ${p.left} 条`,
  assigned: (p: { count: number; owner: string; dueOn: string }) =>
    `${p.count} 条：负责人 ${p.owner}，期限 ${p.dueOn}`,
  assignedBefore: (count: number) => `${count} 条原已如此，没有改动`,
  assignment: "分派",
  minor: (by: string) => `待处理，轻微（${by}）`,
  found: "发现日期",
  due: "期限",
  owner: "负责人",
  overdue: "逾期",
  nobody: "—",
  end: (p: { decided: number; left: number; period: string }) =>
    p.left === 0
      ? [`本次处理 ${p.decided} 条，没有剩下待处理的`]
      : [
          `本次处理 ${p.decided} 条，还有 ${p.left} 条待处理`,
          `继续：balis discrepancy resolve --period ${p.period}`,
        ],
  empty: "没有待处理的差异。",
  pointsHeading: (on: Matching) =>
    `相似度（${on.match} 分起自动匹配，${on.ask} 分起询问，领先不足 ${on.margin} 分的不猜）`,
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
  exported: (p) => `Exported ${counted(p.count, "discrepancy", "discrepancies")}: ${p.file}`,
  imported: (p) =>
    `${counted(p.resolved, "resolution accepted", "resolutions accepted")}; ${counted(p.undecided, "row")} without one, ${p.unchanged} unchanged`,
  silentReason: "not answered in time",
  asBefore: "as before",
  silent: (p) =>
    `${counted(p.resolved, "unanswered discrepancy", "unanswered discrepancies")} resolved by the agreed rule; ${counted(p.left, "overdue discrepancy is", "overdue discrepancies are")} not covered by it`,
  assigned: (p) => `${p.count}: owner ${p.owner}, due ${p.dueOn}`,
  assignedBefore: (count) => `${count} ${count === 1 ? "was" : "were"} so already, nothing changed`,
  assignment: "assigned",
  minor: (by) => `open, minor (${by})`,
  found: "found on",
  due: "due",
  owner: "owner",
  overdue: "overdue",
  nobody: "—",
  end: (p) =>
    p.left === 0
      ? [`${p.decided} decided, none left`]
      : [
          `${p.decided} decided, ${p.left} still open`,
          `Continue with: balis discrepancy resolve --period ${p.period}`,
        ],
  empty: "There are no open discrepancies.",
  pointsHeading: (on) =>
    `Similarity (matched automatically from ${on.match} points, asked from ${on.ask}; a lead of less than ${on.margin} is not guessed)`,
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
