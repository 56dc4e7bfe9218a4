/** Whatever is filled is read back as it was meant, every other cell is what it was, and filling again changes nothing. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { Refusal } from "../../../../src/core/refusal.ts";
import { fillWorkbook } from "../../../../src/papers/forms/io/fill/fill-workbook.ts";
import type { FilledCell, FilledValue } from "../../../../src/papers/forms/plan-fill.ts";
import { address } from "../../../../src/sheet/sheet.ts";
import { cellText, type RawCell } from "../../../../src/tables/cell.ts";
import { openFiles } from "../../../../src/tables/io/open-file.ts";
import { workbookZip } from "../../../tables/workbook-file.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-laws-"));
const [COLUMNS, ROWS] = [6, 8];

const value: fc.Arbitrary<FilledValue> = fc.oneof(
  fc.integer({ min: -999_999, max: 999_999 }).map((n) => ({ kind: "number" as const, text: `${n}` })),
  fc
    .string({
      unit: fc.constantFrom("合", "<", "&", '"', "a", " ", "_x0041_", "]]>"),
      minLength: 1,
      maxLength: 8,
    })
    .map((text) => ({ kind: "text" as const, text })),
  fc.constant({ kind: "empty" as const }),
);

/** A sheet in which some cells are there, some rows are closed, and some are missing. */
const sheetXml = fc
  .array(
    fc.record({
      there: fc.boolean(),
      cells: fc.subarray([...Array(COLUMNS).keys()]),
      spans: fc.boolean(),
    }),
    { minLength: ROWS, maxLength: ROWS },
  )
  .map((rows) =>
    rows
      .flatMap(({ there, cells, spans }, i) => {
        if (!there) return [];
        const open = `<row r="${i + 1}"${spans ? ` spans="1:${COLUMNS}"` : ""}`;
        const made = cells.map(
          (c) => `<c r="${address({ column: c, row: i + 1 })}" s="0"><v>${i}${c}</v></c>`,
        );
        return made.length === 0 ? `${open}/>` : `${open}>${made.join("")}</row>`;
      })
      .join(""),
  );

const cells = fc
  .uniqueArray(fc.record({ column: fc.nat(COLUMNS - 1), row: fc.integer({ min: 1, max: ROWS }), value }), {
    selector: (c) => address(c),
    maxLength: 12,
  })
  .map((all) =>
    all.map((c): FilledCell => {
      return { ...c, sheet: "表一", replace: false, figure: null, place: { line: 1, column: 1 } };
    }),
  );

async function grid(path: string): Promise<Map<string, RawCell>> {
  const found = new Map<string, RawCell>();
  const file = await openFiles().open(path);
  for await (const batch of file.sheets[0]?.rows() ?? [])
    for (const row of batch)
      row.cells.forEach((cell, column) => {
        if (cellText(cell) !== "") found.set(address({ column, row: row.row }), cell);
      });
  await file.close();
  return found;
}

const meant = (said: FilledValue): RawCell =>
  said.kind === "number" ? { kind: "number", text: said.text } : said.kind === "text" ? said.text : null;

test("a filled cell is read back, every other one is what it was, and filling twice is filling once", async () => {
  await fc.assert(
    fc.asyncProperty(sheetXml, cells, async (rows, filled) => {
      const [form, once, twice] = ["form.xlsx", "once.xlsx", "twice.xlsx"].map((name) => join(folder, name));
      if (!form || !once || !twice) throw new Error("three names");
      const zip = workbookZip({ sheets: [{ name: "表一", rows }] });
      writeFileSync(form, await zip.generateAsync({ type: "nodebuffer" }));
      const fill = (from: string, to: string) =>
        fillWorkbook({ form: from, to, map: "m", cells: filled, note: null });
      await fill(form, once);
      const wanted = await grid(form);
      for (const cell of filled) {
        const said = meant(cell.value);
        if (cellText(said) === "") wanted.delete(address(cell));
        else wanted.set(address(cell), said);
      }
      expect(await grid(once)).toEqual(wanted);
      await fill(once, twice);
      expect(readFileSync(twice).equals(readFileSync(once))).toBe(true);
    }),
    { numRuns: 120 },
  );
}, 60_000);

test("the heading of a table is left alone", async () => {
  const zip = workbookZip({ sheets: [{ name: "表一", rows: "" }] });
  zip.file(
    "xl/worksheets/_rels/sheet1.xml.rels",
    '<Relationships><Relationship Id="a" Type="x/table" Target="../tables/table1.xml"/></Relationships>',
  );
  zip.file("xl/tables/table1.xml", '<table ref="B2:D5"/>');
  const form = join(folder, "table.xlsx");
  writeFileSync(form, await zip.generateAsync({ type: "nodebuffer" }));
  const cell = (row: number): FilledCell => {
    const where = { sheet: "表一", column: 2, row };
    return {
      ...where,
      value: { kind: "text", text: "x" },
      replace: false,
      figure: null,
      place: { line: 7, column: 1 },
    };
  };
  const fill = (row: number) =>
    fillWorkbook({ form, to: join(folder, "t.xlsx"), map: "m", cells: [cell(row)], note: null });
  await expect(fill(2)).rejects.toThrow(Refusal);
  await expect(fill(2)).rejects.toMatchObject({
    code: "form-cell-must-not-be-a-heading",
    params: { cell: "表一!C2" },
  });
  await expect(fill(3)).resolves.toMatchObject({ cells: 1 });
  expect(await new JSZip().loadAsync(readFileSync(join(folder, "t.xlsx")))).toBeDefined();
});
