/**
 * 宽松配对 / the tolerant passes over what the number alone left one-sided, strongest first.
 *
 *   same-plain-number    same parties, and the same number without spaces, marks, prefix and leading zeros
 *   same-item-and-day    same parties, item and day of supply
 *   same-item-near-day   same parties and item, days at most NEAR_DAYS apart
 *   scored               everything that is near by number, item, waybill or parties and day, weighed (likeness.ts)
 *
 * Within a pass the assignment is one-to-one over all candidates at once and the same for any order of rows and files.
 * A pair without a clear rival is taken; the others go on to the next pass. After the last one, those that are still
 * alike enough are put together as one case to be asked (possible-match); the rest stays one-sided. In nothing is
 * a choice made between equals.
 * Source: CASES.md 7.4, 7.5, 10 nos. 4–9.
 */
import { dayNumber } from "../day.ts";
import type { RequestRecord } from "../import/record.ts";
import { type Candidate, clearPairs } from "./assign.ts";
import { itemKeys, plainNumber } from "./item-key.ts";
import {
  ASK_POINTS,
  CLEAR_MARGIN,
  dateOf,
  daysApart,
  likeness,
  MATCH_POINTS,
  NEAR_DAYS,
} from "./likeness.ts";
import type { Case, TolerantPassName } from "./match.ts";

/** A case with one account of one side (and perhaps the centre's): it waits for its other side. */
export interface Leftover {
  readonly side: "supplier" | "requester";
  /** The account of that side. */
  readonly record: RequestRecord;
  readonly case: Case;
}

/** Cases that are one request, or may be (`pass` null: a person is asked). */
export interface Group {
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

export const TOLERANT_PASSES: readonly Pass[] = [
  {
    name: "same-plain-number",
    keys: (record) => withParties(record, [plainNumber(record.requestNo)]),
    points: likeness,
    enough: Number.NEGATIVE_INFINITY,
  },
  {
    name: "same-item-and-day",
    keys: (record) => {
      const day = dateOf(record);
      return day === null ? [] : withParties(record, itemKeys(record)).map((key) => `${key}|${day}`);
    },
    points: likeness,
    enough: Number.NEGATIVE_INFINITY,
  },
  {
    name: "same-item-near-day",
    keys: (record) => withParties(record, itemKeys(record)),
    points: (s, r) => ((daysApart(s, r) ?? NEAR_DAYS + 1) <= NEAR_DAYS ? likeness(s, r) : null),
    enough: Number.NEGATIVE_INFINITY,
  },
  {
    name: "scored",
    keys: nearKeys,
    points: (s, r) => {
      const points = likeness(s, r);
      return points < ASK_POINTS ? null : points;
    },
    enough: MATCH_POINTS,
  },
];

/** A key that more accounts of one side share says nothing about any of them. */
const LARGEST_BLOCK = 40;

/** Groups of leftovers that belong together, each leftover in at most one; those in none stay as they are. */
export function pairLeftovers(leftovers: readonly Leftover[]): Group[] {
  let suppliers = leftovers.filter((l) => l.side === "supplier");
  let requesters = leftovers.filter((l) => l.side === "requester");
  const groups: Group[] = [];
  for (const pass of TOLERANT_PASSES) {
    const taken = new Set<Leftover>();
    const put = (name: TolerantPassName | null, members: readonly Leftover[]): void => {
      for (const member of members) taken.add(member);
      groups.push({ pass: name, cases: members.map((m) => m.case) });
    };
    for (const group of connected(candidatesOf(pass, suppliers, requesters))) {
      const clear = clearPairs(group, CLEAR_MARGIN).filter((c) => c.points >= pass.enough);
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
  const blocks = new Map<string, number[]>();
  suppliers.forEach((l, s) => {
    for (const key of new Set(pass.keys(l.record))) {
      const block = blocks.get(key);
      if (block) block.push(s);
      else blocks.set(key, [s]);
    }
  });
  const wide = crowded(pass, requesters, blocks);
  const found: Candidate[] = [];
  requesters.forEach((l, r) => {
    const near = new Set<number>();
    for (const key of pass.keys(l.record)) {
      const block = blocks.get(key) ?? [];
      if (block.length > LARGEST_BLOCK || wide.has(key)) continue;
      for (const s of block) near.add(s);
    }
    for (const s of [...near].sort(byNumber)) {
      const points = canBeOne(at(suppliers, s), l) ? pass.points(at(suppliers, s).record, l.record) : null;
      if (points !== null) found.push({ s, r, points });
    }
  });
  return found;
}

/** Keys that too many accounts of the requesters' side share. */
function crowded(
  pass: Pass,
  requesters: readonly Leftover[],
  blocks: ReadonlyMap<string, unknown>,
): Set<string> {
  const counts = new Map<string, number>();
  for (const l of requesters)
    for (const key of new Set(pass.keys(l.record)))
      if (blocks.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].flatMap(([key, n]) => (n > LARGEST_BLOCK ? [key] : [])));
}

/** The centre speaks of a request once: two accounts that both have one are two requests. */
function canBeOne(a: Leftover, b: Leftover): boolean {
  return a.case.records.length === 1 || b.case.records.length === 1;
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
