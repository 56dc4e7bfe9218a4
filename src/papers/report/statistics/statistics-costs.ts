/**
 * 各月费用 / costs of a span, period by period: what the settlements in force owe, by kind. The amounts are those of the finance
 * workbooks' summaries: each row is the 合计 of its period's, and the 合计 here is the sum of those.
 *
 * Worked example: April owes 30.00 of subsidies and nothing else, May 20.00 and 8.00 to the courier: 合计 is 50.00 and 8.00, 58.00.
 * Source: SOURCES.md [money-shown].
 */

import { sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import type { FundUse } from "../../../month/settle/funds-used.ts";
import type { ChargeTotal } from "../../../month/settle/run.ts";
import type { ChargeKind } from "../../../rules/charge.ts";
import {
  columnCells,
  columnSeries,
  headingCells,
  isShareable,
  totalCellsRange,
  withCharts,
} from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import { type GridColumn, gridSheet } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { type Column, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type SheetFacts, sheetTop, spanLine } from "./statistics-sheet.ts";

/** What the settlement in force of one period charges. */
export interface PeriodCosts {
  readonly period: string;
  readonly totals: readonly ChargeTotal[];
  readonly sample: boolean;
  /** The same charges by the library that asked. */
  readonly used: readonly FundUse[];
}

export interface CostFacts {
  readonly costs: readonly PeriodCosts[];
  /** Periods with records that are not settled, or whose settlement is out of date. */
  readonly unsettled: readonly string[];
}

/** What is owed, in the order of the finance workbook; what schemes bill comes off, and stands last. */
const ALWAYS = ["dd-subsidy", "ill-subsidy", "courier"] as const;
const OF_SCHEMES: readonly ChargeKind[] = ["grant", "bill"];
const BILLED: ChargeKind = "bill";

export function costSheet(facts: SheetFacts & CostFacts, words: ReportWords): Sheet | null {
  if (facts.costs.length === 0) return null;
  const kinds = [...ALWAYS, ...OF_SCHEMES.filter((kind) => isCharged(facts, kind))];
  const { year } = words;
  const sample = facts.costs.some((c) => c.sample) ? [words.sampleLine] : [];
  const unsettled = facts.unsettled.length === 0 ? [] : [year.unsettled(facts.unsettled.join(", "))];
  const look = { width: 19, summed: "yuan" } as const;
  const total = (costs: PeriodCosts): Fen => sumOf(kinds, (kind) => owedFen(costs.totals, kind));
  const sheet = gridSheet({
    ...sheetTop(facts, words, year.costs),
    above: [spanLine(facts, words, words.unitYuan), ...sample, ...unsettled],
    heads: { month: words.head.month, ...year.head },
    facts: facts.costs,
    columns: (column) => [
      column("month", { width: 24, align: "center" }, ({ period }) => text(period)),
      ...kinds.map((kind) => kindColumn(kind, { head: words.chargeKind(kind), ...look })),
      column("costTotal", look, (costs, at) => {
        const range = at.range(ALWAYS[0], kinds.at(-1) ?? ALWAYS[0]);
        return { ...yuan(total(costs), { kind: "cells", addresses: [range] }), formula: `SUM(${range})` };
      }),
    ],
    total: words.total,
    below: [year.costNote],
    landscape: true,
  });
  return withCharts(sheet, () => costCharts(facts, words, { sheet, kinds }));
}

function kindColumn(kind: ChargeKind, look: Column): GridColumn<PeriodCosts> {
  const cell = ({ period, totals }: PeriodCosts): Cell =>
    yuan(owedFen(totals, kind), { kind: "charges-of", period, of: kind, by: "account" });
  return { key: kind, ...look, cell };
}

function isCharged({ costs }: CostFacts, kind: ChargeKind): boolean {
  return costs.some(({ totals }) => totals.some((t) => t.kind === kind && t.fen !== 0n));
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
  const columns = [ALWAYS[0], owed.at(-1) ?? ALWAYS[0]] as const;
  const shares = totalCellsRange(sheet, columns);
  const unit = words.head.amount;
  const note = facts.costs.some((c) => c.sample) ? { note: words.sampleLine } : {};
  const about = (title: string) => ({ title: `${title} · ${facts.span.id}`, unit, ...note });
  return [
    sheet.rows.length < 2
      ? null
      : {
          ...{ key: "costs", kind: "stacked-column", ...about(chart.costs) },
          categories: columnCells(sheet, "month"),
          series: owed.map((kind) => columnSeries(sheet, kind)),
        },
    isShareable(sheet, shares)
      ? {
          ...{ key: "cost-shares", kind: "pie", ...about(chart.shares) },
          categories: headingCells(sheet, columns),
          series: [{ name: headingCells(sheet, ["costTotal", "costTotal"]).from, values: shares }],
        }
      : null,
  ];
}
