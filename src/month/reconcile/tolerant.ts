/**
 * 宽松配对 / the tolerant passes over what the number alone left one-sided, strongest first.
 *
 *   same-plain-number    same parties, and the same number without spaces, marks, prefix and leading zeros
 *   same-item-and-day    same parties, item and day of supply
 *   same-item-near-day   same parties and item, days at most so many apart (3)
 *   scored               everything that is near by number, item, waybill or parties and day, weighed (likeness.ts)
 *
 * Within a pass the assignment is one-to-one over all candidates at once and the same for any order of rows and files.
 * A pair without a clear rival is taken; the others go on to the next pass. After the last one, those that are still
 * alike enough are put together as one case to be asked (possible-match); the rest stays one-sided. In nothing is
 * a choice made between equals.
 * Source: SOURCES.md [two-sided-match], [hard-matches].
 */
import { invariant } from "../../core/bug.ts";
import { dayNumber } from "../../core/day.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Matching } from "../../rules/policies-rule.ts";
import { type Candidate, clearPairs } from "./desk/assign.ts";
import { areDifferentItems, itemKeys, plainNumber } from "./item-key.ts";
import { dateOf, daysApart, likeness } from "./likeness.ts";
import type { Case, TolerantPassName } from "./match.ts";

/** A case with one account of one side (and perhaps the centre's): it waits for its other side. */
export interface Leftover {
  readonly side: "supplier" | "requester";
  /** The account of that side. */
  readonly record: RequestRecord;
  readonly case: Case;
}

/** Cases that are one request, or may be (`pass` null: a person is asked). */
export interface CandidateGroup {
  readonly pass: TolerantPassName | null;
  readonly cases: readonly Case[];
}

interface Pass {
  readonly name: TolerantPassName;
  /** Accounts of the two sides that share a key are candidates. */
  readonly keys: (record: RequestRecord) => Iterable<string>;
  /** Their points, or null where they are none. */
  readonly points: (s: RequestRecord, r: RequestRecord) => number | null;
  /** From so many points on a clear pair is a match. */
  readonly enough: number;
}

/** The ordered list of the passes, on the scale that is in force. */
export function tolerantPasses(on: Matching): readonly Pass[] {
  /** Whatever else agrees, item numbers that contradict each other leave it to the scored pass. */
  const sameItemLikeness = (s: RequestRecord, r: RequestRecord): number | null =>
    areDifferentItems(s, r) ? null : likeness(s, r, on.nearDays);
  return [
    {
      name: "same-plain-number",
      keys: (record) => withParties(record, [plainNumber(record.requestNo)]),
      points: sameItemLikeness,
      enough: Number.NEGATIVE_INFINITY,
    },
    {
      name: "same-item-and-day",
      keys: (record) => {
        const day = dateOf(record);
        return day === null ? [] : withParties(record, itemKeys(record)).map((key) => `${key}|${day}`);
      },
      points: sameItemLikeness,
      enough: Number.NEGATIVE_INFINITY,
    },
    {
      name: "same-item-near-day",
      keys: (record) => withParties(record, itemKeys(record)),
      points: (s, r) => ((daysApart(s, r) ?? on.nearDays + 1) <= on.nearDays ? sameItemLikeness(s, r) : null),
      enough: Number.NEGATIVE_INFINITY,
    },
    {
      name: "scored",
      keys: nearKeys,
      points: (s, r) => {
        const points = likeness(s, r, on.nearDays);
        return points < on.ask ? null : points;
      },
      enough: on.match,
    },
  ];
}

/** A key that more accounts of one side share says nothing about any of them. */
const LARGEST_BLOCK = 40;

/** Groups of leftovers that belong together, each leftover in at most one; those in none stay as they are. */
export function pairLeftovers(leftovers: readonly Leftover[], on: Matching): CandidateGroup[] {
  let suppliers = leftovers.filter((l) => l.side === "supplier");
  let requesters = leftovers.filter((l) => l.side === "requester");
  const groups: CandidateGroup[] = [];
  for (const pass of tolerantPasses(on)) {
    const taken = new Set<Leftover>();
    const put = (name: TolerantPassName | null, members: readonly Leftover[]): void => {
      for (const member of members) taken.add(member);
      groups.push({ pass: name, cases: members.map((m) => m.case) });
    };
    for (const group of connected(candidatesOf(pass, suppliers, requesters))) {
      const clear = clearPairs(group, on.margin).filter((c) => c.points >= pass.enough);
      for (const c of clear) put(pass.name, [at(suppliers, c.s), at(requesters, c.r)]);
      if (pass.name !== "scored") continue;
      const left = group.filter((c) => !taken.has(at(suppliers, c.s)) && !taken.has(at(requesters, c.r)));
      for (const asked of connected(left)) {
        const places = { s: new Set(asked.map((c) => c.s)), r: new Set(asked.map((c) => c.r)) };
        put(null, [
          ...[...places.s].sort(byNumber).map((i) => at(suppliers, i)),
          ...[...places.r].sort(byNumber).map((i) => at(requesters, i)),
        ]);
      }
    }
    suppliers = suppliers.filter((l) => !taken.has(l));
    requesters = requesters.filter((l) => !taken.has(l));
  }
  return groups;
}

const byNumber = (a: number, b: number): number => a - b;

function at(list: readonly Leftover[], place: number): Leftover {
  const found = list[place];
  if (found === undefined) throw new RangeError(`no leftover at ${place}`);
  return found;
}

function candidatesOf(
  pass: Pass,
  suppliers: readonly Leftover[],
  requesters: readonly Leftover[],
): Candidate[] {
  const found: Candidate[] = [];
  for (const { s, r } of sharing(keyed(pass, suppliers), keyed(pass, requesters))) {
    const [supplier, requester] = [at(suppliers, s), at(requesters, r)];
    if (!canBeOne(supplier, requester) || !shareKey(pass, supplier.record, requester.record)) continue;
    const points = pass.points(supplier.record, requester.record);
    if (points !== null) found.push({ s, r, points });
  }
  return found;
}

/** So many accounts a side; a place and a key of 32 bits are one exact number then. */
const MOST_LEFTOVERS = 2 ** 21;

/** Every key of every account as key × MOST_LEFTOVERS + place, sorted: a million of them take eight megabytes. */
function keyed(pass: Pass, leftovers: readonly Leftover[]): Float64Array {
  invariant(leftovers.length <= MOST_LEFTOVERS, "a side has at most two million one-sided accounts");
  const entries: number[] = [];
  leftovers.forEach((l, place) => {
    const keys = new Set<number>();
    for (const key of pass.keys(l.record)) keys.add(numberOfKey(key));
    for (const key of keys) entries.push(key * MOST_LEFTOVERS + place);
  });
  return Float64Array.from(entries).sort();
}

/** FNV-1a. Two texts may have one number, so `shareKey` looks at the texts. */
function numberOfKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function shareKey(pass: Pass, s: RequestRecord, r: RequestRecord): boolean {
  const keys = new Set(pass.keys(s));
  for (const key of pass.keys(r)) if (keys.has(key)) return true;
  return false;
}

/** The pairs of places with a key in common, by the requester's place, then the supplier's; crowded keys left out. */
function sharing(suppliers: Float64Array, requesters: Float64Array): { s: number; r: number }[] {
  const pairs = new Set<number>();
  let [from, begin] = [0, 0];
  while (from < suppliers.length && begin < requesters.length) {
    const [left, right] = [keyAt(suppliers, from), keyAt(requesters, begin)];
    const [to, end] = [endOf(suppliers, from), endOf(requesters, begin)];
    if (left === right && to - from <= LARGEST_BLOCK && end - begin <= LARGEST_BLOCK) {
      for (let i = from; i < to; i++)
        for (let j = begin; j < end; j++)
          pairs.add(placeAt(requesters, j) * MOST_LEFTOVERS + placeAt(suppliers, i));
    }
    if (left <= right) from = to;
    if (right <= left) begin = end;
  }
  const sorted = Float64Array.from(pairs).sort();
  return Array.from(sorted, (pair) => ({
    s: pair % MOST_LEFTOVERS,
    r: Math.floor(pair / MOST_LEFTOVERS),
  }));
}

const keyAt = (entries: Float64Array, i: number): number => Math.floor((entries[i] ?? 0) / MOST_LEFTOVERS);
const placeAt = (entries: Float64Array, i: number): number => (entries[i] ?? 0) % MOST_LEFTOVERS;

function endOf(entries: Float64Array, from: number): number {
  let end = from + 1;
  while (end < entries.length && keyAt(entries, end) === keyAt(entries, from)) end += 1;
  return end;
}

/** The centre speaks of a request once: two accounts that both have one are two requests. */
function canBeOne(a: Leftover, b: Leftover): boolean {
  const isCentre = (record: RequestRecord): boolean => record.role === "centre";
  return !a.case.records.some(isCentre) || !b.case.records.some(isCentre);
}

/** Candidates in groups that share no account with one another, in the order of their first candidates. */
function connected(candidates: readonly Candidate[]): Candidate[][] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let top = node;
    while (true) {
      const next = parent.get(top) ?? top;
      if (next === top) break;
      top = next;
    }
    parent.set(node, top);
    return top;
  };
  for (const c of candidates) parent.set(root(`s${c.s}`), root(`r${c.r}`));
  const groups = new Map<string, Candidate[]>();
  for (const c of candidates) {
    const group = groups.get(root(`s${c.s}`));
    if (group) group.push(c);
    else groups.set(root(`s${c.s}`), [c]);
  }
  return [...groups.values()];
}

function withParties(record: RequestRecord, keys: readonly (string | null)[]): string[] {
  const { supplier, requester } = record;
  if (supplier === null || requester === null) return [];
  return keys.flatMap((key) => (key === null ? [] : [`${supplier}|${requester}|${key}`]));
}

/** Two numbers one slip apart have a form in common from which one character was left out. */
function* nearKeys(record: RequestRecord): Generator<string> {
  const number = plainNumber(record.requestNo);
  if (number !== null) {
    yield `n${number}`;
    for (let i = 0; i < number.length; i++) yield `n${number.slice(0, i)}${number.slice(i + 1)}`;
  }
  yield* itemKeys(record);
  if (record.waybillOut !== null) yield `w${record.waybillOut}`;
  const day = dateOf(record);
  if (day !== null) for (const key of withParties(record, [`${dayNumber(day)}`])) yield key;
}
