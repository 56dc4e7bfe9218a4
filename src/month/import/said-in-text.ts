/**
 * 文中之言 / what one text of a file (a title, a sheet's name, its own name) says of its library and its month.
 *
 * Worked example: "北京大学图书馆 5月" says 10001, and a month whose year others must say; "北电 2019年4-6月" may be several
 * libraries' and says no single month.
 */
import type { Directory } from "../../registry/directory.ts";
import { libraryInText } from "../../registry/library-in-text.ts";
import type { Covered, Profile } from "./columns/profile.ts";
import { type MonthSaid, monthWithoutYear } from "./month-in-text.ts";
import { periodInText } from "./period-in-text.ts";
import type { Testimony } from "./witness.ts";

/** `span`: the period it was sent for, where that is known; names are those of its days. */
export interface Hearing {
  readonly directory: Directory;
  readonly profile: Pick<Profile, "titleZh" | "titleEn">;
  readonly span?: { readonly from: string; readonly to: string } | null;
}

export type Said = Pick<Testimony, "says" | "isSure">;

/** Null: it names none. */
export function librarySaid(text: string, { directory, profile, span = null }: Hearing): Said | null {
  const named = libraryInText(directory, text, { words: wordsOf(profile), span });
  if (named.kind === "none") return null;
  return named.kind === "one"
    ? { says: [named.code], isSure: true }
    : { says: named.candidates, isSure: false };
}

/** Words of the profile's own title are not a library's. */
const wordsOf = (profile: Hearing["profile"]): string[] =>
  [profile.titleZh, profile.titleEn].flatMap((t) => t.split(/[\s\p{P}]+/u));

/** A month in the name of a year's file is no period of it. */
export function periodSaid(
  text: string,
  covers: Covered,
): MonthSaid | { readonly kind: "no-year"; readonly month: string } {
  const found = periodInText(text, covers);
  const month = found.kind === "none" && covers === "month" ? monthWithoutYear(text) : null;
  return month === null ? found : { kind: "no-year", month };
}
