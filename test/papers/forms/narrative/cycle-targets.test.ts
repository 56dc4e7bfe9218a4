/** Targets of a cycle of two years whose years can't be added up: a person says the result, and the report judges it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { AFTER_ALL, type TerminalBooks, terminalBooks } from "../../../review/subproject/books.ts";

type Row = Record<string, string>;

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({
    ...{ id: "2019-xy", from: "2019-01-01", to: "2020-06-30", now: AFTER_ALL },
    targets: '"libraries: 受益馆数>=60 家 @cycle" "rules: 机制=健全 @cycle" "rate: 满足率>=90%"',
  });
  await books.json("rule enact --builtin mof-2020");
  for (const [year, libraries] of [
    ["2019", "41"],
    ["2020", "57"],
  ] as const) {
    const target = (key: string, name: string, text: string, unit: string, weight: number): string =>
      `  - { key: ${key}, name: ${name}, group: 产出指标/数量指标, target: "${text}", unit: "${unit}", weight: ${weight} }\n`;
    const rows = [
      target("libraries", "受益馆数", ">= 40", "家", 40),
      target("rate", "满足率", ">= 90%", "%", 20),
      target("training", "培训机制", "形成", "", 30),
    ];
    books.write("目标.yaml", `subproject: 2019-xy\nyear: "${year}"\ntargets:\n${rows.join("")}`);
    await books.json("indicator target import 目标.yaml");
    await books.json(`indicator assess 2019-xy libraries --year ${year} --actual ${libraries}`);
    await books.json(`indicator assess 2019-xy rate --year ${year} --actual 9/10`);
    await books.json(
      `indicator assess 2019-xy training --year ${year} --achieved 70% --text 初步形成 --reason 晚`,
    );
  }
}, 60_000);
afterAll(() => books.remove());

const report = async () => {
  const { lists } = await books.json("report acceptance 2019-xy --figures");
  const { findings } = await books.json("report acceptance 2019-xy");
  const rows = (lists.targets as Row[]).map((r) => [r.name, r.actual, r.state]);
  const codes = (findings as { code: string; params: Row }[])
    .filter((f) => /^agreed-target|^deviation/.test(f.code) && f.params.name !== "")
    .map((f) => `${f.code} ${f.params.name}`);
  return { rows, codes };
};

test("41 and 57 libraries may be the same ones: nothing is shown until a person says 58, which is below 60", async () => {
  const before = await report();
  expect(before.rows.slice(0, 2)).toEqual([
    ["受益馆数（建设协议）", "（待填写）", "（待填写）"],
    ["机制（建设协议）", "（待填写）", "（待填写）"],
  ]);
  expect(before.codes).toEqual([
    "agreed-target-must-have-a-result 受益馆数",
    "agreed-target-must-have-a-result 机制",
  ]);
  await books.json("indicator assess 2019-xy agreement:libraries --year 2019 --actual 58");
  await books.json("indicator assess 2019-xy agreement:rules --year 2019 --achieved 95% --text 已建立");
  const after = await report();
  expect(after.rows.slice(0, 2)).toEqual([
    ["受益馆数（建设协议）", "58家", "未完成"],
    ["机制（建设协议）", "已建立；95%", "—"],
  ]);
  expect(after.codes).toEqual(["deviation-must-be-explained 受益馆数"]);
  // The result was said with one year and its reason with another: both count.
  await books.json("indicator assess 2019-xy agreement:libraries --year 2020 --reason 两馆停办");
  const explained = await report();
  expect(explained.codes).toEqual([]);
  expect(explained.rows[0]).toEqual(["受益馆数（建设协议）", "58家", "未完成"]);
  await books.json("indicator assess 2019-xy agreement:libraries --year 2019 --actual 60");
  expect((await report()).rows[0]).toEqual(["受益馆数（建设协议）", "60家", "完成"]);
});

test("what is promised in words has a degree, and is neither 完成 nor 未完成", async () => {
  const { rows } = await report();
  expect(
    rows.filter(([name]) => name?.startsWith("培训机制")).map(([, actual, state]) => [actual, state]),
  ).toEqual([
    ["初步形成；部分达成预期指标并具有一定效果 70%", "—"],
    ["初步形成；部分达成预期指标并具有一定效果 70%", "—"],
  ]);
});
