/**
 * 关键统计数 / key statistics: what one wants to see of a span at a glance, from the same facts as the statistics workbook.
 *
 * Requests are those of document delivery; volumes are those lent. What a period owes is unknown where its settlement is not in
 * force as the books are now.
 *
 * Worked example: April 5 requests, 4 of them filled, 1 cancelled: 4 of 5 filled. Source: SOURCES.md [indicators].
 */

import type { Exact } from "../../../core/exact.ts";
import { by, ranked, sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { firstDayOf } from "../../../core/period.ts";
import type { RequestStatus } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { RequestSums } from "./request-sums.ts";
import { type PeriodCosts, totalOwedFen } from "./statistics-costs.ts";
import { BORROWED, LENT, REQUESTED, SUPPLIED, type Tally } from "./statistics-counts.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";

export interface SpanFigures {
  readonly requests: number;
  readonly filled: number;
  readonly unfilled: number;
  readonly cancelled: number;
  readonly pending: number;
  /** Filled of those decided; null where none is. */
  readonly fillRate: Exact | null;
  readonly lentVolumes: number;
  /** Null: not settled as it is now. */
  readonly owedFen: Fen | null;
}

export interface RankedLibrary {
  readonly rank: number;
  readonly library: LibraryCode;
  readonly value: number;
}

export interface KeyStatistics {
  readonly periods: readonly (SpanFigures & { readonly period: string })[];
  readonly total: SpanFigures;
  /** By documents supplied, and by volumes lent; the first ones. */
  readonly suppliers: readonly RankedLibrary[];
  readonly lenders: readonly RankedLibrary[];
  /** By requests that were filled for them, and by volumes borrowed; the first ones. */
  readonly requesters: readonly RankedLibrary[];
  readonly borrowers: readonly RankedLibrary[];
  readonly budgets: readonly {
    readonly subproject: string;
    readonly fullYearFen: Fen;
    readonly executedFen: Fen;
    readonly rate: Exact | null;
  }[];
  /** Some of what is owed rests on a sample rule (样例). */
  readonly sample: boolean;
  readonly missing: readonly string[];
  readonly unsettled: readonly string[];
}

const SHOWN = 10;

export function keyStatistics(facts: StatisticsFacts): KeyStatistics {
  const sums = new RequestSums(facts.counts);
  const of = (periods: readonly string[], costs: readonly PeriodCosts[]): SpanFigures =>
    spanFigures(sums, periods, costs);
  const first = ({ service, by, side }: Tally): RankedLibrary[] => {
    const asked = { periods: facts.periods, service, status: "filled", by } as const;
    const codes = sums.libraries({ service, side });
    const values = new Map([...codes].map((code) => [code, sums.of({ ...asked, [side]: code })]));
    return ranked(values)
      .slice(0, SHOWN)
      .map(({ key, rank, value }) => ({ rank, library: key, value }));
  };
  return {
    periods: periodsOf(facts).map((period) => ({
      period,
      ...of(
        [period],
        facts.costs.filter((c) => c.period === period),
      ),
    })),
    total: of(facts.periods, facts.costs),
    suppliers: first(SUPPLIED),
    lenders: first(LENT),
    requesters: first(REQUESTED),
    borrowers: first(BORROWED),
    budgets: facts.executions.map(({ subproject, funds: { total } }) => ({
      subproject: subproject.id,
      fullYearFen: total.fullYearFen,
      executedFen: total.executedFen,
      rate: total.rateOfFullYear,
    })),
    sample: facts.costs.some((c) => c.sample),
    missing: facts.missing,
    unsettled: facts.unsettled,
  };
}

/** Those with requests, and those that owe something without any: a correction, an answer to the courier. */
function periodsOf(facts: StatisticsFacts): string[] {
  const all = new Set([...facts.periods, ...facts.costs.map((c) => c.period)]);
  return [...all].sort(by(firstDayOf));
}

function spanFigures(
  sums: RequestSums,
  periods: readonly string[],
  costs: readonly PeriodCosts[],
): SpanFigures {
  const requests = (status: RequestStatus): number =>
    sums.of({ periods, service: "dd", status, by: "requests" });
  const [filled, unfilled, cancelled] = [requests("filled"), requests("unfilled"), requests("cancelled")];
  const pending = requests("pending");
  const decided = filled + unfilled + cancelled;
  return {
    ...{ requests: decided + pending, filled, unfilled, cancelled, pending },
    fillRate: decided === 0 ? null : { num: BigInt(filled), den: BigInt(decided) },
    lentVolumes: sums.of({ periods, service: "ill", status: "filled", by: "volumes" }),
    owedFen: costs.length === 0 ? null : sumOf(costs, totalOwedFen),
  };
}
