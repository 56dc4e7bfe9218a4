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

test("a number that is one slip away from exactly one of the loans names it: a digit, two swapped, or zeros before it", () => {
  const likely = (billed: string, ...loans: string[]) => {
    const checking = audit();
    for (const number of loans) checking.loan(loan(number), true);
    const { class: of, likelyNo } = checking.line(lineOf(billed));
    return [of, likelyNo];
  };
  const unknown = "waybill-without-loan";
  expect(likely("SF1001", "SF1007")).toEqual([unknown, "SF1007"]);
  expect(likely("SF1021", "SF1201")).toEqual([unknown, "SF1201"]);
  expect(likely("0014000010", "14000010")).toEqual([unknown, "14000010"]);
  expect(likely("14000010", "0014000010")).toEqual([unknown, "0014000010"]);
  // Two may be meant, or two slips would be needed, or it is another company's prefix.
  expect(likely("SF1001", "SF1007", "SF1008")).toEqual([unknown, null]);
  expect(likely("SF1001", "SF1077")).toEqual([unknown, null]);
  expect(likely("SF1001", "JD1001")).toEqual([unknown, null]);
  expect(likely("SF1001", "SF1001", "SF1007")).toEqual(["correct", null]);
});
