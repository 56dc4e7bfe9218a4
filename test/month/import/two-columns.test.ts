/** Two columns for one field: neither is chosen, unless a profile of one's own names the one that counts. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import {
  bindColumns,
  doubledColumns,
  headingKey,
  headingOfRow,
} from "../../../src/month/import/columns/heading.ts";
import { recogniseSheet } from "../../../src/month/import/columns/recognise.ts";
import { profileShelf } from "../../../src/month/import/io/profile-shelf.ts";
import type { RawRow } from "../../../src/tables/cell.ts";

const shelf = profileShelf("templates/profiles", hashText);
const shipped = shelf([]);

const profileNamed = (name: string, saved: readonly { name: string; text: string }[] = []) => {
  const found = shelf(saved).find((p) => p.name === name);
  if (!found) throw new Error(name);
  return found;
};

const doubled = (profile: string, headings: readonly string[]): string[] =>
  doubledColumns(bindColumns(profileNamed(profile), headingOfRow(headings))).map(
    ({ field, columns }) => `${field}: ${columns.map((c) => c.heading).join(" ")}`,
  );

describe("two columns of one field are both found, whatever the kind of file", () => {
  test.each([
    ["courier-invoice", ["运费", "附加费", "应付金额"], "chargeFen: 运费 应付金额"],
    ["courier-invoice", ["重量", "重量(kg)"], "weightGrams: 重量 重量(kg)"],
    ["dd-supplier", ["页数", "总页数"], "pages: 页数 总页数"],
    ["dd-supplier", ["页数", "费用(元)", "页数"], "pages: 页数 页数"],
    ["dd-requester", ["费用(元)", "确认费用"], "feeFen: 费用(元) 确认费用"],
    ["dd-requester", ["状态", "处理结果"], "status: 状态 处理结果"],
    ["ill-supplier", ["寄出日期", "完成日期"], "suppliedOn: 寄出日期 完成日期"],
    ["ill-supplier", ["提供日期", "完成日期"], "suppliedOn: 提供日期 完成日期"],
    ["ill-requester", ["申请单号", "请求单号"], "requestNo: 申请单号 请求单号"],
  ])("%s: %j", (profile, headings, expected) => {
    expect(doubled(profile, headings)).toEqual([expected]);
  });

  test.each(
    shipped.map((p) => p.name),
  )("%s, each of its fields: two synonyms, or one heading twice", (name) => {
    for (const { field, headings, ownHeadings } of profileNamed(name).columns.values()) {
      // Those that the profile names itself go before the inherited ones.
      const own = headings.filter((h) => ownHeadings.has(headingKey(h)));
      const [first = "", second = first] = own.length > 0 ? own : headings;
      if (first === "") continue;
      expect(doubled(name, [first, "另一列", second])).toEqual([`${field}: ${first} ${second}`]);
    }
  });
});

describe("a profile of one's own decides", () => {
  const own = (columns: string) => [
    {
      name: "own",
      text: `profile: own\nkind: courier-invoice\ntitle: {zh: 甲, en: A}\nextends: courier-invoice\ncolumns:\n${columns}`,
    },
  ];
  const bound = (columns: string, headings: readonly string[]): string[] =>
    bindColumns(profileNamed("own", own(columns)), headingOfRow(headings)).map(
      (c) => `${c.heading} → ${c.field}`,
    );

  test("the column it names itself counts, and the inherited synonym is not read", () => {
    expect(bound("  chargeFen: {headings: [应付金额]}", ["运费", "附加费", "应付金额"])).toEqual([
      "附加费 → surchargeFen",
      "应付金额 → chargeFen",
    ]);
  });

  test("where only the inherited synonym stands in the file, it is read as before", () => {
    expect(bound("  chargeFen: {headings: [应付金额]}", ["运费"])).toEqual(["运费 → chargeFen"]);
  });

  test("a heading it names for another field no longer stands for the inherited one", () => {
    const columns = "  freightFen: {headings: [运费]}";
    expect(bound(columns, ["运费", "应付金额"])).toEqual(["运费 → freightFen", "应付金额 → chargeFen"]);
  });

  test("naming both leaves both", () => {
    const columns = "  chargeFen: {headings: [应付金额, 运费]}";
    expect(bound(columns, ["运费", "应付金额"])).toEqual(["运费 → chargeFen", "应付金额 → chargeFen"]);
  });
});

describe("headings in two lines", () => {
  const rows = (lines: readonly (readonly string[])[]): RawRow[] =>
    lines.map((cells, i) => ({ row: i + 1, hidden: false, cells: cells.map((c) => (c === "" ? null : c)) }));
  const own = {
    name: "own",
    text: [
      "profile: own",
      "kind: courier-invoice",
      "title: {zh: 甲, en: A}",
      "extends: courier-invoice",
      "priority: 9",
      "columns:",
      "  chargeFen: {headings: [应付金额]}",
      "  freightFen: {headings: [其中运费]}",
    ].join("\n"),
  };
  const names = ["运单号", "寄件日期", "寄件馆", "收件馆", "件数"];

  test("the line above tells two columns of one name apart where the profile knows both", () => {
    const lines = rows([
      ["", "", "", "", "", "其中", "应付"],
      [...names, "运费", "金额"],
      ["A1", "2019-05-03", "10001", "10002", "1", "10.00", "12.00"],
    ]);
    const { fits } = recogniseSheet([profileNamed("own", [own])], lines);
    expect(fits[0]?.columns.slice(5).map((c) => c.field)).toEqual(["freightFen", "chargeFen"]);
  });

  test("a row of values below never makes one of two columns the one that counts", () => {
    const lines = rows([
      [...names, "运费", "应付金额"],
      ["", "", "", "", "", "", "12.00"],
    ]);
    const [fit] = recogniseSheet([profileNamed("courier-invoice")], lines).fits;
    expect(doubledColumns(fit?.columns ?? []).map((d) => d.field)).toEqual(["chargeFen"]);
  });
});
