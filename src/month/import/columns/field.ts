/**
 * 字段 / fields a profile can fill, and how the text of each is read.
 *
 * The fields are those of the records themselves (`RequestRecord`, `WaybillLine`, `UserCount`, `ServiceRecords`), and one that
 * says something of the file: `reportedBy` (填报方). A field that a record cannot be without is essential.
 */

import {
  REQUEST_FIELDS,
  type RecordKind,
  type RequestRecord,
  USER_FIELDS,
  type UserCount,
  WAYBILL_FIELDS,
  type WaybillLine,
} from "../../../records/record.ts";
import type { FieldType } from "../../../records/row-fields.ts";
import { isServiceKind, type ServiceKind } from "../../../records/service-record.ts";
import { SERVICE_FIELDS, SERVICE_VALUES, type ServiceField } from "./service-field.ts";

type RequestField = Exclude<keyof RequestRecord, "ref" | "service" | "role" | "requestKey">;
type WaybillField = Exclude<keyof WaybillLine, "ref" | "charge">;
type UserField = Exclude<keyof UserCount, "ref">;
/** What the finance system's export says of a line of spending. */
type SpendingField =
  | "voucherNo"
  | "entryNo"
  | "spentOn"
  | "subproject"
  | "budgetLine"
  | "economicClass"
  | "fundSource"
  /** 部门: whose money it is, where an account map says so. */
  | "department"
  | "summary"
  | "payee"
  | "amountFen"
  /** 贷方: what is taken back; the amount is then 借方 − 贷方. */
  | "creditFen";
export type Field = RequestField | WaybillField | UserField | SpendingField | ServiceField | "reportedBy";

/** The key is made of the number. */
const { requestKey: _made, ...FROM_FILES } = REQUEST_FIELDS;
const REQUEST: Readonly<Record<RequestField | "reportedBy", FieldType>> = {
  ...FROM_FILES,
  reportedBy: "value",
};

/** One column says what a row bills: an item, or one of a parcel's charges, which are as many as the companies have words. */
const { charge: _said, ...WAYBILL_FROM_FILES } = WAYBILL_FIELDS;
const WAYBILL: Readonly<Record<WaybillField, FieldType>> = { ...WAYBILL_FROM_FILES, item: "text" };

const SPENDING_FIELDS: Readonly<Record<SpendingField, FieldType>> = {
  voucherNo: "identifier",
  entryNo: "identifier",
  spentOn: "day",
  subproject: "text",
  budgetLine: "text",
  economicClass: "text",
  fundSource: "value",
  department: "text",
  summary: "text",
  payee: "text",
  amountFen: "signed-fen",
  creditFen: "signed-fen",
};

export type RowShape = "request" | "waybill" | "users" | "spending" | ServiceKind;

export function shapeOf(kind: RecordKind): RowShape {
  if (isServiceKind(kind)) return kind;
  if (kind === "courier-invoice") return "waybill";
  if (kind === "subproject-spending") return "spending";
  return kind === "registered-users" ? "users" : "request";
}

const FIELDS: Readonly<Record<RowShape, Readonly<Record<string, FieldType>>>> = {
  request: REQUEST,
  waybill: WAYBILL,
  users: USER_FIELDS,
  spending: SPENDING_FIELDS,
  ...SERVICE_FIELDS,
};

/** The fields of a kind of file, in the order they are shown. */
export function fieldsOf(kind: RecordKind): readonly string[] {
  return Object.keys(FIELDS[shapeOf(kind)]);
}

/** How the field's text is read; undefined when a file of this kind has no such field. */
export function fieldType(kind: RecordKind, name: string): FieldType | undefined {
  return FIELDS[shapeOf(kind)][name];
}

/** What can be added up, or measured. */
export function isQuantity(type: FieldType | undefined): boolean {
  return type !== undefined && /count$|fen$|^grams$|^tenths$/.test(type);
}

export function isField(kind: RecordKind, name: string): name is Field {
  return Object.hasOwn(FIELDS[shapeOf(kind)], name);
}

export function isRequestField(field: Field): field is RequestField {
  return Object.hasOwn(FROM_FILES, field);
}

/** Fields whose text may be a person: hashed or looked up, never kept. */
export function isPersonal(field: Field): boolean {
  return field === "reader" || field === "asker";
}

/** The first names the row: a row without it is a total, a remark, or a mistake. */
const ESSENTIAL: Readonly<Record<RowShape, readonly [Field, ...Field[]]>> = {
  request: ["requestNo", "status"],
  waybill: ["waybillNo", "shippedOn", "pieces", "chargeFen"],
  users: ["library", "service", "registered"],
  spending: ["voucherNo", "spentOn", "subproject", "economicClass", "amountFen"],
  consulting: ["requestNo", "receivedOn", "serviceItem", "result"],
  "training-event": ["eventNo", "heldOn", "topic"],
  "training-attendance": ["eventNo", "participants"],
  "group-purchase": ["packageName", "year", "library", "listFen", "groupFen"],
  "support-ticket": ["ticketNo", "openedOn", "library", "system", "ticketKind"],
  availability: ["system", "month", "plannedMinutes", "downMinutes"],
};

/** What a row of this kind can't be a record without. */
export function essentialFields(kind: RecordKind): readonly Field[] {
  return ESSENTIAL[shapeOf(kind)];
}

export function identityField(kind: RecordKind): Field {
  return ESSENTIAL[shapeOf(kind)][0];
}

/** Where nothing else says it, the month of a file is that of these days. */
const PERIOD_DAY: Readonly<Record<RowShape, Field | null>> = {
  request: "suppliedOn",
  waybill: "shippedOn",
  users: null,
  spending: "spentOn",
  consulting: "receivedOn",
  "training-event": "heldOn",
  "training-attendance": null,
  "group-purchase": null,
  "support-ticket": "openedOn",
  availability: null,
};

export function periodDayField(kind: RecordKind): Field | null {
  return PERIOD_DAY[shapeOf(kind)];
}

/** What is required of a row unless its profile says otherwise: the essential fields and the other party. */
export function requiredByNature(kind: RecordKind, field: Field): boolean {
  if (essentialFields(kind).includes(field)) return true;
  if (kind.endsWith("-supplier")) return field === "requester";
  if (kind.endsWith("-requester")) return field === "supplier";
  return kind.endsWith("-centre") && (field === "supplier" || field === "requester");
}

/** The only values a field of type "value" can have. */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  status: ["filled", "unfilled", "cancelled", "pending"],
  urgency: ["ordinary", "urgent"],
  sourcing: ["own", "agent-domestic", "agent-foreign"],
  leg: ["out", "back"],
  outcome: ["delivered", "undelivered", "refused"],
  service: ["dd", "ill"],
  fundSource: ["fiscal", "carry-over", "other"],
  reportedBy: ["supplier", "requester"],
  ...SERVICE_VALUES,
};
