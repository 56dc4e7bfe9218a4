/**
 * Writes a workbook: its sheets as parts of XML that are packed while they are made, so that a row leaves memory when it is
 * written; then what they share. The same workbook gives the same bytes.
 */
import { closeSync, openSync } from "node:fs";
import { invariant } from "../../core/bug.ts";
import { writeWhole } from "../../tables/io/write-whole.ts";
import { PartPacker } from "../../tables/io/xlsx/part-packer.ts";
import type { Utf8Bytes } from "../../tables/io/xlsx/utf8-bytes.ts";
import { headingRow, type Workbook } from "../sheet.ts";
import type { Workbooks } from "../workbook.ts";
import { putCharts, type SheetCharts } from "./chart-parts.ts";
import { putForm } from "./form-part.ts";
import { type Shared, SheetPart } from "./sheet-part.ts";
import { StylesPart } from "./styles-part.ts";
import { TextTable } from "./text-table.ts";
import { type ListedSheet, putFirstParts, putLastParts } from "./workbook-parts.ts";

export function workbooks(): Workbooks {
  return { write: (path, workbook) => writeWhole(path, (draft) => writeTo(draft, workbook)) };
}

async function writeTo(path: string, workbook: Workbook): Promise<void> {
  const tabs = [...(workbook.pages ?? []), ...workbook.sheets];
  const names = new Set(tabs.map((tab) => tab.name.toLowerCase()));
  invariant(names.size === tabs.length, "the sheets of a workbook have different names");
  const fd = openSync(path, "wx");
  try {
    const packer = new PartPacker(fd);
    await putParts(packer, workbook);
    packer.end();
  } finally {
    closeSync(fd);
  }
}

async function putParts(packer: PartPacker, workbook: Workbook): Promise<void> {
  const shared: Shared = { styles: new StylesPart(), texts: new TextTable(), mark: workbook.mark };
  const sheets: ListedSheet[] = [];
  const charts: SheetCharts[] = [];
  const put = async (tab: ListedSheet, steps: (out: Utf8Bytes) => Iterable<undefined>): Promise<void> => {
    sheets.push({ name: tab.name, titles: tab.titles });
    await packer.stream(`xl/worksheets/sheet${sheets.length}.xml`, steps);
  };
  putFirstParts(packer);
  for (const page of workbook.pages ?? []) await put(page, (out) => putForm(out, page, shared));
  for (const sheet of workbook.sheets) {
    const part = new SheetPart(sheet, shared);
    const heading = headingRow(sheet);
    await put({ name: sheet.name, titles: { from: heading, to: heading } }, (out) => part.put(out));
    if (part.charts.length > 0) charts.push({ sheet: sheets.length, charts: part.charts });
  }
  const others = putCharts(packer, charts);
  packer.addRepeated("xl/styles.xml", shared.styles.xml());
  const hasTexts = shared.texts.size > 0;
  if (hasTexts) await packer.stream("xl/sharedStrings.xml", (out) => shared.texts.put(out));
  putLastParts(packer, { sheets, hasTexts, others });
}
