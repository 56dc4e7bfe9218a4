/**
 * 名录表 / registry table: libraries, aliases or agreements as a table with one heading row, in Chinese or in
 * English.
 *
 * Strict: an unknown, missing or repeated heading, a row with too many cells, and every cell that can't be
 * read is a finding with its row and column. Rows whose first cell begins with "#" are remarks, and blank
 * rows are passed over.
 */
import { type Finding, finding } from "../core/finding.ts";
import type { Place } from "../core/source.ts";
import { hasHidden } from "../core/visible-text.ts";

export interface RegistryRow {
  /** From 1, as the user's program shows it. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface RegistryTable {
  readonly file: string;
  readonly rows: readonly RegistryRow[];
}

/**
 * A column's key, its headings (the first of each language is the one we print), and whether it must be
 * there.
 */
export interface ColumnSpec<K extends string> {
  readonly key: K;
  readonly headings: readonly string[];
  readonly required: boolean;
}

/** One row's cells by column; an absent column or cell is "". */
export interface TableRow<K extends string> {
  readonly row: number;
  text(column: K): string;
  at(column: K): Place;
}

interface TableRead<K extends string> {
  readonly rows: readonly TableRow<K>[];
  readonly findings: readonly Finding[];
}

const MAX_REGISTRY_ROWS = 100_000;

export function readTable<K extends string>(
  table: RegistryTable,
  specs: readonly ColumnSpec<K>[],
): TableRead<K> {
  if (table.rows.length > MAX_REGISTRY_ROWS) {
    const params = { rows: table.rows.length, limit: MAX_REGISTRY_ROWS };
    return { rows: [], findings: [finding("registry-table-must-be-bounded", params, { at: whole(table) })] };
  }
  const [heading, ...body] = table.rows.filter((row) => !isRemark(row) && !isBlank(row));
  if (!heading) {
    const columns = specs.map((s) => s.headings[0]).join(", ");
    const at = whole(table);
    return { rows: [], findings: [finding("registry-table-must-have-heading", { columns }, { at })] };
  }
  const { columns, findings } = columnsOf({ file: table.file, heading }, specs);
  if (findings.length > 0) return { rows: [], findings };
  const width = heading.cells.length;
  const rows = body.map((row) => rowOf(row, { file: table.file, columns, heading }));
  const tooWide = body.filter((row) => row.cells.slice(width).some((cell) => cell.trim() !== ""));
  return {
    rows,
    findings: [
      ...tooWide.map((row) =>
        finding(
          "registry-row-must-fit-heading",
          { cells: row.cells.length, columns: width },
          { at: { file: table.file, sheet: null, row: row.row, column: null } },
        ),
      ),
      ...rows.flatMap((row) => hiddenIn(row, specs)),
    ],
  };
}

/** Names and codes are told apart by looking; a remark may have lines. */
const REMARKS: ReadonlySet<string> = new Set(["note", "source", "certainty"]);

function hiddenIn<K extends string>(row: TableRow<K>, specs: readonly ColumnSpec<K>[]): Finding[] {
  return specs
    .map((spec) => ({ text: row.text(spec.key), spec }))
    .filter(({ text, spec }) => !REMARKS.has(spec.key) && hasHidden(text))
    .map(({ text, spec }) => finding("name-must-be-visible", { text }, { at: row.at(spec.key), text }));
}

function whole(table: RegistryTable): Place {
  return { file: table.file, sheet: null, row: null, column: null };
}

function isBlank(row: RegistryRow): boolean {
  return row.cells.every((cell) => cell.trim() === "");
}

function isRemark(row: RegistryRow): boolean {
  return (row.cells[0] ?? "").trimStart().startsWith("#");
}

function columnsOf<K extends string>(
  about: { file: string; heading: RegistryRow },
  specs: readonly ColumnSpec<K>[],
): { columns: ReadonlyMap<K, number>; findings: Finding[] } {
  const columns = new Map<K, number>();
  const findings: Finding[] = [];
  const known = specs.map((s) => s.headings[0]).join(", ");
  about.heading.cells.forEach((cell, index) => {
    const heading = headingKey(cell);
    if (heading === "") return;
    const at = { file: about.file, sheet: null, row: about.heading.row, column: cell.trim() };
    const spec = specs.find((s) => s.headings.some((h) => headingKey(h) === heading));
    if (!spec) {
      const params = { column: cell.trim(), columns: known };
      findings.push(finding("registry-column-must-be-known", params, { at, text: cell }));
    } else if (columns.has(spec.key)) {
      findings.push(finding("registry-column-must-be-unique", { column: cell.trim() }, { at, text: cell }));
    } else columns.set(spec.key, index);
  });
  for (const spec of specs) {
    if (!spec.required || columns.has(spec.key)) continue;
    const at = { file: about.file, sheet: null, row: about.heading.row, column: null };
    findings.push(finding("registry-column-must-be-present", { column: spec.headings.join(" / ") }, { at }));
  }
  return { columns, findings };
}

function headingKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\uFEFF-]+/g, "");
}

function rowOf<K extends string>(
  row: RegistryRow,
  about: { file: string; columns: ReadonlyMap<K, number>; heading: RegistryRow },
): TableRow<K> {
  return {
    row: row.row,
    text: (column) => {
      const index = about.columns.get(column);
      return index === undefined ? "" : (row.cells[index] ?? "").trim();
    },
    at: (column) => {
      const index = about.columns.get(column);
      const heading = index === undefined ? column : (about.heading.cells[index] ?? column).trim();
      return { file: about.file, sheet: null, row: row.row, column: heading };
    },
  };
}
