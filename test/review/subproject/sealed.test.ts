/** After 总验收 nothing of a sub-project changes, by whatever command or file, until the acceptance is taken back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AFTER_ALL, ALL_CHECKS, finalAcceptance, type TerminalBooks, terminalBooks } from "./books.ts";

const HEADING = "日期,凭证号,摘要,经济科目,金额,项目";
const SPENT = "2019-06-20,记-1,付劳务,30226,1000.00,2019-zx";
const LATE = "2019-12-20,记-9,补记,30226,1500.00,2019-zx";
const TARGETS = `subproject: zx
year: "2019"
targets:
  - { key: satisfaction, name: 满意度, group: 满意度指标/服务对象满意度指标, target: ">= 90%", unit: "%", weight: 90 }
`;

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ from: "2018-06-01", now: AFTER_ALL });
  const { json, write } = books;
  write("目标.yaml", TARGETS);
  write("支出-2019-06.csv", `${HEADING}\n${SPENT}\n`);
  for (const line of ["rule enact --builtin mof-2020", "rule enact --builtin balis-indicators"])
    await json(line);
  await json("import 支出-2019-06.csv");
  write("问卷.csv", "编号,满意度\n1,满意\n");
  write("目标-2018.yaml", TARGETS.replace('year: "2019"', 'year: "2018"'));
  await json("indicator target import 目标.yaml");
  await json("indicator target import 目标-2018.yaml");
  await json("indicator record satisfaction --year 2019 --value 93% --evidence 报告.txt");
  for (const line of [...ALL_CHECKS("2019-zx"), finalAcceptance("2019-zx", "1000")]) await json(line);
}, 60_000);
afterAll(() => books.remove());

const spent = async (): Promise<string> =>
  String((await books.json("subproject spending 2019-zx")).funds.total.executedFen);

describe("after the final acceptance", () => {
  test.each([
    [
      "spending typed in",
      "subproject spend 2019-zx --voucher 记-9 --on 2019-12-20 --line 专家劳务 --class 30226 --payee 甲 --yuan 1",
    ],
    ["a budget line", "subproject budget 2019-zx --line 新 --class 30226 --yuan 0 --on 2019-12-31"],
    [
      "an adjustment",
      "subproject budget 2019-zx --line 专家劳务 --class 30226 --adjust --yuan 1 --reason 调 --document 样例 --on 2019-12-31",
    ],
    [
      "a target under the id",
      'indicator target set 2019-zx satisfaction ">= 80%" --year 2019 --group 满意度指标/服务对象满意度指标 --weight 90',
    ],
    [
      "a target under the key that it was set by",
      'indicator target set zx satisfaction ">= 80%" --year 2019 --group 满意度指标/服务对象满意度指标 --weight 90',
    ],
    ["a target taken back", "indicator target set zx satisfaction --withdraw --year 2019"],
    ["a file of targets", "indicator target import 目标.yaml"],
    ["an assessment", "indicator assess zx satisfaction --year 2019 --reason 另说"],
    ["a survey", "indicator survey 问卷.csv zx satisfaction --year 2019"],
    [
      "the value of an indicator that another year of its cycle was scored by",
      "indicator record satisfaction --year 2018 --value 99% --evidence 报告.txt",
    ],
    ["an assessment of the execution", "indicator assess zx execution --year 2019 --reason 另说"],
    ["a text of a report", "subproject text 2019-zx --report acceptance --section overview --text 改写"],
    [
      "the value of an indicator that it was scored by",
      "indicator record satisfaction --year 2019 --value 99% --evidence 报告.txt",
    ],
  ])("%s is refused", async (_, line) => {
    expect(await books.refusal(line)).toBe("subproject-must-be-open");
  });

  test("the same value of an indicator once more, and that of another year, are no change", async () => {
    const value = (said: string) => `indicator record satisfaction ${said} --evidence 报告.txt`;
    expect(await books.refusal(value("--year 2019 --value 93%"))).toBe("");
    expect(await books.refusal(value("--year 2020 --value 80%"))).toBe("");
  });

  test("a row of its spending is set aside with the acceptance's day", async () => {
    books.write("支出-2019-12.csv", `${HEADING}\n${LATE}\n`);
    const [file] = (await books.json("import 支出-2019-12.csv --dry-run")).files;
    expect(file.rows).toMatchObject({ taken: 0, quarantined: 1 });
    expect(file.findings).toMatchObject([
      { code: "subproject-must-be-open", params: { subproject: "2019-zx", on: "2019-12-31" } },
    ]);
    expect(await spent()).toBe("100000");
  });

  test("a file that takes another's place keeps the accepted rows, or is refused whole", async () => {
    books.write("支出-2019-06-二.csv", `${HEADING}\n${SPENT}\n2019-06-21,记-2,补,30226,5.00,2019-zx\n`);
    const [file] = (await books.json("import 支出-2019-06-二.csv --supersede --dry-run")).files;
    expect(file.rows).toMatchObject({ taken: 1, quarantined: 1 });
    books.write("支出-2019-06-三.csv", `${HEADING}\n${SPENT.replace("1000.00", "999.00")}\n`);
    expect(await books.refusal("import 支出-2019-06-三.csv --supersede")).toBe("accepted-spending-must-stay");
    expect(await spent()).toBe("100000");
  });

  test("a file with accepted rows is not withdrawn", async () => {
    expect(await books.refusal("file withdraw 支出-2019-06.csv --reason 导错")).toBe(
      "accepted-spending-must-not-be-withdrawn",
    );
    expect(await spent()).toBe("100000");
  });

  test("taking the acceptance back opens it again", async () => {
    await books.json("subproject undo 2019-zx --reason 补记支出");
    await books.json("file withdraw 支出-2019-06.csv --reason 导错");
    expect(await spent()).toBe("0");
    await books.json("import 支出-2019-06.csv --again");
    expect(
      await books.refusal("subproject text 2019-zx --report acceptance --section overview --text 改写"),
    ).toBe("");
    await books.json("import 支出-2019-12.csv");
    expect(await spent()).toBe("250000");
  });
});
