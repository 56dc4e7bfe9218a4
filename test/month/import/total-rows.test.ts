/** Rows that sum others up: known by the last word of their first text, checked, and never data. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-total-rows-"));
let counter = 0;

beforeAll(async () => {
  await runBalis(["init"], { cwd, lang: "en" });
  await runBalis(["library", "import", "--builtin"], { cwd, lang: "en" });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Receipt {
  readonly rows: Record<string, number>;
  readonly controlTotals: readonly { declared: string; computed: string; agrees: boolean }[];
  readonly findings: readonly { code: string; at: { row: number } }[];
}

const HEAD = "申请单号,请求馆,申请日期,提供日期,状态,文献类型,申请类别,处理方式,传递方式,题名,页数,费用(元)";
const LIBRARY_FIRST =
  "请求馆,申请单号,申请日期,提供日期,状态,文献类型,申请类别,处理方式,传递方式,题名,页数,费用(元)";
const REST = "2019-05-05,2019-05-06,满足,期刊论文,普通,本馆提供,Email";
const data = (no: string, title = "合成题名"): string => `${no},清华大学图书馆,${REST},${title},10,3.00`;
const sum = (word: string, of = "20,6.00"): string => `${word},,,,,,,,,,${of}`;

async function tried(lines: readonly string[]) {
  counter += 1;
  const name = `10001-2019-05-${counter}.csv`;
  writeFileSync(join(cwd, name), `${lines.join("\n")}\n`);
  const argv = ["import", name, "--dry-run", "--json", "--quiet"];
  const done = await runBalis(argv, { cwd, lang: "en" });
  const [receipt] = (JSON.parse(done.stdout) as { files: Receipt[] }).files;
  if (!receipt) throw new Error(done.stderr);
  return {
    rows: receipt.rows,
    found: receipt.findings.map((f) => `${f.at.row} ${f.code}`),
    totals: receipt.controlTotals.map((t) => `${t.declared} ${t.agrees ? "=" : "≠"} ${t.computed}`),
  };
}

describe("a total row", () => {
  test.each([
    "本月合计",
    "5月合计",
    "5月份合计：",
    "清华大学图书馆小计",
    "清华大学图书馆 汇总",
    "本 月 合 计",
    "2019年5月累计",
    "Tsinghua Grand Total",
    "Tsinghua Subtotal",
    "合计（2笔）",
  ])("%s: by its last word", async (word) => {
    const { rows, found, totals } = await tried([HEAD, data("A1"), data("A2"), sum(word)]);
    expect(found).toEqual([]);
    expect(rows).toMatchObject({ taken: 2, totals: 1, quarantined: 0 });
    expect(totals).toEqual(expect.arrayContaining(["20 = 20", "6.00 = 6.00"]));
  });

  test("of one library, as Excel's own subtotals are, does not spoil the total of all", async () => {
    const row = (no: string, library: string): string => `${library},${no},${REST},合成题名,10,3.00`;
    const { rows, found, totals } = await tried([
      LIBRARY_FIRST,
      ...[row("S1", "清华大学图书馆"), row("S2", "清华大学图书馆"), sum("清华大学图书馆 汇总")],
      ...[row("S3", "北京师范大学图书馆"), sum("北京师范大学图书馆 汇总", "10,3.00")],
      sum("总计", "30,9.00"),
    ]);
    expect(found).toEqual([]);
    expect(rows).toMatchObject({ taken: 3, totals: 3 });
    expect(totals.slice(-2)).toEqual(["30 = 30", "9.00 = 9.00"]);
  });

  test.each(["共2笔，合计6.00元", "合计：￥6.00", "总计2笔，6.00元"])("in words: %s", async (words) => {
    const { found, totals, rows } = await tried([HEAD, data("A1"), data("A2"), words.replace(",", "，")]);
    expect([found, rows]).toMatchObject([[], { totals: 1, quarantined: 0 }]);
    expect(totals).toContain("6.00 = 6.00");
  });

  test("in words that do not agree is told", async () => {
    const { found } = await tried([HEAD, data("A1"), data("A2"), "共2笔，合计9.00元"]);
    expect(found).toEqual(["4 control-total-must-agree"]);
  });

  test.each(["合计,6.00", "本月合计,20,6.00"])("that lost its separators is told: %s", async (line) => {
    const { found, rows } = await tried([HEAD, data("A1"), data("A2"), line]);
    expect(found).toEqual(["4 control-total-must-be-readable"]);
    expect(rows).toMatchObject({ totals: 1 });
  });

  test("that says nothing but a count has lost nothing", async () => {
    expect((await tried([HEAD, data("A1"), data("A2"), "合计,2"])).found).toEqual([]);
  });
});

describe("a row of data", () => {
  test.each(["年度工作小计研究", "全年工作总计"])("is never a total for its title: %s", async (title) => {
    const { found, rows } = await tried([HEAD, data("A1", title), sum("合计", "10,3.00")]);
    expect(found).toEqual([]);
    expect(rows).toMatchObject({ taken: 1, totals: 1 });
  });

  test("without its number is set aside, whatever its first text ends with, and counts in the sum", async () => {
    const lines = [LIBRARY_FIRST, `清华大学图书馆 汇总,,${REST},合成题名,10,3.00`, sum("合计", "10,3.00")];
    const { found, rows } = await tried(lines);
    expect(found).not.toContain("3 control-total-must-agree");
    expect(rows).toMatchObject({ quarantined: 1, totals: 1 });
  });

  test("a sum in words that nobody knows is set aside and does not count", async () => {
    const { found, totals } = await tried([
      HEAD,
      data("A1"),
      sum("本期调整后", "10,3.00"),
      sum("合计", "10,3.00"),
    ]);
    expect(found.every((f) => f.startsWith("3 "))).toBe(true);
    expect(totals).toEqual(["10 = 10", "3.00 = 3.00"]);
  });
});
