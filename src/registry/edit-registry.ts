/**
 * 名录维护 / editing the registry: one change at a time, each a new version beside the old ones.
 *
 * A name that was put right keeps being understood as it was written before: it becomes an alias. A library that leaves gets a
 * last day in each of its agreements; nothing is deleted.
 *
 * Worked example: 10043 leaves interlibrary loan with 2019-05-15 as its last day: the agreement from
 * 2008-04-01 gets that day as its end. On 2019-05-15 it is still a member, on 2019-05-16 no more. Source:
 * SOURCES.md [leaving-mid-period].
 */
import { type Day, isWithin } from "../core/day.ts";
import { refuse } from "../core/refusal.ts";
import { requireVisible } from "../core/visible-text.ts";
import { EARLIEST } from "./carriers.ts";
import { libraryNamer, overlapOf, overlaps } from "./check-registry.ts";
import type { Registry } from "./directory.ts";
import { districtIn } from "./district.ts";
import {
  closeLibrary,
  inOrder,
  namesPutRight,
  officialName,
  renameLibrary,
  reopenLibrary,
  requireFreeName,
} from "./edit-names.ts";
import { type AgreementRole, type Alias, type Library, parseLibraryCode, type Service } from "./library.ts";
import { aliasFinding, bearersIn, isName } from "./name-bearers.ts";
import { lookOf } from "./name-key.ts";
import { libraryNamed } from "./named-library.ts";
import { agreementFact, aliasFact, changeOf, libraryFact, type RegisteredFact } from "./registry-with.ts";

/**
 * `library` is a code or a name as a person types it. A null `from` means always, a null `to` until further
 * notice.
 */
export type RegistryEdit =
  | { readonly kind: "add-library"; readonly library: Library; readonly aliases: readonly string[] }
  | { readonly kind: "set-library"; readonly library: string; readonly changes: LibraryChanges }
  /** From its first day on under the new name. */
  | {
      readonly kind: "rename-library";
      readonly library: string;
      readonly name: string;
      readonly from: Day;
    }
  | {
      readonly kind: "close-library";
      readonly library: string;
      readonly on: Day;
      readonly into: string | null;
    }
  | { readonly kind: "reopen-library"; readonly library: string }
  | {
      readonly kind: "add-alias";
      readonly text: string;
      readonly library: string;
      readonly from: Day | null;
      readonly to: Day | null;
      /** Whether it is to mean several: said on purpose. */
      readonly isAmbiguous?: boolean;
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
    case "rename-library":
      return renameLibrary(edit, registry);
    case "close-library":
      return closeLibrary(edit, registry);
    case "reopen-library":
      return reopenLibrary(edit, registry);
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
  for (const text of [nameZh, nameEn]) requireFreeName({ text, code, ...ALWAYS }, registry);
  const aliases = edit.aliases.map((text) => aliasOf({ text: text.trim(), code, ...ALWAYS }));
  for (const alias of aliases) requireOneLibrary(alias, registry);
  return [libraryFact({ ...edit.library, code, district: districtIn(district) }), ...aliases.map(aliasFact)];
}

function setLibrary(edit: EditOf<"set-library">, registry: Registry): RegisteredFact[] {
  const before = libraryNamed(edit.library, registry);
  const { nameZh = "", nameEn = "", district = "" } = edit.changes;
  requireVisible(nameZh, nameEn, district);
  const after: Library = {
    ...{ ...before, ...edit.changes, code: before.code },
    district: edit.changes.district === undefined ? before.district : districtIn(district),
  };
  const { code } = before;
  const from = officialName(before, registry)?.from ?? EARLIEST;
  if (after.nameZh !== before.nameZh) requireFreeName({ text: after.nameZh, code, from, to: null }, registry);
  if (after.nameEn !== before.nameEn) requireFreeName({ text: after.nameEn, code, ...ALWAYS }, registry);
  return [libraryFact(after), ...namesPutRight({ before, after }, registry).map(aliasFact)];
}

function addAlias(edit: EditOf<"add-alias">, registry: Registry): RegisteredFact[] {
  const { code } = libraryNamed(edit.library, registry);
  const from = edit.from ?? EARLIEST;
  inOrder({ from, to: edit.to });
  const alias = aliasOf({ text: edit.text.trim(), code, from, to: edit.to });
  requireOneLibrary(alias, registry, edit.isAmbiguous);
  return [aliasFact(alias)];
}

function endAlias(edit: EditOf<"end-alias">, registry: Registry): RegisteredFact[] {
  const { code, nameZh } = libraryNamed(edit.library, registry);
  const look = lookOf(edit.text);
  const held = registry.aliases.filter((a) => a.code === code && !a.isOfficial && lookOf(a.text) === look);
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

const ALWAYS = { from: EARLIEST, to: null };

function aliasOf(alias: Alias): Alias {
  requireVisible(alias.text);
  if (!isName(alias.text)) refuse("alias-must-be-a-name", { text: alias.text });
  return alias;
}

function requireOneLibrary(alias: Alias, registry: Registry, isAmbiguous = false): void {
  const bearer = bearersIn(registry)(alias).find((b) => !isAmbiguous || b.as === "name" || b.as === "code");
  if (!bearer) return;
  const { code, params } = aliasFinding({ alias, bearer }, registry);
  refuse(code, params);
}
