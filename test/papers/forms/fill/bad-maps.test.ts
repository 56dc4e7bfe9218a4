/** A bad map or a bad form is refused with its place and its remedy, and nothing is written. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../../src/cli/words/sentences.ts";
import { Refusal } from "../../../../src/core/refusal.ts";
import { fillWorkbook } from "../../../../src/papers/forms/io/fill/fill-workbook.ts";
import { readCellMap } from "../../../../src/papers/forms/io/fill/read-cell-map.ts";
import { planFill } from "../../../../src/papers/forms/plan-fill.ts";
import { readTextFile } from "../../../../src/tables/io/read-text.ts";
import { facts } from "./facts.ts";

const FORM = resolve(import.meta.dirname, "../../../../fixtures/officer-form/form.xlsx");

async function refusal(action: () => unknown): Promise<{ code: string; zh: string; en: string }> {
  try {
    await action();
  } catch (error) {
    if (error instanceof Refusal)
      return { code: error.code, zh: sentenceOf("zh-CN", error).what, en: sentenceOf("en", error).what };
    throw error;
  }
  throw new Error("nothing was refused");
}

const fillBy =
  (text: string, form = FORM) =>
  async () => {
    const to = join(mkdtempSync(join(tmpdir(), "balis-bad-")), "to.xlsx");
    try {
      const map = readCellMap({ file: "map.yaml", text });
      await fillWorkbook({ form, to, map: "map.yaml", cells: planFill(map, facts), note: null });
    } finally {
      expect(readdirSync(resolve(to, ".."))).toEqual([]);
    }
  };

describe("a bad map", () => {
  const cells = (lines: string): string => `sheets:\n  自评表:\n    cells:\n      ${lines}\n`;
  const cases: [string, string, string, string][] = [
    [
      "an unknown figure",
      cells("B3: project.nam"),
      "第 4 行第 7 列有误：这张表没有“project.nam”这个数，相近的：project.name、project.year",
      'line 4, column 7: there is no figure "project.nam"',
    ],
    [
      "an unknown sheet",
      "sheets:\n  自评:\n    cells: { B3: grade }\n",
      "第 3 行第 14 列有误：表中没有名为“自评”的工作表，有：自评表, 图 表, 填表说明",
      'line 3, column 14: the form has no sheet "自评"; it has:',
    ],
    [
      "a bad address",
      cells("3B: grade"),
      "第 4 行第 7 列（sheets.自评表.cells.3B）有误：“3B”不是单元格地址",
      "is not the address of a cell",
    ],
    [
      "a row beyond the sheet",
      cells("A1048577: grade"),
      "“A1048577”不是单元格地址",
      "not the address of a cell",
    ],
    [
      "two entries for one cell",
      cells("B3: grade\n      $b$3: total"),
      "第 5 行第 7 列有误：单元格 自评表!B3 在第 4 行已经写过",
      "line 5, column 7: cell 自评表!B3 is given already at line 4",
    ],
    [
      "a list over a cell",
      `${cells("A12: grade")}    lists:\n      - { list: indicators, first-row: 10, rows: 3, columns: { A: name } }\n`,
      "单元格 自评表!A12 在第 4 行已经写过",
      "given already at line 4",
    ],
    [
      "the same key twice",
      cells("B3: grade\n      B3: total"),
      "第 5 行第 7 列有误：“B3”写了两次",
      '"B3" is written twice',
    ],
    [
      "a key that is none",
      cells("B3: { figur: grade }"),
      "无法识别“figur”这一项",
      '"figur" is not known here',
    ],
    ["neither figure nor text", cells("B3: { replace: true }"), "缺少这一项", "it is missing"],
    [
      "an unknown way",
      cells("B3: { figure: total, as: 亿元 }"),
      "第 4 行第 28 列（sheets.自评表.cells.B3.as）有误：无法识别的写法“亿元”，可用：元、万元",
      '"亿元" is not a way',
    ],
    [
      "text as money",
      cells("B3: { figure: project.name, as: 万元 }"),
      "不能写成万元",
      "cannot be shown as wan-yuan",
    ],
    [
      "a ratio as money",
      cells("B3: { figure: funds.rate, as: 元 }"),
      "“funds.rate”（86.50%）不能写成元",
      "cannot be shown as yuan",
    ],
    [
      "a list too long for the form",
      "sheets:\n  自评表:\n    lists:\n      - { list: indicators, first-row: 10, rows: 2, columns: { A: name } }\n",
      "第 4 行第 11 列有误：“indicators”有 3 行，表里只留了 2 行",
      'line 4, column 11: "indicators" has 3 rows, and the form has room for 2',
    ],
    [
      "an unknown list",
      "sheets:\n  自评表:\n    lists:\n      - { list: x, first-row: 1, rows: 2, columns: { A: name } }\n",
      "没有“x”这个列表，可用：indicators",
      'no list "x"',
    ],
    [
      "a bad column",
      "sheets:\n  自评表:\n    lists:\n      - { list: indicators, first-row: 1, rows: 2, columns: { A1: name } }\n",
      "“A1”不是列号",
      '"A1" is not a column',
    ],
    ["no YAML", "sheets: [", "不是正确的 YAML", "not valid YAML"],
    ["nothing named", "sheets: {}", "没有写任何单元格", "names no cell"],
    [
      "an unknown figure in a line of text",
      cells('B3: { text: "总分 {totl} 分" }'),
      "没有“totl”这个数",
      'no figure "totl"',
    ],
  ];
  for (const [name, text, zh, en] of cases)
    test(name, async () => {
      const said = await refusal(fillBy(text));
      expect(said.code).toBe("cell-map-must-be-valid");
      expect(said.zh).toContain(zh);
      expect(said.en).toContain(en);
    });

  test("a figure that is not there is written as the form writes it, also where a number is asked for", async () => {
    const map = readCellMap({
      file: "m",
      text: cells("B3: { figure: none, as: 万元 }\n      B4: { figure: nothing, as: 数 }"),
    });
    expect(planFill(map, facts).map((c) => c.value)).toEqual([
      { kind: "text", text: "—" },
      { kind: "empty" },
    ]);
  });
});

describe("a bad form", () => {
  const map = "sheets:\n  自评表:\n    cells: { B3: grade }\n";
  const at = (name: string, bytes: Buffer | string): string => {
    const path = join(mkdtempSync(join(tmpdir(), "balis-form-")), name);
    writeFileSync(path, bytes);
    return path;
  };
  const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]);

  test("an old .xls, by its content", async () => {
    const said = await refusal(fillBy(map, at("form.xlsx", ole)));
    expect(said).toMatchObject({
      code: "form-must-be-an-xlsx",
      zh: expect.stringContaining("旧版 Excel（.xls）"),
    });
  });

  test("a .docx that was renamed", async () => {
    const zip = new JSZip();
    zip.file("[Content_Types].xml", "<Types/>");
    zip.file(
      "_rels/.rels",
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    );
    zip.file("word/document.xml", "<w:document xmlns:w='w'/>");
    const path = at("form.xlsx", await zip.generateAsync({ type: "nodebuffer" }));
    expect((await refusal(fillBy(map, path))).code).toBe("form-must-be-an-xlsx");
  });

  test("a workbook with a password", async () => {
    const directory = Buffer.alloc(4096);
    directory.write("EncryptedPackage", 0, "utf16le");
    const head = Buffer.alloc(512);
    ole.copy(head, 0, 0, 8);
    head.writeUInt16LE(9, 30);
    const path = at("form.xlsx", Buffer.concat([head, directory]));
    expect((await refusal(fillBy(map, path))).code).toBe("workbook-must-not-have-a-password");
  });

  for (const [name, bytes, code] of [
    ["an empty file", "", "file-must-not-be-empty"],
    ["a text", "a,b\n1,2\n", "form-must-be-an-xlsx"],
    ["the first half of a form", readFileSync(FORM).subarray(0, 9000), "workbook-must-be-complete"],
  ] as const)
    test(name, async () =>
      expect((await refusal(fillBy(map, at("form.xlsx", Buffer.from(bytes))))).code).toBe(code),
    );

  test("a form given as its own map", () => {
    expect(() => readTextFile(FORM)).toThrow(expect.objectContaining({ code: "file-must-be-a-text-file" }));
  });

  test("a form of another name", async () => {
    const path = at("form.xltx", readFileSync(FORM));
    expect((await refusal(fillBy(map, path))).code).toBe("form-must-be-an-xlsx");
    expect(existsSync(path)).toBe(true);
  });

  test("a form whose sheet is no XML is refused by its part", async () => {
    const zip = await JSZip.loadAsync(readFileSync(FORM));
    zip.file("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'></sheetData></worksheet>");
    const path = at("form.xlsx", await zip.generateAsync({ type: "nodebuffer" }));
    const said = await refusal(fillBy(map, path));
    expect(said).toMatchObject({
      code: "workbook-part-must-be-valid",
      zh: expect.stringContaining("sheet1.xml"),
    });
  });
});
