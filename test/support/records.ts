/** Records for tests: a plain filled request, and what the test says of it. */

import type { Leftover } from "../../src/month/reconcile/tolerant.ts";
import {
  NO_PARTS,
  NOTHING_SAID,
  type RequestRecord,
  type Role,
  type WaybillLine,
} from "../../src/records/record.ts";

let row = 0;

export function recordOf(role: Role, said: Partial<RequestRecord> = {}): RequestRecord {
  row += 1;
  const file = role === "supplier" ? 1 : role === "requester" ? 2 : 3;
  const requestNo = said.requestNo ?? "0500093";
  return {
    ...NOTHING_SAID,
    ref: { file, sheet: 1, row },
    service: "dd",
    role,
    requestNo,
    requestKey: requestNo,
    supplier: "10002",
    requester: "10001",
    requestedOn: "2019-05-02",
    suppliedOn: "2019-05-03",
    status: "filled",
    pages: 12,
    feeFen: role === "supplier" ? 360n : null,
    ...said,
  };
}

/** A line of the courier's invoice: 3.2 kg from 10002 to 10001 on 2019-05-06, two volumes, 14.00 yuan. */
export function lineOf(waybillNo: string, said: Partial<WaybillLine> = {}): WaybillLine {
  row += 1;
  return {
    ref: { file: 9, sheet: 1, row },
    waybillNo,
    shippedOn: "2019-05-06",
    from: "10002",
    to: "10001",
    leg: "out",
    pieces: 1,
    weightGrams: 3200,
    volumes: 2,
    chargeFen: 1400n,
    item: "parcel",
    outcome: null,
    district: null,
    freightFen: null,
    surchargeFen: null,
    ...NO_PARTS,
    ...said,
  };
}

/** A one-sided account that waits for its other side. */
export function leftoverOf(side: "supplier" | "requester", said: Partial<RequestRecord>): Leftover {
  const record = recordOf(side, said);
  return {
    side,
    record,
    case: { service: "dd", key: record.requestKey, records: [record], settled: null },
  };
}
