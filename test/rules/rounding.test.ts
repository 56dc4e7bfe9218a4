/** 取舍 / what a rule pack says of rounding, where each of its parts divides; a pack that says nothing is as it was. */
import { describe, expect, test } from "vitest";
import { stepText } from "../../src/answers/explain/commands/tell-arithmetic.ts";
import { hashText } from "../../src/core/io/hash.ts";
import { ROUNDINGS, type Rounding } from "../../src/core/money.ts";
import { type ParcelAbout, rateLine } from "../../src/month/courier/courier.ts";
import { steps } from "../../src/month/import/words/field-terms.ts";
import type { WaybillLine } from "../../src/records/record.ts";
import type { CourierContract } from "../../src/rules/courier-contract.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";
import type { RuleVersion } from "../../src/rules/rules.ts";
import { contract } from "../support/auditing.ts";
import { lineOf, recordOf } from "../support/records.ts";
import { refusedEdit } from "../support/refused-pack.ts";
import { pack } from "../support/rule-packs.ts";
import { settleRecords, sums } from "../support/settle-records.ts";

/** A page is 0.01; everything else is a tenth, so 25 pages are 2.5 fen of it and 35 pages 3.5. */
function packOf(rounding: Rounding | null): RuleVersion[] {
  const say = rounding === null ? "" : `rounding: ${rounding}`;
  const text = `
pack: test
version: "1"
from: "2019-01-01"
sample: true
notice: { title: t, source: s, certainty: sample }
parts:
  dd-tariff:
    ${say}
    items:
      - { key: COPY, name: { zh-CN: 复制, en: copy }, role: base, price: { kind: per-unit, unit: page, yuan: "0.01" } }
      - { key: URGENT, name: { zh-CN: 加急, en: urgent }, role: add-on, when: { urgency: urgent }, price: { kind: percent, rate: "10%", of: [COPY] } }
  dd-subsidy:
    ${say}
    rate: "10%"
    basis: tariff
    rewardPerRequest: "0.00"
    capFeePerRequest: null
    capPerLibraryPeriod: null
    capPerLibraryYear: null
    externalPayee: agent
  schemes:
    ${say}
    schemes:
      - { key: share, name: { zh-CN: 试, en: t }, service: dd, direction: grant, party: requester, amount: { kind: percent, rate: "10%" } }
      - { key: table, name: { zh-CN: 试, en: t }, service: dd, direction: grant, party: requester, amount: { kind: class-table, by: urgency, classes: [{ is: urgent, rate: "0%" }], otherwise: "10%" } }
      - { key: tiers, name: { zh-CN: 试, en: t }, service: dd, direction: grant, party: requester, amount: { kind: fee-tiers, tiers: [{ rate: "10%" }] } }`;
  return readRulePack({ file: "test.yaml", text, hash: hashText });
}

const settled = (rounding: Rounding | null, pages: number, urgency: "ordinary" | "urgent" = "ordinary") =>
  settleRecords(packOf(rounding), [recordOf("supplier", { pages, feeFen: null, urgency })]).charges;

describe.each<[number, bigint[]]>([
  // a tenth of 25, 35, 24 and 26 fen: half up, half even, down
  [25, [3n, 2n, 2n]],
  [35, [4n, 4n, 3n]],
  [24, [2n, 2n, 2n]],
  [26, [3n, 3n, 2n]],
])("a tenth of %s fen", (pages, expected) => {
  const each = <T>(of: (rounding: Rounding) => T): T[] => ROUNDINGS.map(of);

  test("as a subsidy of a library's fees", () => {
    expect(each((r) => sums(settled(r, pages), "dd-subsidy"))).toEqual(
      expected.map((fen) => [`10002 ${fen}`]),
    );
  });

  test.each(["share", "table", "tiers"])("as a grant of the scheme %s", (scheme) => {
    const granted = each((r) => sums(settled(r, pages), "grant", scheme));
    expect(granted).toEqual(expected.map((fen) => [`10001 ${fen}`]));
  });

  test("as a percentage of the tariff, beside the fee itself", () => {
    const fees = each((r) => sums(settled(r, pages, "urgent"), "fee-basis"));
    expect(fees).toEqual(expected.map((fen) => [`10002 ${BigInt(pages) + fen}`]));
  });

  /** A parcel of `pages` fen. */
  const tenth = { num: 1n, den: 10n };
  const parcel = (
    said: Partial<CourierContract>,
    about: Partial<ParcelAbout> = {},
    line: Partial<WaybillLine> = {},
  ) =>
    each((rounding) => {
      const own = { ...contract, first: { grams: 1000, fen: BigInt(pages) }, ...said, rounding };
      const how = { district: "", leg: null, parcels: 1, ...about };
      const rated = rateLine(lineOf("001", { weightGrams: 1000, ...line }), own, how);
      return "steps" in rated ? rated.contractFen : rated.code;
    });

  test("as fuel or tax on a parcel, as its discount, its return leg, its tier and its insurance", () => {
    const more = expected.map((fen) => BigInt(pages) + fen);
    expect(parcel({ fuel: [{ from: "2019-01-01", rate: tenth }] })).toEqual(more);
    expect(parcel({ taxOut: tenth })).toEqual(more);
    expect(parcel({ discount: tenth })).toEqual(expected.map((fen) => BigInt(pages) - fen));
    expect(parcel({ returnLeg: tenth }, { leg: "back" })).toEqual(expected);
    expect(parcel({ tiers: [{ fromParcels: 1, rate: tenth }] })).toEqual(expected);
    const insured = { charge: "insurance", declaredFen: BigInt(pages) } as const;
    expect(parcel({ insurance: { rate: tenth } }, {}, insured)).toEqual(expected);
  });
});

describe("a rounding", () => {
  test("that a pack does not name is half up, and every shipped pack is the version it was", () => {
    const stepsBy = (rounding: Rounding | null) => settled(rounding, 25, "urgent").map((c) => c.steps);
    expect(stepsBy(null)).toEqual(stepsBy("half-up"));
    const [subsidy] = pack("sample-2019").filter((rule) => rule.part === "dd-subsidy");
    // The hash that books sealed before packs could name a rounding.
    expect(subsidy?.hash).toBe("95b230acec8a6b2111477032f2e39a90b163b1c818c2deba13de249003a224d3");
  });

  test("other than half up is named by the step, in both languages", () => {
    const names = (lang: "zh-CN" | "en") =>
      new Map(Object.entries(steps).map(([key, of]) => [key, of[lang]]));
    const told = (rounding: Rounding, lang: "zh-CN" | "en") =>
      settled(rounding, 25, "urgent").flatMap((c) => c.steps.map((s) => stepText(lang, s, names(lang))));
    expect(told("half-even", "en")).toEqual([
      "Arithmetic: COPY 25 pages × 0.01 = 0.25",
      "Arithmetic: URGENT half even (of 0.25) = 0.02",
      "Arithmetic: fee basis 0.27 × rate 10/100 = 0.03 (half even to a fen)",
      "Arithmetic: fee basis 0.27 × rate 10/100 = 0.03 (half even to a fen)",
      "Arithmetic: fee basis 0.27 × rate 10/100 = 0.03 (half even to a fen)",
    ]);
    expect(told("down", "zh-CN").slice(1, 3)).toEqual([
      "计算：URGENT 只舍不入（基数 0.25） = 0.02",
      "计算：费用基数 0.27 × 比率 10/100 = 0.02（只舍不入到分）",
    ]);
    expect(told("half-up", "en")[1]).toBe("Arithmetic: URGENT (of 0.25) = 0.03");
  });

  test("that no rule has is refused with those there are", () => {
    const wrong = refusedEdit("sample-2019", 'rate: "50%"', 'rate: "50%"\n    rounding: up');
    expect(wrong.why).toBe('"up" is not possible; possible are half-up, half-even, down');
  });
});
