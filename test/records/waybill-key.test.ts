import { expect, test } from "vitest";
import { waybillKey } from "../../src/records/record.ts";

test.each([
  "SF1001",
  "sf-1001",
  "ＳＦ１００１",
  "SF 1001",
  " SF　1001",
  "SF‐10–01",
  "SF\u200b1001",
])("%s is SF1001", (written) => expect(waybillKey(written)).toBe("SF1001"));

test("leading zeros are part of a number, and a text of marks alone is itself", () => {
  expect([waybillKey("001001"), waybillKey("月费"), waybillKey("—")]).toEqual(["001001", "月费", "—"]);
});
