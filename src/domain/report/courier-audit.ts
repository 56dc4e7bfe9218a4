/** 物流审计表 / the audit workbook: what the invoice comes to by class, and every line to take up with the company. */
import type { LibraryCode } from "../registry/library.ts";
import type { AuditClass, AuditedLine, AuditResult } from "../settle/courier-audit.ts";
import { refText } from "../source.ts";
import { count, type Sheet, text, type Workbook, yuan } from "./sheet.ts";

export interface AuditWords {
  readonly heading: (period: string) => string;
  readonly unit: string;
  readonly sample: string;
  readonly summarySheet: string;
  readonly linesSheet: string;
  readonly columns: Readonly<Record<"class" | "lines" | "billed" | "disputed", string>>;
  readonly lineColumns: Readonly<
    Record<
      | "class"
      | "waybill"
      | "shippedOn"
      | "from"
      | "to"
      | "weight"
      | "volumes"
      | "billed"
      | "contract"
      | "disputed",
      string
    >
  >;
  readonly total: string;
  readonly notBilled: (p: { parcels: number; first: string }) => string;
  readonly className: (of: AuditClass) => string;
}

export function auditWorkbook(about: {
  audit: AuditResult;
  words: AuditWords;
  nameOf: (code: LibraryCode) => string;
  mark: string;
}): Workbook {
  return { sheets: [summary(about), lines(about)], mark: about.mark };
}

function above({ audit, words }: { audit: AuditResult; words: AuditWords }): string[] {
  return audit.sample ? [words.unit, words.sample] : [words.unit];
}

function summary(about: { audit: AuditResult; words: AuditWords }): Sheet {
  const { audit, words } = about;
  const [first] = audit.notBilled;
  return {
    name: words.summarySheet,
    title: words.heading(audit.period),
    above: above(about),
    columns: [
      { head: words.columns.class, width: 26 },
      { head: words.columns.lines, width: 12, summed: "count" },
      { head: words.columns.billed, width: 20, summed: "yuan" },
      { head: words.columns.disputed, width: 20, summed: "yuan" },
    ],
    rows: audit.totals.map((t) => [
      text(words.className(t.class)),
      count(t.lines),
      yuan(t.billedFen),
      yuan(t.disputedFen),
    ]),
    total: words.total,
    below: first ? [words.notBilled({ parcels: audit.notBilled.length, first: first.waybill })] : [],
    landscape: false,
  };
}

function lines(about: {
  audit: AuditResult;
  words: AuditWords;
  nameOf: (code: LibraryCode) => string;
}): Sheet {
  const { audit, words } = about;
  const head = words.lineColumns;
  return {
    name: words.linesSheet,
    title: `${words.heading(audit.period)} · ${words.linesSheet}`,
    above: above(about),
    columns: [
      { head: head.class, width: 20 },
      { head: head.waybill, width: 24 },
      { head: head.shippedOn, width: 12, align: "center" },
      { head: head.from, width: 30 },
      { head: head.to, width: 30 },
      { head: head.weight, width: 12, align: "right" },
      { head: head.volumes, width: 16, align: "center" },
      { head: head.billed, width: 14, summed: "yuan" },
      { head: head.contract, width: 14, align: "right" },
      { head: head.disputed, width: 14, summed: "yuan" },
    ],
    rows: audit.exceptions.map((a) => lineRow(a, about)),
    total: words.total,
    below: [],
    landscape: true,
  };
}

function lineRow(
  a: AuditedLine,
  { words, nameOf }: { words: AuditWords; nameOf: (code: LibraryCode) => string },
): Sheet["rows"][number] {
  const { line } = a;
  const because = { kind: "record", ref: refText(line.ref) } as const;
  const place = (code: LibraryCode | null) => text(code === null ? "—" : `${code} ${nameOf(code)}`);
  return [
    text(words.className(a.class)),
    text(line.waybillNo),
    text(line.shippedOn),
    place(line.from),
    place(line.to),
    line.weightGrams === null ? text("—") : count(line.weightGrams),
    text(`${line.volumes ?? "—"} / ${a.loanVolumes ?? "—"}`),
    yuan(line.chargeFen, because),
    a.contractFen === null ? text("—") : yuan(a.contractFen),
    yuan(a.disputedFen, because),
  ];
}
