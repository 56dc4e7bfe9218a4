/**
 * 涉及金额 / amount at risk: the most a discrepancy can change what is paid.
 *
 * Worked example: the supplier says 12 pages (3.60), the requester 10 (3.00): 0.60 is at risk. If they disagree whether
 * the request was filled at all, or between whom, the whole 3.60 is. A date inside the period alone risks nothing.
 */

import { sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { type DiscrepancyKind, isSettledThen } from "../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { FieldDifference } from "./discrepancy.ts";
import { type Sides, sidesOf } from "./match.ts";

const WHOLE_FIELDS = new Set(["status", "supplier", "requester"]);

export function riskOf(about: {
  sides: Sides;
  what: { kind: DiscrepancyKind; fields: readonly FieldDifference[] };
  worth: (record: RequestRecord) => Fen;
}): Fen {
  const value = (records: readonly RequestRecord[]): Fen => worthOfAll(records, about.worth);
  const most = mostOf(about.sides, about.worth);
  if (about.what.kind !== "differs") return most;
  if (about.what.fields.some((f) => WHOLE_FIELDS.has(f.field))) return most;
  if (about.what.fields.every((f) => f.field === "suppliedOn")) return 0n;
  const said = [about.sides.supplier, about.sides.requester, about.sides.centre]
    .filter((records) => records.length > 0)
    .map(value);
  const least = said.reduce((a, b) => (a < b ? a : b), most);
  return most - least;
}

/**
 * 未结金额 / left unsettled: while a discrepancy is open nothing of its case is paid, however little the sides differ. Two sides
 * that say 100 pages and 30.00, and different days: 0.00 at risk, 30.00 unsettled.
 */
export function unsettledOf(
  open: { kind: DiscrepancyKind; records: readonly RequestRecord[]; riskFen: Fen },
  worth: (record: RequestRecord) => Fen,
): Fen {
  // What was settled of it stands; only the change waits.
  if (isSettledThen(open.kind)) return open.riskFen;
  const most = mostOf(sidesOf(open.records), worth);
  return most > open.riskFen ? most : open.riskFen;
}

/** What the case is worth by the side that makes the most of it. */
function mostOf(sides: Sides, worth: (record: RequestRecord) => Fen): Fen {
  const values = [sides.supplier, sides.requester, sides.centre].map((records) => worthOfAll(records, worth));
  return values.reduce((a, b) => (a > b ? a : b), 0n);
}

function worthOfAll(records: readonly RequestRecord[], worth: (record: RequestRecord) => Fen): Fen {
  return sumOf(records, (r) => (r.status === "filled" ? worth(r) : 0n));
}
