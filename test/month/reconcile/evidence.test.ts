import { expect, test } from "vitest";
import { evidenceOf } from "../../../src/month/reconcile/evidence.ts";
import { recordOf } from "../../support/records.ts";

const isInvoiced = (waybill: string): boolean => waybill === "0012";

test("the evidence class names the sources that speak, the courier by a waybill on the invoice", () => {
  const supplier = recordOf("supplier", { waybillOut: "0012" });
  const requester = recordOf("requester", { waybillOut: "12" });
  const centre = recordOf("centre", { waybillBack: "0012" });
  expect(evidenceOf([supplier, requester, centre], isInvoiced)).toBe("S+R+C+W");
  expect(evidenceOf([requester], isInvoiced)).toBe("R");
  expect(evidenceOf([centre], isInvoiced)).toBe("C+W");
  expect(evidenceOf([supplier, requester], () => false)).toBe("S+R");
});
