/** 同类、筛选、按键: what is offered the same decision, what a line of the filter chooses, and which key is meant. */
import { describe, expect, test } from "vitest";
import { isAlike, speaksOfOthers } from "../../../../src/month/reconcile/desk/alike.ts";
import { parseFilter } from "../../../../src/month/reconcile/desk/desk-filter.ts";
import { DESK_KEYS, type DeskKey, keyTyped } from "../../../../src/month/reconcile/desk/desk-keys.ts";
import type { Discrepancy, FieldDifference } from "../../../../src/month/reconcile/discrepancy.ts";
import { keyName } from "../../../../src/month/reconcile/words/desk-screen.ts";
import { discrepancy } from "../../close/facts.ts";

const field = (name: string, supplier: string | null, requester: string | null): FieldDifference => ({
  ...{ field: name, supplier, requester, centre: null },
});
const of = (id: string, said: Partial<Discrepancy>): Discrepancy => ({
  ...{ ...discrepancy(id, 30n), kind: "differs" as const, supplier: "10002", requester: "10001" },
  ...{ evidence: "S+R", fields: [field("pages", "12", "10")], ...said },
});

describe("alike", () => {
  const one = of("D-1", {});
  test.each<[string, Partial<Discrepancy>, boolean]>([
    ["two pages less of eight", { fields: [field("pages", "8", "6")] }, true],
    ["one page less", { fields: [field("pages", "12", "11")] }, false],
    ["two pages more", { fields: [field("pages", "10", "12")] }, false],
    ["one side silent", { fields: [field("pages", "12", null)] }, false],
    ["another field", { fields: [field("volumes", "12", "10")] }, false],
    ["one field more", { fields: [field("pages", "8", "6"), field("feeFen", "2.40", "1.80")] }, false],
    ["several values of a side", { fields: [field("pages", "8 / 9", "6")] }, false],
    ["another kind", { kind: "duplicate" }, false],
    ["another service", { service: "ill" }, false],
    ["another supplier", { supplier: "10003" }, false],
    ["another requester", { requester: null }, false],
    ["the two libraries the other way round", { supplier: "10001", requester: "10002" }, false],
    ["told by the platform, too", { evidence: "S+R+C" }, false],
    ["in more rows", { records: [{ file: 9, sheet: 1, row: 9 }] }, false],
  ])("%s", (_name, said, alike) => {
    const other = of("D-2", said);
    const [a, b] = [isAlike(one, other), isAlike(other, one)];
    expect([a, b]).toEqual([alike, alike]);
  });

  test.each<[string, [string | null, string | null], [string | null, string | null], boolean]>([
    ["suppliedOn", ["2019-05-31", "2019-06-01"], ["2019-05-06", "2019-05-07"], true],
    ["suppliedOn", ["2019-05-31", "2019-06-02"], ["2019-05-06", "2019-05-07"], false],
    ["feeFen", ["3.60", "3.00"], ["10.60", "10.00"], true],
    ["feeFen", ["3.60", "3.00"], ["10.60", "10.01"], false],
    ["feeFen", ["3.60", null], ["10.60", null], true],
    ["status", ["filled", "cancelled"], ["filled", "cancelled"], true],
    ["status", ["filled", "cancelled"], ["filled", "unfilled"], false],
    ["supplier", ["10001", "10002"], ["10003", "10004"], false],
  ])("%s %j is like %j: %s", (name, ours, theirs, alike) => {
    const [a, b] = [ours, theirs].map((said, i) => of(`D-${i}`, { fields: [field(name, said[0], said[1])] }));
    expect(a && b && isAlike(a, b)).toBe(alike);
  });

  test("a discrepancy is not like itself, and a number agreed on for one says nothing of another", () => {
    expect(isAlike(one, one)).toBe(false);
    const values = [null, { count: 1 }, { pages: 10 }, { volumes: 1 }, { feeFen: 300n }, { feeFen: null }];
    expect(values.map((v) => speaksOfOthers({ values: v }))).toEqual([true, true, ...Array(4).fill(false)]);
  });
});

describe("the filter", () => {
  const subject = { texts: ["10043 北京体育大学图书馆", "DD20190503231", "页数 12/10"], riskFen: 60n };
  test.each<[string, boolean | null]>([
    ["", true],
    ["体育", true],
    ["10043 页数", true],
    ["10043 费用", false],
    ["dd2019", true],
    ["１００４３　页数", true],
    [">=0.60", true],
    [">0.60", false],
    ["＞＝0.60元", true],
    ["≤0.59", false],
    ["<0.61 体育", true],
    ["<=0.60", true],
    [">=", null],
    [">=abc", null],
    [">=0.605", null],
  ])("%j", (line, fits) => {
    expect(parseFilter(line)?.(subject) ?? null).toBe(fits);
  });
});

describe("a key", () => {
  const choices = (language: "zh-CN" | "en") =>
    (Object.keys(DESK_KEYS) as DeskKey[])
      .filter((key) => key !== "supplier-right")
      .map((key) => ({ key, keys: DESK_KEYS[key], name: keyName(language, key) }));

  test.each<["zh-CN" | "en", string, DeskKey | null]>([
    ["zh-CN", "r", "requester-right"],
    ["zh-CN", " R ", "requester-right"],
    ["zh-CN", "ｒ", "requester-right"],
    ["zh-CN", "2", "requester-right"],
    ["zh-CN", "２", "requester-right"],
    ["zh-CN", "requester-right", "requester-right"],
    ["zh-CN", "请求馆", "requester-right"],
    ["zh-CN", "以请求馆为准", "requester-right"],
    ["zh-CN", "下期", "defer"],
    ["zh-CN", "下", null],
    ["zh-CN", "一条", null],
    ["zh-CN", "提供馆", null],
    ["zh-CN", "s", null],
    ["zh-CN", "", null],
    ["zh-CN", "结算", null],
    ["zh-CN", "不予", "write-off"],
    ["en", "no", null],
    ["en", "not settled", "write-off"],
    ["en", "next", "skip"],
    ["en", "nex", null],
  ])("%s %j is %s", (language, typed, key) => {
    expect(keyTyped(typed, choices(language))).toBe(key);
  });

  test("none is the key of two", () => {
    const keys = Object.values(DESK_KEYS).flat();
    expect(new Set(keys).size).toBe(keys.length);
  });
});
