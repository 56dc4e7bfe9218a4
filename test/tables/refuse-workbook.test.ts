/** A broken workbook is refused whole, with what is wrong; it is never read halfway, and never unpacked without bound. */
import { readFileSync } from "node:fs";
import type JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../src/cli/words/sentences.ts";
import { Refusal } from "../../src/core/refusal.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import type { FileFormat } from "../../src/tables/words/file-messages.ts";
import { bytesOf, saved, workbookZip } from "./workbook-file.ts";

async function refusalOf(path: string): Promise<Pick<Refusal, "code" | "params">> {
  try {
    const opened = await openFiles().open(path);
    try {
      for (const sheet of opened.sheets) for await (const _ of sheet.rows());
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error("the file was read");
}

const good = (rows = '<row r="1"><c r="A1"><v>1</v></c></row>'): JSZip =>
  workbookZip({ sheets: [{ name: "a", rows }] });

const withSheet = async (rows: string) => refusalOf(saved("sheet.xlsx", await bytesOf(good(rows))));

describe("the container", () => {
  test("a file that ends too early is refused as incomplete", async () => {
    const bytes = await bytesOf(good());
    const refused = await refusalOf(saved("short.xlsx", bytes.subarray(0, bytes.length - 40)));
    expect(refused).toEqual({ code: "workbook-must-be-complete", params: { part: "zip", why: "truncated" } });
  });

  test("one changed byte in a sheet is found by its checksum", async () => {
    const zip = good(`<row r="1"><c r="A1" t="inlineStr"><is><t>${"费用".repeat(50)}</t></is></c></row>`);
    const bytes = await zip.generateAsync({ type: "nodebuffer", compression: "STORE" });
    const at = bytes.indexOf("inlineStr") + 20;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const refused = await refusalOf(saved("byte.xlsx", bytes));
    expect(refused).toMatchObject({ code: "workbook-must-be-complete", params: { why: "damaged" } });
  });

  test("a part that unpacks to far more than its packed size is refused before it is unpacked", async () => {
    const zip = good();
    zip.file("xl/worksheets/sheet1.xml", Buffer.alloc(200 * 1024 ** 2));
    const bytes = await bytesOf(zip);
    expect(bytes.length).toBeLessThan(1024 ** 2);
    const refused = await refusalOf(saved("bomb.xlsx", bytes));
    expect(refused).toMatchObject({ code: "workbook-must-be-bounded", params: { found: 209_715_200 } });
  });

  test("a sheet that is listed but not there is named", async () => {
    const zip = good();
    zip.remove("xl/worksheets/sheet1.xml");
    const refused = await refusalOf(saved("missing.xlsx", await bytesOf(zip)));
    expect(refused).toEqual({
      code: "workbook-must-be-complete",
      params: { part: "xl/worksheets/sheet1.xml", why: "missing" },
    });
  });

  test.each([
    ["docx.xlsx", "word/document.xml", "<document/>", "archive"],
    ["calc.xlsx", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ods"],
  ])("%s is told by its content, whatever its name says", async (name, part, text, found) => {
    const zip = good();
    for (const other of Object.keys(zip.files)) zip.remove(other);
    zip.file(part, text);
    expect(await refusalOf(saved(name, await bytesOf(zip)))).toEqual({
      code: "file-must-be-a-table",
      params: { found },
    });
  });

  test("a CSV file named .xlsx, and a workbook named .csv, are refused with the right name", async () => {
    const text = await refusalOf(saved("text.xlsx", Buffer.from("申请单号,页数\n1,2\n")));
    expect(text.params).toEqual({ extension: ".xlsx", found: "csv", rename: "text.csv" });
    const book = await refusalOf(saved("book.csv", await bytesOf(good())));
    expect(book.params).toEqual({ extension: ".csv", found: "xlsx", rename: "book.xlsx" });
  });

  test("a workbook with a password is told apart from an old Excel file", async () => {
    const old = Buffer.alloc(4096);
    Buffer.from("d0cf11e0a1b11ae1", "hex").copy(old);
    old.writeUInt16LE(9, 30);
    expect((await refusalOf(saved("old.xls", old))).params).toEqual({ found: "xls" });
    Buffer.from("EncryptedPackage", "utf16le").copy(old, 1024);
    old.writeUInt32LE(1, 48);
    expect((await refusalOf(saved("locked.xlsx", old))).code).toBe("workbook-must-not-have-a-password");
  });
});

describe("how it is converted", () => {
  const next = (found: FileFormat): string =>
    sentenceOf("en", { code: "file-must-be-a-table", params: { found } }).next;

  test.each([
    ["xls", "soffice --headless --convert-to xlsx --outdir OUT *.xls;"],
    ["ods", "soffice --headless --convert-to xlsx --outdir OUT *.ods;"],
    ["xlsb", "soffice --headless --convert-to xlsx --outdir OUT *.xlsb;"],
    ["archive", "Unpack it and import the folder"],
    ["html", "save it as Excel workbook"],
  ] as const)("%s", (found, said) => {
    expect(next(found)).toContain(said);
  });
});

describe("the content", () => {
  test.each([
    ["rows out of order", '<row r="5"/><row r="4"/>'],
    ["a cell of another row", '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ["cells out of order", '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'],
    ["a number that is none", '<row r="1"><c r="A1"><v>12,5</v></c></row>'],
    ["a number in another base", '<row r="1"><c r="A1"><v>0x2</v></c></row>'],
    ["a row's place in another base", '<row r="0x1"><c r="A1"><v>1</v></c></row>'],
    ["a cell's place in another base", '<row r="16"><c r="A0x10"><v>1</v></c></row>'],
    ["a style in another base", '<row r="1"><c r="A1" s="0x0"><v>1</v></c></row>'],
    ["a shared text in another base", '<row r="1"><c r="A1" t="s"><v>0x0</v></c></row>'],
    ["a shared text that is not there", '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ["an unknown kind of cell", '<row r="1"><c r="A1" t="z"><v>7</v></c></row>'],
    ["an unclosed element", '<row r="1"><c r="A1"></row>'],
    ["an entity of its own", '<row r="1"><c r="A1" t="str"><v>&fee;</v></c></row>'],
  ])("%s is refused with the part's name", async (_, rows) => {
    const refused = await withSheet(rows);
    expect(refused).toMatchObject({
      code: "workbook-part-must-be-valid",
      params: { part: "xl/worksheets/sheet1.xml" },
    });
  });

  test("a document type is refused: its entities could grow without bound", async () => {
    const zip = good();
    zip.file("xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>');
    const refused = await refusalOf(saved("doctype.xlsx", await bytesOf(zip)));
    expect(refused.params).toMatchObject({ text: "<!DOCTYPE" });
  });

  test("bytes that are no UTF-8 are refused, not replaced", async () => {
    const zip = good();
    zip.file("xl/worksheets/sheet1.xml", Buffer.from([0x3c, 0x61, 0x3e, 0xb1, 0xb1]));
    expect((await refusalOf(saved("gbk.xlsx", await bytesOf(zip)))).code).toBe("workbook-part-must-be-valid");
  });

  test("the file on disk is left as it was", async () => {
    const bytes = await bytesOf(good('<row r="5"/><row r="4"/>'));
    const path = saved("same.xlsx", bytes);
    await refusalOf(path);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});
