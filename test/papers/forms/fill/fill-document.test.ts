/** An office's own Word form: its names in braces are filled, everything else stays, and each figure can be explained by its name. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import mammoth from "mammoth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPackage } from "../../../../src/tables/io/xlsx/package-parts.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "../narrative/books-of-2019-dd.ts";

let books: Books;
const at = (file: string): string => join(books.cwd, file);
const row = (...cells: string[]): TableRow =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });

async function form(file: string, texts: readonly string[], rows: readonly string[][] = []): Promise<void> {
  const table = rows.length === 0 ? [] : [new Table({ rows: rows.map((cells) => row(...cells)) })];
  const section = {
    headers: { default: new Header({ children: [new Paragraph("{year} 年度")] }) },
    children: [...texts.map((text) => new Paragraph(text)), ...table],
  };
  writeFileSync(at(file), await Packer.toBuffer(new Document({ sections: [section] })));
}

const fill = (file: string, ...more: string[]) =>
  books.balis("report", "midterm", "2019-dd", "--fill", file, "-o", "填好.docx", ...more);

async function part(file: string, name: string): Promise<string> {
  const parts = await openPackage(at(file));
  try {
    return await parts.text(name);
  } finally {
    parts.close();
  }
}

beforeAll(async () => {
  books = await booksOf2019();
}, 120_000);
afterAll(() => books?.remove());

describe("a Word form of one's own", () => {
  test("takes figures by name, one's own words by a map, and a row for each of a list; all else stays", async () => {
    writeFileSync(at("名称.yaml"), "names: { 执行数: funds.total.executed }\n");
    const rows = [
      ["预算项目", "执行数"],
      ["{#lines}{line}", "{executed}{/lines}"],
    ];
    await form("表样.docx", ["执行 {执行数} 元，{funds.total.executed:wan} 万元，{funds.total.rate}"], rows);
    const done = await fill("表样.docx", "--map", "名称.yaml");
    expect(done.stdout).toContain("已生成 填好.docx");
    const text = (await mammoth.extractRawText({ path: at("填好.docx") })).value.split("\n\n");
    // 72,000 + 38,500 + … are those of June: 117,500.00 of 305,000.00.
    expect(text[0]).toBe("执行 117,500.00 元，11.75 万元，38.52%");
    const { lists } = JSON.parse(
      (await books.balis("report", "midterm", "2019-dd", "--figures", "--json")).stdout,
    );
    const lines = lists.lines as { line: string; executed: string }[];
    const yuan = (said: string): string =>
      Number(said.replaceAll(",", "")).toLocaleString("en", { minimumFractionDigits: 2 });
    expect(text.slice(1).filter((t) => t.trim() !== "")).toEqual([
      ...["预算项目", "执行数"],
      ...lines.flatMap(({ line, executed }) => [line, yuan(executed)]),
    ]);
    expect(await part("填好.docx", "word/header1.xml")).toContain("2019 年度");
    expect(await part("填好.docx", "word/styles.xml")).toBe(await part("表样.docx", "word/styles.xml"));
  });

  test("its figures are explained by their names", async () => {
    const said = await books.balis("explain", "填好.docx!funds.total.executed");
    expect([said.exit, said.stdout.includes("117,500.00")]).toEqual([0, true]);
    expect((await books.balis("explain", "填好.docx!funds.other.executed")).stderr).toContain(
      "cell-must-show-a-figure",
    );
  });

  test("a name nobody knows, braces that don't match, a form without names are refused, and nothing is written", async () => {
    const before = readFileSync(at("填好.docx"));
    await form("错.docx", ["{funds.total.exekuted}"]);
    const wrong = await fill("错.docx");
    expect([wrong.exit, wrong.stderr.includes("funds.total.executed")]).toEqual([3, true]);
    await form("半.docx", ["{#lines}{line}"]);
    expect((await fill("半.docx")).stderr).toContain("braces-of-form-must-match");
    writeFileSync(
      at("无.docx"),
      await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("无")] }] })),
    );
    expect((await fill("无.docx")).stderr).toContain("form-must-name-a-figure");
    writeFileSync(at("不是.docx"), "不是");
    expect((await fill("不是.docx")).exit).toBe(3);
    expect(readFileSync(at("填好.docx")).equals(before)).toBe(true);
  });

  test("what a form asks for and would not get is refused, of a list without rows too", async () => {
    const asked = async (...texts: string[]): Promise<string> => {
      await form("问.docx", texts);
      return (await fill("问.docx")).stderr;
    };
    const { lists } = JSON.parse(
      (await books.balis("report", "midterm", "2019-dd", "--figures", "--json")).stdout,
    );
    expect(lists.scores).toEqual([]);
    expect(await asked("{year}{#scores}", "{name}{nosuch}", "{/scores}")).toContain("无法识别：nosuch。");
    expect(await asked("{year}{#project.name}", "{year}", "{/project.name}")).toContain("project.name");
    expect(await asked("{year}", "{@project.name}")).toContain("@project.name");
    expect(await asked("{funds.total.executed:percent}")).toContain("figure-in-form-must-be-shown-so");
    expect(await asked("{year} ｛project.name｝")).toContain("braces-of-form-must-be-plain");
    expect(await asked("{year} ｛见注｝")).not.toContain("braces");
  });

  test("a map's word for a figure that there is not is refused, whether or not the form says it", async () => {
    writeFileSync(at("错名.yaml"), "names: { 项目: project.nam }\n");
    await form("问.docx", ["{year}"]);
    const said = (await fill("问.docx", "--map", "错名.yaml")).stderr;
    expect(said).toContain("错名.yaml 里的名称无法识别：project.nam");
    expect(said).toContain("project.name");
  });

  test("a form that was filled before is one again when names stand in it", async () => {
    await form("旧.docx", ["{year}"]);
    expect((await fill("旧.docx")).stderr).not.toContain("未执行");
    const parts = await openPackage(at("填好.docx"));
    const body = (await parts.text("word/document.xml")).replace(">2019<", ">{project.name}<");
    parts.replace("word/document.xml", body);
    await parts.write(at("再填.docx"));
    parts.close();
    const done = await books.balis("report", "midterm", "2019-dd", "--fill", "再填.docx", "-o", "填好2.docx");
    expect(done.stdout).toContain("已填 1 个数");
    expect((await books.balis("explain", "填好2.docx!project.name")).exit).toBe(0);
  });

  test("a paper for issue shows no 待填, and another file is never replaced", async () => {
    await form("待.docx", ["{text.overview}"]);
    expect((await fill("待.docx", "--for-issue")).exit).toBe(3);
    writeFileSync(at("别的.docx"), readFileSync(at("待.docx")));
    const other = await books.balis("report", "midterm", "2019-dd", "--fill", "待.docx", "-o", "别的.docx");
    expect(other.stderr).toContain("output-must-not-replace-another-file");
  });
});
