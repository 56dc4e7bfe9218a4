/**
 * 成表 / laying out: a layout and the facts of a form make its pages, each cell with its place, its height and its live sums.
 *
 * A sum that the layout declares must be what its parts come to: a total that contradicts them is refused. Its formula adds up the
 * cells that show the parts, wherever they stand on the page. Rows are as high as their texts need; one that no spreadsheet program
 * could show becomes several, and its cells reach over all of them.
 *
 * Worked example: 年度资金总额 in D6 is the sum of D7 to D9: formula SUM(D7:D9), value the exact total.
 */
import { invariant } from "../../core/bug.ts";
import { compare, type Exact, over, plainExact, sumExact } from "../../core/exact.ts";
import { addUp, groupBy } from "../../core/list.ts";
import { refuse } from "../../core/refusal.ts";
import type { CellValue } from "../../sheet/cell-value.ts";
import type { FormPage, PlacedCell } from "../../sheet/form-page.ts";
import { columnPoints, type Layout, type PageLayout } from "../../sheet/layout.ts";
import type { Cell } from "../../sheet/origin.ts";
import { type BreakingRow, withKeptRows } from "../../sheet/page-breaks.ts";
import { address } from "../../sheet/sheet.ts";
import { shownText } from "../../sheet/show-figure.ts";
import { type ExpandedCell, expandPage, type FilledRow, filledText, isPageShown } from "./expand-layout.ts";
import type { FormFacts } from "./facts/form-facts.ts";
import { heightPoints, lineCount, MAX_ROW_POINTS } from "./text-lines.ts";

const MAX_NAME = 31;
const NARROWEST_ROW = 18;

export function layOut(layout: Layout, facts: FormFacts): FormPage[] {
  const of = { layout, facts };
  return layout.pages.filter((page) => isPageShown(page, of)).map((page) => layOutPage(page, of));
}

function layOutPage(page: PageLayout, of: { layout: Layout; facts: FormFacts }): FormPage {
  const { rows: filled, columns } = expandPage(page, of);
  const heights = heightsOf(filled, columns);
  const parts = heights.map((height) => Math.max(1, Math.ceil(height / MAX_ROW_POINTS)));
  const starts = parts.map((_, r) => 1 + addUp(parts.slice(0, r), (n) => n));
  const startOf = (r: number): number => starts[r] ?? 1;
  const endOf = (r: number): number => startOf(r) + (parts[r] ?? 1);
  const placed = filled.flatMap((row, r) =>
    row.cells.map((cell) => {
      const at = { column: cell.column, row: startOf(r) };
      return { cell, at, down: endOf(r + cell.down - 1) - at.row };
    }),
  );
  const titles = filled.flatMap((row, r) => (row.repeats ? [r] : []));
  const [from, to] = [titles[0], titles.at(-1)];
  const repeated = addUp(titles, (r) => heights[r] ?? 0);
  const rows = filled.flatMap((row, r) => rowsOf(row, { height: heights[r] ?? 0, parts: parts[r] ?? 1 }));
  const fitsOnePage = page.fitsOnePage && isReadableOnOne(page, heights);
  return {
    name: sheetName(filledText(page.name, of)),
    columns,
    rows: fitsOnePage ? rows : withKeptRows(rows, { room: roomOf(page) / scaleOf(page, columns), repeated }),
    cells: withFormulas(placed, of.layout),
    ...{ isLandscape: page.isLandscape, below: [] },
    fitsOnePage,
    titles: from === undefined || to === undefined ? null : { from: startOf(from), to: endOf(to) - 1 },
  };
}

/** A4 without its margins, in points. */
const ROOM = { portrait: 735, landscape: 488 };
const WIDTH = { portrait: 523, landscape: 769 };
const LEAST_SCALE = 0.65;

/** More rows than this would be printed too small: they go on to further pages. */
function isReadableOnOne(page: PageLayout, heights: readonly number[]): boolean {
  return addUp(heights, (h) => h) * LEAST_SCALE <= roomOf(page);
}

const roomOf = (page: PageLayout): number => (page.isLandscape ? ROOM.landscape : ROOM.portrait);

/** A page that is wider than the paper is printed so much smaller. */
function scaleOf(page: PageLayout, columns: readonly number[]): number {
  const width = addUp(columns, columnPoints);
  return Math.min(1, (page.isLandscape ? WIDTH.landscape : WIDTH.portrait) / width);
}

/** A spreadsheet program refuses some characters and long names. */
function sheetName(said: string): string {
  return said
    .replace(/[\][:*?/\\']/g, " ")
    .slice(0, MAX_NAME)
    .trim();
}

function rowsOf(row: FilledRow, of: { height: number; parts: number }): BreakingRow[] {
  const height = Math.ceil(of.height / of.parts);
  const { breaksBefore, keeps } = row;
  return Array.from({ length: of.parts }, (_, i) => ({
    height,
    breaksBefore: breaksBefore && i === 0,
    keeps,
  }));
}

/** As high as the highest cell; what a cell over several rows needs beyond them is shared among them. */
function heightsOf(rows: readonly FilledRow[], columns: readonly number[]): number[] {
  const heights = rows.map((row) => {
    const own = row.cells.filter((c) => c.down === 1).map((c) => neededBy(c, columns));
    return Math.max(row.height ?? (row.cells.length === 0 ? 0 : NARROWEST_ROW), ...own);
  });
  for (const [r, row] of rows.entries()) {
    for (const cell of row.cells) {
      if (cell.down === 1) continue;
      const has = addUp(heights.slice(r, r + cell.down), (h) => h);
      const more = Math.ceil(Math.max(0, neededBy(cell, columns) - has) / cell.down);
      for (let i = r; i < r + cell.down; i++) heights[i] = (heights[i] ?? 0) + more;
    }
  }
  return heights;
}

function neededBy({ cell, show, style, column, across }: ExpandedCell, columns: readonly number[]): number {
  const said = shownText(cell.value, show);
  if (said === "") return 0;
  const { size } = style;
  if (style.isUpright) return heightPoints([...said].length, size);
  const width = addUp(columns.slice(column, column + across), columnPoints);
  // A number is never broken into lines.
  const lines = cell.value.kind === "text" ? lineCount(said, { width, size }) : 1;
  return heightPoints(lines, size);
}

interface Placing {
  readonly cell: ExpandedCell;
  readonly at: PlacedCell["at"];
  readonly down: number;
}

function withFormulas(placed: readonly Placing[], layout: Layout): PlacedCell[] {
  const named = groupBy(placed, (one) => one.cell.name);
  const partsOf = (names: readonly string[]): Placing[] => names.flatMap((name) => named.get(name) ?? []);
  return placed.map(({ cell: filled, at, down }) => {
    const { across, show, style, sumOf: sums, ratioOf } = filled;
    const about = { name: filled.name ?? "", form: layout.key };
    let cell = filled.cell;
    if (sums.length > 0) cell = added(cell, partsOf(sums), about);
    if (ratioOf.length > 0) cell = divided(cell, partsOf(ratioOf));
    return { at, across, down, cell, show, style };
  });
}

function added(cell: Cell, parts: readonly Placing[], about: { name: string; form: string }): Cell {
  const total = exactOf(cell.value);
  const values = parts.flatMap((part) => exactOf(part.cell.cell.value) ?? []);
  // Where no part is a number ("—"), the total stands alone.
  if (total === null || values.length === 0) return cell;
  const come = sumExact(values);
  if (compare(come, total) !== 0) {
    const said = { ...about, total: plainExact(total), come: plainExact(come) };
    refuse("form-total-must-equal-its-parts", { ...said, parts: values.map(plainExact).join(" + ") });
  }
  const addresses = rangesOf(parts.map((part) => part.at));
  const isOne = addresses.length === 1 && !(addresses[0] ?? "").includes(":");
  const formula = isOne ? (addresses[0] ?? "") : `SUM(${addresses.join(",")})`;
  return { ...cell, formula, origin: { kind: "cells", addresses } };
}

function divided(cell: Cell, parts: readonly Placing[]): Cell {
  const [above, below] = parts;
  const { value } = cell;
  const [num, den] = [above, below].map((part) => part && exactOf(part.cell.cell.value));
  if (value.kind !== "ratio" || !above || !below || !num || !den || den.num === 0n) return cell;
  // A form may show another denominator than the rate is of: then it is no formula.
  if (compare(over(num, den), value) !== 0) return cell;
  const addresses = [address(above.at), address(below.at)];
  return { ...cell, formula: addresses.join("/"), origin: { kind: "cells", addresses } };
}

/** In yuan, points, or as it is; null of a text. */
function exactOf(value: CellValue): Exact | null {
  switch (value.kind) {
    case "text":
      return null;
    case "yuan":
      return { num: value.fen, den: 100n };
    case "count":
      return { num: value.count, den: 1n };
    case "decimal":
      return { num: value.scaled, den: 10n ** BigInt(value.decimals) };
    case "ratio":
    case "average":
      return { num: value.num, den: value.den };
  }
}

/** Cells of a column that follow one another, as ranges. */
function rangesOf(cells: readonly { column: number; row: number }[]): string[] {
  const runs: { column: number; from: number; to: number }[] = [];
  for (const { column, row } of cells) {
    const last = runs.at(-1);
    if (last && last.column === column && last.to === row - 1) last.to = row;
    else runs.push({ column, from: row, to: row });
  }
  invariant(runs.length <= 200, "a sum has at most 200 ranges");
  return runs.map(({ column, from, to }) => {
    const [start, end] = [from, to].map((row) => address({ column, row }));
    return from === to ? `${start}` : `${start}:${end}`;
  });
}
