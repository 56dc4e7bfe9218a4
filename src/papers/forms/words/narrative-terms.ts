/** The glossary of the reports for reviewers: their names and sections. */

import { type Language, type Term, term } from "../../../core/words/language.ts";
import { PANEL_PURPOSES } from "../../../review/subproject/experts/expert-panel.ts";
import type { SectionKey, TextKind } from "../../../review/subproject/section.ts";
import { panelPurposes } from "../../../review/subproject/words/subproject-terms.ts";
import { type SupplementForm, supplementNamed } from "../supplements/supplement.ts";

export const reportKinds: Record<TextKind, Term> = {
  midterm: term("中期检查报告", "mid-term inspection report"),
  acceptance: term("验收报告", "acceptance report"),
  performance: term("绩效报告", "performance report"),
  summary: term("自评总结", "summary of the self-evaluations"),
};

/** Of the papers that go with the reports. */
export const supplementNames: Readonly<Record<SupplementForm, Term>> = {
  summary: term(
    "项目绩效自评汇总表：一个年度全部子项目（样例式样）",
    "all sub-projects' self-evaluations of a year in one table (a sample layout)",
  ),
  declaration: term(
    "项目支出绩效目标申报表（市级表式的栏目，约 2017 年）",
    "the declaration of targets (headings of the municipal form of about 2017)",
  ),
  years: term(
    "各年对比：资金、结转、得分和指标，2 至 5 年（样例式样）",
    "two to five years side by side: money, carry-over, scores, targets (a sample layout)",
  ),
  rectification: term(
    "整改台账：一个子项目，或 all --year 全部子项目（样例式样）",
    "the register of problems of a sub-project, or of all with --year (a sample layout)",
  ),
  evidence: term(
    "佐证材料目录：按指标、步骤和财务文件（样例式样）",
    "the supporting documents by indicator, step and finance file (a sample layout)",
  ),
  accounts: term(
    "项目资金决算表：各校、各年、各项（样例式样）",
    "the final accounts by university, year and line (a sample layout)",
  ),
  applications: term(
    "申报评审汇总表：各申报单位、专家平均分、批复（样例式样）",
    "the applications for a sub-project with mean scores and decision (a sample layout)",
  ),
  service: term(
    "后续服务记录：总验收以后各年的说明（样例式样）",
    "the daily service after final acceptance, year by year (a sample layout)",
  ),
  experts: term(
    "专家名单与评分表（样例式样）",
    "the experts of a panel with their scores and room to sign (a sample layout)",
  ),
};

/** "专家名单与评分表（样例式样） 验收" */
export function supplementTitle(language: Language, name: string): string {
  const found = supplementNamed(name);
  if (!found) return name;
  const purpose = PANEL_PURPOSES.find((p) => p === found.purpose);
  // Beside the name stands what the command takes: that is for the help.
  const title = supplementNames[found.form][language].replace(/：[^（]*/, "");
  return purpose === undefined ? title : `${title} ${panelPurposes[purpose][language]}`;
}

export const reportSections: Record<SectionKey, Term> = {
  overview: term("项目概况", "overview"),
  progress: term("建设进展", "progress"),
  deliverables: term("建设成果", "deliverables"),
  problems: term("存在的问题", "problems"),
  "next-steps": term("下一步工作安排", "next steps"),
  "self-assessment": term("自我评价", "self-assessment"),
  "self-conclusion": term("自评结论", "own conclusion"),
  goal: term("绩效目标", "performance goal"),
  basis: term("目标设立依据", "basis of the goal"),
  adjustment: term("目标调整情况", "adjustment of the goal"),
  execution: term("项目执行情况", "execution of the project"),
  attainment: term("目标完成情况", "attainment of the goal"),
  planning: term("规划和立项", "planning and approval"),
  "goal-review": term("目标完成程度", "degree of attainment"),
  benefits: term("效益实现", "benefits"),
  organisation: term("组织管理", "organisation"),
  budgeting: term("预算管理", "budget management"),
  finance: term("财务管理状况", "financial management"),
  accounting: term("会计信息质量", "quality of accounting"),
  unmet: term("未完成的绩效目标及其原因", "goals not met and why"),
  experience: term("管理经验", "experience"),
  improvements: term("需改进的问题及措施", "what to improve and how"),
  remarks: term("其他说明", "other remarks"),
  work: term("自评工作开展情况", "how the self-evaluation was done"),
};

/** In every language. */
export const sectionNames = (key: SectionKey): readonly string[] => Object.values(reportSections[key]);
