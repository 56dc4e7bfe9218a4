/**
 * 单元格、原始行 / cell and raw row: what stands in a file, before anybody says what it means.
 *
 * A CSV file has texts only. A workbook tells numbers, dates and formulas apart; a number arrives as the
 * shortest decimal text of its double, so nothing is computed with the double itself.
 *
 * Worked example: the cell `3.6` of a workbook is {kind: "number", text: "3.6"}; the same in a CSV file is "3.6".
 */
import { type Day, dayFromSerial } from "../core/day.ts";
import { letterOf } from "../core/source.ts";

export type RawCell =
  | null
  | string
  | { readonly kind: "number"; readonly text: string } // shortest decimal text of the double
  | { readonly kind: "date"; readonly serial: string } // Excel serial as counted from 1900, shortest decimal text
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly value: string | null;
      readonly isDate?: boolean;
      readonly isNumber?: boolean;
    } // cached value; a serial from 1900 where it is a date
  | { readonly kind: "error"; readonly text: string } // #REF! …
  | { readonly kind: "boolean"; readonly value: boolean };

export interface RawRow {
  /** From 1, as the user's program shows it. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly RawCell[];
  /** How many cells the row was written with, empty ones at its end and those Excel left off too; unknown in a workbook. */
  readonly width?: number;
}

/** As many characters as Excel holds in a cell of a workbook. More are no work of a person, and a small workbook can name them a million times. */
export const MAX_CELL_CHARS = 32_767;

/** The cell as a person sees it, without outer spaces; empty where there is nothing. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell.trim();
  switch (cell.kind) {
    case "number":
    case "error":
      return cell.text;
    case "date":
      return dayOfSerial(cell.serial, 1900) ?? cell.serial;
    case "formula":
      if (cell.value === null) return "";
      return (cell.isDate ? dayOfSerial(cell.value, 1900) : undefined) ?? cell.value.trim();
    case "boolean":
      return cell.value ? "TRUE" : "FALSE";
  }
}

/** The form in which two texts are equal: width, case and spaces do not count. */
export function textKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** The day a serial's text names; undefined when it names none. The time of day is dropped. */
export function dayOfSerial(serial: string, epoch: 1900 | 1904): Day | undefined {
  return /^\d{1,7}(\.\d+)?$/.test(serial) ? dayFromSerial(+serial, epoch) : undefined;
}

/** Nothing to be seen: a formula whose result was kept and is "" too, as a prepared row has them. */
export function isBlankCell(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined || cell === "") return true;
  if (typeof cell === "string") return cell.trim() === "";
  return cell.kind === "formula" && cell.value !== null && cell.value.trim() === "";
}

/** Nothing stands in any cell. */
export function isBlankRow(cells: readonly RawCell[]): boolean {
  for (let i = 0; i < cells.length; i++) if (!isBlankCell(cells[i])) return false;
  return true;
}

/** 1 → "A", 27 → "AA": the name of a column that has no heading. */
export function columnLetter(position: number): string {
  return letterOf(position);
}
