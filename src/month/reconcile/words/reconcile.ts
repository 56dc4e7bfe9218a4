import type { Language } from "../../../core/words/language.ts";

interface ReconcileWords {
  readonly heading: (p: { period: string; service: string }) => string;
  readonly current: string;
  readonly noRecords: string;
  readonly counted: (p: { records: number; cases: number }) => string;
  readonly matched: (p: { pass: string; count: number }) => string;
  readonly kind: (p: { kind: string; count: number; open: number; risk: string }) => string;
  readonly evidence: (p: { evidence: string; cases: number; open: number; risk: string }) => string;
  readonly policy: (p: { policy: string; count: number }) => string;
  readonly standing: (count: number) => string;
  readonly next: (period: string) => string;
  readonly columns: {
    readonly id: string;
    readonly service: string;
    readonly number: string;
    readonly kind: string;
    readonly supplier: string;
    readonly requester: string;
    readonly fields: string;
    readonly evidence: string;
    readonly risk: string;
    readonly status: string;
    readonly field: string;
    readonly centre: string;
    readonly role: string;
    readonly place: string;
  };
  readonly open: string;
  readonly resolved: (p: { kind: string; by: string; reason: string }) => string;
  readonly history: string;
  readonly event: (p: {
    at: string;
    operator: string;
    event: string;
    what: string;
    reason: string;
  }) => string;
  readonly made: string;
  readonly withdrawn: string;
  readonly records: string;
  readonly listed: (p: { count: number; risk: string }) => string;
  readonly resolvedLine: (p: { id: string; number: string; kind: string; requests: number }) => string;
  readonly withdrawnLine: (p: { id: string; number: string }) => string;
  readonly allowed: (kinds: string) => string;
}

export const reconcileWords: Record<Language, ReconcileWords> = {
  "zh-CN": {
    heading: (p) => `对账 ${p.period} ${p.service}`,
    current: "  上次对账后没有变化，无需重做。",
    noRecords: "  该账期没有这项服务的记录。",
    counted: (p) => `  读入 ${p.records} 行记录，归为 ${p.cases} 笔业务`,
    matched: (p) => `  配对 ${p.count} 笔（${p.pass}）`,
    kind: (p) => `  差异 ${p.count} 笔：${p.kind}，其中待处理 ${p.open} 笔，涉及金额 ${p.risk} 元`,
    evidence: (p) => `  证据 ${p.evidence}：${p.cases} 笔；未处理 ${p.open} 笔，涉及 ${p.risk} 元`,
    policy: (p) => `  自动处理 ${p.count} 笔：规则 ${p.policy}`,
    standing: (count) => `  沿用已有处理 ${count} 笔`,
    next: (period) => `下一步：balis discrepancy list ${period} 查看待处理差异，或 balis settle ${period}`,
    columns: {
      id: "编号",
      service: "服务",
      number: "申请单号",
      kind: "差异",
      supplier: "提供馆",
      requester: "请求馆",
      fields: "不一致处（提供馆/请求馆）",
      evidence: "证据",
      risk: "涉及金额(元)",
      status: "状态",
      field: "项目",
      centre: "中心平台",
      role: "来源",
      place: "出处",
    },
    open: "待处理",
    resolved: (p) => `${p.kind}（${p.by}：${p.reason}）`,
    history: "历史",
    event: (p) => `  ${p.at} ${p.operator} ${p.event} ${p.what} ${p.reason}`.trimEnd(),
    made: "处理",
    withdrawn: "撤回",
    records: "记录",
    listed: (p) => `共 ${p.count} 笔，待处理涉及金额 ${p.risk} 元`,
    resolvedLine: (p) => `${p.id} ${p.number}：${p.kind}，可结算 ${p.requests} 笔`,
    withdrawnLine: (p) => `${p.id} ${p.number}：处理已撤回，重新列为待处理`,
    allowed: (kinds) => `可用的处理方式：${kinds}`,
  },
  en: {
    heading: (p) => `Reconciliation ${p.period} ${p.service}`,
    current: "  Nothing changed since the last reconciliation; nothing to do.",
    noRecords: "  No records of this service in the period.",
    counted: (p) => `  ${p.records} records read, ${p.cases} cases`,
    matched: (p) => `  ${p.count} matched (${p.pass})`,
    kind: (p) => `  ${p.count} discrepancies: ${p.kind}; ${p.open} open, ${p.risk} yuan at risk`,
    evidence: (p) => `  evidence ${p.evidence}: ${p.cases} cases; ${p.open} open, ${p.risk} yuan at risk`,
    policy: (p) => `  ${p.count} resolved by policy ${p.policy}`,
    standing: (count) => `  ${count} earlier resolutions taken over`,
    next: (period) => `Next: balis discrepancy list ${period}, or balis settle ${period}`,
    columns: {
      id: "id",
      service: "service",
      number: "request",
      kind: "kind",
      supplier: "supplier",
      requester: "requester",
      fields: "differs in (supplier/requester)",
      evidence: "evidence",
      risk: "at risk (yuan)",
      status: "status",
      field: "field",
      centre: "centre",
      role: "role",
      place: "place",
    },
    open: "open",
    resolved: (p) => `${p.kind} (${p.by}: ${p.reason})`,
    history: "History",
    event: (p) => `  ${p.at} ${p.operator} ${p.event} ${p.what} ${p.reason}`.trimEnd(),
    made: "resolved",
    withdrawn: "withdrew",
    records: "Records",
    listed: (p) => `${p.count} in all, ${p.risk} yuan at risk in open ones`,
    resolvedLine: (p) => `${p.id} ${p.number}: ${p.kind}, ${p.requests} request(s) can be settled`,
    withdrawnLine: (p) => `${p.id} ${p.number}: resolution withdrawn, open again`,
    allowed: (kinds) => `Possible resolutions: ${kinds}`,
  },
};
