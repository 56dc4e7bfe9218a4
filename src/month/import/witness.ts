/**
 * 证据 / witnesses: what says whose file it is and for which period: the command line, the profile, the titles, the file's
 * name, and its rows. All who speak must agree; where they don't, nobody is followed in silence.
 *
 * A person may decide against a witness (--despite name): what it says does not count where it contradicts, and the decision
 * is kept with the file. Of the others the first holds: command line, profile, title, name, rows.
 *
 * Worked example: the name says 2019-05, the title 2019-06: refused. With --despite title it is a file of 2019-05; with
 * --period 2019-06 --despite name one of 2019-06.
 */
import { addUp } from "../../core/list.ts";

export type Witness = "profile" | "title" | "name" | "rows";

export const WITNESSES: readonly Witness[] = ["profile", "title", "name", "rows"];

export interface Testimony {
  /** "flag": what was typed can't be decided against, it is the decision. */
  readonly by: Witness | "flag";
  /** Library codes or periods: one where it is sure, else all that may be meant. */
  readonly says: readonly string[];
  readonly isSure: boolean;
  /** The text as it stands; of rows: how many. */
  readonly text: string;
  /** Of rows with a day: how many of them speak for each of `says`, and how many it takes to bear out a month. */
  readonly rows?: { readonly each: readonly number[]; readonly needed: number };
}

/** Who said, when a file was read, whose it is and for which period; without the texts, which may name people. */
export interface FileSaid {
  readonly library: readonly Saying[];
  readonly period: readonly Saying[];
}
export type Saying = Pick<Testimony, "by" | "says">;

/** Each once. */
export function sayings(said: readonly Testimony[]): Saying[] {
  const seen = new Map(said.map(({ by, says }) => [JSON.stringify([by, says]), { by, says }]));
  return [...seen.values()];
}

/**
 * What rows with days say of their months; null: none has a day. Rows that count for the file's period bear out one that at
 * least half of them lie in; of those that count for their own day (events, purchases: a list may run over the year) one will do.
 */
export function rowsSaid(
  months: ReadonlyMap<string, number>,
  countFor: "period" | "own-day",
): Testimony | null {
  const says = [...months.keys()].sort();
  const each = says.map((month) => months.get(month) ?? 0);
  const dated = addUp(each, (n) => n);
  if (dated === 0) return null;
  const needed = countFor === "period" ? dated / 2 : 1;
  return { by: "rows", says, text: `${dated}`, isSure: says.length === 1, rows: { each, needed } };
}

interface Heard {
  /** Null: nobody says one thing. */
  readonly decided: string | null;
  readonly isAgreed: boolean;
}

type Agree = (a: string, b: string) => boolean;

/** Rows bear out a period that enough of them lie in; others support what they may mean. */
export function supports({ says, rows }: Testimony, value: string, agree: Agree): boolean {
  if (rows === undefined) return says.some((s) => agree(s, value));
  return addUp(says.keys(), (i) => (agree(says[i] ?? "", value) ? (rows.each[i] ?? 0) : 0)) >= rows.needed;
}

/** In the order in which they are believed. One who is not sure supports whatever may be meant, and decides nothing. */
export function heard(
  said: readonly Testimony[],
  by: {
    despite: readonly Witness[];
    agree: Agree;
    /** What was decided before the rows were heard. */
    value?: string | undefined;
  },
): Heard {
  const counts = said.filter((t) => t.by === "flag" || !by.despite.includes(t.by));
  const plain = (list: readonly Testimony[]): string | null => list.find((t) => t.isSure)?.says[0] ?? null;
  const decided = by.value ?? plain(counts) ?? plain(said);
  if (decided === null) return { decided, isAgreed: true };
  return { decided, isAgreed: counts.every((t) => supports(t, decided, by.agree)) };
}

/** Whom a person would have to decide against for each thing that is said, so that it holds. */
export function decisions(
  said: readonly Testimony[],
  agree: Agree,
): { readonly value: string; readonly despite: readonly Witness[] }[] {
  const values = [...new Set(said.flatMap((t) => (t.isSure ? t.says : [])))];
  return values.map((value) => {
    const against = said.filter((t) => !supports(t, value, agree));
    return { value, despite: WITNESSES.filter((w) => against.some((t) => t.by === w)) };
  });
}
