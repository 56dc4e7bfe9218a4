/**
 * 物流费结算、物流明细: what the courier is owed, per sending library and per line of its invoice, beside what it billed and
 * what of it is disputed and held back.
 */
import { by, byKey, groupBy, sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { refText } from "../../../core/source.ts";
import type { Charge } from "../../../rules/charge.ts";
import { chargesBecause } from "../../../rules/charge-origin.ts";
import type { Cell } from "../../../sheet/because.ts";
import { type Column, count, type Row, rowNumber, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, linesAbove, linesBelow, nameOf } from "./finance-facts.ts";

/** One line of the invoice: paid, held, or in parts both. */
interface InvoicedLine {
  readonly any: Charge;
  readonly paid: Charge | null;
  readonly held: Charge | null;
}

function invoicedLines(facts: FinanceFacts): InvoicedLine[] {
  const lines = new Map<string, InvoicedLine>();
  const key = (charge: Charge): string => (charge.record ? refText(charge.record) : charge.id);
  for (const paid of facts.courier) lines.set(key(paid), { any: paid, paid, held: null });
  for (const held of facts.courierHeld) {
    const line = lines.get(key(held));
    lines.set(key(held), line ? { ...line, held } : { any: held, paid: null, held });
  }
  const number = ({ any }: InvoicedLine): string => any.caseKey ?? "";
  return [...lines.values()].sort(by(number));
}

const statedOf = ({ paid, held }: InvoicedLine): Fen => (paid ?? held)?.statedFen ?? 0n;
const paidOf = ({ paid }: InvoicedLine): Fen => paid?.fen ?? 0n;
const heldOf = ({ held }: InvoicedLine): Fen => held?.fen ?? 0n;
const paidIn = (lines: readonly InvoicedLine[]): Charge[] => lines.flatMap(({ paid }) => paid ?? []);
const heldIn = (lines: readonly InvoicedLine[]): Charge[] => lines.flatMap(({ held }) => held ?? []);

export function courierSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const lines = invoicedLines(facts);
  const bySender = groupBy(lines, (line) => line.any.library ?? "");
  const above = linesAbove(facts, words);
  const rows: Row[] = [...bySender].sort(byKey).map(([code, sent], i) => {
    const parcels = sent.filter(({ paid }) => paid?.unit === "parcel");
    const at = above.length + 3 + i;
    return [
      rowNumber(i + 1),
      text(code === "" ? "—" : code),
      text(code === "" ? finance.unknownSender : nameOf(code, facts, words)),
      count(
        sumOf(parcels, ({ paid }) => paid?.quantity ?? 0n),
        chargesBecause(paidIn(parcels), "quantity"),
      ),
      ...amounts(sent, { row: at, columns: ["E", "F", "G"] }),
    ];
  });
  return {
    name: finance.courier,
    title: finance.title(finance.courier),
    above,
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.code, width: 12, align: "center" },
      { head: head.library, width: 30 },
      { head: head.parcels, width: 10, summed: "count" },
      ...amountColumns(words),
    ],
    rows,
    total: words.total,
    below: linesBelow(sumOf(lines, paidOf), facts, words),
    landscape: false,
  };
}

export function waybillSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const above = linesAbove(facts, words);
  const rows: Row[] = invoicedLines(facts).map((line, i) => {
    const { any, paid } = line;
    const at = above.length + 3 + i;
    const parcels = paid?.unit === "parcel" ? paid.quantity : 0n;
    return [
      rowNumber(i + 1),
      text(any.caseKey ?? ""),
      text(nameOf(any.library, facts, words)),
      text(nameOf(any.counterparty, facts, words)),
      count(parcels, chargesBecause(paid?.unit === "parcel" ? [paid] : [], "quantity")),
      ...amounts([line], { row: at, columns: ["F", "G", "H"] }),
      text(any.id),
    ];
  });
  return {
    name: finance.waybills,
    title: finance.title(finance.waybills),
    above,
    columns: [
      { head: head.number, width: 7, align: "center" },
      { head: head.waybill, width: 24 },
      { head: head.from, width: 26 },
      { head: head.to, width: 26 },
      { head: head.parcels, width: 8, summed: "count" },
      ...amountColumns(words),
      { head: head.charge, width: 14 },
    ],
    rows,
    total: words.total,
    below: words.signature(facts.centre),
    landscape: true,
  };
}

function amountColumns({ head }: ReportWords): Column[] {
  return [head.invoiced, head.payable, head.held, head.difference].map((text) => ({
    head: text,
    width: 13,
    summed: "yuan",
  }));
}

/** Billed, payable, held, and what is left between them: not zero only where the contract's higher price is paid. */
function amounts(
  lines: readonly InvoicedLine[],
  at: { row: number; columns: readonly [string, string, string] },
): Cell[] {
  const [stated, paid, held] = [sumOf(lines, statedOf), sumOf(lines, paidOf), sumOf(lines, heldOf)];
  const [e, f, g] = at.columns.map((column) => `${column}${at.row}`);
  const because = { kind: "cells", addresses: [`${f}`, `${g}`], minus: [`${e}`] } as const;
  const billed = lines.map(({ any, paid: own }) => own ?? any);
  return [
    yuan(stated, chargesBecause(billed, "stated")),
    yuan(paid, chargesBecause(paidIn(lines), "amount")),
    yuan(held, chargesBecause(heldIn(lines), "amount")),
    { ...yuan(paid + held - stated, because), formula: `${f}+${g}-${e}` },
  ];
}
