/**
 * 排表 / arranging: a layout's file becomes cells with columns, and what can't be printed is told before any figure is looked up.
 *
 * Cells take the next free column; one that would stand on another, or beyond the last column, is refused, and so are an unknown
 * figure, list or style. A cell that reaches down ends in the rows it stands in: those that repeat, or may be left out, need a block
 * with cells beside it.
 *
 * Worked example: three columns, [甲 (across 2), 乙 (across 2)]: 乙 needs column 4 of 3: row-must-fit-its-columns.
 */

import type { PackProblem } from "../../rules/pack-problem.ts";
import type { CellLayout, FormShape, Layout, PageLayout, RowLayout } from "../../sheet/layout.ts";
import { stylesOf } from "../../sheet/layout-style.ts";
import { parseAddress } from "../../sheet/sheet.ts";
import { columnLetter } from "../../tables/cell.ts";
import type { CellDraft, CellParts, LayoutDraft, PageDraft, RowDraft } from "./layout-draft.ts";
import {
  type NameScope,
  problemOfCondition,
  problemOfFigure,
  problemOfList,
  problemOfPart,
  problemOfText,
} from "./layout-names.ts";

type Path = readonly (string | number)[];

interface LayoutProblem {
  readonly path: Path;
  readonly problem: PackProblem;
}

/** The layout, or the first thing that is wrong with it. */
export function arrangeLayout(
  draft: LayoutDraft,
  shape: FormShape,
): { readonly layout: Layout } | { readonly wrong: LayoutProblem } {
  const styles = stylesOf(draft.styles);
  if ("unknown" in styles)
    return {
      wrong: {
        path: ["styles", styles.of, "like"],
        problem: { code: "style-must-be-known", params: { name: styles.unknown, known: "" } },
      },
    };
  const arranger = new Arranger(shape, [...styles.keys()]);
  const pages = draft.pages.map((page, i) => arranger.page(page, ["pages", i]));
  arranger.names(draft.pages);
  const [wrong] = arranger.problems;
  if (wrong) return { wrong };
  const { layout: key, form, name, source, wanDecimals, percentDecimals } = draft;
  const names = { nameZh: name["zh-CN"], nameEn: name.en };
  const scheme = draft.scheme ?? null;
  return { layout: { key, form, ...names, source, scheme, wanDecimals, percentDecimals, styles, pages } };
}

/** What stands in the columns of the row that is being filled. */
interface Grid {
  readonly columns: number;
  /** Rows from this one on, this one included, that the column is taken for. */
  readonly taken: number[];
}

interface Where {
  readonly path: Path;
  readonly scope: NameScope;
  /** Rows, this one included, that a cell may reach down to. */
  readonly below: number;
  readonly style: string | undefined;
  /** Columns before it are behind in this row. */
  readonly from?: number;
}

class Arranger {
  readonly problems: LayoutProblem[] = [];
  private readonly shape: FormShape;
  private readonly styles: readonly string[];
  /** Of the page that is being arranged. */
  private repeats: PageLayout["repeats"] = null;

  constructor(shape: FormShape, styles: readonly string[]) {
    this.shape = shape;
    this.styles = styles;
  }

  private wrong(path: Path, problem: PackProblem | null): void {
    if (problem) this.problems.push({ path, problem });
  }

  /** A workbook has no two sheets of one name. */
  names(pages: readonly PageDraft[]): void {
    const names = pages.map((page) => page.name.toLowerCase());
    for (const [i, key] of names.entries())
      if (names.indexOf(key) < i) {
        const params = { what: "page" as const, key: pages[i]?.name ?? "" };
        this.wrong(["pages", i, "name"], { code: "entry-must-be-there-once", params });
      }
  }

  page(draft: PageDraft, path: Path): PageLayout {
    const scope: NameScope = { shape: this.shape, list: null, isOneRow: false };
    this.wrong([...path, "name"], problemOfText(draft.name, scope));
    if (draft.when !== undefined) this.wrong([...path, "when"], problemOfCondition(draft.when, scope));
    const grid = { columns: draft.columns.length, taken: draft.columns.map(() => 0) };
    const repeats = this.repeated(draft, [...path, "columns"]);
    const heads = leavesOf(draft.rows).flatMap((row, i) => (row.repeat ? [i] : []));
    if (heads.some((at, i) => i > 0 && at !== (heads[i - 1] ?? 0) + 1))
      this.wrong([...path, "rows"], { code: "rows-must-repeat-together", params: {} });
    const columns = draft.columns.map((c) => (typeof c === "number" ? c : c.width));
    this.repeats = repeats;
    return {
      ...{ name: draft.name, columns, repeats },
      ...{ isLandscape: draft.landscape, fitsOnePage: draft.onePage, when: draft.when ?? null },
      rows: this.rows(draft.rows, { grid, scope, path: [...path, "rows"] }),
    };
  }

  private repeated({ columns }: PageDraft, path: Path): PageLayout["repeats"] {
    const found = columns.flatMap((c, column) => (typeof c === "number" ? [] : [{ column, list: c.each }]));
    const [first, second] = found;
    if (second) this.wrong([...path, second.column], { code: "column-must-repeat-once", params: {} });
    if (first) this.wrong([...path, first.column, "each"], problemOfList(first.list, this.shape));
    return first ?? null;
  }

  private rows(drafts: readonly RowDraft[], at: { grid: Grid; scope: NameScope; path: Path }): RowLayout[] {
    const { taken } = at.grid;
    return drafts.map((draft, i) => {
      const row = this.row(draft, { ...at, path: [...at.path, i], below: plainFrom(drafts, i) });
      for (const [c, left] of taken.entries()) taken[c] = Math.max(0, left - 1);
      return row;
    });
  }

  private row(draft: RowDraft, at: { grid: Grid; scope: NameScope; path: Path; below: number }): RowLayout {
    const { path, grid, scope } = at;
    if (draft.when !== undefined) this.wrong([...path, "when"], problemOfCondition(draft.when, scope));
    const any = {
      when: draft.when ?? null,
      height: draft.height ?? draft.space ?? null,
      breaksBefore: draft.break ?? false,
      keeps: draft.keep ?? false,
      repeats: draft.repeat ?? false,
    };
    const said = [draft.cells, draft.paragraph, draft.rows, draft.space].filter((part) => part !== undefined);
    const isLoose = draft.rows === undefined && draft.beside !== undefined;
    if (said.length !== 1 || isLoose || (draft.each !== undefined && draft.space !== undefined))
      this.wrong(path, { code: "row-must-be-one-thing", params: {} });
    if (draft.each !== undefined) return { ...any, ...this.each(draft, draft.each, at) };
    if (draft.rows !== undefined) return { ...any, ...this.block(draft, draft.rows, at) };
    if (draft.paragraph !== undefined) {
      const cell = { text: draft.paragraph, across: "rest" as const, style: draft.style ?? "body" };
      const where = { path: [...path, "paragraph"], scope, below: 1, style: undefined };
      return { ...any, kind: "paragraph", cell: this.cell(cell, grid, where) };
    }
    return {
      ...any,
      kind: "cells",
      cells: this.cells(draft.cells ?? [], grid, { ...at, style: draft.style, path: [...path, "cells"] }),
    };
  }

  private each(draft: RowDraft, list: string, at: { grid: Grid; path: Path }) {
    this.wrong([...at.path, "each"], problemOfList(list, this.shape));
    const { when: _when, each: _each, ...single }: RowDraft = draft;
    const [only, second]: readonly RowDraft[] = draft.rows ?? [single];
    const isOneRow = only?.cells !== undefined && only.each === undefined && !second && !draft.beside;
    const scope: NameScope = { shape: this.shape, list, isOneRow };
    const rows =
      draft.rows && !draft.beside
        ? this.rows(draft.rows, { grid: at.grid, scope, path: [...at.path, "rows"] })
        : [this.row(single, { grid: at.grid, scope, path: at.path, below: 1 })];
    return { kind: "each" as const, list, rows };
  }

  private block(
    draft: RowDraft,
    rows: readonly RowDraft[],
    at: { grid: Grid; scope: NameScope; path: Path },
  ) {
    const { grid, path, scope } = at;
    const where = { scope, below: 1, style: draft.style, path: [...path, "beside"] };
    const beside = this.cells(draft.beside ?? [], grid, where);
    for (const cell of beside)
      grid.taken.fill(Number.POSITIVE_INFINITY, cell.column, cell.column + cell.across);
    const inner = this.rows(rows, { grid, scope, path: [...path, "rows"] });
    for (const cell of beside) grid.taken.fill(0, cell.column, cell.column + cell.across);
    return { kind: "block" as const, beside, rows: inner };
  }

  private cells(drafts: readonly CellDraft[], grid: Grid, where: Where): CellLayout[] {
    let from = 0;
    return drafts.map((draft, i) => {
      const cell = this.cell(draft, grid, { ...where, path: [...where.path, i], from });
      from = cell.column + cell.across;
      return cell;
    });
  }

  private cell(draft: CellDraft, grid: Grid, where: Where): CellLayout {
    const said: CellParts = typeof draft === "string" ? { text: draft } : draft;
    const { path } = where;
    const down = said.down ?? 1;
    if (down > where.below)
      this.wrong([...path, "down"], { code: "span-must-end-in-its-rows", params: { down: `${down}` } });
    const { column, across } = this.place(said, grid, { path, down, from: where.from ?? 0 });
    const style = said.style ?? where.style ?? (said.figure === undefined ? "label" : "value");
    if (!this.styles.includes(style))
      this.wrong([...path, "style"], {
        code: "style-must-be-known",
        params: { name: style, known: this.styles.join(", ") },
      });
    const each = said.each ?? null;
    if (each !== null && (each !== this.repeats?.list || column !== this.repeats.column || across !== 1))
      this.wrong([...path, "each"], { code: "cell-must-stand-in-its-column", params: { list: each } });
    this.figures(said, each === null ? where : { ...where, scope: { ...where.scope, each } });
    return {
      ...{ text: said.text ?? null, figure: said.figure ?? null, show: said.show ?? null },
      ...{ decimals: said.decimals ?? null, column, across, down, style, each },
      ...{ isMerged: said.merge ?? false, sumOf: said.sumOf ?? [], ratioOf: said.ratioOf ?? [] },
    };
  }

  private figures(said: CellParts, { path, scope }: Where): void {
    if ((said.text === undefined) === (said.figure === undefined))
      this.wrong(path, { code: "cell-must-show-one-thing", params: {} });
    if (said.figure !== undefined) this.wrong([...path, "figure"], problemOfFigure(said.figure, scope));
    if (said.text !== undefined) this.wrong(path, problemOfText(said.text, scope));
    for (const key of ["sumOf", "ratioOf"] as const)
      for (const [i, name] of (said[key] ?? []).entries())
        this.wrong([...path, key, i], problemOfPart(name, this.shape));
    if (said.merge && !scope.isOneRow)
      this.wrong([...path, "merge"], { code: "merge-must-be-in-a-list", params: {} });
  }

  /** Takes the columns it covers. */
  private place(
    said: CellParts,
    grid: Grid,
    at: { path: Path; down: number; from: number },
  ): { column: number; across: number } {
    const isFree = (c: number): boolean => (grid.taken[c] ?? 0) === 0;
    const next = grid.taken.indexOf(0, at.from);
    const asked = said.column === undefined ? undefined : parseAddress(`${said.column}1`)?.column;
    const column = asked ?? (next === -1 ? grid.columns : next);
    let end = column;
    while (end < grid.columns && isFree(end)) end++;
    const across = said.across === "rest" ? Math.max(1, end - column) : (said.across ?? 1);
    const needed = column + across;
    if (needed > grid.columns) {
      const params = { needed: `${needed}`, columns: `${grid.columns}` };
      this.wrong(at.path, { code: "row-must-fit-its-columns", params });
    } else if (needed > end)
      this.wrong(at.path, { code: "cells-must-not-overlap", params: { column: columnLetter(end + 1) } });
    for (let c = column; c < Math.min(needed, grid.columns); c++)
      grid.taken[c] = Math.max(grid.taken[c] ?? 0, at.down);
    return { column, across };
  }
}

/** From this row on, so many rows that are there once and always. */
function plainFrom(drafts: readonly RowDraft[], from: number): number {
  const isPlain = (d: RowDraft): boolean => d.cells !== undefined && d.each === undefined;
  let count = 1;
  for (const draft of drafts.slice(from + 1)) {
    if (!isPlain(draft) || draft.when !== undefined) break;
    count += 1;
  }
  return count;
}

/** Rows in blocks and lists, one after the other. */
const leavesOf = (drafts: readonly RowDraft[]): RowDraft[] =>
  drafts.flatMap((draft) => (draft.rows ? leavesOf(draft.rows) : [draft]));
