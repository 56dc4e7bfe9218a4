/** The reports as Word documents, read back by another program. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AlignmentType,
  CheckBox,
  Document,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Math as MathFormula,
  MathRun,
  Packer,
  Paragraph,
  SimpleField,
  TextRun,
} from "docx";
import mammoth from "mammoth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPackage } from "../../../../src/tables/io/xlsx/package-parts.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

let books: Books;
let html = "";
beforeAll(async () => {
  books = await booksOf2019();
  await books.balis("report", "midterm", "2019-dd", "-o", "中期.docx");
  html = (await mammoth.convertToHtml({ path: join(books.cwd, "中期.docx") })).value;
}, 120_000);
afterAll(() => books?.remove());

const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);
const plain = (text: string): string => text.replace(/<[^>]+>/g, "");
/** The cells of each row of all tables. */
const rows = (): string[][] =>
  all(/<tr>(.*?)<\/tr>/g, html).map((row) => all(/<t[dh][^>]*>(.*?)<\/t[dh]>/g, row).map(plain));

async function part(file: string, name: RegExp): Promise<string> {
  const parts = await openPackage(join(books.cwd, file));
  try {
    const names = parts.names().filter((n) => name.test(n));
    return (await Promise.all(names.map((n) => parts.text(n)))).join("\n");
  } finally {
    parts.close();
  }
}

describe("the mid-term report as a Word document", () => {
  test("says itself what stands in it: its figures are explained by their names, whatever the file is called", async () => {
    const explained = async (name: string) => {
      const { stdout } = await books.balis("explain", `中期.docx!${name}`, "--json");
      return JSON.parse(stdout).explanation;
    };
    // 117,500.00 spent by June.
    const { text, figure, because } = await explained("funds.total.executed");
    expect([text, figure]).toEqual(["funds.total.executed", { unit: "fen", value: 11_750_000 }]);
    const parts = because.map((part: { figure: { value: number } }) => part.figure.value);
    expect(parts.reduce((a: number, b: number) => a + b, 0)).toBe(11_750_000);
    const { stderr, exit } = await books.balis("explain", "中期.docx!funds.total.nothing");
    expect([exit, stderr.includes("[cell-must-show-a-figure]")]).toEqual([3, true]);
  });

  test("has its headings as headings, in the order of the layout", () => {
    expect(all(/<h1>(.*?)<\/h1>/g, html).map(plain)).toEqual([
      ...["一、基本情况", "二、项目概况", "三、绩效目标及进展", "四、预算执行情况（2019年1月至6月）"],
      ...["五、建设进展", "六、存在的问题", "七、下一步工作安排"],
      ...["一、检查过程", "二、结论和整改", "三、检查组意见"],
    ]);
  });

  test("has the money of the workbook: 117,500.00 of 305,000.00 by June is 38.52 %, 187,500.00 are left", () => {
    const totals = rows().filter(([first]) => first === "合计");
    expect(totals).toEqual([["合计", "305,000.00", "117,500.00", "187,500.00", "38.52%"]]);
  });

  test("prints the head of a table again on the next page, and says on each page that it is a draft", async () => {
    const body = await part("中期.docx", /^word\/document\.xml$/);
    const [heads] = all(/(<w:tr>(?:(?!<\/w:tr>).)*<w:tblHeader\/>.*?<\/w:tr>)/g, body);
    expect(plain(heads ?? "")).toContain("序号");
    expect(await part("中期.docx", /^word\/header\d\.xml$/)).toContain(">草稿<");
    expect(await part("中期.docx", /^word\/footer\d\.xml$/)).toContain("NUMPAGES");
  });

  test("has its charts as pictures, each with what it shows in words", async () => {
    const said = all(/<wp:docPr [^>]*descr="([^"]*)"/g, await part("中期.docx", /^word\/document\.xml$/));
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(text).toMatch(/\d/);
    expect(said.join(" ")).toContain("305000.00");
  });

  test("is the same to the byte when it is made again", async () => {
    await books.balis("report", "midterm", "2019-dd", "-o", "再印.docx");
    const [first, again] = ["中期.docx", "再印.docx"].map((f) => readFileSync(join(books.cwd, f)));
    expect(first?.equals(again ?? Buffer.alloc(0))).toBe(true);
  });

  test("an ending that is neither is refused, and nothing is written", async () => {
    const done = await books.balis("report", "midterm", "2019-dd", "-o", "中期.doc");
    expect([done.exit, done.stderr.includes("output-must-be-a-report")]).toEqual([3, true]);
  });
});

describe("texts that go out as a document and come back", () => {
  const text = (...more: string[]) =>
    books.balis("subproject", "text", "2019-dd", "--report", "midterm", ...more);

  test("come back unchanged where nobody edited them; what another program wrote is taken by its headings", async () => {
    await text("--section", "overview", "--text", "面向北京地区高校读者。\n合成数据。");
    await text("--export", "文字.docx");
    expect((await text("--file", "文字.docx", "--dry-run")).stdout).toContain("“项目概况”没有变化");

    const written = new Document({
      sections: [
        {
          children: [
            new Paragraph({ heading: HeadingLevel.HEADING_1, text: "一、项目概况" }),
            new Paragraph("面向北京地区高校读者。"),
            new Paragraph("合成数据。"),
            new Paragraph({ heading: HeadingLevel.HEADING_1, text: "二、建设进展" }),
            new Paragraph("系统已经上线。"),
          ],
        },
      ],
    });
    writeFileSync(join(books.cwd, "改过.docx"), await Packer.toBuffer(written));
    const done = await text("--file", "改过.docx");
    expect(done.stdout).toContain("“项目概况”没有变化");
    expect(done.stdout).toContain("“建设进展”：1 段，7 字");
    const shown = await books.balis(
      "subproject",
      "texts",
      "2019-dd",
      "--report",
      "midterm",
      "--section",
      "progress",
    );
    expect(shown.stdout).toContain("系统已经上线。");
  });

  test("changes that nobody accepted and files that are no documents are refused, and nothing is written", async () => {
    const open = new Document({
      sections: [
        {
          children: [
            new Paragraph({ heading: HeadingLevel.HEADING_1, text: "存在的问题" }),
            new Paragraph({
              children: [
                new InsertedTextRun({ text: "人手不足", id: 1, author: "甲", date: "2019-07-01T00:00:00Z" }),
              ],
            }),
          ],
        },
      ],
    });
    writeFileSync(join(books.cwd, "修订.docx"), await Packer.toBuffer(open));
    expect((await text("--file", "修订.docx")).stderr).toContain("document-must-have-no-open-changes");
    writeFileSync(join(books.cwd, "不是.docx"), "存在的问题");
    expect((await text("--file", "不是.docx")).exit).toBe(3);
    const texts = await books.balis("subproject", "texts", "2019-dd", "--report", "midterm");
    expect(texts.stdout).toMatch(/problems\s+存在的问题\s+待写/);
  });

  test("what would be lost is refused: a formula, a field, a box that is ticked, numbers that count themselves; bullets and numbered headings are not", async () => {
    const levels = [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START }];
    const numbering = { reference: "编号", level: 0 };
    const read = async (...below: Paragraph[]): Promise<string> => {
      const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, numbering, text: "存在的问题" });
      const made = new Document({
        numbering: { config: [{ reference: "编号", levels }] },
        sections: [{ children: [heading, ...below] }],
      });
      writeFileSync(join(books.cwd, "读.docx"), await Packer.toBuffer(made));
      const done = await text("--file", "读.docx", "--dry-run");
      return done.stdout + done.stderr;
    };
    const formula = new MathFormula({ children: [new MathRun("a+b=3000")] });
    expect(await read(new Paragraph({ children: [new TextRun("节约"), formula] }))).toContain("“a+b=3000”");
    expect(await read(new Paragraph({ children: [new SimpleField("PAGE", "7")] }))).toContain("“7”");
    expect(await read(new Paragraph({ children: [new CheckBox({ checked: true })] }))).toContain("复选框");
    expect(await read(new Paragraph({ numbering, text: "人手不足。" }))).toContain(
      "自动编号（“人手不足。”）",
    );
    expect(await read(new Paragraph({ bullet: { level: 0 }, text: "人手不足。" }))).toContain("1 段，5 字");
  });
});
