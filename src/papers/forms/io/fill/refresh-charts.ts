/** The charts of a form after its cells were filled. */

import { address } from "../../../../sheet/sheet.ts";
import type { RawCell } from "../../../../tables/cell.ts";
import type { PackageParts } from "../../../../tables/io/xlsx/package-parts.ts";
import { RowScanner, type SheetContext } from "../../../../tables/io/xlsx/sheet-rows.ts";
import { type ChartSource, withFreshCaches } from "./chart-caches.ts";
import { inPart, readSpans } from "./xml-spans.ts";

export interface ChangedSheet {
  /** In small letters. */
  readonly name: string;
  readonly part: string;
  /** Filled cells, and formulas whose values are unknown now. */
  readonly changed: readonly { readonly column: number; readonly row: number }[];
}

/** How many there are, whether or not they draw what was filled. */
export async function refreshCharts(
  parts: PackageParts,
  of: { form: string; sheets: readonly ChangedSheet[]; context: SheetContext },
): Promise<number> {
  const charts = await chartParts(parts, of.form);
  if (charts.length === 0) return 0;
  const source = await sourceOf(parts, of);
  for (const part of charts) {
    const text = await parts.text(part);
    const made = inPart(of.form, part, () => withFreshCaches(text, source));
    if (made !== text) parts.replace(part, made);
  }
  return charts.length;
}

async function sourceOf(
  parts: PackageParts,
  of: { form: string; sheets: readonly ChangedSheet[]; context: SheetContext },
): Promise<ChartSource> {
  const cells = new Map<string, ReadonlyMap<string, RawCell>>();
  for (const { name, part, changed } of of.sheets) {
    if (changed.length === 0) continue;
    const text = await parts.text(part);
    cells.set(
      name,
      inPart(of.form, part, () => cellsByPlace(text, of.context)),
    );
  }
  return {
    changed: new Map(of.sheets.map((sheet) => [sheet.name, sheet.changed])),
    cellAt: (sheet, at) => cells.get(sheet)?.get(address(at)) ?? null,
  };
}

async function chartParts(parts: PackageParts, form: string): Promise<string[]> {
  const types = "[Content_Types].xml";
  const text = await parts.text(types);
  const found: string[] = [];
  inPart(form, types, () =>
    readSpans(text, {
      open: ({ attributes }) => {
        const { PartName, ContentType } = attributes;
        if (PartName !== undefined && ContentType?.endsWith("drawingml.chart+xml")) found.push(PartName);
      },
      close: () => {},
      text: () => {},
    }),
  );
  return found.filter((part) => parts.has(part));
}

/** The cells of a sheet's XML by their places, as the importer reads them. */
function cellsByPlace(text: string, context: SheetContext): ReadonlyMap<string, RawCell> {
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
