/** The cells of a sheet's XML by their places, as the importer reads them. */

import { address } from "../../../../sheet/sheet.ts";
import type { RawCell } from "../../../../tables/cell.ts";
import { RowScanner, type SheetContext } from "../../../../tables/io/xlsx/sheet-rows.ts";
import { readSpans } from "./xml-spans.ts";

export function cellsByPlace(text: string, context: SheetContext): ReadonlyMap<string, RawCell> {
  const scanner = new RowScanner(context);
  readSpans(text, {
    open: ({ name, attributes }) => scanner.open(name, attributes),
    close: (name) => scanner.close(name),
    text: (said) => scanner.text(said),
  });
  const found = new Map<string, RawCell>();
  for (const { row, cells } of scanner.taken())
    cells.forEach((cell, column) => {
      if (cell !== null && cell !== undefined) found.set(address({ column, row }), cell);
    });
  return found;
}
