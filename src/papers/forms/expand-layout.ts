/**
 * 填表 / filling a layout in: its rows, repeated and left out as the facts say, with what each cell shows.
 *
 * Worked example: `each: targets` of two targets makes two rows; their cells 产出指标 and 产出指标, merged, become one that is two rows high.
 */
import { invariant } from "../../core/bug.ts";
import { by } from "../../core/list.ts";
import {
  type CellLayout,
  type Layout,
  type PageLayout,
  PLACEHOLDER,
  ROUNDED,
  type RowLayout,
  SHOWS,
  type Show,
} from "../../sheet/layout.ts";
import { type CellStyle, STYLES } from "../../sheet/layout-style.ts";
import type { Cell, Origin } from "../../sheet/origin.ts";
import { text as textCell } from "../../sheet/sheet.ts";
import { shownText, showOf, tiesPrinted } from "../../sheet/show-figure.ts";
import type { FormFacts, FormRow } from "./facts/form-facts.ts";
import { piecesOf } from "./pieces.ts";

/** A cell of a row that is not yet placed: rows are counted, not addressed. */
export interface ExpandedCell {
  readonly column: number;
  readonly across: number;
  down: number;
  readonly cell: Cell;
  readonly show: Show;
  readonly style: CellStyle;
  readonly styleName: string;
  /** Of a figure: its name, as sums name it. */
  readonly name: string | null;
  readonly sumOf: readonly string[];
  readonly ratioOf: readonly string[];
  /** In a column that repeats: what stands in each of them. */
  readonly each: readonly Pick<ExpandedCell, "cell" | "show" | "name">[] | null;
}

export interface FilledRow {
  readonly cells: ExpandedCell[];
  readonly height: number | null;
  readonly breaksBefore: boolean;
  readonly keeps: boolean;
  readonly repeats: boolean;
}

/** Characters of a paragraph in one row: some eight lines of 三号 type, which a page's end may leave white. */
const MOST_IN_A_ROW = 260;

interface Scope {
  readonly layout: Layout;
  readonly facts: FormFacts;
  readonly list: string | null;
  readonly row: FormRow;
  readonly isRounded: boolean;
  readonly flows: boolean;
}

/** The rows of a page, and its columns with the one that repeats. */
export function expandPage(
  page: PageLayout,
  of: { layout: Layout; facts: FormFacts; flows?: boolean },
): { rows: FilledRow[]; columns: number[] } {
  const rows = expandRows(page.rows, of);
  const { repeats, columns } = page;
  if (repeats === null) return { rows, columns: [...columns] };
  const times = of.facts.lists[repeats.list]?.length ?? 0;
  return {
    rows: rows.map((row) => ({ ...row, cells: row.cells.flatMap((c) => widened(c, repeats.column, times)) })),
    columns: columns.flatMap((width, c) =>
      c === repeats.column ? Array<number>(times).fill(width) : [width],
    ),
  };
}

/** Whether there is anything that the page is for. */
export function isPageShown({ when }: PageLayout, of: { layout: Layout; facts: FormFacts }): boolean {
  return holds(when, { ...of, list: null, row: {}, isRounded: false, flows: false });
}

/** A cell where one column has become as many as there are `times`. */
function widened(cell: ExpandedCell, repeated: number, times: number): ExpandedCell[] {
  const { column, across, each } = cell;
  if (each !== null) return each.map((own, i) => ({ ...cell, ...own, column: column + i, each: null }));
  if (column > repeated) return [{ ...cell, column: column + times - 1 }];
  if (column + across <= repeated) return [cell];
  return across + times > 1 ? [{ ...cell, across: across + times - 1 }] : [];
}

/** `flows`: a paragraph stays one row, however long; else it is as many as a spreadsheet's rows can hold. */
function expandRows(
  rows: readonly RowLayout[],
  of: { layout: Layout; facts: FormFacts; flows?: boolean },
): FilledRow[] {
  const scope = { flows: false, ...of, list: null, row: {}, isRounded: false };
  return expand(rows, { ...scope, isRounded: isRounded(rows, scope) });
}

/** A text with the figures it names, as they are printed. */
export function filledText(text: string, of: { layout: Layout; facts: FormFacts }): string {
  return textOf(text, { ...of, list: null, row: {}, isRounded: false, flows: false }).text;
}

function expand(rows: readonly RowLayout[], scope: Scope): FilledRow[] {
  return rows.flatMap((row) => (holds(row.when, scope) ? expandOne(row, scope) : []));
}

function holds(when: string | null, scope: Scope): boolean {
  if (when === null) return true;
  if (when === ROUNDED) return scope.isRounded;
  const list = scope.facts.lists[when];
  if (list !== undefined) return list.length > 0;
  const { value } = figureOf(when, scope);
  return value.kind !== "text" || value.text !== "";
}

function expandOne(row: RowLayout, scope: Scope): FilledRow[] {
  const { height, breaksBefore, keeps, repeats } = row;
  const any = { height, breaksBefore, keeps, repeats };
  switch (row.kind) {
    case "cells":
      return [{ ...any, cells: row.cells.map((cell) => fill(cell, scope)) }];
    case "paragraph":
      return paragraphs(row.cell, scope).map((cell, i) => ({
        ...any,
        breaksBefore: breaksBefore && i === 0,
        cells: [cell],
      }));
    case "block":
      return beside(
        row.beside.map((cell) => fill(cell, scope)),
        first(expand(row.rows, scope), any),
      );
    case "each": {
      const list = scope.facts.lists[row.list] ?? [];
      const made = list.map((of) => expand(row.rows, { ...scope, list: row.list, row: of }));
      merge(made, row.rows);
      return first(made.flat(), any);
    }
  }
}

/** What is said of a block is said of its first row; that it keeps together, or is printed again, of all of them. */
function first(
  rows: FilledRow[],
  any: { breaksBefore: boolean; keeps: boolean; repeats: boolean },
): FilledRow[] {
  return rows.map((row, i) => ({
    ...row,
    breaksBefore: row.breaksBefore || (any.breaksBefore && i === 0),
    keeps: row.keeps || any.keeps,
    repeats: row.repeats || any.repeats,
  }));
}

function beside(cells: ExpandedCell[], rows: FilledRow[]): FilledRow[] {
  const [top, ...rest] = rows;
  if (!top) return [];
  for (const cell of cells) cell.down = rows.length;
  return [{ ...top, cells: [...cells, ...top.cells].sort(by((a) => a.column)) }, ...rest];
}

/** Cells that show the same in rows that follow one another become one, where what stands before them is one, too. */
function merge(items: readonly FilledRow[][], template: readonly RowLayout[]): void {
  const [only, second] = template;
  if (only?.kind !== "cells" || second !== undefined) return;
  const columns = only.cells.flatMap((cell, c) => (cell.isMerged ? [c] : []));
  const rows = items.flatMap((item) => item[0] ?? []);
  const shown = rows.map((row) =>
    columns.map((c) => row.cells[c]).map((c) => (c ? shownText(c.cell.value, c.show) : "")),
  );
  for (const [depth, column] of columns.entries()) {
    let [head, headPath] = [undefined as ExpandedCell | undefined, ""];
    for (const [r, row] of rows.entries()) {
      const cell = row.cells[column];
      const path = JSON.stringify(shown[r]?.slice(0, depth + 1));
      if (!cell) continue;
      if (head && path === headPath) {
        head.down += 1;
        cell.down = 0;
      } else [head, headPath] = [cell, path];
    }
  }
  for (const row of rows) row.cells.splice(0, row.cells.length, ...row.cells.filter((c) => c.down > 0));
}

function fill(layout: CellLayout, scope: Scope): ExpandedCell {
  const { column, across, down, sumOf, ratioOf } = layout;
  const { cell, name } = layout.each === null ? contentOf(layout, scope) : { cell: textCell(""), name: null };
  const show = showOf(cell.value, layout, scope.layout);
  const styled = { style: styleOf(layout, scope), styleName: layout.style };
  const each = layout.each === null ? null : eachOf({ ...layout, each: null }, layout.each, scope);
  return { column, across, down, cell, show, ...styled, name, sumOf, ratioOf, each };
}

/** Of every row of the list: its own figures, and the first, second, … of those that the row has numbered. */
function eachOf(layout: CellLayout, list: string, scope: Scope): NonNullable<ExpandedCell["each"]> {
  return (scope.facts.lists[list] ?? []).map((item, i) => {
    const end = `.${i + 1}`;
    const own = Object.entries(scope.row).flatMap(([name, cell]) =>
      name.endsWith(end) ? [[name.slice(0, -end.length), cell] as const] : [],
    );
    return fill(layout, { ...scope, list, row: { ...scope.row, ...item, ...Object.fromEntries(own) } });
  });
}

function styleOf(layout: CellLayout, scope: Scope): CellStyle {
  const style = scope.layout.styles.get(layout.style) ?? STYLES.plain;
  invariant(style !== undefined, `the style ${layout.style} is there`);
  return style;
}

function contentOf(layout: CellLayout, scope: Scope): { cell: Cell; name: string | null } {
  if (layout.figure === null) return { cell: written(layout.text ?? "", scope), name: null };
  const isOfRow = Object.hasOwn(scope.row, layout.figure);
  const name = isOfRow ? `${scope.list ?? ""}[].${layout.figure}` : layout.figure;
  return { cell: figureOf(layout.figure, scope), name };
}

function figureOf(name: string, scope: Scope): Cell {
  const found = scope.row[name] ?? scope.facts.values[name];
  invariant(found !== undefined, `the form has a figure ${name}`);
  return found;
}

/** A literal text; its figures, where it has some, are what it rests on. */
function written(text: string, scope: Scope): Cell {
  const made = textOf(text, scope);
  const [only, ...more] = made.figures;
  if (only === undefined) return textCell(made.text);
  const origin: Origin =
    more.length === 0 && only.origin ? only.origin : { kind: "figures", figures: made.figures };
  return { value: { kind: "text", text: made.text }, origin };
}

function textOf(text: string, scope: Scope): { text: string; figures: Cell[] } {
  const figures: Cell[] = [];
  const filled = text.replace(PLACEHOLDER, (_all, name: string, asked: string | undefined) => {
    const cell = figureOf(name, scope);
    if (cell.origin) figures.push(cell);
    const show = SHOWS.find((s) => s === asked) ?? null;
    return shownText(cell.value, showOf(cell.value, { show, decimals: null }, scope.layout));
  });
  return { text: filled, figures };
}

function paragraphs(layout: CellLayout, scope: Scope): ExpandedCell[] {
  const whole = fill(layout, scope);
  const { value } = whole.cell;
  const lines = value.kind === "text" ? value.text.split("\n") : [];
  const indent = whole.style.isIndented && !scope.flows ? "　　" : "";
  const most = scope.flows ? Number.POSITIVE_INFINITY : MOST_IN_A_ROW;
  const rows = lines.flatMap((line) =>
    piecesOf(line.trim(), most).map((piece, i) => (i === 0 && piece !== "" ? indent + piece : piece)),
  );
  return rows.map((text) => ({ ...whole, cell: { ...whole.cell, value: { kind: "text", text } } }));
}

/** Whether any sum of the page prints another last digit than its printed parts come to. */
function isRounded(rows: readonly RowLayout[], scope: Scope): boolean {
  return cellsOf(rows).some((layout) => {
    if (layout.figure === null || layout.sumOf.length === 0) return false;
    const sum = scope.facts.values[layout.figure];
    if (sum === undefined) return false;
    const parts = layout.sumOf.flatMap((name) => partsNamed(name, scope.facts));
    const show = showOf(sum.value, layout, scope.layout);
    return !tiesPrinted({ sum: sum.value, parts: parts.map((p) => p.value) }, show);
  });
}

function partsNamed(name: string, facts: FormFacts): Cell[] {
  const [, list, figure = ""] = /^([^[\]]+)\[\]\.(.+)$/.exec(name) ?? [];
  if (list === undefined) return [facts.values[name] ?? []].flat();
  return (facts.lists[list] ?? []).flatMap((row) => row[figure] ?? []);
}

function cellsOf(rows: readonly RowLayout[]): CellLayout[] {
  return rows.flatMap((row) => {
    if (row.kind === "cells") return [...row.cells];
    if (row.kind === "paragraph") return [row.cell];
    return [...(row.kind === "block" ? row.beside : []), ...cellsOf(row.rows)];
  });
}
