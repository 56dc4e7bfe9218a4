/** The construction plan of a year, from its table, beside what was decided. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "./books.ts";

let books: TerminalBooks;
const HEAD = "编号,子项目,计划金额";
beforeAll(async () => {
  // 2019-zx is granted 30,000.00.
  books = await terminalBooks();
  books.write("方案.csv", `${HEAD}\n2019-zx,联合咨询,28000.00\n2019-px,馆员培训,10000\n合计,,38000.00\n`);
}, 60_000);
afterAll(() => books.remove());

const plan = (file: string, more = "--document 样例方案1号 --on 2018-09-01") =>
  `subproject plan 2019 --import ${file} ${more}`;

describe("the construction plan of a year", () => {
  test("is refused without a document, with a sub-project of another year or twice, and a row that can't be read is told", async () => {
    expect((await books.run(plan("方案.csv", ""))).exit).toBe(2);
    books.write("别年.csv", `${HEAD}\n2020-zx,联合咨询,1\n`);
    expect(await books.refusal(plan("别年.csv"))).toBe("planned-subproject-must-be-of-the-year");
    books.write("两次.csv", `${HEAD}\n2019-zx,联合咨询,1\n2019-zx,联合咨询,2\n`);
    expect(await books.refusal(plan("两次.csv"))).toBe("planned-subproject-must-stand-once");
    books.write("坏.csv", `${HEAD}\n2019-zx,联合咨询,一万\n`);
    expect((await books.json(plan("坏.csv"))).findings).toMatchObject([
      { code: "planned-row-must-be-readable", at: { row: 2 } },
    ]);
    expect((await books.json("subproject plan 2019")).plan).toBeNull();
  });

  test("stands beside the decisions: 2,000.00 more than planned for 2019-zx, nothing decided yet of 2019-px", async () => {
    expect((await books.json(plan("方案.csv"))).plan).toMatchObject({ number: 1 });
    expect((await books.json(plan("方案.csv"))).plan).toBeNull();
    const { lines } = await books.json("subproject plan 2019");
    expect(lines.map((l: Record<string, unknown>) => [l.id, l.plannedFen, l.grantedFen].map(String))).toEqual(
      [
        ["2019-px", "1000000", "null"],
        ["2019-zx", "2800000", "3000000"],
      ],
    );
    const { stdout } = await books.run("subproject plan 2019");
    expect(stdout).toMatch(/2019-zx\s+联合咨询\s+28,000\.00\s+30,000\.00\s+2,000\.00/);
  });

  test("a decision for more than it has is told and taken; for as much it is not", async () => {
    const add =
      "subproject add 2019-px --name 馆员培训 --rule central --libraries 10013 --from 2019-01-01 --to 2019-12-31";
    for (const line of [
      add,
      "subproject move 2019-px apply --library 10013 --on 2018-10-15",
      "subproject move 2019-px review --text 同意 --on 2018-11-20",
    ])
      await books.json(line);
    const decide = (yuan: string) =>
      `subproject move 2019-px decide --yuan ${yuan} --document 样例批9号 --on 2018-12-20`;
    expect((await books.json(`${decide("10000")} --dry-run`)).findings ?? []).toEqual([]);
    expect((await books.json(decide("10000.01"))).findings).toMatchObject([
      { code: "decision-should-be-of-the-plan", params: { granted: "10,000.01", planned: "10,000.00" } },
    ]);
  });

  test("that takes another one's place tells what it leaves out and what it has otherwise", async () => {
    const own = await terminalBooks();
    own.write("一.csv", `${HEAD}\n2021-zx,咨询,28000.00\n2021-px,培训,10000\n2021-xk,学科,5000\n`);
    own.write("二.csv", `${HEAD}\n2021-zx,咨询,30000.00\n2021-xk,学科,5000\n`);
    const of = (file: string, document: string) =>
      own.json(`subproject plan 2021 --import ${file} --document ${document} --on 2020-09-01`);
    expect((await of("一.csv", "样例1号")).findings).toEqual([]);
    const { findings, plan: made } = await of("二.csv", "样例2号");
    expect(made).toMatchObject({ number: 2 });
    expect(findings).toMatchObject([
      {
        code: "plan-should-be-whole",
        params: { before: "样例1号", changes: ["2021-zx 28,000.00 → 30,000.00", "2021-px 10,000.00 → —"] },
      },
    ]);
    own.remove();
  }, 30_000);
});
