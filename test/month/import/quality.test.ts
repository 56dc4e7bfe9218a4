import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareScores, scoreOf } from "../../../src/month/import/quality.ts";

const count = (rows: number, refused = 0, late = 0, corrected = 0, unanswered = 0) => ({
  ...{ rows, refused, late, corrected, unanswered },
});

describe("data quality", () => {
  test("200 rows, 3 set aside, 1 corrected, 2 unanswered: 194 of 200", () => {
    expect(scoreOf(count(200, 3, 0, 1, 2))).toEqual({ good: 194, of: 200 });
  });

  test("nothing received and nothing wrong has no score; nothing received and something unanswered has none good", () => {
    expect(scoreOf(count(0))).toBeNull();
    expect(scoreOf(count(0, 0, 0, 0, 2))).toEqual({ good: 0, of: 2 });
  });

  test("law: a score lies between nothing and everything, and the order by it is the order of the fractions", () => {
    const one = fc
      .tuple(fc.nat(300), fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40))
      .map((c) => scoreOf(count(...c)));
    fc.assert(
      fc.property(one, one, (a, b) => {
        if (!a || !b) return;
        expect(a.good >= 0 && a.good <= a.of).toBe(true);
        const by = a.good / a.of - b.good / b.of;
        if (by !== 0) expect(Math.sign(compareScores(a, b))).toBe(Math.sign(by));
      }),
    );
  });
});
