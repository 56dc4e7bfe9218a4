/**
 * 名录导入 / reading a registry table into facts.
 *
 * Columns (English or Chinese headings):
 *   libraries   code 馆代码, name_zh 中文名称, name_en 英文名称, aliases 别名 (a|b), kind 类别, district 区, source,
 *   certainty
 *   aliases     alias 别名, code 馆代码, from 起始日期, to 截止日期, note 备注
 *   agreements  library 图书馆, service 服务, role 角色, from 起始日期, to 截止日期, note 备注
 *
 * A library is named by its code, or by a name that means exactly one. An alias may name a school outside the
 * registry only when the same text is also an alias of a registered one: that is how a text is declared
 * ambiguous (地大: 11415 and 10491). Source: SOURCES.md [school-codes], [ambiguous-names].
 */
import { type Finding, finding } from "../core/finding.ts";
import type { Place } from "../core/source.ts";
import { libraryNamer, overlapOf, overlaps } from "./check-registry.ts";
import { directoryOf, EARLIEST, type Registry } from "./directory.ts";
import { type Agreement, type Alias, type LibraryKind, parseLibraryCode } from "./library.ts";
import { nameKey } from "./name-key.ts";
import { codeIn, libraryIn, missing, repeated, spanIn, wordIn } from "./registry-cells.ts";
import {
  AGREEMENT_COLUMNS,
  ALIAS_COLUMNS,
  KINDS,
  LIBRARY_COLUMNS,
  ROLES,
  SERVICES,
} from "./registry-columns.ts";
import { type RegistryTable, readTable, type TableRow } from "./registry-table.ts";
import { agreementFact, aliasFact, changeOf, libraryFact, type RegisteredFact } from "./registry-with.ts";

export type RegistryPart = "libraries" | "aliases" | "agreements";

interface ParsedRegistry {
  readonly facts: readonly RegisteredFact[];
  readonly findings: readonly Finding[];
}

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
  const facts: RegisteredFact[] = [];
  const seen = new Map<string, number>();
  const held = new Set(registry.aliases.map((a) => `${a.code}/${a.text}`));
  for (const row of read.rows) {
    const code = codeIn(row, findings);
    const kind = wordIn({ row, column: "kind", words: KINDS, absent: kindOf(code ?? "") }, findings);
    const nameZh = row.text("nameZh");
    if (nameZh === "") findings.push(missing(row, "nameZh"));
    if (code === undefined || kind === undefined || nameZh === "") continue;
    if (repeated({ row, column: "code", id: code, seen }, findings)) continue;
    const [nameEn, district] = [row.text("nameEn"), row.text("district")];
    const [source, certainty] = [row.text("source"), row.text("certainty")];
    facts.push(libraryFact({ code, nameZh, nameEn, kind, district, certainty, source }));
    for (const text of listIn(row.text("aliases"))) {
      if (!held.has(`${code}/${text}`)) facts.push(aliasFact({ text, code, from: EARLIEST, to: null }));
    }
  }
  return { facts, findings };
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

function parseAliases(table: RegistryTable, registry: Registry): ParsedRegistry {
  const read = readTable(table, ALIAS_COLUMNS);
  const findings = [...read.findings];
  const directory = directoryOf(registry);
  const rows: { alias: Alias; row: TableRow<"alias" | "library" | "from" | "to" | "note"> }[] = [];
  const seen = new Map<string, number>();
  for (const row of read.rows) {
    const text = row.text("alias");
    if (text === "") findings.push(missing(row, "alias"));
    else if (nameKey(text) === "" || parseLibraryCode(text) !== undefined) {
      findings.push(finding("alias-must-be-a-name", { text }, { at: row.at("alias"), text }));
      continue;
    }
    const span = spanIn(row, EARLIEST, findings);
    const written = parseLibraryCode(row.text("library"));
    const code = written ?? libraryIn({ row, directory, day: span?.from }, findings);
    if (text === "" || !span || code === undefined) continue;
    if (repeated({ row, column: "alias", id: `${code}/${text}/${span.from}`, seen }, findings)) continue;
    rows.push({ alias: { text, code, ...span }, row });
  }
  const held = new Set(
    [...registry.aliases, ...rows.map((r) => r.alias)]
      .filter((a) => directory.library(a.code))
      .map((a) => nameKey(a.text)),
  );
  for (const { alias, row } of rows) {
    if (directory.library(alias.code) || held.has(nameKey(alias.text))) continue;
    const at = row.at("library");
    findings.push(finding("library-must-be-known", { text: alias.code }, { at, text: row.text("library") }));
  }
  return { facts: rows.map((r) => aliasFact(r.alias)), findings };
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
