/** 试算: what a case says, which parts price it, and by the version of which day. */
import { describe, expect, test } from "vitest";
import { parseCase, recordOfCase, tryCase } from "../../../src/month/settle/try-case.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { contract } from "../../support/auditing.ts";
import { policies } from "../close/facts.ts";
import { books, sample, scheme, withScheme } from "./scheme.ts";

function said(text: string): ReadonlyMap<string, string> {
  const parsed = parseCase(text);
  if ("code" in parsed) throw new Error(parsed.code);
  return parsed;
}
const tried = (pack: readonly RuleVersion[], text: string) =>
  tryCase(pack, said(text)).map((t) => ("code" in t ? t.code : `${t.rule.part} ${t.fen}`));

describe("a value", () => {
  test.each<[string, boolean]>([
    ["on=2019-05-31", true],
    ["on=2019-06-31", false],
    ["on=heute", false],
    ["unitPrice=2.00", true],
    ["unitPrice=2,00", false],
    ["fee=x", false],
    ["pages=1234567", true],
    ["pages=12345678", false],
    ["pages=1.5", false],
    ["weightGrams=3200", true],
    ["weightGrams=3.2kg", false],
    ["leg=back", true],
    ["leg=both", false],
    ["sourcing=agent-foreign", true],
    ["sourcing=agent", false],
    ["title=", false],
    ["title=x", true],
    ["feeFen=1", false],
  ])("%s fits: %s", (text, fits) => expect(!("code" in parseCase(text))).toBe(fits));

  test("that is not said is empty, as in a file", () => {
    const record = recordOfCase(
      said("pages=2 fee=0.60 urgency=urgent sourcing=agent-domestic"),
      "2019-05-01",
    );
    expect(record).toMatchObject({
      ...{ pages: 2, feeFen: 60n, urgency: "urgent", sourcing: "agent-domestic", suppliedOn: "2019-05-01" },
      ...{ volumes: null, unitPriceFen: null, supplier: null, title: null },
    });
    const other = recordOfCase(said("on=2019-05-31 urgency=ordinary sourcing=own actualCost=1.00"), "x");
    expect(other).toMatchObject({
      ...{ requestedOn: "2019-05-31", urgency: "ordinary", sourcing: "own", actualCostFen: 100n },
    });
    expect(recordOfCase(said("sourcing=agent-foreign"), "x").sourcing).toBe("agent-foreign");
    expect(recordOfCase(said("pages=1"), "x")).toMatchObject({ urgency: null, sourcing: null });
  });
});

describe("a case is priced", () => {
  const ARTICLE = "supplier=10002 requester=10001 documentType=期刊论文";
  test("as a document, a loan or a parcel, each by its own parts", () => {
    const pack = [...books, ...sample];
    expect(tried(pack, `${ARTICLE} pages=12`)).toEqual(["dd-tariff 360"]);
    expect(tried(pack, "volumes=2")).toEqual(["ill-subsidy 1000"]);
    expect(tried(pack, "volumes=2 weightGrams=3200")).toEqual(["courier 1400"]);
    expect(tried(pack, `${ARTICLE} pages=12 weightGrams=3200`)).toEqual(["courier 1400"]);
  });

  test("as a parcel with its pieces, leg, district and number of parcels", () => {
    const body = {
      ...{ ...contract, perPieceFen: 100n, returnLeg: { num: 1n, den: 2n } },
      tiers: [{ fromParcels: 10, rate: { num: 1n, den: 10n } }],
    };
    const pack: RuleVersion[] = [{ ...policies(0n), part: "courier", body }];
    // 14.00 and 1.00 a piece; 昌平区 3.00; half of it on the way back; a tenth from 10 parcels on.
    expect(tried(pack, "weightGrams=3200")).toEqual(["courier 1500"]);
    expect(tried(pack, "weightGrams=3200 pieces=3 district=昌平")).toEqual(["courier 2000"]);
    expect(tried(pack, "weightGrams=3200 leg=out")).toEqual(["courier 1500"]);
    expect(tried(pack, "weightGrams=3200 leg=back")).toEqual(["courier 750"]);
    expect(tried(pack, "weightGrams=3200 parcels=9")).toEqual(["courier 1500"]);
    expect(tried(pack, "weightGrams=3200 parcels=10")).toEqual(["courier 150"]);
  });

  test("by schemes of the fee as typed, else as the tariff of the pack makes it", () => {
    const pack = withScheme(scheme({ amount: { kind: "percent", rate: { num: 1n, den: 2n } } }));
    expect(tried(pack, `${ARTICLE} pages=12`)).toEqual(["dd-tariff 360", "schemes 180"]);
    expect(tried(pack, `${ARTICLE} pages=12 fee=1.00`)).toEqual(["dd-tariff 360", "schemes 50"]);
    expect(tried(pack, `${ARTICLE} pages=12 weightGrams=3200`)).toEqual([]);
    const loans = withScheme(scheme({ service: "ill" }));
    expect(tried(loans, "supplier=10002 volumes=1")).toEqual(["schemes 500"]);
    expect(tried(loans, `${ARTICLE} pages=12`)).toEqual(["dd-tariff 360"]);
    expect(tried(loans, "volumes=1")).toEqual(["party-must-be-named"]);
  });

  test("by one version whatever the day; of several by that of the day, else by the latest", () => {
    const [first] = sample.filter((rule) => rule.part === "ill-subsidy");
    if (!first || !("perVolumeFen" in first.body)) throw new Error("a subsidy of loans");
    const later: RuleVersion = {
      ...{ ...policies(0n), part: "ill-subsidy", from: "2020-01-01" },
      body: { ...first.body, perVolumeFen: 700n },
    };
    expect(tried([first], "volumes=1 on=2001-01-01")).toEqual(["ill-subsidy 500"]);
    const both = [later, first];
    const on = (day: string) => tried(both, `volumes=1 on=${day}`);
    expect([on("2019-12-31"), on("2020-01-01"), tried(both, "volumes=1"), on("2001-01-01")]).toEqual([
      ...[["ill-subsidy 500"], ["ill-subsidy 700"], ["ill-subsidy 700"], []],
    ]);
  });
});
