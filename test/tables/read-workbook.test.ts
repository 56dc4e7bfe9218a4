/** A workbook's cells as they stand: what Excel shows is not always what it stores. */
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RawCell, RawRow } from "../../src/tables/cell.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { bytesOf, type SheetXml, saved, workbookZip } from "./workbook-file.ts";

async function rowsOf(path: string, sheet = 0): Promise<RawRow[]> {
  const opened = await openFiles().open(path);
  try {
    const rows: RawRow[] = [];
    for await (const batch of opened.sheets[sheet]?.rows() ?? []) rows.push(...batch);
    return rows;
  } finally {
    await opened.close();
  }
}

type Workbook = Parameters<typeof workbookZip>[0];

async function cellsOf(row: string, more: Omit<Workbook, "sheets"> = {}): Promise<readonly RawCell[]> {
  const sheets: SheetXml[] = [{ name: "明细", rows: `<row r="1">${row}</row>` }];
  const path = saved("one-row.xlsx", await bytesOf(workbookZip({ sheets, ...more })));
  return (await rowsOf(path))[0]?.cells ?? [];
}

describe("cells", () => {
  test("a number is the shortest text of its double", async () => {
    const row =
      '<c r="A1"><v>3.6000000000000001</v></c><c r="B1" t="n"><v>12</v></c><c r="C1"><v>1.5E-2</v></c>';
    expect(await cellsOf(row)).toEqual([
      { kind: "number", text: "3.6" },
      { kind: "number", text: "12" },
      { kind: "number", text: "0.015" },
    ]);
  });

  test("a number with a day's format is a day; with a time's or an amount's format it is not", async () => {
    const styles = [
      0,
      14,
      "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
      "h:mm:ss",
      "#,##0.00&quot;day&quot;",
      31,
      "[Red]0.00",
      "[h]:mm",
      "mm:ss.0",
      "m&quot;月&quot;",
      "[$-804]aaaa;@",
      "yyyy-mm-dd hh:mm:ss.000",
    ];
    const row = styles.map((_, i) => `<c r="${"ABCDEFGHIJKL"[i]}1" s="${i}"><v>43588</v></c>`).join("");
    const kinds = (await cellsOf(row, { styles })).map((c) => (c as { kind: string }).kind);
    expect(kinds).toEqual([
      ...["number", "date", "date", "number", "number", "date", "number"],
      ...["number", "number", "date", "date", "date"],
    ]);
  });

  test("shared, inline and rich texts are joined; readings over the characters are left out", async () => {
    const texts = [
      "<si><t>北京大学</t></si>",
      "<si><r><t>清华</t></r><r><rPr><b/></rPr><t xml:space='preserve'>大学 </t></r><rPh sb='0' eb='1'><t>qinghua</t></rPh></si>",
    ];
    const row =
      '<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>' +
      '<c r="C1" t="inlineStr"><is><r><t>中国</t></r><r><t>人民大学</t></r></is></c>' +
      '<c r="D1" t="inlineStr"><is><t>a_x000D_b &lt;c&gt;</t></is></c>';
    expect(await cellsOf(row, { texts })).toEqual(["清华大学 ", "北京大学", "中国人民大学", "a\rb <c>"]);
  });

  test("a raised or lowered digit of a rich text stays one: a footnote makes no 102 of 10, and H₂O is readable", async () => {
    const run = (text: string, align = "") =>
      `<r>${align && `<rPr><sz val="9"/><vertAlign val="${align}"/></rPr>`}<t>${text}</t></r>`;
    const inline = [
      run("10") + run("2", "superscript"),
      run("H") + run("2", "subscript") + run("O2"),
      run("10") + run("_x0031_２)", "superscript"),
      run("10", "baseline") + run("2"),
      "<t>102</t>",
    ];
    const cells = inline.map((runs, i) => `<c r="${"ABCDE"[i]}1" t="inlineStr"><is>${runs}</is></c>`);
    const seen = ["10²", "H₂O2", "10¹²)", "102", "102"];
    expect(await cellsOf(cells.join(""))).toEqual(seen);
    const texts = inline.map((runs) => `<si>${runs}</si>`);
    const shared = inline.map((_, i) => `<c r="${"ABCDE"[i]}1" t="s"><v>${i}</v></c>`);
    expect(await cellsOf(shared.join(""), { texts })).toEqual(seen);
  });

  test("leading zeros and 18 digits survive in a text cell", async () => {
    const row = '<c r="A1" t="inlineStr"><is><t>000012345678901234</t></is></c>';
    expect(await cellsOf(row)).toEqual(["000012345678901234"]);
  });

  test("a formula gives its cached value, or nothing where none was kept; an error stays an error", async () => {
    const row =
      '<c r="A1"><f>B1*2</f><v>24</v></c><c r="B1"><f>C1</f></c><c r="C1" t="str"><f>D1</f><v>加急</v></c>' +
      '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="b"><v>1</v></c>' +
      '<c r="G1" s="1"><f>TODAY()</f><v>43588</v></c>';
    expect(await cellsOf(row, { styles: [0, 14] })).toEqual([
      { kind: "formula", formula: "B1*2", value: "24", isDate: false, isNumber: true },
      { kind: "formula", formula: "C1", value: null, isDate: false, isNumber: true },
      { kind: "formula", formula: "D1", value: "加急", isDate: false, isNumber: false },
      { kind: "error", text: "#DIV/0!" },
      { kind: "error", text: "#REF!" },
      { kind: "boolean", value: true },
      { kind: "formula", formula: "TODAY()", value: "43588", isDate: true, isNumber: false },
    ]);
  });

  test("cells keep their columns over gaps, with and without references", async () => {
    expect(await cellsOf('<c r="B1"><v>1</v></c><c r="AB1"><v>2</v></c>')).toHaveLength(28);
    expect(await cellsOf("<c><v>1</v></c><c/><c><v>2</v></c>")).toEqual([
      { kind: "number", text: "1" },
      null,
      { kind: "number", text: "2" },
    ]);
  });
});

describe("sheets and rows", () => {
  test("rows keep their numbers over gaps; a hidden row is marked", async () => {
    const rows =
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="7" hidden="1"><c r="A7"><v>2</v></c></row><row><c><v>3</v></c></row>';
    const path = saved("gaps.xlsx", await bytesOf(workbookZip({ sheets: [{ name: "a", rows }] })));
    const found = (await rowsOf(path)).map((r) => [r.row, r.hidden]);
    expect(found).toEqual([
      [2, false],
      [7, true],
      [8, false],
    ]);
  });

  test("hidden and very hidden sheets are marked, and the day count of 1904 is told", async () => {
    const sheets = [
      { name: "一", rows: "" },
      { name: "二", state: "hidden", rows: "" },
      { name: "三", state: "veryHidden", rows: "" },
    ];
    const opened = await openFiles().open(
      saved("hidden.xlsx", await bytesOf(workbookZip({ sheets, date1904: true }))),
    );
    expect(opened.epoch).toBe(1904);
    expect(opened.sheets.map((s) => [s.position, s.name, s.hidden])).toEqual([
      [1, "一", false],
      [2, "二", true],
      [3, "三", true],
    ]);
    await opened.close();
  });

  test("what another program writes is read back cell by cell, Chinese text across all piece borders", async () => {
    const cell = fc.oneof(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.string({
        unit: fc.constantFrom("北", "京", "大", "学", "图", "書", "館", "𠮷", "a", " ", "<", "&", '"', "0"),
      }),
      fc.boolean(),
      fc.constant(null),
    );
    const shapes = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(shapes, fc.boolean(), async (table, shared) => {
        const path = saved("fuzz.xlsx", await written(table, shared));
        const back = new Map((await rowsOf(path)).map((r) => [r.row, r.cells]));
        table.forEach((row, r) => {
          row.forEach((value, c) => {
            expect(plain(back.get(r + 1)?.[c])).toEqual(value === "" ? null : value);
          });
        });
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

async function written(
  table: readonly (readonly (number | string | boolean | null)[])[],
  shared: boolean,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("明细");
  for (const row of table) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer({ useSharedStrings: shared } as object));
}

function plain(cell: RawCell | undefined): number | string | boolean | null {
  if (cell === undefined || cell === null || cell === "") return null;
  if (typeof cell === "string") return cell;
  if (cell.kind === "number") return Number(cell.text);
  return cell.kind === "boolean" ? cell.value : null;
}
