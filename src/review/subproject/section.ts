/**
 * 报告各部分 / sections of a report: what people write themselves, where the books hold no figure.
 *
 * 中期检查报告 and 验收报告 are the contractor's, 绩效报告 the sub-project's; each also exists for the whole project, written by the
 * management centre beside the table of its sub-projects. A section that is not written is printed as one to be filled in.
 *
 * Sources: SOURCES.md [acceptance-report] (an inference), [performance-report] (parts 一 to 四 of the template, 五 and 六 by analogy
 * with the department report); the sections of the mid-term report are ours, after [life-cycle]; those of 自评总结, too, after [self-evaluation-summary].
 */
import type { CheckKind } from "./move.ts";

export const REPORT_KINDS = ["midterm", "acceptance", "performance"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** 自评总结 is of a year's sub-projects and belongs to no check. */
export const TEXT_KINDS = [...REPORT_KINDS, "summary"] as const;
/** The papers that have written sections. */
export type TextKind = (typeof TEXT_KINDS)[number];

/** Instead of a sub-project: the whole project, written by the management centre. */
export const WHOLE_PROJECT = "all";

export type SectionKey =
  | "overview"
  | "progress"
  | "deliverables"
  | "problems"
  | "next-steps"
  | "self-assessment"
  | "self-conclusion"
  | "goal"
  | "basis"
  | "adjustment"
  | "execution"
  | "attainment"
  | "planning"
  | "goal-review"
  | "benefits"
  | "organisation"
  | "budgeting"
  | "finance"
  | "accounting"
  | "unmet"
  | "experience"
  | "improvements"
  | "remarks"
  | "work";

export interface Section {
  readonly key: SectionKey;
  /** Without it the report is a draft. */
  readonly isRequired: boolean;
  /** conclusion: one of 通过, 整改后通过, 不通过; prose: paragraphs. */
  readonly form: "prose" | "conclusion";
}

const prose = (key: SectionKey): Section => ({ key, isRequired: true, form: "prose" });
const optional = (key: SectionKey): Section => ({ key, isRequired: false, form: "prose" });

/** In the order in which they are printed. */
const OF_SUBPROJECT: Readonly<Record<ReportKind, readonly Section[]>> = {
  midterm: [prose("overview"), prose("progress"), prose("problems"), prose("next-steps")],
  acceptance: [
    ...[prose("overview"), prose("deliverables"), prose("problems"), prose("self-assessment")],
    { key: "self-conclusion", isRequired: true, form: "conclusion" },
  ],
  performance: [
    ...[prose("overview"), prose("goal"), prose("basis"), prose("adjustment")],
    ...[prose("execution"), prose("attainment")],
    ...[prose("planning"), prose("goal-review"), prose("benefits"), prose("organisation")],
    ...[prose("budgeting"), prose("finance"), prose("accounting")],
    ...[prose("unmet"), prose("experience"), prose("improvements"), optional("remarks")],
  ],
};

const OF_WHOLE: readonly Section[] = [prose("overview"), prose("problems"), prose("next-steps")];

/** Of all sub-projects' self-evaluations of a year; no layout of it was published, its parts are ours. */
const OF_SUMMARY: readonly Section[] = [
  ...[prose("work"), prose("attainment"), prose("problems"), prose("next-steps"), optional("remarks")],
];

/** Which of them a sub-project, or the whole project, has. */
export const textKindsOf = (subproject: string): readonly TextKind[] =>
  subproject === WHOLE_PROJECT ? TEXT_KINDS : REPORT_KINDS;

/** `subproject`: an id, or WHOLE_PROJECT. */
export function sectionsOf(of: { subproject: string; report: TextKind }): readonly Section[] {
  if (of.report === "summary") return of.subproject === WHOLE_PROJECT ? OF_SUMMARY : [];
  return of.subproject === WHOLE_PROJECT ? OF_WHOLE : OF_SUBPROJECT[of.report];
}

/** The check of the life cycle that a report belongs to. */
export function checkOfReport(report: ReportKind): CheckKind {
  return report === "performance" ? "evaluation" : report;
}
