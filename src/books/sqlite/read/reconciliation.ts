import type { RecordRef } from "../../../core/source.ts";
import type { Discrepancy, Resolution } from "../../../month/reconcile/discrepancy.ts";
import type {
  DiscrepancyEvent,
  DiscrepancyFilter,
  ReconciliationRun,
  StoredDiscrepancy,
} from "../../../month/reconcile/port.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import type { Connection } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { latestAssignment } from "../assignment.ts";
import { fenOf } from "../row-codec.ts";
import type { Reading } from "./reading.ts";

type Reconciliation = "parcelLinks" | "nextRunNumber" | "run" | "discrepancies" | "discrepancyHistory";

export function reconciliationReader({ db }: Reading): Pick<Reader, Reconciliation> {
  return {
    nextRunNumber: async () =>
      db.prepare("SELECT coalesce(max(number), 0) + 1 FROM reconciliation_run").pluck().get() as number,
    run: async (span) =>
      (db
        .prepare(
          `SELECT number, period, service, inputs FROM run_in_force
           WHERE period = @period AND service = @service`,
        )
        .get(span) as ReconciliationRun | undefined) ?? null,
    parcelLinks: async (waybill) =>
      (db.prepare(PARCEL_LINKS).all(waybillKey(waybill), waybill) as ParcelLinkRow[]).map(
        ({ file, sheet, row, ...link }) => ({
          ...link,
          ref: { file, sheet, row },
        }),
      ),
    discrepancies: async (filter) => discrepancies(db, filter),
    discrepancyHistory: async (id) =>
      (db.prepare(HISTORY).all({ id }) as HistoryRow[]).map((row) => eventOf(row, id)),
  };
}

/** Looked up run by run: the key begins with the run. Runs of former versions have the numbers as they were written. */
const PARCEL_LINKS = `
  SELECT p.case_key AS caseKey, p.waybill_no AS waybill, p.leg, p.file, p.sheet, p.row, r.period
  FROM run_in_force r CROSS JOIN parcel_link p ON p.run = r.number AND p.waybill_no IN (?, ?)
  ORDER BY r.period, p.leg, p.case_key, p.file, p.sheet, p.row`;

interface ParcelLinkRow extends RecordRef {
  readonly caseKey: string;
  readonly waybill: string;
  readonly leg: "out" | "back";
  readonly period: string;
}

const DISCREPANCIES = `
  SELECT d.id, d.run, d.service, d.case_key AS caseKey, d.kind, d.supplier, d.requester, d.fields,
    d.risk_fen AS riskFen, d.evidence, d.downgraded_by AS downgradedBy, r.period, a.at AS resolvedAt,
    made.kind AS resolutionKind, made.agreed, made.reason, made.by_whom AS byWhom,
    assigned.owner, assigned.due_on AS movedTo,
    (SELECT min(fa.at) FROM discrepancy fd JOIN reconciliation_run fr ON fr.number = fd.run
     JOIN action fa ON fa.number = fr.action WHERE fd.id = d.id AND fr.period = r.period) AS foundAt,
    (SELECT json_group_array(json_object('file', x.file, 'sheet', x.sheet, 'row', x.row) ORDER BY x.ordinal)
     FROM discrepancy_record x WHERE x.run = d.run AND x.id = d.id) AS records
  FROM run_in_force r
  JOIN discrepancy d ON d.run = r.number
  JOIN discrepancy_state s ON s.run = d.run AND s.id = d.id
  LEFT JOIN resolution made ON made.number = s.resolution
  LEFT JOIN action a ON a.number = made.action
  LEFT JOIN discrepancy_assignment assigned
    ON assigned.number = ${latestAssignment({ discrepancy: "d.id", period: "r.period" })}`;

interface DiscrepancyRow {
  readonly id: string;
  readonly run: number;
  readonly service: Discrepancy["service"];
  readonly caseKey: string;
  readonly kind: Discrepancy["kind"];
  readonly supplier: string | null;
  readonly requester: string | null;
  readonly fields: string;
  readonly riskFen: number;
  readonly evidence: string;
  readonly downgradedBy: string | null;
  readonly period: string;
  readonly resolvedAt: string | null;
  readonly resolutionKind: Resolution["kind"] | null;
  readonly agreed: string | null;
  readonly reason: string | null;
  readonly byWhom: string | null;
  readonly records: string;
  readonly foundAt: string;
  readonly owner: string | null;
  readonly movedTo: string | null;
}

function discrepancies(db: Connection, filter: DiscrepancyFilter): StoredDiscrepancy[] {
  const { ids, record, ...rest } = filter;
  const where: string[] = ["TRUE"];
  if (rest.period !== undefined) where.push("r.period = @period");
  if (rest.service !== undefined) where.push("r.service = @service");
  if (rest.kind !== undefined) where.push("d.kind = @kind");
  if (rest.caseKey !== undefined) where.push("d.case_key = @caseKey");
  if (rest.evidence !== undefined) where.push("d.evidence = @evidence");
  if (rest.library !== undefined) where.push("(d.supplier = @library OR d.requester = @library)");
  if (rest.status !== undefined) where.push(`made.number IS ${rest.status === "open" ? "" : "NOT"} NULL`);
  if (record !== undefined) where.push(WITH_RECORD);
  if (ids !== undefined) where.push(ids.every((id) => id.length === FULL_ID) ? THESE_IDS : WITH_IDS);
  // A case carried forward stands in two periods under one id: named by id alone, the latest is meant.
  if (ids !== undefined && rest.period === undefined) where.push(IN_LATEST_RUN);
  const { status: _asked, ...params } = rest;
  const sql = `${DISCREPANCIES} WHERE ${where.join(" AND ")} ORDER BY d.risk_fen DESC, d.id, d.run`;
  const rows = db
    .prepare(sql)
    .all({ ...params, ...record, ...(ids === undefined ? {} : { ids: JSON.stringify(ids) }) });
  return (rows as DiscrepancyRow[]).map(discrepancyOf);
}

/** "D-" and twelve digits: whole ids are looked up, beginnings of ids are searched for. */
const FULL_ID = 14;
const THESE_IDS = "d.id IN (SELECT value FROM json_each(@ids))";
const WITH_IDS = "EXISTS (SELECT 1 FROM json_each(@ids) i WHERE substr(d.id, 1, length(i.value)) = i.value)";
const WITH_RECORD = `EXISTS (SELECT 1 FROM discrepancy_record w
  WHERE w.run = d.run AND w.id = d.id AND w.file = @file AND w.sheet = @sheet AND w.row = @row)`;
const IN_LATEST_RUN = `
  d.run = (SELECT max(n.run) FROM discrepancy n JOIN run_in_force f ON f.number = n.run WHERE n.id = d.id)`;

function discrepancyOf(row: DiscrepancyRow): StoredDiscrepancy {
  return {
    id: row.id,
    service: row.service,
    caseKey: row.caseKey,
    kind: row.kind,
    supplier: row.supplier,
    requester: row.requester,
    fields: fromJson(row.fields) as Discrepancy["fields"],
    records: JSON.parse(row.records) as RecordRef[],
    riskFen: fenOf(row.riskFen),
    evidence: row.evidence,
    downgradedBy: row.downgradedBy,
    period: row.period,
    run: row.run,
    resolution: resolutionOf(row, row.id),
    resolvedAt: row.resolvedAt,
    foundAt: row.foundAt,
    owner: row.owner,
    movedTo: row.movedTo,
  };
}

interface ResolutionRow {
  readonly resolutionKind: Resolution["kind"] | null;
  readonly agreed: string | null;
  readonly reason: string | null;
  readonly byWhom: string | null;
}

function resolutionOf(row: ResolutionRow, discrepancy: string): Resolution | null {
  if (row.resolutionKind === null) return null;
  return {
    discrepancy,
    kind: row.resolutionKind,
    values: row.agreed === null ? null : (fromJson(row.agreed) as Resolution["values"]),
    reason: row.reason ?? "",
    by: row.byWhom ?? "",
  };
}

interface HistoryRow extends ResolutionRow {
  readonly event: DiscrepancyEvent["event"];
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly at: string;
  readonly operator: string;
}

/** The actions' numbers give the order; within one action a resolution is made before it is withdrawn. */
const HISTORY = `
  SELECT 'made' AS event, a.at, a.operator, r.kind AS resolutionKind, r.agreed, r.reason, r.by_whom AS byWhom,
    NULL AS owner, NULL AS dueOn, a.number AS action, r.number AS ordinal
  FROM resolution r JOIN action a ON a.number = r.action WHERE r.discrepancy = @id
  UNION ALL
  SELECT 'withdrawn', a.at, a.operator, NULL, NULL, w.reason, NULL, NULL, NULL, a.number, w.resolution
  FROM resolution_withdrawal w JOIN resolution r ON r.number = w.resolution
  JOIN action a ON a.number = w.action WHERE r.discrepancy = @id
  UNION ALL
  SELECT 'assigned', a.at, a.operator, NULL, NULL, g.note, NULL, g.owner, g.due_on, a.number, g.number
  FROM discrepancy_assignment g JOIN action a ON a.number = g.action WHERE g.discrepancy = @id
  ORDER BY action, ordinal, event`;

function eventOf(row: HistoryRow, id: string): DiscrepancyEvent {
  return {
    at: row.at,
    operator: row.operator,
    event: row.event,
    resolution: resolutionOf(row, id),
    owner: row.owner,
    dueOn: row.dueOn,
    reason: row.reason ?? "",
  };
}
