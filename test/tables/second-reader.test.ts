/** The days, numbers and texts of a workbook as openpyxl reads them too, in workbooks of either epoch. */
import { expect, test } from "vitest";
import { cellText, type RawCell } from "../../src/tables/cell.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { hasOpenpyxl, needing, openpyxl } from "../support/other-programs.ts";
import { bytesOf, saved, workbookZip } from "./workbook-file.ts";

/** Style, what stands in the cell (in a workbook of 1904 days are 1462 less), and what it is. */
const STYLES = [
  0,
  14,
  "yyyy-mm-dd hh:mm:ss.000",
  "yyyy/m/d;@",
  "[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; aaaa",
  "m&quot;月&quot;",
  "h:mm:ss",
  "0.00&quot;元&quot;",
];
const DAY = "2019-05-06";
type Kind = "day" | "number" | "text";
const CELLS: readonly (readonly [
  style: number,
  kind: Kind,
  cell: (days: number) => string,
  shown: string,
])[] = [
  [1, "day", (d) => `<v>${43591 - d}</v>`, DAY],
  [1, "day", (d) => `<v>${43591.5 - d}</v>`, DAY],
  [2, "day", (d) => `<v>${43591.73 - d}</v>`, DAY],
  [3, "day", (d) => `<v>${43591 - d}</v>`, DAY],
  [4, "day", (d) => `<v>${43591 - d}</v>`, DAY],
  [5, "day", (d) => `<v>${43591 - d}</v>`, DAY],
  [1, "day", (d) => `<f>C2</f><v>${43591 - d}</v>`, DAY],
  [2, "day", (d) => `<f>NOW()</f><v>${43591.25 - d}</v>`, DAY],
  [0, "number", () => "<v>43591</v>", "43591"],
  [7, "number", () => "<v>12.5</v>", "12.5"],
  [0, "number", () => "<v>3.6000000000000001</v>", "3.6"],
  [0, "number", () => "<v>3.5999999999999996</v>", "3.5999999999999996"],
  [0, "number", () => "<f>B2*0.3</f><v>3.6</v>", "3.6"],
  [0, "number", () => "<v>7.01234567891E11</v>", "701234567891"],
];

const TEXTS = ["000093", "2019年5月6日 星期一", "201905001.0"];

/** openpyxl finds the parts by what they are said to be. */
const OF = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${OF}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OF}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${OF}.styles+xml"/></Types>`;

async function workbook(date1904: boolean): Promise<string> {
  const days = date1904 ? 1462 : 0;
  const rows = CELLS.map(
    ([style, , cell], i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${style}">${cell(days)}</c></row>`,
  );
  const texts = TEXTS.map((text, i) => {
    const at = CELLS.length + i + 1;
    return `<row r="${at}"><c r="A${at}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  });
  const zip = workbookZip({
    sheets: [{ name: "明细", rows: [...rows, ...texts].join("") }],
    styles: STYLES,
    date1904,
  });
  zip.file("[Content_Types].xml", CONTENT_TYPES);
  return saved(`second-${date1904}.xlsx`, await bytesOf(zip));
}

async function ours(path: string): Promise<RawCell[]> {
  const opened = await openFiles().open(path);
  const cells: RawCell[] = [];
  try {
    for await (const rows of opened.sheets[0]?.rows() ?? [])
      for (const row of rows) cells.push(row.cells[0] ?? null);
  } finally {
    await opened.close();
  }
  return cells;
}

const isDay = (cell: RawCell): boolean =>
  cell !== null &&
  typeof cell === "object" &&
  (cell.kind === "date" || (cell.kind === "formula" && cell.isDate === true));

test.each([
  false,
  true,
])("a day is a day, whatever shows or computes it; counted from 1904: %s", async (date1904) => {
  const cells = await ours(await workbook(date1904));
  expect(cells.map(cellText)).toEqual([...CELLS.map(([, , , shown]) => shown), ...TEXTS]);
  expect(cells.map(isDay)).toEqual([...CELLS.map(([, kind]) => kind === "day"), ...TEXTS.map(() => false)]);
});

test.skipIf(!hasOpenpyxl).each([false, true])(
  needing("python3 with openpyxl", hasOpenpyxl, "openpyxl reads the same; counted from 1904: %s"),
  async (date1904) => {
    const path = await workbook(date1904);
    const script = `
import datetime
ws = openpyxl.load_workbook(${JSON.stringify(path)}, data_only=True).active
def said(v):
    if isinstance(v, (datetime.datetime, datetime.date)): return v.isoformat()[:10]
    return str(int(v)) if isinstance(v, float) and v == int(v) else repr(v) if isinstance(v, float) else str(v)
print(json.dumps([said(row[0].value) for row in ws.iter_rows()]))`;
    const theirs = openpyxl(path, script) as string[];
    // A month alone (5月) is a day to Excel, and a number to openpyxl.
    const other = CELLS.findIndex(([style]) => style === 5);
    const without = (texts: readonly string[]): string[] => texts.filter((_, i) => i !== other);
    expect(without((await ours(path)).map(cellText))).toEqual(without(theirs));
  },
);
