/** What the year's workbook says of subject service libraries, from real books. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { parsePeriod } from "../../../src/core/period.ts";
import { statisticsReport } from "../../../src/papers/report/steps/report-workbooks.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import { plainTable } from "../../../src/sheet/sheet.ts";
import { runBalis } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-subject-"));
const AS = "--service dd --role subject-service";
const COMMANDS = [
  "init",
  "library import --builtin",
  `agreement add 10001 ${AS} --from 2017-01-01 --to 2017-12-31`,
  `agreement add 10002 ${AS} --from 2017-01-01 --to 2018-01-01`,
  `agreement add 10003 ${AS} --from 2018-12-31`,
  `agreement add 10004 ${AS} --from 2019-01-01`,
  "agreement step 10002 apply --service dd --on 2017-01-02 --text 申请",
  "agreement step 10002 scope --service dd --on 2018-01-01 --text 经济学",
  "agreement step 10002 verify --service dd --on 2018-01-02 --text 合格 --conclusion pass --document 3号",
  "agreement step 10003 apply --service dd --on 2018-12-31 --text 申请",
];
let store: Store;
beforeAll(async () => {
  for (const line of COMMANDS) {
    const { exit, stderr } = await runBalis(line.split(" "), { cwd, lang: "zh-CN" });
    expect(exit, stderr).toBe(0);
  }
  store = await openBooks(join(cwd, "balis.db"));
}, 60_000);
afterAll(async () => {
  await store?.close();
  rmSync(cwd, { recursive: true });
});

const workbook = (id: string) => {
  const period = parsePeriod(id);
  if (!period) throw new Error(id);
  return statisticsReport({ read: store.read, period, words: reportWords["zh-CN"], programVersion: "0" });
};

test("agreements of any day of the year, its first and last included, each as it stood on the year's last day or its own", async () => {
  const sheet = (await workbook("2018")).sheets.find((s) => s.name === "学科服务馆");
  const rows = sheet ? plainTable(sheet).slice(1) : [];
  expect(rows.map(([code, , , ...said]) => [code, ...said])).toEqual([
    // Verified on the day after the agreement ended: that it does not see.
    ["10002", "2017-01-01", "2018-01-01", "2017-01-02", "经济学", "", "", "", "", "未经核实"],
    ["10003", "2018-12-31", "", "2018-12-31", "", "", "", "", "", "没有服务范围\n未经核实"],
  ]);
});

test("a span that is no year has no such sheet, and steps alone are nothing to count in it", async () => {
  await expect(workbook("2018-12")).rejects.toThrow("period-must-have-statistics");
});
