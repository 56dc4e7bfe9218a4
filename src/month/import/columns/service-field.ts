/**
 * 字段（其他各中心）/ the fields of the four other services' files, how each is read, and the values of the listed ones.
 */

import type { FieldType } from "../../../records/row-fields.ts";
import {
  ASKER_KINDS,
  BOUNDS,
  CONSULTING_RESULTS,
  SERVICE_ITEMS,
  SEVERITIES,
  type ServiceKind,
  type ServiceRecords,
  TICKET_KINDS,
} from "../../../records/service-record.ts";

type FieldsOf<K extends ServiceKind> = Exclude<keyof ServiceRecords[K], "ref">;
export type ServiceField = { [K in ServiceKind]: FieldsOf<K> }[ServiceKind];

/** In the order in which a blank form has them. */
export const SERVICE_FIELDS: {
  readonly [K in ServiceKind]: Readonly<Record<FieldsOf<K>, FieldType>>;
} = {
  consulting: {
    requestNo: "identifier",
    receivedOn: "day",
    doneOn: "day",
    supplier: "library",
    askerKind: "value",
    asker: "library",
    serviceItem: "value",
    result: "value",
    scoreTenths: "tenths",
    feeFen: "fen",
    marketFen: "fen",
  },
  "training-event": {
    eventNo: "identifier",
    heldOn: "day",
    topic: "text",
    place: "text",
    hoursTenths: "tenths",
    lecturerFeeFen: "fen",
    otherCostFen: "fen",
    participants: "count",
    participantsBound: "value",
    units: "count",
    unitsBound: "value",
    validAnswers: "count",
    satisfiedAnswers: "count",
    remark: "text",
  },
  "training-attendance": {
    eventNo: "identifier",
    library: "library",
    outsideUnit: "text",
    participants: "positive-count",
    certificates: "count",
    certificateFrom: "identifier",
    certificateTo: "identifier",
  },
  "group-purchase": {
    packageName: "text",
    year: "positive-count",
    vendor: "text",
    library: "library",
    listFen: "fen",
    groupFen: "fen",
    instalment: "positive-count",
    instalments: "positive-count",
    amountFen: "fen",
    dueOn: "day",
    paidOn: "day",
  },
  "support-ticket": {
    ticketNo: "identifier",
    openedOn: "day",
    resolvedOn: "day",
    library: "library",
    system: "text",
    ticketKind: "value",
    severity: "value",
  },
  availability: {
    system: "text",
    month: "month",
    plannedMinutes: "positive-count",
    downMinutes: "count",
  },
};

export const SERVICE_VALUES: Readonly<Record<string, readonly string[]>> = {
  serviceItem: SERVICE_ITEMS,
  result: CONSULTING_RESULTS,
  askerKind: ASKER_KINDS,
  participantsBound: BOUNDS,
  unitsBound: BOUNDS,
  ticketKind: TICKET_KINDS,
  severity: SEVERITIES,
};
