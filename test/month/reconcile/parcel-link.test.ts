import { expect, test } from "vitest";
import { parcelLinksOf } from "../../../src/month/reconcile/parcel-link.ts";
import { recordOf } from "../../support/records.ts";

test("a loan is linked to a parcel once a leg, by the number's key, however it is written", () => {
  const record = recordOf("supplier", { waybillOut: "sf-1001、SF1001 SF 1002", waybillBack: "ＳＦ１００１" });
  expect(parcelLinksOf([record]).map((l) => [l.waybill, l.leg])).toEqual([
    ["SF1001", "out"],
    ["SF1002", "out"],
    ["SF1001", "back"],
  ]);
});
