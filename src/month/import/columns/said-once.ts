/**
 * 只写一次的值 / a value that a sheet says once for all of its rows: its own name, or a cell above the table.
 *
 * A label is found whatever its width, its spaces and its colon: 结算单位, "结算单位：", "结算 单位:". The value stands behind the colon in
 * the same cell, up to the next wide gap or semicolon, or in the next filled cell to the right.
 *
 * Worked example: with {above: 结算单位}, "结算单位：北京大学图书馆   账期：2019-05" gives 北京大学图书馆.
 */
import { cellText, columnLetter, type RawCell, type RawRow } from "../../../tables/cell.ts";
import type { Field } from "./field.ts";
import type { Profile, ValueSource } from "./profile.ts";

export interface SaidValue {
  readonly source:
    | Exclude<ValueSource, { by: "columns" }>
    /** Where columns become rows: the heading of the column. */
    | { readonly by: "heading"; readonly heading: string };
  /** What stands there; more than one where they differ, none where nothing stands there. */
  readonly cells: readonly RawCell[];
}

export type SaidOnce = ReadonlyMap<Field, SaidValue>;

/** `above`: the rows over the heading. */
export function saidOnce(
  profile: Profile,
  sheet: { readonly name: string | null; readonly above: readonly RawRow[] },
): SaidOnce {
  const said = new Map<Field, SaidValue>();
  for (const [field, { from }] of profile.columns) {
    if (from === null || from.by === "columns") continue;
    said.set(field, { source: from, cells: distinct(cellsOf(from, sheet)) });
  }
  return said;
}

function cellsOf(
  source: Exclude<ValueSource, { by: "columns" }>,
  sheet: { readonly name: string | null; readonly above: readonly RawRow[] },
): RawCell[] {
  switch (source.by) {
    case "sheet-name":
      return [sheet.name];
    case "above":
      return besideLabel(source.label, sheet.above);
    case "cell":
      return sheet.above.flatMap(({ row, cells }) =>
        cells.filter((_, i) => `${columnLetter(i + 1)}${row}` === source.address),
      );
  }
}

/** Whether the label stands above the table at all. */
export function hasLabel(label: string, above: readonly RawRow[]): boolean {
  return above.some(({ cells }) => cells.some((cell) => behind(label, cell) !== null));
}

function besideLabel(label: string, above: readonly RawRow[]): RawCell[] {
  return above.flatMap(({ cells }) =>
    cells.flatMap((cell, i) => {
      const rest = behind(label, cell);
      if (rest === null) return [];
      return rest === "" ? (cells.slice(i + 1).find((c) => cellText(c) !== "") ?? []) : rest;
    }),
  );
}

/** What stands behind the label in its cell; null in a cell that does not begin with it. */
function behind(label: string, cell: RawCell): string | null {
  const parts = cellText(cell)
    .normalize("NFKC")
    .split(/\s{2,}|[;\n\t]/);
  for (const part of parts) {
    const [head = "", ...rest] = part.split(":");
    if (labelKey(head) === labelKey(label)) return rest.join(":").trim();
  }
  return null;
}

const labelKey = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s:]+/g, "")
    .toLowerCase();

function distinct(cells: readonly RawCell[]): RawCell[] {
  const filled = cells.filter((cell) => cellText(cell) !== "");
  return filled.filter((cell, i) => filled.findIndex((c) => cellText(c) === cellText(cell)) === i);
}
