/** What the message about an agreed target without a result tells people to type: it is what ends it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { AFTER_ALL, type TerminalBooks, terminalBooks } from "../../../review/subproject/books.ts";

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({
    ...{ id: "2019-xy", from: "2019-01-01", to: "2020-06-30", now: AFTER_ALL },
    targets: '"asked: 咨询>=700 笔 @cycle" "rules: 机制=健全 @cycle"',
  });
  await books.json("rule enact --builtin mof-2020");
  for (const year of ["2019", "2020"]) {
    books.write(
      "目标.yaml",
      `subproject: 2019-xy\nyear: "${year}"\ntargets:\n  - { key: asked, name: 咨询, group: 产出指标/数量指标, target: ">= 300", unit: 笔, weight: 90 }\n`,
    );
    await books.json("indicator target import 目标.yaml");
  }
}, 60_000);
afterAll(() => books.remove());

const CODE = "agreed-target-must-have-a-result";

/** Target, and the command without the figure. */
async function told(report: string): Promise<string[]> {
  const { findings } = await books.json(`report ${report} 2019-xy`);
  return (findings as { code: string; next: string; params: { name: string } }[])
    .filter((f) => f.code === CODE)
    .map((f) => `${f.params.name}: ${/balis (indicator assess .*?) --actual/.exec(f.next)?.[1]}`);
}

test("the first year's target that is open, then the next year's; what no year counts is the agreement's own", async () => {
  const own = "机制: indicator assess 2019-xy agreement:rules --year 2019";
  expect(await told("acceptance")).toEqual(["咨询: indicator assess 2019-xy asked --year 2019", own]);
  // The year in which the mid-term report is made is judged up to its month.
  expect(await told("midterm --until 2020-04")).toEqual([
    "咨询: indicator assess 2019-xy asked --year 2019",
    own,
  ]);
  await books.json("indicator assess 2019-xy asked --year 2019 --actual 340");
  for (const whole of ["acceptance", "acceptance --until 2020-04"])
    expect(await told(whole)).toEqual(["咨询: indicator assess 2019-xy asked --year 2020", own]);
  expect(await told("midterm --until 2020-04")).toEqual([
    "咨询: indicator assess 2019-xy asked --year 2020 --to 4",
    own,
  ]);
  await books.json("indicator assess 2019-xy asked --year 2020 --actual 380");
  await books.json("indicator assess 2019-xy agreement:rules --year 2019 --achieved 95% --text 已建立");
  expect(await told("acceptance")).toEqual([]);
});
