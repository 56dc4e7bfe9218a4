/**
 * 更名、并入 / what a library is called, and until when: renaming it, closing it, taking a closing back.
 *
 * A renaming ends the old official name on the day before and begins the new one. The old name stays an alias: late rows and old
 * exports still carry it. On days on which it becomes another library's name it is a question, until the alias is ended. A
 * library that is closed keeps its code and its months; its agreements end with it, and where another took it over, all its
 * names mean that one from the next day on.
 *
 * Worked example: 10016 北京建筑工程学院 is renamed 北京建筑大学 from 2013-05-01 on: official until 2013-04-30, an alias from
 * 2013-05-01 on. Source: SOURCES.md [renames], [old-names].
 */
import { addDays, type Day } from "../core/day.ts";
import { refuse } from "../core/refusal.ts";
import { requireVisible } from "../core/visible-text.ts";
import { EARLIEST } from "./carriers.ts";
import type { Registry } from "./directory.ts";
import { type Alias, type Library, parseLibraryCode } from "./library.ts";
import { bearersIn, isName, sharedName } from "./name-bearers.ts";
import { nameKey } from "./name-key.ts";
import { libraryNamed } from "./named-library.ts";
import { agreementFact, aliasFact, libraryFact, type RegisteredFact } from "./registry-with.ts";

export function renameLibrary(
  edit: { library: string; name: string; from: Day },
  registry: Registry,
): RegisteredFact[] {
  const before = open(libraryWithCode(edit.library, registry));
  const { code } = before;
  const name = edit.name.trim();
  requireVisible(name);
  if (!isName(name)) refuse("alias-must-be-a-name", { text: name });
  const library = `${code} ${before.nameZh}`;
  if (nameKey(name) === nameKey(before.nameZh)) refuse("library-must-get-another-name", { library });
  const old = officialName(before, registry) ?? { text: before.nameZh, code, from: EARLIEST, to: null };
  const lastDay = addDays(edit.from, -1) ?? edit.from;
  inOrder({ from: old.from, to: lastDay });
  requireFreeName({ text: name, code, from: edit.from, to: null }, registry);
  return [
    libraryFact({ ...before, nameZh: name }),
    aliasFact({ ...old, to: lastDay, isOfficial: true }),
    aliasFact({ text: old.text, code, from: edit.from, to: null }),
    aliasFact({ text: name, code, from: edit.from, to: null, isOfficial: true }),
  ];
}

/** The name in force as a dated fact, where it has a first day. */
export function officialName({ code, nameZh }: Library, { aliases }: Registry): Alias | undefined {
  const key = nameKey(nameZh);
  return aliases.find((a) => a.isOfficial && a.code === code && a.to === null && nameKey(a.text) === key);
}

/** Of names that were put right: the old spellings, which stay aliases, and the name's own days, which stay its own. */
export function namesPutRight(
  { before, after }: { before: Library; after: Library },
  registry: Registry,
): Alias[] {
  const { code } = before;
  const isNew = before.nameZh !== after.nameZh;
  const official = isNew ? officialName(before, registry) : undefined;
  const old = [
    ...(isNew ? [{ text: before.nameZh, code, from: official?.from ?? EARLIEST, to: null }] : []),
    ...(before.nameEn === after.nameEn ? [] : [{ text: before.nameEn, code, from: EARLIEST, to: null }]),
  ].filter(({ text }) => nameKey(text) !== "");
  return [...old, ...(official ? [{ ...official, text: after.nameZh }] : [])];
}

/** No other library's name on any of these days. */
export function requireFreeName(name: Alias, registry: Registry): void {
  const found = sharedName(bearersIn(registry)(name), { name: name.text, code: name.code }, registry);
  if (found) refuse(found.code, found.params);
}

/** `on`: its last day. `into`: the library that took it over; null: none. */
export function closeLibrary(
  edit: { library: string; on: Day; into: string | null },
  registry: Registry,
): RegisteredFact[] {
  const library = libraryWithCode(edit.library, registry);
  const into = edit.into === null ? null : open(libraryNamed(edit.into, registry));
  if (into?.code === library.code)
    refuse("library-must-not-join-itself", { library: `${into.code} ${into.nameZh}` });
  const from = officialName(library, registry)?.from;
  if (from !== undefined) inOrder({ from, to: edit.on });
  const running = registry.agreements.filter(
    (a) => a.library === library.code && (a.to === null || a.to > edit.on),
  );
  for (const agreement of running) inOrder({ from: agreement.from, to: edit.on });
  return [
    libraryFact({ ...library, closed: { on: edit.on, into: into?.code ?? null } }),
    ...running.map((agreement) => agreementFact({ ...agreement, to: edit.on })),
  ];
}

/** A closing that was a mistake. Agreements that ended with it are concluded again by hand, from a day that a person says. */
export function reopenLibrary(edit: { library: string }, registry: Registry): RegisteredFact[] {
  const { closed, ...library } = libraryWithCode(edit.library, registry);
  if (!closed) refuse("library-must-be-closed", { library: `${library.code} ${library.nameZh}` });
  return [libraryFact(library)];
}

/** By its code alone: the name of a library that was taken over means the other one. */
function libraryWithCode(text: string, registry: Registry): Library {
  return libraryNamed(parseLibraryCode(text) ?? refuse("library-code-must-be-valid", { text }), registry);
}

function open(library: Library): Library {
  const { code, nameZh, closed } = library;
  if (closed) refuse("library-must-be-open", { library: `${code} ${nameZh}`, on: closed.on });
  return library;
}

export function inOrder(span: { from: Day; to: Day | null }): void {
  const { from, to } = span;
  if (to !== null && to < from) refuse("dates-must-be-in-order", { from, to });
}
