/**
 * 各月费用 / costs of a span, period by period: what the settlements in force owe, by kind. The amounts are those of the finance
 * workbooks' summaries: each row is the 合计 of its period's, and the 合计 here is the sum of those.
 *
 * Worked example: April owes 30.00 of subsidies and nothing else, May 20.00 and 8.00 to the courier: 合计 is 50.00 and 8.00, 58.00.
 * Source: SOURCES.md [money-shown].
 */

import { sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import type { ChargeTotal } from "../../../month/settle/run.ts";
import type { ChargeKind } from "../../../rules/charge.ts";
import {
  columnCells,
  columnSeries,
  headingCell,
  isShareable,
  rowCells,
  totalCellsRange,
  withCharts,
} from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import {
  address,
  type Column,
  dataRow,
  fenOf,
  headingRow,
  type Row,
  type Sheet,
  text,
  yuan,
} from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type SheetFacts, sheetOf } from "./statistics-sheet.ts";

/** What the settlement in force of one period charges. */
export interface PeriodCosts {
  readonly period: string;
  readonly totals: readonly ChargeTotal[];
  readonly sample: boolean;
}

export interface CostFacts {
  readonly costs: readonly PeriodCosts[];
  /** Periods with records that are not settled, or whose settlement is out of date. */
  readonly unsettled: readonly string[];
}

/** What is owed, in the order of the finance workbook; what schemes bill comes off, and stands last. */
const ALWAYS: readonly ChargeKind[] = ["dd-subsidy", "ill-subsidy", "courier"];
const OF_SCHEMES: readonly ChargeKind[] = ["grant", "bill"];
const BILLED: ChargeKind = "bill";

export function costSheet(facts: SheetFacts & CostFacts, words: ReportWords): Sheet | null {
  if (facts.costs.length === 0) return null;
  const kinds = [...ALWAYS, ...OF_SCHEMES.filter((kind) => isCharged(facts, kind))];
  const { year, head } = words;
  const lines = sheetOf(facts, words, { name: year.costs, columns: [], rows: [] });
  const sample = facts.costs.some((c) => c.sample) ? [words.sampleLine] : [];
  const unsettled = facts.unsettled.length === 0 ? [] : [year.unsettled(facts.unsettled.join(", "))];
  const above = [`${lines.above[0]}${words.gap}${words.unitYuan}`, ...sample, ...unsettled];
  const columns: Column[] = [
    { head: head.month, width: 24, align: "center" },
    ...kinds.map((kind) => ({ head: words.chargeKind(kind), width: 19, summed: "yuan" as const })),
    { head: year.head.costTotal, width: 19, summed: "yuan" },
  ];
  const rows = facts.costs.map((costs, i) => costRow(costs, kinds, dataRow({ above }, i)));
  const made = { name: year.costs, columns, rows, above, total: words.total, landscape: true };
  const sheet = sheetOf(facts, words, { ...made, below: [year.costNote] });
  return withCharts(sheet, () => costCharts(facts, words, { sheet, kinds }));
}

function isCharged({ costs }: CostFacts, kind: ChargeKind): boolean {
  return costs.some(({ totals }) => totals.some((t) => t.kind === kind && t.fen !== 0n));
}

function costRow(costs: PeriodCosts, kinds: readonly ChargeKind[], row: number): Row {
  const cells = kinds.map((kind) => {
    const because = { kind: "charges-of", period: costs.period, of: kind, by: "account" } as const;
    return yuan(owedFen(costs.totals, kind), because);
  });
  const fen = sumOf(cells, fenOf);
  const addresses = [`${address({ column: 1, row })}:${address({ column: kinds.length, row })}`];
  const total = yuan(fen, { kind: "cells", addresses });
  return [text(costs.period), ...cells, { ...total, formula: `SUM(${addresses[0]})` }];
}

/** What a period owes altogether. */
export function totalOwedFen({ totals }: Pick<PeriodCosts, "totals">): Fen {
  return sumOf([...ALWAYS, ...OF_SCHEMES], (kind) => owedFen(totals, kind));
}

/** As it moves what the centre owes: what is billed, comes off. */
function owedFen(totals: readonly ChargeTotal[], kind: ChargeKind): Fen {
  const own = totals.filter((t) => t.kind === kind);
  const fen = sumOf(own, (t) => t.fen);
  return kind === BILLED ? -fen : fen;
}

function costCharts(
  facts: SheetFacts & CostFacts,
  words: ReportWords,
  of: { sheet: Sheet; kinds: readonly ChargeKind[] },
): (Chart | null)[] {
  const { sheet } = of;
  const { chart } = words.year;
  const owed = of.kinds.filter((kind) => kind !== BILLED);
  const columns = { first: 1, last: owed.length };
  const shares = totalCellsRange(sheet, columns);
  const unit = words.head.amount;
  const note = facts.costs.some((c) => c.sample) ? { note: words.sampleLine } : {};
  const about = (title: string) => ({ title: `${title} · ${facts.span.id}`, unit, ...note });
  return [
    sheet.rows.length < 2
      ? null
      : {
          ...{ key: "costs", kind: "stacked-column", ...about(chart.costs) },
          categories: columnCells(sheet, 0),
          series: owed.map((_, i) => columnSeries(sheet, i + 1)),
        },
    isShareable(sheet, shares)
      ? {
          ...{ key: "cost-shares", kind: "pie", ...about(chart.shares) },
          categories: rowCells(headingRow(sheet), columns),
          series: [{ name: headingCell(sheet, of.kinds.length + 1), values: shares }],
        }
      : null,
  ];
}
