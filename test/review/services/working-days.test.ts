import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { readRulePack } from "../../../src/rules/io/read-rule-pack.ts";
import { calendarOf } from "../../../src/rules/rules.ts";
import { isWorkingDay, workingDaysBetween } from "../../../src/rules/working-days.ts";

const file = "templates/rules/china-holidays.yaml";
const pack = readRulePack({ file, text: readFileSync(file, "utf8"), hash: hashText });
const calendar = calendarOf(pack);
const weekends = calendarOf([]);

describe("working days", () => {
  const spans: readonly (readonly [string, string, number, string])[] = [
    ["2019-05-06", "2019-05-06", 0, "the same day"],
    ["2019-05-10", "2019-05-13", 1, "Friday to Monday"],
    ["2019-05-11", "2019-05-13", 1, "received on a Saturday"],
    ["2019-05-06", "2019-05-11", 4, "Monday to Saturday: Tuesday to Friday"],
    ["2019-04-30", "2019-05-06", 2, "1–4 May are free, Sunday the 5th is worked, then the 6th"],
    ["2019-04-26", "2019-04-29", 2, "Sunday 28 April is worked, and Monday"],
    ["2019-02-01", "2019-02-11", 3, "2 and 3 February worked, the week free, then Monday the 11th"],
    ["2018-12-28", "2019-01-02", 2, "29 December worked, 30 December to 1 January free, 2 January"],
    ["2020-01-23", "2020-02-03", 1, "the spring festival of 2020 was lengthened to 2 February"],
    [
      "2023-09-28",
      "2023-10-09",
      3,
      "29 September to 6 October free, the weekend of the 7th worked, and the 9th",
    ],
    ["2023-09-27", "2023-10-11", 6, "28 September, 7 to 11 October"],
    ["2024-06-07", "2024-06-12", 2, "8 to 10 June free"],
    ["2019-05-08", "2019-05-06", 0, "backwards is none"],
  ];
  for (const [from, to, days, why] of spans) {
    test(`${from} to ${to} are ${days}: ${why}`, () => {
      expect(workingDaysBetween({ from, to }, calendar)).toBe(days);
    });
  }

  test("without a calendar only weekends are free", () => {
    expect(workingDaysBetween({ from: "2019-04-30", to: "2019-05-06" }, weekends)).toBe(4);
    expect(isWorkingDay("1969-12-31", weekends)).toBe(true);
    expect(isWorkingDay("1969-12-28", weekends)).toBe(false);
  });

  test("a shipped year has its statutory days and no more: each moved one is worked elsewhere", () => {
    // Ten days up to 2007, thirteen from 2025 on. 2 and 3 January 2007 were worked on the last weekend of 2006; 3 January 2012 on the last
    // Saturday of 2011; 3 September 2015 was free once; in 2020 the notice on the epidemic added 31 January and 1 February.
    const others: Record<number, number> = {
      2007: 12,
      2011: 10,
      2012: 12,
      2015: 12,
      2020: 13,
      2025: 13,
      2026: 13,
    };
    expect([...calendar.years].sort()).toEqual(Array.from({ length: 20 }, (_, i) => 2007 + i));
    for (const number of calendar.years) {
      const [year, days] = [`${number}`, others[number] ?? 11];
      const of = (all: ReadonlySet<string>) => [...all].filter((d) => d.startsWith(year));
      const free = of(calendar.holidays).filter((d) => isWorkingDay(d, weekends));
      const worked = of(calendar.workdays);
      expect(worked.filter((d) => isWorkingDay(d, weekends))).toEqual([]);
      expect([year, free.length - worked.length]).toEqual([year, days]);
    }
  });

  test("a later version of a year takes the place of the earlier one as a whole", () => {
    const [shipped] = pack;
    if (!shipped) throw new Error("the pack has a calendar");
    const version = (from: string, holidays: string[]) => ({
      ...shipped,
      from,
      body: { years: [{ year: 2019, holidays, workdays: [] }] },
    });
    const both = calendarOf([version("2019-03-01", ["2019-06-07"]), version("2019-01-01", ["2019-05-01"])]);
    expect([...both.holidays]).toEqual(["2019-06-07"]);
  });
});
