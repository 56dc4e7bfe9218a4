/**
 * 协议目标的完成情况 / what came of the agreement's targets: each is judged by its own sign, value and unit.
 *
 * The agreement's targets and the year's scored targets are two lists of people's making. One of the same name and unit counts the same
 * thing, so the agreement takes its actual from there; where the two ask for different values both are shown and it is told. Units that
 * differ (册, 件) are never compared. What no scored target counts is said by a person: balis indicator assess ID agreement:NAME.
 *
 * Worked example: agreement 借出量>=9000 册, the year's 借出量 ≥5,000册, actual 6,000册: 未完成 by the agreement, 完成 by the year.
 */

import { compare, type Exact } from "../../../core/exact.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import {
  agreedKey,
  agreedNameOf,
  agreedText,
  isComparable,
  isCountedBy,
  type Measured,
  measuredBy,
  readAgreed,
} from "../../../review/indicator/agreement/agreed-measure.ts";
import type { MonitoringRow } from "../../../review/indicator/monitoring.ts";
import type { SelfEvaluationRow } from "../../../review/indicator/self-evaluation.ts";
import {
  type Assessment,
  type Likelihood,
  type Target,
  targetText,
} from "../../../review/indicator/target.ts";
import { isKeyed } from "../../../review/subproject/agreed-target.ts";
import type { MoveTarget as Agreed } from "../../../review/subproject/move.ts";
import { isOfSeveralYears } from "../../../review/subproject/years.ts";
import { textKey } from "../../../tables/cell.ts";
import {
  cycleFindings,
  cycleTargets,
  loosenessFindings,
  reachedBy,
  saidText,
  wantedOf,
} from "./cycle-targets.ts";
import type { ReportBooks } from "./report-books.ts";

/** A scored target of the year, with what is known of it. */
export interface YearResult {
  readonly target: Target;
  readonly wanted: string;
  readonly actual: Exact | null;
  readonly actualText: string;
  readonly figure: SelfEvaluationRow["figure"];
  readonly evidence: SelfEvaluationRow["evidence"];
  readonly expected: string;
  readonly isReached: boolean | null;
  readonly likelihood: Likelihood | null;
  readonly reason: string;
}

export interface AgreedResult {
  readonly agreed: Agreed;
  /** "≥20000 笔" */
  readonly wanted: string;
  /** The year's target of the same name. */
  readonly year: YearResult | null;
  /** What that one asks for beside this. */
  readonly beside: "same" | "differs" | "incomparable" | "alone";
  /** What a person said of it; only where no target of the year counts it. */
  readonly said: Assessment | null;
  readonly actualText: string;
  readonly isReached: boolean | null;
}

export function yearResults({ report, evaluation, monitoring }: ReportBooks): YearResult[] {
  if (report === "midterm") return (monitoring?.rows ?? []).map(soFar);
  return (evaluation?.rows ?? []).map(atYearEnd);
}

function soFar(row: MonitoringRow): YearResult {
  const { target, soFar: actual, soFarText: actualText, expectedText: expected, figure } = row;
  const { likelihood, explanation: reason, evidence } = row;
  const wanted = targetText(target);
  return {
    target,
    wanted,
    actual,
    actualText,
    figure,
    evidence,
    expected,
    isReached: null,
    likelihood,
    reason,
  };
}

function atYearEnd(row: SelfEvaluationRow): YearResult {
  const { target, targetText: wanted, actual, actualText, figure, achievement, deviation: reason } = row;
  const isReached = achievement === null ? null : !achievement.isMissed;
  const said = { expected: "", isReached, likelihood: null, reason, evidence: row.evidence };
  return { target, wanted, actual, actualText, figure, ...said };
}

export function agreedResults(books: ReportBooks): AgreedResult[] {
  const results = yearResults(books);
  const ofCycle = new Set<Agreed>(cycleTargets(books));
  const targets = (books.state.agreed?.targets ?? []).filter((t) => !ofCycle.has(t));
  return targets.map((agreed) => {
    const own = readAgreed(agreed);
    const named = results.filter((r) => isCountedBy(agreed, r.target));
    const counted = named.find((r) => isComparable(own, measuredBy(r.target)));
    const year = counted ?? named[0] ?? null;
    const beside = counted ? besideOf(own, counted) : year ? "incomparable" : "alone";
    const said = counted ? null : saidOf(books, agreed);
    const actual = counted ? counted.actual : (said?.actual ?? said?.achieved ?? null);
    return {
      ...{ agreed, wanted: isKeyed(agreed) ? wantedOf(agreed) : agreedText(agreed), year, beside, said },
      actualText: counted ? counted.actualText : saidText(said, own),
      isReached: reachedBy(own, { actual, books, inWords: counted?.isReached }),
    };
  });
}

function besideOf({ value: own }: Measured, { target: { value: other } }: YearResult): "same" | "differs" {
  if (own.kind === "in-words" || other.kind === "in-words") return "same";
  return own.kind === other.kind && compare(own.value, other.value) === 0 ? "same" : "differs";
}

function saidOf({ assessments, report, monitoring }: ReportBooks, agreed: Agreed): Assessment | null {
  const cutOff = report === "midterm" ? (monitoring?.cutOff ?? null) : null;
  const own = agreedNameOf(agreedKey(agreed)) ?? "";
  const isIt = (a: Assessment): boolean => textKey(agreedNameOf(a.key) ?? "") === textKey(own);
  return assessments.find((a) => isIt(a) && a.cutOff === cutOff) ?? null;
}

/** What the agreement and the year's targets don't say alike, and results that are missing. None where nothing is scored yet. */
export function agreedFindings(books: ReportBooks): Finding[] {
  const isUnscored = books.evaluation === null && books.monitoring === null;
  if (isUnscored && !isOfSeveralYears(books.subproject)) return [];
  return [
    ...agreedResults(books).flatMap((result) => [
      ...differenceFinding(result, books),
      ...resultFinding(result, books),
    ]),
    ...cycleFindings(books),
  ];
}

/** A target with a key may be stricter in its year without a word. */
function differenceFinding(result: AgreedResult, books: ReportBooks): Finding[] {
  const { wanted: agreed, year, beside } = result;
  const { name } = result.agreed;
  if (year === null || beside === "same") return [];
  if (beside === "differs" && isKeyed(result.agreed)) {
    const targets = [{ ...year, year: books.year, fraction: null, notApplicable: null }];
    return loosenessFindings(result.agreed, { ...books, cycle: [{ year: books.year, targets }] });
  }
  const params = { name, agreed, year: year.wanted };
  return beside === "differs"
    ? [finding("agreed-target-should-be-the-years", params)]
    : [finding("agreed-target-should-have-the-years-unit", params)];
}

function resultFinding(result: AgreedResult, books: ReportBooks): Finding[] {
  const { agreed, wanted, year, beside, said, actualText, isReached: reached } = result;
  const { subproject, year: of, report, monitoring } = books;
  const isCounted = beside === "same" || beside === "differs";
  const { name } = agreed;
  if (!isCounted && actualText === "") {
    const about = {
      subproject: subproject.id,
      year: of,
      name,
      wanted,
      key: agreedKey(agreed),
      isQuotient: false,
    };
    const cutOff = report === "midterm" ? (monitoring?.cutOff ?? null) : null;
    return [finding("agreed-target-must-have-a-result", { ...about, cutOff })];
  }
  const reason = isCounted ? (year?.reason ?? "") : (said?.reason ?? "");
  const isExplained = report === "midterm" || beside === "same" || reached !== false || reason !== "";
  if (isExplained) return [];
  const key = isCounted && year ? year.target.key : agreedKey(agreed);
  const about = { subproject: subproject.id, year: of, key, name };
  return [finding("deviation-must-be-explained", { ...about, actual: actualText, target: wanted })];
}
