/** 附加服务: what a contract calls a service, and what a bill calls it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { CHARGE_WORDS, entryOfItsOwn, serviceKey } from "../../src/rules/service-key.ts";

test.each([
  ["包装费", "packing"],
  ["耗材费", "packing"],
  ["packing", "packing"],
  [" Second  delivery", "redelivery"],
  ["ＣＯＤ", "cod"],
  ["签收拍照", "签收拍照"],
  // No services.
  ["保价费", "保价费"],
  ["运费", "运费"],
])("%s is the service %s", (word, key) => {
  expect(serviceKey(word)).toBe(key);
});

test.each([
  ["运费", "first, step"],
  ["补差", "first, step"],
  ["Freight", "first, step"],
  ["停靠费", "perStop"],
  ["月费", "perPeriod"],
  ["保底差额", "monthlyMinimum"],
  ["保价", "insurance"],
  ["insurance", "insurance"],
  ["包装费", undefined],
  ["签收拍照", undefined],
])("a contract prices %s by %s", (word, entry) => {
  expect(entryOfItsOwn(word)).toBe(entry);
});

test("the words are those by which a bill is read", () => {
  const path = new URL("../../templates/profiles/courier-invoice.yaml", import.meta.url);
  const { columns } = parse(readFileSync(path, "utf8")) as {
    columns: { item: { values: Record<string, string[]> } };
  };
  expect(CHARGE_WORDS).toEqual(columns.item.values);
});
