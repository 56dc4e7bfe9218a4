/** 相似度: each point by itself; near days, far days and nearly one title on the limit and beside it. */
import { describe, expect, test } from "vitest";
import { daysApart, isOneSlipApart, likeness, likenessParts } from "../../../src/month/reconcile/likeness.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { recordOf } from "../../support/records.ts";

const base = { requestNo: "2019050093", title: null, itemId: null, pages: 12 } as const;
const parts = (s: Partial<RequestRecord>, r: Partial<RequestRecord> = {}, nearDays = 3) =>
  likenessParts(recordOf("supplier", { ...base, ...s }), recordOf("requester", { ...base, ...r }), nearDays);

test("the worked example: 83 with the title, 58 without", () => {
  const of = (title: string | null) =>
    likeness(
      recordOf("supplier", { ...base, title }),
      recordOf("requester", { ...base, requestNo: "2019050039", title }),
      3,
    );
  expect([of("中国图书馆史"), of(null)]).toEqual([83, 58]);
});

test.each<[string, number]>([
  ["2019-05-03", 10],
  ["2019-05-04", 6],
  ["2019-05-06", 6],
  ["2019-05-07", 0],
  ["2019-06-03", 0],
  ["2019-06-04", -20],
  ["2019-04-30", 6],
  ["2019-04-29", 0],
])("supplied on 2019-05-03 and on %s", (suppliedOn, points) => {
  expect(parts({}, { suppliedOn }).day).toBe(points);
});

test("a side that says nothing gives no points, for or against", () => {
  expect(parts({ suppliedOn: null, requestedOn: null }).day).toBe(0);
  expect(parts({ pages: null }).size).toBe(0);
  expect(parts({ supplier: null }).parties).toBe(10);
  expect(parts({}, { supplier: null, requester: null }).parties).toBe(0);
  expect(parts({ volumes: 2, pages: null }, { pages: null }).size).toBe(0);
  expect(parts({ pages: null }, { volumes: null }).size).toBe(0);
  expect(parts({ waybillOut: null }, { waybillOut: null }).waybill).toBe(0);
  expect(parts({ requestNo: "" }).number).toBe(0);
  expect(daysApart(recordOf("supplier", { suppliedOn: null }), recordOf("requester"))).toBe(1);
});

test("equal or not: parties, size, waybill, status, number", () => {
  expect([parts({}).parties, parts({ supplier: "10009" }).parties]).toEqual([20, -20]);
  expect([parts({}).size, parts({ pages: 13 }).size]).toEqual([8, -5]);
  expect(parts({ pages: null, volumes: 2 }, { pages: null, volumes: 2 }).size).toBe(8);
  expect(parts({ waybillOut: "A" }, { waybillOut: "A" }).waybill).toBe(15);
  expect(parts({ waybillOut: "A" }, { waybillOut: "B" }).waybill).toBe(0);
  expect([parts({}).status, parts({ status: "unfilled" }).status]).toEqual([0, -15]);
  expect([parts({}).number, parts({ requestNo: "2019050094" }).number]).toEqual([40, 20]);
  expect(parts({ requestNo: "2019050011" }).number).toBe(0);
});

describe("titles", () => {
  const item = (a: string, b: string) => parts({ title: a }, { title: b }).item;
  test("that are one, nearly one (four fifths of the pairs), or not", () => {
    expect(item("中国图书馆史", "中国图书馆史")).toBe(25);
    // Ten pairs each, of which eight are shared: 2 × 8 of 20 are just four fifths.
    expect(item("甲乙丙丁戊己庚辛壬癸子", "甲乙丙丁戊己庚辛壬丑寅")).toBe(18);
    // Seven are shared.
    expect(item("甲乙丙丁戊己庚辛壬癸子", "甲乙丙丁戊己庚辛丑寅卯")).toBe(0);
  });
});

test.each<[string, string, boolean]>([
  ["1234", "1234", false],
  ["1234", "1235", true],
  ["1234", "2234", true],
  ["1234", "123", true],
  ["1234", "12345", true],
  ["1234", "12", false],
  ["1234", "1324", true],
  ["1234", "2143", false],
  ["1234", "1256", false],
  ["1234", "4231", false],
  ["1234", "1342", false],
])("%s and %s are one slip apart: %s", (a, b, wanted) => {
  expect([isOneSlipApart(a, b), isOneSlipApart(b, a)]).toEqual([wanted, wanted]);
});
