/** What a list is called: its sheet, and the sheet's title, where it is written as a workbook. By its schema. */
import type { Language, Term } from "../../core/words/language.ts";

/** At most 31 signs, and none of those that a sheet's name may not have. */
const titles: Readonly<Record<string, Term>> = {
  "agreement-list": { "zh-CN": "协议", en: "Agreements" },
  "alias-list": { "zh-CN": "别名", en: "Aliases" },
  balance: { "zh-CN": "余额及账龄", en: "Balances by age" },
  "budget-status": { "zh-CN": "预算执行", en: "Budgets" },
  config: { "zh-CN": "设定", en: "Settings of runs" },
  "correct-list": { "zh-CN": "更正", en: "Corrections" },
  "courier-held": { "zh-CN": "暂缓支付", en: "Held from the courier" },
  "discrepancy-list": { "zh-CN": "差异", en: "Discrepancies" },
  "file-list": { "zh-CN": "导入的文件", en: "Files" },
  findings: { "zh-CN": "数据问题", en: "Findings" },
  "indicator-list": { "zh-CN": "指标定义", en: "Indicators" },
  "indicator-target-list": { "zh-CN": "绩效目标", en: "Targets" },
  "library-list": { "zh-CN": "图书馆", en: "Libraries" },
  limits: { "zh-CN": "限额与疑点", en: "Limits" },
  log: { "zh-CN": "操作日志", en: "Log of actions" },
  "operator-list": { "zh-CN": "操作员", en: "Operators" },
  "payment-list": { "zh-CN": "收付款和拨款", en: "Payments" },
  "profile-list": { "zh-CN": "导入格式", en: "Import formats" },
  "report-issued": { "zh-CN": "已上报的报告", en: "Reports made for issue" },
  "report-layouts": { "zh-CN": "表样", en: "Layouts" },
  "rule-diff": { "zh-CN": "规则包比较", en: "Rule packs compared" },
  "rule-list": { "zh-CN": "已启用的规则", en: "Rules" },
  "setting-list": { "zh-CN": "账册设定", en: "Settings of the books" },
  status: { "zh-CN": "账期一览", en: "Months" },
  "subproject-due": { "zh-CN": "到期事项", en: "What is due" },
  "subproject-list": { "zh-CN": "子项目", en: "Sub-projects" },
  "subproject-moves": { "zh-CN": "子项目的步骤", en: "Steps of sub-projects" },
  "subproject-problems": { "zh-CN": "整改台账", en: "Register of problems" },
  "subproject-texts": { "zh-CN": "报告文字", en: "Texts of reports" },
};

export function listTitleOf(language: Language, schema: string): string {
  const name = schema.split("/")[0] ?? "";
  return titles[name]?.[language] ?? name;
}
