/** A year's targets keep the scheme they name; and are of a sub-project and a year that the books know. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "../subproject/books.ts";

/** 20 of 成本指标: the sum is 90 by either scheme. */
const targets = (of: {
  subproject?: string;
  year?: string;
  scheme?: string;
}): string => `subproject: ${of.subproject ?? "2019-zx"}
year: "${of.year ?? "2019"}"
${of.scheme === undefined ? "" : `scheme: ${of.scheme}`}
targets:
  - { key: cost, name: 单笔成本, group: 成本指标/经济成本指标, target: "<= 40", unit: 元, weight: 20 }
  - { key: asked, name: 咨询, group: 产出指标/数量指标, target: ">= 700", unit: 笔, weight: 40 }
  - { key: cover, name: 覆盖馆, group: 效益指标/社会效益指标, target: "= 81", unit: 家, weight: 20 }
  - { key: pleased, name: 满意度, group: 满意度指标/服务对象满意度指标, target: ">= 92%", unit: "%", weight: 10, method: by-bands }
`;

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks();
  await books.json("rule enact --builtin mof-2020");
  books.write("目标.yaml", targets({ scheme: "mof2021-cost" }));
  await books.json("indicator target import 目标.yaml");
  for (const [key, actual] of Object.entries({ cost: "38", asked: "710", cover: "81", pleased: "1640/1800" }))
    await books.json(`indicator assess 2019-zx ${key} --year 2019 --actual ${actual}`);
}, 60_000);
afterAll(() => books.remove());

const SCORE = "indicator score 2019-zx --year 2019";

describe("the scheme that a file of targets names", () => {
  test("gives the points of the score and of the form, without a flag; another one is asked for", async () => {
    const { scheme, findings } = await books.json(SCORE);
    expect(scheme.key).toBe("mof2021-cost");
    expect(findings.map((f: { code: string }) => f.code)).not.toContain("first-level-should-follow-scheme");
    const form = await books.run("report self-evaluation 2019-zx --year 2019 --figures");
    expect(form.stdout).toContain("含成本指标");
    expect((await books.json(`${SCORE} --scheme mof2020`)).scheme.key).toBe("mof2020");
  });

  test("is not overruled by a layout made for another one", async () => {
    const line = "report self-evaluation 2019-zx --year 2019 --layout haidian-self-evaluation";
    expect(await books.refusal(line)).toBe("scheme-must-be-the-layouts");
    expect(await books.refusal(`${line} --scheme mof2016-initial`)).toBe("");
  });

  test("stays usable after a pack of the office's own, from a later day, which has another one", async () => {
    books.write("own.yaml", OWN);
    await books.json("rule enact own.yaml");
    expect((await books.json(`${SCORE} --scheme own`)).scheme.key).toBe("own");
    expect((await books.json(SCORE)).scheme.key).toBe("mof2021-cost");
  });

  test("is gone with a file that names none", async () => {
    books.write("目标.yaml", targets({}));
    await books.json("indicator target import 目标.yaml");
    expect((await books.json(SCORE)).scheme.key).toBe("own");
  });
});

describe("a satisfaction of 91.11 % against ≥92 %", () => {
  test("has all points by its band though the target is missed, and its row says why", async () => {
    const { lists } = await books.json("report self-evaluation 2019-zx --year 2019 --figures");
    const row = lists.targets.find((r: Record<string, string>) => r.key === "pleased");
    expect([row.score, row.target]).toEqual(["10.00", "≥92%"]);
    expect(row.reason).toContain("未达目标 ≥92%，得分按满意度分档（≥90% → 100%）");
  });

  test("81 家 of exactly 81 prints no text that begins with =", async () => {
    const { lists } = await books.json("report self-evaluation 2019-zx --year 2019 --figures");
    const row = lists.targets.find((r: Record<string, string>) => r.key === "cover");
    expect(row.target).toBe("等于 81家");
  });
});

describe("targets", () => {
  test.each([
    [{ subproject: "2019-zy" }, "subproject-must-be-known"],
    [{ year: "2031" }, "year-must-be-of-the-cycle"],
    [{ year: "2018" }, "year-must-be-of-the-cycle"],
  ])("of %o are refused", async (of, code) => {
    books.write("错.yaml", targets(of));
    expect(await books.refusal("indicator target import 错.yaml")).toBe(code);
  });

  test.each([
    ["indicator assess 2019-zy asked --year 2019 --actual 1", "subproject-must-be-known"],
    ["indicator assess 2019-zx asked --year 2031 --actual 1", "year-must-be-of-the-cycle"],
    [
      'indicator target set 2019-zy asked ">= 1" --year 2019 --name 咨询 --group 产出指标/数量指标 --weight 1',
      "subproject-must-be-known",
    ],
  ])("%s is refused", async (line, code) => {
    expect(await books.refusal(line)).toBe(code);
  });
});

const OWN = `pack: own-scheme
version: "2"
from: "2018-01-01"
sample: true
notice: { title: 样例方案, number: null, date: null, source: 样例, certainty: "?" }
parts:
  self-evaluation:
    standard: own
    forms:
      - key: own
        name: { zh-CN: 本办方案, en: own }
        executionPoints: 10
        executionOf: full-year
        firstLevels: [{ name: 产出指标, points: 50 }, { name: 效益指标, points: 30 }, { name: 满意度指标, points: 10 }]
        decimals: 2
        grades: [{ name: 优, from: 90 }, { name: 良, from: 80 }, { name: 中, from: 60 }, { name: 差, from: 0 }]
        bands: [{ from: "90%", share: "100%" }, { from: 0, share: 0 }]
        qualitative: [{ name: 达成, from: "80%" }, { name: 未达成, from: 0 }]
        flagAbove: "130%"
        reasonBelow: "90%"
        rescale: all
`;
