/** A rate is printed in one way: on the papers, in lists of figures, in a form that is filled, at the terminal. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORM_SHAPES } from "../../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../../src/papers/forms/io/read-layout.ts";
import { figureDifferences } from "../../../src/papers/forms/issued-report.ts";
import { asText } from "../../../src/papers/forms/plan-fill.ts";
import { percentText } from "../../../src/review/subproject/funds.ts";
import { PERCENT_DECIMALS } from "../../../src/sheet/layout.ts";

/** 2221 ÷ 3836 = 0.578988… */
const RATE = { num: 2221n, den: 3836n };

test("2221 of 3836 is 57.90%, wherever it stands", () => {
  expect([asText({ kind: "ratio", ...RATE }), percentText(RATE)]).toEqual(["57.90%", "57.90%"]);
});

test("every layout prints it so, but that of 2016, whose published form has one decimal", () => {
  const files = readdirSync("templates/layouts").filter((name) => name.endsWith(".yaml"));
  const others = files.filter((file) => {
    const text = readFileSync(`templates/layouts/${file}`, "utf8");
    return readLayout({ file, text }, FORM_SHAPES).percentDecimals !== PERCENT_DECIMALS;
  });
  expect(others).toEqual(["haidian-self-evaluation.yaml"]);
});

test.each([
  ["97.0%", "97.02%", 0],
  ["97.0%", "97.05%", 0],
  ["97.0%", "97.06%", 1],
  ["-4.0%", "-4.02%", 0],
  ["97.02%", "97.04%", 1],
  ["97.02%", "97.0%", 1],
])("issued as %s, now %s: so many differences: %i", (issued, now, count) => {
  expect(figureDifferences({ rate: issued }, { rate: now })).toHaveLength(count);
});

test("a figure that says nothing is as if it were not there: papers get new figures", () => {
  expect(figureDifferences({ rate: "97.02%" }, { rate: "97.02%", "score.absent": "" })).toEqual([]);
  expect(figureDifferences({}, { "lines[3].executed": "1.00" })).toHaveLength(1);
});
