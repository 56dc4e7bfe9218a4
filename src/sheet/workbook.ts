/** Workbooks as the workflows see them: handed over whole, or sheet by sheet by the workflow that asks. */
import type { Workbook } from "./sheet.ts";

export interface Workbooks {
  /** Writes beside the path and renames at the end: a reader never sees half a file. Refuses `output-must-be-writable`. */
  write(path: string, workbook: Workbook): Promise<void>;
}

/** What is printed in the footer of every page: the program, the period, the label of the books. */
export function sheetMark(of: { version: string; period: string; label: string }): string {
  return [`balis ${of.version}`, of.period, of.label].filter((part) => part !== "").join(" · ");
}

/** A form for a bureau names no program; what the books are called stays. */
export const withoutProgram = (mark: string): string => mark.split(" · ").slice(1).join(" · ");
