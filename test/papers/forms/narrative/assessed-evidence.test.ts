/** A file given with an assessment is kept with its hash, listed where the reviewers look for it, and told when it changes. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { words } from "../../../cases/run-case.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const FILES = {
  "共享统计.txt": "合成：共享统计\n",
  "签报.txt": "合成：签报\n",
  "执行说明.txt": "合成：执行\n",
};

let books: Books;
const run = (line: string) => books.balis(...words(line));
const write = (name: string, text: string) => writeFileSync(join(books.cwd, name), text);
beforeAll(async () => {
  books = await booksOf2019();
  for (const [name, text] of Object.entries(FILES)) write(name, text);
}, 120_000);
afterAll(() => books?.remove());

async function sheetOf(file: string, sheet: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.cwd, file));
  const rows: string[][] = [];
  workbook.getWorksheet(sheet)?.eachRow((row) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => texts.push(cell.text));
    rows.push(texts);
  });
  return rows;
}

describe("--evidence of an assessment", () => {
  test("is kept with size and hash, and stays while other things are said", async () => {
    const line = "indicator assess 2019-dd sharing --year 2019";
    const said = await run(`${line} --achieved 95% --evidence 共享统计.txt 签报.txt`);
    expect(said).toMatchObject({ exit: 0 });
    expect(said.stdout).toContain(`共享统计.txt（22 字节，SHA-256 ${sha256(FILES["共享统计.txt"])}）`);
    const again = await run(`${line} --text "共享文献 2.2 万篇" --json`);
    const { assessment } = JSON.parse(again.stdout);
    expect(assessment.evidence.map((e: { path: string }) => e.path)).toEqual(["共享统计.txt", "签报.txt"]);
    expect((await run(`${line} --evidence 共享统计.txt 签报.txt`)).stdout).toContain("没有变化");
    const missing = await run(`${line} --evidence 没有.pdf`);
    expect([missing.exit, missing.stderr.includes("没有.pdf")]).toEqual([3, true]);
    await run("indicator assess 2019-dd execution --year 2019 --evidence 执行说明.txt");
  });

  test("stands in the list of documents by indicator, and no longer as missing", async () => {
    await run("report evidence 2019-dd -o 目录.xlsx");
    const rows = await sheetOf("目录.xlsx", "按指标");
    const own = rows.filter((row) => row[3] === "文献共享水平" || row[3] === "预算执行率");
    expect(own.map((row) => [row[3], row[6], row[9]])).toEqual([
      ["文献共享水平", "共享统计.txt", sha256(FILES["共享统计.txt"]).slice(0, 16)],
      ["文献共享水平", "签报.txt", sha256(FILES["签报.txt"]).slice(0, 16)],
      ["预算执行率", "执行说明.txt", sha256(FILES["执行说明.txt"]).slice(0, 16)],
    ]);
    // 5 targets; the four others have no file.
    expect(rows.flat().join("\n")).toContain("共 5 项指标");
    expect(rows.flat().join("\n")).toContain("没有登记佐证文件的指标 4 项");
  });

  test("is told by explain at the figure, and is an annex of the report", async () => {
    await run("report self-evaluation 2019-dd --year 2019 -o 自评.xlsx");
    const form = new ExcelJS.Workbook();
    await form.xlsx.readFile(join(books.cwd, "自评.xlsx"));
    const found: string[] = [];
    form.worksheets[0]?.eachRow((row) =>
      row.eachCell((c) => void (c.text.includes("2.2 万篇") && !c.isMerged ? found.push(c.address) : null)),
    );
    const told = await run(
      `explain self-evaluation-2019-dd-2019.xlsx!${form.worksheets[0]?.name}!${found[0]}`,
    );
    expect(told.stdout).toContain(`佐证 共享统计.txt（SHA-256 ${sha256(FILES["共享统计.txt"])}）`);
    await run("report acceptance 2019-dd -o 验收.xlsx");
    const all = new ExcelJS.Workbook();
    await all.xlsx.readFile(join(books.cwd, "验收.xlsx"));
    const texts: string[] = [];
    for (const sheet of all.worksheets) sheet.eachRow((row) => row.eachCell((c) => void texts.push(c.text)));
    expect(texts).toContain("签报.txt");
    expect(texts).toContain("执行说明.txt");
  });

  test("goes into the pack; a file that changed is told by check and keeps the pack from being made", async () => {
    expect((await run("indicator check")).stdout).toContain("评定 2 项");
    expect((await run("pack 2019 --subproject 2019-dd -o 包.zip")).exit).toBe(1);
    const zip = await JSZip.loadAsync(readFileSync(join(books.cwd, "包.zip")));
    const index = JSON.parse((await zip.file("index.json")?.async("string")) ?? "");
    const own = index.files.find((f: { source?: string }) => f.source === "共享统计.txt");
    expect([own.uses, own.sha256]).toEqual([["评定 sharing（2019 年）"], sha256(FILES["共享统计.txt"])]);
    write("共享统计.txt", "改过\n");
    const found = await run("indicator check");
    expect(found.exit).toBe(1);
    expect(found.stderr).toContain("2019-dd sharing（2019）的佐证 共享统计.txt 填报后被改动过");
    expect(found.stderr).toContain("balis indicator assess … --evidence");
    const refused = await run("pack 2019 --subproject 2019-dd -o 再.zip");
    expect([refused.exit, refused.stderr.includes("评定 sharing（2019 年）")]).toEqual([3, true]);
    await run("indicator assess 2019-dd sharing --year 2019 --evidence 共享统计.txt");
    expect((await run("indicator check")).exit).toBe(0);
  });
});
