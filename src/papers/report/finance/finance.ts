/**
 * 财务工作簿 / the finance workbook of one period: 汇总, 补贴发放明细, 物流费结算, 物流明细, 分录, 勾稽关系, 说明.
 *
 * Amounts come from the charges, and are set against the ledger and against the single requests; where one of these ties
 * does not hold the workbook is refused. The fee basis (费用基数) is shown, and said to be owed to nobody.
 *
 * Worked example: 人大 supplied 2 requests with a basis of 17.20 元 at the sample rate of 50 %: its row says 2, 17.20, 8.60;
 * 分录 has one debit of 8.60 to expense:dd-subsidy, and 勾稽关系 shows 8.60 = 8.60.
 * Source: SOURCES.md [money-shown] (单位:元, 合计, 大写, 签字, 勾稽).
 */
import { byKey, groupBy, sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { COMPENSATION } from "../../../month/settle/consulting-compensation.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { basisFen, type Charge } from "../../../rules/charge.ts";
import { chargesBecause } from "../../../rules/charge-origin.ts";
import type { Cell } from "../../../sheet/because.ts";
import { columnCells, columnSeries, isShareable, withCharts } from "../../../sheet/chart.ts";
import type { Chart } from "../../../sheet/chart-shape.ts";
import {
  count,
  fenOf,
  type Row,
  rowNumber,
  type Sheet,
  text,
  totalOf,
  type Workbook,
  yuan,
} from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { courierSheet, waybillSheet } from "./finance-courier.ts";
import { entrySheet } from "./finance-entries.ts";
import { type FinanceFacts, linesAbove, linesBelow, nameOf } from "./finance-facts.ts";
import { movementSheet } from "./finance-movements.ts";
import { noteSheet } from "./finance-notes.ts";
import { SCHEME, schemeSheet } from "./finance-schemes.ts";
import { tieSheet } from "./finance-ties.ts";

export function financeWorkbook(facts: FinanceFacts, words: ReportWords): Workbook {
  const subsidies = subsidySheet(facts, words);
  const waybills = waybillSheet(facts, words);
  const courier = courierSheet(facts, words);
  const entries = entrySheet(facts, words);
  const schemes = schemeSheet(facts, words);
  const movements = movementSheet(facts, words);
  const plain = summarySheet(facts, words, { subsidies, courier, schemes });
  const summary = withCharts(plain, (sheet) => [costShare(facts, words, sheet)]);
  const sheets = { summary, subsidies, courier, waybills, entries, schemes };
  const ties = tieSheet(facts, words, sheets);
  return {
    sheets: [
      ...[summary, subsidies, ...(schemes ? [schemes] : []), courier, waybills],
      ...[...(movements ? [movements] : []), entries, ties, noteSheet(facts, words)],
    ],
    mark: words.footer({ period: facts.period.id, version: facts.programVersion, label: facts.label }),
  };
}

const SUBSIDY = { ddRequests: 3, ddBasis: 4, ddSubsidy: 5, illVolumes: 6, illSubsidy: 7, total: 8 } as const;

function subsidySheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { head } = words;
  const byLibrary = groupBy(facts.subsidies, (charge) => charge.library ?? "");
  const sheet: Omit<Sheet, "rows" | "below"> = {
    name: words.finance.subsidies,
    title: words.finance.title(words.finance.subsidies),
    above: linesAbove(facts, words),
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.code, width: 15, align: "center" },
      { head: head.library, width: 30 },
      { head: head.ddRequests, width: 14, summed: "count" },
      { head: head.ddBasis, width: 14, summed: "yuan" },
      { head: head.ddSubsidy, width: 14, summed: "yuan" },
      { head: head.illVolumes, width: 14, summed: "count" },
      { head: head.illSubsidy, width: 14, summed: "yuan" },
      { head: head.subsidyTotal, width: 15, summed: "yuan" },
    ],
    total: words.total,
    landscape: true,
  };
  const rows: Row[] = [...byLibrary].sort(byKey).map(([code, charges], i) => {
    return subsidyRow({
      index: i,
      code,
      charges,
      name: nameOf(code, facts, words),
      row: sheet.above.length + 3 + i,
    });
  });
  const fen = sumOf(rows, (row) => fenOf(row[SUBSIDY.total]));
  return { ...sheet, rows, below: linesBelow(fen, facts, words) };
}

function subsidyRow(made: {
  index: number;
  code: LibraryCode;
  charges: readonly Charge[];
  name: string;
  row: number;
}): Row {
  const dd = made.charges.filter((c) => c.kind === "dd-subsidy");
  const ill = made.charges.filter((c) => c.kind === "ill-subsidy");
  const [ddCell, illCell] = [moneyOf(dd), moneyOf(ill)];
  const at = made.row;
  const addresses = [`F${at}`, `H${at}`];
  return [
    rowNumber(made.index + 1),
    text(made.code),
    text(made.name),
    count(quantityOf(dd), chargesBecause(dd, "quantity")),
    yuan(basisOf(dd), chargesBecause(dd, "basis")),
    ddCell,
    count(quantityOf(ill), chargesBecause(ill, "quantity")),
    illCell,
    { ...yuan(fenOf(ddCell) + fenOf(illCell), { kind: "cells", addresses }), formula: `F${at}+H${at}` },
  ];
}

function moneyOf(charges: readonly Charge[]): Cell {
  const fen = sumOf(charges, (c) => c.fen);
  return yuan(fen, chargesBecause(charges, "amount"));
}

function quantityOf(charges: readonly Charge[]): bigint {
  return sumOf(charges, (c) => c.quantity);
}

function basisOf(charges: readonly Charge[]): Fen {
  return sumOf(charges, basisFen);
}

function summarySheet(
  facts: FinanceFacts,
  words: ReportWords,
  from: { subsidies: Sheet; courier: Sheet; schemes: Sheet | null },
): Sheet {
  const { finance, head } = words;
  const { subsidies, courier } = from;
  const rows: Row[] = [
    [
      rowNumber(1),
      text(words.chargeKind("dd-subsidy")),
      totalOf(subsidies, SUBSIDY.ddRequests),
      text(finance.perRequest),
      totalOf(subsidies, SUBSIDY.ddSubsidy),
      text(rulesOf(facts, words, "dd-subsidy")),
    ],
    [
      rowNumber(2),
      text(words.chargeKind("ill-subsidy")),
      totalOf(subsidies, SUBSIDY.illVolumes),
      text(finance.perVolume),
      totalOf(subsidies, SUBSIDY.illSubsidy),
      text(rulesOf(facts, words, "ill-subsidy")),
    ],
    [
      rowNumber(3),
      text(words.chargeKind("courier")),
      totalOf(courier, 3),
      text(finance.perParcel),
      totalOf(courier, 5),
      text(rulesOf(facts, words, "courier")),
    ],
    ...schemeRows(facts, words, from.schemes),
  ];
  const fen = sumOf(rows, (row) => fenOf(row[4]));
  const basis = facts.basis.find((b) => b.service === "dd")?.fen ?? 0n;
  const held = sumOf(facts.courierHeld, (c) => c.fen);
  return {
    name: finance.summary,
    title: finance.title(finance.summary),
    above: linesAbove(facts, words),
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.item, width: 24 },
      { head: head.quantity, width: 12 },
      { head: head.unit, width: 8, align: "center" },
      { head: head.amount, width: 18, summed: "yuan" },
      { head: head.rule, width: 34 },
    ],
    rows,
    total: words.total,
    below: [
      ...linesBelow(fen, facts, words),
      ...(held === 0n ? [] : [finance.heldRow(formatYuan(held))]),
      finance.basisRow(formatYuan(basis)),
      finance.basisOnly,
    ],
    landscape: true,
  };
}

/** Of what is owed: what schemes bill comes in and is no share of it. */
function costShare(facts: FinanceFacts, words: ReportWords, sheet: Sheet): Chart | null {
  const owed = { count: 4 };
  const amounts = columnSeries(sheet, 4, owed);
  if (!isShareable(sheet, amounts.values)) return null;
  const title = `${words.finance.costShare} · ${facts.period.id}`;
  const share = { key: "cost-share", kind: "pie", title, unit: words.head.amount } as const;
  return {
    ...share,
    ...(facts.sample ? { note: words.sampleLine } : {}),
    categories: columnCells(sheet, 1, owed),
    series: [amounts],
  };
}

/** What schemes grant, and what they bill, which comes off. */
function schemeRows(facts: FinanceFacts, words: ReportWords, schemes: Sheet | null): Row[] {
  if (schemes === null) return [];
  const parts = ["schemes", COMPENSATION].map((part) => rulesOf(facts, words, part));
  const rule = parts.filter((said) => said !== "").join("; ");
  const billed = totalOf(schemes, SCHEME.billed);
  return [
    [
      ...[rowNumber(4), text(words.chargeKind("grant")), null, null],
      ...[totalOf(schemes, SCHEME.granted), text(rule)],
    ],
    [...[rowNumber(5), text(words.chargeKind("bill")), null, null], ...[negative(billed), text(rule)]],
  ];
}

function negative(cell: Cell): Cell {
  const address = cell.formula ?? "";
  const because = { kind: "cells", addresses: [], minus: [address] } as const;
  return { ...yuan(-fenOf(cell), because), formula: `-${address}` };
}

function rulesOf(facts: FinanceFacts, words: ReportWords, part: string): string {
  return facts.rules
    .filter((r) => r.part === part)
    .map((r) => `${r.sample ? words.sampleMark : ""}${r.pack}@${r.version}`)
    .join("; ");
}
