/** What the form prints adds up: points, scores and grade, whatever does not apply and however far the rest is reached. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compare,
  type Exact,
  formatExact,
  plainExact,
  roundHalfUp,
  sumExact,
  whole,
} from "../../../src/core/exact.ts";
import { selfEvaluationFacts } from "../../../src/papers/forms/facts/self-evaluation-facts.ts";
import { layOut } from "../../../src/papers/forms/lay-out.ts";
import { gradeOf } from "../../../src/review/indicator/score.ts";
import type { SelfEvaluation } from "../../../src/review/indicator/self-evaluation.ts";
import type { FormScheme } from "../../../src/review/indicator/self-evaluation-rules.ts";
import { checkTargets, type Target } from "../../../src/review/indicator/target.ts";
import { ABOUT, evaluated, layoutNamed, said, schemeNamed, target } from "../../support/form-year.ts";

const FORMS = ["mof2020", "mof2016-initial", "mof2021-cost", "without-satisfaction"].map(schemeNamed);

/** Targets k0, k1, …, each ≥ 10, of so many points. */
const targetsOf = (points: readonly Exact[]): Target[] =>
  points.map((own, i) => ({
    ...target(`k${i}`, ">= 10", { group: "产出指标/数量指标", points: 1 }),
    points: own,
  }));

/** `actuals` of 10 each; null: not applicable. `rate`: executed of 10,000. */
function formOf(of: {
  scheme: FormScheme;
  points: readonly Exact[];
  actuals: readonly (number | null)[];
  executed?: number;
}): SelfEvaluation {
  const assessments = of.actuals.map((actual, i) =>
    said(`k${i}`, actual === null ? { notApplicable: "无" } : { actual: whole(actual), reason: "原因" }),
  );
  const executedFen = BigInt(of.executed ?? 10_000);
  return evaluated({
    ...{ scheme: of.scheme, targets: targetsOf(of.points), assessments, actuals: new Map() },
    figures: { initialFen: 10_000n, fullYearFen: 10_000n, executedFen },
  });
}

const pointsOf = (made: SelfEvaluation) => [made.execution.points, ...made.rows.map((r) => r.points)];
const scoresOf = (made: SelfEvaluation) => [made.execution.score, ...made.rows.map((r) => r.score)];
const laid = (made: SelfEvaluation) =>
  layOut(layoutNamed("self-evaluation"), selfEvaluationFacts(made, ABOUT));
const ALL_BUT_ONE = [10, 10, 10, 10, 10, null];
const whole2016 = schemeNamed("mof2016-initial");
const weights = [5, 5, 5, 35, 30, 10].map(whole);

describe("a form without decimals, a target of 10 points not applicable", () => {
  // 10, 5, 5, 5, 35, 30 of 90 are 11.1, 5.6, 5.6, 5.6, 38.9 and 33.3 of 100.
  test("all else reached is 100: the points are whole, and three of them are rounded up", () => {
    const made = formOf({ scheme: whole2016, points: weights, actuals: ALL_BUT_ONE });
    expect(pointsOf(made).map(plainExact)).toEqual(["11", "6", "6", "5", "39", "33"]);
    expect(scoresOf(made)).toEqual(pointsOf(made));
    expect([plainExact(made.total), made.grade]).toEqual(["100", "优"]);
  });

  test("one at 70 % of 33 points: 23.1 is 23, and 11 + 6 + 6 + 5 + 39 + 23 is 90, 优", () => {
    const made = formOf({ scheme: whole2016, points: weights, actuals: [10, 10, 10, 10, 7, null] });
    expect(scoresOf(made).map(plainExact)).toEqual(["11", "6", "6", "5", "39", "23"]);
    expect([plainExact(made.total), made.grade]).toEqual(["90", "优"]);
  });

  test("where the execution rate keeps its points, the rest is 90", () => {
    const scheme = { ...whole2016, rescale: "indicators" as const };
    const made = formOf({ scheme, points: weights, actuals: ALL_BUT_ONE });
    // 5, 5, 5, 35, 30 of 80 are 5.625 three times, 39.375 and 33.75 of 90.
    expect(pointsOf(made).map(plainExact)).toEqual(["10", "6", "6", "5", "39", "34"]);
  });
});

describe("points finer than the form's scores", () => {
  const points = [{ num: 15n, den: 2n }, { num: 5n, den: 2n }, whole(40), whole(40)];

  test("are brought to whole ones with the same sum, and it is told", () => {
    const made = formOf({ scheme: whole2016, points, actuals: [10, 10, 10, 10] });
    expect(pointsOf(made).map(plainExact)).toEqual(["10", "8", "2", "40", "40"]);
    expect(plainExact(made.total)).toBe("100");
    const told = checkTargets(targetsOf(points), whole2016).findings.filter((f) =>
      f.code.startsWith("points-"),
    );
    expect(told.map((f) => Object.values(f.params).join(" "))).toEqual([
      "k0 7.5 0 mof2016-initial",
      "k1 2.5 0 mof2016-initial",
    ]);
  });

  test("stay where the form prints them", () => {
    const made = formOf({ scheme: schemeNamed("mof2020"), points, actuals: [10, 10, 10, 10] });
    expect(pointsOf(made).map(plainExact)).toEqual(["10", "7.5", "2.5", "40", "40"]);
    const { findings } = checkTargets(targetsOf(points), schemeNamed("mof2020"));
    expect(findings.map((f) => f.code)).not.toContain("points-should-fit-the-form");
  });
});

describe("law", () => {
  /** Points that come to 100 with the execution rate: cut from `units` of a hundredth, tenth or whole point. */
  const sets = fc
    .record({
      form: fc.constantFrom(...FORMS),
      decimals: fc.integer({ min: 0, max: 3 }),
      rescale: fc.constantFrom("all" as const, "indicators" as const),
      unit: fc.constantFrom(1n, 10n, 100n),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
      actuals: fc.array(fc.option(fc.integer({ min: 0, max: 14 })), { minLength: 13, maxLength: 13 }),
      executed: fc.integer({ min: 0, max: 10_000 }),
    })
    .map(({ form, decimals, rescale, unit, cuts, actuals, executed }) => {
      const all = 90n * unit;
      const places = [...cuts.map((c) => BigInt(Math.floor(c * Number(all)))), 0n, all];
      const sorted = [...new Set(places)].sort((a, b) => (a < b ? -1 : 1));
      const points = sorted.slice(1).map((place, i) => ({ num: place - (sorted[i] ?? 0n), den: unit }));
      const scheme: FormScheme = { ...form, decimals, rescale };
      return { scheme, points, actuals: actuals.slice(0, points.length), executed };
    })
    .filter(({ actuals }) => actuals.some((a) => a !== null));

  test("printed scores add up to the printed total, none exceeds its points, and the grade is the printed total's", () => {
    fc.assert(
      fc.property(sets, (of) => {
        const made = formOf(of);
        const { decimals } = of.scheme;
        const printed = (value: Exact) => formatExact(value, { decimals });
        const back = (value: Exact) => roundHalfUp(value, decimals);
        expect(printed(sumExact(scoresOf(made).map(back)))).toBe(printed(made.total));
        expect(compare(sumExact(pointsOf(made)), whole(100))).toBe(0);
        for (const [i, score] of scoresOf(made).entries())
          expect(compare(back(score), pointsOf(made)[i] ?? whole(0))).toBeLessThanOrEqual(0);
        expect(made.grade).toBe(gradeOf(back(made.total), of.scheme));
        if (of.actuals.every((a) => a !== null && a >= 10) && of.executed === 10_000)
          expect(printed(made.total)).toBe(printed(whole(100)));
      }),
      { numRuns: 300 },
    );
  });

  test("the form is never refused because of its own sums", () => {
    fc.assert(
      fc.property(sets, (of) => {
        expect(() => laid(formOf(of))).not.toThrow();
      }),
      // Once 11 + 6 + 6 + 6 + 39 + 33, printed as a total of 100.
      {
        numRuns: 30,
        examples: [[{ scheme: whole2016, points: weights, actuals: ALL_BUT_ONE, executed: 10_000 }]],
      },
    );
  });

  test("a set that applies as a whole, of points that the form can print, keeps its points", () => {
    fc.assert(
      fc.property(sets, (of) => {
        const actuals = of.actuals.map((a) => a ?? 10);
        fc.pre(of.points.every((p) => compare(roundHalfUp(p, of.scheme.decimals), p) === 0));
        const made = formOf({ ...of, actuals });
        expect(made.rows.map((r) => r.points)).toEqual(of.points);
      }),
    );
  });
});
