/** Rows of the four other services: which table each kind stands in, and which column holds which field. */
import type { ServiceKind, ServiceRecord, ServiceRecords } from "../../records/service-record.ts";
import { fenOf } from "./record-row.ts";
import type { SqlValue } from "./write/fact-table.ts";

type FieldOf<K extends ServiceKind> = Exclude<keyof ServiceRecords[K], "ref"> & string;

export interface ServiceTable {
  readonly name: string;
  /** What names a row; SQL. */
  readonly key: string;
  /** Field → column. */
  readonly columns: Readonly<Record<string, string>>;
  /** What an example of a difference shows: what names the row, its day, its amount; SQL. */
  readonly shown: { readonly name: string; readonly day: string; readonly fen: string };
}

export const SERVICE_TABLES: {
  readonly [K in ServiceKind]: ServiceTable & { readonly columns: Readonly<Record<FieldOf<K>, string>> };
} = {
  consulting: {
    name: "consulting_request",
    key: "request_no",
    columns: {
      requestNo: "request_no",
      receivedOn: "received_on",
      doneOn: "done_on",
      supplier: "supplier",
      asker: "asker",
      askerKind: "asker_kind",
      serviceItem: "service_item",
      result: "result",
      scoreTenths: "score_tenths",
      feeFen: "fee_fen",
      marketFen: "market_fen",
    },
    shown: { name: "request_no", day: "done_on", fen: "fee_fen" },
  },
  "training-event": {
    name: "training_event",
    key: "event_no",
    columns: {
      eventNo: "event_no",
      heldOn: "held_on",
      topic: "topic",
      place: "place",
      hoursTenths: "hours_tenths",
      lecturerFeeFen: "lecturer_fee_fen",
      otherCostFen: "other_cost_fen",
      participants: "participants",
      participantsBound: "participants_bound",
      units: "units",
      unitsBound: "units_bound",
      validAnswers: "valid_answers",
      satisfiedAnswers: "satisfied_answers",
      remark: "remark",
    },
    shown: { name: "event_no", day: "held_on", fen: "other_cost_fen" },
  },
  "training-attendance": {
    name: "training_attendance",
    key: "event_no || ' ' || coalesce(library, outside_unit)",
    columns: {
      eventNo: "event_no",
      library: "library",
      outsideUnit: "outside_unit",
      participants: "participants",
      certificates: "certificates",
      certificateFrom: "certificate_from",
      certificateTo: "certificate_to",
    },
    shown: { name: "event_no || ' ' || coalesce(library, outside_unit)", day: "NULL", fen: "NULL" },
  },
  "group-purchase": {
    name: "purchase_line",
    key: "year || ' ' || package_name || ' ' || library || ' ' || coalesce(instalment, '')",
    columns: {
      year: "year",
      packageName: "package_name",
      vendor: "vendor",
      library: "library",
      listFen: "list_fen",
      groupFen: "group_fen",
      instalment: "instalment",
      instalments: "instalments",
      amountFen: "amount_fen",
      dueOn: "due_on",
      paidOn: "paid_on",
    },
    shown: { name: "package_name || ' ' || library", day: "paid_on", fen: "group_fen" },
  },
  "support-ticket": {
    name: "support_ticket",
    key: "ticket_no",
    columns: {
      ticketNo: "ticket_no",
      openedOn: "opened_on",
      resolvedOn: "resolved_on",
      library: "library",
      system: "system",
      ticketKind: "ticket_kind",
      severity: "severity",
    },
    shown: { name: "ticket_no", day: "resolved_on", fen: "NULL" },
  },
  availability: {
    name: "system_availability",
    key: "system || ' ' || month",
    columns: {
      system: "system",
      month: "month",
      plannedMinutes: "planned_minutes",
      downMinutes: "down_minutes",
    },
    shown: { name: "system || ' ' || month", day: "NULL", fen: "NULL" },
  },
};

export function contentOf(table: ServiceTable): string[] {
  return Object.values(table.columns);
}

/** The five columns an example shows. */
export function shownOf({ shown }: ServiceTable): string[] {
  return [shown.name, shown.day, "NULL", "NULL", shown.fen];
}

export function serviceValues(kind: ServiceKind, record: ServiceRecord): SqlValue[] {
  const said = new Map<string, SqlValue | object>(Object.entries(record));
  return Object.keys(SERVICE_TABLES[kind].columns).map((field) => (said.get(field) ?? null) as SqlValue);
}

export type StoredServiceRow = Readonly<Record<string, SqlValue>> & {
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
};

/** A row whose columns are named by their fields, as its record; what ends in Fen is an amount. */
export function serviceRecordOf<K extends ServiceKind>(
  row: StoredServiceRow,
): ServiceRecords[K] & { period: string } {
  const { file, sheet, row: at, ...fields } = row;
  const values = Object.entries(fields).map(([field, value]) => [
    field,
    field.endsWith("Fen") ? fenOf(value as number | null) : value,
  ]);
  return { ref: { file, sheet, row: at }, ...Object.fromEntries(values) } as ServiceRecords[K] & {
    period: string;
  };
}
