/**
 * 名录 / directory: the registry, ready for look-ups: which library does this text mean on this day?
 *
 * A text is found only when exactly one library carries it on that day, as its code, its name or an alias in
 * force. It is looked up as written first, and only when nobody carries that, without the word 图书馆 or Library
 * at its end. A text that several carry is ambiguous and stays so: the candidates are named and a person
 * decides.
 *
 * Worked example: 农大 is an alias of 10019 中国农业大学 and of 10020 北京农学院, so it is refused with both; 北农 means
 * 10020. 北京科技职业大学 means 10858 from 2025-03-12 on and is unknown on 2019-05-01; 北京科技职业学院 is 13703,
 * another school. An alias may name a school outside the registry (地大 is also 10491 in Wuhan): it makes the
 * text ambiguous, and alone it makes it unknown. Source: SOURCES.md [ambiguous-names], [renames], [school-codes].
 */
import { type Day, isWithin } from "../core/day.ts";
import { compareKeys, groupBy } from "../core/list.ts";
import { type Carrier, carriersOf, keysOf } from "./carriers.ts";
import {
  type Agreement,
  type AgreementRole,
  type Alias,
  type Library,
  type LibraryCode,
  parseLibraryCode,
  type Service,
} from "./library.ts";
import { nameKey, withoutLibraryWord } from "./name-key.ts";
import { nearestIn } from "./nearest-names.ts";

export type ResolvedName =
  | { readonly kind: "found"; readonly code: LibraryCode }
  | { readonly kind: "unknown" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Library[] };

export interface Directory {
  /** Code, name, abbreviation or alias valid on the day → the library; never a guess. */
  resolve(text: string, day: Day): ResolvedName;
  library(code: LibraryCode): Library | undefined;
  /** For a text that is unknown: "10027 北京师范大学图书馆、…", the three nearest; one of that very name with its days. */
  nearest(text: string): string;
  /**
   * The agreement of the library for this service that covers the day, if any (subject-service before
   * member).
   */
  agreementOn(where: { library: LibraryCode; service: Service; day: Day }): Agreement | undefined;
}

export interface Registry {
  readonly libraries: readonly Library[];
  readonly aliases: readonly Alias[];
  readonly agreements: readonly Agreement[];
}

const UNKNOWN: ResolvedName = { kind: "unknown" };
/** Distinct texts remembered between look-ups; a month names a few hundred. */
const MAX_REMEMBERED = 20_000;
/** Distinct unknown texts that nearest names are looked for; more of them is a wrong column, not a slip. */
const MAX_NEAREST = 1_000;

let before: { readonly registry: Registry; readonly directory: Directory } | null = null;

/** Of the same libraries, aliases and agreements as the last time: the same, with all that it remembers. */
export function directoryOf(registry: Registry): Directory {
  if (before === null || !isSame(before.registry, registry))
    before = { registry, directory: builtDirectory(registry) };
  return before.directory;
}

function isSame(a: Registry, b: Registry): boolean {
  const parts = ["libraries", "aliases", "agreements"] as const;
  return parts.every(
    (part) => a[part].length === b[part].length && a[part].every((x, i) => x === b[part][i]),
  );
}

function builtDirectory(registry: Registry): Directory {
  const libraries = new Map(registry.libraries.map((l) => [l.code, l]));
  const carriers = carriersOf(registry);
  const agreements = agreementsOf(registry.agreements);
  const remembered = new Map<string, Remembered>();

  const recall = (text: string): Remembered => {
    const known = remembered.get(text);
    if (known) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const made = rememberedOf(text, { libraries, carriers });
    remembered.set(text, made);
    return made;
  };

  return {
    resolve(text, day) {
      const found = recall(text);
      if ("always" in found) return found.always;
      const { onDay } = found;
      const before = onDay.get(day);
      if (before) return before;
      const resolved = resolvedOn(found.levels, day, libraries);
      if (onDay.size < MAX_REMEMBERED) onDay.set(day, resolved);
      return resolved;
    },
    library: (code) => libraries.get(code),
    nearest: nearestText({ libraries, carriers }),
    agreementOn: ({ library, service, day }) =>
      agreements.get(library)?.find((a) => a.service === service && isWithin(day, a)),
  };
}

/** What a text means, worked out once: always the same, or by day. */
type Remembered =
  | { readonly always: ResolvedName }
  | { readonly levels: readonly (readonly Carrier[])[]; readonly onDay: Map<Day, ResolvedName> };

type Carriers = ReadonlyMap<string, readonly Carrier[]>;
type Libraries = ReadonlyMap<LibraryCode, Library>;

function rememberedOf(text: string, among: { libraries: Libraries; carriers: Carriers }): Remembered {
  const code = parseLibraryCode(text.normalize("NFKC"));
  if (code !== undefined) return { always: among.libraries.has(code) ? { kind: "found", code } : UNKNOWN };
  const key = nameKey(text);
  if (key === "") return { always: UNKNOWN };
  const bare = withoutLibraryWord(key);
  const levels = [key, ...(bare === undefined ? [] : [bare])].flatMap((k) => {
    const held = among.carriers.get(k);
    return held ? [held] : [];
  });
  if (levels.length === 0) return { always: UNKNOWN };
  if (levels.every((held) => held.every((c) => c.from === null && c.to === null))) {
    return { always: resolvedOn(levels, "", among.libraries) };
  }
  return { levels, onDay: new Map() };
}

/** The first level that anybody carries on the day decides. */
function resolvedOn(levels: readonly (readonly Carrier[])[], day: Day, libraries: Libraries): ResolvedName {
  for (const held of levels) {
    const codes = new Set(held.filter((c) => covers(c, day)).map((c) => c.code));
    const [only] = codes;
    if (only === undefined) continue;
    if (codes.size === 1) return libraries.has(only) ? { kind: "found", code: only } : UNKNOWN;
    const candidates = [...codes].sort().map((c) => libraries.get(c) ?? outsideSchool(c));
    return { kind: "ambiguous", candidates };
  }
  return UNKNOWN;
}

function nearestText(among: { libraries: Libraries; carriers: Carriers }): (text: string) => string {
  const { libraries, carriers } = among;
  const found = new Map<string, string>();
  let nearest: ((text: string) => LibraryCode[]) | undefined;
  return (text) => {
    const before = found.get(text);
    if (before !== undefined || found.size >= MAX_NEAREST) return before ?? "";
    nearest ??= nearestIn(carriers, [...libraries.keys()]);
    const same = keysOf(text, undefined).flatMap((key) => carriers.get(key) ?? []);
    const shown = nearest(text).flatMap((code) => {
      const days = same.find((c) => c.code === code);
      const span = days ? ` (${days.from ?? ""}..${days.to ?? ""})` : "";
      return `${candidatesText([libraries.get(code) ?? outsideSchool(code)])}${span}`;
    });
    found.set(text, shown.join("、"));
    return shown.join("、");
  };
}

function covers(carrier: Carrier, day: Day): boolean {
  return (carrier.from === null || carrier.from <= day) && (carrier.to === null || day <= carrier.to);
}

/** A school that only an alias names: it is nobody's partner here, but it makes the text ambiguous. */
function outsideSchool(code: LibraryCode): Library {
  return { code, nameZh: "", nameEn: "", kind: "external", district: "", certainty: "", source: "" };
}

const ROLE_ORDER: Readonly<Record<AgreementRole, number>> = {
  "subject-service": 0,
  member: 1,
  partner: 2,
  external: 3,
};

/** Agreements by library and service, the stronger role first, and of equal roles the later one. */
function agreementsOf(agreements: readonly Agreement[]): Map<string, Agreement[]> {
  const sorted = [...agreements].sort(
    (a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role] || compareKeys(b.from, a.from),
  );
  return groupBy(sorted, (agreement) => agreement.library);
}

/** "10019 中国农业大学图书馆、10020 北京农学院图书馆" */
export function candidatesText(candidates: readonly Library[]): string {
  return candidates.map((l) => `${l.code} ${l.nameZh}`.trimEnd()).join("、");
}
