/** What stands in brackets in a heading: a hint is left off, a unit counts, and what may change the value stays part of the name. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../../../src/core/io/hash.ts";
import { bindColumns, doubledColumns, headingOfRow } from "../../../../src/month/import/columns/heading.ts";
import { profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";

const shelf = profileShelf("templates/profiles", hashText)([]);

function bound(profile: string, ...headings: readonly string[]): string[] {
  const found = shelf.find((p) => p.name === profile);
  if (!found) throw new Error(profile);
  return bindColumns(found, headingOfRow(headings)).map((c) => `${c.field} ${c.unit}`);
}

test.each([
  ["请求馆（全称）", "requester plain"],
  ["请求馆（代码）", "requester plain"],
  ["提供日期(yyyy-mm-dd)", "suppliedOn plain"],
  ["提供日期\n（格式：YYYY/MM/DD）", "suppliedOn plain"],
  ["提供日期(年-月-日)", "suppliedOn plain"],
  ["提供日期（如 2019-05-03）", "suppliedOn plain"],
  ["状态（满足/不满足）", "status plain"],
  ["题名【必填】", "title plain"],
  ["（必填）页数", "pages plain"],
  ["页数（页）（必填）", "pages plain"],
  ["费用（元，含税）", "feeFen yuan"],
  ["费用（单位：元）", "feeFen yuan"],
  ["费用(分)（必填）", "feeFen fen"],
  ["费用（保留两位小数）", "feeFen yuan"],
])("%s is %s", (heading, field) => {
  expect(bound("dd-supplier", heading)).toEqual([field]);
});

test.each([
  ...["费用(万元)", "费用(百元)", "费用（千元）", "费用(USD)", "费用（美元）", "费用(角)", "费用（元/页）"],
  ...["费用(不含税)", "费用(退款)", "费用(预算)", "费用(请按万元填写)", "费用（例如12万元）"],
  ...[
    "费用(万元)(必填)",
    "费用(元)(万元)",
    "费用(元)(分)",
    "费用(元，分)",
    "页数(天)",
    "页数(张)",
    "页数(约)",
  ],
  ...["提供日期(计划)", "请求馆(旧)", "请求馆(经办人姓名)"],
])("%s is not read", (heading) => {
  expect(bound("dd-supplier", heading)).toEqual([]);
});

test.each([
  ["重量(kg)", ["weightGrams kg"]],
  ["重量（克）", ["weightGrams g"]],
  ["重量(斤)", []],
  ["金额(元)", ["chargeFen yuan"]],
  ["金额（人民币，元）", ["chargeFen yuan"]],
  ["金额(万元)", []],
])("a courier's %s: %j", (heading, fields) => {
  expect(bound("courier-invoice", heading)).toEqual(fields);
});

describe("beside a column of the plain name", () => {
  const doubled = (...headings: readonly string[]) => {
    const [profile] = shelf.filter((p) => p.name === "dd-supplier");
    if (!profile) throw new Error("dd-supplier");
    const columns = bindColumns(profile, headingOfRow(headings));
    return doubledColumns(columns).map((d) => d.columns.map((c) => c.heading));
  };
  test("one with a known hint is a second column for the same", () => {
    expect(doubled("请求馆", "请求馆（全称）")).toEqual([["请求馆", "请求馆（全称）"]]);
    expect(doubled("费用", "费用（含税）")).toEqual([["费用", "费用（含税）"]]);
  });
  test("one with any other bracket is left to itself", () => {
    expect(doubled("题名", "题名（英译）")).toEqual([]);
    expect(doubled("费用", "费用（不含税）")).toEqual([]);
    expect(doubled("题名（中文）", "题名（英译）")).toEqual([["题名（中文）", "题名（英译）"]]);
  });
});
