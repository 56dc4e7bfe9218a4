/** 规则包手册: the manual beside the packs names every part, its example is a pack, and its numbers are what the rules make of it. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashText } from "../../src/core/io/hash.ts";
import { type ParcelAbout, rateLine } from "../../src/month/courier/courier.ts";
import type { CourierContract } from "../../src/rules/courier-contract.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";
import { rulePackJsonSchema } from "../../src/rules/io/rule-pack-schema.ts";
import { contract } from "../support/auditing.ts";
import { lineOf, recordOf } from "../support/records.ts";
import { pack } from "../support/rule-packs.ts";
import { settleRecords, sums } from "../support/settle-records.ts";

const manual = readFileSync("templates/rules/README.md", "utf8");
const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(manual) ?? [];
const rules = readRulePack({ file: "README.md", text: example, hash: hashText });

describe("the manual of rule packs", () => {
  test("names every part that a pack may have", () => {
    const schema = rulePackJsonSchema() as { properties: { parts: { properties: object } } };
    const parts = Object.keys(schema.properties.parts.properties);
    expect(parts.filter((part) => !manual.includes(`\`${part}\``))).toEqual([]);
  });

  test.each([
    [3, "10002 52"],
    [400, "10002 5000"],
  ])("its example pays what it says for %s pages", (pages, paid) => {
    const { charges } = settleRecords(rules, [recordOf("supplier", { pages, feeFen: null })]);
    expect(sums(charges, "dd-subsidy")).toEqual([paid]);
  });

  test("a minimum of 9.00 is of 8.00 and the surcharge of 2.00 together: 10.00", () => {
    const own = { ...contract, minimumFen: 900n, surcharges: [{ district: "延庆区", fen: 200n }] };
    const about: ParcelAbout = { district: "延庆区", leg: null, parcels: 1 };
    expect(rateLine(lineOf("001", { weightGrams: 800 }), own, about)).toMatchObject({ contractFen: 1000n });
    const near = { ...about, district: "" };
    expect(rateLine(lineOf("001", { weightGrams: 800 }), own, near)).toMatchObject({ contractFen: 900n });
  });

  test("6 % of tax is of a parcel of 8.00, and of two stops at 3.00 and the month's 200.00 where taxOutOnFees is true", () => {
    const own = { ...contract, taxOut: { num: 6n, den: 100n }, perStopFen: 300n, perPeriodFen: 20_000n };
    const about: ParcelAbout = { district: "", leg: null, parcels: 1 };
    const lines = [{ weightGrams: 800 }, { item: "stop", pieces: 2 }, { item: "period" }] as const;
    const priced = (how: Partial<CourierContract>) =>
      lines.map((line) => rateLine(lineOf("001", line), { ...own, ...how }, about));
    const plain = [848n, 600n, 20_000n].map((contractFen) => ({ contractFen }));
    expect(priced({ taxOutOnFees: false })).toMatchObject(plain);
    // A contract of before, which can't say it.
    expect(priced({})).toMatchObject(plain);
    const taxed = [848n, 636n, 21_200n].map((contractFen) => ({ contractFen }));
    expect(priced({ taxOutOnFees: true })).toMatchObject(taxed);
  });

  test("a pool of 100.00 paid by rate over three requests pays 33.33 each and keeps 0.01", () => {
    const scheme =
      "{ key: p, name: { zh-CN: 池, en: pool }, service: dd, direction: grant, party: supplier, amount: { kind: pool, funds: '100.00', pay: rate, parts: [{ weight: 1, by: requests }] } }";
    const text = `${example}  schemes: { schemes: [${scheme}] }\n`;
    const pooled = readRulePack({ file: "README.md", text, hash: hashText });
    const three = ["a", "b", "c"].map((requestNo) =>
      recordOf("supplier", { requestNo, requestKey: requestNo, pages: 1 }),
    );
    expect(sums(settleRecords(pooled, three).charges, "grant", "p")).toEqual(["10002 9999"]);
  });

  test("a scheme by the day of request is of the version of the day of supply", () => {
    // The campaign of 2018 asked until 04-05; its first version ends that day, and a second one goes on.
    const [first] = pack("cashl-campaign-2018").filter((rule) => rule.part === "schemes");
    const subsidy = pack("sample-2019").map((rule) => ({ ...rule, from: "2018-01-01" }));
    const late = { requestedOn: "2018-04-04", suppliedOn: "2018-04-08", documentType: "期刊论文", pages: 10 };
    const settled = (to: string | null) =>
      settleRecords(
        [...pack("balis-dd-2017"), ...subsidy, ...(first ? [{ ...first, to }] : [])],
        [recordOf("supplier", late)],
        {
          lastDay: "2018-04-30",
        },
      ).charges.filter((c) => c.kind === "grant").length;
    expect([settled("2018-04-05") === 0, settled("2018-04-30") > 0]).toEqual([true, true]);
  });
});
