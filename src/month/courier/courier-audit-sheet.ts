/**
 * 物流审计表 / the audit workbook: what the invoice comes to by class, one sheet a class with every line of it, the total as billed
 * beside the total that is right, and the cost by library. 争议函 / the dispute file is what goes to the company: only the lines to
 * take up with it, each with the reason and the amount, and nothing of ours.
 */
import { formatYuan } from "../../core/money.ts";
import { refText } from "../../core/source.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Because } from "../../sheet/because.ts";
import {
  type Column,
  count,
  type Row,
  rowNumber,
  type Sheet,
  text,
  type Workbook,
  yuan,
} from "../../sheet/sheet.ts";
import type { AuditResult } from "./audit-result.ts";
import type { AuditWords } from "./audit-words.ts";
import type { AllocatedCost } from "./courier-allocation.ts";
import { AUDIT_CLASSES, type AuditClass, type AuditedLine, QUESTIONS } from "./courier-audit.ts";
import type { AuditMeasure, UseMeasure } from "./courier-origin.ts";

interface About {
  readonly audit: AuditResult;
  readonly words: AuditWords;
  readonly nameOf: (code: LibraryCode) => string;
  readonly mark: string;
}

export function auditWorkbook(about: About): Workbook {
  const { audit } = about;
  const classes = AUDIT_CLASSES.filter((of) => audit.exceptions.some((a) => a.class === of));
  return {
    sheets: [summary(about), ...classes.map((of) => classSheet(about, of)), allocation(about)],
    mark: about.mark,
  };
}

function above({ audit, words }: About): string[] {
  return audit.sample ? [words.unit, words.sample] : [words.unit];
}

function summary(about: About): Sheet {
  const { audit, words } = about;
  const { columns: c } = words;
  const because = (of: AuditClass, by: AuditMeasure) =>
    ({ kind: "audited", period: audit.period, of: { class: of }, by }) as const;
  return {
    name: words.summarySheet,
    title: words.heading(audit.period),
    above: above(about),
    columns: [
      { head: c.class, width: 22 },
      { head: c.lines, width: 10, summed: "count" },
      { head: c.billed, width: 16, summed: "yuan" },
      { head: c.disputed, width: 16, summed: "yuan" },
      { head: c.payable, width: 16, summed: "yuan" },
      { head: c.held, width: 16, summed: "yuan" },
    ],
    rows: audit.totals.map((t) => [
      text(words.className(t.class)),
      count(t.lines, because(t.class, "lines")),
      yuan(t.billedFen, because(t.class, "billed")),
      yuan(t.disputedFen, because(t.class, "disputed")),
      yuan(t.payableFen, because(t.class, "payable")),
      yuan(t.heldFen, because(t.class, "held")),
    ]),
    total: words.total,
    below: totalLines(audit, words),
    landscape: false,
  };
}

/** The invoice's own total, what its lines make, and what is right: said in the terminal and in the workbook. */
export function totalLines(audit: AuditResult, words: AuditWords): string[] {
  const { invoice, notBilled } = audit;
  const lines = formatYuan(invoice.linesFen);
  const [first] = notBilled;
  return [
    invoice.declaredFen === null
      ? words.noDeclared(lines)
      : words.declared({ declared: formatYuan(invoice.declaredFen), lines }),
    ...(invoice.setAside === 0 ? [] : [words.setAside(invoice.setAside)]),
    ...invoice.wrong.map((w) =>
      words.wrongTotal({ declared: formatYuan(w.declared), computed: formatYuan(w.computed) }),
    ),
    words.corrected({ payable: formatYuan(invoice.payableFen), held: formatYuan(invoice.heldFen) }),
    ...(first ? [words.notBilled({ parcels: notBilled.length, first: first.waybill })] : []),
    ...questionLines(audit, words),
    audit.isApproved ? words.approved : words.notApproved,
  ];
}

/** What a person has to find out before the invoice can be approved, by class, with one line of each. */
function questionLines({ exceptions }: AuditResult, words: AuditWords): string[] {
  return QUESTIONS.flatMap((of) => {
    const all = exceptions.filter((a) => a.class === of);
    const isNamed = (a: AuditedLine): boolean => of === "district-unknown" && a.line.district !== null;
    return [all.filter(isNamed), all.filter((a) => !isNamed(a))].flatMap((asked) => {
      const [first] = asked;
      if (first === undefined) return [];
      const { waybillNo: waybill, to, district } = first.line;
      return [words.question[of]({ lines: asked.length, waybill, library: to ?? "—", district })];
    });
  });
}

function lineColumns(words: AuditWords): Column[] {
  const head = words.lineColumns;
  return [
    { head: head.waybill, width: 22 },
    { head: head.shippedOn, width: 12, align: "center" },
    { head: head.from, width: 28 },
    { head: head.to, width: 28 },
    { head: head.leg, width: 8, align: "center" },
    { head: head.weight, width: 12, align: "right" },
    { head: head.volumes, width: 14, align: "center" },
    { head: head.billed, width: 14, summed: "yuan" },
    { head: head.contract, width: 14, align: "right" },
    { head: head.disputed, width: 14, summed: "yuan" },
  ];
}

function classSheet(about: About, of: AuditClass): Sheet {
  const { audit, words } = about;
  return {
    name: words.className(of),
    title: `${words.heading(audit.period)} · ${words.className(of)}`,
    above: above(about),
    columns: lineColumns(words),
    rows: audit.exceptions.filter((a) => a.class === of).map((a) => lineRow(a, about)),
    total: words.total,
    below: [],
    landscape: true,
  };
}

function becauseOf({ line }: AuditedLine, { period }: AuditResult): (by: AuditMeasure) => Because {
  return (by) => ({ kind: "audited", period, of: { ref: refText(line.ref) }, by });
}

function lineRow(a: AuditedLine, { audit, words, nameOf }: About): Row {
  const { line } = a;
  const because = becauseOf(a, audit);
  const place = (code: LibraryCode | null) => text(code === null ? "—" : `${code} ${nameOf(code)}`);
  return [
    text(line.waybillNo),
    text(line.shippedOn),
    place(line.from),
    place(line.to),
    text(words.leg(line.leg)),
    line.weightGrams === null ? text("—") : count(line.weightGrams, because("grams")),
    text(`${line.volumes ?? "—"} / ${a.loanVolumes ?? "—"}`),
    yuan(line.chargeFen, because("billed")),
    a.contractFen === null ? text("—") : yuan(a.contractFen, because("contract")),
    yuan(a.disputedFen, because("disputed")),
  ];
}

function allocation(about: About): Sheet {
  const { audit, words } = about;
  const c = words.allocationColumns;
  const money = (head: string): Column => ({ head, width: 14, summed: "yuan" });
  const units = (head: string): Column => ({ head, width: 9, summed: "count" });
  const lines = [...above(about), words.allocationAbove];
  return {
    name: words.allocationSheet,
    title: `${words.heading(audit.period)} · ${words.allocationSheet}`,
    above: lines,
    columns: [
      { head: c.library, width: 10, align: "center" },
      { head: c.name, width: 28 },
      ...[c.legs, c.volumes, c.stops].map(units),
      ...[c.base, c.byLegs, c.byVolumes, c.byStops, c.sum].map(money),
    ],
    rows: audit.allocation.map((a, i) => allocatedRow(a, { ...about, row: lines.length + 3 + i })),
    total: words.total,
    below: [],
    landscape: true,
  };
}

function allocatedRow(a: AllocatedCost, { audit, nameOf, row }: About & { row: number }): Row {
  const because = (by: UseMeasure): Because => ({
    kind: "courier-use",
    period: audit.period,
    library: a.library,
    by,
  });
  const sum = { kind: "cells", addresses: ["F", "G", "H", "I"].map((column) => `${column}${row}`) } as const;
  return [
    text(a.library),
    text(nameOf(a.library)),
    count(a.legs, because("legs")),
    count(a.volumes, because("volumes")),
    count(a.stops, because("stops")),
    yuan(a.baseFen, because("base-cost")),
    yuan(a.legsFen, because("legs-cost")),
    yuan(a.volumesFen, because("volumes-cost")),
    yuan(a.stopsFen, because("stops-cost")),
    yuan(a.fen, sum),
  ];
}

/** The lines of which something is disputed, in the order of their classes. */
export function disputedLines(audit: AuditResult): AuditedLine[] {
  return audit.exceptions.filter((a) => a.disputedFen !== 0n);
}

function reasonOf({ class: of, line }: AuditedLine, words: AuditWords): string {
  const isRepeated = of === "duplicate-waybill" || of === "billed-again";
  return isRepeated && line.item !== "parcel" ? words.feeRepeated : words.reason[of];
}

export function disputeWorkbook(about: About): Workbook {
  const { audit, words } = about;
  const c = words.disputeColumns;
  const [waybill, shippedOn, from, to, leg, weight, volumes, billed, contract, disputed] = lineColumns(words);
  const columns = [waybill, shippedOn, from, to, leg, weight, volumes].flatMap((column) => column ?? []);
  const amounts = [billed, contract, disputed].flatMap((column) => column ?? []);
  const sheet: Sheet = {
    name: words.disputeSheet,
    title: words.disputeTitle(audit.period),
    above: [words.unit, ...words.disputeAbove],
    columns: [
      { head: c.number, width: 6, align: "center" },
      ...columns,
      ...amounts.map((column) => (column === contract ? { ...column, head: c.right } : column)),
      { head: c.reason, width: 40 },
    ],
    rows: disputedLines(audit).map((a, i) => {
      const cells = lineRow(a, about);
      const right = yuan(a.line.chargeFen - a.disputedFen, becauseOf(a, audit)("right"));
      return [rowNumber(i + 1), ...cells.slice(0, 8), right, ...cells.slice(9), text(reasonOf(a, words))];
    }),
    total: words.total,
    below: words.disputeBelow,
    landscape: true,
  };
  return { sheets: [sheet], mark: about.mark };
}
