/**
 * 物流费结算、物流明细: what the courier is owed, per sending library and per line of its invoice, beside what it billed and
 * what of it is disputed and held back; of several companies, each for itself, for each is paid its own.
 */
import { by, byKey, groupBy, sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refText } from "../../../core/source.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Charge } from "../../../rules/charge.ts";
import { amountCell, chargesOrigin, quantityCell } from "../../../rules/charge-origin.ts";
import { isPart, ruleName } from "../../../rules/rules.ts";
import { type ColumnMaker, type GridColumn, numberColumn } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { HeadKey, ReportWords } from "../words.ts";
import { type FinanceFacts, financeSheet, linesBelow, nameOf } from "./finance-facts.ts";

/** One line of the invoice: paid, held, or in parts both. */
interface InvoicedLine {
  readonly any: Charge;
  readonly paid: Charge | null;
  readonly held: Charge | null;
}

function invoicedLines(facts: FinanceFacts): InvoicedLine[] {
  const lines = new Map<string, InvoicedLine>();
  // A person's answer on a line of the invoice is a line of its own.
  const key = ({ record, ordinal, id }: Charge): string =>
    record ? `${refText(record)} ${ordinal ?? ""}` : id;
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
  const companyOf = companyBy(facts);
  const byCompany = [...groupBy(lines, companyOf)].sort(byKey);
  const isOne = byCompany.length < 2;
  const rows = byCompany.flatMap(([company, own]) =>
    [...groupBy(own, (line) => line.any.library ?? "")]
      .sort(byKey)
      .map(([code, sent]) => ({ company, code, sent })),
  );
  const sums = byCompany.map(([company, own]) =>
    finance.companySum({
      ...{ company, payable: formatYuan(sumOf(own, paidOf)), held: formatYuan(sumOf(own, heldOf)) },
    }),
  );
  return financeSheet(facts, words, {
    name: finance.courier,
    facts: rows,
    columns: (column) => [
      numberColumn(head.number),
      ...(isOne ? [] : [companyColumn(column, ({ company }) => company)]),
      column("code", { width: 12, align: "center" }, ({ code }) => text(code === "" ? "—" : code)),
      column("library", { width: 30 }, ({ code }) =>
        text(code === "" ? finance.unknownSender : nameOf(code, facts, words)),
      ),
      column("parcels", { width: 10, summed: "count" }, ({ sent }) => parcelsCell(sent)),
      ...amountColumns(column, ({ sent }) => sent),
    ],
    below: [...(isOne ? [] : sums), ...linesBelow(sumOf(lines, paidOf), facts, words)],
    landscape: false,
  });
}

/** By the contract that priced it. Only where the period has several companies does a sheet say whose a line is. */
function companyBy({ rules }: Pick<FinanceFacts, "rules">): (line: InvoicedLine) => string {
  const companies = new Map(
    rules.flatMap((r) => (isPart(r, "courier") ? [[ruleName(r), r.body.company]] : [])),
  );
  return ({ any }) => companies.get(any.rule) ?? "";
}

function companyColumn<Fact>(
  column: ColumnMaker<Fact, HeadKey>,
  of: (fact: Fact) => string,
): GridColumn<Fact> {
  return column("company", { width: 16 }, (fact) => text(of(fact)));
}

export function waybillSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const companyOf = companyBy(facts);
  const lines = invoicedLines(facts);
  const isOne = new Set(lines.map(companyOf)).size < 2;
  const name = (code: LibraryCode | null): Cell => text(nameOf(code, facts, words));
  return financeSheet(facts, words, {
    name: finance.waybills,
    facts: lines,
    columns: (column) => [
      { ...numberColumn(head.number), width: 7 },
      ...(isOne ? [] : [companyColumn(column, companyOf)]),
      column("waybill", { width: 24 }, ({ any }) => text(any.caseKey ?? "")),
      column("from", { width: 26 }, ({ any }) => name(any.library)),
      column("to", { width: 26 }, ({ any }) => name(any.counterparty)),
      column("parcels", { width: 8, summed: "count" }, (line) => parcelsCell([line])),
      ...amountColumns(column, (line) => [line]),
      column("charge", { width: 14 }, ({ any }) => text(any.id)),
    ],
  });
}

function parcelsCell(lines: readonly InvoicedLine[]): Cell {
  return quantityCell(paidIn(lines).filter(({ unit }) => unit === "parcel"));
}

/** Billed, payable, held, and what is left between them: not zero only where the contract's higher price is paid, or a person rejected it. */
function amountColumns<Fact>(
  column: ColumnMaker<Fact, HeadKey>,
  linesOf: (fact: Fact) => readonly InvoicedLine[],
): GridColumn<Fact>[] {
  const look = { width: 13, summed: "yuan" } as const;
  return [
    column("invoiced", look, (fact) => statedCell(linesOf(fact))),
    column("payable", look, (fact) => amountCell(paidIn(linesOf(fact)))),
    column("held", look, (fact) => amountCell(heldIn(linesOf(fact)))),
    column("difference", look, (fact, at) => ({
      ...yuan(sumOf(linesOf(fact), (line) => paidOf(line) + heldOf(line) - statedOf(line))),
      ...at.adds(["payable", "held"], ["invoiced"]),
    })),
  ];
}

function statedCell(lines: readonly InvoicedLine[]): Cell {
  const billed = lines.map(({ any, paid }) => paid ?? any);
  return yuan(sumOf(lines, statedOf), chargesOrigin(billed, "stated"));
}
