/**
 * 账的分项 / the parts that one waybill's account falls into: leg, kind of charge, piece. Freight (运费, and 补差 of it) is one kind,
 * each service another; a credit is of the kind that it names.
 */
import type { WaybillLine } from "../../records/record.ts";
import { waybillKey } from "../../records/waybill-key.ts";
import { isService } from "./courier.ts";

/** 理赔: the company's own payment for a loss, which takes no charge back. */
export function isCompensation({ charge }: WaybillLine): boolean {
  return charge === "compensation";
}

export function isSupplement(line: WaybillLine): boolean {
  return line.item === "parcel" && line.charge === "supplement";
}

/** What is weighed and priced as a parcel: freight, and a supplement of it. */
export function isFreight(line: WaybillLine): boolean {
  return line.item === "parcel" && !isService(line);
}

export function isSameKind(a: WaybillLine, b: WaybillLine): boolean {
  return a.item === b.item && kindOf(a) === kindOf(b);
}

/** Empty of freight. */
export function kindOf(line: WaybillLine): string {
  return isService(line) ? (line.charge ?? "") : "";
}

/** The box of a waybill that a line is about, by its own number. */
export function pieceOf({ waybillNo }: WaybillLine): string {
  return waybillKey(waybillNo);
}

/** A parcel on a leg, as one is used and counted: no second row of it, and no box of several. */
export function isLegOfParcel(line: WaybillLine): boolean {
  const { item, chargeFen, charge, motherNo, waybillNo } = line;
  const isChild = motherNo !== null && waybillKey(motherNo) !== waybillKey(waybillNo);
  return item === "parcel" && chargeFen >= 0n && charge === null && !isChild;
}
