/** Periods as alliances have really settled them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayFromNumber, dayFromSerial, dayNumber } from "../../src/core/day.ts";
import { monthsOf, nextPeriod, overlaps, parsePeriod } from "../../src/core/period.ts";

test.each([
  ["2019-05", "2019-05-01", "2019-05-31", 1],
  ["2020-02", "2020-02-01", "2020-02-29", 1],
  ["2019-Q2", "2019-04-01", "2019-06-30", 3],
  ["2019", "2019-01-01", "2019-12-31", 12],
  ["2018-12..2019-11", "2018-12-01", "2019-11-30", 12],
  ["2017-09..2018-12", "2017-09-01", "2018-12-31", 16],
])("%s runs from %s to %s, %i months", (id, from, to, months) => {
  const period = parsePeriod(id);
  expect(period).toEqual({ id, from, to });
  if (period) expect(monthsOf(period)).toHaveLength(months);
});

test.each([
  "2019-13",
  "2019-00",
  "2019-5",
  "19-05",
  "2019-Q5",
  "2019-05..2019-04",
  "2019-05..2019-13",
  "2017-01..2020-12",
  "",
  "mai",
])("%j is no period", (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test("one span written in two ways is one period", () => {
  expect(parsePeriod("2019-01..2019-12")?.id).toBe("2019");
  expect(parsePeriod("2019-05..2019-05")?.id).toBe("2019-05");
  expect(parsePeriod("2019-04..2019-06")?.id).toBe("2019-Q2");
});

test("after a period of sixteen months come sixteen more, and they do not overlap", () => {
  const long = parsePeriod("2017-09..2018-12");
  if (!long) throw new Error("no period");
  const next = nextPeriod(long);
  expect(next).toEqual({ id: "2019-01..2020-04", from: "2019-01-01", to: "2020-04-30" });
  expect(overlaps(long, next)).toBe(false);
});

test("law: the next period of any begins the day after it ends and has as many months", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1990, max: 2100 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 1, max: 36 }),
      (year, month, months) => {
        const end = year * 12 + month + months - 1;
        const id = `${year}-${String(month + 1).padStart(2, "0")}..${Math.floor(end / 12)}-${String((end % 12) + 1).padStart(2, "0")}`;
        const period = parsePeriod(id);
        if (!period) throw new Error(id);
        const next = nextPeriod(period);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(monthsOf(next)).toHaveLength(monthsOf(period).length);
      },
    ),
  );
});

test("law: day numbers and days are one to one, as the platform's calendar has them", () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 83_000 }), (number) => {
      const day = dayFromNumber(number);
      expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
      if (day) expect(dayNumber(day)).toBe(number);
    }),
  );
});

test("Excel's serials: 43588 is 2019-05-03, in a 1904 workbook 42126; the 29 February 1900 never was", () => {
  expect(dayFromSerial(43_588, 1900)).toBe("2019-05-03");
  expect(dayFromSerial(42_126, 1904)).toBe("2019-05-03");
  expect(dayFromSerial(43_588.999_99, 1900)).toBe("2019-05-03");
  expect(dayFromSerial(60, 1900)).toBeUndefined();
  expect(dayFromSerial(59, 1900)).toBe("1900-02-28");
  expect(dayFromSerial(61, 1900)).toBe("1900-03-01");
});
