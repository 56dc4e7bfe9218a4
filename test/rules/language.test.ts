/** What the rule language can say beyond the published examples' own cases. Numbers worked by hand, amounts in fen. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../src/core/io/hash.ts";
import { Refusal } from "../../src/core/refusal.ts";
import type { RequestRecord } from "../../src/records/record.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";
import { recordOf } from "../support/records.ts";
import { pack } from "../support/rule-packs.ts";
import { settleRecords, sums } from "../support/settle-records.ts";

let number = 0;
const dd = (said: Partial<RequestRecord>): RequestRecord => {
  number += 1;
  const requestNo = `R-${String(number).padStart(4, "0")}`;
  return recordOf("supplier", { requestNo, feeFen: null, documentType: "期刊论文", ...said });
};
const loan = (said: Partial<RequestRecord>): RequestRecord => ({
  ...dd({ pages: null, volumes: 1, ...said }),
  service: "ill",
});

/** A pack of 0.30 a page and the given schemes. */
function packOf(schemes: string, more: { tariff?: string; from?: string } = {}) {
  const { tariff = "", from = "2010-01-01" } = more;
  const text = `
pack: test
version: "${from}"
from: "${from}"
sample: true
notice: { title: t, source: s, certainty: sample }
parts:
  dd-tariff:
    items:
      - { key: COPY, name: { zh-CN: 复制, en: copy }, role: base, price: { kind: per-unit, unit: page, yuan: "0.30" } }
    ${tariff}
  schemes:
${schemes}`;
  return readRulePack({ file: "test.yaml", text, hash: hashText });
}

const NAME = "name: { zh-CN: 试, en: test }, service: dd";
const grants = (rules: ReturnType<typeof pack>, records: readonly RequestRecord[], scheme: string) =>
  sums(settleRecords(rules, records).charges, "grant", scheme);
const feeOf = (rules: ReturnType<typeof pack>, record: RequestRecord) => {
  const { charges, unpriced } = settleRecords([...rules, ...pack("sample-2019")], [record]);
  return charges.find((c) => c.kind === "fee-basis")?.fen ?? unpriced[0];
};

describe("reciprocal tariff: what the two public libraries ask of members costs what they charge members", () => {
  const balis = pack("balis-dd-2017");
  test.each<[string, Partial<RequestRecord>, bigint]>([
    ["国图, 12 pages copied at 0.30", { requester: "EXT-NLC", pages: 12 }, 360n],
    [
      "国图, 10 pages of microform at 1.30",
      { requester: "EXT-NLC", documentType: "缩微文献", pages: 10 },
      1300n,
    ],
    [
      "国图, a patent of 8 pages: 10.00 + 8 × 0.30",
      { requester: "EXT-NLC", documentType: "专利文献", pages: 8 },
      1240n,
    ],
    [
      "国图, a standard of 4 pages at 3.50",
      { requester: "EXT-NLC", documentType: "标准文献", pages: 4 },
      1400n,
    ],
    ["上图, 12 pages copied at 1.00", { requester: "EXT-SHL", pages: 12 }, 1200n],
    ["another member, the same microform, at the common 0.30", { documentType: "缩微文献", pages: 10 }, 300n],
  ])("%s", (_what, said, fen) => expect(feeOf(balis, dd({ supplier: "10002", ...said }))).toBe(fen));

  test("both directions of one kind cost the same", () => {
    for (const documentType of ["期刊论文", "缩微文献", "专利文献", "标准文献"]) {
      const asked = feeOf(balis, dd({ supplier: "10002", requester: "EXT-NLC", documentType, pages: 7 }));
      const given = feeOf(
        balis,
        dd({ supplier: "EXT-NLC", requester: "10002", agent: "10002", documentType, pages: 7 }),
      );
      expect(asked).toBe(given);
    }
  });
});

describe("shadow price in a free period (the price is a sample)", () => {
  const free = pack("balis-ill-free-2009");
  const settle = (rules: typeof free, suppliedOn: string) =>
    settleRecords(rules, [loan({ requester: "10001", suppliedOn, volumes: 3 })], { lastDay: "2010-06-30" });

  test("3 volumes are priced at 30.00, and nobody owes it", () => {
    const { charges } = settle(free, "2009-06-30");
    expect(charges.map((c) => [c.kind, c.library, c.fen])).toEqual([["free", "10001", 3000n]]);
  });

  // The window ended on 2009-12-31; the notice that extends it is enacted afterwards, from the day after.
  const untilThen = free.filter((r) => r.from < "2010-01-01");

  test("after the window and before the extension nothing is silently free: the missing rule is named", () => {
    expect(settle(untilThen, "2009-12-31").charges).toHaveLength(1);
    try {
      settle(untilThen, "2010-01-15");
      throw new Error("it was settled");
    } catch (error) {
      expect(error instanceof Refusal && error.code).toBe("rate-must-be-configured");
    }
  });

  test("once the extension is enacted, its first and last day are free, and the day after is not", () => {
    for (const day of ["2010-01-01", "2010-06-30"])
      expect(settle(free, day).charges.map((c) => [c.kind, c.fen, c.rule])).toEqual([
        ["free", 3000n, "schemes balis-ill-free@2009-12-31"],
      ]);
    expect(() => settle(free, "2010-07-01")).toThrow(Refusal);
  });
});

describe("class tables", () => {
  const table = (by: string, classes: string) =>
    packOf(`
    libraryClasses: { 本科: ["10001", "10002"], 高职: ["10853"] }
    schemes:
      - { key: k, ${NAME}, direction: grant, party: supplier, amount: { kind: class-table, by: ${by}, classes: [${classes}], otherwise: "10%" } }`);

  test("by kind of the supplying library: 10.00 at 50 % and at 80 %; a library of no class at 10 %", () => {
    const rules = table("supplierClass", '{ is: 本科, rate: "50%" }, { is: 高职, rate: "80%" }');
    const three = ["10002", "10853", "10003"].map((supplier) =>
      dd({ supplier, requester: "10001", documentType: "古籍", pages: 100 }),
    );
    // 100 × 0.30 = 30.00
    expect(grants(rules, three, "k")).toEqual(["10002 1500", "10003 300", "10853 2400"]);
  });

  test("by reader class and by document type; what the record does not say is of no class", () => {
    const readers = table("readerClass", '{ is: 博士, rate: "100%" }');
    const asked = [
      dd({ supplier: "10002", readerClass: "博士", pages: 10 }),
      dd({ supplier: "10003", pages: 10 }),
    ];
    expect(grants(readers, asked, "k")).toEqual(["10002 300", "10003 30"]);
    const types = table("documentType", '{ is: 学位论文, rate: "100%" }');
    expect(grants(types, [dd({ supplier: "10002", documentType: "学位论文", pages: 10 })], "k")).toEqual([
      "10002 300",
    ]);
  });
});

describe("caps", () => {
  test("of a type: a scheme of its own for theses, at most 50.00 a library, and none for the rest", () => {
    const rules = packOf(`
    schemes:
      - { key: theses, ${NAME}, direction: grant, party: supplier, when: { documentTypes: [学位论文] }, amount: { kind: percent, rate: "100%" }, caps: { perLibraryPeriod: "50.00" } }
      - { key: others, ${NAME}, direction: grant, party: supplier, when: { exceptDocumentTypes: [学位论文] }, amount: { kind: percent, rate: "100%" } }`);
    const of = (documentType: string) => dd({ supplier: "10002", documentType, pages: 100 });
    // Two theses of 30.00 are 60.00, capped; three articles of 30.00 are 90.00.
    const records = [of("学位论文"), of("学位论文"), of("期刊论文"), of("期刊论文"), of("期刊论文")];
    expect(grants(rules, records, "theses")).toEqual(["10002 5000"]);
    expect(grants(rules, records, "others")).toEqual(["10002 9000"]);
  });

  test("a fee above the cap of a request is charged at the cap, with what was taken off as a step", () => {
    const rules = packOf(
      `
    schemes:
      - { key: k, ${NAME}, direction: bill, party: requester, amount: { kind: percent, rate: "100%" }, caps: { perRequest: "15.00" } }`,
      {
        tariff: 'capFeePerRequest: "20.00"',
      },
    );
    // 100 pages are 30.00; the tariff's own cap leaves 20.00, and the requester is billed no more than 15.00 of it.
    const { charges } = settleRecords(rules, [dd({ requester: "10001", pages: 100 })]);
    expect(charges.map((c) => [c.kind, c.fen])).toEqual([
      ["fee-basis", 2000n],
      ["bill", 1500n],
    ]);
    expect(charges.map((c) => c.steps.at(-1)?.fen)).toEqual([-1000n, -500n]);
  });

  test("a cap of zero leaves a charge of zero: the request is there, and why it costs nothing", () => {
    const rules = packOf(
      `
    schemes:
      - { key: k, ${NAME}, direction: grant, party: supplier, amount: { kind: fixed, yuan: "1.00" } }`,
      {
        tariff: 'capFeePerRequest: "0.00"',
      },
    );
    const [fee] = settleRecords(rules, [dd({ pages: 100 })]).charges;
    expect([fee?.kind, fee?.fen, fee?.steps.length]).toEqual(["fee-basis", 0n, 2]);
  });

  test("a request at a price of zero is a charge of zero, and is rewarded like any other", () => {
    const rules = packOf(`
    schemes:
      - { key: k, ${NAME}, direction: grant, party: supplier, amount: { kind: fixed, yuan: "1.00" } }`).map(
      (r) =>
        "items" in r.body
          ? {
              ...r,
              body: { items: r.body.items.map((i) => ({ ...i, price: { kind: "flat", fen: 0n } as const })) },
            }
          : r,
    );
    const { charges } = settleRecords(rules, [dd({ supplier: "10002", pages: null })]);
    expect(charges.map((c) => [c.kind, c.fen])).toEqual([
      ["fee-basis", 0n],
      ["grant", 100n],
    ]);
  });
});

describe("long periods", () => {
  const standards = pack("balis-standards-2012").map((r) => ({ ...r, from: "2016-01-01", to: null }));
  // 280 pages at 3.50 are 980.00, 10 are 35.00.
  const standard = (suppliedOn: string, pages: number) =>
    dd({ requester: "10001", documentType: "标准文献", deliveryMethod: "Email", suppliedOn, pages });

  test("sixteen months: each calendar year in them has its own quota", () => {
    const records = [
      standard("2017-09-03", 280),
      standard("2017-12-31", 10),
      standard("2018-01-01", 280),
      standard("2018-12-31", 10),
    ];
    const { charges } = settleRecords(standards, records, { lastDay: "2018-12-31" });
    expect(sums(charges, "free", "standards-quota")).toEqual(["10001 200000"]);
    expect(sums(charges, "bill", "standards-quota")).toEqual(["10001 3000"]);
  });

  test("December to November: what December's supply used is not used of the next year", () => {
    const records = [standard("2018-12-31", 280), standard("2019-01-02", 280)];
    const before = new Map([["2018 free standards-quota 10001", 5000n]]);
    const { charges } = settleRecords(standards, records, { lastDay: "2019-11-30", before });
    // Of 2018 950.00 are left: 30.00 are billed; of 2019 nothing is.
    expect(sums(charges, "bill", "standards-quota")).toEqual(["10001 3000"]);
  });

  test("a library that leaves in the middle: its quota is whole, and what it did until then counts", () => {
    const records = [standard("2019-01-02", 280), standard("2019-02-15", 10)];
    const { charges } = settleRecords(standards, records, { lastDay: "2019-03-31" });
    expect(sums(charges, "free", "standards-quota")).toEqual(["10001 100000"]);
    expect(sums(charges, "bill", "standards-quota")).toEqual(["10001 1500"]);
  });

  test("two versions in one period share the quota, whichever request is read first", () => {
    const versions = standards.flatMap((r) => [
      { ...r, version: "a", to: "2019-05-14" },
      { ...r, version: "b", from: "2019-05-15" },
    ]);
    const [early, late] = [standard("2019-05-01", 280), standard("2019-05-20", 10)];
    for (const records of [
      [early, late],
      [late, early],
    ]) {
      const { charges } = settleRecords(versions, records, { lastDay: "2019-05-31" });
      const billed = charges.filter((c) => c.kind === "bill");
      expect(billed.map((c) => [c.caseKey, c.fen])).toEqual([[late?.requestKey, 1500n]]);
    }
  });
});

test("a price range without a typed amount is refused with its reason, and so is one outside it", () => {
  const rare = { supplier: "EXT-SHL", agent: "10002", tariffItem: "SHL-RARE-2", quantity: 2 };
  const balis = pack("balis-dd-2017");
  expect(feeOf(balis, dd(rare))).toBe("unit-price-must-be-typed");
  expect(feeOf(balis, dd({ ...rare, unitPriceFen: 1999n }))).toBe("unit-price-must-be-in-range");
  expect(feeOf(balis, dd({ ...rare, unitPriceFen: 2000n }))).toBe(4000n);
});
