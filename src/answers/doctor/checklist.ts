/**
 * 体检 / the doctor's checklist: what is missing before a month can be settled and closed, area by area, each with its remedy.
 *
 * An area is fine, or says what was found: ✗ where a person must do something, or settling or closing would be refused; ! where it
 * would go on, and somebody should know. Nothing here recomputes anything; that is `balis verify`.
 */
import type { Finding } from "../../core/finding.ts";

/** In the order in which a new alliance goes through them: first what is set up once, then what the month brings. */
export type AreaKey =
  | ("libraries" | "agreements" | "dd" | "ill" | "courier" | "desk" | "rules" | "calendar")
  | ("operators" | "settings" | "members" | "files" | "findings" | "discrepancies" | "held" | "earlier");

/** Those that a month's files bring; all others are set up once. */
const OF_THE_MONTH: readonly AreaKey[] = ["members", "files", "findings", "discrepancies", "held", "earlier"];

export interface Found {
  readonly state: "missing" | "note";
  readonly finding: Finding;
}

export interface CheckArea {
  readonly key: AreaKey;
  /** What a line says of it where nothing was found: a count, names, or nothing. */
  readonly figure: string;
  readonly found: readonly Found[];
}

export const missing = (finding: Finding): Found => ({ state: "missing", finding });
export const note = (finding: Finding): Found => ({ state: "note", finding });

/** What stands in the way of settling; with `closing`, also what stands in the way of the close. */
export function inTheWay(areas: readonly CheckArea[], closing: boolean): Finding[] {
  return areas
    .filter(({ key }) => closing || !OF_THE_MONTH.includes(key))
    .flatMap(({ found }) => found.filter((f) => f.state === "missing").map((f) => f.finding));
}

export function countOf(areas: readonly CheckArea[], state: Found["state"]): number {
  return areas.flatMap((a) => a.found).filter((f) => f.state === state).length;
}
