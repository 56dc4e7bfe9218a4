/** A fact has happened: whatever door it comes by, its day is not after today in Beijing. What is planned may be. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, words } from "../../cases/run-case.ts";
import { type TerminalBooks, terminalBooks } from "./books.ts";

/** 4 June in Beijing, while it is 3 June in UTC. */
const NOW = "2019-06-03T16:30:00Z";
const [TODAY, TOMORROW] = ["2019-06-04", "2019-06-05"];
const CODE = "day-must-not-be-ahead";

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ from: "2018-01-01", now: NOW });
  await books.json("rule enact --builtin balis-indicators");
  await books.json("rule enact --builtin mof-2020");
  await books.json(
    "subproject move 2019-zx notice --check midterm --check-on 2019-07-15 --report-by 2019-07-08 --on 2019-06-03",
  );
  await books.json("subproject problem 2019-zx --check midterm --text 缺据 --due 2019-08-31 --on 2019-06-03");
  await books.json(
    "subproject add 2020-px --name 培训 --rule central --libraries 10008 --from 2020-01-01 --to 2020-12-31",
  );
  books.write("方案.csv", "编号,子项目,计划金额\n2020-px,咨询,30000\n");
  books.write(
    "目标.yaml",
    `subproject: 2019-zx\nyear: "2019"\ntargets:\n  - { key: asked, name: 咨询, group: 产出指标/数量指标, target: ">= 700", unit: 笔, weight: 90 }\n`,
  );
}, 60_000);
afterAll(() => books.remove());

const said = async (line: string): Promise<string> =>
  (await runBalis(words(`${line} --dry-run`), { cwd: books.cwd, lang: "en", now: NOW })).stderr;

const EXPERTS = ["甲", "乙", "丙", "丁", "戊"].map((name) => `${name}@10001`).join(" ");

describe("is taken of today and refused of tomorrow", () => {
  test.each([
    ["an application", "subproject move 2020-px apply --library 10008"],
    ["a report", "subproject move 2019-zx report --check midterm --evidence 报告.txt"],
    ["an end", "subproject move 2019-zx terminate --by bmc --text 停 --document 样例停1号"],
    ["a problem", "subproject problem 2019-zx --check midterm --text 缺据 --due 2019-08-31"],
    ["a problem that is solved", "subproject solved 2019-zx 1 --text 补齐"],
    ["a panel", `subproject experts 2019-zx --purpose midterm --expert ${EXPERTS}`],
    ["an initial budget", "subproject budget 2019-zx --line 印刷 --class 30202 --yuan 0 --year 2019"],
    [
      "a change of the budget",
      "subproject budget 2019-zx --line 专家劳务 --class 30226 --yuan 100 --kind addition --document 样例追1号 --reason 追加",
    ],
    ["a receipt", "subproject receive 2019-zx --library 10008 --yuan 100 --voucher 收-1"],
    [
      "spending",
      "subproject spend 2019-zx --line 专家劳务 --class 30226 --yuan 100 --voucher 记-1 --payee 甲",
    ],
    ["a construction plan", "subproject plan 2020 --import 方案.csv --document 样例方1号"],
  ])("%s", async (_, line) => {
    expect(await said(`${line} --on ${TODAY}`)).not.toContain("[");
    const { stderr, exit } = await runBalis(words(`${line} --on ${TOMORROW}`), {
      cwd: books.cwd,
      lang: "en",
      now: NOW,
    });
    expect([exit, stderr]).toEqual([
      3,
      `Not done: The day ${TOMORROW} is after today (${TODAY}). [${CODE}]\n→ Check the day; record it once it has happened. If this computer's date is wrong, set it first.\n`,
    ]);
  });

  const TABLES = [
    [
      "a receipt",
      "subproject receive 2019-zx --import 表.csv",
      "日期,凭证号,图书馆,金额",
      "收-1,10008,100.00",
    ],
    [
      "a line of the budget",
      "subproject budget 2019-zx --import 表.csv --document 样例1号",
      "日期,预算项目,经济分类,资金来源,年初预算数",
      "印刷,30202,当年财政拨款,0.00",
    ],
    ["spending", "import 表.csv", "日期,凭证号,摘要,经济科目,金额,项目", "记-1,付劳务,30226,100.00,2019-zx"],
  ] as const;
  test.each(TABLES)("%s in a table, with its row", async (_, line, head, rest) => {
    const findings = async (day: string): Promise<string[]> => {
      books.write("表.csv", `${head}\n${day},${rest}\n`);
      const { findings: told } = await books.json(`${line} --dry-run`);
      return told.map((f: { code: string; at: { row: number } }) => `${f.code} ${f.at.row}`);
    };
    expect(await findings(TODAY)).toEqual([]);
    expect(await findings(TOMORROW)).toEqual([`${CODE} 2`]);
  });
});

test("a year, or the month of a year, that has not begun has no result yet; its targets are set all the same", async () => {
  const refusal = async (line: string): Promise<boolean> => (await said(line)).includes(`[${CODE}]`);
  await books.json("indicator target import 目标.yaml");
  const assess = "indicator assess 2019-zx asked --year 2019";
  expect(await refusal(`${assess} --actual 1`)).toBe(false);
  expect([
    await refusal(`${assess} --to 6 --actual 1`),
    await refusal(`${assess} --to 7 --actual 1`),
  ]).toEqual([false, true]);
  expect(await refusal(`${assess} --to 7 --expected 很多`)).toBe(false);
  const record = "indicator record satisfaction --value 96% --evidence 报告.txt";
  expect([await refusal(`${record} --year 2019`), await refusal(`${record} --year 2020`)]).toEqual([
    false,
    true,
  ]);
});

test("money that is none is not recorded, as nothing, by no command", async () => {
  const line = "--line 专家劳务 --class 30226 --on 2019-06-03";
  for (const none of [
    `subproject spend 2019-zx ${line} --yuan 0 --voucher 记-1 --payee 甲`,
    `subproject budget 2019-zx ${line} --year 2019 --adjust --yuan 0 --document 样例1号 --reason 无`,
    `subproject budget 2019-zx ${line} --year 2019 --kind addition --yuan 0 --document 样例1号 --reason 无`,
    `subproject budget 2019-zx ${line} --year 2019 --to-line 印刷 --to-class 30202 --yuan=-1.50 --document 样例1号 --reason 无`,
    "subproject move 2020-px apply --library 10008 --yuan 0 --on 2019-06-03",
  ])
    expect(await said(none), none).toContain("is not a possible value of --yuan");
  expect(
    await said("subproject receive 2019-zx --library 10008 --yuan 0 --voucher 收-1 --on 2019-06-03"),
  ).toContain("[receipt-must-go-its-way]");
});

test("a problem of books that took a later day may be withdrawn, and opened again", async () => {
  const later = (line: string) =>
    runBalis(words(line), { cwd: books.cwd, lang: "en", now: "2019-08-01T01:30:00Z" });
  await later("subproject problem 2019-zx --check midterm --text 缺签字 --due 2019-08-31 --on 2019-08-01");
  expect(await said("subproject problem 2019-zx --withdraw 2 --reason 重复")).not.toContain("[");
  expect(await said("subproject solved 2019-zx 2 --reopen")).not.toContain("[");
});
