/** What a cell means: exactly what it shows, or a finding. Never zero, never the nearest, never repaired. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/domain/import/cell.ts";
import { Problem } from "../../src/domain/import/problem.ts";
import { DATE_FORMS, type DateForm } from "../../src/domain/import/profile.ts";
import { readDay } from "../../src/domain/import/read-day.ts";
import { readCount, readFen, readGrams } from "../../src/domain/import/read-number.ts";
import { readIdentifier } from "../../src/domain/import/read-text.ts";

const outcome = (value: unknown): unknown => (value instanceof Problem ? value.code : value);
const number = (text: string): Cell => ({ kind: "number", text });

describe("a day", () => {
  const day = (cell: Cell, forms: readonly DateForm[] = DATE_FORMS, epoch: 1900 | 1904 = 1900) =>
    outcome(readDay(cell, { forms, epoch }));

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
  ])("%j is a finding: %s", (said, code) => {
    expect(day(said)).toBe(code);
  });

  test("a workbook's serial counts from the workbook's own epoch, and its time of day is dropped", () => {
    expect(day({ kind: "date", serial: "43588.75" })).toBe("2019-05-03");
    expect(day({ kind: "date", serial: "42126" }, DATE_FORMS, 1904)).toBe("2019-05-03");
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
  const fen = (cell: Cell) => outcome(readFen(cell, "yuan"));

  test.each([
    ["1,234.50", 123_450n],
    ["￥12.00", 1200n],
    ["¥ 12", 1200n],
    ["１２３４．５０元", 123_450n],
    ["RMB 3.6", 360n],
    ["3.60 元", 360n],
    ["0", 0n],
    ["12.300", 1230n],
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
])("the count %j", (said, expected) => {
  expect(outcome(readCount(said, "plain"))).toBe(expected);
});

test.each([
  ["51-71", 21],
  ["1121-30", 10],
  ["s110-s121", 12],
  ["pp. 3-12", 10],
  ["123-", "page-range-must-be-readable"],
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
  ["0.0005", "kg", "weight-must-be-readable"],
  ["重", "kg", "weight-must-be-readable"],
] as const)("the weight %j (%s)", (said, unit, expected) => {
  expect(outcome(readGrams(said, unit))).toBe(expected);
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
