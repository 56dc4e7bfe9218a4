/**
 * 重名 / a name belongs to one library on a day: who else bears what a new alias or a new name would be taken for.
 *
 * Compared as an import compares: width, case, blanks, marks and the word for library do not count, and neither do the marks
 * within a code (EXTNLC looks like EXT-NLC). An alias that is another library's name would make every row of that name a
 * question, so it is refused, with whose it is. A short name that really means several (农大) is said on purpose: with
 * --ambiguous, or by an alias table that gives it to each of them. An official name never is.
 */
import { type Finding, finding } from "../core/finding.ts";
import { by } from "../core/list.ts";
import { type Carrier, carriersOf, keysOf, type Named, spansMeet } from "./carriers.ts";
import { libraryNamer } from "./check-registry.ts";
import { type Alias, type LibraryCode, parseLibraryCode } from "./library.ts";
import { nameKey } from "./name-key.ts";

/** What another library is called on a day on which the text is to be somebody's. */
export interface Bearer extends Omit<Carrier, "as"> {
  readonly as: Carrier["as"] | "code";
}

type Bearing = Pick<Carrier, "text" | "code" | "from" | "to">;

const STRENGTH: readonly Bearer["as"][] = ["code", "name", "english", "alias"];

/** The strongest first. */
export function bearersIn(named: Named): (of: Bearing) => Bearer[] {
  const libraries = new Map(named.libraries.map((l) => [l.code, l]));
  const carriers = carriersOf(named);
  const codes = new Map(named.libraries.map((l) => [nameKey(l.code), l.code]));
  return (of) => {
    const keys = keysOf(of.text, libraries.get(of.code));
    const coded = keys.flatMap((key) => codes.get(key) ?? []);
    const all: Bearer[] = [
      ...coded.map((code) => ({ text: code, code, from: null, to: null, as: "code" as const })),
      ...keys.flatMap((key) => carriers.get(key) ?? []),
    ];
    return all
      .filter((b) => b.code !== of.code && spansMeet(b, of))
      .sort(by((b) => [STRENGTH.indexOf(b.as), b.code]));
  };
}

/** A code is nobody's alias, however it is written. */
export function isName(text: string): boolean {
  const key = nameKey(text);
  const isCode = [text.normalize("NFKC"), ...keysOf(text, undefined)].some(
    (t) => parseLibraryCode(t) !== undefined,
  );
  return key !== "" && !isCode;
}

export function aliasFinding(
  about: { alias: Alias; bearer: Bearer },
  named: Named,
): Finding<"alias-must-name-one-library"> {
  const { alias, bearer } = about;
  const name = libraryNamer(named.libraries);
  return finding("alias-must-name-one-library", {
    ...{ text: alias.text, library: name(alias.code), other: name(bearer.code), as: bearer.as },
    ...{ from: bearer.from ?? "", to: bearer.to ?? "" },
  });
}

/** A new official name, or a new library's: only names count, since a former name may be given away. */
export function sharedName(
  bearers: readonly Bearer[],
  about: { name: string; code: LibraryCode },
  named: Named,
): Finding<"library-name-must-be-unique"> | undefined {
  const bearer = bearers.find((b) => b.as !== "alias");
  if (!bearer) return undefined;
  const name = libraryNamer(named.libraries);
  const both = { library: name(about.code), other: name(bearer.code) };
  return finding("library-name-must-be-unique", { name: about.name, ...both });
}
