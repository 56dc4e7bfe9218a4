/**
 * 物流审计表 / the audit workbook: what the invoice comes to by class, one sheet a class with every line of it, the total as billed
 * beside the total that is right, and the cost by library. 争议函 / the dispute file is what goes to the company: only the lines to
 * take up with it, each with the reason and the amount, and nothing of ours.
 */
import { sumOf } from "../../core/list.ts";
import { formatYuan } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type ColumnMaker, type GridColumn, gridSheet, numberColumn } from "../../sheet/grid.ts";
import type { Cell, Origin } from "../../sheet/origin.ts";
import { count, type Sheet, text, type Workbook, yuan } from "../../sheet/sheet.ts";
import type { AuditResult, CompanyLine } from "./audit-result.ts";
import type { AuditWords } from "./audit-words.ts";
import type { AllocatedCost } from "./courier-allocation.ts";
import { keyOfAudited } from "./courier-answer.ts";
import { AUDIT_CLASSES, type AuditClass, type AuditedLine, isAsked, QUESTIONS } from "./courier-audit.ts";
import type { AuditMeasure, UseMeasure } from "./courier-origin.ts";

/** Numbers that are named; the others are in the sheet of their class. */
const MAX_NEAR = 10;

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
  const origin = (of: AuditClass, by: AuditMeasure) =>
    ({ kind: "audited", period: audit.period, of: { class: of }, by }) as const;
  const money = { width: 16, summed: "yuan" } as const;
  return gridSheet({
    name: words.summarySheet,
    title: words.heading(audit.period),
    above: above(about),
    heads: words.columns,
    facts: audit.totals,
    columns: (column) => [
      column("class", { width: 22 }, (t) => text(words.className(t.class))),
      column("lines", { width: 10, summed: "count" }, (t) => count(t.lines, origin(t.class, "lines"))),
      column("billed", money, (t) => yuan(t.billedFen, origin(t.class, "billed"))),
      column("disputed", money, (t) => yuan(t.disputedFen, origin(t.class, "disputed"))),
      column("payable", money, (t) => yuan(t.payableFen, origin(t.class, "payable"))),
      column("held", money, (t) => yuan(t.heldFen, origin(t.class, "held"))),
    ],
    total: words.total,
    below: totalLines(audit, words),
  });
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
    ...(invoice.rejectedFen > 0n ? [words.rejected(formatYuan(invoice.rejectedFen))] : []),
    ...(invoice.rejectedFen < 0n ? [words.noLongerRejected(formatYuan(-invoice.rejectedFen))] : []),
    ...companyLines(audit, words),
    ...offsetLine(audit, words),
    ...(first ? [words.notBilled({ parcels: notBilled.length, first: first.waybill })] : []),
    ...questionLines(audit, words),
    ...audit.exceptions
      .filter((a) => a.likelyNo !== null && a.class === "waybill-without-loan" && isAsked(a))
      .slice(0, MAX_NEAR)
      .map((a) => words.nearMiss({ waybill: a.line.waybillNo, likely: a.likelyNo ?? "" })),
    audit.isApproved ? words.approved : words.notApproved,
  ];
}

/** Each company's own, where there are several; and what may be transferred, where that is not what is payable. */
function companyLines({ companies }: AuditResult, words: AuditWords): string[] {
  const isOne = companies.length < 2;
  return companies.flatMap((i) => {
    const company = isOne ? null : i.company === "" ? "—" : i.company;
    const [lines, payable, held] = [i.linesFen, i.payableFen, i.heldFen].map(formatYuan) as [
      string,
      string,
      string,
    ];
    const declared = i.declaredFen === null ? null : formatYuan(i.declaredFen);
    const told = company === null ? [] : [words.company({ company, lines, declared, payable, held })];
    if (i.payableFen < 0n)
      return [...told, words.nothingDue({ company, payable: formatYuan(-i.payableFen) })];
    if (i.transferFen === i.payableFen || declared === null) return told;
    const [transfer, rest] = [formatYuan(i.transferFen), formatYuan(i.payableFen - i.transferFen)];
    return [...told, words.transfer({ company, asked: declared, transfer, rest })];
  });
}

/** Too much of one waybill and too little of another of the same bill may well add up to the right total. */
function offsetLine({ exceptions, companies }: AuditResult, words: AuditWords): string[] {
  return companies.flatMap(({ company }) => {
    const [over, under] = (["over", "under"] as const).map((of) =>
      sumOf(
        exceptions.filter((a) => a.company === company && a.class === of),
        (a) => a.disputedFen,
      ),
    );
    if (!over || !under) return [];
    const amounts = { over: formatYuan(over), under: formatYuan(-under) };
    return [words.offset({ company: companies.length < 2 ? null : company, ...amounts })];
  });
}

/** What a person has to find out before the invoice can be approved, by class, with one line of each. */
function questionLines({ exceptions }: AuditResult, words: AuditWords): string[] {
  return QUESTIONS.flatMap((of) => {
    const all = exceptions.filter((a) => a.class === of && isAsked(a));
    const isNamed = (a: AuditedLine): boolean => of === "district-unknown" && a.line.district !== null;
    return [all.filter(isNamed), all.filter((a) => !isNamed(a))].flatMap((asked) => {
      const [first] = asked;
      if (first === undefined) return [];
      const { waybillNo: waybill, to, district } = first.line;
      return [words.question[of]({ lines: asked.length, waybill, library: to ?? "—", district })];
    });
  });
}

/** A line as billed, the price that is set against it, and what is disputed. */
function lineColumns(
  { audit, words, nameOf }: About,
  column: ColumnMaker<CompanyLine, keyof AuditWords["lineColumns"]>,
  price: GridColumn<CompanyLine>,
): GridColumn<CompanyLine>[] {
  const place = (code: LibraryCode | null) => text(code === null ? "—" : `${code} ${nameOf(code)}`);
  const money = { width: 14, summed: "yuan" } as const;
  return [
    ...(audit.companies.length < 2
      ? []
      : [column("company", { width: 14 }, ({ company }) => text(company === "" ? "—" : company))]),
    column("waybill", { width: 22 }, ({ line }) => text(line.waybillNo)),
    column("shippedOn", { width: 12, align: "center" }, ({ line }) => text(line.shippedOn)),
    column("from", { width: 28 }, ({ line }) => place(line.from)),
    column("to", { width: 28 }, ({ line }) => place(line.to)),
    column("leg", { width: 8, align: "center" }, ({ line }) => text(words.leg(line.leg))),
    column("weight", { width: 12, align: "right" }, (a) =>
      a.line.weightGrams === null ? text("—") : count(a.line.weightGrams, originOf(a, audit, "grams")),
    ),
    column("volumes", { width: 14, align: "center" }, ({ line, loanVolumes }) =>
      text(`${line.volumes ?? "—"} / ${loanVolumes ?? "—"}`),
    ),
    column("billed", money, (a) => yuan(a.line.chargeFen, originOf(a, audit, "billed"))),
    price,
    column("disputed", money, (a) => yuan(a.disputedFen, originOf(a, audit, "disputed"))),
  ];
}

const PRICE = { width: 14, align: "right" } as const;

function classSheet(about: About, of: AuditClass): Sheet {
  const { audit, words } = about;
  return gridSheet({
    name: words.className(of),
    title: `${words.heading(audit.period)} · ${words.className(of)}`,
    above: above(about),
    heads: words.lineColumns,
    facts: audit.exceptions.filter((a) => a.class === of),
    columns: (column) => {
      const contract = column("contract", PRICE, (a) =>
        a.contractFen === null ? text("—") : yuan(a.contractFen, originOf(a, audit, "contract")),
      );
      return lineColumns(about, column, contract);
    },
    total: words.total,
    landscape: true,
  });
}

function originOf(audited: AuditedLine, { period }: AuditResult, by: AuditMeasure): Origin {
  return { kind: "audited", period, of: { ref: keyOfAudited(audited) }, by };
}

function allocation(about: About): Sheet {
  const { audit, words, nameOf } = about;
  const origin = ({ library }: AllocatedCost, by: UseMeasure): Origin => ({
    ...{ kind: "courier-use", period: audit.period },
    ...{ library, by },
  });
  const money = { width: 14, summed: "yuan" } as const;
  const units = { width: 9, summed: "count" } as const;
  return gridSheet({
    name: words.allocationSheet,
    title: `${words.heading(audit.period)} · ${words.allocationSheet}`,
    above: [...above(about), words.allocationAbove],
    heads: words.allocationColumns,
    facts: audit.allocation,
    columns: (column) => [
      column("library", { width: 10, align: "center" }, (a) => text(a.library)),
      column("name", { width: 28 }, (a) => text(nameOf(a.library))),
      column("legs", units, (a) => count(a.legs, origin(a, "legs"))),
      column("volumes", units, (a) => count(a.volumes, origin(a, "volumes"))),
      column("stops", units, (a) => count(a.stops, origin(a, "stops"))),
      column("base", money, (a) => yuan(a.baseFen, origin(a, "base-cost"))),
      column("byLegs", money, (a) => yuan(a.legsFen, origin(a, "legs-cost"))),
      column("byVolumes", money, (a) => yuan(a.volumesFen, origin(a, "volumes-cost"))),
      column("byStops", money, (a) => yuan(a.stopsFen, origin(a, "stops-cost"))),
      column("sum", money, (a, at) =>
        yuan(a.fen, at.adds(["base", "byLegs", "byVolumes", "byStops"]).origin),
      ),
    ],
    total: words.total,
    landscape: true,
  });
}

/** The lines of which something is disputed, in the order of their classes. */
export function disputedLines(audit: AuditResult): CompanyLine[] {
  return audit.exceptions.filter((a) => a.disputedFen !== 0n);
}

function reasonOf({ class: of, line }: AuditedLine, words: AuditWords): string {
  const isRepeated = of === "duplicate-waybill" || of === "billed-again";
  return isRepeated && line.item !== "parcel" ? words.feeRepeated : words.reason[of];
}

/** `company`: whose it is, where it was asked for. */
export function disputeWorkbook(about: About, company: string | null): Workbook {
  const { audit, words } = about;
  const { number, right, reason } = words.disputeColumns;
  const sheet = gridSheet({
    name: words.disputeSheet,
    title: words.disputeTitle({ period: audit.period, company }),
    above: [words.unit, ...words.disputeAbove],
    heads: { ...words.lineColumns, right, reason },
    facts: disputedLines(audit),
    columns: (column) => {
      const due = (a: AuditedLine): Cell =>
        yuan(a.line.chargeFen - a.disputedFen, originOf(a, audit, "right"));
      return [
        numberColumn(number),
        ...lineColumns(about, column, column("right", PRICE, due)),
        column("reason", { width: 40 }, (a) => text(reasonOf(a, words))),
      ];
    },
    total: words.total,
    below: words.disputeBelow,
    landscape: true,
  });
  return { sheets: [sheet], mark: about.mark };
}
