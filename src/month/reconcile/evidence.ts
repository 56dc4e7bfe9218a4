/**
 * 证据等级 / evidence class: which of the four sources speak of a case.
 *
 * S 提供馆/借出馆, R 请求馆/借入馆, C 中心平台, W 物流 (a waybill of the case stands on the period's invoice). "S+R+C+W" is the
 * strongest; "S" alone is one library's word for its own money.
 */
import type { RequestRecord } from "../../records/record.ts";
import { waybillsIn } from "./parcel-link.ts";

/** The letters of the sources that speak, in the order S, R, C, W, with "+" between them. */
export type Evidence = string;

const LETTERS = ["S", "R", "C", "W"] as const;
const BIT = { supplier: 1, requester: 2, centre: 4, courier: 8 } as const;

/** Every combination once, by its bits: a class is not put together a million times. */
const CLASSES: readonly Evidence[] = Array.from({ length: 16 }, (_, bits) =>
  LETTERS.filter((_letter, i) => bits & (1 << i)).join("+"),
);

export const EVIDENCE_CLASSES: readonly Evidence[] = CLASSES.filter((of) => of !== "");

export function evidenceOf(
  records: readonly RequestRecord[],
  isInvoiced: (waybill: string) => boolean,
): Evidence {
  let bits = 0;
  for (const { role, waybillOut, waybillBack } of records) {
    bits |= BIT[role];
    if (waybillOut !== null && isAnyInvoiced(waybillOut, isInvoiced)) bits |= BIT.courier;
    if (waybillBack !== null && isAnyInvoiced(waybillBack, isInvoiced)) bits |= BIT.courier;
  }
  return CLASSES[bits] ?? "";
}

/** Mostly one number stands in the cell: then it is looked up as it is. */
function isAnyInvoiced(text: string, isInvoiced: (waybill: string) => boolean): boolean {
  return isInvoiced(text) || waybillsIn(text).some(isInvoiced);
}
