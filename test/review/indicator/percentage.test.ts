/** Percentages and targets as people type them: what can be read in two ways is asked about. */
import { describe, expect, test } from "vitest";
import { readTargets } from "../../../src/review/indicator/io/read-targets.ts";
import { isShare, percentageFault } from "../../../src/review/indicator/percentage.ts";
import { readTarget } from "../../../src/review/indicator/read-target.ts";

describe("a figure under the unit %", () => {
  test.each([
    ["93.4", "93.4%", "9,340%"],
    ["0.31", "0.31%", "31%"],
    ["1", "1%", "100%"],
    ["95", "95%", "9,500%"],
  ])("%s is %s or %s, and refused with both", (text, small, large) => {
    expect(percentageFault(text, { isPercent: true, isShare: false })).toEqual({
      code: "percentage-must-have-its-sign",
      params: { text, small, large },
    });
  });

  test.each(["93.4%", "93.4％", "0.31%", "0", "1530/1842", "100%"])("%s says one thing", (text) => {
    expect(percentageFault(text, { isPercent: true, isShare: true })).toBeNull();
  });

  test("a fraction above one has its figures in the wrong order, whatever it counts", () => {
    expect(percentageFault("1842/1530", { isPercent: true, isShare: false })).toEqual({
      code: "share-must-be-from-zero-to-one",
      params: { text: "1842/1530", shown: "120.39%" },
    });
  });

  test("120.39% may be a growth rate, but no share of answers", () => {
    expect(percentageFault("120.39%", { isPercent: true, isShare: false })).toBeNull();
    expect(percentageFault("120.39%", { isPercent: true, isShare: true })?.code).toBe(
      "share-must-be-from-zero-to-one",
    );
    for (const name of ["满意度指标", "原文传递满足率", "成员馆覆盖率", "on-time rate"])
      expect(isShare(["cover", name])).toBe(true);
    expect(isShare(["计划完成率"])).toBe(false);
    expect(isShare(["增长率", "growth"])).toBe(false);
  });
});

test("a share is never below zero, a growth rate may be", () => {
  expect(percentageFault("-5%", { isPercent: true, isShare: true })).toEqual({
    code: "share-must-be-from-zero-to-one",
    params: { text: "-5%", shown: "-5%" },
  });
  expect(percentageFault("-5%", { isPercent: true, isShare: false })).toBeNull();
});

test.each(["75.4%", "75.4％", "100%"])("%s of a unit that is not % is no figure of it", (text) => {
  expect(percentageFault(text, { isPercent: false, isShare: false })).toEqual({
    code: "figure-must-be-of-its-unit",
    params: { text },
  });
});

test.each([
  ["85%", "0.85", "85"],
  ["0.5％", "0.005", "0.5"],
])("%s of no unit is %s or %s, and refused with both", (text, small, large) => {
  expect(percentageFault(text, { isPercent: null, isShare: true })).toEqual({
    code: "percentage-must-have-a-unit",
    params: { text, small, large },
  });
});

test.each(["85", "0.85", "1842/1907", "二期"])("%s of no unit is a plain figure", (text) => {
  expect(percentageFault(text, { isPercent: null, isShare: true })).toBeNull();
});

test("1420 and 1842/1530 of another unit are plain figures", () => {
  for (const text of ["1420", "1842/1530", "0"])
    expect(percentageFault(text, { isPercent: false, isShare: true })).toBeNull();
});

describe("a target", () => {
  test.each([
    [">= 50000", "笔", "笔", 50_000, 1],
    ["≥50个", "个", "个", 50, 1],
    ["≤90万元", "万元", "万元", 90, 1],
    ["不超过 8.5", "元", "元", 85, 10],
    [">= 95%", "%", "%", 95, 100],
    ["≥95％", "", "%", 95, 100],
  ])("%s of unit %s is read as it is meant", (text, unit, own, num, den) => {
    const read = readTarget({ text, unit });
    expect(read).toMatchObject({ unit: own, value: { value: {} } });
    if ("code" in read || read.value.kind === "in-words") throw new Error("a figure");
    expect(Number(read.value.value.num) / Number(read.value.value.den)).toBe(num / den);
  });

  test.each([
    [">= 95", "%", "target-must-have-its-percent-sign"],
    [">= 0.95", "%", "target-must-have-its-percent-sign"],
    [">= 95%", "笔", "percentage-must-be-its-unit"],
    ["≥50个", "", "unit-must-stand-in-its-place"],
    ["≥五十", "个", "target-must-be-spelt"],
    [">= ", "个", "target-must-be-spelt"],
    ["43.2", "万元", "target-must-have-a-sign"],
    ["90%以上", "%", "target-must-have-a-sign"],
    ["大于3", "个", "target-must-have-a-sign"],
    ["50个", "个", "target-must-have-a-sign"],
    ["", "", "target-must-be-spelt"],
  ])("%s of unit %s is asked about", (text, unit, code) => {
    expect(readTarget({ text, unit })).toMatchObject({ code });
  });

  test.each([
    "基本建立",
    "3个平台全部上线",
    "明显提升，达到90%以上的馆",
  ])("%s is a target in words", (text) => {
    expect(readTarget({ text, unit: "" })).toMatchObject({ value: { kind: "in-words" } });
  });
});

describe("a file of targets", () => {
  const file = (target: string) =>
    readTargets({
      file: "目标.yaml",
      text: `subproject: q\nyear: "2024"\ntargets:\n  - { key: a, name: 甲, group: 产出指标/数量指标, ${target} }\n`,
    });

  test("takes half points, as numbers and in quotes", () => {
    for (const weight of ["2.5", '"2.5"'])
      expect(file(`target: ">= 5", unit: 个, weight: ${weight}`).targets[0]?.points).toEqual({
        num: 25n,
        den: 10n,
      });
  });

  test("a unit that stands in the target alone is %, or asked about", () => {
    expect(file('target: "≥95%", weight: 90').targets[0]?.unit).toBe("%");
    expect(() => file('target: "≥50个", weight: 90')).toThrow("target-file-must-be-valid");
  });

  test.each([
    ['target: ">= 95", unit: "%", weight: 90', "target-must-have-its-percent-sign", "4:"],
    ['target: ">= 5", unit: 个, weight: 0', "points-must-be-above-zero", "4:"],
    ['target: ">= 5", unit: 个, weight: 很多', "points-must-be-above-zero", "4:"],
  ])("is refused with line and rule: %s", (target, code, line) => {
    try {
      file(target);
      throw new Error("taken");
    } catch (error) {
      const { params } = error as { params: { place: string; problem: { code: string } } };
      expect(params.problem.code).toBe(code);
      expect(params.place.startsWith(line)).toBe(true);
    }
  });
});
