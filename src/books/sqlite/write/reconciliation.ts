import { invariant } from "../../../core/bug.ts";
import { type RecordRef, refText } from "../../../core/source.ts";
import type { Discrepancy } from "../../../month/reconcile/discrepancy.ts";
import type { Match } from "../../../month/reconcile/match.ts";
import { toJson } from "../../json.ts";
import { REF_COLUMNS } from "../row-codec.ts";
import { MATCH } from "../row-tables.ts";
import { later, manyRows, type SqlValue, singleRow, uncounted } from "./fact-table.ts";
import { resolutionWriters } from "./resolutions.ts";
import type { Transaction, Writers } from "./transaction.ts";

type Reconciliation =
  | "reconciliation-run"
  | "case-records"
  | "parcel-links"
  | "match"
  | "discrepancy"
  | "resolution-made"
  | "resolution-withdrawn"
  | "discrepancy-assigned";

export function reconciliationWriters(tx: Transaction): Pick<Writers, Reconciliation> {
  return { ...runWriters(tx), ...caseWriters(tx), ...discrepancyWriters(tx), ...resolutionWriters(tx) };
}

function runWriters(tx: Transaction): Pick<Writers, "reconciliation-run"> {
  const run = singleRow(tx, {
    table: "reconciliation_run",
    key: ["number"],
    rest: ["period", "service", "inputs"],
    by: "reconciliation-run",
  });
  return {
    "reconciliation-run": ({ run: r }) => {
      tx.periods.require(r.period);
      run([r.number, r.period, r.service, r.inputs]);
      tx.runs.add(r.number);
    },
  };
}

function caseWriters(tx: Transaction): Pick<Writers, "case-records" | "parcel-links" | "match"> {
  const caseRecord = manyRows(tx, {
    table: "case_record",
    key: ["run", "file", "sheet", "row"],
    rest: ["case_key"],
    by: "case-record",
  });
  const link = manyRows(tx, {
    table: "parcel_link",
    key: ["run", "waybill_no", "leg", ...REF_COLUMNS],
    rest: ["case_key"],
    by: "parcel-link",
  });
  const match = manyRows(tx, {
    table: "match",
    key: ["run", "case_key", "ordinal", "resolution"],
    rest: MATCH.columns,
    by: "match",
  });
  const inCase = caseMembership(tx);
  const resolutionOf = later(() =>
    tx.db.prepare("SELECT resolution FROM discrepancy_state WHERE run = ? AND id = ?").pluck(),
  );
  return {
    "case-records": (f) => {
      tx.periods.requireRun(f.run);
      for (const ref of f.refs) caseRecord([f.run, ref.file, ref.sheet, ref.row, f.caseKey]);
      inCase.remember(f);
    },
    "parcel-links": ({ run, caseKey, links }) => {
      tx.periods.requireRun(run);
      for (const { waybill, leg, ref } of links) link([run, waybill, leg, ...refValues(ref), caseKey]);
    },
    match: ({ run, match: m }) => {
      const { service } = tx.periods.requireRun(run);
      invariant(service === m.service, "a match's service is that of its run");
      inCase.require(run, m);
      const resolution = m.discrepancy === null ? 0 : resolutionOf().get(run, m.discrepancy);
      invariant(
        typeof resolution === "number",
        `discrepancy ${m.discrepancy} is resolved before its matches`,
      );
      match([run, m.caseKey, m.ordinal, resolution, ...MATCH.valuesOf(m)]);
    },
  };
}

function refValues(ref: RecordRef): readonly SqlValue[] {
  return [ref.file, ref.sheet, ref.row];
}

/** A match rests on records of its own case. The case at hand is remembered; an older one is looked up. */
function caseMembership(tx: Transaction): {
  remember(c: { run: number; caseKey: string; refs: readonly RecordRef[] }): void;
  require(run: number, m: Match): void;
} {
  const caseOf = later(() =>
    tx.db
      .prepare("SELECT case_key FROM case_record WHERE run = ? AND file = ? AND sheet = ? AND row = ?")
      .pluck(),
  );
  let current: { run: number; caseKey: string; refs: readonly RecordRef[] } | null = null;
  const isIn = (run: number, caseKey: string, ref: RecordRef): boolean =>
    current?.run === run && current.caseKey === caseKey
      ? current.refs.some((r) => r.row === ref.row && r.file === ref.file && r.sheet === ref.sheet)
      : caseOf().get(run, ref.file, ref.sheet, ref.row) === caseKey;
  return {
    remember(c) {
      current = c;
    },
    require(run, m) {
      for (const ref of [m.basis, m.supplier, m.requester, m.centre]) {
        if (ref === null || isIn(run, m.caseKey, ref)) continue;
        invariant(false, `record ${refText(ref)} of a match stands in case ${m.caseKey}`);
      }
    },
  };
}

function discrepancyWriters(tx: Transaction): Pick<Writers, "discrepancy"> {
  // They are part of the one fact.
  const record = manyRows(uncounted(tx), {
    table: "discrepancy_record",
    key: ["run", "id", "ordinal"],
    rest: ["file", "sheet", "row"],
    by: "discrepancy",
  });
  const add = singleRow(
    tx,
    {
      table: "discrepancy",
      key: ["run", "id"],
      rest: [
        "service",
        "case_key",
        "kind",
        "supplier",
        "requester",
        "fields",
        "risk_fen",
        "evidence",
        "downgraded_by",
      ],
      by: "discrepancy",
    },
    ["standing"],
  );
  const standing = later(() =>
    tx.db
      .prepare(
        `SELECT s.resolution FROM discrepancy_state s
         WHERE s.id = @id AND s.run = (
           SELECT max(before.number) FROM reconciliation_run before
           JOIN reconciliation_run r ON r.number = @run
           WHERE before.period = r.period AND before.service = r.service AND before.number < @run)`,
      )
      .pluck(),
  );
  return {
    discrepancy: ({ run, discrepancy: d }) => {
      const { service } = tx.periods.requireRun(run);
      invariant(service === d.service, "a discrepancy's service is that of its run");
      const stands = standing().get({ id: d.id, run });
      add([run, d.id, ...discrepancyContent(d)], [typeof stands === "number" ? stands : null]);
      for (const [i, ref] of d.records.entries()) record([run, d.id, i + 1, ...refValues(ref)]);
    },
  };
}

function discrepancyContent(d: Discrepancy): SqlValue[] {
  return [
    d.service,
    d.caseKey,
    d.kind,
    d.supplier,
    d.requester,
    toJson(d.fields),
    d.riskFen,
    d.evidence,
    d.downgradedBy,
  ];
}
