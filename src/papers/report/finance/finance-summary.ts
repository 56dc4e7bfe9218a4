/** 汇总: what is owed, kind by kind, as the totals of the other sheets, with the rules it rests on and the shares as a chart. */
import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { COMPENSATION } from "../../../month/settle/consulting-compensation.ts";
import { columnCells, columnSeries, isShareable, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import { numberColumn } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { cellOf, fenOf, type Sheet, text, totalOf, yuan } from "../../../sheet/sheet.ts";
import { basisSentence } from "../fee-sentences.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, financeSheet, linesBelow } from "./finance-facts.ts";

/** What is owed; what schemes bill stands last, and comes off. */
const OWED = ["dd-subsidy", "ill-subsidy", "courier", "grant"] as const;
const KINDS = [...OWED, "bill"] as const;
export type SummaryKind = (typeof KINDS)[number];

interface SummaryRow {
  readonly quantity?: Cell;
  readonly unit?: string;
  readonly amount: Cell;
  readonly rule: string;
}

/** The amount of a kind, as another sheet's cell shows it. */
export function summaryAmount(summary: Sheet, kind: SummaryKind): Cell {
  return cellOf(summary, "amount", KINDS.indexOf(kind));
}

export function summarySheet(
  facts: FinanceFacts,
  words: ReportWords,
  from: { subsidies: Sheet; courier: Sheet; schemes: Sheet | null },
): Sheet {
  const { finance, head } = words;
  const owed = rowsOf(facts, words, from);
  const rows = KINDS.flatMap((kind) => (owed[kind] ? [{ kind, ...owed[kind] }] : []));
  const basis = facts.basis.find((b) => b.service === "dd")?.fen ?? 0n;
  const held = sumOf(facts.courierHeld, (c) => c.fen);
  const sheet = financeSheet(facts, words, {
    name: finance.summary,
    facts: rows,
    columns: (column) => [
      numberColumn(head.number),
      column("item", { width: 24 }, ({ kind }) => text(kindName(kind, facts, words))),
      column("quantity", { width: 12 }, ({ quantity }) => quantity ?? null),
      column("unit", { width: 8, align: "center" }, ({ unit }) => (unit === undefined ? null : text(unit))),
      column("amount", { width: 18, summed: "yuan" }, ({ amount }) => amount),
      column("rule", { width: 34 }, ({ rule }) => text(rule)),
    ],
    below: [
      ...linesBelow(
        sumOf(rows, ({ amount }) => fenOf(amount)),
        facts,
        words,
      ),
      ...(held === 0n ? [] : [finance.heldRow(formatYuan(held))]),
      finance.basisRow(formatYuan(basis)),
      basisSentence(facts.rules, words),
    ],
  });
  return withCharts(sheet, () => [costShare(facts, words, sheet)]);
}

/** Grants and bills of schemes, of fees that are settled net, or of both, each by its name. */
function kindName(kind: SummaryKind, { grants }: FinanceFacts, words: ReportWords): string {
  const own = grants.filter((c) => c.kind === kind);
  const names = new Set(own.map((c) => words.chargeName(c)));
  return names.size === 0 ? words.chargeKind(kind) : [...names].sort().join(" / ");
}

function rowsOf(
  facts: FinanceFacts,
  words: ReportWords,
  { subsidies, courier, schemes }: { subsidies: Sheet; courier: Sheet; schemes: Sheet | null },
): Partial<Record<SummaryKind, SummaryRow>> {
  const { perRequest, perVolume, perParcel } = words.finance;
  const ofSchemes = { rule: rulesOf(facts, words, "schemes", COMPENSATION) };
  return {
    "dd-subsidy": {
      quantity: totalOf(subsidies, "ddRequests"),
      unit: perRequest,
      amount: totalOf(subsidies, "ddSubsidy"),
      rule: rulesOf(facts, words, "dd-subsidy"),
    },
    "ill-subsidy": {
      quantity: totalOf(subsidies, "illVolumes"),
      unit: perVolume,
      amount: totalOf(subsidies, "illSubsidy"),
      rule: rulesOf(facts, words, "ill-subsidy"),
    },
    courier: {
      quantity: totalOf(courier, "parcels"),
      unit: perParcel,
      amount: totalOf(courier, "payable"),
      rule: rulesOf(facts, words, "courier"),
    },
    ...(schemes && {
      grant: { amount: totalOf(schemes, "granted"), ...ofSchemes },
      bill: { amount: negative(totalOf(schemes, "billed")), ...ofSchemes },
    }),
  };
}

/** Of what is owed: what schemes bill comes in and is no share of it. */
function costShare(facts: FinanceFacts, words: ReportWords, sheet: Sheet): Chart | null {
  const owed = { count: OWED.length };
  const amounts = columnSeries(sheet, "amount", owed);
  if (!isShareable(sheet, amounts.values)) return null;
  const title = `${words.finance.costShare} · ${facts.period.id}`;
  const share = { key: "cost-share", kind: "pie", title, unit: words.head.amount } as const;
  return {
    ...share,
    ...(facts.sample ? { note: words.sampleLine } : {}),
    categories: columnCells(sheet, "item", owed),
    series: [amounts],
  };
}

function negative(cell: Cell): Cell {
  const address = cell.formula ?? "";
  const origin = { kind: "cells", addresses: [], minus: [address] } as const;
  return { ...yuan(-fenOf(cell), origin), formula: `-${address}` };
}

function rulesOf(facts: FinanceFacts, words: ReportWords, ...parts: readonly string[]): string {
  return parts
    .flatMap((part) => facts.rules.filter((r) => r.part === part))
    .map((r) => `${r.sample ? words.sampleMark : ""}${r.pack}@${r.version}`)
    .join("; ");
}
