/** 补贴与方案的界限: each cap, quota, floor and share on the value that just passes, and on the next. */
import { describe, expect, test } from "vitest";
import { grantOf, type OwnAmount } from "../../../src/month/settle/scheme-amount.ts";
import { capCharges } from "../../../src/month/settle/scheme-caps.ts";
import { basisFee, ddSubsidy, illSubsidy } from "../../../src/month/settle/subsidy.ts";
import type { DdSubsidy } from "../../../src/rules/rules.ts";
import type { Pool, PoolMeasure, Scheme, SchemeCaps, Schemes } from "../../../src/rules/scheme.ts";
import { recordOf } from "../../support/records.ts";
import { settleRecords, sums } from "../../support/settle-records.ts";
import { policies } from "../close/facts.ts";
import { request, scheme, withScheme } from "./scheme.ts";

const half: DdSubsidy = {
  ...{ rate: { num: 1n, den: 2n }, basis: "tariff", rewardPerRequestFen: 0n, capPerRequestFen: null },
  ...{ capPerLibraryPeriodFen: null, capPerLibraryYearFen: null, externalPayee: "agent" },
};

describe("a subsidy", () => {
  const items = (rule: Partial<DdSubsidy>, paid = 0n) => {
    const made = ddSubsidy({ requests: 2n, basisFen: 1720n }, { ...half, ...rule }, paid);
    return [made.fen, ...made.steps.map((s) => s.item)];
  };
  test("that just reaches its cap has no step of 0.00", () => {
    expect(items({ capPerLibraryPeriodFen: 860n })).toEqual([860n, "rate 1/2"]);
    expect(items({ capPerLibraryPeriodFen: 859n })).toEqual([859n, "rate 1/2", "cap-period"]);
    expect(items({ capPerLibraryYearFen: 1860n }, 1000n)).toEqual([860n, "rate 1/2"]);
    expect(items({ capPerLibraryYearFen: 1860n }, 1001n)).toEqual([859n, "rate 1/2", "cap-year"]);
    expect(items({ capPerLibraryYearFen: 1000n }, 1000n)).toEqual([0n, "rate 1/2", "cap-year"]);
    expect(items({ rewardPerRequestFen: 1n })).toEqual([862n, "rate 1/2", "reward"]);
  });
  test("of loans: so many volumes, to the cap", () => {
    const of = (capPerLibraryPeriodFen: bigint | null) => {
      const made = illSubsidy(3n, { perVolumeFen: 500n, capPerLibraryPeriodFen });
      return [made.fen, made.steps.length];
    };
    expect([of(null), of(1500n), of(1499n)]).toEqual([
      [1500n, 1],
      [1500n, 1],
      [1499n, 2],
    ]);
    expect(illSubsidy(3n, { perVolumeFen: 500n, capPerLibraryPeriodFen: 1499n }).steps).toEqual([
      { item: "per-volume", quantity: 3n, unit: "volume", unitFen: 500n, fen: 1500n },
      { item: "cap-period", quantity: 1n, unit: "cap", unitFen: 1499n, fen: -1n },
    ]);
  });
  test("where nothing was confirmed, the tariff's fee counts; the lower of two by either side", () => {
    for (const basis of ["tariff", "confirmed", "lower"] as const)
      expect(basisFee({ tariffFen: 360n, confirmedFen: null }, { ...half, basis })).toBe(360n);
    expect(basisFee({ tariffFen: 360n, confirmedFen: 300n }, { ...half, basis: "lower" })).toBe(300n);
    expect(basisFee({ tariffFen: 360n, confirmedFen: 400n }, { ...half, basis: "confirmed" })).toBe(400n);
    expect(basisFee({ tariffFen: 360n, confirmedFen: null }, { ...half, capPerRequestFen: 361n })).toBe(360n);
  });
});

describe("what a scheme grants for one request", () => {
  const of = (amount: OwnAmount, said: Partial<Scheme> = {}, feeFen = 4000n) => {
    const record = recordOf("supplier", { pages: 10, documentType: "图书" });
    const made = grantOf(scheme(said), amount, { record, feeFen, classes: {} });
    return "code" in made ? [made.code] : [made.fen, ...made.steps.slice(1).map((s) => `${s.item} ${s.fen}`)];
  };
  const fixed = { kind: "fixed", fen: 500n } as const;
  const at = (floorPerRequestFen?: bigint, perRequestFen?: bigint): Partial<Scheme> => ({
    caps: {
      ...(floorPerRequestFen === undefined ? {} : { floorPerRequestFen }),
      ...(perRequestFen === undefined ? {} : { perRequestFen }),
    },
  });
  test("is at least the floor and at most the cap; exactly there is no step", () => {
    expect([of(fixed, at(500n, 500n)), of(fixed, at(501n)), of(fixed, at(undefined, 499n))]).toEqual([
      [500n],
      [501n, "floor-request 1"],
      [499n, "cap-request -1"],
    ]);
  });
  test("is shared where the scheme says so: of 5.00 at 3 : 1 the library bears 1.25", () => {
    expect(of(fixed, { sharedBy: { centre: 3n, library: 1n } })).toEqual([375n, "library-part -125"]);
    expect(of(fixed, { sharedBy: { centre: 1n, library: 0n } })).toEqual([500n]);
  });
  test("is that of the first tier the fee does not exceed", () => {
    const tiers = [
      { upToFen: 2000n, rate: { num: 1n, den: 1n }, fen: null },
      { upToFen: 4000n, rate: null, fen: 2000n },
    ];
    const by = (fee: bigint) => of({ kind: "fee-tiers", tiers }, {}, fee)[0];
    expect([by(2000n), by(2001n), by(4000n), by(4001n)]).toEqual([
      2000n,
      2000n,
      2000n,
      "scheme-must-cover-fee",
    ]);
    expect(by(1999n)).toBe(1999n);
  });
  test("is by its class, or otherwise; by the page; and not without what it counts", () => {
    const classes = [{ is: "图书", rate: { num: 1n, den: 4n } }];
    const otherwise = { num: 1n, den: 2n };
    expect(of({ kind: "class-table", by: "documentType", classes, otherwise })).toEqual([1000n]);
    expect(of({ kind: "class-table", by: "urgency", classes, otherwise })).toEqual([2000n]);
    expect(of({ kind: "per-unit", unit: "page", fen: 7n })).toEqual([70n]);
    expect(of({ kind: "per-unit", unit: "volume", fen: 7n })).toEqual(["quantity-must-be-given"]);
  });
});

describe("caps over sums", () => {
  const of = (caps: SchemeCaps, own: Record<string, bigint>, before: Record<string, bigint> = {}) =>
    capCharges(
      {
        scheme: { key: "s", direction: "grant", caps, service: "dd" },
        ...{ rule: policies(0n), own: new Map(Object.entries(own)) },
      },
      { year: "2019", before: new Map(Object.entries(before)) },
    ).map((c) => `${c.library} ${c.steps[0]?.item} ${c.fen} of ${c.steps[0]?.unitFen}`);

  test("take off what exceeds them, and exactly at the cap nothing", () => {
    expect(of({ perLibraryPeriodFen: 100n }, { b: 100n, a: 101n })).toEqual(["a cap-period -1 of 100"]);
    expect(of({ perLibraryYearFen: 100n }, { a: 40n }, { "2019 grant s a": 60n })).toEqual([]);
    expect(of({ perLibraryYearFen: 100n }, { a: 41n }, { "2019 grant s a": 60n })).toEqual([
      "a cap-year -1 of 40",
    ]);
    expect(of({ perLibraryYearFen: 100n }, { a: 5n }, { "2019 grant s a": 101n })).toEqual([
      "a cap-year -5 of 0",
    ]);
    expect(of({ perPeriodFen: 100n }, { a: 60n, b: 40n })).toEqual([]);
    expect(of({ perYearFen: 100n }, { a: 60n, b: 20n }, { "2019 grant s c": 20n })).toEqual([]);
  });
  test("of the year only count what the scheme paid in it, to anybody", () => {
    const before = {
      "2018 grant s a": 90n,
      "2019 bill s a": 90n,
      "2019 grant t a": 90n,
      "2019 grant s c": 30n,
    };
    expect(of({ perLibraryYearFen: 50n }, { a: 50n }, before)).toEqual([]);
    expect(of({ perYearFen: 100n }, { a: 60n, b: 20n }, before)).toEqual([
      "a cap-all-year -8 of 70",
      "b cap-all-year -2 of 70",
    ]);
  });
  test("of a period and of a year one after the other: the second is reckoned of what the first left", () => {
    const caps = { perLibraryPeriodFen: 100n, perLibraryYearFen: 90n, perPeriodFen: 80n };
    expect(of(caps, { a: 120n, b: 0n })).toEqual([
      ...["a cap-period -20 of 100", "a cap-year -10 of 90", "a cap-all-period -10 of 80"],
    ]);
  });
});

describe("a free quota", () => {
  const quota = (quotaFen: bigint) =>
    scheme({ direction: "bill", party: "requester", amount: { kind: "over-quota", quotaFen } });
  const of = (quotaFen: bigint, records: ReturnType<typeof request>[], used = 0n) => {
    const before = new Map([["2019 free s 10001", used]]);
    const { charges } = settleRecords(withScheme(quota(quotaFen)), records, { before });
    return charges.filter((c) => c.scheme === "s").map((c) => `${c.caseKey} ${c.kind} ${c.fen}`);
  };
  test("that is just used up bills nothing; one fen less bills that fen", () => {
    const two = [request("R1", 10), request("R2", 10)];
    expect(of(600n, two)).toEqual(["R1 free 300", "R2 free 300"]);
    expect(of(599n, two)).toEqual(["R1 free 300", "R2 free 299", "R2 bill 1"]);
    expect(of(300n, two)).toEqual(["R2 bill 300", "R1 free 300"]);
    expect(of(600n, two, 600n)).toEqual(["R1 bill 300", "R2 bill 300"]);
    expect(of(600n, [request("R1", 10)], 599n)).toEqual(["R1 free 1", "R1 bill 299"]);
  });
  test("is used by the day of supply, then by number, whatever the order of rows", () => {
    const late = request("R1", 10, { suppliedOn: "2019-05-09" });
    const rows = [late, request("R3", 10), request("R2", 10)];
    expect(of(300n, rows).filter((line) => line.includes("free"))).toEqual(["R2 free 300"]);
    expect(of(300n, [...rows].reverse()).filter((line) => line.includes("free"))).toEqual(["R2 free 300"]);
  });
});

test("a pool: who supplied as much as he asked for is no net lender", () => {
  const pool: Scheme["amount"] = {
    ...{
      kind: "pool",
      fundsFen: 100n,
      parts: [{ weight: 1n, by: "net-requests" }],
      points: [],
      pay: "split",
    },
    quality: [],
  };
  const rows = [
    request("R1", 1, { supplier: "10002", requester: "10003" }),
    request("R2", 1, { supplier: "10003", requester: "10002" }),
    request("R3", 1, { supplier: "10004", requester: "10005" }),
  ];
  const of = (amount: Scheme["amount"]) =>
    sums(settleRecords(withScheme(scheme({ amount })), rows).charges, "grant", "s");
  expect(of(pool)).toEqual(["10004 100"]);
  const requests = { ...pool, parts: [{ weight: 1n, by: "requests" as const }] };
  // One request each, the first with 1.2 times its quality: 12 : 10 : 10.
  const quality = [{ library: "10002", rate: { num: 6n, den: 5n } }];
  expect(of({ ...requests, quality, fundsFen: 320n })).toEqual(["10002 120", "10003 100", "10004 100"]);
  expect(of({ ...requests, pay: "rate" })).toEqual(["10002 33", "10003 33", "10004 33"]);
});

describe("what a pool measures", () => {
  const loan = (no: string, supplier: string, requester: string, volumes: number) =>
    recordOf("supplier", {
      ...{ service: "ill", requestNo: no, supplier, requester, volumes, feeFen: null },
    });
  // A lends 6 volumes in 1 request and asks for 2, B lends 4 in 2 requests and asks for 6, C asks for 2.
  const rows = [loan("R1", "A", "B", 6), loan("R2", "B", "A", 2), loan("R3", "B", "C", 2)];
  const of = (by: PoolMeasure, said: Partial<Pool> = {}) => {
    const pool: Pool = {
      ...{ kind: "pool", fundsFen: 120n, parts: [{ weight: 1n, by }], points: [], quality: [] },
      ...{ pay: "split", ...said },
    };
    return sums(
      settleRecords(withScheme(scheme({ service: "ill", amount: pool })), rows).charges,
      "grant",
      "s",
    );
  };
  test("requests, volumes, points, and what was lent more than asked for", () => {
    expect(of("requests")).toEqual(["A 40", "B 80"]);
    expect(of("volumes")).toEqual(["A 72", "B 48"]);
    expect(of("net-requests")).toEqual(["B 120"]);
    expect(of("net-volumes")).toEqual(["A 120"]);
    expect(of("points", { points: [{ when: { requesters: ["C"] }, points: 3n }] })).toEqual(["A 24", "B 96"]);
  });
  test("with the quality of several libraries over one denominator", () => {
    // 1 × 3/2 and 2 × 5/4: 6 and 10 of 16; 1 × 7/6 and 2 × 5/4: 14 and 30 of 44.
    const quality = (a: [bigint, bigint]) => [
      { library: "A", rate: { num: a[0], den: a[1] } },
      { library: "B", rate: { num: 5n, den: 4n } },
    ];
    expect(of("requests", { quality: quality([3n, 2n]), fundsFen: 16n })).toEqual(["A 6", "B 10"]);
    expect(of("requests", { quality: quality([7n, 6n]), fundsFen: 44n })).toEqual(["A 14", "B 30"]);
    expect(of("requests", { quality: quality([7n, 6n]), fundsFen: 500n, pay: "rate" })).toEqual([
      ...["A 154", "B 330"],
    ]);
  });
  test("a part that nobody has a claim on stays in the fund", () => {
    const one = rows.slice(0, 1);
    const parts = [
      { weight: 1n, by: "requests" },
      { weight: 1n, by: "net-requests" },
    ] as const;
    const none = [loan("R1", "A", "A", 1)];
    const pool: Pool = { ...{ kind: "pool", fundsFen: 100n, parts, points: [], quality: [], pay: "split" } };
    const rules = withScheme(scheme({ service: "ill", amount: pool }));
    const paid = (records: typeof rows) => sums(settleRecords(rules, records).charges, "grant", "s");
    expect([paid(one), paid(none), paid([])]).toEqual([["A 100"], ["A 50"], []]);
  });
});

describe("the fee that a scheme takes", () => {
  const of = (basis: Schemes["basis"], feeFen: bigint | null) => {
    const percent = scheme({ amount: { kind: "percent", rate: { num: 1n, den: 1n } } });
    const rules = withScheme(percent).map((rule) =>
      rule.part === "schemes" && "schemes" in rule.body ? { ...rule, body: { ...rule.body, basis } } : rule,
    );
    return sums(settleRecords(rules, [request("R1", 10, { feeFen })]).charges, "grant", "s");
  };
  test.each<[Schemes["basis"], bigint | null, number]>([
    ["tariff", 400n, 300],
    ["confirmed", 400n, 400],
    ["confirmed", null, 300],
    ["lower", 400n, 300],
    ["lower", 299n, 299],
    ["lower", null, 300],
  ])("by %s, where %s was confirmed of a tariff of 300: %i", (basis, feeFen, fen) => {
    expect(of(basis, feeFen)).toEqual([`10002 ${fen}`]);
  });
});

describe("the parties of a scheme", () => {
  test("the supplier or the requester; one that is not named is asked for", () => {
    const of = (party: Scheme["party"], said: Parameters<typeof request>[2]) => {
      const { charges, unpriced } = settleRecords(withScheme(scheme({ party })), [request("R1", 10, said)]);
      return [...sums(charges, "grant", "s"), ...unpriced];
    };
    expect([of("supplier", {}), of("requester", {})]).toEqual([["10002 500"], ["10001 500"]]);
    expect(of("requester", { requester: null })).toEqual(["party-must-be-named"]);
  });
  test("an amount of 0.00 is no charge", () => {
    const { charges } = settleRecords(withScheme(scheme({ amount: { kind: "fixed", fen: 0n } })), [
      request("R1", 10),
    ]);
    expect(charges.map((c) => c.kind)).toEqual(["fee-basis"]);
  });
});
