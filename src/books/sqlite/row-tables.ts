/** The tables of rows that come in files, and what two versions of a file are compared by: everything but the place. */
import type { RowShape } from "../../month/import/columns/field.ts";
import { SERVICE_FIELDS } from "../../month/import/columns/service-field.ts";
import type { Match } from "../../month/reconcile/match.ts";
import {
  REQUEST_FIELDS,
  type RequestRecord,
  USER_FIELDS,
  type UserCount,
  WAYBILL_FIELDS,
  type WaybillLine,
} from "../../records/record.ts";
import type { ServiceKind, ServiceRecords } from "../../records/service-record.ts";
import type { Spending, SpendingLine, TypedSpending } from "../../review/subproject/spending.ts";
import { type RowType, rowType } from "./row-codec.ts";

interface Compared {
  readonly name: string;
  /** What names a row; SQL. */
  readonly key: string;
  /** The five columns an example shows (what names the row, its day, pages, volumes, amount); SQL. */
  readonly shown: readonly string[];
}

export type FileTable<R, Beside extends keyof R = never> = Compared & RowType<R, Beside>;

export const REQUESTS: FileTable<RequestRecord, "service" | "role"> = {
  name: "record",
  key: "request_key",
  shown: ["request_no", "supplied_on", "pages", "volumes", "fee_fen"],
  ...rowType<RequestRecord, "service" | "role">(
    { ref: "place", ...REQUEST_FIELDS, requestKey: "number-key" },
    { beside: ["service", "role"], names: { database: "database_name" } },
  ),
};

export const WAYBILLS: FileTable<WaybillLine> = {
  name: "waybill_line",
  key: "waybill_no",
  shown: ["waybill_no", "shipped_on", "NULL", "volumes", "charge_fen"],
  ...rowType<WaybillLine>(
    { ref: "place", ...WAYBILL_FIELDS },
    { names: { from: "from_library", to: "to_library" } },
  ),
};

export const USERS: FileTable<UserCount> = {
  name: "user_count",
  key: "library || ' ' || service",
  shown: ["library", "NULL", "NULL", "NULL", "NULL"],
  ...rowType<UserCount>({ ref: "place", ...USER_FIELDS }),
};

const SPENT: Readonly<Record<keyof Spending, "text" | "day" | "fen" | "optional" | "flag">> = {
  subproject: "text",
  line: "text",
  economicClass: "text",
  source: "text",
  voucherNo: "text",
  entryNo: "text",
  day: "day",
  text: "text",
  payee: "text",
  fen: "fen",
  library: "optional",
  earlierYear: "flag",
};

export const SPENDING: FileTable<SpendingLine> = {
  name: "spending_line",
  key: "substr(day, 1, 7) || ' ' || voucher_no || ' ' || entry_no",
  shown: ["voucher_no", "day", "NULL", "NULL", "fen"],
  ...rowType<SpendingLine>({ ref: "place", ...SPENT }),
};

export const TYPED_SPENDING = rowType<TypedSpending>({ id: "identifier", ...SPENT });

const { requestNo, receivedOn, doneOn, supplier, asker } = SERVICE_FIELDS.consulting;
const ATTENDED = "event_no || ' ' || coalesce(library, outside_unit)";

export const SERVICES: { readonly [K in ServiceKind]: FileTable<ServiceRecords[K]> } = {
  consulting: {
    name: "consulting_request",
    key: "request_no",
    shown: ["request_no", "done_on", "NULL", "NULL", "fee_fen"],
    ...rowType<ServiceRecords["consulting"]>({
      ...{ ref: "place", requestNo, receivedOn, doneOn, supplier, asker },
      ...SERVICE_FIELDS.consulting,
    }),
  },
  "training-event": {
    name: "training_event",
    key: "event_no",
    shown: ["event_no", "held_on", "NULL", "NULL", "other_cost_fen"],
    ...rowType<ServiceRecords["training-event"]>({ ref: "place", ...SERVICE_FIELDS["training-event"] }),
  },
  "training-attendance": {
    name: "training_attendance",
    key: ATTENDED,
    shown: [ATTENDED, "NULL", "NULL", "NULL", "NULL"],
    ...rowType<ServiceRecords["training-attendance"]>({
      ref: "place",
      ...SERVICE_FIELDS["training-attendance"],
    }),
  },
  "group-purchase": {
    name: "purchase_line",
    key: "year || ' ' || package_name || ' ' || library || ' ' || coalesce(CAST(instalment AS TEXT), '')",
    shown: ["package_name || ' ' || library", "paid_on", "NULL", "NULL", "group_fen"],
    ...rowType<ServiceRecords["group-purchase"]>({ ref: "place", ...SERVICE_FIELDS["group-purchase"] }),
  },
  "support-ticket": {
    name: "support_ticket",
    key: "ticket_no",
    shown: ["ticket_no", "resolved_on", "NULL", "NULL", "NULL"],
    ...rowType<ServiceRecords["support-ticket"]>({ ref: "place", ...SERVICE_FIELDS["support-ticket"] }),
  },
  availability: {
    name: "system_availability",
    key: "system || ' ' || month",
    shown: ["system || ' ' || month", "NULL", "NULL", "NULL", "NULL"],
    ...rowType<ServiceRecords["availability"]>({ ref: "place", ...SERVICE_FIELDS.availability }),
  },
};

export const FILE_TABLES: Readonly<Record<RowShape, Compared & { readonly columns: readonly string[] }>> = {
  request: REQUESTS,
  waybill: WAYBILLS,
  users: USERS,
  spending: SPENDING,
  ...SERVICES,
};

/** Matches but for the run and the resolution, which stand in the key with the case. */
export const MATCH = rowType<Match, "service" | "caseKey" | "ordinal">(
  {
    pass: "value",
    supplier: "side",
    requester: "side",
    centre: "side",
    basis: "side",
    values: "json",
    discrepancy: "identifier",
  },
  { beside: ["service", "caseKey", "ordinal"], names: { values: "agreed" } },
);
