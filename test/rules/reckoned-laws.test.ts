/**
 * 复算 / a second reckoning of schemes and parcels, made from the manual and not from the program: whatever the rates, roundings, caps
 * and pools, both come to the same fen.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ROUNDINGS, type Rounding } from "../../src/core/money.ts";
import { rateLine } from "../../src/month/courier/courier.ts";
import type { Scheme } from "../../src/rules/scheme.ts";
import { contract } from "../support/auditing.ts";
import { lineOf, recordOf } from "../support/records.ts";
import { pack } from "../support/rule-packs.ts";
import { settleRecords, sums } from "../support/settle-records.ts";

/** n / d of a whole: amounts here are never below zero. */
function rounded(n: bigint, d: bigint, how: Rounding): bigint {
  const [whole, twice] = [n / d, 2n * (n % d)];
  if (how === "down" || twice < d) return whole;
  if (twice > d || how === "half-up") return whole + 1n;
  return whole + (whole % 2n);
}

/** Largest remainder, ties by key. */
function parts(total: bigint, weights: readonly (readonly [string, bigint])[]): Map<string, bigint> {
  const all = weights.reduce((sum, [, w]) => sum + w, 0n);
  if (all === 0n) return new Map();
  const made = new Map(weights.map(([key, w]) => [key, (total * w) / all]));
  const left = Number(total - [...made.values()].reduce((a, b) => a + b, 0n));
  const order = [...weights].sort(([a, v], [b, w]) => {
    const [x, z] = [(total * v) % all, (total * w) % all];
    return x === z ? (a < b ? -1 : 1) : x > z ? -1 : 1;
  });
  for (const [key] of order.slice(0, left)) made.set(key, (made.get(key) ?? 0n) + 1n);
  return made;
}

const LIBRARIES = ["10002", "10003", "10004"];
const shown = (of: Map<string, bigint>): string[] =>
  [...of]
    .filter(([, fen]) => fen !== 0n)
    .sort()
    .map(([library, fen]) => `${library} ${fen}`);

/** 0.07 a page. */
const tariff = pack("calis-2015", (text) => text.replace('yuan: "0.30"', 'yuan: "0.07"')).filter(
  (rule) => rule.part === "dd-tariff",
);
function granted(
  scheme: Pick<Scheme, "amount" | "caps">,
  rounding: Rounding,
  requests: readonly Request[],
): string[] {
  const [rule] = pack("nwpu-tiers").filter((r) => r.part === "schemes");
  if (!rule || !("schemes" in rule.body)) throw new Error("schemes");
  const own = {
    ...scheme,
    key: "s",
    nameZh: "",
    nameEn: "",
    service: "dd",
    direction: "grant",
    party: "supplier",
    when: {},
    replaces: [],
  } as const;
  const rules = [...tariff, { ...rule, body: { basis: "tariff", rounding, schemes: [own] } as const }];
  const records = requests.map(({ supplier, pages, isThesis }, i) =>
    recordOf("supplier", {
      ...{ requestNo: `R${i}`, requestKey: `R${i}`, supplier, pages, feeFen: null },
      documentType: isThesis ? "学位论文" : "期刊论文",
    }),
  );
  const nonZero = sums(settleRecords(rules, records).charges, "grant", "s").filter(
    (line) => !line.endsWith(" 0"),
  );
  return nonZero;
}

interface Request {
  readonly supplier: string;
  readonly pages: number;
  readonly isThesis: boolean;
}
const requests = fc.array(
  fc.record({
    supplier: fc.constantFrom(...LIBRARIES),
    pages: fc.integer({ min: 1, max: 80 }),
    isThesis: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const rounding = fc.constantFrom(...ROUNDINGS);
const fen = (max: bigint) => fc.bigInt({ min: 1n, max });
const percent = (max: bigint) => fc.bigInt({ min: 1n, max });

test("a share of each fee, capped by request, by library and by all of a month", () => {
  const caps = fc.record({
    perRequestFen: fen(500n),
    perLibraryPeriodFen: fen(1500n),
    perPeriodFen: fen(3000n),
  });
  fc.assert(
    fc.property(requests, rounding, percent(120n), caps, (list, how, share, limits) => {
      const own = new Map<string, bigint>();
      for (const { supplier, pages } of list) {
        const made = rounded(BigInt(pages) * 7n * share, 100n, how);
        const least = made < limits.perRequestFen ? made : limits.perRequestFen;
        own.set(supplier, (own.get(supplier) ?? 0n) + least);
      }
      for (const [key, of] of own)
        if (of > limits.perLibraryPeriodFen) own.set(key, limits.perLibraryPeriodFen);
      const over = [...own.values()].reduce((a, b) => a + b, 0n) - limits.perPeriodFen;
      if (over > 0n) for (const [key, off] of parts(over, [...own])) own.set(key, (own.get(key) ?? 0n) - off);
      const amount = { kind: "percent", rate: { num: share, den: 100n } } as const;
      expect(granted({ amount, caps: limits }, how, list)).toEqual(shown(own));
    }),
    { numRuns: 150 },
  );
});

test("a pool in two parts, by points and by requests, with a multiplier for one library", () => {
  fc.assert(
    fc.property(
      requests,
      fen(20_000n),
      fc.bigInt({ min: 1n, max: 5n }),
      fen(200n),
      (list, fundsFen, weight, times) => {
        const [points, count] = [new Map<string, bigint>(), new Map<string, bigint>()];
        for (const { supplier, isThesis } of list) {
          // In hundredths, so that a multiplier of 1.33 is whole.
          const own = supplier === "10003" ? times : 100n;
          points.set(supplier, (points.get(supplier) ?? 0n) + own * (isThesis ? 3n : 1n));
          count.set(supplier, (count.get(supplier) ?? 0n) + own);
        }
        const funds = parts(fundsFen, [
          ["0", weight],
          ["1", 2n],
        ]);
        const total = new Map<string, bigint>();
        for (const [part, by] of [
          ["0", points],
          ["1", count],
        ] as const)
          for (const [library, of] of parts(funds.get(part) ?? 0n, [...by]))
            total.set(library, (total.get(library) ?? 0n) + of);
        const amount: Scheme["amount"] = {
          kind: "pool",
          fundsFen,
          pay: "split",
          points: [{ when: { documentTypes: ["学位论文"] }, points: 3n }],
          parts: [
            { weight, by: "points" },
            { weight: 2n, by: "requests" },
          ],
          quality: [{ library: "10003", rate: { num: times, den: 100n } }],
        };
        expect(granted({ amount, caps: {} }, "half-up", list)).toEqual(shown(total));
      },
    ),
    { numRuns: 150 },
  );
});

test("a parcel's return leg, tier, discount, fuel and tax, one after the other", () => {
  const rates = fc.record({
    back: percent(99n),
    tier: percent(99n),
    off: percent(60n),
    fuel: percent(20n),
    tax: percent(13n),
  });
  fc.assert(
    fc.property(
      fen(3000n),
      fen(800n),
      rates,
      rounding,
      fc.boolean(),
      fc.boolean(),
      (first, remote, r, how, isBack, isFar) => {
        const of = (n: bigint, rate: bigint): bigint => rounded(n * rate, 100n, how);
        const scaled = (n: bigint): bigint => of(isBack ? of(n, r.back) : n, r.tier);
        let price = scaled(first + (isFar ? remote : 0n));
        // A discount is of the freight, not of the surcharge of a remote district.
        price -= of(scaled(first), r.off);
        price += of(price, r.fuel);
        price += of(price, r.tax);
        const rate = (num: bigint) => ({ num, den: 100n });
        const own = {
          ...contract,
          ...{
            rounding: how,
            first: { grams: 1000, fen: first },
            surcharges: [{ district: "延庆区", fen: remote }],
          },
          ...{
            returnLeg: rate(r.back),
            tiers: [{ fromParcels: 1, rate: rate(r.tier) }],
            discount: rate(r.off),
          },
          ...{ fuel: [{ from: "2019-01-01", rate: rate(r.fuel) }], taxOut: rate(r.tax) },
        };
        const about = { district: isFar ? "延庆区" : "", leg: isBack ? "back" : "out", parcels: 1 } as const;
        expect(rateLine(lineOf("001", { weightGrams: 900 }), own, about)).toMatchObject({
          contractFen: price,
        });
      },
    ),
    { numRuns: 300 },
  );
});
