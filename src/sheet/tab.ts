/**
 * 工作表 / tab: what a workbook shows under one name, whether it is a sheet or a page of a form, looked up by address.
 */

import { pageCellAt } from "./form-page.ts";
import type { Cell } from "./origin.ts";
import { cellAt, type Workbook } from "./sheet.ts";

export interface Tab {
  readonly name: string;
  /** The cell at an address; null where nothing stands. */
  readonly cellAt: (at: { column: number; row: number }) => Cell | null;
}

export function tabsOf(workbook: Workbook): Tab[] {
  return [
    ...(workbook.pages ?? []).map((page) => ({
      name: page.name,
      cellAt: (at: { column: number; row: number }) => pageCellAt(page, at)?.cell ?? null,
    })),
    ...workbook.sheets.map((sheet) => ({
      name: sheet.name,
      cellAt: (at: { column: number; row: number }) => cellAt(sheet, at),
    })),
  ];
}
