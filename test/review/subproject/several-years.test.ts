/** A cycle of more than one calendar year: each year its own budget and forms, and reports of the whole cycle. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AFTER_ALL, type TerminalBooks, terminalBooks } from "./books.ts";

let books: TerminalBooks;
/** Granted 30,000.00, all of it of 2019; of that 29,600.00 carried over; 400.00 spent in 2019, 600.00 in 2020. */
beforeAll(async () => {
  books = await terminalBooks({ id: "2019-xy", from: "2019-01-01", to: "2020-06-30", now: AFTER_ALL });
  const { json, write } = books;
  const spend = (day: string, yuan: number) =>
    json(
      `subproject spend 2019-xy --voucher 记-${yuan} --on ${day} --line 专家劳务 --class 30226 --payee 甲 --yuan ${yuan}`,
    );
  await spend("2019-10-02", 400);
  await json(
    "subproject budget 2019-xy --kind carry-over --line 专家劳务 --class 30226 --yuan 29600 --reason 确认结转 --document 样例9号 --on 2020-01-15",
  );
  await spend("2020-03-02", 600);
  await json("rule enact --builtin mof-2020");
  for (const year of ["2019", "2020"]) {
    write(
      "目标.yaml",
      `subproject: 2019-xy\nyear: "${year}"\ntargets:\n  - { key: asked, name: 咨询, group: 产出指标/数量指标, target: ">= 700", unit: 笔, weight: 90 }\n`,
    );
    await json("indicator target import 目标.yaml");
    await json(`indicator assess 2019-xy asked --year ${year} --actual 710`);
  }
}, 60_000);
afterAll(() => books.remove());

describe("a sub-project of two years", () => {
  test("stands in the lists of each of its years, and has a budget in no other", async () => {
    const listed = async (year: string) =>
      (await books.json(`subproject list ${year}`)).subprojects.map(
        (s: { subproject: { id: string } }) => s.subproject.id,
      );
    expect(await listed("2019")).toEqual(["2019-xy"]);
    expect(await listed("2020")).toEqual(["2019-xy"]);
    expect(await listed("2021")).toEqual([]);
    expect(await books.refusal("subproject budget 2019-xy --year 2021")).toBe("year-must-be-of-the-cycle");
  });

  test("the form of its own year counts that year's spending: 400.00 of 30,000.00", async () => {
    const { execution } = await books.json("indicator score 2019-xy --year 2019");
    expect(String(execution.figures.executedFen)).toBe("40000");
  });

  test.each([
    ["2019", "30,000.00", "400.00"],
    ["2020", "29,600.00", "600.00"],
  ])("the form of %s has that year's %s and %s", async (year, budget, executed) => {
    const { stdout } = await books.run(`report self-evaluation 2019-xy --year ${year} --figures`);
    expect(stdout).toMatch(new RegExp(`funds\\.total\\.full-year\\s+${budget}`));
    expect(stdout).toMatch(new RegExp(`funds\\.total\\.executed\\s+${executed}`));
  });

  test("monitoring of the second year's January to February has nothing of the first year, and no spending yet", async () => {
    const { stdout } = await books.run("report monitoring 2019-xy --year 2020 --to 2 --figures");
    expect(stdout).toMatch(/funds\.total\.executed\s+0\.00/);
  });

  test.each([
    "report acceptance 2019-xy --year 2020",
    "report midterm 2019-xy --year 2020",
    "subproject text 2019-xy --year 2020 --report acceptance --section overview --text 概况",
  ])("%s is refused: it would mix the years", async (line) => {
    expect(await books.refusal(line)).toBe("report-must-be-of-the-whole-cycle");
  });

  test.each([
    "report midterm 2019-xy --year 2020",
    "report performance 2019-xy --year 2020",
    "subproject text 2019-xy --year 2020 --report acceptance --section overview --text 概况",
  ])("%s names no flags that it doesn't have, and what can be made", async (line) => {
    const { stderr } = await books.run(line, "en");
    expect(stderr).toContain("balis report acceptance 2019-xy");
    expect(stderr).not.toMatch(/--(initial|full-year|executed)/);
  });

  test("a form of the second year rests on that year's amounts where they are given", async () => {
    const line = "indicator score 2019-xy --year 2020 --initial 29600 --full-year 29600 --executed 600";
    const { execution } = await books.json(line);
    expect(String(execution.figures.executedFen)).toBe("60000");
  });

  test("a year outside of the cycle has no form", async () => {
    expect(await books.refusal("report self-evaluation 2019-xy --year 2021")).toBe(
      "year-must-be-of-the-cycle",
    );
  });

  test("reports of the whole cycle show the money since the beginning, and no scores of one year", async () => {
    const { files } = await books.json("report acceptance 2019-xy");
    const { stderr } = await books.run("report acceptance 2019-xy");
    expect(files).toEqual(["acceptance-2019-xy-2019.xlsx"]);
    expect(stderr).toContain("scores-should-be-of-one-year");
    const made = await books.run("report acceptance 2019-xy --figures");
    expect(made.stdout).toMatch(/funds\.total\.executed\s+1,?000\.00/);
    expect(stderr).toContain('"agreement:目标名" --year 2019');
    expect(made.stdout).toMatch(/score\.total\s+—/);
  });

  test("a report of the whole cycle names both of its years, not the first alone", async () => {
    const { stdout } = await books.run("report acceptance 2019-xy --figures");
    expect(stdout).toMatch(/^\s*year\s+2019—2020\s*$/m);
  });

  test("what the cycle brought is said for the agreement's target, though a year's target has its name", async () => {
    await books.json("indicator assess 2019-xy agreement:咨询 --year 2019 --actual 1420");
    const { stdout } = await books.run("report acceptance 2019-xy --figures");
    expect(stdout).toContain("1,420笔");
  });

  test.each([
    "asked",
    "agreement:咨询",
  ])("75.4% is no result of the target %s, which counts 笔", async (key) => {
    const line = `indicator assess 2019-xy ${key} --year 2019 --actual 75.4%`;
    expect(await books.refusal(line)).toBe("figure-must-be-of-its-unit");
  });

  test("has one pack, of all its years, whichever of them is asked for", async () => {
    const names = async (year: string) => {
      await books.json(`pack ${year} --subproject 2019-xy -o ${year}.zip`);
      const zip = await JSZip.loadAsync(readFileSync(join(books.cwd, `${year}.zip`)));
      return { names: Object.keys(zip.files), page: (await zip.file("index.html")?.async("string")) ?? "" };
    };
    const own = await names("2019");
    for (const name of ["self-evaluation", "declaration", "evidence"])
      for (const year of ["2019", "2020"])
        expect(own.names).toContain(`workbooks/${name}-2019-xy-${year}.xlsx`);
    expect(own.names).toContain("workbooks/years-2019-xy-2020.xlsx");
    expect(own.names.filter((n) => n.includes("targets"))).toEqual([
      ...["subproject/targets-2019.json", "subproject/targets-2020.json"],
    ]);
    expect(own.page).toContain("2019—2020 年检查资料");
    await names("2020");
    expect(readFileSync(join(books.cwd, "2020.zip")).equals(readFileSync(join(books.cwd, "2019.zip")))).toBe(
      true,
    );
    expect(await books.refusal("pack 2021 --subproject 2019-xy -o 2021.zip")).toBe(
      "subproject-must-be-of-the-year",
    );
  });

  test("a pack's lists add up to its first page: 30,000.00 budgeted once, though 29,600.00 of it were carried over; 30,000.00 came, 29,000.00 went back", async () => {
    const receive = (voucher: string, more: string) =>
      books.json(`subproject receive 2019-xy --library 10008 --voucher ${voucher} ${more}`);
    await receive("收-1", "--yuan 30000 --on 2019-02-01");
    await receive("缴-1", "--kind returned --yuan=-29000 --on 2020-07-01");
    await books.json("pack 2019 --subproject 2019-xy -o 包.zip");
    const zip = await JSZip.loadAsync(readFileSync(join(books.cwd, "包.zip")));
    const said = async (path: string): Promise<string> => (await zip.file(path)?.async("string")) ?? "";
    const page = await said("index.html");
    const shown = (name: string) =>
      page.match(new RegExp(`<td>${name}.*?</td><td class="n">(.*?)</td><td>(.*?)<`))?.slice(1);
    expect(shown("年初预算数")).toEqual(["30,000.00", "2018-12-25"]);
    expect(shown("全年预算数")).toEqual(["30,000.00", "2018-12-25"]);
    expect(shown("执行数")).toEqual(["1,000.00", "2019-10-02 – 2020-03-02"]);
    expect(shown("到位金额")).toEqual(["30,000.00", "2019-02-01"]);
    expect(shown("上缴金额")).toEqual(["29,000.00", "2020-07-01"]);
    const budget = (await said("subproject/budget.csv")).trim().split(/\r?\n/).slice(1);
    expect(budget.map((row) => [/"?-?[\d,]+\.\d\d"?/.exec(row)?.[0], row.includes("否（结转")])).toEqual([
      ['"30,000.00"', false],
      ['"29,600.00"', true],
    ]);
    expect(await said("subproject/receipts.csv")).toContain("缴-1");
  });
});

describe("a ledger of two years", () => {
  const HEAD = "凭证号,日期,项目名称,预算项目,经济分类,金额\n";

  test("no form of a month with a row that waits is issued, others are; taken back by 红字 further down it is spent, too, and nothing waits", async () => {
    const form = (year: string) =>
      `report self-evaluation 2019-xy --year ${year} --for-issue -o 表${year}.xlsx`;
    books.write("支出.csv", `${HEAD}记-10,2020-05-03,联合咨询,专家劳务,30226,29000.01\n`);
    await books.run("import 支出.csv");
    expect(await books.refusal(form("2020"))).toBe("spending-file-must-be-complete");
    expect(
      await books.refusal("report monitoring 2019-xy --year 2020 --to 4 --expected 1 --for-issue -o 监.xlsx"),
    ).not.toBe("spending-file-must-be-complete");
    expect(await books.refusal(form("2019"))).not.toBe("spending-file-must-be-complete");
    books.write(
      "支出.csv",
      `${HEAD}记-10,2020-05-03,联合咨询,专家劳务,30226,29000.01\n记-11,2020-05-20,联合咨询,专家劳务,30226,-0.01\n`,
    );
    const { stderr, exit } = await books.run("import 支出.csv --supersede");
    expect([stderr.includes("必须"), exit]).toEqual([false, 0]);
    expect(await books.refusal(form("2020"))).not.toBe("spending-file-must-be-complete");
  });

  test("2020 has 29,600.00, all of them spent: a fen more is set aside, though 2019 left 29,600.00; a line that no year has names what there is", async () => {
    books.write(
      "明细.csv",
      `${HEAD}记-12,2020-05-03,联合咨询,专家劳务,30226,0.01\n记-8,2021-05-02,联合咨询,专家劳务,30226,1.00\n记-7,2019-05-02,联合咨询,培训,30216,1.00\n`,
    );
    const { stderr } = await books.run("import 明细.csv");
    const own = "2020 年 10008 专家劳务 30226（上年结转资金）";
    expect(stderr).toContain(
      `${own}预算 29,600.00 元，连同此前各行已支出 29,600.00 元，只剩 0.00 元，不能再支出 0.01 元`,
    );
    expect(stderr).toContain("的预算里没有 2021 年 专家劳务 30226");
    expect(stderr).toContain("的预算里没有 2019 年 培训 30216");
    expect(stderr).toContain("已有：10008 专家劳务 30226。");
    await books.json(
      "subproject budget 2019-xy --kind addition --line 专家劳务 --class 30226 --yuan 1 --reason 追加 --document 样例10号 --on 2020-06-01",
    );
    books.write("来源.csv", `${HEAD}记-13,2020-06-04,联合咨询,专家劳务,30226,0.01\n`);
    await books.run("import 来源.csv");
    const { number } = (await books.json("file list")).files.find(
      (f: { name: string }) => f.name === "来源.csv",
    );
    const shown = await books.run(`file show ${number}`);
    expect(shown.stdout + shown.stderr).toContain("写明资金来源：当年财政拨款、上年结转资金。");
  });
});
