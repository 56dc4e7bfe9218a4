/** Workbooks as the workflows see them: a report is sheets of named cells; how they become .xlsx is io's affair. */
import type { Sheet } from "../domain/report/sheet.ts";

export interface WorkbookMeta {
  readonly title: string;
  /** Kind and period, written into the document properties so that `explain` finds them again. */
  readonly report: string;
  readonly period: string;
}

export interface Workbooks {
  /** Writes beside the target and renames: an interrupted write leaves the old file as it was. */
  write(path: string, book: { meta: WorkbookMeta; sheets: readonly Sheet[] }): Promise<void>;
  /** Reads one cell back: its text and the workbook's meta. */
  readCell(path: string, where: { sheet: string; address: string }): Promise<{ text: string | null; meta: WorkbookMeta | null }>;
}
