import { invariant } from "../../../core/bug.ts";
import { refuse } from "../../../core/refusal.ts";
import type { RecordRef } from "../../../core/source.ts";
import { kindParts } from "../../../records/record.ts";
import { SERVICE_KINDS, type ServiceRecord } from "../../../records/service-record.ts";
import { toJson } from "../../json.ts";
import type { FactOf } from "../../port.ts";
import { REF_COLUMNS } from "../row-codec.ts";
import { type FileTable, REQUESTS, SERVICES, SPENDING, USERS, WAYBILLS } from "../row-tables.ts";
import { later, listedRows, manyRows, singleRow } from "./fact-table.ts";
import type { OpenedFileRow, Transaction, Writers } from "./transaction.ts";

type Files =
  | "file-opened"
  | "records"
  | "waybill-lines"
  | "user-counts"
  | "spending-lines"
  | "service-records"
  | "rows-quarantined"
  | "file-read"
  | "heading-read"
  | "row-corrected"
  | "totals-declared"
  | "file-findings"
  | "rows-joined"
  | "file-superseded"
  | "file-withdrawn";

export function fileWriters(tx: Transaction): Pick<Writers, Files> {
  return {
    ...openingWriters(tx),
    ...rowWriters(tx),
    ...correctionWriters(tx),
    ...closingWriters(tx),
  };
}

function openingWriters(tx: Transaction): Pick<Writers, "file-opened"> {
  const file = singleRow(tx, {
    table: "source_file",
    key: ["number"],
    rest: `sha256 name bytes kind library period late_for profile profile_hash encoding sheets
      is_correction despite said`.split(/\s+/),
    by: "file",
  });
  return {
    "file-opened": ({ file: f }) => {
      tx.periods.require(f.period);
      const content = [f.sha256, f.name, f.bytes, f.kind, f.library, f.period, f.lateFor];
      file([
        f.number,
        ...content,
        f.profile,
        f.profileHash,
        f.encoding,
        toJson(f.sheets),
        Number(f.isCorrection),
        f.despite.join(","),
        f.said === null ? null : toJson(f.said),
      ]);
      tx.opened.set(f.number, { kind: f.kind, sha256: f.sha256, taken: 0, receipt: null });
    },
  };
}

type Rows = "records" | "waybill-lines" | "user-counts" | "spending-lines" | "service-records";

function rowWriters(tx: Transaction): Pick<Writers, Rows | "rows-quarantined"> {
  const request = rowsOf(tx, REQUESTS, "record");
  const waybill = rowsOf(tx, WAYBILLS, "waybill-line");
  const users = rowsOf(tx, USERS, "user-count");
  const spent = rowsOf(tx, SPENDING, "spending-line");
  const services = new Map(
    SERVICE_KINDS.map((kind) => [kind, rowsOf<ServiceRecord>(tx, SERVICES[kind], "service-record")]),
  );
  const quarantined = manyRows(tx, {
    table: "quarantined_row",
    key: [...REF_COLUMNS, "code", "column_name"],
    rest: ["text", "params", "cells"],
    by: "quarantined-row",
  });
  return {
    records: ({ records }) => request(records, (r) => r),
    "waybill-lines": ({ lines }) => waybill(lines),
    "user-counts": ({ counts }) => users(counts),
    "spending-lines": ({ lines }) => spent(lines),
    "service-records": ({ of, records }) => {
      for (const r of records)
        invariant(openedFile(tx, r.ref.file).kind === of, `rows of ${of} stand in a file of ${of}`);
      services.get(of)?.(records);
    },
    "rows-quarantined": ({ rows }) => {
      for (const q of rows) {
        openedFile(tx, q.file);
        const content = [q.text, toJson(q.params), q.cells];
        quarantined([q.file, q.sheet, q.row, q.code, q.column ?? "", ...content]);
      }
    },
  };
}

function correctionWriters(
  tx: Transaction,
): Pick<Writers, "heading-read" | "row-corrected" | "totals-declared" | "file-findings"> {
  const heading = singleRow(
    tx,
    { table: "sheet_heading", key: ["file", "sheet"], rest: ["headings"], by: "heading" },
    [],
  );
  const correction = manyRows(tx, {
    table: "row_correction",
    key: [...REF_COLUMNS, "by_file"],
    rest: ["by_sheet", "by_row"],
    by: "row-correction",
  });
  const periodOf = later(() => tx.db.prepare("SELECT period FROM source_file WHERE number = ?").pluck());
  const total = manyRows(tx, {
    table: "declared_total",
    key: [...REF_COLUMNS, "field"],
    rest: ["declared", "computed"],
    by: "declared-total",
  });
  const found = manyRows(tx, {
    table: "file_finding",
    key: [...REF_COLUMNS, "code", "column_name"],
    rest: ["text", "params"],
    by: "file-finding",
  });
  return {
    "file-findings": ({ findings }) => {
      for (const f of findings) {
        openedFile(tx, f.file);
        found([f.file, f.sheet, f.row, f.code, f.column ?? "", f.text, toJson(f.params)]);
      }
    },
    "totals-declared": ({ totals }) => {
      for (const t of totals) {
        openedFile(tx, t.ref.file);
        total([t.ref.file, t.ref.sheet, t.ref.row, t.field, t.declared, t.computed]);
      }
    },
    "heading-read": ({ file, sheet, headings }) => {
      openedFile(tx, file);
      heading([file, sheet, toJson(headings)]);
    },
    "row-corrected": ({ row, by }) => {
      openedFile(tx, by.file);
      const period = periodOf().get(row.file) as string | undefined;
      invariant(period !== undefined, `corrected file ${row.file} is in the books`);
      tx.periods.require(period);
      correction([row.file, row.sheet, row.row, by.file, by.sheet, by.row]);
    },
  };
}

type Closing = "rows-joined" | "file-read" | "file-superseded" | "file-withdrawn";

function closingWriters(tx: Transaction): Pick<Writers, Closing> {
  const joined = manyRows(tx, {
    table: "joined_row",
    key: REF_COLUMNS,
    rest: ["into_row"],
    by: "joined-row",
  });
  const receipt = singleRow(tx, {
    table: "file_receipt",
    key: ["file"],
    rest: ["rows", "taken", "quarantined", "blank", "totals", "title", "left_out", "joined", "hidden"],
    by: "file-receipt",
  });
  const superseded = singleRow(tx, {
    table: "file_supersession",
    key: ["file", "by_file"],
    rest: [],
    by: "file-supersession",
  });
  const withdrawn = singleRow(tx, {
    table: "file_withdrawal",
    key: ["file"],
    rest: ["reason", "brings_back", "along_with"],
    by: "file-withdrawal",
  });
  const gone = later(() => tx.db.prepare("SELECT 1 FROM file_gone WHERE file = ?"));
  const period = later(() => tx.db.prepare("SELECT period FROM source_file WHERE number = ?").pluck());
  const replaced = later(() => tx.db.prepare("SELECT file FROM file_supersession WHERE by_file = ?").pluck());
  const requireOpen = (file: number): void => {
    const found = period().get(file) as string | undefined;
    invariant(found !== undefined, `file ${file} that leaves is in the books`);
    tx.periods.require(found);
  };
  return {
    "rows-joined": ({ rows }) => {
      for (const { ref, into } of rows) {
        openedFile(tx, ref.file);
        joined([ref.file, ref.sheet, ref.row, into]);
      }
    },
    "file-read": ({ receipt: r }) => {
      openedFile(tx, r.file).receipt = r;
      const kept = [r.rows, r.taken, r.quarantined, r.blank, r.totals, r.title];
      receipt([r.file, ...kept, r.leftOut, r.joined, r.hidden]);
    },
    "file-superseded": (f: FactOf<"file-superseded">) => {
      requireOpen(f.file);
      const isGone = gone().get(f.file) !== undefined;
      if (superseded([f.file, f.by]) === "added" && isGone)
        refuse("fact-must-not-change", { what: "file-supersession", id: `${f.file}` });
    },
    "file-withdrawn": ({ file, reason, bringsBack, alongWith }) => {
      requireOpen(file);
      if (bringsBack) for (const earlier of replaced().all(file) as number[]) requireOpen(earlier);
      const isGone = gone().get(file) !== undefined;
      if (withdrawn([file, reason, Number(bringsBack), alongWith]) === "added" && isGone)
        refuse("fact-must-not-change", { what: "file-withdrawal", id: `${file}` });
    },
  };
}

/** Adds rows to the file that the plan opened for them. */
function rowsOf<R extends { readonly ref: RecordRef }>(
  tx: Transaction,
  table: Pick<FileTable<R>, "name" | "columns" | "valuesOf">,
  by: string,
): (rows: readonly R[], said?: (row: R) => { service: string; role: string }) => void {
  const rest = table.columns.slice(REF_COLUMNS.length);
  const add = listedRows(tx, { table: table.name, key: REF_COLUMNS, rest, by });
  return (rows, said) => {
    for (const row of rows) takeRow(tx, row.ref.file, said?.(row));
    add(rows.map((row) => table.valuesOf(row)));
  };
}

/** Rows only join a file while it is being read: afterwards its receipt has counted them. */
function openedFile(tx: Transaction, file: number): OpenedFileRow {
  const opened = tx.opened.get(file);
  invariant(opened !== undefined, `file ${file} is opened by the plan before its rows`);
  return opened;
}

function takeRow(tx: Transaction, file: number, said?: { service: string; role: string }): void {
  const opened = openedFile(tx, file);
  opened.taken += 1;
  if (!said) return;
  const parts = kindParts(opened.kind);
  invariant(
    parts.service === said.service && parts.role === said.role,
    `a record's service and role are those of its file (${opened.kind})`,
  );
}
