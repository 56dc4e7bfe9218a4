import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { over, whole } from "../../../src/core/exact.ts";
import { definitionProblem, type Indicator, shownOf } from "../../../src/review/indicator/definition.ts";
import { MEASURE_KEYS, measureOf } from "../../../src/review/indicator/measure.ts";
import { computed } from "../../../src/review/indicator/value.ts";
import { windowOf } from "../../../src/review/indicator/window.ts";
import { refusedEdit } from "../../support/refused-pack.ts";
import { pack } from "../../support/rule-packs.ts";

const [rule] = pack("balis-indicators");
const indicators: readonly Indicator[] = rule && "indicators" in rule.body ? rule.body.indicators : [];

function named(key: string): Indicator {
  const found = indicators.find((i) => i.key === key);
  if (!found) throw new Error(key);
  return found;
}

describe("the two published fill rates are two indicators", () => {
  const loans2009 = new Map([
    ["requests-received", 3979n],
    ["requests-processed", 3836n],
    ["requests-filled", 2221n],
  ]);
  const documents2013 = new Map([
    ["requests-received", 67_896n],
    ["requests-filled", 58_728n],
  ]);

  test.each([
    ["ill-fill-rate-of-processed", loans2009, "57.9%"],
    ["dd-fill-rate-of-all", documents2013, "86.5%"],
    // By all requests the loans of 2009 would have been 55.8 %: the published figure is not that.
    ["dd-fill-rate-of-all", loans2009, "55.8%"],
  ])("%s", (key, counts, shown) => {
    const indicator = named(key);
    const { value } = computed(indicator, (measure) => counts.get(measure) ?? 0n);
    expect(value && shownOf(indicator, value)).toBe(shown);
  });

  test("nothing to divide by is no figure, never zero", () => {
    expect(computed(named("dd-fill-rate-of-all"), () => 0n).value).toBeNull();
  });

  test("money is counted in fen and shown in yuan", () => {
    const indicator = named("ill-cost-per-request");
    const counts = new Map([
      ["subsidy-fen", 1000n],
      ["courier-fen", 2000n],
      ["requests-filled", 4n],
    ]);
    const { value } = computed(indicator, (measure) => counts.get(measure) ?? 0n);
    expect(value && shownOf(indicator, value)).toBe("7.50");
  });

  test("a figure is rounded half up once, when it is shown", () => {
    const shown = (num: bigint, den: bigint) =>
      shownOf({ unit: "percent", decimals: 1 }, over(whole(num), whole(den)));
    expect([shown(1n, 2000n), shown(1n, 2001n), shown(8995n, 10_000n)]).toEqual(["0.1%", "0.0%", "90.0%"]);
  });
});

describe("a definition that says too little or mixes what can't be mixed is refused where it stands", () => {
  test.each<[string, string, string, RegExp, RegExp]>([
    [
      "a ratio without a denominator",
      "        denominator: [requests-processed]\n",
      "",
      /^19:9/,
      /needs a denominator/,
    ],
    [
      "an unknown measure",
      "[requests-processed]",
      "[requests-done]",
      /^26:23 .*denominator/,
      /must be one of|is none of|requests-done/,
    ],
    [
      "measures of two scopes divided",
      "denominator: [requests-processed]",
      "denominator: [users-registered]",
      /^26:22 /,
      /centre-reported.*never added or divided/,
    ],
    [
      "measures of two scopes added",
      "numerator: [requests-filled]\n        denominator: [requests-processed]",
      "numerator: [requests-filled, users-new]\n        denominator: [requests-processed]",
      /^25:20 /,
      /never added or divided/,
    ],
    [
      "requests and volumes added",
      "numerator: [volumes-lent]",
      "numerator: [volumes-lent, requests-filled]",
      /numerator$/,
      /different units/,
    ],
    ["an example its arithmetic contradicts", 'shows: "57.9%"', 'shows: "55.8%"', /^30:18 /, /shows 57.9%/],
    [
      "money of periods by the day of request",
      "numerator: [subsidy-fen]",
      "basis: requested\n        numerator: [subsidy-fen]",
      /basis$/,
      /subsidy-fen can only be period/,
    ],
    ["a key twice", "key: dd-filled", "key: dd-requests", /key$/, /is there twice/],
  ])("%s", (_what, from, to, place, why) => {
    const found = refusedEdit("balis-indicators", from, to);
    expect(found.why).toMatch(why);
    expect(found.at).toMatch(place);
    expect(found.at).toMatch(/^\d+:\d+/);
  });
});

describe("law: figures of different scope are never added or divided", () => {
  const key = fc.constantFrom(...MEASURE_KEYS);
  test("no definition over two scopes is sound, whatever else it says", () => {
    fc.assert(
      fc.property(key, key, fc.constantFrom("sum", "ratio", "mean"), fc.boolean(), (a, b, kind, isFirst) => {
        fc.pre(measureOf(a).scope !== measureOf(b).scope);
        const scope = measureOf(isFirst ? a : b).scope;
        const counted = { service: "ill", basis: "period" } as const;
        const formula =
          kind === "sum"
            ? { kind: "sum" as const, ...counted, numerator: [a, b] }
            : { kind: kind as "ratio", ...counted, numerator: [a], denominator: [b] };
        const one = { ...named("dd-filled"), scope, formula };
        expect(definitionProblem(one)?.problem.code).toBe("scopes-must-not-be-mixed");
      }),
    );
  });
});

describe("the window of a year", () => {
  test.each([
    ["calendar-year", "2019", "2019"],
    ["evaluation-year", "2014", "2013-12..2014-11"],
    ["academic-year", "2011", "2011-09..2012-08"],
  ] as const)("%s %s is %s", (kind, year, id) => {
    expect(windowOf(kind, year)?.id).toBe(id);
  });

  test("a transition of sixteen months is a custom window", () => {
    const kind = { firstMonth: 9, yearBefore: true, months: 16 };
    expect(windowOf(kind, "2018")).toEqual({ id: "2017-09..2018-12", from: "2017-09-01", to: "2018-12-31" });
  });

  test("what is no year has no window", () => {
    expect(windowOf("calendar-year", "19")).toBeUndefined();
  });
});
