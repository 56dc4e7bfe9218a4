/** Files of a month's loans and of its invoice, as facts. */
import type { Fact } from "../../../src/books/port.ts";
import type { RequestRecord, WaybillLine } from "../../../src/records/record.ts";
import { file, record } from "../close/books.ts";

/** A file of another kind than `file` makes. */
function fileOf(
  number: number,
  period: string,
  kind: "courier-invoice" | "ill-supplier",
  rows: Fact,
): Fact[] {
  const taken =
    rows.kind === "records" ? rows.records.length : rows.kind === "waybill-lines" ? rows.lines.length : 0;
  return file(number, period).map((fact): Fact => {
    if (fact.kind === "file-opened")
      return { ...fact, file: { ...fact.file, kind, library: kind === "ill-supplier" ? "10002" : null } };
    if (fact.kind === "file-read") return { ...fact, receipt: { ...fact.receipt, rows: taken + 2, taken } };
    return fact.kind === "records" ? rows : fact;
  });
}

export const loans = (number: number, period: string, ...waybills: string[]): Fact[] =>
  fileOf(number, period, "ill-supplier", {
    kind: "records",
    records: waybills.map(
      (waybillOut, i): RequestRecord => ({
        ...record(number, { requestNo: `IL-${waybillOut}`, requestKey: `IL-${waybillOut}`, waybillOut }),
        ...{
          ref: { file: number, sheet: 1, row: i + 1 },
          service: "ill",
          pages: null,
          volumes: 2,
          feeFen: null,
        },
        suppliedOn: `${period}-02`,
      }),
    ),
  });

export const invoice = (number: number, period: string, ...lines: WaybillLine[]): Fact[] =>
  fileOf(number, period, "courier-invoice", {
    kind: "waybill-lines",
    lines: lines.map((line, i) => ({ ...line, ref: { file: number, sheet: 1, row: i + 1 } })),
  });
