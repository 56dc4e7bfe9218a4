/**
 * A page of a form as its part xl/worksheets/sheetN.xml: merged cells with borders all round, exact heights, A4 set-up, formulas with
 * their values.
 *
 * The spreadsheet program fits the page to the paper's width, since widths of columns depend on the fonts it has.
 */
import { columnLetter } from "../../tables/cell.ts";
import type { Utf8Bytes } from "../../tables/io/xlsx/utf8-bytes.ts";
import type { FormPage, PlacedCell } from "../form-page.ts";
import { formatCode, plainFigure } from "../show-figure.ts";
import { withoutProgram } from "../workbook.ts";
import { exactNumber, numberXml, textResultXml } from "./excel-value.ts";
import { afterRows, beforeRows, rowStart } from "./page-part.ts";
import type { Shared } from "./sheet-part.ts";
import type { Look } from "./styles-part.ts";

const COLOURS = { black: "FF000000", red: "FFC00000", grey: "FF7F7F7F" };
const BELOW = { font: { name: "宋体", size: 9 } };

/** In steps between which there may be a pause. */
export function* putForm(out: Utf8Bytes, page: FormPage, shared: Shared): Generator<undefined> {
  const rows = cellsByRow(page, shared);
  const last = Math.max(page.rows.length, ...rows.keys());
  out.add(beforeRows({ widths: page.columns, frozen: null }));
  for (let row = 1; row <= last; row++) {
    out.add(rowStart(row, page.rows[row - 1]?.height));
    const cells = [...(rows.get(row) ?? [])].sort(([a], [b]) => a - b);
    for (const [, put] of cells) put(out);
    out.add("</row>");
    yield;
  }
  const style = shared.styles.idOf(BELOW);
  for (const [i, line] of page.below.entries()) {
    const row = last + 1 + i;
    out.add(`${rowStart(row)}<c r="A${row}" s="${style}"`);
    shared.texts.putCell(out, line);
    out.add("</row>");
  }
  out.add(
    afterRows({
      merged: page.cells.filter((c) => c.across > 1 || c.down > 1).map(areaOf),
      choices: "",
      isCentred: true,
      isLandscape: page.isLandscape,
      fitToHeight: page.fitsOnePage ? 1 : 0,
      mark: withoutProgram(shared.mark),
      breaks: page.rows.flatMap(({ breaksBefore }, r) => (breaksBefore && r > 0 ? [r] : [])),
      hasDrawing: false,
    }),
  );
}

type PutCell = (out: Utf8Bytes) => void;

function areaOf({ at, across, down }: PlacedCell): string {
  const [first, last] = [columnLetter(at.column + 1), columnLetter(at.column + across)];
  return `${first}${at.row}:${last}${at.row + down - 1}`;
}

/** Of each row its cells by their columns, from 0. All cells of an area look like its first one: borders stand all round. */
function cellsByRow(page: FormPage, shared: Shared): Map<number, Map<number, PutCell>> {
  const rows = new Map<number, Map<number, PutCell>>();
  for (const placed of page.cells) {
    const { at, across, down } = placed;
    const style = shared.styles.idOf(lookOf(placed));
    for (let row = at.row; row < at.row + down; row++) {
      const cells = rows.get(row) ?? new Map<number, PutCell>();
      rows.set(row, cells);
      for (let c = at.column; c < at.column + across; c++) {
        const start = `<c r="${columnLetter(c + 1)}${row}" s="${style}"`;
        const isFirst = row === at.row && c === at.column;
        cells.set(c, (out) => {
          out.add(start);
          if (isFirst) putContent(out, placed, shared);
          else out.add("/>");
        });
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
function putContent(out: Utf8Bytes, { cell, show, style }: PlacedCell, shared: Shared): void {
  const { value, formula } = cell;
  if (value.kind !== "text") {
    out.add(numberXml(exactNumber(plainFigure(value, show) ?? "0"), formula));
    return;
  }
  const said = style.isUpright ? [...value.text].join("\n") : value.text;
  if (formula === undefined) shared.texts.putCell(out, said);
  else out.add(textResultXml(said, formula));
}
