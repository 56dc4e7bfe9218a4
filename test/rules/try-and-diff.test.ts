import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashText } from "../../src/core/io/hash.ts";
import { parseCase, tryCase } from "../../src/month/settle/try-case.ts";
import { diffRules } from "../../src/rules/diff-rules.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";

const pack = (name: string, change: (text: string) => string = (text) => text) =>
  readRulePack({
    file: name,
    text: change(readFileSync(`templates/rules/${name}.yaml`, "utf8")),
    hash: hashText,
  });

function tried(name: string, said: string): string[] {
  const parsed = parseCase(said);
  if ("code" in parsed) return [parsed.code];
  return tryCase(pack(name), parsed).map((t) =>
    "code" in t
      ? t.code
      : `${t.rule.part} ${t.fen} = ${t.steps.map((s) => `${s.quantity}×${s.unitFen}`).join(" + ")}`,
  );
}

describe("trying a rule", () => {
  // Worked by hand from the notice of 2017-01-01 and the sample contract.
  for (const [name, said, expected] of [
    [
      "balis-dd-2017",
      "supplier=10002 requester=10001 documentType=期刊论文 pages=12",
      ["dd-tariff 360 = 12×30"],
    ],
    [
      "balis-dd-2017",
      "supplier=10002 requester=10001 documentType=期刊论文 pages=12 urgency=urgent",
      ["dd-tariff 1360 = 12×30 + 1×1000"],
    ],
    [
      "balis-dd-2017",
      "supplier=EXT-SHL requester=10001 tariffItem=SHL-ANC-1 quantity=5 unitPrice=2.00",
      ["dd-tariff 1000 = 5×200"],
    ],
    [
      "balis-dd-2017",
      "supplier=EXT-SHL requester=10001 tariffItem=SHL-ANC-1 quantity=5",
      ["unit-price-must-be-typed"],
    ],
    ["sample-2019", "weightGrams=3200 district=延庆区", ["courier 1900 = 1×800 + 3×200 + 1×500"]],
    ["sample-2019", "volumes=3", ["ill-subsidy 1500 = 3×500"]],
    ["balis-ill-free-2009", "requester=10001 volumes=3 on=2009-08-01", ["schemes 3000 = 3×1000"]],
    ["balis-ill-free-2009", "requester=10001 volumes=3 on=2010-07-01", []],
    ["sample-2019", "pages=12", []],
    ["balis-dd-2017", "pages=zwölf", ["case-must-be-readable"]],
    ["balis-dd-2017", "seiten=12", ["case-must-be-readable"]],
    ["balis-dd-2017", "urgency=very", ["case-must-be-readable"]],
    ["balis-dd-2017", "twelve pages", ["case-must-be-readable"]],
  ] as const) {
    test(`${name}: ${said}`, () => expect(tried(name, said)).toEqual(expected));
  }

  test("a value with blanks stands in single quotes", () => {
    expect(parseCase("title='a b' pages=2")).toEqual(
      new Map([
        ["title", "a b"],
        ["pages", "2"],
      ]),
    );
  });
});

describe("comparing rules", () => {
  test("nothing differs between a pack and itself, whatever the order of its parts", () => {
    const rules = pack("sample-2019");
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rules, { minLength: rules.length, maxLength: rules.length }),
        (shuffled) => {
          expect(diffRules(rules, shuffled)).toEqual([]);
        },
      ),
    );
  });

  test("a changed amount is named by its item, in fen", () => {
    const dearer = pack("balis-dd-2017", (text) => text.replace('yuan: "0.30"', 'yuan: "0.35"'));
    const changes = diffRules(pack("balis-dd-2017"), dearer);
    expect(changes).toEqual([{ path: "dd-tariff.items.M-COPY.price.fen", before: "30", after: "35" }]);
  });

  test("a cap of the fee has the name that packs have for it, and its rounding is a change", () => {
    const other = pack("sample-2019", (text) =>
      text.replace('capFeePerRequest: "100.00"', 'capFeePerRequest: "80.00"\n    rounding: down'),
    );
    expect(diffRules(pack("sample-2019"), other)).toEqual([
      { path: "dd-subsidy.capFeePerRequestFen", before: "10000", after: "8000" },
      { path: "dd-subsidy.rounding", before: null, after: "down" },
    ]);
  });

  test("an item put in between is new, and the others stay as they are", () => {
    const more = pack("sample-2019", (text) =>
      text.replace("    surcharges:\n", '    surcharges:\n      - { district: 怀柔区, yuan: "6.00" }\n'),
    );
    expect(diffRules(pack("sample-2019"), more)).toEqual([
      { path: "courier.surcharges.怀柔区.district", before: null, after: "怀柔区" },
      { path: "courier.surcharges.怀柔区.fen", before: null, after: "600" },
    ]);
    expect(diffRules(more, pack("sample-2019")).every((c) => c.after === null)).toBe(true);
  });
});
