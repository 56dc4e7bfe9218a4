/**
 * 相似度 / how much two one-sided accounts look like one request, in points.
 *
 * The weights are ours; no source publishes any. They are chosen so that a near number alone never makes a match:
 * numbers given out in a row are one digit apart, and a reader who asks for five articles on one day has five of them.
 * It takes a shared item as well. What is alike but not enough is asked (possible-match), what is less stays one-sided.
 *
 * Worked example: 2019050093 against 2019050039 (20), both parties (20), same title (25), same day (10), 12 pages (8):
 * 83, a match. Without the title 58: a person is asked.
 */
import { dayNumber } from "../../core/day.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Matching } from "../../rules/policies-rule.ts";
import { areDifferentItems, identifierKeys, plainNumber, plainTitle } from "./item-key.ts";

/** The house's own scale; a rule pack's policies may set another. */
export const STANDARD_MATCHING: Matching = { match: 75, ask: 50, margin: 5, nearDays: 3 };
const FAR_DAYS = 31;

/** What each point is for, so that a person who is asked sees why. They add up to the likeness. */
interface LikenessParts {
  readonly number: number;
  readonly parties: number;
  readonly item: number;
  readonly day: number;
  readonly size: number;
  readonly waybill: number;
  readonly status: number;
}

export function likenessParts(s: RequestRecord, r: RequestRecord, nearDays: number): LikenessParts {
  return {
    number: numberPoints(s, r),
    parties: partyPoints(s.supplier, r.supplier) + partyPoints(s.requester, r.requester),
    item: itemPoints(s, r),
    day: dayPoints(s, r, nearDays),
    size: sizePoints(s, r),
    waybill: s.waybillOut !== null && s.waybillOut === r.waybillOut ? 15 : 0,
    status: s.status === r.status ? 0 : -15,
  };
}

export function likeness(s: RequestRecord, r: RequestRecord, nearDays: number): number {
  const { number, parties, item, day, size, waybill, status } = likenessParts(s, r, nearDays);
  return number + parties + item + day + size + waybill + status;
}

function numberPoints(s: RequestRecord, r: RequestRecord): number {
  const [a, b] = [plainNumber(s.requestNo), plainNumber(r.requestNo)];
  if (a === null || b === null) return 0;
  if (a === b) return 40;
  return isOneSlipApart(a, b) ? 20 : 0;
}

function partyPoints(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  return a === b ? 10 : -30;
}

function itemPoints(s: RequestRecord, r: RequestRecord): number {
  const [own, other] = [identifierKeys(s), identifierKeys(r)];
  if (own.some((key) => other.includes(key))) return 30;
  const contradiction = areDifferentItems(s, r) ? -20 : 0;
  const [a, b] = [plainTitle(s.title), plainTitle(r.title)];
  if (a === null || b === null) return contradiction;
  if (a === b) return 25 + contradiction;
  return (isNearlyOneText(a, b) ? 18 : 0) + contradiction;
}

/** Days between the two sides' dates of supply (of asking, where nothing was supplied); null where one is missing. */
export function daysApart(s: RequestRecord, r: RequestRecord): number | null {
  const [a, b] = [dateOf(s), dateOf(r)];
  return a === null || b === null ? null : Math.abs(dayNumber(a) - dayNumber(b));
}

export function dateOf(record: RequestRecord): string | null {
  return record.suppliedOn ?? record.requestedOn;
}

function dayPoints(s: RequestRecord, r: RequestRecord, nearDays: number): number {
  const days = daysApart(s, r);
  if (days === null) return 0;
  if (days === 0) return 10;
  if (days <= nearDays) return 6;
  return days > FAR_DAYS ? -20 : 0;
}

function sizePoints(s: RequestRecord, r: RequestRecord): number {
  const [a, b] = [s.pages ?? s.volumes, r.pages ?? r.volumes];
  if (a === null || b === null) return 0;
  return a === b ? 8 : -5;
}

/** One character wrong, missing or too many, or two neighbours changed places. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(from, a.length - end), b.slice(from, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** At least four fifths of both texts' neighbouring pairs of characters are shared (Dice's coefficient). */
function isNearlyOneText(a: string, b: string): boolean {
  const left = pairsOf(a);
  let shared = 0;
  for (const [pair, n] of pairsOf(b)) shared += Math.min(n, left.get(pair) ?? 0);
  return 10 * shared >= 4 * (a.length + b.length - 2);
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
