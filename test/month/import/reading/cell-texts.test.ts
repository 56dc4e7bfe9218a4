/**
 * A hundred and more texts as people, spreadsheets, databases and programs write them: what each is, worked by hand. A workbook's cell
 * of the same content is the same value.
 */
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../../src/core/period.ts";
import { DATE_FORMS, type DateForm } from "../../../../src/month/import/columns/profile.ts";
import { Problem } from "../../../../src/month/import/reading/problem.ts";
import {
  readIdentifier,
  readOneIdentifier,
  readOneWaybill,
} from "../../../../src/month/import/reading/read-cell-text.ts";
import { readDay } from "../../../../src/month/import/reading/read-day.ts";
import {
  readCount,
  readFen,
  readGrams,
  readSignedFen,
} from "../../../../src/month/import/reading/read-number.ts";
import { cellText, type RawCell } from "../../../../src/tables/cell.ts";

const outcome = (value: unknown): unknown => (value instanceof Problem ? value.code : value);
const number = (text: string): RawCell => ({ kind: "number", text });
const date = (serial: string): RawCell => ({ kind: "date", serial });
const formula = (value: string, more: { isDate?: boolean; isNumber?: boolean } = {}): RawCell => ({
  ...{ kind: "formula", formula: "A1", value },
  ...more,
});

interface DayAs {
  readonly period?: string;
  readonly forms?: readonly DateForm[];
  readonly epoch?: 1900 | 1904;
}
const MAY = "2019-05-06";

test.each<[RawCell, string, DayAs?]>([
  // Excel's long date, a calendar's, a weekday in brackets; 2019-05-06 was a Monday.
  ["2019年5月6日 星期一", MAY],
  ["2019年5月6日星期一", MAY],
  ["2019年05月06日（星期一）", MAY],
  ["2019-05-06 周一", MAY],
  ["2019/5/6 礼拜一", MAY],
  ["2019-05-06(一)", MAY],
  ["2019-05-06（一）08:30", MAY],
  ["2019-05-06 08:30 星期一", MAY],
  ["2019-05-06 Mon", MAY],
  ["2019.5.6 Monday", MAY],
  ["2019年5月12日 星期天", "2019-05-12"],
  ["2019年5月12日 星期日", "2019-05-12"],
  // Another day's weekday: the day or the weekday is a slip.
  ["2019年5月6日 星期二", "weekday-must-be-right"],
  ["2019-05-06(二)", "weekday-must-be-right"],
  ["2019-05-06 Sun", "weekday-must-be-right"],
  ["2019-05-06 周一 08:30 周二", "weekday-must-be-right"],
  ["2019-05-06Mon", "date-must-be-readable"],
  // A time of day must be one.
  ["2019-05-06 00:00:00", MAY],
  ["2019-05-06 23:59:59.999", MAY],
  ["2019-05-06T08:30:00.000", MAY],
  ["2019年5月6日8时30分", MAY],
  ["2019年05月06日08时30分15秒", MAY],
  ["2019-05-06 24:00:00", "time-must-exist"],
  ["2019-05-06 24:00", "time-must-exist"],
  ["2019-05-06 23:60:00", "time-must-exist"],
  ["2019-05-06 23:59:60", "time-must-exist"],
  ["2019-05-06 08:30:00 CST", "date-must-be-readable"],
  // Without a year: that of the file's period, unless the day lies behind it.
  ["5月6日", MAY, { period: "2019-05" }],
  ["５月６日", MAY, { period: "2019-05" }],
  ["5月6号 星期一", MAY, { period: "2019-05" }],
  ["5月6日 08:30", MAY, { period: "2019" }],
  ["4月30日", "2019-04-30", { period: "2019-Q2" }],
  ["5月6日 星期日", "weekday-must-be-right", { period: "2019-05" }],
  ["2月29日", "date-must-exist", { period: "2019-05" }],
  ["2月29日", "2020-02-29", { period: "2020-03" }],
  ["12月30日", "year-must-be-known", { period: "2020-01" }],
  ["6月1日", "year-must-be-known", { period: "2019-05" }],
  ["5月6日", "year-must-be-known", { period: "2018-12..2019-11" }],
  ["5月6日", "year-must-be-known"],
  ["5月6日", "date-must-be-readable", { period: "2019-05", forms: ["iso"] }],
  ["5.6", "date-must-be-readable", { period: "2019-05" }],
  ["5/6", "date-must-be-readable", { period: "2019-05" }],
  ["2019年5月6号", MAY],
  ["2019-04-31", "date-must-exist"],
  // A serial is a number of a workbook; in a text only where the profile says so.
  ["43591", "date-must-be-readable"],
  ["43591", MAY, { forms: ["serial"] }],
  ["43591.73", MAY, { forms: ["iso", "serial"] }],
  ["2019-05-06", MAY, { forms: ["iso", "serial"] }],
  ["12", "date-must-be-readable", { forms: ["serial"] }],
  [number("43591"), MAY],
  [number("43591.999988426"), MAY],
  [number("42129"), MAY, { epoch: 1904 }],
  [number("20190506"), MAY],
  [date("43591.5"), MAY],
  [date("43591"), MAY, { forms: ["dmy"], epoch: 1904 }],
  [formula("43591", { isDate: true }), MAY],
  [formula("42129", { isNumber: true }), MAY, { epoch: 1904 }],
  [formula("2019年5月6日 星期一"), MAY],
])("day %#: %j is %s", (cell, expected, { period, forms = DATE_FORMS, epoch = 1900 } = {}) => {
  const within = period === undefined ? null : (parsePeriod(period) ?? null);
  expect(outcome(readDay(cell, { forms, epoch, period: within }))).toBe(expected);
});

test.each<[RawCell, bigint | string]>([
  ["3.5999999999999996", 360n],
  ["1.7999999999999998", 180n],
  ["0.30000000000000004", 30n],
  ["100.00000000000001", 10_000n],
  ["1234567.8900000001", 123_456_789n],
  [number("3.5999999999999996"), 360n],
  ["1.0049999999999999", "amount-must-be-exact"],
  ["12.345678901234567", "amount-must-be-exact"],
  ["3.59999", "amount-must-be-exact"],
  ["12345678901234.57", 1_234_567_890_123_457n],
  ["1.77635683940025E-15", "amount-must-be-exact"],
  ["1.0E7", "amount-must-be-exact"],
  ["￥12", 1200n],
  ["12.50元", 1250n],
  ["１２．５０", 1250n],
  ["1,234.50", 123_450n],
  ["1 234.50", 123_450n],
  ["1.234,50", "amount-must-be-exact"],
  ["12,50", "amount-must-be-exact"],
  ["10 20", "amount-must-be-exact"],
  ["10\n20", "amount-must-be-exact"],
  ["①10.00", "amount-must-be-exact"],
  ["10²", "amount-must-be-exact"],
  ["$12.00", "amount-must-be-exact"],
  ["0.4万", "amount-must-be-exact"],
  ["约12", "amount-must-be-exact"],
  ['="12.00"', "amount-must-be-exact"],
  ["-2.00", "amount-must-not-be-negative"],
  [date("43591"), "amount-must-be-exact"],
  [formula("43591", { isDate: true }), "amount-must-be-exact"],
  [formula("12.5", { isNumber: true }), 1250n],
  [{ kind: "boolean", value: true }, "amount-must-be-exact"],
])("amount %#: %j is %s", (cell, expected) => {
  expect(outcome(readFen(cell, "yuan"))).toBe(expected);
});

test("a credit keeps its sign, and its noise is none", () => {
  expect([readSignedFen("-3.5999999999999996", "yuan"), readSignedFen("-2.00", "yuan")]).toEqual([
    -360n,
    -200n,
  ]);
});

test.each<[RawCell, string]>([
  ["000093", "000093"],
  ["2019/0500093", "2019/0500093"],
  ["201905001.0", "201905001"],
  ["201905001.00", "201905001"],
  ["000093.0", "000093.0"],
  ["1.5", "1.5"],
  ["10.1000", "10.1000"],
  ["123456789012345.0", "123456789012345"],
  ["1234567890123456.0", "identifier-must-be-text"],
  ["7.01234567891E11", "identifier-must-be-text"],
  ["1.23457E17", "identifier-must-be-text"],
  ["1.23457e+17", "identifier-must-be-text"],
  ["701.2E+9", "identifier-must-be-text"],
  ["7E+11", "identifier-must-be-text"],
  ["７．０１Ｅ１１", "identifier-must-be-text"],
  ["7E11", "7E11"],
  ["12E345", "12E345"],
  ["2019E0500093", "2019E0500093"],
  ["DE2019.0", "DE2019.0"],
  [number("701234567891"), "701234567891"],
  [number("201905001"), "201905001"],
  [number("1234567890123456"), "identifier-must-be-text"],
  [formula("123456789012345680", { isNumber: true }), "identifier-must-be-text"],
  [formula("123456789012345678"), "123456789012345678"],
  [formula("43591", { isDate: true }), "identifier-must-be-text"],
  [date("43591"), "identifier-must-be-text"],
])("identifier %#: %j is %s", (cell, expected) => {
  expect(outcome(readIdentifier(cell))).toBe(expected);
});

test.each<[RawCell, number | string]>([
  ["12页", 12],
  ["12.0", 12],
  ["12.00", 12],
  ["１２", 12],
  ["1,234", 1234],
  ["12.000000000000002", 12],
  [number("11.999999999999998"), 12],
  ["12.5", "count-must-be-whole"],
  ["1 2", "count-must-be-whole"],
  ["1\n1", "count-must-be-whole"],
  ["1①", "count-must-be-whole"],
  ["12³", "count-must-be-whole"],
  ["0x12", "count-must-be-whole"],
  ["1e3", "count-must-be-whole"],
  ["十二", "count-must-be-whole"],
  [date("43591"), "count-must-be-whole"],
])("count %#: %j is %s", (cell, expected) => {
  expect(outcome(readCount(cell, "plain"))).toBe(expected);
});

test.each<[RawCell, number | string]>([
  ["3.2公斤", 3200],
  ["500g", 500],
  ["2斤", 1000],
  ["1.2000000000000002", 1200],
  ["1.2345", "weight-must-be-readable"],
  ["3两", "weight-must-be-readable"],
])("weight %#: %j is %s", (cell, expected) => {
  expect(outcome(readGrams(cell, "kg"))).toBe(expected);
});

describe("a cell is shown as its day, whether it holds it or computes it", () => {
  test.each<[RawCell, string]>([
    [date("43591.5"), MAY],
    [formula("43591", { isDate: true }), MAY],
    [formula("43591", { isNumber: true }), "43591"],
    [formula(" 加急 "), "加急"],
    [formula(""), ""],
  ])("%j is %s", (cell, expected) => {
    expect(cellText(cell)).toBe(expected);
  });
});

test.each<[string, string]>([
  ["DD1;DD2", "number-must-be-one"],
  ["DD1；DD2", "number-must-be-one"],
  ["0500093、0500094", "number-must-be-one"],
  ["DD1\nDD2", "number-must-be-one"],
  ["DD1,", "DD1,"],
  ["DD-2019/05.1_A", "DD-2019/05.1_A"],
  ["馆际,DD1", "馆际,DD1"],
  ["馆际,DD1,DD2", "number-must-be-one"],
  ["DD1,DD,2", "number-must-be-one"],
  ["DD1,馆际,", "DD1,馆际,"],
  ["1.23E+12", "identifier-must-be-text"],
])("%j is a number of one request, or a question: %s", (written, wanted) => {
  expect(outcome(readOneIdentifier(written))).toBe(wanted);
});

test.each<string>([
  ...["SF1/SF2", "SF1001/1002", "SF1、SF2", "SF1+SF2", "SF1 & SF2", "SF1和SF2", "SF1|SF2", "SF1 SF2"],
  ...["75312345678901 75312345678902", "SF 1001/SF 1002", "ＳＦ１／ＳＦ２"],
])("%j are two parcels of a bill, and a question", (written) => {
  expect(outcome(readOneWaybill(written))).toBe("number-must-be-one");
});

test.each<string>([
  ...["SF1001", "SF 1001", "1234 5678 9012", "SF1001-1/3", "JDVA0001-2-3-", "（SF1001）", "2019-05 月费"],
])("%j is one parcel of a bill", (written) => {
  expect(outcome(readOneWaybill(written))).toBe(written);
});
