/** Laws that hold for any pack and any month. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RequestRecord } from "../../src/records/record.ts";
import type { Charge } from "../../src/rules/charge.ts";
import type { RuleVersion } from "../../src/rules/rules.ts";
import type { Scheme, Schemes } from "../../src/rules/scheme.ts";
import { recordOf } from "../support/records.ts";
import { pack } from "../support/rule-packs.ts";
import { settleRecords, sums } from "../support/settle-records.ts";

const LIBRARIES = ["10001", "10002", "10003", "10004"] as const;
const anyRecords = fc
  .array(
    fc.record({
      supplier: fc.constantFrom(...LIBRARIES),
      requester: fc.constantFrom(...LIBRARIES),
      pages: fc.integer({ min: 1, max: 400 }),
      documentType: fc.constantFrom("期刊论文", "学位论文"),
      sourcing: fc.constant("own" as const),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((all) =>
    all.map((said, i): RequestRecord => recordOf("supplier", { ...said, feeFen: null, requestNo: `R${i}` })),
  );
const shuffled = (records: readonly RequestRecord[]) =>
  fc.shuffledSubarray([...records], { minLength: records.length, maxLength: records.length });

const [tariff] = pack("balis-dd-2017");
const amount = fc.bigInt({ min: 0n, max: 20_000n });

function schemes(scheme: Partial<Scheme>): RuleVersion[] {
  const of = pack("nwpu-tiers").filter((r) => r.part === "schemes");
  const whole: Scheme = {
    ...{ key: "law", nameZh: "法", nameEn: "law", service: "dd", direction: "grant", party: "supplier" },
    ...{
      when: {},
      replaces: [],
      amount: { kind: "percent", rate: { num: 1n, den: 2n } },
      caps: {},
      ...scheme,
    },
  };
  const body: Schemes = { basis: "tariff", schemes: [whole] };
  return [...(tariff ? [tariff] : []), ...of.map((r) => ({ ...r, body }))];
}

const perLibrary = (charges: readonly Charge[]): Map<string, bigint> =>
  new Map(sums(charges, "grant", "law").map((line) => [line.slice(0, 5), BigInt(line.slice(6))]));
const totalOf = (charges: readonly Charge[]): bigint =>
  [...perLibrary(charges).values()].reduce((a, b) => a + b, 0n);

describe("laws of schemes", () => {
  test("no cap is exceeded: of a request, a library's period or year, all libraries' period or year", () => {
    fc.assert(
      fc.property(
        anyRecords,
        amount,
        amount,
        amount,
        amount,
        amount,
        (records, request, period, year, all, used) => {
          const caps = {
            perRequestFen: request,
            perLibraryPeriodFen: period,
            perLibraryYearFen: year,
            perPeriodFen: all,
          };
          const before = new Map([["2019 grant law 10002", used]]);
          const { charges } = settleRecords(schemes({ caps }), records, { before });
          for (const c of charges)
            if (c.kind === "grant" && c.caseKey !== null) expect(c.fen <= request).toBe(true);
          for (const [library, fen] of perLibrary(charges)) {
            const left = library === "10002" ? (year > used ? year - used : 0n) : year;
            expect(fen >= 0n && fen <= period && fen <= left).toBe(true);
          }
          expect(totalOf(charges) <= all).toBe(true);
        },
      ),
    );
  });

  test("the order of requests changes no library's sum, whatever the caps, quotas and pools", () => {
    const kinds = fc.constantFrom<Partial<Scheme>>(
      { caps: { perLibraryPeriodFen: 1000n, perPeriodFen: 2500n } },
      { direction: "bill", party: "requester", amount: { kind: "over-quota", quotaFen: 700n } },
      {
        amount: {
          kind: "pool",
          fundsFen: 9_999n,
          parts: [
            { weight: 1n, by: "points" },
            { weight: 2n, by: "net-requests" },
          ],
          points: [{ when: { documentTypes: ["学位论文"] }, points: 3n }],
          quality: [{ library: "10003", rate: { num: 6n, den: 5n } }],
          pay: "split",
        },
      },
    );
    const twice = anyRecords.chain((records) => fc.tuple(fc.constant(records), shuffled(records)));
    fc.assert(
      fc.property(twice, kinds, ([records, other], scheme) => {
        const of = (all: readonly RequestRecord[]) => {
          const { charges } = settleRecords(schemes(scheme), all);
          return ["grant", "bill", "free"].map((kind) => sums(charges, kind, "law"));
        };
        expect(of(other)).toEqual(of(records));
      }),
    );
  });

  test("a pool that is split is given out to the last fen as long as anybody has a claim, and never beyond", () => {
    fc.assert(
      fc.property(anyRecords, amount, (records, fundsFen) => {
        const parts = [{ weight: 1n, by: "requests" as const }];
        const pool = { kind: "pool", fundsFen, parts, points: [], quality: [] } as const;
        const split = settleRecords(schemes({ amount: { ...pool, pay: "split" } }), records).charges;
        const rate = settleRecords(schemes({ amount: { ...pool, pay: "rate" } }), records).charges;
        expect(totalOf(split)).toBe(fundsFen);
        const left = fundsFen - totalOf(rate);
        expect(left >= 0n && left < BigInt(records.length)).toBe(true);
      }),
    );
  });

  test("of a quota, what is free and what is billed are the fee, and no more is free than the quota", () => {
    fc.assert(
      fc.property(anyRecords, amount, (records, quotaFen) => {
        const scheme = {
          direction: "bill",
          party: "requester",
          amount: { kind: "over-quota", quotaFen },
        } as const;
        const { charges } = settleRecords(schemes(scheme), records);
        const of = (kind: string) => charges.reduce((sum, c) => (c.kind === kind ? sum + c.fen : sum), 0n);
        expect(of("free") + of("bill")).toBe(of("fee-basis"));
        for (const line of sums(charges, "free", "law")) expect(BigInt(line.slice(6)) <= quotaFen).toBe(true);
      }),
    );
  });

  test("a higher rate never lowers what is granted, capped or not", () => {
    fc.assert(
      fc.property(
        anyRecords,
        fc.bigInt({ min: 0n, max: 99n }),
        amount,
        (records, num, perLibraryPeriodFen) => {
          const at = (n: bigint) =>
            perLibrary(
              settleRecords(
                schemes({
                  amount: { kind: "percent", rate: { num: n, den: 100n } },
                  caps: { perLibraryPeriodFen },
                }),
                records,
              ).charges,
            );
          const [lower, higher] = [at(num), at(num + 1n)];
          for (const [library, fen] of lower) expect((higher.get(library) ?? 0n) >= fen).toBe(true);
        },
      ),
    );
  });

  test("in mode net what all owe is what all earn, and each position is what it earned less what it owes", () => {
    const rules = pack("calis-2015");
    fc.assert(
      fc.property(anyRecords, (records) => {
        const { charges } = settleRecords(rules, records);
        const of = (kind: string) =>
          sums(charges, kind, "fees").reduce((sum, l) => sum + BigInt(l.slice(6)), 0n);
        const fees = charges.reduce((sum, c) => (c.kind === "fee-basis" ? sum + c.fen : sum), 0n);
        expect([of("grant"), of("bill")]).toEqual([fees, fees]);
      }),
    );
  });

  test("where the price is by the page, two requests cost what one of as many pages costs", () => {
    const pages = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(pages, pages, (a, b) => {
        const fee = (n: number) =>
          settleRecords(pack("calis-2015"), [
            recordOf("supplier", { pages: n, feeFen: null }),
          ]).charges.reduce((sum, c) => (c.kind === "fee-basis" ? sum + c.fen : sum), 0n);
        expect(fee(a) + fee(b)).toBe(fee(a + b));
      }),
      { numRuns: 30 },
    );
  });
});
