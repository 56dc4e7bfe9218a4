/** A period as people write it. */
import { expect, test } from "vitest";
import { dayOf } from "../../src/core/day.ts";
import { periodAsTyped } from "../../src/core/period-typed.ts";

const on = (year: number, month: number, day: number) => dayOf(year, month, day) ?? "";

test.each([
  ["2019/5", "2019-05"],
  ["2019-5", "2019-05"],
  ["2019.05", "2019-05"],
  ["201905", "2019-05"],
  ["２０１９年５月", "2019-05"],
  ["2019年05月份", "2019-05"],
  ["May 2019", "2019-05"],
  ["2019 september", "2019-09"],
  ["上月", "2019-12"],
  ["last month", "2019-12"],
  ["本月", "2020-01"],
  ["2019年", "2019"],
  ["2019年第二季度", "2019-Q2"],
  ["2019年4季度", "2019-Q4"],
  ["2019年9月至12月", "2019-09..2019-12"],
  ["2017年9月到2018年12月", "2017-09..2018-12"],
  ["2019/9..2019/12", "2019-09..2019-12"],
])("%s is %s", (text, id) => {
  expect(periodAsTyped(text, on(2020, 1, 31))).toBe(id);
});

test.each(["2019-05", "2019-05..2019-05", "2019-Q2", "2019"])("%s stays as it is", (text) => {
  expect(periodAsTyped(text, on(2020, 1, 31))).toBe(text);
});

// Two readings, or none: 19-05 may be a day, 5/2019 is no way of writing it, there is no month 13.
test.each([
  "19-05",
  "2019/13",
  "201900",
  "5月",
  "2019-05-03",
  "2019年12月至9月",
  "2019年9月至",
  "may",
  "mai 2019",
  "",
])("%s is left to be refused", (text) => {
  expect(periodAsTyped(text, on(2020, 1, 31))).toBe(text);
});

test("上月 in the middle of a year", () => {
  expect(periodAsTyped("上月", on(2019, 10, 1))).toBe("2019-09");
});
