/**
 * 涉及金额 / amount at risk: the most a discrepancy can change what is paid.
 *
 * Worked example: the supplier says 12 pages (3.60), the requester 10 (3.00): 0.60 is at risk. If they disagree whether
 * the request was filled at all, or between whom, the whole 3.60 is. A date inside the period alone risks nothing.
 */
import type { RequestRecord } from "../import/record.ts";
import type { Fen } from "../money.ts";
import type { Sides } from "./case.ts";
import type { DiscrepancyKind, FieldDifference } from "./discrepancy.ts";

const WHOLE_FIELDS = new Set(["status", "supplier", "requester"]);

export function riskOf(about: {
  sides: Sides;
  what: { kind: DiscrepancyKind; fields: readonly FieldDifference[] };
  worth: (record: RequestRecord) => Fen;
}): Fen {
  const value = (records: readonly RequestRecord[]): Fen =>
    records.reduce((sum, r) => sum + (r.status === "filled" ? about.worth(r) : 0n), 0n);
  const values = [about.sides.supplier, about.sides.requester, about.sides.centre].map(value);
  const most = values.reduce((a, b) => (a > b ? a : b), 0n);
  if (about.what.kind !== "differs") return most;
  if (about.what.fields.some((f) => WHOLE_FIELDS.has(f.field))) return most;
  if (about.what.fields.every((f) => f.field === "suppliedOn")) return 0n;
  const said = [about.sides.supplier, about.sides.requester, about.sides.centre]
    .filter((records) => records.length > 0)
    .map(value);
  const least = said.reduce((a, b) => (a < b ? a : b), most);
  return most - least;
}
