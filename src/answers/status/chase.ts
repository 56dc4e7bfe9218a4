/** 催报 / reminders: who is to be called, and what for. A library with all the kinds it has not sent is one reminder. */
import { addDays, type Day } from "../../core/day.ts";
import { groupBy } from "../../core/list.ts";
import type { Period } from "../../core/period.ts";
import type { MissingFile } from "../../month/close/period-finding.ts";
import type { RecordKind } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";

/** A library; null: the platform or the courier, whose files belong to no library. */
export type Sender = LibraryCode | null;

export interface Unsent {
  readonly library: Sender;
  readonly what: "files";
  readonly kinds: readonly RecordKind[];
  /** Of the courier bills among them, where bills are told apart by company. */
  readonly companies?: readonly string[];
  readonly since: Day;
}

export type Chase =
  | Unsent
  | {
      readonly library: Sender;
      readonly what: "rows" | "answers";
      readonly count: number;
      readonly since: Day;
    };

export function unsentOf(files: readonly MissingFile[], period: Period): Unsent[] {
  const since = addDays(period.to, 1) ?? period.to;
  return [...groupBy(files, (f) => f.library)].map(([library, own]) => {
    const companies = own.flatMap((f) => f.company ?? []);
    return {
      ...{ library, what: "files" as const, kinds: [...new Set(own.map((f) => f.kind))] },
      ...(companies.length > 0 ? { companies } : {}),
      since,
    };
  });
}
