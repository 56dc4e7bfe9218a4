import { expect, test } from "vitest";
import { waybillKey } from "../../src/records/waybill-key.ts";

test.each([
  "SF1001",
  "sf-1001",
  "ＳＦ１００１",
  "SF 1001",
  " SF　1001",
  "SF‐10–01",
  "SF\u200b1001",
])("%s is SF1001", (written) => expect(waybillKey(written)).toBe("SF1001"));

test.each([
  ...[
    "(SF9008)",
    "（SF9008）",
    "[SF9008]",
    "【SF9008】",
    "《SF9008》",
    "<SF9008>",
    "“SF9008”",
    "「SF9008」",
    '"SF9008"',
    "'SF9008'",
  ],
  ...["SF9008。", "SF9008.", "SF9008，", "SF9008;", "（SF9008）。", "((SF9008))"],
  // Halves, as they are left where a cell of several is parted.
  ...["（SF9008", "SF9008）", "“SF9008"],
  ...[
    "单号：SF9008",
    "运单号: SF 9008",
    "快递单号SF9008",
    "顺丰SF9008",
    "No.SF9008",
    "№SF9008",
    "NO：SF9008",
    "单号：（sf-9008）。",
  ],
  ...['="SF9008"', "'SF9008", "`SF9008"],
])("%s is SF9008", (written) => expect(waybillKey(written)).toBe("SF9008"));

test("what stands inside or after a number is part of it, and so are its own letters", () => {
  const same = ["SF9008(2)", "SF9008补", "NO9008", "SF1/SF2", "7.7E+11", "(补)"];
  expect(same.map((text) => waybillKey(text))).toEqual([
    "SF9008(2)",
    "SF9008补",
    "NO9008",
    "SF1/SF2",
    "7.7E+11",
    "补",
  ]);
  expect(["771001.0", "771001."].map((text) => waybillKey(text))).toEqual(["771001", "771001"]);
});

test("programs of before took a guard for a part of the number", () => {
  expect(["(SF9008)", "单号：SF9008", "'SF9008", "771001.0"].map((text) => waybillKey(text, true))).toEqual([
    ...["(SF9008)", "单号:SF9008", "'SF9008", "771001.0"],
  ]);
});

test("leading zeros are part of a number, and a text of marks alone is itself", () => {
  expect([waybillKey("001001"), waybillKey("月费"), waybillKey("—")]).toEqual(["001001", "月费", "—"]);
});
