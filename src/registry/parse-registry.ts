/**
 * 名录导入 / reading a registry table into facts.
 *
 * Columns (English or Chinese headings):
 *   libraries   code 馆代码, name_zh 中文名称, name_en 英文名称, aliases 别名 (a|b), kind 类别, district 区, source,
 *   certainty
 *   aliases     alias 别名, code 馆代码, from 起始日期, to 截止日期, official 正式名称, note 备注
 *   agreements  library 图书馆, service 服务, role 角色, from 起始日期, to 截止日期, note 备注
 *
 * A library is named by its code, or by a name that means exactly one. Source: SOURCES.md [school-codes].
 */
import type { Finding } from "../core/finding.ts";
import type { Place } from "../core/source.ts";
import { EARLIEST } from "./carriers.ts";
import { libraryNamer, overlapOf, overlaps } from "./check-registry.ts";
import { directoryOf, type Registry } from "./directory.ts";
import { namesPutRight } from "./edit-names.ts";
import type { Agreement, Alias, Library, LibraryKind } from "./library.ts";
import { aliasFinding, bearersIn, sharedName } from "./name-bearers.ts";
import { nameKey } from "./name-key.ts";
import { parseAliases } from "./parse-aliases.ts";
import { codeIn, districtOf, libraryIn, missing, repeated, spanIn, wordIn } from "./registry-cells.ts";
import { AGREEMENT_COLUMNS, KINDS, LIBRARY_COLUMNS, ROLES, SERVICES } from "./registry-columns.ts";
import { type RegistryTable, readTable, type TableRow } from "./registry-table.ts";
import { agreementFact, aliasFact, changeOf, libraryFact, type ParsedRegistry } from "./registry-with.ts";

export type RegistryPart = "libraries" | "aliases" | "agreements";

export function parseRegistry(
  asked: { part: RegistryPart; table: RegistryTable },
  registry: Registry,
): ParsedRegistry {
  switch (asked.part) {
    case "libraries":
      return parseLibraries(asked.table, registry);
    case "aliases":
      return parseAliases(asked.table, registry);
    case "agreements":
      return parseAgreements(asked.table, registry);
  }
}

/** An alias that is there already, ended or not, is left as it is: only an alias table changes its dates. */
function parseLibraries(table: RegistryTable, registry: Registry): ParsedRegistry {
  const read = readTable(table, LIBRARY_COLUMNS);
  const findings = [...read.findings];
  const seen = new Map<string, number>();
  const held = new Set(registry.aliases.map((a) => `${a.code}/${a.text}`));
  const rows: { library: Library; aliases: Alias[]; row: TableRow<"nameZh" | "aliases"> }[] = [];
  for (const row of read.rows) {
    const code = codeIn(row, findings);
    const kind = wordIn({ row, column: "kind", words: KINDS, absent: kindOf(code ?? "") }, findings);
    const nameZh = row.text("nameZh");
    if (nameZh === "") findings.push(missing(row, "nameZh"));
    if (code === undefined || kind === undefined || nameZh === "") continue;
    if (repeated({ row, column: "code", id: code, seen }, findings)) continue;
    const [nameEn, district] = [row.text("nameEn"), districtOf(row, findings)];
    if (district === undefined) continue;
    const [source, certainty] = [row.text("source"), row.text("certainty")];
    const library = asItStands({ code, nameZh, nameEn, kind, district, certainty, source }, registry);
    const texts = [...listIn(row.text("aliases"))].filter((text) => !held.has(`${code}/${text}`));
    rows.push({ library, row, aliases: texts.map((text) => ({ text, code, from: EARLIEST, to: null })) });
  }
  const facts = rows.flatMap(({ library, aliases }) => [
    libraryFact(library),
    ...[...putRight(library, registry), ...aliases].map(aliasFact),
  ]);
  findings.push(...clashesOf(rows, { before: registry, after: changeOf(registry, facts).after }));
  return { facts, findings };
}

/** That a library was closed or renamed since, a table of libraries does not take back. */
function asItStands(library: Library, registry: Registry): Library {
  const before = registry.libraries.find((l) => l.code === library.code);
  if (!before) return library;
  const isFormer = registry.aliases.some(
    (a) =>
      a.isOfficial && a.to !== null && a.code === library.code && nameKey(a.text) === nameKey(library.nameZh),
  );
  return {
    ...library,
    ...(before.closed && { closed: before.closed }),
    ...(isFormer && { nameZh: before.nameZh }),
  };
}

function putRight(after: Library, registry: Registry): Alias[] {
  const before = registry.libraries.find((l) => l.code === after.code);
  return before ? namesPutRight({ before, after }, registry) : [];
}

/** Names and short names that are new here and another library's already. */
function clashesOf(
  rows: readonly { library: Library; aliases: readonly Alias[]; row: TableRow<"nameZh" | "aliases"> }[],
  { before, after }: { before: Registry; after: Registry },
): Finding[] {
  const bearers = bearersIn(after);
  const known = new Map(before.libraries.map((l) => [l.code, l]));
  return rows.flatMap(({ library, aliases, row }): Finding[] => {
    const { code, nameZh, nameEn } = library;
    const old = known.get(code);
    const names = [...(old?.nameZh === nameZh ? [] : [nameZh]), ...(old?.nameEn === nameEn ? [] : [nameEn])];
    const shared = names.flatMap((name) => {
      const found = sharedName(bearers({ text: name, code, from: null, to: null }), { name, code }, after);
      return found ? [{ ...found, at: row.at("nameZh"), text: name }] : [];
    });
    const taken = aliases.flatMap((alias) => {
      const [bearer] = bearers(alias);
      return bearer
        ? [{ ...aliasFinding({ alias, bearer }, after), at: row.at("aliases"), text: alias.text }]
        : [];
    });
    return [...shared, ...taken];
  });
}

/** "北大|PKU": each text once. */
function listIn(cell: string): Set<string> {
  const texts = cell.split(/[|｜]/).map((text) => text.trim());
  return new Set(texts.filter((text) => text !== ""));
}

/** Without a kind: EXT- codes are external sources, the rest are universities. */
function kindOf(code: string): LibraryKind {
  return code.startsWith("EXT-") ? "external" : "university";
}

function parseAgreements(table: RegistryTable, registry: Registry): ParsedRegistry {
  const read = readTable(table, AGREEMENT_COLUMNS);
  const findings = [...read.findings];
  const directory = directoryOf(registry);
  const rows = new Map<string, { agreement: Agreement; at: Place }>();
  const seen = new Map<string, number>();
  for (const row of read.rows) {
    const span = spanIn(row, undefined, findings);
    const library = libraryIn({ row, directory, day: span?.from }, findings);
    const service = wordIn({ row, column: "service", words: SERVICES }, findings);
    const role = wordIn({ row, column: "role", words: ROLES, absent: "member" }, findings);
    if (!span || !library || !service || !role) continue;
    const agreement: Agreement = { library, service, role, ...span };
    if (repeated({ row, column: "library", id: agreementId(agreement), seen }, findings)) continue;
    rows.set(agreementId(agreement), { agreement, at: row.at("from") });
  }
  const facts = [...rows.values()].map(({ agreement }) => agreementFact(agreement));
  const name = libraryNamer(registry.libraries);
  for (const pair of overlaps(changeOf(registry, facts).after.agreements)) {
    const row = rows.get(agreementId(pair.agreement)) ?? rows.get(agreementId(pair.other));
    if (row) findings.push({ ...overlapOf(pair, name), at: row.at });
  }
  return { facts, findings };
}

function agreementId(agreement: Agreement): string {
  return `${agreement.library}/${agreement.service}/${agreement.role}/${agreement.from}`;
}
