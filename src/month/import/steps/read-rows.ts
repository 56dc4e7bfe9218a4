/** Which reader the rows of a kind of file go through, and the facts its records become. */

import type { Fact } from "../../../books/port.ts";
import {
  type RecordKind,
  type RequestRecord,
  requestKey,
  type UserCount,
  type WaybillLine,
} from "../../../records/record.ts";
import { isServiceKind, type ServiceRecord } from "../../../records/service-record.ts";
import { spendingReading } from "../../../review/subproject/read-spending.ts";
import type { SpendingLine } from "../../../review/subproject/spending.ts";
import { type RowShape, shapeOf } from "../columns/field.ts";
import type { ImportReads } from "../port.ts";
import { consultingReading } from "../reading/read-consulting.ts";
import { purchaseReading } from "../reading/read-purchase.ts";
import { requestReading } from "../reading/read-request.ts";
import { availabilityReading, supportTicketReading } from "../reading/read-support.ts";
import { trainingAttendanceReading, trainingEventReading } from "../reading/read-training.ts";
import { userCountReading, waybillReading } from "../reading/read-waybill.ts";
import type { RowContext, RowReading } from "../reading/row-reading.ts";
import { correctionReading } from "../row-correction.ts";
import type { CorrectionFile } from "./import-correction.ts";

export type AnyRecord = RequestRecord | WaybillLine | UserCount | SpendingLine | ServiceRecord;

export function readingOf(context: RowContext, correction: CorrectionFile | null): RowReading<AnyRecord> {
  const requests = (of: RowContext): RowReading<RequestRecord> =>
    correction ? correctionReading(requestReading(of), correction) : requestReading(of);
  const readings: Readonly<Record<RowShape, (of: RowContext) => RowReading<AnyRecord>>> = {
    request: requests,
    waybill: waybillReading,
    users: userCountReading,
    spending: spendingReading,
    consulting: consultingReading,
    "training-event": trainingEventReading,
    "training-attendance": trainingAttendanceReading,
    "group-purchase": purchaseReading,
    "support-ticket": supportTicketReading,
    availability: availabilityReading,
  };
  return readings[shapeOf(context.profile.kind)](context);
}

/** The training events that attendance may speak of. */
export async function knownEvents(read: ImportReads, kind: RecordKind): Promise<ReadonlySet<string>> {
  if (kind !== "training-attendance") return new Set();
  const events = await read.serviceRecords("training-event");
  return new Set(events.map((e) => requestKey(e.eventNo)));
}

/** All rows of a file are of one shape. */
export function* recordFacts(kind: RecordKind, records: readonly AnyRecord[]): Generator<Fact> {
  if (isServiceKind(kind)) {
    const own = records.filter((r): r is ServiceRecord => !("role" in r));
    yield { kind: "service-records", of: kind, records: own };
    return;
  }
  const requests = records.filter((r): r is RequestRecord => "role" in r);
  const lines = records.filter((r): r is WaybillLine => "waybillNo" in r);
  const counts = records.filter((r): r is UserCount => "registered" in r);
  const spent = records.filter((r): r is SpendingLine => "voucherNo" in r);
  if (spent.length > 0) yield { kind: "spending-lines", lines: spent };
  if (requests.length > 0) yield { kind: "records", records: requests };
  if (lines.length > 0) yield { kind: "waybill-lines", lines };
  if (counts.length > 0) yield { kind: "user-counts", counts };
}
