/**
 * 同类差异 / alike: what may be offered the same decision, once one of them is decided. It is offered only: a person sees the list and
 * the sum, says yes, and each is a decision of its own.
 *
 * Alike are discrepancies of one kind and service, between the same two libraries, told by the same sources in as many rows, that differ
 * in the same things by as much: 12 pages against 11 is like 8 against 7, and not like 8 against 6 or 7 against 8. A day counts by the days
 * between; a library, a status or a type is the same or it is another difference. A number that two libraries agreed on for one request says
 * nothing of another: an agreed value is never offered.
 *
 * Worked example: a supplier counts the cover page. Of seven cases one page apart one is decided as the requester states: six are offered.
 */
import { dayNumber, parseIsoDay } from "../../../core/day.ts";
import { parseYuan } from "../../../core/money.ts";
import type { Discrepancy, FieldDifference } from "../discrepancy.ts";
import type { Decision } from "./decision.ts";

const MONEY: readonly string[] = ["feeFen", "unitPriceFen", "actualCostFen"];
const WHOLE: readonly string[] = ["pages", "volumes", "quantity"];
const DAYS: readonly string[] = ["suppliedOn"];
const SAYING = ["supplier", "requester", "centre", "settled"] as const;

/** Whether the decision says anything that holds for others, too. */
export function speaksOfOthers({ values }: Pick<Decision, "values">): boolean {
  return values?.pages === undefined && values?.volumes === undefined && values?.feeFen === undefined;
}

export function isAlike(a: Discrepancy, b: Discrepancy): boolean {
  const isSame =
    a.kind === b.kind &&
    a.service === b.service &&
    a.supplier === b.supplier &&
    a.requester === b.requester &&
    a.evidence === b.evidence &&
    a.records.length === b.records.length &&
    a.fields.length === b.fields.length;
  return a.id !== b.id && isSame && a.fields.every((f, i) => isSameDifference(f, b.fields[i]));
}

function isSameDifference(a: FieldDifference, b: FieldDifference | undefined): boolean {
  if (b === undefined || a.field !== b.field) return false;
  const [ours, theirs] = [a, b].map((f) => SAYING.map((who) => numberOf(f.field, f[who] ?? null)));
  if (!ours || !theirs || [...ours, ...theirs].includes(null))
    return SAYING.every((who) => (a[who] ?? null) === (b[who] ?? null));
  const [first, other] = [lowest(ours), lowest(theirs)];
  return ours.every((n, i) => {
    const m = theirs[i];
    return n === undefined || n === null || m === undefined || m === null ? n === m : n - first === m - other;
  });
}

/** What a side says as a number; undefined: it says nothing; null: what it says is no number. */
function numberOf(field: string, said: string | null): bigint | null | undefined {
  if (said === null) return undefined;
  if (WHOLE.includes(field)) return /^\d+$/.test(said) ? BigInt(said) : null;
  if (MONEY.includes(field)) return parseYuan(said) ?? null;
  const day = DAYS.includes(field) ? parseIsoDay(said) : undefined;
  return day === undefined ? null : BigInt(dayNumber(day));
}

function lowest(said: readonly (bigint | null | undefined)[]): bigint {
  const numbers = said.filter((n) => typeof n === "bigint");
  return numbers.reduce((least, n) => (n < least ? n : least), numbers[0] ?? 0n);
}
