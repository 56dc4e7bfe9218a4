/**
 * 得分 / score: how far a target is reached, as a share of its points.
 *
 * ≥: reached: all points, else actual / target. ≤: reached: all points, else target / actual. =: the smaller of the two over the
 * larger. 满意度 by bands; 定性: the share a person gives. Far above the target is flagged, and only a person deducts.
 * Everything is exact; a score is rounded half up to the form's decimals, once, and never exceeds its points, which have no more decimals.
 *
 * Worked example: target ≥ 50,000, actual 45,000, 10 points: 45000/50000 × 10 = 9. Target ≤ 3 days, actual 4: 3/4 × 10 = 7.5.
 * Execution 86 %: 8.6 of 10, printed 9 on a form without decimals. Source: SOURCES.md [scoring].
 */
import { invariant } from "../../core/bug.ts";
import {
  compare,
  type Exact,
  formatExact,
  least,
  minus,
  most,
  ONE,
  over,
  plainExact,
  roundHalfUp,
  scaledHalfUp,
  sumExact,
  times,
  whole,
  ZERO,
} from "../../core/exact.ts";
import { splitByLargestRemainder } from "../../core/money.ts";
import type { FormScheme } from "./self-evaluation-rules.ts";
import { figureText, type Target } from "./target.ts";

export interface Achievement {
  /** Of the points, 0 to 1. */
  readonly share: Exact;
  readonly isMissed: boolean;
  readonly isFarAbove: boolean;
  /** How the share came about, without words: "45000 ÷ 50000". */
  readonly arithmetic: string;
  /** 定性: the name of the band it lies in. */
  readonly band: string | null;
}

const inside = (share: Exact): Exact => most(ZERO, least(ONE, share));

/** `actual` of a target in words is the share that a person says is achieved. */
export function achievementOf(
  target: Pick<Target, "value" | "method" | "unit">,
  actual: Exact,
  scheme: Pick<FormScheme, "bands" | "qualitative" | "flagAbove">,
): Achievement {
  const { value } = target;
  if (value.kind === "in-words") return inWords(actual, scheme);
  const isReached =
    value.kind === "at-least"
      ? compare(actual, value.value) >= 0
      : value.kind === "at-most"
        ? compare(actual, value.value) <= 0
        : compare(actual, value.value) === 0;
  const isFarAbove =
    value.kind === "at-least" &&
    compare(actual, times(value.value, scheme.flagAbove)) > 0 &&
    value.value.num > 0n;
  const made = { isMissed: !isReached, isFarAbove, band: null };
  if (target.method === "by-bands") {
    const band = scheme.bands.find((b) => compare(actual, b.from) >= 0);
    return {
      ...made,
      share: inside(band?.share ?? ZERO),
      arithmetic: band ? `≥${percentOf(band.from)} → ${percentOf(band.share)}` : "—",
    };
  }
  if (isReached) return { ...made, share: ONE, arithmetic: "100%" };
  const figure = (n: Exact): string => figureText(n, target.unit === "%" ? "%" : "");
  const isBelow = compare(actual, value.value) < 0;
  const [above, below] = isBelow ? [actual, value.value] : [value.value, actual];
  const share = below.num <= 0n || above.num < 0n ? ZERO : inside(over(above, below));
  return { ...made, share, arithmetic: `${figure(above)} ÷ ${figure(below)}` };
}

/** By bands the points follow the band alone: a target above 90 % is missed with all points, one below is reached with fewer. */
export function isAgainstItsBand(
  { method, value }: Pick<Target, "method" | "value">,
  { share, isMissed }: Pick<Achievement, "share" | "isMissed">,
): boolean {
  return value.kind !== "in-words" && method === "by-bands" && isMissed === (compare(share, ONE) === 0);
}

function inWords(achieved: Exact, scheme: Pick<FormScheme, "qualitative">): Achievement {
  const share = inside(achieved);
  const at = scheme.qualitative.findIndex((q) => compare(share, q.from) >= 0);
  const band = scheme.qualitative[at]?.name ?? null;
  return { share, isMissed: at !== 0, isFarAbove: false, arithmetic: percentOf(share), band };
}

export const percentOf = (share: Exact): string => {
  const plain = plainExact(times(share, whole(100)));
  return `${plain.length > 8 ? formatExact(times(share, whole(100)), { decimals: 2 }) : plain}%`;
};

/** share × points − what a person deducts, rounded once; between 0 and the points. */
export function scoreOf(made: { share: Exact; points: Exact; deduct: Exact; decimals: number }): Exact {
  const earned = most(ZERO, minus(times(made.share, made.points), made.deduct));
  return most(ZERO, least(roundHalfUp(earned, made.decimals), made.points));
}

export const EXECUTION_ROW = "";

/**
 * The points of what applies, with no more decimals than the form's scores have, so that no score is cut between two of them: as they
 * are while everything applies and they fit, else brought to the whole again by largest remainder, equal ones in the order of the form,
 * so that they add up exactly.
 * `points` by key; the execution rate under EXECUTION_ROW.
 *
 * Worked example, without decimals: 10 for execution and 5, 5, 5, 35, 30 of 90: of 100 they are 11 and 6, 6, 5, 39, 33.
 */
export function applicablePoints(
  rows: readonly { readonly key: string; readonly points: Exact; readonly applies: boolean }[],
  scheme: Pick<FormScheme, "executionPoints" | "rescale" | "decimals">,
): Map<string, Exact> {
  const { decimals } = scheme;
  const left = rows.filter((r) => r.applies);
  const isComplete = left.length === rows.length;
  const execution = { key: EXECUTION_ROW, points: scheme.executionPoints };
  const all = [execution, ...left];
  if (isComplete && all.every((r) => compare(roundHalfUp(r.points, decimals), r.points) === 0))
    return new Map(all.map(({ key, points }) => [key, points]));
  const total = scaledHalfUp(isComplete ? sumExact(all.map((r) => r.points)) : whole(100), decimals);
  if (isComplete || scheme.rescale === "all") return split(all, total, decimals);
  const kept = roundHalfUp(execution.points, decimals);
  return split(left, total - kept.num, decimals).set(EXECUTION_ROW, kept);
}

const placeOf = (at: number): string => `${at}`.padStart(6, "0");

/** `total` in the smallest decimal. */
function split(
  rows: readonly { readonly key: string; readonly points: Exact }[],
  total: bigint,
  decimals: number,
): Map<string, Exact> {
  const common = rows.reduce((den, r) => den * r.points.den, 1n);
  // Named by their place, because equal remainders go by it.
  const weights = rows.map(({ points }, at) => ({
    key: placeOf(at),
    weight: (points.num * common) / points.den,
  }));
  const den = 10n ** BigInt(decimals);
  const shares = splitByLargestRemainder(total, weights);
  return new Map(rows.map(({ key }, at) => [key, { num: shares.get(placeOf(at)) ?? 0n, den }]));
}

/** 执行率: executed over the budget that the scheme names; null where that is nothing. */
export function executionRate(
  figures: { readonly initialFen: bigint; readonly fullYearFen: bigint; readonly executedFen: bigint },
  of: FormScheme["executionOf"],
): Exact | null {
  const den = of === "initial" ? figures.initialFen : figures.fullYearFen;
  return den <= 0n ? null : over(whole(figures.executedFen), whole(den));
}

/** 等级 of a printed total; each begins with its points. */
export function gradeOf(total: Exact, scheme: Pick<FormScheme, "grades">): string {
  const found = scheme.grades.find((g) => compare(total, g.from) >= 0);
  invariant(found !== undefined, "the last grade begins at 0");
  return found.name;
}
