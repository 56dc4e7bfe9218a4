/** Working days of a year whose holidays nobody knows: said wherever they are printed, and not handed in. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "../subproject/books.ts";

/** The State Council's days of 2023 about the National Day: 29 September to 6 October free, 7 and 8 October worked. */
const CALENDAR = `pack: holidays-2023
version: "2023"
from: "2023-01-01"
sample: false
notice: { title: 放假安排, number: null, date: null, source: 样例, certainty: K }
parts:
  calendar:
    years:
      - year: 2023
        holidays: ["2023-09-29..2023-10-06"]
        workdays: ["2023-10-07", "2023-10-08"]
`;

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ id: "2023-zx", from: "2023-01-01", to: "2023-12-31" });
  const { json, write } = books;
  for (const pack of ["mof-2020", "balis-indicators"]) await json(`rule enact --builtin ${pack}`);
  write(
    "联合咨询-2023-10.csv",
    "委托编号,承接馆,委托方类型,委托馆,服务项目,受理日期,完成日期,办理结果,质量评分\nZ1,10008,校外,,科技查新,2023-09-28,2023-10-09,完成,90\n",
  );
  write(
    "支持-2023-10.csv",
    "工单号,提出日期,解决日期,图书馆,系统,工单类型,严重程度\nW1,2023-09-28,2023-10-09,10008,平台,故障,一般\n",
  );
  for (const file of ["联合咨询-2023-10.csv", "支持-2023-10.csv"])
    await json(`import ${file} --period 2023-10`);
  await json(
    'indicator target set 2023-zx consulting-turnaround "<= 4" --year 2023 --name 平均用时 --group 产出指标/时效指标 --unit 工作日 --weight 90',
  );
}, 60_000);
afterAll(() => books.remove());

const SCORE = "indicator score 2023-zx --year 2023 --full-year 100 --executed 100";

describe("without a calendar of the year", () => {
  test.each([
    "consulting-turnaround",
    "support-turnaround",
  ])("%s says that only weekends are left out", async (key) => {
    const { stdout } = await books.run(`indicator value ${key} --year 2023`);
    expect(stdout).toContain("7.0");
    expect(stdout).toContain("只扣除了周末");
  });

  test("the scored form says so beside the figure, is a draft with it, and is not handed in", async () => {
    const made = await books.json(SCORE);
    expect(made.rows[0].actualText).toBe("7.00工作日（仅减周末）");
    const codes = made.findings.map((f: { code: string }) => f.code);
    expect(codes).toContain("working-days-must-have-their-calendar");
    await books.json("indicator assess 2023-zx consulting-turnaround --year 2023 --reason 节假日多");
    expect(await books.refusal(`${SCORE} --for-issue`)).toBe("working-days-must-have-their-calendar");
  });
});

describe("with the year's calendar", () => {
  test("the same request took 3 working days, and nothing has to be said", async () => {
    books.write("节假日.yaml", CALENDAR);
    await books.json("rule enact 节假日.yaml");
    const made = await books.json(SCORE);
    expect(made.rows[0].actualText).toBe("3.00工作日");
    expect(await books.refusal(`${SCORE} --for-issue`)).toBe("");
  });
});
