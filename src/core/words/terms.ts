/**
 * The glossary: one concept, one word, in both languages. Every label a user sees for an enumerated value stands here.
 */
import type { Language } from "./language.ts";

export interface Term {
  readonly "zh-CN": string;
  readonly en: string;
}

export const term = (zh: string, en: string): Term => ({ "zh-CN": zh, en });

export const concepts = {
  library: term("图书馆", "library"),
  memberLibrary: term("成员馆", "member library"),
  subjectServiceLibrary: term("学科服务馆", "subject service library"),
  agreement: term("协议", "agreement"),
  alias: term("别名", "alias"),
  record: term("记录", "record"),
  role: term("来源角色", "role"),
  case: term("业务", "request"),
  match: term("匹配", "match"),
  discrepancy: term("差异", "discrepancy"),
  resolution: term("处理意见", "resolution"),
  evidence: term("数据来源", "sources"),
  finding: term("问题", "problem"),
  period: term("账期", "period"),
  rulePack: term("规则包", "rule pack"),
  ruleVersion: term("规则版本", "rule version"),
  feeBasis: term("费用基数", "fee basis"),
  subsidy: term("补贴", "subsidy"),
  courierCharge: term("物流费", "courier charge"),
  entry: term("分录", "journal entry"),
  posting: term("分录行", "line of an entry"),
  reversal: term("冲销", "reversal"),
  close: term("关账", "close"),
  operator: term("操作员", "operator"),
  approval: term("审批", "approval"),
  actionLog: term("操作日志", "action log"),
  singlePerson: term("单人操作", "single-person mode"),
  manifest: term("关账清单", "closing record"),
  simulation: term("模拟", "simulation"),
  secondEngine: term("独立复算", "independent recomputation"),
  request: term("笔", "request"),
  volume: term("册", "volume"),
  leg: term("单程", "one-way trip"),
  parcel: term("件", "parcel"),
  sample: term("样例", "sample"),
  cellMap: term("单元格对照表", "cell map"),
  inspectionPack: term("检查资料包", "inspection pack"),
  indexDigest: term("目录校验值", "checksum of the index"),
  synthetic: term("合成数据", "synthetic data"),
} satisfies Record<string, Term>;

/** The label of a value, or the value itself where the glossary has none (a field a user's profile invented). */
export function labelOf(language: Language, table: Record<string, Term>, key: string): string {
  return table[key]?.[language] ?? key;
}
