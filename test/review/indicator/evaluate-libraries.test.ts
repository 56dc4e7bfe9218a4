import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, parseExact, plainExact, roundHalfUp, whole, ZERO } from "../../../src/core/exact.ts";
import { evaluateLibraries, pointsOf } from "../../../src/review/indicator/evaluate-libraries.ts";
import type { EvaluationMethod, ServiceEvaluation } from "../../../src/review/indicator/evaluation-rules.ts";
import { refusedEdit } from "../../support/refused-pack.ts";

const n = (said: string) => parseExact(said) ?? ZERO;

describe("points of one item", () => {
  const tiers: EvaluationMethod = {
    kind: "tiers",
    tiers: [
      { from: n("80%"), points: whole(25) },
      { from: n("40%"), points: whole(10) },
      { from: ZERO, points: ZERO },
    ],
  };
  test.each<[string, EvaluationMethod, string | null, string]>([
    // 644/1291 × 25 = 12.4709…
    ["half of the best", { kind: "of-best" }, "644", "12.47"],
    ["the best", { kind: "of-best" }, "1291", "25"],
    ["half of a target", { kind: "of-target", target: n("2000") }, "1000", "12.5"],
    ["above a target: no more than the points", { kind: "of-target", target: n("100") }, "1000", "25"],
    ["the tier it reaches", tiers, "57.9%", "10"],
    ["a tier's own border", tiers, "80%", "25"],
    ["below every tier but the last", tiers, "39.9%", "0"],
    ["points of a jury", { kind: "as-typed" }, "13.5", "13.5"],
    ["more points than there are", { kind: "as-typed" }, "30", "25"],
    ["no figure", { kind: "of-best" }, null, "0"],
  ])("%s", (_what, method, value, points) => {
    const item = { indicator: "x", points: whole(25), method };
    const made = pointsOf(item, { value: value === null ? null : n(value), best: whole(1291) });
    expect(plainExact(roundHalfUp(made, 2))).toBe(points);
  });
});

const scheme: ServiceEvaluation = {
  ...{ service: "ill", nameZh: "评估", nameEn: "evaluation", decimals: 2 },
  groups: [
    {
      ...{ key: "volume", nameZh: "业务量", nameEn: "volume" },
      items: [{ indicator: "lent", points: whole(60), method: { kind: "of-best" } }],
    },
    {
      ...{ key: "survey", nameZh: "调研问卷", nameEn: "survey" },
      items: [{ indicator: "survey", points: whole(40), method: { kind: "as-typed" } }],
    },
  ],
  beside: ["cards"],
  awards: [{ name: "优质服务馆", top: 2, least: whole(60) }],
};

/** Lent, survey, cards. */
function evaluated(figures: Record<string, readonly [number | null, number | null, number]>) {
  return evaluateLibraries({
    ...{ scheme, libraries: Object.keys(figures) },
    figureOf: ({ indicator, library }) => {
      const at = ["lent", "survey", "cards"].indexOf(indicator);
      const value = figures[library]?.[at] ?? null;
      return { value: value === null ? null : whole(value), source: "typed" };
    },
  });
}

describe("the evaluation of all libraries", () => {
  test("equal totals share a rank and both are awarded; the next rank is left out", () => {
    const { libraries } = evaluated({
      ...{ "10004": [50, 40, 0], "10003": [100, 10, 0], "10002": [100, 30, 0], "10001": [50, 40, 9] },
    });
    expect(libraries.map((l) => [l.rank, l.library, plainExact(l.total), l.awards.length])).toEqual([
      [1, "10002", "90", 1],
      [2, "10001", "70", 1],
      [2, "10003", "70", 1],
      [2, "10004", "70", 1],
    ]);
  });

  test("an award asks for its least points, too", () => {
    const { libraries } = evaluated({ "10001": [100, 40, 0], "10002": [50, 29, 0] });
    expect(libraries.map((l) => [l.rank, plainExact(l.total), l.awards])).toEqual([
      [1, "100", ["优质服务馆"]],
      [2, "59", []],
    ]);
  });

  test("what stands beside is shown and never scored, however much it is", () => {
    const one = evaluated({ "10001": [100, 40, 0], "10002": [50, 30, 5000] }).libraries;
    const other = evaluated({ "10001": [100, 40, 0], "10002": [50, 30, 0] }).libraries;
    expect(one.map((l) => [l.rank, l.total])).toEqual(other.map((l) => [l.rank, l.total]));
    expect(one[1]?.beside).toEqual([{ value: whole(5000), source: "typed" }]);
  });

  test("who reported nothing gets no points for it, has no rank without any, and is told once an indicator", () => {
    const { libraries, findings } = evaluated({ "10001": [null, null, 0], "10002": [7, null, 0] });
    expect(libraries.map((l) => [l.library, l.rank])).toEqual([
      ["10002", 1],
      ["10001", null],
    ]);
    expect(findings.map((f) => f.params)).toEqual([
      { indicator: "lent", libraries: "10001", count: 1 },
      { indicator: "survey", libraries: "10001 10002", count: 2 },
    ]);
  });

  test("law: a total is the sum of its printed groups, at most 100, and ranks follow it", () => {
    const figure = fc.integer({ min: 0, max: 5000 });
    const all = fc.dictionary(fc.stringMatching(/^1\d{4}$/), fc.tuple(figure, figure, figure), {
      minKeys: 1,
      maxKeys: 9,
    });
    fc.assert(
      fc.property(all, (figures) => {
        const { libraries } = evaluated(figures);
        for (const [i, one] of libraries.entries()) {
          const sum = one.groups.reduce((total, g) => total + Number(g.points.num) / Number(g.points.den), 0);
          expect(Number(one.total.num) / Number(one.total.den)).toBeCloseTo(sum, 6);
          expect(compare(one.total, whole(100))).toBeLessThanOrEqual(0);
          const next = libraries[i + 1];
          if (next) expect(compare(one.total, next.total)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe("schemes that don't add up are refused where they stand", () => {
  test.each<[string, string, string, string, RegExp]>([
    [
      "points of an evaluation",
      "sample-evaluation",
      "points: 15, method: { kind: as-typed }",
      "points: 16, method: { kind: as-typed }",
      /come to 101 points, not 100/,
    ],
    [
      "points of a form",
      "mof-2020",
      "- { name: 效益指标, points: 40 }",
      "- { name: 效益指标, points: 30 }",
      /come to 90 points, not 100/,
    ],
    ["grades upside down", "mof-2020", "- { name: 良, from: 80 }", "- { name: 良, from: 95 }", /best down/],
    [
      "a standard that is not there",
      "mof-2020",
      "standard: mof2020",
      "standard: mof2019",
      /no scheme mof2019/,
    ],
  ])("%s", (_what, name, from, to, why) => {
    const found = refusedEdit(name, from, to);
    expect(found.why).toMatch(why);
    expect(found.at).toMatch(/^\d+:\d+ /);
  });
});
