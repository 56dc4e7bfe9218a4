/** What a workbook of a few kilobytes can ask for, and no spreadsheet program writes: refused before it costs memory or time. */
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { Refusal } from "../../src/core/refusal.ts";
import type { RawRow } from "../../src/tables/cell.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { RowScanner } from "../../src/tables/io/xlsx/sheet-rows.ts";
import { bytesOf, type SheetXml, saved, workbookZip } from "./workbook-file.ts";

const LONGEST = 32_767;

async function rowsOf(path: string): Promise<RawRow[]> {
  const opened = await openFiles().open(path);
  const rows: RawRow[] = [];
  try {
    for (const sheet of opened.sheets) {
      for await (const batch of sheet.rows()) rows.push(...batch);
      await sheet.merged();
    }
  } finally {
    await opened.close();
  }
  return rows;
}

async function refusalOf(path: string): Promise<{ code: string; params: unknown; file: string | undefined }> {
  const error = await rowsOf(path).catch((e: unknown) => e);
  if (error instanceof Refusal) return { code: error.code, params: error.params, file: error.at?.file };
  throw error instanceof Error ? error : new Error("the file was read");
}

let made = 0;
async function workbook(sheet: Partial<SheetXml>, texts: readonly string[] = []): Promise<string> {
  const zip = workbookZip({ sheets: [{ name: "a", rows: "", ...sheet }], texts });
  made += 1;
  return saved(`hostile-${made}.xlsx`, await bytesOf(zip));
}

const row = (r: number, cells: string): string => `<row r="${r}">${cells}</row>`;
const rowsFrom = (n: number, cells: (r: number) => string): string =>
  Array.from({ length: n }, (_, i) => row(i + 1, cells(i + 1))).join("");
const named = (r: number): string => `<c r="A${r}" t="s"><v>0</v></c>`;

describe("a text", () => {
  test("of more characters than a cell of Excel holds is refused, however often it is named", async () => {
    const path = await workbook({ rows: rowsFrom(12_000, named) }, [`<si><t>${"长".repeat(1e6)}</t></si>`]);
    expect(await refusalOf(path)).toEqual({
      code: "cell-text-must-be-bounded",
      params: { text: "长".repeat(40), limit: LONGEST },
      file: path.slice(path.lastIndexOf("/") + 1),
    });
  });

  test.each([
    ["in its cell", (t: string) => `<c r="A1" t="inlineStr"><is><t>${t}</t></is></c>`],
    [
      "in two runs",
      (t: string) => `<c r="A1" t="inlineStr"><is><r><t>x</t></r><r><t>${t.slice(1)}</t></r></is></c>`,
    ],
    ["as a result", (t: string) => `<c r="A1" t="str"><f>B1</f><v>${t}</v></c>`],
  ])("%s: the longest is read, one character more is not", async (_, cell) => {
    expect(await rowsOf(await workbook({ rows: row(1, cell("字".repeat(LONGEST))) }))).toHaveLength(1);
    const longer = await workbook({ rows: row(1, cell("字".repeat(LONGEST + 1))) });
    expect((await refusalOf(longer)).code).toBe("cell-text-must-be-bounded");
  });

  test("of the longest kind that 12,000 cells name is held once", async () => {
    const path = await workbook({ rows: rowsFrom(12_000, named) }, [
      `<si><t>${"长".repeat(LONGEST)}</t></si>`,
    ]);
    expect(await rowsOf(path)).toHaveLength(12_000);
  });

  test("the number of shared texts is counted, not believed", async () => {
    const zip = workbookZip({ sheets: [{ name: "a", rows: row(1, named(1)) }] });
    zip.file(
      "xl/sharedStrings.xml",
      '<sst count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>',
    );
    expect((await rowsOf(saved("lies.xlsx", await bytesOf(zip))))[0]?.cells).toEqual(["x"]);
  });
});

describe("cells far to the right", () => {
  const stray = (r: number): string => `<c r="A${r}"><v>1</v></c><c r="XFD${r}"><v>2</v></c>`;

  test("in a few rows are read", async () => {
    const rows = await rowsOf(await workbook({ rows: rowsFrom(100, stray) }));
    expect(rows.map((r) => r.cells.length)).toEqual(Array(100).fill(16_384));
  });

  test("in thousands of rows are refused with their place", async () => {
    const refused = await refusalOf(await workbook({ rows: rowsFrom(3000, stray) }));
    expect(refused).toMatchObject({ code: "cells-must-not-stand-apart", params: { column: "XFD" } });
  });

  test("that have a look and no value take no room", async () => {
    const looks = (r: number): string => `<c r="A${r}"><v>1</v></c><c r="XFD${r}" s="0"/>`;
    const rows = await rowsOf(await workbook({ rows: rowsFrom(3000, looks) }));
    expect(rows.every((r) => r.cells.length === 1)).toBe(true);
  });

  test("empty places between the columns of a table are ordinary", async () => {
    const sparse = (r: number): string => `<c r="A${r}"><v>1</v></c><c r="IV${r}"><v>2</v></c>`;
    expect(await rowsOf(await workbook({ rows: rowsFrom(20_000, sparse) }))).toHaveLength(20_000);
  }, 30_000);
});

test("a sheet of more places than a table of 48 columns fills is refused", async () => {
  const scanner = new RowScanner({ texts: null, dayStyles: [] });
  const read = (): void => {
    scanner.open("sheetData", {});
    for (let r = 1; r <= 300_000; r++) {
      scanner.open("row", { r: `${r}` });
      scanner.open("c", { r: `IV${r}` });
      scanner.open("v", {});
      scanner.text("1");
      for (const name of ["v", "c", "row"]) scanner.close(name);
      if (scanner.isFull) scanner.taken();
    }
  };
  // 196,608 rows of 256 places are 48 times a full column.
  expect(read).toThrow(
    expect.objectContaining({ code: "sheet-must-be-bounded", params: { limit: 50_331_648, row: 196_609 } }),
  );
}, 30_000);

describe("XML", () => {
  const invalid = { code: "workbook-part-must-be-valid" };

  test("elements in elements without end are refused", async () => {
    expect(await refusalOf(await workbook({ rows: "<a>".repeat(100_000) }))).toMatchObject(invalid);
  });

  test.each([
    ["a comment", `<!--${"<row>".repeat(400_000)}-->`],
    ["marked text", `<row><c><v><![CDATA[${"<a>".repeat(700_000)}]]></v></c></row>`],
    ["an attribute", `<row r="${"1".repeat(2e6)}"/>`],
    ["a name", `<${"r".repeat(2e6)}/>`],
    ["an instruction", `<?x ${"y".repeat(2e6)}?>`],
  ])("%s of two million characters is refused", async (_, rows) => {
    expect(await refusalOf(await workbook({ rows }))).toMatchObject(invalid);
  });

  test("a sheet may have comments of any number", async () => {
    const rows = await rowsOf(await workbook({ rows: "<!-- note -->".repeat(200_000) + row(1, "") }));
    expect(rows).toHaveLength(1);
  });

  test("more sheets than a workbook is read with are refused, not left out", async () => {
    const sheets = Array.from({ length: 1001 }, (_, i) => ({ name: `s${i}`, rows: "" }));
    const path = saved("sheets.xlsx", await bytesOf(workbookZip({ sheets })));
    expect(await refusalOf(path)).toMatchObject({ ...invalid, params: { part: "xl/workbook.xml" } });
  });

  test("a million merged areas are refused", async () => {
    const areas = Array.from({ length: 1_000_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`);
    const after = `<mergeCells>${areas.join("")}</mergeCells>`;
    expect(await refusalOf(await workbook({ rows: row(1, ""), after }))).toMatchObject({
      code: "merged-areas-must-be-bounded",
    });
  }, 30_000);
});

test.each([
  ["the same name", "xl/worksheets/sheet1.xml"],
  ["names that differ in case", "xl/worksheets/Sheet1.xml"],
])("two parts of %s are refused: which one counts?", async (_, second) => {
  const good = workbookZip({ sheets: [{ name: "a", rows: row(1, '<c r="A1"><v>5</v></c>') }] });
  const zip = new ZipFile();
  for (const name of Object.keys(good.files)) {
    const part = good.file(name);
    if (part) zip.addBuffer(await part.async("nodebuffer"), name);
  }
  zip.addBuffer(Buffer.from("<worksheet><sheetData/></worksheet>"), second);
  zip.end();
  const bytes = buffer(zip.outputStream);
  await once(zip.outputStream, "end");
  expect(await refusalOf(saved("two.xlsx", await bytes))).toMatchObject({
    code: "workbook-parts-must-differ",
    params: { part: second },
  });
});
