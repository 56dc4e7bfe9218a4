/** What is advised where a day has no rule: another pack, or, where the day is no day of the month, to look at what was confirmed there. */
import { expect, test } from "vitest";
import { rulesMessages } from "../../src/rules/words/rules-messages.ts";

const remedy = (p: { part: string; day: string; period?: string }): string =>
  rulesMessages["rate-must-be-configured"](p).en.next;

test.each([
  // The first and the last day of the month are days of it.
  ["dd-subsidy", "2019-01-01", "2019-01"],
  ["dd-subsidy", "2019-01-31", "2019-01"],
  ["dd-subsidy", "2018-12-20", undefined],
  // A courier line is shipped when it is shipped.
  ["courier", "2018-12-20", "2019-01"],
])("%s on %s in %s: a rule pack", (part, day, period) => {
  expect(remedy({ part, day, ...(period === undefined ? {} : { period }) })).toMatch(/^Activate a rule pack/);
});

test.each([
  ["dd-subsidy", "2018-12-31", "2019-01"],
  ["ill-subsidy", "2019-02-01", "2019-01"],
  ["dd-tariff", "2018-12-31", "2019-Q1"],
])("%s on %s in %s: confirmed there, so to be looked at first", (part, day, period) => {
  const said = remedy({ part, day, period });
  expect(said).toContain("outside the period");
  expect(said).toContain(`balis doctor ${period}`);
});
