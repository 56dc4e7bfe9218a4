/**
 * The published rules of other alliances, each with cases worked by hand. Amounts in fen.
 * Source: SOURCES.md [cashl-tariff] and those of rules/scheme.ts.
 */
import { describe, expect, test } from "vitest";
import { allocateCourier } from "../../src/month/courier/courier-allocation.ts";
import type { RequestRecord } from "../../src/records/record.ts";
import { recordOf } from "../support/records.ts";
import { pack } from "../support/rule-packs.ts";
import { settleRecords, sums } from "../support/settle-records.ts";

let number = 0;
const dd = (said: Partial<RequestRecord>): RequestRecord => {
  number += 1;
  return recordOf("supplier", { requestNo: `R-${number}`, feeFen: null, documentType: "期刊论文", ...said });
};
const loan = (supplier: string, requester: string): RequestRecord => ({
  ...dd({ supplier, requester, volumes: 1, pages: null }),
  service: "ill",
});
const fees = (name: string, said: Partial<RequestRecord>): readonly (bigint | string)[] => {
  // CASHL's own packs know no subsidy of suppliers; the sample's is not looked at here.
  const rules = name === "cashl-letter" ? [...pack(name), ...pack("sample-2019")] : pack(name);
  const { charges, unpriced } = settleRecords(rules, [dd(said)]);
  return [...charges.filter((c) => c.kind === "fee-basis").map((c) => c.fen), ...unpriced];
};

describe("BALIS standards 2012: 1,000 yuan a year free for each requesting library", () => {
  const standard = (requester: string, day: string, pages: number, more: Partial<RequestRecord> = {}) =>
    dd({ documentType: "标准文献", requester, suppliedOn: day, pages, deliveryMethod: "Email", ...more });

  test("3.50 a page by e-mail; 1.70 a page and the postage by letter", () => {
    expect(
      fees("balis-standards-2012", { documentType: "标准文献", pages: 10, suppliedOn: "2012-03-01" }),
    ).toEqual([3500n]);
    const letter = { documentType: "标准文献", deliveryMethod: "挂号", suppliedOn: "2012-03-01" };
    expect(fees("balis-standards-2012", { ...letter, pages: 10, actualCostFen: 620n })).toEqual([2320n]);
    expect(fees("balis-standards-2012", { ...letter, pages: 10 })).toEqual(["actual-cost-must-be-typed"]);
  });

  // 280 pages = 980.00; then 10 pages = 35.00 cross the limit: 20.00 free, 15.00 billed; then 10 more are all billed.
  const year = [
    standard("10001", "2012-03-01", 280),
    standard("10001", "2012-04-01", 10),
    standard("10001", "2012-05-01", 10),
    standard("10003", "2012-05-01", 10),
  ];
  const all = pack("balis-standards-2012");

  test("the request that crosses the limit is split, and what follows is billed whole", () => {
    const { charges } = settleRecords(all, year, { lastDay: "2012-12-31" });
    const billed = new Map(charges.flatMap((c) => (c.kind === "bill" ? [[c.caseKey, c.fen]] : [])));
    expect([...billed.values()].sort()).toEqual([1500n, 3500n]);
    expect(billed.get(year[1]?.requestKey ?? "")).toBe(1500n);
    expect(sums(charges, "free", "standards-quota")).toEqual(["10001 100000", "10003 3500"]);
  });

  test("the order of supply counts, not that of the file", () => {
    const forth = settleRecords(all, year, { lastDay: "2012-12-31" }).charges;
    const back = settleRecords(all, [...year].reverse(), { lastDay: "2012-12-31" }).charges;
    const billed = (charges: typeof forth) =>
      charges.flatMap((c) => (c.kind === "bill" ? [`${c.caseKey} ${c.fen}`] : [])).sort();
    expect(billed(back)).toEqual(billed(forth));
  });

  test("month by month is the year at once: what earlier periods used is used", () => {
    const first = settleRecords(all, year.slice(0, 1), { lastDay: "2012-03-31" }).charges;
    const used = first.reduce((sum, c) => (c.kind === "free" ? sum + c.fen : sum), 0n);
    const before = new Map([["2012 free standards-quota 10001", used]]);
    const then = settleRecords(all, year.slice(1), { lastDay: "2012-05-31", before }).charges;
    expect(sums(then, "bill", "standards-quota")).toEqual(["10001 5000"]);
  });

  test("a new calendar year has its quota anew", () => {
    const january = [standard("10001", "2012-12-30", 300), standard("10001", "2013-01-02", 10)];
    const rules = all.map((r) => ({ ...r, to: null }));
    const { charges } = settleRecords(rules, january, { lastDay: "2013-01-31" });
    expect(sums(charges, "bill", "standards-quota")).toEqual(["10001 5000"]);
  });
});

describe("CALIS before and after 2015-10-01", () => {
  const old = { suppliedOn: "2014-05-03", requestedOn: "2014-05-02" };

  test("until then: fees net through the centre, half of them to the reader, 5.00 a request to the supplier", () => {
    // 12 pages × 0.30 = 3.60; half of it 1.80.
    const { charges } = settleRecords(pack("calis-2011"), [dd({ ...old, pages: 12 })]);
    expect(sums(charges, "bill", "fees")).toEqual(["10001 360"]);
    expect(sums(charges, "grant", "fees")).toEqual(["10002 360"]);
    expect(sums(charges, "grant", "reader-subsidy")).toEqual(["10001 180"]);
    expect(sums(charges, "grant", "reward")).toEqual(["10002 500"]);
  });

  test("a request searched elsewhere: the fee of its channel, and a reward of 10.00", () => {
    const agent = { ...old, pages: 10, sourcing: "agent-domestic" } as const;
    // 10 × 0.30 + 2.00 in the university system, + 5.00 elsewhere.
    expect(fees("calis-2011", { ...agent, channel: "高校系统" })).toEqual([500n]);
    expect(fees("calis-2011", { ...agent, channel: "国内其他" })).toEqual([800n]);
    expect(fees("calis-2011", agent)).toEqual(["class-must-have-a-price"]);
    const { charges } = settleRecords(pack("calis-2011"), [dd({ ...agent, channel: "高校系统" })]);
    expect(sums(charges, "grant", "reward-agent")).toEqual(["10002 1000"]);
    expect(sums(charges, "grant", "reward")).toEqual([]);
  });

  test("since then: by the requester's region, at most 100.00, and no reward", () => {
    const of = (requester: string, pages: number) =>
      sums(settleRecords(pack("calis-2015"), [dd({ requester, pages })]).charges, "grant", "reader-subsidy");
    expect(of("10755", 100)).toEqual(["10755 3000"]); // 新疆: all of 30.00
    expect(of("10730", 100)).toEqual(["10730 1500"]); // 西部: half
    expect(of("10001", 100)).toEqual([]); // Beijing: nothing
    expect(of("10755", 500)).toEqual(["10755 10000"]); // 150.00, capped
    expect(of("10730", 501)).toEqual(["10730 7515"]); // 150.30, half
    const { charges } = settleRecords(pack("calis-2015"), [dd({ pages: 1 })]);
    expect(sums(charges, "grant", "reward")).toEqual([]);
  });

  test("the notice's days decide: 2015-09-30 by the old rule, 2015-10-01 by the new", () => {
    const rules = [...pack("calis-2011"), ...pack("calis-2015")];
    const on = (suppliedOn: string) =>
      sums(settleRecords(rules, [dd({ suppliedOn, pages: 12 })]).charges, "grant", "reward");
    expect(on("2015-09-30")).toEqual(["10002 500"]);
    expect(on("2015-10-01")).toEqual([]);
  });
});

describe("CALIS thesis campaign, 2012-03-12 to 04-13", () => {
  const thesis = (said: Partial<RequestRecord>) => {
    const about = { documentType: "学位论文", channel: "调度中心", suppliedOn: "2012-05-02", pages: 100 };
    const { charges } = settleRecords(pack("calis-thesis-2012"), [dd({ ...about, ...said })]);
    return [sums(charges, "grant", "thesis-campaign"), sums(charges, "grant", "reader-subsidy")];
  };

  test("all of the fee inside the window instead of half of it; both days included", () => {
    expect(thesis({ requestedOn: "2012-03-12" })).toEqual([["10001 3000"], []]);
    expect(thesis({ requestedOn: "2012-04-13" })).toEqual([["10001 3000"], []]);
    expect(thesis({ requestedOn: "2012-03-11", suppliedOn: "2012-03-13" })).toEqual([[], ["10001 1500"]]);
    expect(thesis({ requestedOn: "2012-04-14" })).toEqual([[], ["10001 1500"]]);
  });

  test("at most 150.00; only theses, and only through the dispatch centre", () => {
    expect(thesis({ requestedOn: "2012-03-20", pages: 501 })).toEqual([["10001 15000"], []]);
    expect(thesis({ requestedOn: "2012-03-20", channel: null })).toEqual([[], ["10001 1500"]]);
    expect(thesis({ requestedOn: "2012-03-20", documentType: "期刊论文" })).toEqual([[], ["10001 1500"]]);
  });
});

describe("CASHL", () => {
  // Search 2.00 + pages × 0.50, and the delivery.
  const cases: [string, string, number, bigint][] = [
    ["挂号", "10001", 10, 200n + 500n + 400n],
    ["挂号", "10001", 12, 200n + 600n + 460n],
    ["挂号", "10610", 12, 200n + 600n + 720n],
    ["快递", "10001", 50, 200n + 2500n + 1500n],
    ["快递", "10001", 51, 200n + 2550n + 1800n],
    ["快递", "10001", 100, 200n + 5000n + 1800n],
    ["快递", "10610", 101, 200n + 5050n + 4200n],
    ["传真", "10610", 8, 200n + 400n + 800n],
  ];
  test.each(cases)("%s to %s, %i pages", (deliveryMethod, requester, pages, fen) => {
    expect(fees("cashl-letter", { deliveryMethod, requester, pages })).toEqual([fen]);
  });

  const campaign = (said: Partial<RequestRecord>) => {
    const about = { requestedOn: "2018-03-26", suppliedOn: "2018-03-28", pages: 33 };
    const rules = [...pack("balis-dd-2017"), ...pack("cashl-campaign-2018")];
    const { charges } = settleRecords(rules, [dd({ ...about, ...said })]);
    return charges.flatMap((c) => (c.kind === "grant" ? [c.fen] : []));
  };

  test("campaign of 2018: journals whole, chapters half, shared 1 : 1 by centre and library (sample)", () => {
    // 33 × 0.30 = 9.90: the centre bears 4.95.
    expect(campaign({})).toEqual([495n]);
    // Half of 9.90 is 4.95; of the odd fen the centre, first by name, bears the larger half.
    expect(campaign({ documentType: "图书(部分章节)" })).toEqual([248n]);
    expect(campaign({ documentType: "古文献", actualCostFen: 990n })).toEqual([]);
    expect(campaign({ requestedOn: "2018-04-06", suppliedOn: "2018-04-05" })).toEqual([]);
  });

  test("what is asked in the campaign's last days is granted whenever in the year it is supplied", () => {
    expect(campaign({ requestedOn: "2018-04-02", suppliedOn: "2018-04-04" })).toEqual([495n]);
    expect(campaign({ requestedOn: "2018-04-04", suppliedOn: "2018-04-08" })).toEqual([495n]);
    expect(campaign({ requestedOn: "2018-04-05", suppliedOn: "2018-12-31" })).toEqual([495n]);
    expect(campaign({ requestedOn: "2018-04-06", suppliedOn: "2018-04-08" })).toEqual([]);
    expect(campaign({ requestedOn: "2018-03-25", suppliedOn: "2018-03-26" })).toEqual([]);
  });
});

describe("NWPU: tiers of a request's fee", () => {
  const granted = (feeFen: bigint, documentType: string) => {
    const cost = {
      documentType,
      requester: "10699",
      sourcing: "agent-foreign",
      actualCostFen: feeFen - 1000n,
    } as const;
    const rules = [...pack("balis-dd-2017"), ...pack("nwpu-tiers")];
    return settleRecords(rules, [dd(cost)]).charges.flatMap((c) => (c.kind === "grant" ? [c.fen] : []));
  };

  // 20.00 whole, then 20.00 flat, then half: 40.00 and 41.00 are granted 20.00 and 20.50.
  test.each([
    [2000n, 2000n],
    [2001n, 2000n],
    [4000n, 2000n],
    [4100n, 2050n],
    [40_000n, 20_000n],
    [50_000n, 20_000n],
  ])("journals: %s fen are granted %s", (fee, fen) => expect(granted(fee, "期刊论文")).toEqual([fen]));

  test.each([
    [3000n, 3000n],
    [6000n, 3000n],
    [6100n, 3050n],
    [70_000n, 30_000n],
  ])("other types: %s fen are granted %s", (fee, fen) => expect(granted(fee, "学位论文")).toEqual([fen]));
});

describe("pools (funds are samples)", () => {
  const loans = (counts: readonly (readonly [string, string, number])[]) =>
    counts.flatMap(([from, to, n]) => Array.from({ length: n }, () => loan(from, to)));

  test("Nebraska: 1,000.00 over 7 loans are 142.85 each; 0.05 stay in the fund", () => {
    const { charges } = settleRecords(
      pack("nebraska-pool"),
      loans([
        ["10002", "10001", 4],
        ["10003", "10001", 3],
      ]),
    );
    expect(sums(charges, "grant", "lender-compensation")).toEqual(["10002 57140", "10003 42855"]);
  });

  test("Montana: half of 100.00 by all loans, half among net lenders", () => {
    // A lent 6 and borrowed 2, B lent 3 and borrowed 2, C lent 1 and borrowed 6: net A 4, B 1.
    const moved = loans([
      ["10001", "10002", 1],
      ["10001", "10003", 5],
      ["10002", "10001", 2],
      ["10002", "10003", 1],
      ["10003", "10002", 1],
    ]);
    const { charges } = settleRecords(pack("montana-pool"), moved);
    expect(sums(charges, "grant", "loan-reimbursement")).toEqual(["10001 7000", "10002 2500", "10003 500"]);
  });
});

describe("South Central Wisconsin: courier shares (sample weights)", () => {
  const [contract] = pack("scls-courier");
  const by = contract && "allocation" in contract.body ? contract.body.allocation : undefined;

  test("120.00 less 20.00 of aid: base 20, volumes of the sample 50, discounted stops 30", () => {
    const use = (library: string) => ({ library, legs: 4, volumes: 9, stops: 4 });
    const shares = by ? allocateCourier(12_000n, [use("10001"), use("10002")], by) : [];
    // base 10.00 each; volumes 300 : 100 of 50.00; stops 4 : 2 of 30.00.
    expect(shares.map((s) => [s.library, s.baseFen, s.volumesFen, s.stopsFen, s.fen])).toEqual([
      ["10001", 1000n, 3750n, 2000n, 6750n],
      ["10002", 1000n, 1250n, 1000n, 3250n],
    ]);
  });
});
