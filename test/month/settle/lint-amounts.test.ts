/** 金额检查: which caps can never bind and where more is worth less, on each limit. */
import { describe, expect, test } from "vitest";
import { lintAmounts } from "../../../src/month/settle/lint-amounts.ts";
import type { DdSubsidy, RuleVersion } from "../../../src/rules/rules.ts";
import type { Scheme, SchemeAmount, SchemeCaps } from "../../../src/rules/scheme.ts";
import { policies } from "../close/facts.ts";
import { books, scheme } from "./scheme.ts";

const found = (rule: RuleVersion) =>
  lintAmounts(rule).map(({ code, params }) => {
    const { cap, yuan, because } = params as Readonly<Record<string, string>>;
    return code === "cap-should-bind" ? `${cap} ${yuan}: ${because}` : Object.values(params);
  });
const ofScheme = (said: Partial<Scheme>) =>
  found({ ...policies(0n), part: "schemes", body: { basis: "tariff", schemes: [scheme(said)] } });
const PERCENT: SchemeAmount = { kind: "percent", rate: { num: 1n, den: 2n } };

describe("a cap never binds", () => {
  test.each<[string, SchemeCaps, string[]]>([
    ["none is given", {}, []],
    [
      "of a request above that of the period",
      { perRequestFen: 101n, perLibraryPeriodFen: 100n },
      ["perRequest 1.01: perLibraryPeriod"],
    ],
    ["of a request just that of the period", { perRequestFen: 100n, perLibraryPeriodFen: 100n }, []],
    [
      "of a request above that of the year",
      { perRequestFen: 101n, perLibraryYearFen: 100n },
      ["perRequest 1.01: perLibraryYear"],
    ],
    [
      "of a period above that of the year",
      { perLibraryPeriodFen: 101n, perLibraryYearFen: 100n },
      ["perLibraryPeriod 1.01: perLibraryYear"],
    ],
    [
      "of a year that twelve periods just come to",
      { perLibraryPeriodFen: 100n, perLibraryYearFen: 1200n },
      ["perLibraryYear 12.00: perLibraryPeriod"],
    ],
    ["of a year that twelve periods go beyond", { perLibraryPeriodFen: 100n, perLibraryYearFen: 1199n }, []],
    [
      "the request's is the period's, too: the period's is named",
      { perRequestFen: 100n, perLibraryPeriodFen: 100n, perLibraryYearFen: 1200n },
      ["perLibraryYear 12.00: perLibraryPeriod"],
    ],
    ["a request comes any number of times a year", { perRequestFen: 100n, perLibraryYearFen: 1200n }, []],
    [
      "of all: of a year that twelve periods just come to",
      { perPeriodFen: 100n, perYearFen: 1200n },
      ["perYear 12.00: perPeriod"],
    ],
    ["of all: of a year that twelve periods go beyond", { perPeriodFen: 100n, perYearFen: 1199n }, []],
    ["of all above that of one library", { perLibraryPeriodFen: 100n, perPeriodFen: 101n }, []],
  ])("%s", (_, caps, wanted) => expect(ofScheme({ amount: PERCENT, caps })).toEqual(wanted));

  test("of a request that its fixed amount does not exceed", () => {
    const of = (perRequestFen: bigint) =>
      ofScheme({ amount: { kind: "fixed", fen: 500n }, caps: { perRequestFen } });
    expect([of(501n), of(500n), of(499n)]).toEqual([
      ["perRequest 5.01: amount"],
      ["perRequest 5.00: amount"],
      [],
    ]);
  });

  test("of a subsidy", () => {
    const of = (said: Partial<DdSubsidy>) => {
      const caps = { capPerRequestFen: null, capPerLibraryPeriodFen: null, capPerLibraryYearFen: null };
      const half = { rate: { num: 1n, den: 2n }, basis: "tariff", rewardPerRequestFen: 0n } as const;
      const body = { ...half, ...caps, externalPayee: "agent", ...said } as const;
      return found({ ...policies(0n), part: "dd-subsidy", body });
    };
    expect(of({})).toEqual([]);
    // At one half a fee of 2.00 is a subsidy of 1.00, and 2.01 one of 1.005: 1.01, which a cap of 1.00 reaches first.
    const feeOf = (fen: bigint, more: Partial<DdSubsidy> = {}) =>
      of({ capPerRequestFen: fen, capPerLibraryPeriodFen: 100n, ...more });
    expect(feeOf(201n)).toEqual(["capFeePerRequest 2.01: capPerLibraryPeriod"]);
    expect([feeOf(101n), feeOf(200n), feeOf(201n, { rounding: "down" })]).toEqual([[], [], []]);
    expect(feeOf(200n, { rewardPerRequestFen: 1n })).toHaveLength(1);
    expect(of({ capPerRequestFen: 201n, capPerLibraryYearFen: 100n })).toEqual([
      "capFeePerRequest 2.01: capPerLibraryYear",
    ]);
    expect(of({ capPerLibraryPeriodFen: 100n, capPerLibraryYearFen: 1200n })).toEqual([
      "capPerLibraryYear 12.00: capPerLibraryPeriod",
    ]);
  });
});

describe("more is worth less", () => {
  const share = (n: bigint) => ({ num: n, den: 100n });
  const tiers = (next: Partial<{ rate: { num: bigint; den: bigint }; fen: bigint }>) =>
    ofScheme({
      amount: {
        kind: "fee-tiers",
        tiers: [
          { upToFen: 2000n, rate: share(100n), fen: null },
          { upToFen: null, rate: next.rate ?? null, fen: next.fen ?? null },
        ],
      },
    });
  test("of the fee: up to 20.00 all of it, and 20.01 less than 20.00", () => {
    // 99 % of 20.01 is 19.8099: 19.81.
    expect(tiers({ rate: share(99n) })).toEqual([
      ["schemes balis-sample@2017-01-01", "s", "20.00", "20.01", "20.00", "19.81"],
    ]);
    expect([tiers({ fen: 2000n }), tiers({ rate: share(100n) })]).toEqual([[], []]);
    expect(tiers({ fen: 1999n })).toHaveLength(1);
  });

  test("of pages: whole tiers of 0.50 up to 10, and so much for each beyond", () => {
    const [tariff] = books;
    const of = (fen: bigint, mode: "whole" | "marginal") => {
      if (!tariff || !("items" in tariff.body)) throw new Error("a tariff");
      const [item] = tariff.body.items;
      if (!item) throw new Error("an item");
      const steps = [
        { upTo: 10n, fen: 50n },
        { upTo: null, fen },
      ];
      const price = { kind: "tiers", mode, unit: "page", tiers: steps } as const;
      return found({ ...tariff, body: { ...tariff.body, items: [{ ...item, key: "k", price }] } });
    };
    // 11 × 0.45 is 4.95, 11 × 0.46 is 5.06, beside 10 × 0.50.
    expect(of(45n, "whole")).toEqual([["dd-tariff balis-dd@2017-01-01", "k", "10", "11", "5.00", "4.95"]]);
    expect([of(46n, "whole"), of(45n, "marginal")]).toEqual([[], []]);
  });
});
