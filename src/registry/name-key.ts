/**
 * 名称比对 / the form under which two spellings of a library's name are one.
 *
 * On top of `textKey` (width, case, spaces), brackets, hyphens, apostrophes and other marks do not count,
 * and neither does an English "The" in front: 中国矿业大学（北京） is 中国矿业大学(北京), and "China University of Geosciences
 * Beijing" is "China University of Geosciences, Beijing". What stands inside the brackets does count.
 *
 * The word 图书馆 or Library at the end may be left out of a university's name (北大图书馆 is 北大), never out of a
 * public library's: 首都 and 上海 are no libraries. Source: SOURCES.md [spellings].
 */
import { textKey } from "../tables/cell.ts";

const MAX_NAME = 200;

/** Empty for a text that is no name: nothing but marks, or longer than any name. */
export function nameKey(text: string): string {
  if (text.length > MAX_NAME) return "";
  return textKey(text.trim().replace(/^the\s+/i, "")).replace(/[\p{P}\p{S}\p{Cf}]/gu, "");
}

/** The key without the word "library" at its end; undefined where it has none, or is nothing else. */
export function withoutLibraryWord(key: string): string | undefined {
  for (const word of ["图书馆", "library"]) {
    if (key.endsWith(word) && key.length > word.length) return key.slice(0, -word.length);
  }
  return undefined;
}

export function bareKey(key: string): string {
  return withoutLibraryWord(key) ?? key;
}

/** What a name looks like to a person: with or without the word for library it is one name. */
export function lookOf(text: string): string {
  return bareKey(nameKey(text));
}
