/** The agreement's targets in the reports: judged by their own value and unit, filled in by a person where nothing counts them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "../../../review/subproject/books.ts";

const AGREED =
  '"借出量>=9000 册" "平均用时<=7 工作日" "满足率>=90 %" "覆盖馆=81 家" "破损>=3 册" "完成咨询>=700 笔" "机制=健全"';

/** 借出量 is lower in the year, 平均用时 stricter, 破损 of another unit; 完成咨询 and 机制 nobody scores. */
const TARGETS = `subproject: 2019-zx
year: "2019"
project: { project: 联合咨询, department: 委, unit: 馆, leader: 甲, phone: "1", goal: 目标 }
targets:
  - { key: lent, name: 借出量, group: 产出指标/数量指标, target: ">= 5000", unit: 册, weight: 20 }
  - { key: days, name: 平均用时, group: 产出指标/时效指标, target: "<= 6.9", unit: 工作日, weight: 20 }
  - { key: rate, name: 满足率, group: 产出指标/质量指标, target: ">= 90%", unit: "%", weight: 20 }
  - { key: cover, name: 覆盖馆, group: 产出指标/数量指标, target: "= 81", unit: 家, weight: 20 }
  - { key: damaged, name: 破损, group: 产出指标/质量指标, target: ">= 3", unit: 件, weight: 10 }
`;

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ targets: AGREED });
  const { json, write } = books;
  write("目标.yaml", TARGETS);
  await json("rule enact --builtin mof-2020");
  await json("indicator target import 目标.yaml");
  for (const [key, actual] of Object.entries({
    lent: "6000",
    days: "6.99",
    rate: "89.999%",
    cover: "81",
    damaged: "4",
  }))
    await json(`indicator assess 2019-zx ${key} --year 2019 --actual ${actual}`);
}, 60_000);
afterAll(() => books.remove());

type Row = Record<string, string>;

async function targets(report: string): Promise<(string | undefined)[][]> {
  const { lists } = await books.json(`report ${report} 2019-zx --figures`);
  return lists.targets.map((r: Row) => [r.name, r.wanted, r.actual, r.state]);
}

async function findings(report: string): Promise<Row[]> {
  const { findings } = await books.json(`report ${report} 2019-zx`);
  return findings.map((f: { code: string; params: Row }) => ({ code: f.code, ...f.params }));
}

describe("the agreement's targets at the acceptance", () => {
  test("each is judged by its own value; the year's has a row of its own where it differs", async () => {
    expect(await targets("acceptance")).toEqual([
      ["借出量（建设协议）", "≥9000 册", "6,000册", "未完成"],
      ["平均用时（建设协议）", "≤7 工作日", "6.99工作日", "完成"],
      ["满足率", "≥90 %", "90.00%", "未完成"],
      ["覆盖馆", "等于 81 家", "81家", "完成"],
      ["破损（建设协议）", "≥3 册", "（待填写）", "（待填写）"],
      ["完成咨询", "≥700 笔", "（待填写）", "（待填写）"],
      ["机制", "等于 健全", "（待填写）", "（待填写）"],
      ["借出量（年度目标）", "≥5,000册", "6,000册", "完成"],
      ["平均用时（年度目标）", "≤6.9工作日", "6.99工作日", "未完成"],
      ["破损（年度目标）", "≥3件", "4件", "完成"],
    ]);
    expect((await targets("performance")).slice(0, 2)).toEqual((await targets("acceptance")).slice(0, 2));
  });

  test("a value that differs, a unit that differs and a result that is missing are told", async () => {
    const told = await findings("acceptance");
    const named = (code: string) => told.filter((f) => f.code === code).map((f) => f.name);
    expect(named("agreed-target-should-be-the-years")).toEqual(["借出量", "平均用时"]);
    expect(named("agreed-target-should-have-the-years-unit")).toEqual(["破损"]);
    expect(named("agreed-target-must-have-a-result")).toEqual(["破损", "完成咨询", "机制"]);
  });

  test("what the agreement misses needs a reason, though the year's target is reached", async () => {
    const told = await findings("acceptance");
    const keys = told
      .filter((f) => f.code === "deviation-must-be-explained")
      .map((f) => `${f.key} ${f.target}`);
    expect(keys).toContain("lent ≥9000 册");
    expect(keys).toContain("days ≤6.9工作日");
  });
});

describe("the agreement's targets at the mid-term inspection", () => {
  test("a likelihood is of the year's value; another value is under way until it is reached", async () => {
    for (const [key, actual] of [
      ["lent", "5100"],
      ["rate", "91%"],
    ])
      await books.json(
        `indicator assess 2019-zx ${key} --year 2019 --to 6 --actual ${actual} --likelihood certain`,
      );
    const rows = await targets("midterm");
    expect(rows[0]).toEqual(["借出量（建设协议）", "≥9000 册", "5,100册", "进展中"]);
    expect(rows[2]).toEqual(["满足率", "≥90 %", "91%", "确定能"]);
    expect(rows.find(([name]) => name === "借出量（年度目标）")).toEqual([
      ...["借出量（年度目标）", "≥5,000册", "5,100册", "确定能"],
    ]);
  });
});

describe("results that a person says", () => {
  test.each([
    ['"agreement:没有的" --actual 3', "agreed-target-must-be-known"],
    ['"agreement:满足率" --actual 93%', "agreed-target-must-have-one-result"],
  ])("%s is refused", async (said, code) => {
    expect(await books.refusal(`indicator assess 2019-zx ${said} --year 2019`)).toBe(code);
  });

  test("stand in the agreement's row and are judged; then nothing is left to fill", async () => {
    for (const said of [
      "agreement:破损 --year 2019 --actual 2 --reason 轻微",
      "agreement:完成咨询 --year 2019 --actual 754",
      'agreement:机制 --year 2019 --achieved 95% --text "已建立三项制度"',
    ])
      await books.json(`indicator assess 2019-zx ${said}`);
    expect((await targets("acceptance")).slice(4, 7)).toEqual([
      ["破损（建设协议）", "≥3 册", "2册", "未完成"],
      ["完成咨询", "≥700 笔", "754笔", "完成"],
      ["机制", "等于 健全", "已建立三项制度；95%", "—"],
    ]);
    const told = await findings("acceptance");
    expect(told.filter((f) => f.code === "agreed-target-must-have-a-result")).toEqual([]);
  });
});

describe("a paper for issue", () => {
  test("has no place that is still to be filled in, and the refusal names the places", async () => {
    const reason = "--year 2019 --reason 已说明";
    for (const key of ["lent", "days", "rate", "execution"])
      await books.json(`indicator assess 2019-zx ${key} ${reason}`);
    for (const section of ["overview", "deliverables", "problems", "self-assessment"])
      await books.json(`subproject text 2019-zx --report acceptance --section ${section} --text 文字`);
    await books.json("subproject text 2019-zx --report acceptance --section self-conclusion --text 通过");
    expect(await books.refusal("report acceptance 2019-zx --for-issue")).toBe("receipts-must-be-recorded");
    await books.json(
      "subproject receive 2019-zx --library 10008 --yuan 30000 --voucher 收-1 --on 2019-03-01",
    );
    expect(await books.refusal("report acceptance 2019-zx --for-issue")).toBe("");
    books.write("目标.yaml", TARGETS.replace("leader: 甲, ", ""));
    await books.json("indicator target import 目标.yaml");
    const { stderr, exit } = await books.run("report acceptance 2019-zx --for-issue");
    expect(exit).toBe(3);
    expect(stderr).toContain("nothing-must-be-left-to-fill");
    expect(stderr).toMatch(/封面![A-Z]\d+（负 责 人：）/);
    expect(await books.refusal("report acceptance 2019-zx")).toBe("");
  });
});
