/** 物流合同检查 / courier contracts before anybody is paid by them: one broken contract a rule, each with its place, and a clean one. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintRules } from "../../src/month/settle/lint-rules.ts";
import { isPart, type RuleVersion } from "../../src/rules/rules.ts";
import { contractMessages } from "../../src/rules/words/contract-messages.ts";
import { refusedPack } from "../support/refused-pack.ts";
import { pack } from "../support/rule-packs.ts";

/** A contract with everything that lint looks at, each as it should be. */
const CLEAN = `pack: own
version: "1"
from: "2019-01-01"
sample: false
notice: { title: 合同, number: null, date: null, source: own, certainty: K }
parts:
  courier:
    company: sf
    first: { grams: 1000, yuan: "8.00" }
    step: { grams: 1000, yuan: "2.00" }
    perPiece: "0.00"
    minimum: "8.00"
    surcharges: [{ district: 延庆区, yuan: "5.00" }]
    payable: lower
    returnLeg: "100%"
    tiers: [{ fromParcels: 1, rate: "100%" }, { fromParcels: 50, rate: "95%" }, { fromParcels: 100, rate: "90%" }]
    fuel: [{ from: "2019-01-01", rate: "3%" }, { from: "2019-07-01", rate: "0%" }]
    taxOut: "6%"
    taxOutOnFees: true
    tolerance: "0.50"
    autoApprove: "20.00"
    services: [{ item: 包装费, yuan: "3.00" }, { item: 签收拍照, yuan: "1.00" }]
    volumetric: { divisor: 6000 }
    discount: "5%"
    insurance: { rate: "0.5%", minimum: "1.00" }
    cycle: { from: 26 }
    monthlyMinimum: "100.00"
`;

/** Of texts that are there, and stand once. */
const edited = (from: string, to: string): string => {
  if (CLEAN.split(from).length !== 2) throw new Error(`${from} is not there once`);
  return CLEAN.replace(from, to);
};
const lint = (rules: readonly RuleVersion[]) =>
  lintRules({ rules, documentTypes: [], on: "2019-06-01", packsOnly: true })
    .filter((f) => f.code !== "rule-is-a-sample")
    .map((f) => [f.code, ...Object.values(f.params)].join(" "));
const lintOf = (text: string) => lint(pack("sample-2019", () => text));
const OWN = "courier own@1";

describe("a courier contract", () => {
  test("that is as it should be has nothing doubtful", () => {
    expect(lintOf(CLEAN)).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['discount: "5%"', 'discount: "0%"', "share-should-be-a-part", "discount 0% none"],
    ['discount: "5%"', 'discount: "5"', "share-should-be-a-part", "discount 500% whole"],
    ['discount: "5%"', 'discount: "100%"', "share-should-be-a-part", "discount 100% whole"],
    ['taxOut: "6%"', 'taxOut: "6"', "share-should-be-a-part", "taxOut 600% whole"],
    ['taxOut: "6%"', 'taxOut: "0%"', "share-should-be-a-part", "taxOut 0% none"],
    ['returnLeg: "100%"', 'returnLeg: "100.01%"', "share-should-be-a-part", "returnLeg 100.01% whole"],
    ['returnLeg: "100%"', 'returnLeg: "0%"', "share-should-be-a-part", "returnLeg 0% none"],
    ['rate: "3%"', 'rate: "3"', "share-should-be-a-part", "fuel.0.rate 300% whole"],
    ['rate: "90%"', 'rate: "0%"', "share-should-be-a-part", "tiers.2.rate 0% none"],
    ['rate: "0.5%"', 'rate: "1"', "share-should-be-a-part", "insurance.rate 100% whole"],
    ['rate: "90%"', 'rate: "95%"', "tier-should-lower-the-price", "100 95% 50 95%"],
    ['rate: "90%"', 'rate: "97.5%"', "tier-should-lower-the-price", "100 97.5% 50 95%"],
    [
      'monthlyMinimum: "100.00"',
      'monthlyMinimum: "7.99"',
      "smaller-amount-should-not-be-above",
      "minimum 8.00 monthlyMinimum 7.99",
    ],
    [
      'autoApprove: "20.00"',
      'autoApprove: "0.49"',
      "smaller-amount-should-not-be-above",
      "tolerance 0.50 autoApprove 0.49",
    ],
    [
      'tolerance: "0.50"',
      'tolerance: "8.01"',
      "smaller-amount-should-not-be-above",
      "tolerance 8.01 minimum 8.00",
    ],
    [', minimum: "1.00"', "", "insurance-should-have-a-basis", ""],
    [', minimum: "1.00"', ', minimum: "0.00"', "insurance-should-have-a-basis", ""],
    ["    cycle: { from: 26 }\n", "", "monthly-minimum-should-have-its-cycle", ""],
  ])("with %s as %s: %s %s", (from, to, code, rest) => {
    expect(lintOf(edited(from, to))).toEqual([`${code} ${OWN}${rest === "" ? "" : ` ${rest}`}`]);
  });

  test.each([
    ['discount: "5%"', 'discount: "99.99%"'],
    ['discount: "5%"', 'discount: "0.01%"'],
    ['rate: "0.5%"', 'rate: "0%"'],
    ['rate: "90%"', 'rate: "94.99%"'],
    ['monthlyMinimum: "100.00"', 'monthlyMinimum: "8.00"'],
    ['autoApprove: "20.00"', 'autoApprove: "0.50"'],
    ['tolerance: "0.50"', 'tolerance: "8.00"'],
    [', minimum: "1.00"', ', perVolume: "0.01"'],
    ["cycle: { from: 26 }", "cycle: { from: 1 }"],
  ])("with %s as %s, just within, has nothing doubtful", (from, to) => {
    expect(lintOf(edited(from, to))).toEqual([]);
  });

  test.each<[string, string, string, RegExp]>([
    ["divisor: 6000", "divisor: 0", "parts.courier.volumetric.divisor", /may not be below 1/],
    ["divisor: 6000", "divisor: -6000", "parts.courier.volumetric.divisor", /may not be below 1/],
    ["cycle: { from: 26 }", "cycle: { from: 0 }", "parts.courier.cycle.from", /may not be below 1/],
    ["cycle: { from: 26 }", "cycle: { from: 29 }", "parts.courier.cycle.from", /may not be above 28/],
    ['taxOut: "6%"', 'taxOut: "with 6%"', "parts.courier.taxOut", /not a rate/],
    [
      'taxOut: "6%"\n    taxOutOnFees: true',
      'taxOut: "6%"',
      "parts.courier.taxOut",
      /whether monthlyMinimum are taxed as well: write taxOutOnFees: true/,
    ],
    ['taxOut: "6%"', 'taxIn: "6%"', "parts.courier.taxIn", /"taxIn" is not known here/],
    ["fromParcels: 100", "fromParcels: 50", "parts.courier.tiers.2.fromParcels", /is there twice/],
    ["fromParcels: 1,", "fromParcels: 0,", "parts.courier.tiers.0.fromParcels", /may not be below 1/],
    ['discount: "5%"', 'discount: "-5%"', "parts.courier.discount", /not a rate/],
    [
      "item: 签收拍照",
      "item: 保价费",
      "parts.courier.services.1.item",
      /"保价费" does not belong in services: the contract prices it by insurance/,
    ],
    ["item: 签收拍照", "item: 停靠费", "parts.courier.services.1.item", /the contract prices it by perStop/],
    ["item: 签收拍照", "item: 耗材费", "parts.courier.services.1.item", /service packing is there twice/],
  ])("with %s as %s is refused at its place", (from, to, path, why) => {
    const text = edited(from, to);
    const refused = refusedPack("sample-2019", () => text);
    const line = text.slice(0, text.indexOf(to)).split("\n").length;
    expect(refused.at).toMatch(new RegExp(`^${line}:\\d+ ${path}$`));
    expect(refused.why).toMatch(why);
    expect(refused.whyZh).toMatch(/\p{Script=Han}/u);
  });
});

describe("a service of a contract", () => {
  const [read] = pack("sample-2019", () => CLEAN);
  const stored = (item: string): RuleVersion => {
    if (read === undefined || !isPart(read, "courier")) throw new Error("no contract was read");
    return { ...read, body: { ...read.body, services: [{ item, fen: 300n }] } };
  };

  test("is read as the key that bills have for it; a word of none is its own", () => {
    expect(read?.body).toMatchObject({
      services: [
        { item: "packing", fen: 300n },
        { item: "签收拍照", fen: 100n },
      ],
    });
  });

  test("that was activated in the bill's words, or has an entry of its own, should be read anew", () => {
    const found = ["packing", "签收拍照", "包装费", "Packing", "保价费", "insurance"].map((item) =>
      lint([stored(item)]),
    );
    expect(found).toEqual([
      ...[[], []],
      [`service-should-be-read-anew ${OWN} 包装费 packing false`],
      [`service-should-be-read-anew ${OWN} Packing packing false`],
      [`service-should-be-read-anew ${OWN} 保价费 insurance true`],
      [`service-should-be-read-anew ${OWN} insurance insurance true`],
    ]);
  });
});

describe("contracts in time", () => {
  const dated = (company: string, from: string, to: string | null): RuleVersion[] =>
    pack("sample-2019", () => edited("company: sf", `company: ${company}`)).map((r) => ({
      ...{ ...r, version: from, from, to },
    }));

  test("of two companies stand beside each other: no overlap and no gap, whichever ends first", () => {
    expect(lint([...dated("sf", "2019-01-01", null), ...dated("jd", "2019-03-01", "2019-09-30")])).toEqual(
      [],
    );
    expect(lint([...dated("sf", "2019-01-01", "2019-06-30"), ...dated("jd", "2019-07-01", null)])).toEqual(
      [],
    );
  });

  test("of one company with days between them, while another one has a contract, are named with the company", () => {
    const two = [...dated("sf", "2019-01-01", "2019-06-29"), ...dated("sf", "2019-07-01", null)];
    const gap = "rule-should-have-no-gap courier sf 2019-06-30 2019-06-30";
    expect(lint([...two, ...dated("jd", "2019-01-01", null)])).toEqual([gap]);
    expect(lint(two)).toEqual([gap]);
  });

  test("of one company that overlap, while another one has a contract, are named", () => {
    const two = [...dated("sf", "2019-01-01", "2019-07-01"), ...dated("sf", "2019-07-01", null)];
    expect(lint([...dated("jd", "2019-01-01", null), ...two])).toEqual([
      "rule-should-not-overlap courier own@2019-01-01 2019-07-01 courier own@2019-07-01 2019-07-01",
    ]);
  });

  test("leave days between the last of one company and the first of another on which nobody has any", () => {
    const [sf, jd] = [dated("sf", "2019-01-01", "2019-06-30"), dated("jd", "2019-08-01", null)];
    expect(lint([...jd, ...sf])).toEqual(["rule-should-have-no-gap courier 2019-07-01 2019-07-31"]);
    // A third one carries in July.
    expect(lint([...jd, ...sf, ...dated("zto", "2019-05-01", "2019-07-31")])).toEqual([]);
    expect(lint([...jd, ...sf, ...dated("zto", "2019-05-01", "2019-07-30")])).toEqual([
      "rule-should-have-no-gap courier 2019-07-31 2019-07-31",
    ]);
  });

  test("of a company beside another are all looked at, and not only the one that began last", () => {
    const broken = pack("sample-2019", () => edited('discount: "5%"', 'discount: "0%"'));
    const asked = {
      rules: [...broken, ...dated("jd", "2019-03-01", null)],
      documentTypes: [],
      on: "2019-06-01",
    };
    expect(lintRules(asked).map((f) => f.code)).toContain("share-should-be-a-part");
  });
});

test("every contract that ships is clean", () => {
  const names = readdirSync("templates/rules").filter((f) => f.endsWith(".yaml"));
  const contracts = names.flatMap((name) => {
    const rules = pack(name.replace(".yaml", "")).filter((r) => r.part === "courier");
    return rules.length === 0 ? [] : [[name, lint(rules)] as const];
  });
  expect(contracts.length).toBeGreaterThan(0);
  for (const [name, found] of contracts) expect([name, found]).toEqual([name, []]);
});

test("each sentence names the contract and says what to do, in both languages", () => {
  const said = {
    rule: "R-1",
    ...{ key: "tolerance", share: "0%", is: "none", from: 100, beforeFrom: 50, before: "95%" },
    ...{ yuan: "1.00", above: "minimum", aboveYuan: "0.50" },
    ...{ word: "包装费", as: "packing", isEntry: false },
  };
  for (const [code, sentence] of Object.entries(contractMessages)) {
    const { "zh-CN": zh, en } = sentence(said as never);
    expect([code, zh.what.includes("R-1"), en.what.includes("R-1")]).toEqual([code, true, true]);
    expect(zh.next).toContain("version");
    expect(en.next).toContain("version");
  }
});
