/**
 * 名称归属 / who carries which name on which days: every library its two names, and whoever has an alias.
 *
 * A name without dates of its own holds always. An official name (正式名称) holds from its first day to its last; the name in
 * force is the registry's. Of a library that another took over, every name means that other one from the next day on.
 *
 * Worked example: 10027 was closed on 2019-05-14 into 10001: 北师大 is 10027 on the 14th and 10001 on the 15th. Closed into
 * nobody it stays 10027, so that a late row still says whose it is. Source: SOURCES.md [renames], [old-names].
 */
import { addDays, type Day } from "../core/day.ts";
import type { Alias, Library, LibraryCode } from "./library.ts";
import { nameKey, withoutLibraryWord } from "./name-key.ts";

/** A library carries a text between two days; a null end is open. */
export interface Carrier {
  readonly text: string;
  readonly code: LibraryCode;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly as: "name" | "english" | "alias";
}

export interface Named {
  readonly libraries: readonly Library[];
  readonly aliases: readonly Alias[];
}

export function spansMeet(a: Span, b: Span): boolean {
  return isNotAfter(a.from, b.to) && isNotAfter(b.from, a.to);
}

const isNotAfter = (from: string | null, to: string | null): boolean =>
  from === null || to === null || from <= to;

type Span = Pick<Carrier, "from" | "to">;

/** The first day of whatever has no known beginning. */
export const EARLIEST: Day = "1900-01-01";

/** By the form in which names are compared, with and without the word for library. */
export function carriersOf({ libraries, aliases }: Named): ReadonlyMap<string, readonly Carrier[]> {
  const byCode = new Map(libraries.map((l) => [l.code, l]));
  const carriers = new Map<string, Carrier[]>();
  for (const carrier of carried({ libraries, aliases })) {
    const keys = keysOf(carrier.text, byCode.get(carrier.code));
    for (const part of acrossClosings(carrier, byCode)) {
      for (const key of keys) {
        const held = carriers.get(key);
        if (held) held.push(part);
        else carriers.set(key, [part]);
      }
    }
  }
  return carriers;
}

/** None for a text that is no name. A public library keeps the word for library. */
export function keysOf(text: string, library: Library | undefined): string[] {
  const key = nameKey(text);
  const bare = (library?.kind ?? "university") === "university" ? withoutLibraryWord(key) : undefined;
  return [key, ...(bare === undefined ? [] : [bare])].filter((k) => k !== "");
}

function* carried({ libraries, aliases }: Named): Generator<Carrier> {
  const dated = new Set(aliases.filter((a) => a.isOfficial).map((a) => `${a.code} ${nameKey(a.text)}`));
  const always = { from: null, to: null };
  for (const { code, nameZh, nameEn } of libraries) {
    if (!dated.has(`${code} ${nameKey(nameZh)}`)) yield { text: nameZh, code, as: "name", ...always };
    yield { text: nameEn, code, as: "english", ...always };
  }
  for (const { text, code, from, to, isOfficial } of aliases)
    yield { text, code, from: from <= EARLIEST ? null : from, to, as: isOfficial ? "name" : "alias" };
}

function* acrossClosings(carrier: Carrier, libraries: ReadonlyMap<LibraryCode, Library>): Generator<Carrier> {
  const { on, into } = libraries.get(carrier.code)?.closed ?? { on: "", into: null };
  if (into === null || (carrier.to !== null && carrier.to <= on)) {
    yield carrier;
    return;
  }
  const next = addDays(on, 1) ?? on;
  if (carrier.from === null || carrier.from <= on) yield { ...carrier, to: on };
  const from = carrier.from !== null && carrier.from > next ? carrier.from : next;
  yield* acrossClosings({ ...carrier, code: into, from, as: "alias" }, libraries);
}
