/** A row whose project nobody registered holds the file's sub-projects until it is registered, or a person says that it is not ours. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "./books.ts";

const HEAD = "凭证号,日期,项目名称,预算项目,经济分类,金额\n";
const OURS = "记-1,2019-05-03,联合咨询,专家劳务,30226,100.00\n";
const OTHERS = "记-2,2019-05-04,别的项目,专家劳务,30226,200.00\n";
const FORM = "report self-evaluation 2019-zx --year 2019 --for-issue -o 表.xlsx";
const HELD = "spending-file-must-be-complete";

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks();
  const { json, write } = books;
  await json("rule enact --builtin mof-2020");
  write(
    "目标.yaml",
    `subproject: 2019-zx\nyear: "2019"\ntargets:\n  - { key: asked, name: 咨询, group: 产出指标/数量指标, target: ">= 700", unit: 笔, weight: 90 }\n`,
  );
  await json("indicator target import 目标.yaml");
  await json("indicator assess 2019-zx asked --year 2019 --actual 710");
  await json("indicator assess 2019-zx execution --year 2019 --reason 样例");
}, 60_000);
afterAll(() => books?.remove());

/** What the refusal tells the officer to type, as it stands there. */
async function told(): Promise<string> {
  const { stderr } = await books.run(FORM);
  expect(stderr).toContain(`[${HELD}]`);
  return /balis (findings answer \S+ \S+ --reason \S+?)。/.exec(stderr)?.[1] ?? "";
}

test("the message names the decision, and the decision ends it; a row of our own is not ended by it", async () => {
  books.write("支出.csv", HEAD + OURS + OTHERS);
  await books.run("import 支出.csv");
  const decision = await told();
  expect(decision).toMatch(/^findings answer 2019\S* \d+-rows --reason 不是本项目$/);
  expect((await books.run(decision)).exit).toBe(0);
  expect(await books.refusal(FORM)).not.toBe(HELD);
  // One row more than was answered for: it is asked again.
  books.write("支出.csv", HEAD + OURS + OTHERS + OTHERS.replace("记-2", "记-3"));
  await books.run("import 支出.csv --supersede");
  expect(await books.refusal(FORM)).toBe(HELD);
  // 40,000.00 of our own is beyond the line's 30,000.00: an answer can't make it nobody's.
  books.write("支出.csv", HEAD + OURS + OURS.replace("记-1", "记-4").replace("100.00", "40000.00"));
  await books.run("import 支出.csv --supersede");
  const { stderr } = await books.run(FORM);
  expect(stderr).toContain(`[${HELD}]`);
  expect(stderr).not.toContain("没有登记");
  const [, number = ""] = /#(\d+)）有 1 行/.exec(stderr) ?? [];
  const [, period = ""] = decision.match(/answer (\S+)/) ?? [];
  expect((await books.run(`findings answer ${period} ${number}-rows --reason 不是本项目`)).exit).toBe(0);
  expect(await books.refusal(FORM)).toBe(HELD);
}, 60_000);

test("or the project is registered with its budget, and the file read again", async () => {
  books.write("支出.csv", HEAD + OURS + OTHERS.replace("记-2", "记-5"));
  await books.run("import 支出.csv --supersede");
  expect(await books.refusal(FORM)).toBe(HELD);
  await books.json(
    "subproject add 2019-bd --name 别的项目 --rule central --libraries 10008 --from 2019-01-01 --to 2019-12-31",
  );
  for (const line of [
    "move 2019-bd apply --library 10008 --on 2018-10-15",
    "move 2019-bd review --text 同意 --on 2018-11-20",
    "move 2019-bd decide --yuan 3000 --document 样例9号 --on 2018-12-20",
    "budget 2019-bd --line 专家劳务 --class 30226 --yuan 3000 --year 2019 --on 2018-12-25",
  ])
    await books.json(`subproject ${line}`);
  expect((await books.run("import 支出.csv --supersede")).exit).toBe(0);
  expect(await books.refusal(FORM)).not.toBe(HELD);
}, 60_000);
