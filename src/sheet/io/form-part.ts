/**
 * A page of a form as its part xl/worksheets/sheetN.xml: merged cells with borders all round, exact heights, A4 set-up, formulas with
 * their values.
 *
 * The spreadsheet program fits the page to the paper's width, since widths of columns depend on the fonts it has.
 */
import { columnLetter } from "../../tables/cell.ts";
import type { FormPage, PlacedCell } from "../form-page.ts";
import { formatCode, plainFigure } from "../show-figure.ts";
import { exactNumber, numberXml, textResultXml } from "./excel-value.ts";
import { afterRows, beforeRows, rowOf } from "./page-part.ts";
import type { Shared } from "./sheet-part.ts";
import type { Look } from "./styles-part.ts";

const COLOURS = { black: "FF000000", red: "FFC00000", grey: "FF7F7F7F" };
const BELOW = { font: { name: "宋体", size: 9 } };

export function* formPieces(page: FormPage, shared: Shared): Generator<string> {
  const rows = cellsByRow(page, shared);
  const last = Math.max(page.rows.length, ...rows.keys());
  yield beforeRows({ widths: page.columns, frozen: null });
  for (let row = 1; row <= last; row++) {
    const cells = [...(rows.get(row) ?? [])].sort(([a], [b]) => a - b).map(([, xml]) => xml);
    const height = page.rows[row - 1]?.height;
    yield height === undefined
      ? `<row r="${row}">${cells.join("")}</row>`
      : rowOf({ row, height }, cells.join(""));
  }
  const style = shared.styles.idOf(BELOW);
  for (const [i, line] of page.below.entries()) {
    const row = last + 1 + i;
    yield `<row r="${row}"><c r="A${row}" s="${style}"${shared.texts.cell(line)}</row>`;
  }
  yield afterRows({
    merged: page.cells.filter((c) => c.across > 1 || c.down > 1).map(areaOf),
    choices: "",
    isCentred: true,
    isLandscape: page.isLandscape,
    fitToHeight: page.fitsOnePage ? 1 : 0,
    mark: shared.mark,
    breaks: page.rows.flatMap(({ breaksBefore }, r) => (breaksBefore && r > 0 ? [r] : [])),
    hasDrawing: false,
  });
}

function areaOf({ at, across, down }: PlacedCell): string {
  const [first, last] = [columnLetter(at.column + 1), columnLetter(at.column + across)];
  return `${first}${at.row}:${last}${at.row + down - 1}`;
}

/** Of each row its cells by their columns, from 0. All cells of an area look like its first one: borders stand all round. */
function cellsByRow(page: FormPage, shared: Shared): Map<number, Map<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  for (const placed of page.cells) {
    const { at, across, down } = placed;
    const style = shared.styles.idOf(lookOf(placed));
    for (let row = at.row; row < at.row + down; row++) {
      const cells = rows.get(row) ?? new Map<number, string>();
      rows.set(row, cells);
      for (let c = at.column; c < at.column + across; c++) {
        const start = `<c r="${columnLetter(c + 1)}${row}" s="${style}"`;
        const isFirst = row === at.row && c === at.column;
        cells.set(c, isFirst ? start + content(placed, shared) : `${start}/>`);
      }
    }
  }
  return rows;
}

function lookOf({ cell, show, style }: PlacedCell): Look {
  const { font: name, size, bold, border, isShaded, align: horizontal, vertical } = style;
  return {
    font: { name, size, bold, colour: COLOURS[style.colour] },
    border,
    isShaded,
    format: cell.value.kind === "text" ? "" : formatCode(show),
    align: { horizontal, vertical, wraps: true },
  };
}

/** Upright text is a character a line: rotated text stands at the edge of its cell in some programs. */
function content({ cell, show, style }: PlacedCell, shared: Shared): string {
  const { value, formula } = cell;
  const figure = plainFigure(value, show);
  if (value.kind !== "text") return numberXml(exactNumber(figure ?? "0"), formula);
  const said = style.isUpright ? [...value.text].join("\n") : value.text;
  return formula === undefined ? shared.texts.cell(said) : textResultXml(said, formula);
}
