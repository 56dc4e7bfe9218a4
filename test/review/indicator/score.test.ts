import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compare,
  type Exact,
  parseExact,
  plainExact,
  roundHalfUp,
  sumExact,
  whole,
  ZERO,
} from "../../../src/core/exact.ts";
import {
  achievementOf,
  applicablePoints,
  executionRate,
  gradeOf,
  scoreOf,
} from "../../../src/review/indicator/score.ts";
import type { FormScheme } from "../../../src/review/indicator/self-evaluation-rules.ts";
import { parseTarget, targetText } from "../../../src/review/indicator/target.ts";
import { pack } from "../../support/rule-packs.ts";

const [rule] = pack("mof-2020");
const forms: readonly FormScheme[] = rule && "forms" in rule.body ? rule.body.forms : [];

function form(key: string): FormScheme {
  const found = forms.find((f) => f.key === key);
  if (!found) throw new Error(key);
  return found;
}

const n = (said: string): Exact => parseExact(said) ?? ZERO;
const target = (said: string, method: "by-ratio" | "by-bands" = "by-ratio") => {
  const value = parseTarget(said, parseExact);
  if (!value) throw new Error(said);
  return { value, method, unit: said.includes("%") ? "%" : "" };
};

function scored(said: {
  target: string;
  actual: string;
  points: string;
  method?: "by-bands";
  scheme?: string;
}): string {
  const scheme = form(said.scheme ?? "mof2020");
  const { share } = achievementOf(target(said.target, said.method), n(said.actual), scheme);
  return plainExact(scoreOf({ share, points: n(said.points), deduct: ZERO, decimals: scheme.decimals }));
}

test.each([
  ["≥ ５０，０００", true],
  [">= 50 000²", false],
  ["≥ 5⓪", false],
  ["＜＝ 3①", false],
  ["= 12 13", false],
])("the target %j is readable: %s", (said, isReadable) => {
  expect(parseTarget(said, parseExact) !== undefined).toBe(isReadable);
});

describe("how far a target is reached", () => {
  test.each([
    [">= 50000", "53202", "10", "10"],
    [">= 50000", "50000", "10", "10"],
    // 45000/50000 × 10
    [">= 50000", "45000", "10", "9"],
    // 58728/67896 ÷ 90 % × 15 = 14.4161…
    [">= 90%", "58728/67896", "15", "14.42"],
    ["<= 3", "1.04", "15", "15"],
    ["<= 3", "3", "15", "15"],
    // 3/4 × 10
    ["<= 3", "4", "10", "7.5"],
    ["<= 0", "2", "10", "0"],
    ["= 12", "12", "6", "6"],
    ["= 12", "10", "6", "5"],
    // 12/16 × 6
    ["= 12", "16", "6", "4.5"],
    [">= 50000", "0", "10", "0"],
    // 1/3 of 10 is 3.333…
    [">= 3", "1", "10", "3.33"],
    ["明显提升", "95%", "30", "28.5"],
  ])("%s, actual %s, of %s points: %s", (said, actual, points, score) => {
    expect(scored({ target: said, actual, points })).toBe(score);
  });

  test.each([
    ["90%", "10"],
    ["89.99%", "8"],
    ["80%", "8"],
    ["79.99%", "5"],
    ["60%", "5"],
    ["59.99%", "0"],
  ])("satisfaction of %s by bands: %s of 10", (actual, score) => {
    expect(scored({ target: ">= 90%", actual, points: "10", method: "by-bands" })).toBe(score);
  });

  test.each([
    ["80%", "达成预期指标", false],
    ["79.99%", "部分达成预期指标并具有一定效果", true],
    ["60%", "部分达成预期指标并具有一定效果", true],
    ["59%", "未达成预期指标且效果较差", true],
  ])("in words: %s achieved is %s", (achieved, band, isMissed) => {
    expect(achievementOf(target("明显提升"), n(achieved), form("mof2020"))).toMatchObject({ band, isMissed });
  });

  test.each([">= 5", "<= 5", "= 5"])("exactly the target %s is no miss and needs no reason", (said) => {
    expect(achievementOf(target(said), whole(5), form("mof2020"))).toMatchObject({ isMissed: false });
  });

  test("130 % of the target is not far above it, one more is; points stay full: only a person deducts", () => {
    const of = (actual: string) => achievementOf(target(">= 100"), n(actual), form("mof2020"));
    expect([of("130").isFarAbove, of("131").isFarAbove]).toEqual([false, true]);
    expect(of("500").share).toEqual({ num: 1n, den: 1n });
  });

  test.each([
    [">= 50000", { kind: "at-least", value: whole(50_000) }],
    ["≥90%", { kind: "at-least", value: { num: 90n, den: 100n } }],
    ["不超过 3", { kind: "at-most", value: whole(3) }],
    ["＝12", { kind: "exactly", value: whole(12) }],
    ["明显提升", { kind: "in-words" }],
    [">= 五万", undefined],
    ["", undefined],
  ])("the target %s", (said, value) => {
    expect(parseTarget(said, parseExact)).toEqual(value);
  });

  test("a target is printed as the form has it", () => {
    expect(targetText({ ...target(">= 86.5%"), text: ">= 86.5%" })).toBe("≥86.5%");
    expect(targetText({ ...target("<= 3"), text: "<= 3", unit: "工作日" })).toBe("≤3工作日");
  });
});

describe("the three published filled forms", () => {
  const execution = (
    scheme: FormScheme,
    figures: { initialFen: bigint; fullYearFen: bigint; executedFen: bigint },
  ) => {
    const share = executionRate(figures, scheme.executionOf) ?? ZERO;
    return plainExact(
      scoreOf({ share, points: scheme.executionPoints, deduct: ZERO, decimals: scheme.decimals }),
    );
  };

  test("2019: 86 % executed prints 9 on a form without decimals, 8.6 with them", () => {
    const figures = { initialFen: 100_00n, fullYearFen: 100_00n, executedFen: 86_00n };
    expect(execution({ ...form("mof2020"), decimals: 0 }, figures)).toBe("9");
    expect(execution(form("mof2020"), figures)).toBe("8.6");
  });

  test("Haidian 2016 divides by the initial budget, the form of today by the full year's", () => {
    const figures = { initialFen: 80_00n, fullYearFen: 100_00n, executedFen: 72_00n };
    expect(execution(form("mof2016-initial"), figures)).toBe("9");
    expect(execution(form("mof2020"), figures)).toBe("7.2");
  });

  test("Sichuan: more executed than budgeted earns no more than the points", () => {
    expect(execution(form("mof2020"), { initialFen: 1n, fullYearFen: 100n, executedFen: 120n })).toBe("10");
  });

  test.each([
    ["mof2020", "10", "50/30/10"],
    ["mof2016-initial", "10", "50/30/10"],
    ["mof2021-cost", "10", "20/40/20/10"],
    ["without-satisfaction", "10", "50/40"],
  ])("the points of %s: execution %s, first levels %s, together 100", (key, points, levels) => {
    const { executionPoints, firstLevels } = form(key);
    expect(plainExact(executionPoints)).toBe(points);
    expect(firstLevels.map((l) => plainExact(l.points)).join("/")).toBe(levels);
    expect(sumExact([executionPoints, ...firstLevels.map((l) => l.points)])).toEqual(whole(100));
  });

  test("no budget has no execution rate", () => {
    expect(executionRate({ initialFen: 0n, fullYearFen: 0n, executedFen: 0n }, "full-year")).toBeNull();
  });

  test.each([
    ["100", "优"],
    ["90", "优"],
    ["89.99", "良"],
    ["80", "良"],
    ["79.99", "中"],
    ["60", "中"],
    ["59.99", "差"],
    ["0", "差"],
  ])("a total of %s is %s", (total, grade) => {
    expect(gradeOf(n(total), form("mof2020"))).toBe(grade);
  });
});

describe("laws", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
  const exact = fc.record({ num: amount, den: fc.bigInt({ min: 1n, max: 1000n }) });
  const points = fc.record({
    num: fc.bigInt({ min: 1n, max: 1000n }),
    den: fc.constantFrom(1n, 2n, 10n, 100n),
  });
  const kind = fc.constantFrom("at-least" as const, "at-most" as const, "exactly" as const);
  const scheme = fc.constantFrom(...forms);
  const method = fc.constantFrom("by-ratio" as const, "by-bands" as const);

  test("a score lies between 0 and its points, whatever is deducted and however it is rounded", () => {
    fc.assert(
      fc.property(
        kind,
        method,
        exact,
        exact,
        points,
        exact,
        scheme,
        (of, by, goal, actual, full, deduct, form) => {
          const { share } = achievementOf(
            { value: { kind: of, value: goal }, method: by, unit: "" },
            actual,
            form,
          );
          const score = scoreOf({ share, points: full, deduct, decimals: form.decimals });
          expect(compare(score, ZERO)).toBeGreaterThanOrEqual(0);
          expect(compare(score, full)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  test("more of what should be at least so much never scores less", () => {
    fc.assert(
      fc.property(method, exact, exact, exact, points, scheme, (by, goal, one, more, full, form) => {
        const value = { kind: "at-least" as const, value: goal };
        const larger = { num: one.num * more.den + more.num * one.den, den: one.den * more.den };
        const of = (actual: Exact) => {
          const { share } = achievementOf({ value, method: by, unit: "" }, actual, form);
          return scoreOf({ share, points: full, deduct: ZERO, decimals: form.decimals });
        };
        expect(compare(of(larger), of(one))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("what is left of the points when something does not apply comes to 100 again", () => {
    const rows = fc.array(fc.record({ points, applies: fc.boolean() }), { minLength: 1, maxLength: 12 });
    const decimals = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom("all" as const, "indicators" as const),
        decimals,
        (said, rescale, d) => {
          fc.pre(said.some((r) => !r.applies) && said.some((r) => r.applies));
          const keyed = said.map((r, i) => ({ ...r, key: `k${i}` }));
          const made = applicablePoints(keyed, { executionPoints: whole(10), rescale, decimals: d });
          expect(sumExact([...made.values()])).toEqual(whole(100));
          for (const own of made.values()) expect(compare(roundHalfUp(own, d), own)).toBe(0);
          if (rescale === "indicators") expect(compare(made.get("") ?? ZERO, whole(10))).toBe(0);
        },
      ),
    );
  });

  test("equal remainders go by the order of the form: 11.7647 of execution, z, a and c, 23.5294, 29.4117; of 3 hundredths t has one, execution and z the others", () => {
    const row = (key: string, points: string) => ({ key, points: n(points), applies: true });
    const scheme = { executionPoints: whole(10), rescale: "all" as const, decimals: 2 };
    const made = applicablePoints(
      [
        ...[row("z", "10"), row("a", "10"), row("t", "20"), row("c", "10"), row("m", "25")],
        { ...row("x", "15"), applies: false },
      ],
      scheme,
    );
    expect([...made].map(([key, points]) => `${key} ${plainExact(points)}`)).toEqual([
      ...[" 11.77", "z 11.77", "a 11.76", "t 23.53", "c 11.76", "m 29.41"],
    ]);
  });
});
