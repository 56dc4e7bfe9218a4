/** The headings of tables (列表): a program that opens the form finds each column by what its heading says, in two places. */

import { refuse } from "../../../../core/refusal.ts";
import type { PackageParts } from "../../../../tables/io/xlsx/package-parts.ts";
import { relations } from "../../../../tables/io/xlsx/relations.ts";
import { cellName, type FilledCell } from "../../plan-fill.ts";
import { type Area, contains, parseArea } from "./area.ts";
import { readSpans } from "./xml-spans.ts";

/** Refuses a cell that is one: the form would be damaged. */
export async function requireNoHeading(
  parts: PackageParts,
  of: { sheet: string; cells: readonly FilledCell[] },
): Promise<void> {
  if (of.cells.length === 0) return;
  for (const { type, target } of (await relations(parts.original, of.sheet)).values()) {
    if (type !== "table" || !parts.has(target)) continue;
    const heading = headingOf(await parts.text(target));
    const cell = of.cells.find((c) => heading !== null && contains(heading, c));
    if (cell) refuse("form-cell-must-not-be-a-heading", { cell: cellName(cell), line: cell.place.line });
  }
}

function headingOf(text: string): Area | null {
  let found: Area | null = null;
  readSpans(text, {
    open: ({ name, attributes }) => {
      const area = name === "table" ? parseArea(attributes.ref ?? "") : undefined;
      const rows = Number(attributes.headerRowCount ?? 1);
      if (area && rows > 0) found = { ...area, bottom: area.top + rows - 1 };
    },
    close: () => {},
    text: () => {},
  });
  return found;
}
