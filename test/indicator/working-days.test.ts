import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type HolidayCalendar,
  isWeekend,
  workingCalendar,
  workingDaysBetween,
} from "../../src/domain/calendar/working-days.ts";
import { addDays, dayNumber } from "../../src/domain/day.ts";
import { pack } from "../support/settle-records.ts";

const [rule] = pack("holidays-cn");
const china = rule && "covers" in rule.body ? rule.body : undefined;
const calendar = workingCalendar(china ? [china] : []);

describe("working days by the State Council's holidays", () => {
  test.each([
    ["done on the same day took none", "2019-05-06", "2019-05-06", 0],
    ["Friday to Monday is one", "2019-05-10", "2019-05-13", 1],
    // After Friday 27 September: Sunday the 29th (make-up), Monday the 30th, then 1–7 October off, Tuesday the 8th.
    ["over the National Day of 2019", "2019-09-27", "2019-10-08", 3],
    ["a make-up Saturday is worked", "2019-10-11", "2019-10-12", 1],
    // The spring of 2020 was prolonged to 2 February: Thursday 23 January to Monday 3 February.
    ["over the prolonged New Year of 2020", "2020-01-23", "2020-02-03", 1],
    ["the Sunday before the New Year of 2020 is worked", "2020-01-17", "2020-01-20", 2],
    // 2019: 1–4 May off, Sunday 28 April and Sunday 5 May worked.
    ["over Labour Day of 2019", "2019-04-26", "2019-05-06", 5],
    ["what lies before takes none", "2019-05-10", "2019-05-06", 0],
  ])("%s", (_what, from, to, days) => {
    expect(workingDaysBetween({ from, to }, calendar)).toEqual({ days, isCovered: true });
  });

  test("beyond the years whose holidays are known only weekends are left out, and it is said", () => {
    expect(workingDaysBetween({ from: "2021-09-30", to: "2021-10-08" }, calendar)).toEqual({
      days: 6,
      isCovered: false,
    });
  });

  test("every make-up day of the shipped data is a weekend day, and no holiday", () => {
    expect(china?.workdays.length).toBe(19);
    for (const day of china?.workdays ?? []) expect(isWeekend(dayNumber(day)), day).toBe(true);
  });

  test("a later calendar speaks for the days it covers, the earlier one for the rest", () => {
    const later: HolidayCalendar = {
      covers: { from: "2020-01-01", to: "2020-12-31" },
      holidays: [],
      workdays: [],
    };
    const both = workingCalendar(china ? [china, later] : []);
    expect(workingDaysBetween({ from: "2020-01-23", to: "2020-02-03" }, both).days).toBe(7);
    expect(workingDaysBetween({ from: "2019-09-27", to: "2019-10-08" }, both).days).toBe(3);
  });

  test("law: a span in two parts has the working days of the whole", () => {
    const offset = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(offset, offset, offset, (a, b, c) => {
        const [from, between, to] = [a, b, c]
          .sort((x, y) => x - y)
          .map((n) => addDays("2017-06-01", n) ?? "");
        const days = (span: { from: string; to: string }) => workingDaysBetween(span, calendar).days;
        expect(
          days({ from: from ?? "", to: between ?? "" }) + days({ from: between ?? "", to: to ?? "" }),
        ).toBe(days({ from: from ?? "", to: to ?? "" }));
      }),
    );
  });
});
