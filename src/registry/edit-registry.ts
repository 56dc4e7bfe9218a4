/**
 * 名录维护 / editing the registry: one change at a time, each a new version beside the old ones.
 *
 * A renamed library keeps answering to its old names: they become aliases. A library that leaves gets a last
 * day in each of its agreements; nothing is deleted.
 *
 * Worked example: 10043 leaves interlibrary loan with 2019-05-15 as its last day: the agreement from
 * 2008-04-01 gets that day as its end. On 2019-05-15 it is still a member, on 2019-05-16 no more. Source:
 * SOURCES.md [leaving-mid-period].
 */
import { type Day, isWithin } from "../core/day.ts";
import { refuse } from "../core/refusal.ts";
import { requireVisible } from "../core/visible-text.ts";
import { libraryNamer, overlapOf, overlaps } from "./check-registry.ts";
import { candidatesText, directoryOf, EARLIEST, type Registry } from "./directory.ts";
import {
  type AgreementRole,
  type Alias,
  type Library,
  type LibraryCode,
  parseLibraryCode,
  type Service,
} from "./library.ts";
import { nameKey } from "./name-key.ts";
import { agreementFact, aliasFact, changeOf, libraryFact, type RegisteredFact } from "./registry-with.ts";

/**
 * `library` is a code or a name as a person types it. A null `from` means always, a null `to` until further
 * notice.
 */
export type RegistryEdit =
  | { readonly kind: "add-library"; readonly library: Library; readonly aliases: readonly string[] }
  | { readonly kind: "set-library"; readonly library: string; readonly changes: LibraryChanges }
  | {
      readonly kind: "add-alias";
      readonly text: string;
      readonly library: string;
      readonly from: Day | null;
      readonly to: Day | null;
    }
  | { readonly kind: "end-alias"; readonly text: string; readonly library: string; readonly to: Day }
  | {
      readonly kind: "add-agreement";
      readonly library: string;
      readonly service: Service;
      readonly role: AgreementRole;
      readonly from: Day;
      readonly to: Day | null;
    }
  | {
      readonly kind: "end-agreement";
      readonly library: string;
      readonly service: Service;
      /** Null: whichever roles run on that day. */
      readonly role: AgreementRole | null;
      /** The last day. */
      readonly to: Day;
    };

type LibraryChanges = Partial<Omit<Library, "code">>;

type EditOf<K extends RegistryEdit["kind"]> = Extract<RegistryEdit, { kind: K }>;

export function planEdit(edit: RegistryEdit, registry: Registry): RegisteredFact[] {
  switch (edit.kind) {
    case "add-library":
      return addLibrary(edit, registry);
    case "set-library":
      return setLibrary(edit, registry);
    case "add-alias":
      return addAlias(edit, registry);
    case "end-alias":
      return endAlias(edit, registry);
    case "add-agreement":
      return addAgreement(edit, registry);
    case "end-agreement":
      return endAgreement(edit, registry);
  }
}

function addLibrary(edit: EditOf<"add-library">, registry: Registry): RegisteredFact[] {
  const { nameZh, nameEn, district } = edit.library;
  requireVisible(nameZh, nameEn, district);
  const code =
    parseLibraryCode(edit.library.code) ?? refuse("library-code-must-be-valid", { text: edit.library.code });
  const holder = registry.libraries.find((l) => l.code === code);
  if (holder) refuse("library-must-be-new", { library: `${holder.code} ${holder.nameZh}` });
  const aliases = edit.aliases.map((text) => aliasOf({ text, code, from: EARLIEST, to: null }));
  return [libraryFact({ ...edit.library, code }), ...aliases.map(aliasFact)];
}

function setLibrary(edit: EditOf<"set-library">, registry: Registry): RegisteredFact[] {
  const before = libraryNamed(edit.library, registry);
  const { nameZh = "", nameEn = "", district = "" } = edit.changes;
  requireVisible(nameZh, nameEn, district);
  const after: Library = { ...before, ...edit.changes, code: before.code };
  const oldNames = [
    ...(before.nameZh === after.nameZh ? [] : [before.nameZh]),
    ...(before.nameEn === after.nameEn ? [] : [before.nameEn]),
  ].filter((text) => nameKey(text) !== "");
  const aliases = oldNames.map((text) => ({ text, code: before.code, from: EARLIEST, to: null }));
  return [libraryFact(after), ...aliases.map(aliasFact)];
}

function addAlias(edit: EditOf<"add-alias">, registry: Registry): RegisteredFact[] {
  const { code } = libraryNamed(edit.library, registry);
  const from = edit.from ?? EARLIEST;
  inOrder({ from, to: edit.to });
  return [aliasFact(aliasOf({ text: edit.text.trim(), code, from, to: edit.to }))];
}

function endAlias(edit: EditOf<"end-alias">, registry: Registry): RegisteredFact[] {
  const { code, nameZh } = libraryNamed(edit.library, registry);
  const key = nameKey(edit.text);
  const held = registry.aliases.filter((a) => a.code === code && nameKey(a.text) === key);
  const running = held.filter((a) => a.to === null || a.to > edit.to);
  if (running.length === 0) refuse("alias-must-exist", { text: edit.text, library: `${code} ${nameZh}` });
  for (const alias of running) inOrder({ from: alias.from, to: edit.to });
  return running.map((alias) => aliasFact({ ...alias, to: edit.to }));
}

function addAgreement(edit: EditOf<"add-agreement">, registry: Registry): RegisteredFact[] {
  inOrder(edit);
  const { service, role, from, to } = edit;
  const library = libraryNamed(edit.library, registry).code;
  const fact = agreementFact({ library, service, role, from, to });
  const own = changeOf(registry, [fact]).after.agreements.filter(
    (a) => a.library === library && a.service === service && a.role === role,
  );
  const pair = overlaps(own).find((o) => o.agreement.from === from || o.other.from === from);
  if (pair) {
    const { code, params } = overlapOf(pair, libraryNamer(registry.libraries));
    refuse(code, params);
  }
  return [fact];
}

function endAgreement(edit: EditOf<"end-agreement">, registry: Registry): RegisteredFact[] {
  const { code, nameZh } = libraryNamed(edit.library, registry);
  const running = registry.agreements.filter(
    (a) =>
      a.library === code &&
      a.service === edit.service &&
      (edit.role === null || a.role === edit.role) &&
      isWithin(edit.to, a),
  );
  if (running.length === 0) {
    const library = `${code} ${nameZh}`;
    refuse("agreement-must-exist", { library, service: edit.service, day: edit.to });
  }
  return running.map((agreement) => agreementFact({ ...agreement, to: edit.to }));
}

function aliasOf(alias: Alias): Alias {
  requireVisible(alias.text);
  if (nameKey(alias.text) === "" || parseLibraryCode(alias.text) !== undefined) {
    refuse("alias-must-be-a-name", { text: alias.text });
  }
  return alias;
}

function inOrder(span: { from: Day; to: Day | null }): void {
  const { from, to } = span;
  if (to !== null && to < from) refuse("dates-must-be-in-order", { from, to });
}

/** A typed name is meant as of now: aliases without an end are the ones in use. */
const LATEST_DAY: Day = "2199-12-31";

function libraryNamed(text: string, registry: Registry): Library {
  const directory = directoryOf(registry);
  const resolved = directory.resolve(text, LATEST_DAY);
  if (resolved.kind === "ambiguous") {
    refuse("library-must-be-unambiguous", { text, candidates: candidatesText(resolved.candidates) });
  }
  const code: LibraryCode | undefined = resolved.kind === "found" ? resolved.code : undefined;
  const library = code === undefined ? undefined : directory.library(code);
  return library ?? refuse("library-must-be-known", { text });
}
