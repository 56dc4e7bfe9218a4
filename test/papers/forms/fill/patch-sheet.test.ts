/** Cells written into a sheet's XML: what is not named stays as it stands, character by character. */
import { describe, expect, test } from "vitest";
import { type ChartSource, withFreshCaches } from "../../../../src/papers/forms/io/fill/chart-caches.ts";
import { patchSheet } from "../../../../src/papers/forms/io/fill/patch-sheet.ts";
import { computedOnLoad } from "../../../../src/papers/forms/io/fill/recalculation.ts";
import type { FilledCell, FilledValue } from "../../../../src/papers/forms/plan-fill.ts";
import { address, parseAddress } from "../../../../src/sheet/sheet.ts";
import type { RawCell } from "../../../../src/tables/cell.ts";

const number = (text: string): FilledValue => ({ kind: "number", text });

function cell(at: string, value: FilledValue = number("7"), replace = false): FilledCell {
  const where = parseAddress(at) ?? { column: 0, row: 1 };
  return { sheet: "表", ...where, value, replace, figure: null, place: { line: 3, column: 5 } };
}

const DATES = { epoch: 1900 as const, dayStyles: [false, true] };
const sheet = (data: string, rest = "", head = ""): string =>
  `<worksheet>${head}<sheetData>${data}</sheetData>${rest}</worksheet>`;
const patched = (
  text: string,
  cells: FilledCell[],
  dates: Parameters<typeof patchSheet>[2] = DATES,
): string => patchSheet(text, cells, dates).text;

describe("where a cell goes", () => {
  const cases: [string, string, FilledCell[], string][] = [
    [
      "a cell keeps its style and loses its shared string",
      '<row r="2"><c r="B2" s="4" t="s"><v>9</v></c></row>',
      [cell("B2")],
      '<row r="2"><c r="B2" s="4"><v>7</v></c></row>',
    ],
    [
      "a cell that is not there is put in order, and the row's span is no longer said",
      '<row r="2" spans="1:3" ht="20"><c r="A2"/><c r="C2"/></row>',
      [cell("B2"), cell("D2")],
      '<row r="2" ht="20"><c r="A2"/><c r="B2"><v>7</v></c><c r="C2"/><c r="D2"><v>7</v></c></row>',
    ],
    [
      "a row that closes itself is opened",
      '<row r="2" spans="1:3" s="5" customFormat="1" />',
      [cell("B2")],
      '<row r="2" s="5" customFormat="1"><c r="B2" s="5"><v>7</v></c></row>',
    ],
    [
      "rows that are not there are put in order",
      '<row r="2"><c r="A2"/></row><row r="5"/>',
      [cell("A9"), cell("B1"), cell("A1"), cell("C3")],
      '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>7</v></c></row><row r="2"><c r="A2"/></row>' +
        '<row r="3"><c r="C3"><v>7</v></c></row><row r="5"/><row r="9"><c r="A9"><v>7</v></c></row>',
    ],
    [
      "cells and rows without an address stand where they are counted",
      '<row><c><v>1</v></c><c t="str"><v>x</v></c></row><row><c/></row>',
      [cell("B1"), cell("A2"), cell("B2")],
      '<row><c><v>1</v></c><c r="B1"><v>7</v></c></row><row><c r="A2"><v>7</v></c><c r="B2"><v>7</v></c></row>',
    ],
    [
      "text stands in the cell itself",
      '<row r="1"><c r="A1"/></row>',
      [cell("A1", { kind: "text", text: "<合>&\r\n " })],
      '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">&lt;合&gt;&amp;\n </t></is></c></row>',
    ],
    [
      "text in a row whose height nobody set leaves the height to the program; a set one stays",
      '<row r="1" ht="15" s="1"><c r="A1"/></row><row r="2" ht="15" customHeight="1"><c r="A2"/></row><row r="3" ht="15"><c r="A3"/></row>',
      [cell("A1", { kind: "text", text: "长" }), cell("A2", { kind: "text", text: "长" }), cell("A3")],
      '<row r="1" s="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">长</t></is></c></row>' +
        '<row r="2" ht="15" customHeight="1"><c r="A2" t="inlineStr"><is><t xml:space="preserve">长</t></is></c></row>' +
        '<row r="3" ht="15"><c r="A3"><v>7</v></c></row>',
    ],
    [
      "an empty figure empties the cell",
      '<row r="1"><c r="A1" s="2"><v>5</v></c></row>',
      [cell("A1", { kind: "empty" })],
      '<row r="1"><c r="A1" s="2"/></row>',
    ],
    [
      "a day is a number only where the format shows a day: serial 43588 is 2019-05-03",
      '<row r="1"><c r="A1" s="1"/><c r="B1" s="0"/></row>',
      [cell("A1", { kind: "day", day: "2019-05-03" }), cell("B1", { kind: "day", day: "2019-05-03" })],
      '<row r="1"><c r="A1" s="1"><v>43588</v></c>' +
        '<c r="B1" t="inlineStr"><is><t xml:space="preserve">2019-05-03</t></is></c></row>',
    ],
    [
      "a formula is replaced where the map says so, and what other formulas gave is forgotten",
      '<row r="1"><c r="A1" s="3"><f>B1</f><v>1</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>1x</v></c></row>',
      [cell("A1", number("7"), true)],
      '<row r="1"><c r="A1" s="3"><v>7</v></c><c r="B1"><f>A1&amp;"x"</f></c></row>',
    ],
    [
      "a cell that leans on a shared formula may go; the first of it may go with all others",
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row>',
      [cell("A1", number("7"), true), cell("A2", number("8"), true)],
      '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="A2"><v>8</v></c></row>',
    ],
    [
      "an array formula may be overwritten whole",
      '<row r="1"><c r="A1"><f t="array" ref="A1:B1">X</f></c><c r="B1"/></row>',
      [cell("A1", number("7"), true), cell("B1", number("8"), true)],
      '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>8</v></c></row>',
    ],
  ];
  for (const [name, data, cells, wanted] of cases)
    test(name, () => expect(patched(sheet(data), cells)).toBe(sheet(wanted)));

  test("an empty sheet, a prefix, a comment and a dimension", () => {
    const text =
      '<x:worksheet xmlns:x="m"><x:dimension ref="A1"/><!-- <row r="9"/> --><x:cols><x:col min="2" max="3" style="8"/></x:cols><x:sheetData/></x:worksheet>';
    expect(patched(text, [cell("C4")])).toBe(
      '<x:worksheet xmlns:x="m"><x:dimension ref="A1:C4"/><!-- <row r="9"/> --><x:cols><x:col min="2" max="3" style="8"/></x:cols>' +
        '<x:sheetData><x:row r="4"><x:c r="C4" s="8"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
  });

  test("in a workbook of 1904 the same day is 42126", () => {
    const made = patched(
      sheet('<row r="1"><c r="A1" s="1"/></row>'),
      [cell("A1", { kind: "day", day: "2019-05-03" })],
      {
        ...DATES,
        epoch: 1904,
      },
    );
    expect(made).toContain("<v>42126</v>");
  });
});

describe("what is refused", () => {
  const cases: [string, string, FilledCell[], object][] = [
    [
      "a merged cell that is not the first",
      sheet("", '<mergeCells count="1"><mergeCell ref="B2:D3"/></mergeCells>'),
      [cell("C3")],
      { code: "form-cell-must-be-free", params: { cell: "表!C3", first: "B2", range: "B2:D3", line: 3 } },
    ],
    [
      "a formula",
      sheet('<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c></row>'),
      [cell("A1")],
      { code: "form-cell-must-not-be-a-formula", params: { cell: "表!A1", formula: "SUM(B1:C1)", line: 3 } },
    ],
    [
      "the first of a shared formula alone",
      sheet(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c></row>',
      ),
      [cell("A1", number("7"), true), cell("A2", number("7"), true)],
      { code: "form-formula-must-stay-whole", params: { cell: "表!A1", range: "A3", line: 3 } },
    ],
    [
      "a part of an array formula",
      sheet('<row r="1"><c r="A1"><f t="array" ref="A1:B1">X</f></c><c r="B1"><v>2</v></c></row>'),
      [cell("B1", number("7"), true)],
      { code: "form-formula-must-stay-whole", params: { cell: "表!B1", range: "A1:B1", line: 3 } },
    ],
  ];
  for (const [name, text, cells, wanted] of cases)
    test(name, () => expect(() => patched(text, cells)).toThrow(expect.objectContaining(wanted)));
});

describe("the workbook around the sheet", () => {
  test("computation on opening is asked for once, at its place", () => {
    expect(computedOnLoad("<workbook><sheets/><definedNames/><extLst/></workbook>")).toBe(
      '<workbook><sheets/><definedNames/><calcPr fullCalcOnLoad="1"/><extLst/></workbook>',
    );
    expect(
      computedOnLoad('<workbook><sheets/><calcPr calcMode="manual" fullCalcOnLoad="0"/></workbook>'),
    ).toBe('<workbook><sheets/><calcPr calcMode="manual" fullCalcOnLoad="1"/></workbook>');
  });

  // B2 was filled with 12.5, B3 with the text "甲 & 乙"; B4 is a formula, B5 has always been 7, B6 is empty.
  const cells: Readonly<Record<string, RawCell>> = {
    B2: { kind: "number", text: "12.5" },
    B3: "甲 & 乙",
    B4: { kind: "formula", formula: "B2*2", value: null },
    B5: { kind: "number", text: "7" },
  };
  const source: ChartSource = {
    changed: new Map([["表 1", [1, 2, 3].map((row) => ({ column: 1, row: row + 1 }))]]),
    cellAt: (sheet, at) => (sheet === "表 1" ? (cells[address(at)] ?? null) : null),
  };
  const cache = (kind: string, points: string): string =>
    `<c:${kind}Cache>${kind === "num" ? "<c:formatCode>0.0</c:formatCode>" : ""}${points}</c:${kind}Cache>`;
  const reference = (formula: string, of: { kind: string; cache: string }): string =>
    `<c:val><c:${of.kind}Ref><c:f>${formula}</c:f>${of.cache}</c:${of.kind}Ref></c:val>`;
  const OLD = '<c:ptCount val="1"/><c:pt idx="0"><c:v>1</c:v></c:pt>';
  test.each([
    [
      "numbers are drawn anew, with a gap for text",
      "num",
      "'表 1'!$B$2:$B$3",
      '<c:ptCount val="2"/><c:pt idx="0"><c:v>12.5</c:v></c:pt>',
    ],
    [
      "names are written anew",
      "str",
      "'表 1'!$B$3:$C$3",
      '<c:ptCount val="2"/><c:pt idx="0"><c:v>甲 &amp; 乙</c:v></c:pt>',
    ],
    ["a formula is not known yet", "num", "'表 1'!$B$2:$B$4", null],
    ["cells that nobody touched keep theirs", "num", "'表 1'!$B$5:$B$6", OLD],
    ["another sheet keeps its own", "num", "表!$B$2:$B$4", OLD],
    ["several areas", "num", "(表!$A$1,'表 1'!$A$3:$C$3)", null],
    ["a name may stand for any cells", "num", "表!名称", null],
  ])("a chart: %s", (_, kind, formula, wanted) => {
    const made = withFreshCaches(reference(formula, { kind, cache: cache(kind, OLD) }), source);
    expect(made).toBe(reference(formula, { kind, cache: wanted === null ? "" : cache(kind, wanted) }));
  });
});

describe("a text that is higher than its row may be is told", () => {
  const text = (chars: number): FilledValue => ({ kind: "text", text: "因".repeat(chars) });
  const cols = '<cols><col min="2" max="3" width="20"/></cols>';
  // A column of 20 characters is (20 × 7 + 5) × 0.75 = 108.75 points, less 9 of margin: nine characters of 11 points.
  test.each([
    ["one line in a row of one", '<row r="2" ht="15" customHeight="1"/>', "", text(9), []],
    ["two lines in a row of one", '<row r="2" ht="15" customHeight="1"/>', "", text(10), ["表!B2"]],
    ["two lines in a row of two", '<row r="2" ht="30" customHeight="1"/>', "", text(10), []],
    ["a row that nobody fixed grows", '<row r="2" ht="15"/>', "", text(90), []],
    ["merged cells do not grow", '<row r="2" ht="15"/>', "B2:C2", text(20), ["表!B2"]],
    ["but are as wide as all of them", '<row r="2" ht="15"/>', "B2:C2", text(18), []],
    ["and as high", '<row r="2" ht="15"/><row r="3" ht="15"/>', "B2:C3", text(20), []],
    [
      "a number is never broken",
      '<row r="2" ht="15" customHeight="1"/>',
      "",
      number("1234567890123456789"),
      [],
    ],
  ] as const)("%s", (_name, rows, merge, value, cut) => {
    const merges = merge === "" ? "" : `<mergeCells count="1"><mergeCell ref="${merge}"/></mergeCells>`;
    expect(patchSheet(sheet(rows, merges, cols), [cell("B2", value)], DATES).cut).toEqual(cut);
  });
});
