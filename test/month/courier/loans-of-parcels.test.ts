/** What loans say of the parcels they name, beside what the invoice bills. */
import { expect, test } from "vitest";
import { audit, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

test("two loans of one parcel add up, and the other side's account of them is not added", () => {
  const checking = audit();
  checking.loan(loan("001", { volumes: 1 }), true);
  checking.loan(loan("001", { volumes: 1, requestNo: "2" }), true);
  checking.loan({ ...loan("001"), role: "requester" }, true);
  expect(checking.line(lineOf("001"))).toMatchObject({ class: "correct", loanVolumes: 2 });
});

test("parcels sent in the period that no line bills are listed; those of months before and way-backs are not", () => {
  const checking = audit();
  checking.loan(loan("003"), true);
  checking.loan(loan("002"), true);
  checking.loan(loan("004"), false);
  checking.loan(loan(null, { waybillBack: "005" }), true);
  checking.loan(loan("006", { status: "unfilled" }), true);
  checking.line(lineOf("003"));
  expect(checking.notBilled().map((p) => p.waybill)).toEqual(["002"]);
});

test("a loan and an invoice may write one number in two ways; what is not billed is named as the loan writes it", () => {
  const checking = audit();
  checking.loan(loan("sf-1001"), true);
  checking.loan(loan("ＳＦ１００１", { requestNo: "2" }), true);
  checking.loan(loan("sf-1002"), true);
  expect(checking.line(lineOf("SF 1001", { volumes: 4 }))).toMatchObject({
    class: "correct",
    loanVolumes: 4,
  });
  expect(checking.notBilled().map((p) => p.waybill)).toEqual(["sf-1002"]);
});
