/** An agreement's target over the years, by its window. */
import { describe, expect, test } from "vitest";
import { type Exact, fractionOf, parseExact, ZERO } from "../../../src/core/exact.ts";
import {
  cycleResult,
  looseness,
  type TargetOfYear,
  type YearOfCycle,
} from "../../../src/review/indicator/agreement/cycle-result.ts";
import { readTarget } from "../../../src/review/indicator/read-target.ts";
import { type KeyedTarget, parseAgreedTarget } from "../../../src/review/subproject/agreed-target.ts";

const agreed = (text: string): KeyedTarget => parseAgreedTarget(text) as KeyedTarget;

/** A year whose target `wanted` of `unit` came to `actual`; "-": does not apply; "": nothing is said. */
function year(of: string, wanted: string, unit: string, actual: string): YearOfCycle {
  const read = readTarget({ text: wanted, unit });
  if ("code" in read) throw new Error(read.code);
  const figure: Exact | null = parseExact(actual) ?? null;
  const target: TargetOfYear = {
    year: of,
    target: {
      ...{
        subproject: "2023-x",
        year: of,
        key: "k",
        name: "别名",
        firstLevel: "产出指标",
        secondLevel: "数量指标",
      },
      ...{
        value: read.value,
        text: wanted,
        unit: read.unit,
        points: ZERO,
        method: "by-ratio",
        isWithdrawn: false,
      },
    },
    ...{
      actual: figure,
      fraction: fractionOf(actual),
      actualText: figure === null ? "" : `${actual}${unit}`,
    },
    ...{ figure: null, isReached: null, reason: "", notApplicable: actual === "-" ? "停办" : null },
  };
  return { year: of, targets: [target] };
}

describe("what an agreement's target says", () => {
  test.each([
    ["novelty: 科技查新完成量>=20 项", "cycle", "20", "项"],
    ["turnaround：平均用时<=3.5 工作日", "every-year", "3.5", "工作日"],
    ["satisfaction: 满意度>=85% @cycle", "cycle", "85%", ""],
    ["satisfaction: 满意度>=85% @全周期", "cycle", "85%", ""],
    ["novelty: 查新>=20 项 @每年", "every-year", "20", "项"],
    ["cover: 覆盖馆>=60 家", "every-year", "60", "家"],
  ])("%s is of %s", (text, window, value, unit) => {
    const { key: _, name: __, relation: ___, ...rest } = agreed(text);
    expect(rest).toEqual({ window, value, unit });
  });

  test.each([
    "novelty: 查新>=20 项 @yearly",
    "查新>=20 项 @cycle",
    "novelty: 查新",
  ])("%s is refused", (text) => {
    expect(parseAgreedTarget(text)).toBeUndefined();
  });

  test("without a key it is as it was before keys", () => {
    expect(parseAgreedTarget("传递量>=20000 笔")).toEqual({
      name: "传递量",
      relation: ">=",
      value: "20000",
      unit: "笔",
    });
  });
});

describe("over the years", () => {
  test.each([
    [
      "counts are added",
      "k: 查新>=20 项",
      [year("2023", ">= 8", "项", "9"), year("2024", ">= 10", "项", "10")],
      "19项",
      false,
    ],
    [
      "at its limit it is reached",
      "k: 查新>=19 项",
      [year("2023", ">= 8", "项", "9"), year("2024", ">= 10", "项", "10")],
      "19项",
      true,
    ],
    [
      "averages by their own counts: 59/19 = 3.105, above 3.1",
      "k: 用时<=3.1 天 @cycle",
      [year("2023", "<= 4", "天", "30/9"), year("2024", "<= 4", "天", "29/10")],
      "3.11天",
      false,
    ],
    [
      "the mean of 3.33 and 2.90, 3.117, would miss 3.11; 59/19 reaches it",
      "k: 用时<=3.11 天 @cycle",
      [year("2023", "<= 4", "天", "30/9"), year("2024", "<= 4", "天", "29/10")],
      "3.11天",
      true,
    ],
    [
      "rates are pooled: 100/1010 = 9.90 %, where the mean would be 54.5 %",
      "k: 率>=10% @cycle",
      [year("2023", ">= 1%", "%", "10/10"), year("2024", ">= 1%", "%", "90/1000")],
      "9.90%",
      false,
    ],
    [
      "a rate typed by its value can't be pooled",
      "k: 率>=10% @cycle",
      [year("2023", ">= 1%", "%", "50%"), year("2024", ">= 1%", "%", "9/10")],
      "",
      null,
    ],
    [
      "every year each by itself",
      "k: 率>=85%",
      [year("2023", ">= 90%", "%", "26/30"), year("2024", ">= 90%", "%", "84%")],
      "26/30%；84%%",
      false,
    ],
    [
      "a year that does not apply is left out and named",
      "k: 查新>=9 项",
      [year("2023", ">= 8", "项", "9"), year("2024", ">= 10", "项", "-")],
      "9项（2024年不适用）",
      true,
    ],
    [
      "a year without a result leaves it open",
      "k: 查新>=9 项",
      [year("2023", ">= 8", "项", "9"), year("2024", ">= 10", "项", "")],
      "",
      null,
    ],
    [
      "a year without targets leaves it open",
      "k: 查新>=9 项",
      [year("2023", ">= 8", "项", "9"), { year: "2024", targets: [] }],
      "",
      null,
    ],
    [
      "another unit is not added",
      "k: 查新>=9 项",
      [year("2023", ">= 8", "项", "9"), year("2024", ">= 10", "件", "10")],
      "",
      null,
    ],
    [
      "what a year gives as a quotient is an average, though nothing in its name says so: (1,128.00 + 1,543.10) ÷ (94 + 118.7) = 12.56, not 25",
      "k: 加工成本<=12.5 元 @cycle",
      [year("2023", "<= 13", "元", "112800/9400"), year("2024", "<= 13", "元", "154310/11870")],
      "12.56元",
      false,
    ],
    [
      "one missed year is missed, whatever the other will be",
      "k: 用时<=3 天",
      [year("2023", "<= 4", "天", "4"), year("2024", "<= 4", "天", "")],
      "4天",
      false,
    ],
  ] as const)("%s", (_, text, cycle, actualText, isReached) => {
    const made = cycleResult(agreed(text), cycle);
    expect([made.actualText, made.isReached]).toEqual([actualText, isReached]);
  });
});

describe("a year that asks for less", () => {
  const years = ["2023", "2024"];
  test("of a count the years come to 18 of 20; to 20 they are enough", () => {
    const cycle = [year("2023", ">= 8", "项", ""), year("2024", ">= 10", "项", "")];
    expect(looseness(agreed("k: 查新>=20 项"), { cycle, years }).sum).toEqual({ num: 18n, den: 1n });
    expect(looseness(agreed("k: 查新>=18 项"), { cycle, years }).sum).toBeNull();
    expect(looseness(agreed("k: 查新>=20 项"), { cycle: cycle.slice(0, 1), years }).sum).toBeNull();
  });

  test("of an average ≤4 is looser than ≤3.5, ≤3.5 and ≤3 are not", () => {
    const cycle = [
      year("2023", "<= 4", "天", ""),
      year("2024", "<= 3.5", "天", ""),
      year("2025", "<= 3", "天", ""),
    ];
    const { looser } = looseness(agreed("k: 用时<=3.5 天"), { cycle, years });
    expect(looser.map((t) => t.year)).toEqual(["2023"]);
  });
});
