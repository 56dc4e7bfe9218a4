/** 空白填报表: which columns a form has, which are required, and what may be chosen in them. */
import { expect, test } from "vitest";
import { hashText } from "../../../../src/core/io/hash.ts";
import { type BlankWords, formWorkbook } from "../../../../src/month/import/columns/form.ts";
import { profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";

const shelf = profileShelf("templates/profiles", hashText)([]);
const echo = new Proxy({}, { get: (_, key) => key });
const WORDS = {
  ...{
    sheet: "form",
    above: [],
    below: [],
    total: "sum",
    guide: "guide",
    guideTitle: (what: string) => what,
  },
  ...{ title: (p: object) => JSON.stringify(p), guideAbove: (p: object) => [JSON.stringify(p)] },
  ...{ guideHeads: ["1", "2", "3", "4", "5"], required: "must", whenFilled: "filled", optional: "may" },
  ...{ how: echo, example: echo, unit: { yuan: "元", kg: "kg" }, footer: (p: object) => JSON.stringify(p) },
};
function form(name: string, language: "zh" | "en" = "zh") {
  const profile = shelf.find((p) => p.name === name) ?? expect.fail(name);
  const asked = { profile, period: null, library: null, rows: 2, version: "1", label: "" };
  const [sheet, guide] = formWorkbook(asked, { ...WORDS, language } as unknown as BlankWords).sheets;
  if (!sheet || !guide) return expect.fail("two sheets");
  const needs = guide.rows.map((row) => row.map((cell) => Object.values(cell?.value ?? {})[1]));
  return { sheet, heads: sheet.columns.map((c) => c.head), needs };
}

test("has the headings of its language, with a star where a value must be, and the unit", () => {
  const { heads, sheet } = form("courier-invoice");
  expect(heads).toContain("重量(kg)");
  expect(heads).toEqual(expect.arrayContaining(["运单号*", "寄件日期*", "金额(元)*", "件数*", "附加费(元)"]));
  expect(form("courier-invoice", "en").heads).toEqual(expect.arrayContaining(["Waybill No*", "Weight(kg)"]));
  expect([sheet.rows.length, sheet.rows[0]?.every((cell) => cell === null), sheet.total]).toEqual([
    2,
    true,
    "sum",
  ]);
});

test("asks for no reader, and for nothing by which another profile would be told", () => {
  const { heads } = form("dd-supplier");
  for (const head of ["读者编号", "册数", "提供馆", "填报方"]) expect(heads.join(" ")).not.toContain(head);
  expect(form("dd-supplier-collected").heads.join(" ")).toContain("填报方");
});

test("asks for one amount of a spending: what came back is negative there", () => {
  expect(form("subproject-spending").heads.filter((h) => h.includes("金额"))).toEqual(["金额(元)*"]);
});

test("is as wide as its heads, and has no sum where nothing is summed or counted", () => {
  const { sheet } = form("courier-invoice");
  const width = (head: string) => sheet.columns.find((c) => c.head === head)?.width;
  expect([width("方向"), width("基本运费(元)")]).toEqual([12, 16]);
  const [plain] = shelf.filter(
    (p) => p.totals.count === null && p.totals.sums.length === 0 && p.name === p.kind,
  );
  expect(plain === undefined ? null : form(plain.name).sheet.total).toBeNull();
});

test("says of each column whether it must be filled in", () => {
  const of = (name: string, head: string) => form(name).needs.find(([h]) => `${h}`.startsWith(head))?.[1];
  expect([of("dd-supplier", "申请单号"), of("dd-supplier", "题名")]).toEqual(["must", "may"]);
  expect([of("dd-supplier", "传递方式"), of("registered-users", "活跃用户数")]).toEqual(["may", "may"]);
});

test("offers what may stand in a column, and sums what is summed", () => {
  const { sheet } = form("courier-invoice");
  const column = (head: string) => sheet.columns.find((c) => c.head.startsWith(head));
  expect(column("方向")?.entry).toEqual({ format: "text", choices: ["去程", "回程"] });
  expect(column("运单号")?.entry).toEqual({ format: "text" });
  expect([column("金额")?.summed, column("件数")?.summed, column("重量")?.summed]).toEqual([
    ...["yuan", "count", undefined],
  ]);
  const types = column("寄件日期")?.entry?.format;
  expect([types, column("重量")?.entry?.format, column("金额")?.entry?.format]).toEqual([
    "day",
    "decimal",
    "yuan",
  ]);
  // Names with a comma would part, and long lists are not taken.
  const kinds = form("dd-supplier").sheet.columns.find((c) => c.head.startsWith("文献类型"))?.entry;
  expect(kinds?.choices?.[0]).toBe("期刊");
});
