/** What requests have in common, gathered by key: the first of them, their numbers and days, and a sum. */
import type { Day } from "../../core/day.ts";
import type { Finding } from "../../core/finding.ts";
import { byKey } from "../../core/list.ts";
import type { RequestRecord } from "../../records/record.ts";

export interface Group {
  readonly first: RequestRecord;
  readonly numbers: string[];
  readonly days: Day[];
  sum: number;
}

/** Request numbers shown with a finding. */
const MAX_NUMBERS = 50;

export type Groups = Map<string, Group>;

export function put(
  groups: Groups,
  of: { key: string; record: RequestRecord; by?: number; day?: Day },
): Group {
  const group = groups.get(of.key) ?? { first: of.record, numbers: [], days: [], sum: 0 };
  group.sum += of.by ?? 1;
  if (group.numbers.length < MAX_NUMBERS) group.numbers.push(of.record.requestNo);
  if (of.day !== undefined) group.days.push(of.day);
  groups.set(of.key, group);
  return group;
}

export function inOrder(groups: ReadonlyMap<string, Group>): Group[] {
  return [...groups].sort(byKey).map(([, group]) => group);
}

export interface LimitFinding {
  /** limit: a rule of the alliance was passed; lead: a pattern that is worth a look. */
  readonly severity: "limit" | "lead";
  readonly finding: Finding;
  /** The requests behind it, by number, at most MAX_NUMBERS; none where it is a pattern of many. */
  readonly numbers: readonly string[];
}

export function who(record: RequestRecord): { requester: string; reader: string } {
  return { requester: record.requester ?? "", reader: record.reader ?? "" };
}
