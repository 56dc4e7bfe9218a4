/** 表头与识别: what a heading is known by, what fits a profile, and what is said where none fits. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../../../src/core/io/hash.ts";
import {
  bindColumns,
  headingKey,
  headingOfRow,
  headingOfTwoRows,
  headingTexts,
  privateColumns,
} from "../../../../src/month/import/columns/heading.ts";
import type { Profile } from "../../../../src/month/import/columns/profile.ts";
import { recogniseSheet } from "../../../../src/month/import/columns/recognise.ts";
import { profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";
import { rawRow } from "../reading/read-rows.ts";

const shelf = profileShelf("templates/profiles", hashText)([]);
const named = (name: string): Profile => shelf.find((p) => p.name === name) ?? expect.fail(name);

test.each<[string, string]>([
  ["费 用（元）", "费用"],
  ["费用*", "费用"],
  ["Request_No:", "requestno"],
  ["重量[kg]", "重量"],
  ["页数(必填)", "页数"],
  ["金额(万元)", "金额(万元)"],
  ["(元)", "(元)"],
  ["金额(toString)", "金额(tostring)"],
  ["x".repeat(80), "x".repeat(80)],
  ["x".repeat(81), ""],
])("%j is known as %j", (text, key) => expect(headingKey(text)).toBe(key));

describe("the unit in brackets", () => {
  const unit = (heading: string) => bindColumns(named("courier-invoice"), headingOfRow([heading]))[0]?.unit;
  test("holds where it measures the same thing", () => {
    expect(["重量", "重量(g)", "重量(元)", "金额", "金额(分)", "金额(kg)", "件数(件)"].map(unit)).toEqual([
      ...["kg", "g", "kg", "yuan", "fen", "yuan", "plain"],
    ]);
  });
});

describe("a heading in two lines", () => {
  const two = (upper: string[], lower: string[]) =>
    headingOfTwoRows({ upper, lower }).columns.map((texts) => texts.map((t) => t.text).join(" or "));
  test("is known by both together, by the lower, or by the upper alone", () => {
    expect(two(["单号", "数量", "", "费用"], ["", "页数", "册数"])).toEqual([
      ...["单号", "数量页数 or 页数", "数量册数 or 册数", "费用"],
    ]);
    expect(two([""], ["页数", "x"])).toEqual(["页数 or 页数", "x or x"]);
    expect(two(["", "甲"], ["", ""])).toEqual(["", "甲"]);
  });
  test("stands by its letter where it has no text", () => {
    expect(headingTexts(headingOfRow(["单号", "", "页数"]))).toEqual(["单号", "B", "页数"]);
  });
});

test("columns of persons are never looked at; one that a field stands under is, but for a reader's own", () => {
  const hidden = (profile: string, ...headings: string[]) => [
    ...privateColumns(named(profile), headingOfRow(headings)),
  ];
  expect(hidden("dd-supplier", "申请单号", "读者姓名", "联系电话", "读者编号", "备注")).toEqual([1, 2, 3]);
  expect(hidden("consulting", "委托编号", "委托馆")).toEqual([1]);
});

describe("a sheet", () => {
  const SUPPLIER = ["申请单号", "请求馆", "提供日期", "状态", "页数"];
  const recognise = (rows: readonly (readonly string[])[], profiles = shelf) =>
    recogniseSheet(
      profiles,
      rows.map((cells, i) => rawRow(i + 1, cells)),
    );
  const fits = (rows: readonly (readonly string[])[]) =>
    recognise(rows).fits.map((f) => `${f.profile.name} at ${f.at} in ${f.lines}`);

  test("is a profile's where its heading stands, in the first twenty rows", () => {
    const below = (n: number) => [...Array.from({ length: n }, () => ["x"]), SUPPLIER];
    expect([fits(below(0)), fits(below(19)), fits(below(20))]).toEqual([
      ...[["dd-supplier at 0 in 1"], ["dd-supplier at 19 in 1"], []],
    ]);
  });
  test("is nobody's with a heading that must not be there, or without one that must", () => {
    expect(fits([[...SUPPLIER, "册数"]])).not.toContain("dd-supplier at 0 in 1");
    expect(fits([SUPPLIER.filter((h) => h !== "请求馆")])).toEqual([]);
    expect(fits([SUPPLIER.filter((h) => h !== "页数")])).toEqual([]);
  });
  test("has a heading in two lines where none fits alone, or where the next line names more", () => {
    const two = [
      ["申请单号", "请求", "提供", "状态", "数量", ""],
      ["", "馆", "日期", "", "页数", "费用"],
    ];
    expect(fits(two)).toEqual(["dd-supplier at 1 in 2"]);
    const more = [
      [...SUPPLIER.slice(0, 4), "页数", ""],
      ["", "", "", "", "", "费用"],
    ];
    expect(fits(more)).toEqual(["dd-supplier at 1 in 2"]);
    expect(fits([SUPPLIER, ["DD1", "北京大学", "2019-05-03", "满足", "12"]])).toEqual([
      "dd-supplier at 0 in 1",
    ]);
  });
  test("of one reporter is told by its first row that says so", () => {
    const collected = [...SUPPLIER, "提供馆", "填报方"];
    const said = (...reporters: string[]) =>
      fits([collected, ...reporters.map((r) => ["DD1", "a", "2019-05-03", "满足", "12", "b", r])]);
    expect(said("提供馆填报")).toEqual(["dd-supplier-collected at 0 in 1"]);
    expect(said("", "请求馆填报", "提供馆填报")).toEqual(["dd-requester-collected at 0 in 1"]);
    expect(said("某人")).toEqual([]);
    expect(said()).toHaveLength(2);
  });
  test("that fits none says what is nearest, and which row it took for the heading", () => {
    const { near, seen } = recognise([
      ["某表"],
      ["申请单号", "请求馆", "状态", "页数"],
      ["1", "2", "3", "4"],
    ]);
    expect(near[0]).toMatchObject({ profile: "dd-supplier", found: 4, missing: ["提供日期"], forbidden: [] });
    expect([near.length, seen]).toEqual([3, "申请单号 | 请求馆 | 状态 | 页数"]);
    expect(recognise([["x"], ["y", "z"]])).toMatchObject({ near: [], seen: "y | z" });
    expect(recognise([["x".repeat(300)], []]).seen).toBe("x".repeat(300));
    expect(recognise([["x".repeat(301)], []]).seen).toBe(`${"x".repeat(300)}…`);
    const forbidden = recognise([[...SUPPLIER, "册数"]], [named("dd-supplier")]).near[0];
    expect([forbidden?.missing, forbidden?.forbidden]).toEqual([[], ["册数"]]);
  });
});
