/** Where a parcel went, by what its bill says of the district. */
import { expect, test } from "vitest";
import { classOf } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

test("of several districts with a surcharge it is the one that is billed; where none is, any of them may be", () => {
  const surcharges = [
    { district: "昌平区", fen: 300n },
    { district: "延庆区", fen: 500n },
  ];
  const said = (district: string | null, chargeFen: bigint) =>
    classOf(lineOf("001", { to: "10009", district, chargeFen }), { surcharges });
  expect(said("延庆", 1900n)).toEqual(["district-unknown", 1900n, 0n]);
  for (const text of ["延庆区八达岭镇", "北京市-延庆区", "延庆（远郊）"])
    expect(said(text, 1900n)).toEqual(["district-unknown", 1900n, 0n]);
  // No district, another place, two districts: the plain 14.00, and the 5.00 are asked.
  for (const text of [
    "未知",
    "不详",
    "北京市",
    "远郊",
    "无",
    "-",
    "/",
    "天津",
    "河北燕郊",
    "辽宁朝阳",
    "南通市通州区",
    "延庆、昌平",
  ])
    expect(said(text, 1900n)).toEqual(["district-unknown", 1400n, 500n]);
  expect(said("未知", 1400n)).toEqual(["correct", 1400n, 0n]);
  expect(said("海淀区", 1600n)).toEqual(["over", 1400n, 200n]);
  expect(said(null, 1900n)).toEqual(["district-unknown", 1400n, 500n]);
  expect(said(null, 1800n)).toEqual(["district-unknown", 1400n, 400n]);
  expect(classOf(lineOf("001", { to: "10009", chargeFen: 1700n }), { surcharges: [] })).toEqual([
    ...["over", 1400n, 300n],
  ]);
});
