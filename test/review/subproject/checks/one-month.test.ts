import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, dayFromNumber, dayNumber } from "../../../../src/core/day.ts";
import { latestNotice, monthsAfter } from "../../../../src/review/subproject/checks/one-month.ts";

describe("a month after a day is the same day of the next month, or its last day", () => {
  test.each([
    ["2019-05-15", 1, "2019-06-15"],
    ["2019-01-31", 1, "2019-02-28"],
    ["2019-01-29", 1, "2019-02-28"],
    ["2019-01-28", 1, "2019-02-28"],
    ["2020-01-31", 1, "2020-02-29"],
    ["2020-01-29", 1, "2020-02-29"],
    ["2019-02-28", 1, "2019-03-28"],
    ["2020-02-29", 1, "2020-03-29"],
    ["2019-03-31", 1, "2019-04-30"],
    ["2019-12-31", 1, "2020-01-31"],
    ["2019-12-31", 2, "2020-02-29"],
    ["2019-08-31", 6, "2020-02-29"],
  ])("%s + %i = %s", (day, months, expected) => {
    expect(monthsAfter(day, months)).toBe(expected);
  });
});

describe("the last day on which notice is in time", () => {
  test.each([
    ["2019-07-15", 1, "2019-06-15"],
    ["2019-03-31", 1, "2019-02-28"],
    ["2019-03-28", 1, "2019-02-28"],
    ["2019-02-28", 1, "2019-01-31"],
    ["2019-02-27", 1, "2019-01-27"],
    ["2020-02-29", 1, "2020-01-31"],
    ["2020-03-01", 1, "2020-02-01"],
    ["2020-02-29", 2, "2019-12-31"],
  ])("of a check on %s with %i month(s): %s", (day, months, expected) => {
    expect(latestNotice(day, months)).toBe(expected);
  });

  const days = fc
    .integer({ min: dayNumber("2018-01-01"), max: dayNumber("2032-12-31") })
    .map((n): Day => dayFromNumber(n) ?? "");

  test("is in time, and the day after it is not", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 6 }), (day, months) => {
        const notice = latestNotice(day, months);
        const next = addDays(notice, 1) ?? "";
        expect(monthsAfter(notice, months) <= day).toBe(true);
        expect(monthsAfter(next, months) > day).toBe(true);
      }),
    );
  });
});
