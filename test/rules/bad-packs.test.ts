/** Rule packs that are refused: each at its line and column. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/domain/refusal.ts";
import { pack } from "../support/settle-records.ts";

function refused(name: string, from: string, to: string): { at: string; why: string } {
  try {
    pack(name, (text) => {
      if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
      return text.replace(from, to);
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { place, why } = error.params as { place: string; why: string };
    return { at: place, why };
  }
  throw new Error("it was taken");
}

const TIERS = '{ upTo: "20.00", rate: "100%" }, { upTo: "40.00", yuan: "20.00" }, { rate: "50%" }';
const COPY = 'price: { kind: per-unit, unit: page, yuan: "0.30" }\n      - key: CALIS-URGENT';

describe("bad rule packs", () => {
  test.each<[string, string, string, string, RegExp]>([
    ["an unknown key", "calis-2015", "party: requester", "partyy: requester", /Unrecognized key|Invalid/],
    ["a negative amount", "calis-2015", '"0.30"', '"-0.30"', /no amount in yuan/],
    ["a negative rate", "calis-2015", 'otherwise: "0%"', 'otherwise: "-5%"', /no rate/],
    ["a rate as a number", "calis-2015", 'otherwise: "0%"', "otherwise: 0.5", /expected string/],
    ["tiers that do not rise", "nwpu-tiers", TIERS, TIERS.replace("40.00", "10.00"), /tiers rise/],
    ["tiers with a gap at the end", "nwpu-tiers", TIERS, TIERS.replace(', { rate: "50%" }', ""), /last tier/],
    [
      "a tier with two amounts",
      "nwpu-tiers",
      '{ rate: "50%" }',
      '{ rate: "50%", yuan: "1.00" }',
      /either a rate or an amount/,
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
      /Unrecognized key/,
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
      /no other scheme/,
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
    expect(found.at).toMatch(/^\d+:\d+ /);
  });

  test("the place is that of the wrong word itself", () => {
    const { at } = refused("calis-2015", 'otherwise: "0%"', 'otherwise: "x"');
    expect(at).toMatch(/^\d+:\d+ parts\.schemes\.schemes\.0\.amount\.otherwise$/);
  });

  test("what is no YAML at all is told with its place, too", () => {
    expect(refused("calis-2015", "parts:", "parts: [").at).toMatch(/^\d+:\d+/);
  });
});
