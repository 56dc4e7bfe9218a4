/** 附加服务: what a contract calls a service, and what a bill calls it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { contractedService, SERVICE_WORDS } from "../../src/rules/contracted-service.ts";
import type { CourierContract } from "../../src/rules/courier-contract.ts";

const named = (item: string, charge: string | null): bigint | undefined =>
  contractedService({ services: [{ item, fen: 300n }] } as unknown as CourierContract, charge)?.fen;

test.each([
  ["包装费", "packing", 300n],
  ["包装", "packing", 300n],
  [" Second  delivery", "redelivery", 300n],
  ["packing", "packing", 300n],
  ["签收拍照", "签收拍照", 300n],
  ["包装费", "upstairs", undefined],
  ["签收拍照", "拍照", undefined],
  ["包装费", null, undefined],
])("a contract that names %s, a bill that charges %s: %s", (item, charge, fen) => {
  expect(named(item, charge)).toBe(fen);
});

test("the words are those by which a bill is read", () => {
  const path = new URL("../../templates/profiles/courier-invoice.yaml", import.meta.url);
  const { columns } = parse(readFileSync(path, "utf8")) as {
    columns: { item: { values: Record<string, string[]> } };
  };
  for (const [key, words] of Object.entries(SERVICE_WORDS))
    expect([key, columns.item.values[key]]).toEqual([key, words]);
});
