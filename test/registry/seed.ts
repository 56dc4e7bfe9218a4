import { readFileSync } from "node:fs";
import { Refusal } from "../../src/core/refusal.ts";
import { directoryOf, type Registry } from "../../src/registry/directory.ts";
import { planEdit, type RegistryEdit } from "../../src/registry/edit-registry.ts";
import { parseRegistryText } from "../../src/registry/io/parse-table.ts";
import { parseRegistry, type RegistryPart } from "../../src/registry/parse-registry.ts";
import { changeOf } from "../../src/registry/registry-with.ts";

export const EMPTY: Registry = { libraries: [], aliases: [], agreements: [] };

/** One registry table taken into a registry; throws when it has a finding. */
export function taken(registry: Registry, table: { part: RegistryPart; text: string }): Registry {
  const read = parseRegistryText({ file: `${table.part}.csv`, text: table.text });
  const { facts, findings } = parseRegistry({ part: table.part, table: read.table }, registry);
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  return changeOf(registry, facts).after;
}

export function template(name: string): string {
  return readFileSync(new URL(`../../templates/registry/${name}.csv`, import.meta.url), "utf8");
}

/** The registry a new set of books begins with, and the sample agreements. */
export function seedRegistry(): Registry {
  const libraries = taken(EMPTY, { part: "libraries", text: template("libraries") });
  const aliases = taken(libraries, { part: "aliases", text: template("aliases") });
  return taken(aliases, { part: "agreements", text: template("agreements-sample") });
}

export const having = (registry: Registry, ...edits: RegistryEdit[]): Registry =>
  edits.reduce((now, edit) => changeOf(now, planEdit(edit, now)).after, registry);

/** The code, the candidates, or "unknown". */
export function meaning(registry: Registry, text: string, day: string): string {
  const found = directoryOf(registry).resolve(text, day);
  if (found.kind === "ambiguous") return found.candidates.map((l) => l.code).join("|");
  return found.kind === "found" ? found.code : "unknown";
}

/** The refusal's code and params; null where there is none. */
export function refused(registry: Registry, edit: RegistryEdit): unknown {
  try {
    planEdit(edit, registry);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.params };
    throw error;
  }
  return null;
}
