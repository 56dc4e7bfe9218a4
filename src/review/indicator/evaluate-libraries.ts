/**
 * 服务评估 / service evaluation: points of each library by the scheme's items, rank, and who is proposed for an award.
 *
 * Each item makes points of one indicator of the library, rounded once to the scheme's decimals; the printed points add up to the
 * printed total. Equal totals share a rank. A library without a figure gets no points for the item, and is told.
 *
 * Worked example: lent 644 where the best lent 1,291, of 25 points: 644/1291 × 25 = 12.47. Fill rate 57.9 % in the tier from 40 %: 10.
 * Source: SOURCES.md [evaluation-groups], [two-fill-rates].
 */
import { invariant } from "../../core/bug.ts";
import {
  compare,
  type Exact,
  least,
  most,
  over,
  roundHalfUp,
  scaledHalfUp,
  sumExact,
  times,
  ZERO,
} from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { by, ranked } from "../../core/list.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Award, EvaluationItem, EvaluationMethod, ServiceEvaluation } from "./evaluation-rules.ts";

export interface LibraryFigure {
  readonly value: Exact | null;
  readonly source: "automatic" | "typed" | null;
}

export interface EvaluatedItem {
  readonly item: EvaluationItem;
  readonly figure: LibraryFigure;
  readonly points: Exact;
}

export interface EvaluatedLibrary {
  readonly library: LibraryCode;
  /** Null: no points at all. */
  readonly rank: number | null;
  readonly total: Exact;
  /** In the order of the scheme. */
  readonly groups: readonly {
    readonly key: string;
    readonly points: Exact;
    readonly items: readonly EvaluatedItem[];
  }[];
  readonly beside: readonly LibraryFigure[];
  readonly awards: readonly string[];
}

/** By rank, then code. */
export function evaluateLibraries(asked: {
  scheme: ServiceEvaluation;
  libraries: readonly LibraryCode[];
  figureOf: (of: { indicator: string; library: LibraryCode }) => LibraryFigure;
}): { libraries: EvaluatedLibrary[]; findings: Finding[] } {
  const { scheme, libraries, figureOf } = asked;
  const items = scheme.groups.flatMap((g) => g.items);
  const best = new Map(
    items.map(({ indicator }) => [
      indicator,
      libraries.reduce((top, library) => most(top, figureOf({ indicator, library }).value ?? ZERO), ZERO),
    ]),
  );
  const made = libraries.map((library) => {
    const groups = scheme.groups.map(({ key, items: own }) => {
      const evaluated = own.map((item): EvaluatedItem => {
        const figure = figureOf({ indicator: item.indicator, library });
        const points = pointsOf(item, { value: figure.value, best: best.get(item.indicator) ?? ZERO });
        return { item, figure, points: roundHalfUp(points, scheme.decimals) };
      });
      return { key, items: evaluated, points: sumExact(evaluated.map((e) => e.points)) };
    });
    const beside = scheme.beside.map((indicator) => figureOf({ indicator, library }));
    return { library, groups, beside, total: sumExact(groups.map((g) => g.points)) };
  });
  const ranks = ranksOf(made, scheme.decimals);
  const all = made.map((one): EvaluatedLibrary => {
    const rank = ranks.get(one.library) ?? null;
    const awards = scheme.awards.filter((award) => isAwarded(award, { rank, total: one.total }));
    return { ...one, rank, awards: awards.map((a) => a.name) };
  });
  return { libraries: all.sort(byRank), findings: missingFrom(made) };
}

function ranksOf(made: readonly { library: LibraryCode; total: Exact }[], decimals: number) {
  const values = made.map((m): [string, number] => {
    const scaled = scaledHalfUp(m.total, decimals);
    invariant(scaled < 1_000_000_000n, "a total of points is at most a few hundred");
    return [m.library, Number(scaled)];
  });
  return new Map(ranked(new Map(values)).map(({ key, rank }) => [key, rank]));
}

const byRank = by((e: EvaluatedLibrary) => [e.rank ?? Number.MAX_SAFE_INTEGER, e.library]);

/** Between 0 and the item's points; nothing of no figure. */
export function pointsOf(item: EvaluationItem, of: { value: Exact | null; best: Exact }): Exact {
  const { value, best } = of;
  if (value === null || value.num <= 0n) return ZERO;
  return least(item.points, earned(item.method, { value, best, points: item.points }));
}

function earned(method: EvaluationMethod, of: { value: Exact; best: Exact; points: Exact }): Exact {
  switch (method.kind) {
    case "of-best":
      return of.best.num === 0n ? ZERO : times(over(of.value, of.best), of.points);
    case "of-target":
      return times(over(of.value, method.target), of.points);
    case "tiers":
      return method.tiers.find((t) => compare(of.value, t.from) >= 0)?.points ?? ZERO;
    case "as-typed":
      return of.value;
  }
}

function isAwarded(award: Award, of: { rank: number | null; total: Exact }): boolean {
  if (of.rank === null || (award.top !== null && of.rank > award.top)) return false;
  return award.least === null || compare(of.total, award.least) >= 0;
}

const NAMED = 10;

/** One finding an indicator, naming the first libraries. */
function missingFrom(made: readonly Pick<EvaluatedLibrary, "library" | "groups">[]): Finding[] {
  const missing = new Map<string, LibraryCode[]>();
  for (const { library, groups } of made)
    for (const { figure, item } of groups.flatMap((g) => g.items))
      if (figure.value === null)
        missing.set(item.indicator, [...(missing.get(item.indicator) ?? []), library]);
  return [...missing].map(([indicator, codes]) => {
    const libraries = `${codes.slice(0, NAMED).join(" ")}${codes.length > NAMED ? " …" : ""}`;
    return finding("library-should-have-reported", { indicator, libraries, count: codes.length });
  });
}
