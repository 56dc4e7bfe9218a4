import { counted, type Language } from "../../../core/words/language.ts";

const zh = {
  heading: (p: { period: string; service: string }) => `对账 ${p.period} ${p.service}`,
  current: "  上次对账后没有变化，无需重做。",
  noRecords: "  该账期没有这项服务的记录。",
  counted: (p: { records: number; cases: number }) => `  读入 ${p.records} 行记录，归为 ${p.cases} 笔业务`,
  repeated: (rows: number) => `  其中 ${rows} 行与另一文件中的同一笔内容一致，已由两份文件确认，各按一笔计`,
  matched: (p: { pass: string; count: number }) => `  匹配 ${p.count} 笔（${p.pass}）`,
  kind: (p: { kind: string; count: number; open: number; risk: string }) =>
    `  差异 ${p.count} 条：${p.kind}，其中待处理 ${p.open} 条，涉及金额 ${p.risk} 元`,
  evidence: (p: { evidence: string; cases: number; open: number; risk: string }) =>
    `  数据来源 ${p.evidence}：${p.cases} 笔；待处理差异 ${p.open} 条，涉及金额 ${p.risk} 元`,
  policy: (p: { policy: string; count: number }) => `  自动处理 ${p.count} 条：规则 ${p.policy}`,
  standing: (count: number) => `  沿用已有处理 ${count} 条`,
  nothing: (period: string) => `没有可对账的业务。下一步：balis settle ${period}`,
  next: (period: string) =>
    `下一步：balis discrepancy list ${period} 查看待处理差异，或 balis settle ${period}`,
  columns: {
    id: "编号",
    service: "服务",
    number: "申请单号",
    kind: "差异类型",
    supplier: "提供馆",
    requester: "请求馆",
    fields: "不一致处（提供馆/请求馆）",
    evidence: "数据来源",
    risk: "涉及金额（元）",
    unsettled: "未结金额（元）",
    status: "状态",
    field: "项目",
    centre: "平台",
    settled: "结算时",
    subsidy: "其中补贴（元，按费率）",
    role: "来源",
    place: "出处",
  },
  settledWith: (value: string) => `结算时 ${value}，现`,
  platformSays: (value: string) => `平台 ${value}`,
  open: "待处理",
  resolved: (p: { kind: string; by: string; reason: string }) => `${p.kind}（${p.by}：${p.reason}）`,
  history: "历史",
  event: (p: { at: string; operator: string; event: string; what: string; reason: string }) =>
    `  ${p.at} ${p.operator} ${p.event} ${p.what} ${p.reason}`.trimEnd(),
  made: "处理",
  withdrawn: "撤回",
  records: "记录",
  listed: (p: { count: number; risk: string; unsettled: string }) =>
    `共 ${p.count} 条，待处理涉及金额 ${p.risk} 元，未结金额 ${p.unsettled} 元`,
  resolvedLine: (p: { id: string; number: string; kind: string; requests: number; unfilled: number }) =>
    `${p.id} ${p.number}：${p.kind}，${p.unfilled > 0 ? `${p.unfilled} 笔按未满足记，不计费` : `可结算 ${p.requests} 笔`}`,
  correctedLine: (p: { id: string; number: string; kind: string; corrections: number; into: string }) =>
    p.corrections === 0
      ? `${p.id} ${p.number}：${p.kind}，已结算的不变`
      : `${p.id} ${p.number}：${p.kind}，更正已结算的 ${p.corrections} 笔；已关账的账期不变，差额在结算 ${p.into} 时计入`,
  unchangedLine: (p: { id: string; number: string; kind: string }) =>
    `${p.id} ${p.number}：已按同样的理由作过这一处理（${p.kind}），没有改动`,
  withdrawnLine: (p: { id: string; number: string }) => `${p.id} ${p.number}：处理已撤回，重新列为待处理`,
  allowed: (kinds: string) => `可用的处理意见：${kinds}`,
};

const en: typeof zh = {
  heading: (p) => `Reconciliation ${p.period} ${p.service}`,
  current: "  Nothing has changed since the last reconciliation; there is nothing to do.",
  noRecords: "  No records of this service in the period.",
  counted: (p) => `  ${counted(p.records, "record")} read, ${counted(p.cases, "request")}`,
  repeated: (rows) =>
    `  ${rows} of the records ${rows === 1 ? "says" : "say"} the same as one in another file: confirmed twice, counted once`,
  matched: (p) => `  ${p.count} matched (${p.pass})`,
  kind: (p) =>
    `  ${counted(p.count, "discrepancy", "discrepancies")}: ${p.kind}; ${p.open} open, ${p.risk} yuan in question`,
  evidence: (p) =>
    `  sources ${p.evidence}: ${counted(p.cases, "request")}; ${p.open} open, ${p.risk} yuan in question`,
  policy: (p) => `  ${p.count} resolved automatically: rule ${p.policy}`,
  standing: (count) => `  ${counted(count, "earlier resolution")} kept`,
  nothing: (period) => `There is nothing to reconcile. Next: balis settle ${period}`,
  next: (period) => `Next: balis discrepancy list ${period}, or balis settle ${period}`,
  columns: {
    id: "id",
    service: "service",
    number: "request",
    kind: "kind",
    supplier: "supplier",
    requester: "requester",
    fields: "differs in (supplier/requester)",
    evidence: "sources",
    risk: "in question (yuan)",
    unsettled: "left unsettled (yuan)",
    status: "status",
    field: "field",
    centre: "platform",
    settled: "as settled",
    subsidy: "subsidy on it (yuan, by the rate)",
    role: "role",
    place: "place",
  },
  platformSays: (value) => `platform ${value}`,
  settledWith: (value) => `settled with ${value}, now`,
  open: "open",
  resolved: (p) => `${p.kind} (${p.by}: ${p.reason})`,
  history: "History",
  event: (p) => `  ${p.at} ${p.operator} ${p.event} ${p.what} ${p.reason}`.trimEnd(),
  made: "resolved",
  withdrawn: "withdrew",
  records: "Records",
  listed: (p) => `${p.count} in all; open ones: ${p.risk} yuan in question, ${p.unsettled} left unsettled`,
  resolvedLine: (p) =>
    `${p.id} ${p.number}: ${p.kind}, ${
      p.unfilled > 0
        ? `${p.unfilled} ${p.unfilled === 1 ? "request counts" : "requests count"} as not filled and will not be charged`
        : `${p.requests} ${p.requests === 1 ? "request" : "requests"} can be settled`
    }`,
  correctedLine: (p) =>
    p.corrections === 0
      ? `${p.id} ${p.number}: ${p.kind}, what was settled stays as it is`
      : `${p.id} ${p.number}: ${p.kind}, corrects ${p.corrections} settled ${p.corrections === 1 ? "request" : "requests"}; the closed period stays as it is, the difference is settled in ${p.into}`,
  unchangedLine: (p) =>
    `${p.id} ${p.number}: already resolved like this (${p.kind}) for the same reason, nothing changed`,
  withdrawnLine: (p) => `${p.id} ${p.number}: resolution withdrawn, open again`,
  allowed: (kinds) => `Possible resolutions: ${kinds}`,
};

export const reconcileWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
