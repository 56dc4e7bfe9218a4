import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entriesOf, reversalsOf } from "../../../src/month/ledger/recipes.ts";
import { basisFee, ddSubsidy, illSubsidy } from "../../../src/month/settle/subsidy.ts";
import type { DdSubsidy } from "../../../src/rules/rules.ts";

const half: DdSubsidy = {
  rate: { num: 1n, den: 2n },
  basis: "tariff",
  rewardPerRequestFen: 0n,
  capPerRequestFen: null,
  capPerLibraryPeriodFen: null,
  capPerLibraryYearFen: null,
  externalPayee: "agent",
};

describe("document delivery subsidy", () => {
  const supply = { requests: 2n, basisFen: 1720n };

  test("3.60 + 13.60 at 50 % is 8.60", () => {
    expect(ddSubsidy(supply, half, 0n).fen).toBe(860n);
  });

  test("the rate is applied to the library's sum and rounded once, half up: 0.01 at 50 % is 0.01", () => {
    expect(ddSubsidy({ requests: 1n, basisFen: 1n }, half, 0n).fen).toBe(1n);
    // three requests of 0.01: 0.03 × 50 % = 0.015 → 0.02, not three times 0.01
    expect(ddSubsidy({ requests: 3n, basisFen: 3n }, half, 0n).fen).toBe(2n);
  });

  test("a reward per request is added: 8.60 + 2 × 5.00 = 18.60 (CALIS until 2015-09-30 paid 5 yuan)", () => {
    expect(ddSubsidy(supply, { ...half, rewardPerRequestFen: 500n }, 0n).fen).toBe(1860n);
  });

  test("a period cap of 8.00 takes off 0.60, and says so as a step", () => {
    const made = ddSubsidy(supply, { ...half, capPerLibraryPeriodFen: 800n }, 0n);
    expect([made.fen, made.steps.map((s) => [s.item, s.fen])]).toEqual([
      800n,
      [
        ["rate 1/2", 860n],
        ["cap-period", -60n],
      ],
    ]);
  });

  test("of a year cap of 100.00 with 95.00 paid before, 5.00 are left", () => {
    expect(ddSubsidy(supply, { ...half, capPerLibraryYearFen: 10000n }, 9500n).fen).toBe(500n);
  });

  test("a year cap already passed leaves nothing, and takes nothing back", () => {
    expect(ddSubsidy(supply, { ...half, capPerLibraryYearFen: 10000n }, 12000n).fen).toBe(0n);
  });

  test("which fee counts is the rule's: tariff 3.60, confirmed 3.00", () => {
    const fees = { tariffFen: 360n, confirmedFen: 300n };
    expect(basisFee(fees, half)).toBe(360n);
    expect(basisFee(fees, { ...half, basis: "confirmed" })).toBe(300n);
    expect(basisFee({ tariffFen: 300n, confirmedFen: 360n }, { ...half, basis: "lower" })).toBe(300n);
    expect(basisFee(fees, { ...half, capPerRequestFen: 100n })).toBe(100n);
  });

  test("the steps of any subsidy add up to it, and it is never above its cap", () => {
    const anyFen = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(anyFen, anyFen, fc.bigInt({ min: 0n, max: 99n }), (basisFen, cap, requests) => {
        const rule = { ...half, rewardPerRequestFen: 7n, capPerLibraryPeriodFen: cap };
        const made = ddSubsidy({ requests, basisFen }, rule, 0n);
        expect(made.steps.reduce((sum, s) => sum + s.fen, 0n)).toBe(made.fen);
        expect(made.fen <= cap).toBe(true);
      }),
    );
  });
});

describe("interlibrary loan subsidy", () => {
  test("it is per volume: 3 volumes at 5.00 are 15.00", () => {
    expect(illSubsidy(3n, { perVolumeFen: 500n, capPerLibraryPeriodFen: null }).fen).toBe(1500n);
  });
});

describe("booking", () => {
  const own = { scheme: null, service: "dd", corrects: null } as const;
  const settlement = { period: "2019-05", number: 3, day: "2019-05-31" };

  test("a settlement and its reversals add up to zero on every account", () => {
    const owed = [
      { kind: "dd-subsidy", ...own, payee: "10002", fen: 860n },
      { kind: "courier", ...own, payee: "sample-courier", fen: 1400n },
    ] as const;
    const entries = entriesOf(owed, settlement);
    const reversals = reversalsOf(entries, { ...settlement, number: 4 });
    const sums = new Map<string, bigint>();
    for (const p of [...entries, ...reversals].flatMap((e) => e.postings)) {
      sums.set(p.account, (sums.get(p.account) ?? 0n) + p.fen);
    }
    expect([...sums.values()].every((fen) => fen === 0n)).toBe(true);
    expect(reversals.map((r) => r.reverses)).toEqual(entries.map((e) => e.id));
  });

  test("an entry reversed before is not reversed again", () => {
    const entries = entriesOf([{ kind: "dd-subsidy", ...own, payee: "10002", fen: 860n }], settlement);
    const once = reversalsOf(entries, { ...settlement, number: 4 });
    expect(reversalsOf([...entries, ...once], { ...settlement, number: 5 })).toEqual([]);
  });

  test("an amount of zero is not booked", () => {
    expect(entriesOf([{ kind: "dd-subsidy", ...own, payee: "10002", fen: 0n }], settlement)).toEqual([]);
  });
});
