/**
 * 运单与业务 / which parcels a loan's accounts name, leg by leg.
 *
 * Request, volume, leg and parcel are four units, and the links between them are many to many: one parcel holds volumes
 * of several requests, one loan goes in several parcels, and comes back under another number. So each naming is a fact
 * of its own: this row says that this request went in that parcel, out or back.
 */

import type { RecordRef } from "../../core/source.ts";
import type { RequestRecord } from "../../records/record.ts";
import { waybillKey } from "../../records/waybill-key.ts";

export interface ParcelLink {
  /** Its `waybillKey`. */
  readonly waybill: string;
  readonly leg: "out" | "back";
  /** The row that says so. */
  readonly ref: RecordRef;
}

/**
 * Several numbers in one cell, as a loan in several parcels has them: "A1、A2". A blank parts two numbers only after a digit:
 * "SF 1001" is one.
 */
export function waybillsIn(text: string): string[] {
  return text
    .split(/[,，;；、|/]+|(?<=\p{N}[^,，;；、|/\s]*)\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

export function parcelLinksOf(records: readonly RequestRecord[]): ParcelLink[] {
  return records.flatMap(({ ref, waybillOut, waybillBack }) => {
    const of = (text: string | null, leg: "out" | "back") =>
      [...new Set(waybillsIn(text ?? "").map((number) => waybillKey(number)))].map((waybill) => ({
        waybill,
        leg,
        ref,
      }));
    return [...of(waybillOut, "out"), ...of(waybillBack, "back")];
  });
}
