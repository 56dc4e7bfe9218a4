/** The streaming writer alone: with the readers it takes three times as long to load, and one of their packages names no licence. */
declare module "exceljs/lib/stream/xlsx/workbook-writer.js" {
  import type Excel from "exceljs";

  const WorkbookWriter: typeof Excel.stream.xlsx.WorkbookWriter;
  export = WorkbookWriter;
}
