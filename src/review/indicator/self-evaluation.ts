/**
 * 项目支出绩效自评 / self-evaluation: all facts of the form 项目支出绩效自评表, before anybody lays it out.
 *
 * The execution rate and each target earn points by the scheme; the printed scores add up to the printed total, and the total
 * gives the grade. A missed target, and an execution rate below the scheme's limit, need a reason: told in a draft, refused for
 * issue. Not applicable targets leave the form and their points go to the rest.
 *
 * Worked example: execution 86 % (8.6) and targets of 90 points, all reached but one of 10 at 9/10: 8.6 + 80 + 9 = 97.6, 优.
 * Source: SOURCES.md [self-evaluation-form], [scoring].
 */

import {
  compare,
  type Exact,
  formatExact,
  least,
  ONE,
  plainExact,
  sumExact,
  ZERO,
} from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { by } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import type { SubprojectYear } from "../subproject/port.ts";
import { applicablePoints, EXECUTION_ROW, executionRate, gradeOf, percentOf, scoreOf } from "./score.ts";
import type { FormScheme } from "./self-evaluation-rules.ts";
import {
  type AssessedFile,
  type Assessment,
  EXECUTION,
  GOAL,
  type SubprojectHead,
  type Target,
  targetText,
} from "./target.ts";
import {
  type ActualFigure,
  calendarFindings,
  resultOf,
  rivalFindings,
  type TargetResult,
} from "./target-result.ts";

/** 年初预算数, 全年预算数, 全年执行数 of the year's money. */
export interface ExecutionFigures {
  readonly initialFen: Fen;
  readonly fullYearFen: Fen;
  readonly executedFen: Fen;
}

export interface SelfEvaluationInput {
  readonly subproject: string;
  readonly year: string;
  readonly scheme: FormScheme;
  /** ruleName of the scheme's version. */
  readonly rule: string;
  readonly head: SubprojectHead;
  readonly targets: readonly Target[];
  readonly assessments: readonly Assessment[];
  /** By the target's key. */
  readonly actuals: ReadonlyMap<string, ActualFigure>;
  readonly figures: ExecutionFigures;
}

export interface SelfEvaluationRow extends TargetResult {
  readonly target: Target;
  readonly targetText: string;
  readonly source: ActualFigure["source"] | "assessed" | null;
  /** Where an indicator says it. */
  readonly figure: ActualFigure | null;
  readonly missing: readonly string[];
  /** Given with what a person said of it. */
  readonly evidence: readonly AssessedFile[];
  readonly points: Exact;
  readonly score: Exact;
  /** 偏差原因分析及改进措施, and why a person deducted. */
  readonly deviation: string;
  readonly deducted: Exact;
  /** Somebody said what is deducted, or why nothing is. */
  readonly isConsidered: boolean;
}

interface ExecutionRow {
  readonly figures: ExecutionFigures;
  readonly of: FormScheme["executionOf"];
  readonly rate: Exact;
  readonly points: Exact;
  readonly score: Exact;
  readonly deviation: string;
}

export interface SelfEvaluation {
  readonly subproject: string;
  readonly year: string;
  readonly scheme: FormScheme;
  readonly rule: string;
  readonly head: SubprojectHead;
  readonly execution: ExecutionRow;
  readonly goal: { readonly expected: string; readonly actual: string };
  /** By first level in the scheme's order, then by second level as first set. */
  readonly rows: readonly SelfEvaluationRow[];
  readonly notApplicable: readonly { readonly target: Target; readonly why: string }[];
  readonly total: Exact;
  readonly grade: string;
  readonly findings: readonly Finding[];
}

export function selfEvaluation(input: SelfEvaluationInput): SelfEvaluation {
  const { scheme, targets, subproject, year } = input;
  const said = new Map(input.assessments.filter((a) => a.cutOff === null).map((a) => [a.key, a]));
  const applies = (t: Target): boolean => (said.get(t.key)?.notApplicable ?? null) === null;
  const left = inOrder(targets.filter(applies), scheme);
  if (left.length === 0) refuse("something-must-be-applicable", { subproject, year });
  const points = applicablePoints(
    inOrder(targets, scheme).map((t) => ({ key: t.key, points: t.points, applies: applies(t) })),
    scheme,
  );
  const execution = executionOf(input, points.get(EXECUTION_ROW) ?? ZERO, said.get(EXECUTION));
  const rows = left.map((target) =>
    rowOf(target, {
      input,
      said: said.get(target.key),
      points: points.get(target.key) ?? ZERO,
    }),
  );
  const total = sumExact([execution.score, ...rows.map((r) => r.score)]);
  return {
    ...{ subproject, year, scheme, rule: input.rule, head: input.head, execution, rows, total },
    goal: { expected: input.head.goal, actual: said.get(GOAL)?.text ?? "" },
    notApplicable: targets.flatMap((target) => {
      const why = said.get(target.key)?.notApplicable ?? null;
      return why === null ? [] : [{ target, why }];
    }),
    grade: gradeOf(total, scheme),
    findings: [
      ...executionFindings(execution, { scheme, subproject, year }),
      ...rows.flatMap((row) => [
        ...rivalFindings(row.target, { said: said.get(row.target.key), figure: row.figure }),
        ...rowFindings(row, scheme),
      ]),
    ],
  };
}

/** By the scheme's first levels, then second levels; both otherwise in the order in which they were first set. */
export function inOrder(targets: readonly Target[], scheme: FormScheme): Target[] {
  const first = scheme.firstLevels.map((l) => l.name);
  const place = (names: readonly string[], name: string): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  const second = [...new Set(targets.map((t) => t.secondLevel))];
  return [...targets].sort(by((a) => [place(first, a.firstLevel), place(second, a.secondLevel)]));
}

function executionOf(input: SelfEvaluationInput, points: Exact, said?: Assessment): ExecutionRow {
  const { scheme, figures } = input;
  const rate =
    executionRate(figures, scheme.executionOf) ??
    refuse("execution-must-have-a-denominator", { of: scheme.executionOf });
  const { decimals } = scheme;
  const deduct = said?.deduct?.points ?? ZERO;
  const score = scoreOf({ share: least(rate, ONE), points, deduct, decimals });
  return { figures, of: scheme.executionOf, rate, points, score, deviation: deviationOf(said) };
}

function rowOf(
  target: Target,
  from: { input: SelfEvaluationInput; said: Assessment | undefined; points: Exact },
): SelfEvaluationRow {
  const { input, said, points } = from;
  const figure = input.actuals.get(target.key);
  const isInWords = target.value.kind === "in-words";
  const result = resultOf(target, { said, figure, scheme: input.scheme });
  const { actual, achievement } = result;
  const deducted = said?.deduct?.points ?? ZERO;
  if (compare(deducted, points) > 0) {
    const amounts = { deduct: plainExact(deducted), points: plainExact(points) };
    refuse("deduction-must-be-within-points", { name: target.name, ...amounts });
  }
  const share = achievement?.share ?? ZERO;
  const { decimals } = input.scheme;
  return {
    ...{ target, ...result, points, deducted, isConsidered: (said?.deduct ?? null) !== null },
    targetText: targetText(target),
    source: actual === null ? null : isInWords ? "assessed" : (figure?.source ?? "assessed"),
    score: scoreOf({ share, points, deduct: deducted, decimals }),
    deviation: deviationOf(said),
    evidence: said?.evidence ?? [],
    missing: isInWords ? [] : (figure?.missing ?? []),
    figure: isInWords ? null : (figure ?? null),
  };
}

function deviationOf(said: Assessment | undefined): string {
  return [said?.reason ?? "", said?.deduct?.why ?? ""].filter((t) => t !== "").join("；");
}

function executionFindings(
  row: ExecutionRow,
  { scheme, ...of }: { scheme: FormScheme } & SubprojectYear,
): Finding[] {
  const { executedFen, fullYearFen } = row.figures;
  if (executedFen > fullYearFen) {
    const params = { executedFen: `${executedFen}`, budgetFen: `${fullYearFen}` };
    return [finding("execution-must-be-within-budget", params)];
  }
  if (compare(row.rate, scheme.reasonBelow) >= 0 || row.deviation !== "") return [];
  const target = `≥${percentOf(scheme.reasonBelow)}`;
  const params = { ...of, key: EXECUTION, name: "", actual: percentOf(row.rate), target };
  return [finding("deviation-must-be-explained", params)];
}

function rowFindings(row: SelfEvaluationRow, scheme: FormScheme): Finding[] {
  const { target, achievement } = row;
  const { subproject, year, key, name } = target;
  const of = { subproject, year, key };
  if (achievement === null) return [finding("actual-must-be-given", { ...of, name })];
  const params = { name, actual: row.actualText, target: row.targetText };
  const { missing } = row;
  return [
    ...calendarFindings(name, row.figure),
    ...(missing.length > 0
      ? [finding("actual-should-cover-its-window", { name, months: missing.join(" ") })]
      : []),
    ...(achievement.isMissed && row.deviation === ""
      ? [finding("deviation-must-be-explained", { ...of, ...params })]
      : []),
    ...(achievement.isFarAbove && !row.isConsidered
      ? [finding("over-achievement-should-be-looked-at", { ...params, above: percentOf(scheme.flagAbove) })]
      : []),
  ];
}

const BLOCKING: ReadonlySet<string> = new Set([
  "deviation-must-be-explained",
  "actual-must-be-given",
  "target-must-have-one-figure",
  "execution-must-be-within-budget",
  "working-days-must-have-their-calendar",
]);

/** What must be dealt with before the form is handed in. */
export const isBlocking = (found: Finding): boolean => BLOCKING.has(found.code);

/** Refuses a form that can't be handed in: a figure or a reason is missing. */
export function requireReadyForIssue(evaluation: SelfEvaluation): void {
  const findings = evaluation.findings.filter(isBlocking);
  const [first] = findings;
  if (first) refuse(first.code, first.params, { findings });
}

/** A total that somebody typed must be what its parts come to. */
export function requireTotal(evaluation: SelfEvaluation, typed: Exact): void {
  const { execution, rows, total, scheme } = evaluation;
  if (compare(typed, total) === 0) return;
  const show = (value: Exact): string => formatExact(value, { decimals: scheme.decimals });
  const parts = [execution.score, ...rows.map((r) => r.score)].map(plainExact).join(" + ");
  refuse("total-must-equal-its-parts", { typed: plainExact(typed), total: show(total), parts });
}
