/** 各馆使用经费 in workbooks, against the story fixtures/stories/used-and-due-2019, which is worked out by hand in its `commands`. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { periodOf } from "../../../src/core/period.ts";
import {
  financeReport,
  statementReports,
  statisticsReport,
} from "../../../src/papers/report/steps/report-workbooks.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import { type Sheet, totalCells, type Workbook } from "../../../src/sheet/sheet.ts";
import { runBalis, words } from "../../cases/run-case.ts";

const STORY = resolve(import.meta.dirname, "../../../fixtures/stories/used-and-due-2019");
let cwd: string;
let store: Store;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "balis-used-"));
  cpSync(join(STORY, "files"), cwd, { recursive: true });
  for (const line of readFileSync(join(STORY, "commands"), "utf8").split("\n"))
    if (/^balis (?!report|explain|statistics)/.test(line))
      await runBalis(words(line).slice(1), { cwd, lang: "zh-CN" });
  store = await openBooks(join(cwd, "balis.db"));
}, 60_000);
afterAll(async () => {
  await store?.close();
  rmSync(cwd, { recursive: true, force: true });
});

const asked = (period: string) => ({
  ...{ read: store.read, period: periodOf(period), words: reportWords["zh-CN"], programVersion: "0" },
});

function rowsOf(workbook: Workbook, name: string): string[][] {
  const sheet = workbook.sheets.find((s) => s.name === name) as Sheet;
  const shown = (row: Sheet["rows"][number]): string[] =>
    row.map((cell) => {
      const value = cell?.value;
      if (value?.kind === "yuan") return (Number(value.fen) / 100).toFixed(2);
      return value?.kind === "count" ? `${value.count}` : value?.kind === "text" ? value.text : "";
    });
  return [...sheet.rows, totalCells(sheet)].map(shown);
}

describe("funds used by each library", () => {
  test("a month: what 29.75 was paid for, by who asked; who is no member stands apart and is not dropped", async () => {
    const rows = rowsOf(await financeReport(asked("2019-05")), "各馆使用经费");
    expect(rows.map((row) => row.slice(1))).toEqual([
      ["10001", "北京大学图书馆", "2", "12.60", "6.30", "0", "0.00", "6.30"],
      ["10002", "中国人民大学图书馆", "0", "0.00", "0.00", "2", "10.00", "10.00"],
      ["10003", "清华大学图书馆", "1", "13.60", "6.80", "0", "0.00", "6.80"],
      ["10005", "北京工业大学图书馆（非成员馆）", "1", "3.30", "1.65", "1", "5.00", "6.65"],
      ["", "", "4", "29.50", "14.75", "3", "15.00", "29.75"],
    ]);
  });

  // DD1 was 3.60, half of it 1.80: both are taken off 北大, who asked for it.
  test("a month after: the request that was void is taken off its requester, with its share of the subsidy", async () => {
    const rows = rowsOf(await financeReport(asked("2019-06")), "各馆使用经费");
    expect(rows.map((row) => row.slice(1))).toEqual([
      ["10001", "北京大学图书馆", "-1", "-3.60", "-1.80", "0", "0.00", "-1.80"],
      ["10002", "中国人民大学图书馆", "1", "3.00", "1.50", "0", "0.00", "1.50"],
      ["", "", "0", "-0.60", "-0.30", "0", "0.00", "-0.30"],
    ]);
  });

  test("the year: used against due, 29.45 on both sides", async () => {
    const rows = rowsOf(await statisticsReport(asked("2019")), "各馆使用与应得");
    expect(rows.map((row) => [row[1], ...row.slice(-3)])).toEqual([
      ["10001", "4.50", "10.00", "-5.50"],
      ["10002", "11.50", "8.45", "3.05"],
      ["10003", "6.80", "11.00", "-4.20"],
      ["10005", "6.65", "0.00", "6.65"],
      ["", "29.45", "29.45", "0.00"],
    ]);
  });

  // 北大 asked for two, of which one is void since: June takes it off, as in 使用.
  test("the quarter is counted like the year; requesters are ranked by what was filled for them", async () => {
    const quarter = await statisticsReport(asked("2019-Q2"));
    expect(rowsOf(quarter, "各馆使用与应得").at(-1)?.slice(-3)).toEqual(["29.45", "29.45", "0.00"]);
    expect(rowsOf(quarter, "请求馆排名").map((row) => [row[0], row[1], row[3]])).toEqual([
      ["1", "10001", "1"],
      ["1", "10002", "1"],
      ["1", "10003", "1"],
      ["1", "10005", "1"],
      ["合计", "", "4"],
    ]);
    expect(rowsOf(quarter, "借入馆排名").map((row) => [row[0], row[1], row[3]])).toEqual([
      ["1", "10002", "2"],
      ["2", "10005", "1"],
      ["合计", "", "3"],
    ]);
  });

  test("a statement says what its library used, by supplier, with the pages; one that only asked has a statement, too", async () => {
    const sheets = new Map<string, Workbook>();
    for await (const { library, workbook } of statementReports({ ...asked("2019-05"), library: null }))
      sheets.set(library, workbook);
    expect([...sheets.keys()]).toEqual(["10001", "10002", "10003", "10005"]);
    const own = (code: string) => rowsOf(sheets.get(code) as Workbook, "使用经费").map((row) => row.slice(1));
    expect(own("10001")).toEqual([
      ["中国人民大学图书馆", "1", "12", "3.60", "1.80", "0", "0.00", "1.80"],
      ["清华大学图书馆", "1", "30", "9.00", "4.50", "0", "0.00", "4.50"],
      ["", "2", "42", "12.60", "6.30", "0", "0.00", "6.30"],
    ]);
    expect(own("10005")).toEqual([
      ["中国人民大学图书馆", "1", "11", "3.30", "1.65", "0", "0.00", "1.65"],
      ["清华大学图书馆", "0", "0", "0.00", "0.00", "1", "5.00", "5.00"],
      ["", "1", "11", "3.30", "1.65", "1", "5.00", "6.65"],
    ]);
    expect(sheets.get("10005")?.sheets.map((s) => s.name)).toContain("馆际互借借入明细");
    const lines = rowsOf(sheets.get("10003") as Workbook, "原文传递使用明细");
    expect(lines[0]?.slice(1, 7)).toEqual([
      ...["DD2", "2019-05-07", "中国人民大学图书馆", "12"],
      ...["复制费（含扫描、普通传递） 12 页 × 0.30 + 加急费 1 笔 × 10.00", "13.60"],
    ]);
  });
});
