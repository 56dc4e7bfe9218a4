/**
 * 别名表 / reading a table of aliases and official names.
 *
 * An alias may name a school outside the registry only when the same text is also an alias of a registered one: that is how a
 * text is declared ambiguous (地大: 11415 and 10491). A text that another library bears is refused, unless the table gives it to
 * that library, too: then it is said on purpose that it means several. Another library's official name is refused all the same.
 *
 * A row marked 正式名称 is what the library was called between two days; from the next day on the name is an alias.
 *
 * Worked example: "北京广播学院,10033,1959-01-01,2004-12-31,是": official until the end of 2004, an alias from 2005-01-01 on.
 * Source: SOURCES.md [ambiguous-names], [old-names].
 */
import { addDays } from "../core/day.ts";
import { type Finding, finding } from "../core/finding.ts";
import { EARLIEST } from "./carriers.ts";
import { directoryOf, type Registry } from "./directory.ts";
import { type Alias, type LibraryCode, parseLibraryCode } from "./library.ts";
import { aliasFinding, bearersIn, isName, sharedName } from "./name-bearers.ts";
import { lookOf, nameKey } from "./name-key.ts";
import { libraryIn, missing, repeated, spanIn, wordIn } from "./registry-cells.ts";
import { ALIAS_COLUMNS, YES_OR_NO } from "./registry-columns.ts";
import { type RegistryTable, readTable, type TableRow } from "./registry-table.ts";
import { aliasFact, changeOf, type ParsedRegistry } from "./registry-with.ts";

type Column = "alias" | "library" | "from" | "to" | "official" | "note";

interface AliasRow {
  readonly alias: Alias;
  readonly row: TableRow<Column>;
}

export function parseAliases(table: RegistryTable, registry: Registry): ParsedRegistry {
  const read = readTable(table, ALIAS_COLUMNS);
  const findings = [...read.findings];
  const rows = rowsOf(read.rows, registry, findings);
  const facts = rows.flatMap(({ alias }) => [alias, ...stillUnderstood(alias)]).map(aliasFact);
  const { facts: added, after } = changeOf(registry, facts);
  const changed = new Set(added.flatMap((f) => (f.kind === "alias-recorded" ? [f.alias] : [])));
  const news = rows.filter(({ alias }) => changed.has(alias));
  findings.push(...outsideAlone(rows, registry), ...clashesOf(news, { rows, after }));
  return { facts, findings };
}

function rowsOf(rows: readonly TableRow<Column>[], registry: Registry, findings: Finding[]): AliasRow[] {
  const directory = directoryOf(registry);
  const seen = new Map<string, number>();
  const read: AliasRow[] = [];
  for (const row of rows) {
    const text = row.text("alias");
    if (text === "") findings.push(missing(row, "alias"));
    else if (!isName(text)) {
      findings.push(finding("alias-must-be-a-name", { text }, { at: row.at("alias"), text }));
      continue;
    }
    const official = wordIn({ row, column: "official", words: YES_OR_NO, absent: "no" }, findings);
    const span = spanIn(row, EARLIEST, findings);
    const written = parseLibraryCode(row.text("library"));
    const code = written ?? libraryIn({ row, directory, day: span?.from }, findings);
    if (text === "" || !span || code === undefined || official === undefined) continue;
    if (repeated({ row, column: "alias", id: `${code}/${text}/${span.from}`, seen }, findings)) continue;
    read.push({ alias: { text, code, ...span, ...(official === "yes" && { isOfficial: true }) }, row });
  }
  return read;
}

/** A former official name is understood for ever, as far as nobody else bears it. */
function stillUnderstood({ text, code, to, isOfficial }: Alias): Alias[] {
  const from = isOfficial && to !== null ? addDays(to, 1) : undefined;
  return from === undefined ? [] : [{ text, code, from, to: null }];
}

function outsideAlone(rows: readonly AliasRow[], registry: Registry): Finding[] {
  const codes = new Set(registry.libraries.map((l) => l.code));
  const all = [...registry.aliases, ...rows.map((r) => r.alias)];
  const held = new Set(all.filter((a) => codes.has(a.code)).map((a) => nameKey(a.text)));
  return rows
    .filter(({ alias }) => !codes.has(alias.code) && !held.has(nameKey(alias.text)))
    .map(({ alias, row }) => {
      const at = row.at("library");
      return finding("library-must-be-known", { text: alias.code }, { at, text: row.text("library") });
    });
}

function clashesOf(
  news: readonly AliasRow[],
  { rows, after }: { rows: readonly AliasRow[]; after: Registry },
): Finding[] {
  const bearers = bearersIn(after);
  const said = new Map<string, Set<LibraryCode>>();
  for (const { alias } of rows)
    said.set(lookOf(alias.text), (said.get(lookOf(alias.text)) ?? new Set()).add(alias.code));
  return news.flatMap(({ alias, row }): Finding[] => {
    const where = { at: row.at("alias"), text: alias.text };
    const others = bearers(alias);
    if (alias.isOfficial) {
      const found = sharedName(others, { name: alias.text, code: alias.code }, after);
      return found ? [{ ...found, ...where }] : [];
    }
    const bearer = others.find(
      (b) => b.as === "name" || b.as === "code" || !said.get(lookOf(alias.text))?.has(b.code),
    );
    return bearer ? [{ ...aliasFinding({ alias, bearer }, after), ...where }] : [];
  });
}
