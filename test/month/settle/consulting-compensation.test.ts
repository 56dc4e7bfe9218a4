/** Compensation of joint consulting (by hand: consulting-amounts.test.ts), through settlement, ledger, close, verification, workbook and explanation. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS } from "../../cases/run-case.ts";
import { editRows } from "../../support/edited-books.ts";

const root = mkdtempSync(join(tmpdir(), "balis-compensation-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let cwd = root;
let counter = 0;

async function balis(line: string): Promise<{ exit: number; json: Record<string, never>; err: string }> {
  const argv = [...line.split(" "), "--json", "--quiet"];
  const done = await runBalis(argv, { cwd, lang: "zh-CN" });
  return { exit: done.exit, json: done.stdout === "" ? {} : JSON.parse(done.stdout), err: done.stderr };
}

const shippedPack = join(import.meta.dirname, "../../../templates/rules/sample-consulting-2019.yaml");
const HEAD = "委托编号,受理日期,完成日期,服务项目,办理结果,质量评分";

async function importConsulting(name: string, rows: readonly string[], flags = ""): Promise<void> {
  writeFileSync(join(cwd, name), `${[HEAD, ...rows].join("\n")}\n`);
  const { exit, err } = await balis(`import ${name}${flags}`);
  expect([exit, err]).toEqual([0, ""]);
}

function rows(sql: string): unknown[] {
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    return db.prepare(sql).raw(true).all();
  } finally {
    db.close();
  }
}
const ENTRIES = `SELECT e.id, p.account, p.fen FROM entry e JOIN posting p ON p.entry = e.id
  WHERE e.reverses IS NULL AND e.id NOT IN (SELECT reverses FROM entry WHERE reverses IS NOT NULL)
  ORDER BY e.id, p.ordinal`;

describe("a month of joint consulting", () => {
  beforeEach(async () => {
    counter += 1;
    cwd = join(root, String(counter));
    mkdirSync(cwd);
    for (const line of STANDARD_BOOKS) await balis(line);
    await balis("rule enact --builtin sample-consulting-2019");
    await importConsulting("10008-2019-05.csv", [
      "1,2019-05-06,2019-05-08,科技查新,完成,92",
      "2,2019-05-06,2019-05-08,查收查引,完成,85",
      "3,2019-05-06,2019-05-08,科技查新,完成,60",
      "4,2019-05-28,,科技查新,办理中,",
    ]);
  });

  test("is settled, closed, verified, reported and explained like any other", async () => {
    expect((await balis("settle 2019-05")).exit).toBe(0);
    expect(rows(ENTRIES)).toEqual([
      ["2019-05/S1/grant:consulting-compensation/10008", "expense:scheme:consulting-compensation", 12_000],
      ["2019-05/S1/grant:consulting-compensation/10008", "payable:library:10008", -12_000],
    ]);
    expect((await balis("settle 2019-05")).json).toMatchObject({ current: true });
    expect((await balis("close 2019-05 --confirm 2019-05")).exit).toBe(0);
    expect((await balis("verify")).exit).toBe(0);
    expect((await balis("report finance 2019-05 -o finance-2019-05.xlsx")).exit).toBe(0);
    const explained = await balis("explain finance-2019-05.xlsx!方案与往来!F5");
    expect(JSON.stringify(explained.json)).toContain("10008-2019-05.csv");
    const journal = await balis("export journal --format hledger -o j.journal");
    expect(journal.exit).toBe(0);
  });

  test("says that the rule is a sample, by its own name", async () => {
    await balis("settle 2019-05");
    const told = await runBalis(["report", "statements", "2019-05", "-o", "st"], { cwd, lang: "zh-CN" });
    expect(told.stderr).toBe("");
    const { default: ExcelJS } = await import("exceljs");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(cwd, "st", "statement-2019-05-10008.xlsx"));
    const text = JSON.stringify(book.worksheets[0]?.getSheetValues());
    expect(text).toContain("【样例】联合咨询经费补偿");
    expect(text).toContain("120");
  });

  test("pays a request once, in the month that knows it as done, though a later file names it again", async () => {
    await balis("settle 2019-05");
    await balis("close 2019-05 --confirm 2019-05");
    await importConsulting("10008-2019-06.csv", [
      "1,2019-05-06,2019-05-08,科技查新,完成,92",
      "4,2019-05-28,2019-06-03,科技查新,完成,95",
    ]);
    expect((await balis("settle 2019-06")).exit).toBe(0);
    const june = rows("SELECT case_key, fen FROM charge WHERE settlement = 2 ORDER BY sequence");
    expect(june).toEqual([["consulting/10008/4", 10_000]]);
    expect((await balis("verify")).exit).toBe(0);
  });

  test("a cap is explained by all it caps, though the rule changed within the month", async () => {
    const pack = readFileSync(shippedPack, "utf8");
    const tighter = pack
      .replace('version: "2019"', 'version: "2019b"')
      .replace('from: "2019-01-01"', 'from: "2019-05-10"')
      .replace("capPerLibraryPeriod: null", 'capPerLibraryPeriod: "200.00"');
    writeFileSync(join(cwd, "tighter.yaml"), tighter);
    expect(await balis("rule enact tighter.yaml")).toMatchObject({ exit: 0 });
    await importConsulting("10008-2019-05b.csv", ["5,2019-05-20,2019-05-22,科技查新,完成,92"], " --beside");
    await balis("settle 2019-05");
    // 100.00 + 20.00 under the first version, 100.00 under the second; 20.00 exceed its cap.
    expect(rows("SELECT sequence, fen FROM charge ORDER BY sequence")).toEqual([
      [1, 10_000],
      [2, 2_000],
      [3, 10_000],
      [4, -2_000],
    ]);
    const explained = JSON.stringify((await balis("explain C-1-4")).json);
    for (const id of ["C-1-1", "C-1-2", "C-1-3"]) expect(explained).toContain(id);
  });

  test("what is edited behind the program's back is found", async () => {
    await balis("settle 2019-05");
    await balis("close 2019-05 --confirm 2019-05");
    const db = new Database(join(cwd, "balis.db"));
    editRows(db, "UPDATE consulting_request SET score_tenths = 950 WHERE request_no = '3'");
    db.close();
    const { exit, json } = await balis("verify");
    expect(exit).toBe(1);
    expect(JSON.stringify(json)).toContain("charges-must-be-as-many");
    expect(JSON.stringify(json)).toContain("contents.services");
  });

  test("without a rule nothing is owed and the month settles all the same", async () => {
    mkdirSync(join(cwd, "plain"));
    cwd = join(cwd, "plain");
    for (const line of STANDARD_BOOKS) await balis(line);
    await importConsulting("10008-2019-05.csv", ["1,2019-05-06,2019-05-08,科技查新,完成,92"]);
    expect((await balis("settle 2019-05")).exit).toBe(0);
    expect(rows("SELECT * FROM charge")).toEqual([]);
  });

  test("need not wait for an earlier period that has only a training event", async () => {
    writeFileSync(join(cwd, "e.csv"), "活动编号,举办日期,主题\nT1,2018-11-16,培训\n");
    await balis("import e.csv --period 2018-11");
    await balis("settle 2019-05");
    expect((await balis("close 2019-05 --confirm 2019-05")).exit).toBe(0);
  });
});
