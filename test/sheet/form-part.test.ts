/** A form as it is written: read again by another reader, with its merges, borders and print set-up in the file itself. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selfEvaluationFacts } from "../../src/papers/forms/facts/self-evaluation-facts.ts";
import { layOut } from "../../src/papers/forms/lay-out.ts";
import type { FormPage } from "../../src/sheet/form-page.ts";
import { workbooks } from "../../src/sheet/io/write-workbook.ts";
import { withLine } from "../../src/sheet/sheet.ts";
import { cellText } from "../../src/tables/cell.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { ABOUT, evaluated, layoutNamed } from "../support/form-year.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-form-"));
const path = join(folder, "form.xlsx");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let sheet = "";
let book = "";
let styles = "";

const facts = selfEvaluationFacts(evaluated(), ABOUT);
const pages = layOut(layoutNamed("self-evaluation"), facts);

async function partsOf(file: string): Promise<(name: string) => Promise<string>> {
  const zip = await JSZip.loadAsync(readFileSync(file));
  return async (name) => (await zip.file(name)?.async("string")) ?? "";
}

beforeAll(async () => {
  await workbooks().write(path, withLine({ sheets: [], pages, mark: "balis 0 · a & b" }, "未经复核"));
  const part = await partsOf(path);
  [sheet, book, styles] = await Promise.all([
    part("xl/worksheets/sheet1.xml"),
    part("xl/workbook.xml"),
    part("xl/styles.xml"),
  ]);
});

/** The style of a cell, as its XML says. */
const styleOf = (address: string): string =>
  new RegExp(`<c r="${address}"[^>]* s="(\\d+)"`).exec(sheet)?.[1] ?? "";

describe("a page of a form in the file", () => {
  test("A4 upright, one page, in the middle, its heading repeated, the mark in the footer without the program", () => {
    expect(sheet).toMatch(
      /<pageSetup paperSize="9" orientation="portrait"[^>]*fitToWidth="1" fitToHeight="1"/,
    );
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    // The element stands where the format wants it: before the margins.
    expect(sheet).toContain('<printOptions horizontalCentered="1"/><pageMargins');
    expect(book).toContain("$14:$14</definedName>");
    expect(sheet).toContain("&amp;La &amp;&amp; b");
  });

  test("every cell of more than one is merged, and every part of it has its border", () => {
    for (const range of ["A1:I1", "A7:B11", "A14:A18", "B15:B16", "A19:F19"])
      expect(sheet).toContain(`<mergeCell ref="${range}"/>`);
    const bordered = [...styles.matchAll(/<border>(.*?)<\/border>/g)].findIndex((m) =>
      m[1]?.includes("thin"),
    );
    const formats = [
      ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "").matchAll(/<xf [^>]*borderId="(\d+)"/g),
    ];
    for (const address of ["A7", "B7", "A11", "B11", "B15", "B16", "F19", "I4"])
      expect([address, Number(formats[Number(styleOf(address))]?.[1])]).toEqual([address, bordered]);
  });

  test("a sum is a formula with its exact value, shown in 万元 with two decimals", () => {
    expect(sheet).toMatch(/<c r="F8"[^>]*><f>SUM\(F9:F11\)<\/f><v>27.09005<\/v>/);
    expect(styles).toContain('formatCode="#,##0.00;[Red]-#,##0.00"');
  });

  test("upright text is a character a line", async () => {
    const shared = await (await partsOf(path))("xl/sharedStrings.xml");
    expect(shared).toContain("绩\n效\n指\n标");
  });
});

test("another reader finds the same texts and figures at the same places", async () => {
  const source = await openFiles().open(path);
  const [read] = source.sheets;
  const rows = new Map<number, string[]>();
  for await (const batch of read?.rows() ?? [])
    for (const row of batch) rows.set(row.row, row.cells.map(cellText));
  await source.close();
  expect(read?.name).toBe("项目支出绩效自评表");
  expect(rows.get(1)?.[0]).toBe("项目支出绩效自评表");
  expect(rows.get(8)).toEqual(expect.arrayContaining(["年度资金总额", "27.09005", "8.6"]));
  expect(rows.get(21)?.[0]).toBe("未经复核");
});

test("a page that breaks by hand is as wide as the paper, and keeps its breaks", async () => {
  const [first] = pages as [FormPage];
  const rows = first.rows.map((row, r) => ({ ...row, breaksBefore: r === 13 }));
  const broken = join(folder, "broken.xlsx");
  await workbooks().write(broken, { sheets: [], pages: [{ ...first, rows, fitsOnePage: false }], mark: "" });
  const xml = await (await partsOf(broken))("xl/worksheets/sheet1.xml");
  expect(xml).toContain('<brk id="13"');
  expect(xml).toMatch(/fitToWidth="1" fitToHeight="0"/);
});
