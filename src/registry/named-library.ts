/**
 * 所指的馆 / which library is meant where no row says a day: by what a person typed, a title, a file's name.
 *
 * Worked example: 10027 was taken over by 10001 on 2019-05-14. In the title of a file of 2019-04 its name means 10027, of
 * 2019-06 10001; of 2019-05 it is a question. Typed without a month it is meant as of now.
 */
import type { Day } from "../core/day.ts";
import { by } from "../core/list.ts";
import { refuse } from "../core/refusal.ts";
import {
  candidatesText,
  type Directory,
  directoryOf,
  type Registry,
  type ResolvedName,
} from "./directory.ts";
import type { Library } from "./library.ts";

/** As of now: the names without an end. */
const LATEST_DAY: Day = "2199-12-31";

/**
 * What a text means that speaks of a whole span: on its first and its last day. Where nobody bears the name on either, it may
 * have been given since, and is meant as of now. `span`: null where no days are known.
 */
export function resolveWithin(
  directory: Directory,
  text: string,
  span: { readonly from: Day; readonly to: Day } | null,
): ResolvedName {
  const days = span === null ? [LATEST_DAY] : [span.from, span.to];
  const meant = new Map<string, Library>();
  for (const day of days)
    for (const library of candidatesOf(directory.resolve(text, day), directory))
      meant.set(library.code, library);
  const [only] = meant.values();
  if (only === undefined) return directory.resolve(text, LATEST_DAY);
  if (meant.size === 1 && directory.library(only.code)) return { kind: "found", code: only.code };
  return { kind: "ambiguous", candidates: [...meant.values()].sort(by((l) => l.code)) };
}

function candidatesOf(resolved: ResolvedName, directory: Directory): readonly Library[] {
  if (resolved.kind === "ambiguous") return resolved.candidates;
  const library = resolved.kind === "found" ? directory.library(resolved.code) : undefined;
  return library ? [library] : [];
}

/** Refused where it means none or several. */
export function libraryNamed(text: string, registry: Registry): Library {
  const directory = directoryOf(registry);
  const resolved = resolveWithin(directory, text, null);
  if (resolved.kind === "ambiguous")
    refuse("library-must-be-unambiguous", { text, candidates: candidatesText(resolved.candidates) });
  const library = resolved.kind === "found" ? directory.library(resolved.code) : undefined;
  return library ?? refuse("library-must-be-known", { text, nearest: directory.nearest(text) });
}
