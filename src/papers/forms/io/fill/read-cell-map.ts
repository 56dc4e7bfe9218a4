/**
 * A cell map's YAML text → the cell map; refused with file, line and column when it is none.
 *
 * Sheets by name; in each, `cells` by address and `lists`. A figure alone is its name; with `as`, `decimals` and `replace` it is a
 * block; `text` instead of `figure` is a line with figures in braces. Example: `templates/cell-maps/`.
 */
import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { refuse } from "../../../../core/refusal.ts";
import { problemOfIssue, problemOfYaml } from "../../../../rules/io/problem-of-issue.ts";
import { plainYaml } from "../../../../rules/io/read-yaml.ts";
import type { PackProblem } from "../../../../rules/pack-problem.ts";
import { parseAddress } from "../../../../sheet/sheet.ts";
import type {
  CellMap,
  MapPlace,
  MapProblem,
  MappedCell,
  MappedColumn,
  MappedContent,
  MappedList,
  ShownAs,
} from "../../cell-map.ts";
import { cellName } from "../../plan-fill.ts";

const MAX_BYTES = 1024 ** 2;
const MAX_CELLS = 10_000;
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

const WAYS: Readonly<Record<string, ShownAs>> = {
  ...{ yuan: "yuan", "wan-yuan": "wan-yuan", number: "number", fraction: "fraction" },
  ...{ percent: "percent", day: "day", text: "text" },
  ...{
    元: "yuan",
    万元: "wan-yuan",
    数: "number",
    比例: "fraction",
    百分数: "percent",
    日期: "day",
    文字: "text",
  },
};

const block = z.strictObject({
  figure: z.string().min(1).max(200).optional(),
  text: z.string().max(32_767).optional(),
  as: z.string().optional(),
  decimals: z.number().int().min(0).max(12).optional(),
  replace: z.boolean().default(false),
});
const content = z.preprocess((said) => (typeof said === "string" ? { figure: said } : said), block);
const list = z.strictObject({
  list: z.string().min(1).max(200),
  "first-row": z.number().int().min(1).max(MAX_ROW),
  rows: z.number().int().min(1).max(10_000),
  columns: z.record(z.string(), content),
});
const sheet = z.strictObject({
  cells: z.record(z.string(), content).default({}),
  lists: z.array(list).max(100).default([]),
});
const schema = z.strictObject({
  form: z.string().max(200).optional(),
  sheets: z.record(z.string(), sheet),
});

type Path = readonly (string | number)[];

interface Reading {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

export function readCellMap(source: { file: string; text: string }): CellMap {
  const { file, text } = source;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true });
  const at: Reading = { file, document, lines };
  if (text.length > MAX_BYTES)
    wrong(at, [], { code: "text-must-be-bounded", params: { found: text.length, limit: MAX_BYTES } });
  const [broken] = document.errors;
  if (broken) refusedAt(at, { offset: broken.pos[0], path: [], problem: problemOfYaml(broken, text) });
  const plain = plainYaml(document);
  if ("why" in plain) {
    const problem: PackProblem = { code: "yaml-must-be-sound", params: { text: plain.why } };
    return refusedAt(at, { offset: 0, path: [], problem });
  }
  const { raw } = plain;
  const read = schema.safeParse(raw);
  if (!read.success) return refuseSchema(at, { issues: read.error.issues, raw });
  const cells: MappedCell[] = [];
  const lists: MappedList[] = [];
  for (const [name, said] of Object.entries(read.data.sheets)) {
    for (const [address, what] of Object.entries(said.cells))
      cells.push(cellOf(at, { sheet: name, address, what }));
    for (const [i, what] of said.lists.entries()) lists.push(listOf(at, { sheet: name, index: i, what }));
  }
  if (cells.length + lists.length === 0) wrong(at, ["sheets"], { code: "map-must-name-a-cell", params: {} });
  requireOnce(at, { cells, lists });
  return { file, cells, lists };
}

function cellOf(
  at: Reading,
  of: { sheet: string; address: string; what: z.output<typeof block> },
): MappedCell {
  const path = ["sheets", of.sheet, "cells", of.address];
  const found = parseAddress(of.address);
  if (!found || found.row > MAX_ROW || found.column >= MAX_COLUMN)
    return wrong(at, path, { code: "address-must-be-a-cell", params: { found: of.address } });
  const { replace } = of.what;
  return {
    sheet: of.sheet,
    ...found,
    content: contentOf(at, path, of.what),
    replace,
    place: placeAt(at, path),
  };
}

function listOf(at: Reading, of: { sheet: string; index: number; what: z.output<typeof list> }): MappedList {
  const path = ["sheets", of.sheet, "lists", of.index];
  const { list: name, rows, columns, "first-row": firstRow } = of.what;
  const mapped = Object.entries(columns).map(([letters, what]): MappedColumn => {
    const own = [...path, "columns", letters];
    const found = parseAddress(`${letters}1`);
    if (!found || !/^[A-Za-z]+$/.test(letters) || found.column >= MAX_COLUMN)
      return wrong(at, own, { code: "column-must-be-letters", params: { found: letters } });
    const { replace } = what;
    return { column: found.column, content: contentOf(at, own, what), replace, place: placeAt(at, own) };
  });
  if (firstRow + rows - 1 > MAX_ROW)
    wrong(at, [...path, "rows"], {
      code: "address-must-be-a-cell",
      params: { found: `${firstRow + rows - 1}` },
    });
  return {
    sheet: of.sheet,
    list: name,
    firstRow,
    rows,
    columns: mapped,
    place: placeAt(at, [...path, "list"]),
  };
}

function contentOf(at: Reading, path: Path, said: z.output<typeof block>): MappedContent {
  const { figure, text, as, decimals } = said;
  if ((figure === undefined) === (text === undefined))
    return refusedAt(at, {
      offset: keyOffset(at, path),
      path,
      problem: { code: "value-must-be-given", params: {} },
    });
  if (text !== undefined) return { text };
  const way = as === undefined ? null : Object.hasOwn(WAYS, as) ? WAYS[as] : undefined;
  if (way === undefined)
    return wrong(at, [...path, "as"], { code: "shown-must-be-known", params: { found: as ?? "" } });
  return { figure: figure ?? "", as: way, decimals: decimals ?? null };
}

/** Two entries for one cell would leave it to chance which one is printed. */
function requireOnce(at: Reading, map: Pick<CellMap, "cells" | "lists">): void {
  const seen = new Map<string, MapPlace>();
  const see = (cell: { sheet: string; column: number; row: number }, place: MapPlace): void => {
    const key = cellName({ ...cell, sheet: cell.sheet.toLowerCase() });
    const before = seen.get(key);
    const params = { cell: cellName(cell), line: before?.line ?? 0 };
    if (before) refuseAt(at, { place, path: [], problem: { code: "cell-must-be-mapped-once", params } });
    seen.set(key, place);
    const limit = MAX_CELLS;
    const found = seen.size;
    if (found > limit)
      refuseAt(at, { place, path: [], problem: { code: "text-must-be-bounded", params: { found, limit } } });
  };
  for (const cell of map.cells) see(cell, cell.place);
  for (const { sheet: name, firstRow, rows, columns } of map.lists)
    for (const { column, place } of columns)
      for (let row = firstRow; row < firstRow + rows; row++) see({ sheet: name, column, row }, place);
}

function refuseSchema(at: Reading, of: { issues: readonly z.core.$ZodIssue[]; raw: unknown }): never {
  const unknown = of.issues.find((issue) => issue.code === "unrecognized_keys");
  const issue = unknown ?? of.issues[0];
  const path = (issue?.path ?? []).map((key) => (typeof key === "number" ? key : String(key)));
  const problem: PackProblem = issue
    ? problemOfIssue(issue, of.raw)
    : { code: "value-must-be-given", params: {} };
  const full = unknown ? [...path, ...unknown.keys.slice(0, 1)] : path;
  return refusedAt(at, { offset: keyOffset(at, full), path: full, problem });
}

function wrong(at: Reading, path: Path, problem: MapProblem): never {
  return refusedAt(at, { offset: keyOffset(at, path), path, problem });
}

function refusedAt(
  at: Reading,
  of: { offset: number; path: Path; problem: MapProblem | PackProblem },
): never {
  const { line, col } = at.lines.linePos(of.offset);
  return refuseAt(at, { ...of, place: { line: Math.max(1, line), column: col } });
}

function refuseAt(
  at: Reading,
  of: { place: MapPlace; path: Path; problem: MapProblem | PackProblem },
): never {
  const { place, path, problem } = of;
  return refuse("cell-map-must-be-valid", { file: at.file, ...place, path: path.join("."), problem });
}

function placeAt(at: Reading, path: Path): MapPlace {
  const { line, col } = at.lines.linePos(keyOffset(at, path));
  return { line: Math.max(1, line), column: col };
}

/** Of the key, or the entry of a list, that the path ends in; of what is nearest above it where it is missing. */
function keyOffset(at: Reading, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent: unknown =
      depth === 1 ? at.document.contents : at.document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((i) => isScalar(i.key) && String(i.key.value) === String(key));
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
      continue;
    }
    const node: unknown = at.document.getIn(path.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}
