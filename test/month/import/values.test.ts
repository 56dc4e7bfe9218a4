/** What a cell means: exactly what it shows, or a finding. Never zero, never the nearest, never repaired. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DATE_FORMS, type DateForm } from "../../../src/month/import/columns/profile.ts";
import { Problem } from "../../../src/month/import/reading/problem.ts";
import { readIdentifier } from "../../../src/month/import/reading/read-cell-text.ts";
import { readDay, readMonth } from "../../../src/month/import/reading/read-day.ts";
import { readCount, readFen, readGrams, readTenths } from "../../../src/month/import/reading/read-number.ts";
import type { RawCell } from "../../../src/tables/cell.ts";

const outcome = (value: unknown): unknown => (value instanceof Problem ? value.code : value);
const number = (text: string): RawCell => ({ kind: "number", text });

describe("a day", () => {
  const day = (cell: RawCell, forms: readonly DateForm[] = DATE_FORMS, epoch: 1900 | 1904 = 1900) =>
    outcome(readDay(cell, { forms, epoch, period: null }));

  test.each([
    "2019-05-03",
    "2019-5-3",
    "2019/5/3",
    "2019/05/03",
    "2019.5.3",
    "20190503",
    "2019年5月3日",
    "2019 年 05 月 03 日",
    "２０１９／０５／０３",
    "2019-05-03 14:22",
    "2019-05-03T23:59:59",
    "2019/5/3 下午 2:22:05",
    "2019-05-03T23:30:00+08:00",
  ])("%j is 2019-05-03", (said) => {
    expect(day(said)).toBe("2019-05-03");
  });

  test.each([
    ["2019-02-29", "date-must-exist"],
    ["2019-13-01", "date-must-exist"],
    ["19/5/3", "date-must-be-readable"],
    ["5/3/2019", "date-must-be-readable"],
    ["2019-05-03T23:30:00Z", "date-must-be-readable"],
    ["五月三日", "date-must-be-readable"],
    ["2019-05", "date-must-be-readable"],
    ["0", "date-must-be-readable"],
    ["43588", "date-must-be-readable"],
    ["2019-05-0③", "date-must-be-readable"],
    ["2019-05-03²", "date-must-be-readable"],
    ["2019050 3", "date-must-be-readable"],
    ["2019-05-03\n2019-06-03", "date-must-be-readable"],
  ])("%j is a finding: %s", (said, code) => {
    expect(day(said)).toBe(code);
  });

  test("a workbook's serial counts from the workbook's own epoch, and its time of day is dropped", () => {
    expect(day({ kind: "date", serial: "43588.75" })).toBe("2019-05-03");
    expect(day(number("42126"), DATE_FORMS, 1904)).toBe("2019-05-03");
    expect(day(number("43588"))).toBe("2019-05-03");
    expect(day(number("20190503"))).toBe("2019-05-03");
    expect(day({ kind: "formula", formula: "TODAY()", value: "43588", isDate: true })).toBe("2019-05-03");
  });

  test("a small number that slipped into the column is no day of 1900", () => {
    expect(day(number("12"))).toBe("date-must-exist");
  });

  test("day before month is read only where the profile says so", () => {
    expect(day("3/5/2019", ["dmy"])).toBe("2019-05-03");
    expect(day("5/3/2019", ["mdy"])).toBe("2019-05-03");
  });
});

describe("an amount", () => {
  const fen = (cell: RawCell) => outcome(readFen(cell, "yuan"));

  test.each([
    ["1,234.50", 123_450n],
    ["￥12.00", 1200n],
    ["¥ 12", 1200n],
    ["１２３４．５０元", 123_450n],
    ["RMB 3.6", 360n],
    ["3.60 元", 360n],
    ["0", 0n],
    ["12.300", 1230n],
    ["1 234.50", 123_450n],
    ["1\u00a0234.50", 123_450n],
    ["1\u202f234\u202f567.00元", 123_456_700n],
    ["\u300012.50\u00a0元\n", 1250n],
  ])("%j is %s fen", (said, expected) => {
    expect(fen(said)).toBe(expected);
  });

  test.each([
    "12.345",
    "1,23",
    "12,34.50",
    "约12",
    "3.6元/页",
    "12-15",
    "免费",
    "1.2.3",
    "１２三",
    "∞",
    "NaN",
    "1e3",
    "10 20",
    "10\n20",
    "10\t20",
    "10\u00a020",
    "10. 50",
    "1 234 56",
    "1 234,50",
    "①10.00",
    "10²",
    "12.5²",
    "10₂",
    "⒈50",
    "㉒",
    "10½",
    "𝟏𝟐",
    "",
  ])("%j is a finding, not zero", (said) => {
    expect(fen(said)).toBe("amount-must-be-exact");
  });

  test.each(["-12", "-0.01", "￥-3.60"])("%j is below zero and so a finding", (said) => {
    expect(fen(said)).toBe("amount-must-not-be-negative");
  });

  test("a workbook's double means what it shows: 12 × 0.3 is stored as 3.5999999999999996", () => {
    expect(fen(number(String(12 * 0.3)))).toBe(360n);
    expect(fen(number("3.605"))).toBe("amount-must-be-exact");
  });

  test("a date, a truth value or a formula's day is no amount", () => {
    expect(fen({ kind: "date", serial: "43588" })).toBe("amount-must-be-exact");
    expect(fen({ kind: "boolean", value: true })).toBe("amount-must-be-exact");
  });

  test("law: an amount a spreadsheet computed as a double is the fen it shows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 1, max: 50 }),
        (each, times) => {
          const total = BigInt(each) * BigInt(times);
          expect(fen(number(String((each / 100) * times)))).toBe(total);
        },
      ),
    );
  });
});

test.each([
  ["12", 12],
  ["12页", 12],
  ["1,234", 1234],
  ["12.0", 12],
  ["１２", 12],
  ["0", 0],
  ["12.5", "count-must-be-whole"],
  ["-3", "count-must-not-be-negative"],
  ["十二", "count-must-be-whole"],
  ["12-15", "count-must-be-whole"],
  ["", "count-must-be-whole"],
  [" 12 页 ", 12],
  ["1 234", 1234],
  ["1\u2009234册", 1234],
  ["1\n1", "count-must-be-whole"],
  ["1 2", "count-must-be-whole"],
  ["1①", "count-must-be-whole"],
  ["12²", "count-must-be-whole"],
  ["㉒", "count-must-be-whole"],
])("the count %j", (said, expected) => {
  expect(outcome(readCount(said, "plain"))).toBe(expected);
});

test.each([
  ["51-71", 21],
  ["1121-30", 10],
  ["s110-s121", 12],
  ["pp. 3-12", 10],
  ["123-", "page-range-must-be-readable"],
  ["51 - 71", 21],
  ["５１～７１", 21],
  ["51-7 1", "page-range-must-be-readable"],
  ["5①-71", "page-range-must-be-readable"],
  ["51-7¹", "page-range-must-be-readable"],
  ["71-51", "page-range-must-be-readable"],
  ["1-99999", "page-range-must-be-readable"],
])("the page range %j", (said, expected) => {
  expect(outcome(readCount(said, "page-range"))).toBe(expected);
});

test.each([
  ["3kg", "kg", 3000],
  ["3.2公斤", "kg", 3200],
  ["500", "g", 500],
  ["1.5", "kg", 1500],
  ["2斤", "kg", 1000],
  ["3 ㎏", "kg", 3000],
  ["1 200 g", "kg", 1200],
  ["1 5", "g", "weight-must-be-readable"],
  ["3②", "kg", "weight-must-be-readable"],
  ["0.0005", "kg", "weight-must-be-readable"],
  ["重", "kg", "weight-must-be-readable"],
] as const)("the weight %j (%s)", (said, unit, expected) => {
  expect(outcome(readGrams(said, unit))).toBe(expected);
});

test.each([
  ["2019-05", "2019-05"],
  ["2019 年 5 月", "2019-05"],
  ["２０１９年０５月", "2019-05"],
  ["201905", "2019-05"],
  ["2019 05", "month-must-be-readable"],
  ["20190\n5", "month-must-be-readable"],
  ["2019-0⑤", "month-must-be-readable"],
  ["2019-05¹", "month-must-be-readable"],
])("the month %j", (said, expected) => {
  expect(outcome(readMonth(said, 1900))).toBe(expected);
});

test.each([
  ["92.5分", 925],
  ["９２", 920],
  ["9 2", "tenths-must-be-readable"],
  ["9②", "tenths-must-be-readable"],
  ["92.⑤", "tenths-must-be-readable"],
])("the score %j in tenths", (said, expected) => {
  expect(outcome(readTenths(said))).toBe(expected);
});

describe("an identifier", () => {
  test.each([
    ["000093", "000093"],
    ["123456789012345678", "123456789012345678"],
    ["  DD-1 ", "DD-1"],
    [number("500093"), "500093"],
    [number("123456789012345"), "123456789012345"],
  ] as const)("%j stays as it is written", (cell, expected) => {
    expect(outcome(readIdentifier(cell))).toBe(expected);
  });

  test.each([
    "1.23E+12",
    "1.23457e+17",
    "１．２３E＋１２",
    number("1234567890123456"),
    number("1.2345678901234568e+21"),
    number("123456789012345680"),
    { kind: "date", serial: "43588" } as const,
  ])("%j was destroyed by a spreadsheet: reported, never repaired", (cell) => {
    expect(outcome(readIdentifier(cell))).toBe("identifier-must-be-text");
  });
});
