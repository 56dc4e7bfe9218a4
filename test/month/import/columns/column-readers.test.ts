/** 读列: what a cell gives its reader, what is remembered of it, and what comes of no column at all. */
import { describe, expect, test } from "vitest";
import {
  ColumnSet,
  isReadableFixed,
  shownText,
} from "../../../../src/month/import/columns/compile-columns.ts";
import type { Field } from "../../../../src/month/import/columns/field.ts";
import type { ColumnRule } from "../../../../src/month/import/columns/profile.ts";
import { Faults } from "../../../../src/month/import/reading/problem.ts";
import { columnContext } from "../../../../src/month/import/reading/row-reading.ts";
import type { RawCell } from "../../../../src/tables/cell.ts";
import { contextOf, rawRow } from "../reading/read-rows.ts";

/** The dd-supplier's columns, some of their rules said otherwise. */
function columns(
  rules: Partial<Record<Field, Partial<ColumnRule>>> = {},
  headings = ["申请单号", "页数", "费用(元)", "状态"],
) {
  const { context } = contextOf({ profile: "dd-supplier", headings });
  const said = new Map(
    [...context.profile.columns].map(([field, rule]) => [field, { ...rule, ...rules[field] }]),
  );
  const bound = context.columns.map((c) => ({ ...c, rule: { ...c.rule, ...rules[c.field] } }));
  const own = { ...context, columns: bound, profile: { ...context.profile, columns: said } };
  return { set: new ColumnSet(columnContext(own)), unknown: context.unknown };
}
const formula = (value: string | null, text = "B1*2"): RawCell => ({ kind: "formula", formula: text, value });

describe("a cell", () => {
  const pages = (cell: RawCell | undefined, rule: Partial<ColumnRule> = {}) => {
    const { set, unknown } = columns({ pages: rule });
    const reader = set.count("pages");
    const faults = new Faults();
    const read = () => reader.read(rawRow(2, ["DD1", ...(cell === undefined ? [] : [cell])]), faults);
    const [first, again] = [read(), read()];
    expect(again).toEqual(first);
    const told = faults.list.map((f) => `${f.problem.code} ${f.text}`);
    return [first, reader.last, ...told, ...[...unknown].map(([field, n]) => `${field} ${n}`)];
  };
  test.each<[string, RawCell | undefined, Partial<ColumnRule>, unknown[]]>([
    ["is a value", "12", {}, [12, 12]],
    ["is nothing", "", {}, [null, null]],
    ["is not there", undefined, {}, [null, null]],
    ["is a sign for nothing", " 无 ", {}, [null, null]],
    [
      "is nothing where it must be something",
      "",
      { required: true },
      [null, null, "value-must-be-given null"],
    ],
    [
      "is a sign for nothing where it must be something",
      "—",
      { required: true },
      [null, null, "value-must-be-given null"],
    ],
    ["can't be read", "x", {}, [null, undefined, "count-must-be-whole x"]],
    ["can't be read, and may be unknown", "x", { unreadable: "unknown" }, [null, undefined, "pages 2"]],
    ["is an error", { kind: "error", text: "#N/A" }, {}, [null, undefined, "cell-must-not-be-error #N/A"]],
    ["is a formula", formula("12"), {}, [12, 12]],
    [
      "is a formula without its result",
      formula(null),
      {},
      [null, undefined, "formula-must-have-value =B1*2"],
    ],
    [
      "is a formula whose result is an error",
      formula("#DIV/0!"),
      {},
      [null, undefined, "cell-must-not-be-error #DIV/0!"],
    ],
    ["is a formula of nothing", formula(""), {}, [null, null]],
  ])("%s", (_, cell, rule, wanted) => expect(pages(cell, rule)).toEqual(wanted));

  test("is shown as it stands, two hundred letters of it at most", () => {
    expect([shownText("x".repeat(200)), shownText("x".repeat(201))]).toEqual([
      "x".repeat(200),
      `${"x".repeat(200)}…`,
    ]);
    expect([shownText(formula(null)), shownText(formula("12")), shownText(null)]).toEqual([
      "=B1*2",
      "12",
      "",
    ]);
  });

  test("of a person is not repeated", () => {
    const { set } = columns({}, ["申请单号", "读者编号"]);
    const faults = new Faults();
    set.text("reader").read(rawRow(2, ["DD1", formula(null, "secret")]), faults);
    expect(faults.list).toMatchObject([{ text: null, problem: { params: { formula: "…" } } }]);
  });
});

describe("where there is no column", () => {
  const row = (n: number) => rawRow(n, ["DD1"]);
  const faults = new Faults();
  test("a value is fixed, or made of the row's place, or nothing", () => {
    const { set } = columns(
      { pages: { fixed: "12" }, requestNo: { generate: "{library}/{period}/{sheet}/L{row}" } },
      [],
    );
    expect(set.count("pages").read(row(3), faults)).toBe(12);
    expect([3, 4].map((n) => set.text("requestNo").read(row(n), faults))).toEqual([
      ...["10002/2019-05/1/L3", "10002/2019-05/1/L4"],
    ]);
    expect([set.fen("feeFen").read(row(3), faults), set.text("title").read(row(3), faults)]).toEqual([
      null,
      null,
    ]);
    expect(faults.list).toEqual([]);
  });
  test("a column that is there comes before a value that would be made", () => {
    const { set } = columns({ requestNo: { generate: "L{row}" }, pages: { fixed: "12" } });
    expect([set.text("requestNo").read(row(3), faults), set.count("pages").read(row(3), faults)]).toEqual([
      "DD1",
      null,
    ]);
  });
});

test("a value of a list is what it is called, in any language; what is not listed is asked, or kept", () => {
  const { set } = columns({}, ["状态", "文献类型"]);
  const read = (status: string, type: string) => {
    const faults = new Faults();
    const cells = rawRow(2, [status, type]);
    const values = [set.value("status", ["filled", "unfilled", "cancelled", "pending"]).read(cells, faults)];
    return [
      ...values,
      set.text("documentType").read(cells, faults),
      ...faults.list.map((f) => f.problem.code),
    ];
  };
  expect(read("已 满足", "期刊")).toEqual(["filled", "期刊论文"]);
  expect(read("Filled", "Thesis")).toEqual(["filled", "学位论文"]);
  expect(read("好", "期刊")).toEqual([null, "期刊论文", "value-must-be-listed"]);
  const type = (unlisted: "finding" | "keep", text: string) => {
    const faults = new Faults();
    const { set } = columns({ documentType: { unlisted } }, ["文献类型"]);
    return [set.text("documentType").read(rawRow(2, [text]), faults), faults.list.length];
  };
  expect([type("keep", "手稿"), type("keep", "期刊"), type("finding", "手稿")]).toEqual([
    ...[
      ["手稿", 0],
      ["期刊论文", 0],
      [null, 1],
    ],
  ]);
});

test("a text has four thousand letters at most", () => {
  const title = (length: number) => {
    const faults = new Faults();
    columns({}, ["题名"])
      .set.text("title")
      .read(rawRow(2, ["x".repeat(length)]), faults);
    return faults.list.map((f) => f.problem.code);
  };
  expect([title(4000), title(4001)]).toEqual([[], ["text-must-be-bounded"]]);
});

test("a fixed value that can't be read is found with its profile", () => {
  const { context } = contextOf({ profile: "dd-supplier", headings: [] });
  const of = (
    field: Field,
    fixed: string | null,
    kind: Parameters<typeof isReadableFixed>[1] = "dd-supplier",
  ) => {
    const rule = context.profile.columns.get(field) ?? [...context.profile.columns.values()][0];
    return (
      rule &&
      isReadableFixed({ ...rule, field, fixed, values: field === "status" ? rule.values : null }, kind)
    );
  };
  expect([of("pages", null), of("pages", "12"), of("pages", "x")]).toEqual([true, true, false]);
  expect([
    of("suppliedOn", "2019-05-03"),
    of("suppliedOn", "x"),
    of("feeFen", "3.60"),
    of("feeFen", "x"),
  ]).toEqual([...[true, false, true, false]]);
  expect([of("status", "满足"), of("status", "好"), of("title", "x")]).toEqual([true, false, true]);
  expect([of("weightGrams", "3.2", "courier-invoice"), of("weightGrams", "x", "courier-invoice")]).toEqual([
    true,
    false,
  ]);
  expect([of("chargeFen", "-1.00", "courier-invoice"), of("chargeFen", "x", "courier-invoice")]).toEqual([
    true,
    false,
  ]);
  expect([of("scoreTenths", "92.5", "consulting"), of("scoreTenths", "x", "consulting")]).toEqual([
    true,
    false,
  ]);
  expect([of("month", "2019-05", "availability"), of("month", "x", "availability")]).toEqual([true, false]);
});
