/** Rule packs that are refused: each at its line and column. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { policies } from "../../src/rules/io/policies-schema.ts";
import { refusedEdit as refused, refusedPack as refusedText } from "../support/refused-pack.ts";
import { pack } from "../support/rule-packs.ts";

const TIERS = '{ upTo: "20.00", rate: "100%" }, { upTo: "40.00", yuan: "20.00" }, { rate: "50%" }';
const COPY = 'price: { kind: per-unit, unit: page, yuan: "0.30" }\n      - key: CALIS-URGENT';

test("policies that resolve nothing by themselves need not say so", () => {
  expect(policies.parse({ materiality: "20.00" })).toEqual({ materialityFen: 2000n, resolve: [] });
});

describe("bad rule packs", () => {
  test.each<[string, string, string, string, RegExp]>([
    ["an unknown key", "calis-2015", "party: requester", "partyy: requester", /"partyy" is not known here/],
    ["a negative amount", "calis-2015", '"0.30"', '"-0.30"', /not an amount in yuan/],
    [
      "a cap that may be of the fee or of what is granted",
      "sample-2019",
      "capFeePerRequest",
      "capPerRequest",
      /before the rate .* write capFeePerRequest; for what is granted, write a scheme with caps: \{ perRequest \}/,
    ],
    ["a negative rate", "calis-2015", 'otherwise: "0%"', 'otherwise: "-5%"', /not a rate/],
    ["a rate as a number", "calis-2015", 'otherwise: "0%"', "otherwise: 0.5", /text in quotes, and is 0\.5/],
    ["tiers that do not rise", "nwpu-tiers", TIERS, TIERS.replace("40.00", "10.00"), /tiers rise/],
    ["tiers with a gap at the end", "nwpu-tiers", TIERS, TIERS.replace(', { rate: "50%" }', ""), /last tier/],
    [
      "a tier with two amounts",
      "nwpu-tiers",
      '{ rate: "50%" }',
      '{ rate: "50%", yuan: "1.00" }',
      /either a rate or an amount/,
    ],
    [
      "what a pack has no word for",
      "calis-2015",
      "direction: grant",
      "direction: give",
      /possible are grant, bill, free/,
    ],
    [
      "a formula that does not exist",
      "calis-2015",
      "kind: per-unit",
      "kind: per-word",
      /possible are per-unit, flat, /,
    ],
    [
      "a policy that says which row of a duplicate is right, and not how many count",
      "sample-2019",
      "kind: supplier-only, centreAgrees: true",
      "kind: duplicate, centreAgrees: true",
      /how many rows of a duplicate count must be decided by a person/,
    ],
    [
      "silence that settles duplicates",
      "sample-2019",
      "kinds: [differs, supplier-only]",
      "kinds: [differs, duplicate]",
      /how many rows of a duplicate count must be decided by a person/,
    ],
    [
      "a policy of an agreed value that nobody agreed on",
      "sample-2019",
      "resolution: lower-side",
      "resolution: agreed-value",
      /a policy has no agreed value/,
    ],
    ["a day that is none", "calis-2015", 'from: "2015-10-01"', 'from: "2015-02-30"', /not a day such as/],
    ["something that must be there", "calis-2015", "sample: false\n", "", /it is missing/],
    [
      "a part of the courier's whole beyond its bound",
      "sample-2019",
      "base: 3",
      "base: 1001",
      /it may not be above 1000/,
    ],
    ["an item twice", "calis-2015", "key: CALIS-URGENT", "key: CALIS-COPY", /is there twice/],
    [
      "a class nobody is in",
      "cashl-letter",
      "exceptRequesterClasses: [本地]",
      "exceptRequesterClasses: [外地]",
      /libraryClasses has no 外地/,
    ],
    [
      "a library in two classes",
      "calis-2015",
      '西部: ["10730"',
      '西部: ["10755"',
      /library 10755 is there twice/,
    ],
    [
      "a campaign that ends before it begins",
      "calis-thesis-2012",
      'to: "2012-04-13" }',
      'to: "2012-03-01" }',
      /ends before it begins/,
    ],
    [
      "a pack that ends before it begins",
      "calis-2011",
      'to: "2015-09-30"',
      'to: "2010-09-30"',
      /ends before it begins/,
    ],
    [
      "a price per volume on documents",
      "calis-2015",
      COPY,
      COPY.replace("unit: page", "unit: volume"),
      /belongs to loans/,
    ],
    [
      "a percentage of itself",
      "calis-2015",
      COPY,
      COPY.replace(
        "- key: CALIS-URGENT",
        '- { key: A, name: { zh-CN: 甲, en: a }, role: add-on, price: { kind: percent, rate: "5%", of: [A] } }\n      - key: CALIS-URGENT',
      ),
      /in a circle/,
    ],
    [
      "a percentage of what comes later",
      "calis-2015",
      COPY,
      COPY.replace(
        "- key: CALIS-URGENT",
        '- { key: A, name: { zh-CN: 甲, en: a }, role: add-on, price: { kind: percent, rate: "5%", of: [CALIS-URGENT] } }\n      - key: CALIS-URGENT',
      ),
      /in a circle/,
    ],
    [
      "a pool of documents by volumes",
      "montana-pool",
      "service: ill",
      "service: dd\n        when2: 1",
      /"when2" is not known here/,
    ],
    [
      "a quota that is granted",
      "balis-standards-2012",
      "direction: bill",
      "direction: grant",
      /beyond a quota is billed/,
    ],
    [
      "a scheme that replaces none",
      "calis-thesis-2012",
      "replaces: [reader-subsidy]",
      "replaces: [readers]",
      /not another scheme/,
    ],
    [
      "a class table with a class nobody is in",
      "calis-2015",
      "is: 新疆西藏",
      "is: 东部",
      /libraryClasses has no 东部/,
    ],
    ["a class twice in a table", "calis-2015", "is: 国内其他", "is: 高校系统", /高校系统 is there twice/],
    [
      "volumes on a document's reward",
      "calis-2011",
      '{ kind: fixed, yuan: "5.00" }',
      '{ kind: per-unit, unit: volume, yuan: "5.00" }',
      /belongs to loans/,
    ],
    [
      "pages on a loan",
      "nebraska-pool",
      '{ kind: pool, funds: "1000.00", parts: [{ weight: 1, by: requests }], pay: rate }',
      '{ kind: per-unit, unit: page, yuan: "5.00" }',
      /loans are counted in volumes/,
    ],
    [
      "a floor above the cap",
      "nwpu-tiers",
      'perRequest: "200.00"',
      'perRequest: "200.00", floorPerRequest: "200.01"',
      /floor is above the cap/,
    ],
    [
      "two vacations on one day",
      "balis-limits",
      'from: "2022-01-04"',
      'from: "2019-09-09"',
      /2022 寒假 is there twice, or overlaps/,
    ],
    [
      "a district twice",
      "scls-courier",
      "surcharges: []",
      'surcharges: [{ district: A, yuan: "1.00" }, { district: A, yuan: "2.00" }]',
      /district A is there twice/,
    ],
    [
      "a key twice",
      "calis-2015",
      "netting: { dd: net }",
      "netting: { dd: net, dd: net }",
      /"dd" is written twice/,
    ],
    [
      "a range upside down",
      "balis-dd-2017",
      'low: "1.00", high: "3.00"',
      'low: "4.00", high: "3.00"',
      /low is above high/,
    ],
  ])("%s", (_what, name, from, to, why) => {
    const found = refused(name, from, to);
    expect(found.why).toMatch(why);
    expect(found.at).toMatch(/^\d+:\d+/);
    expect(found.whyZh).toMatch(/[\u4e00-\u9fff]/);
  });

  test("the place is that of the wrong word itself", () => {
    const { at } = refused("calis-2015", 'otherwise: "0%"', 'otherwise: "x"');
    expect(at).toMatch(/^\d+:\d+ parts\.schemes\.schemes\.0\.amount\.otherwise$/);
  });

  // Lines counted in the file by hand: `from` is line 7 of calis-2015, `sample` line 8.
  test("line and column are those of the file", () => {
    expect(refused("calis-2015", "sample: false", "sampel: false").at).toBe("8:1 sampel");
    expect(refused("calis-2015", 'from: "2015-10-01"', "from: 20151001").at).toBe("7:7 from");
  });

  test("what is no YAML at all is told with its place, too", () => {
    expect(refused("calis-2015", "parts:", "parts: [").at).toMatch(/^\d+:\d+/);
  });
});

describe("several versions in one file", () => {
  const NEXT = 'from: "2009-07-01"';

  test("follow each other day by day: the free period of BALIS's loans and its two extensions", () => {
    const dates = pack("balis-ill-free-2009").map((r) => `${r.version} ${r.from} ${r.to}`);
    expect(dates).toEqual([
      "2008 2008-04-01 2009-06-30",
      "2009-06-05 2009-07-01 2009-12-31",
      "2009-12-31 2010-01-01 2010-06-30",
    ]);
  });

  test("a month between them without a rule is told at the later one's first day", () => {
    const found = refused("balis-ill-free-2009", NEXT, 'from: "2009-08-01"');
    expect(found.at).toMatch(/^\d+:7 from$/);
    expect(found.why).toBe("the schemes has a gap: from 2009-07-01 to 2009-07-31 there is no version");
    expect(found.whyZh).toContain("2009-07-01 至 2009-07-31 没有版本");
  });

  test("a month with two rules is told, too, and so is the same first day twice", () => {
    expect(refused("balis-ill-free-2009", NEXT, 'from: "2009-06-01"').why).toMatch(
      /overlap: 2008 is valid until 2009-06-30, this one begins on 2009-06-01/,
    );
    expect(refused("balis-ill-free-2009", NEXT, 'from: "2008-04-01"').why).toMatch(/overlap/);
  });

  test("an error in the second version is told at its line in the file", () => {
    const text = readFileSync("templates/rules/balis-ill-free-2009.yaml", "utf8");
    const lines = text.split("\n");
    const second = lines.indexOf("---");
    const line = lines.findIndex((l, i) => i > second && l.includes("direction: free")) + 1;
    const found = refusedText("balis-ill-free-2009", (all) => {
      const [first = "", ...rest] = all.split("---\n");
      return [first, rest[0]?.replace("direction: free", "direction: freee"), ...rest.slice(1)].join("---\n");
    });
    expect(found.at).toBe(`${line}:20 parts.schemes.schemes.0.direction`);
  });

  test("an empty file is refused as a pack, not as a fault of the program", () => {
    expect(refusedText("calis-2015", () => "").why).toMatch(/missing/);
    expect(refusedText("calis-2015", () => "---\n# nothing\n").why).toMatch(/missing|block/);
  });
});
