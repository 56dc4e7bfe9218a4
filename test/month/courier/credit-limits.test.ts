/** 冲减、告知、费用: what a credit takes of a charge, what a person is told, and what is paid and held, on each limit. */
import { describe, expect, test } from "vitest";
import { AuditSums, rankOf } from "../../../src/month/courier/audit-sums.ts";
import { allocateCourier, CourierUsage, isUse } from "../../../src/month/courier/courier-allocation.ts";
import type { AuditClass, AuditedLine } from "../../../src/month/courier/courier-audit.ts";
import { courierCharges, paymentOf } from "../../../src/month/courier/courier-charges.ts";
import { auditFinding } from "../../../src/month/courier/courier-finding.ts";
import {
  exactCharge,
  meantBy,
  type OpenCharge,
  openCredit,
  ownLegFirst,
  takeBack,
  takeBackRest,
} from "../../../src/month/courier/credit-matching.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { contract } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";
import { policies } from "../close/facts.ts";

const rule: RuleVersion<"courier"> = { ...policies(0n), part: "courier", body: contract };

function charge(heldFen: bigint, said: Partial<WaybillLine> = {}, isEarlier = false): OpenCharge {
  const line = lineOf("001", said);
  const amounts = { leftFen: line.chargeFen, heldFen, paidFen: line.chargeFen - heldFen, takenFen: 0n };
  return { line, leg: line.leg, feeOf: "", isEarlier, ...amounts, approvedFen: 0n, rejectedFen: 0n };
}
const credit = (chargeFen: bigint, said: Partial<WaybillLine> = {}) =>
  openCredit(lineOf("001", { chargeFen, ...said }), "");

describe("the charge that a credit takes back whole", () => {
  const held = charge(1400n);
  const earlier = charge(0n, {}, true);
  const paid = charge(0n);
  test("is what is held, then what was billed earlier, then the last", () => {
    const last = charge(0n);
    expect(exactCharge(credit(-1400n), [paid, earlier, held])).toBe(held);
    expect(exactCharge(credit(-1400n), [held, earlier, paid])).toBe(held);
    expect(exactCharge(credit(-1400n), [paid, earlier])).toBe(earlier);
    expect(exactCharge(credit(-1400n), [paid, last])).toBe(last);
  });
  test("is of its leg before any other, and of its kind and amount", () => {
    const back = charge(1400n, { leg: "back" });
    expect(exactCharge(credit(-1400n), [back, paid])).toBe(paid);
    expect(exactCharge(credit(-1400n, { leg: "back" }), [back, paid])).toBe(back);
    expect(exactCharge(credit(-1399n), [paid])).toBeUndefined();
    expect(exactCharge(credit(-1400n, { item: "stop" }), [paid])).toBeUndefined();
    expect(exactCharge(credit(0n), [charge(0n, { chargeFen: 0n })])).toBeUndefined();
  });
  test("is not one of which something was taken back, though so much is left", () => {
    const partly = charge(0n, { chargeFen: 1600n });
    takeBack(credit(-200n), partly, 200n);
    expect(exactCharge(credit(-1400n), [partly])).toBeUndefined();
  });
  test("of stops is that of the day and of the library", () => {
    const stop = (said: Partial<WaybillLine>) => charge(0n, { item: "stop", ...said });
    const [other, elsewhere, own] = [stop({ shippedOn: "2019-05-07" }), stop({ to: "10009" }), stop({})];
    const wanted = credit(-1400n, { item: "stop", leg: null });
    for (const list of [
      [own, other, elsewhere],
      [other, elsewhere, own],
    ])
      expect(exactCharge(wanted, list)).toBe(own);
  });
});

test("15.00 billed, 3.00 held: a credit of 5.00 ends the 3.00 and takes 2.00; one of 3.00 takes nothing", () => {
  const of = (fen: bigint, heldFen = 300n) => {
    const [taking, from] = [credit(-fen), charge(heldFen, { chargeFen: 1500n })];
    takeBack(taking, from, fen);
    return [taking.releasedFen, taking.takenFen, taking.leftFen, from.leftFen, from.heldFen, from.paidFen];
  };
  expect(of(500n)).toEqual([300n, 200n, 0n, 1000n, 0n, 1000n]);
  expect(of(300n)).toEqual([300n, 0n, 0n, 1200n, 0n, 1200n]);
  expect(of(200n)).toEqual([200n, 0n, 0n, 1300n, 100n, 1200n]);
  expect(of(1500n)).toEqual([300n, 1200n, 0n, 0n, 0n, 0n]);
});

test("the rest is taken of what is held first, over all charges, and what is left over credits nothing", () => {
  const [one, two] = [charge(0n), charge(200n, { chargeFen: 1600n })];
  const taking = credit(-4000n);
  takeBackRest(taking, [one, two]);
  expect([taking.releasedFen, taking.takenFen, taking.leftFen]).toEqual([200n, 2800n, 1000n]);
});

test("of a line of 0.00 nothing is taken back, though the contract's price of it was paid", () => {
  const free = { ...charge(0n, { chargeFen: 0n }), paidFen: 1400n };
  const taking = credit(-500n);
  takeBackRest(taking, [free]);
  expect([taking.takenFen, taking.leftFen, free.paidFen]).toEqual([0n, 500n, 1400n]);
});

test("what is held only in part is not what is held whole", () => {
  const [part, whole] = [charge(1n), charge(1400n)];
  expect(exactCharge(credit(-1400n), [whole, part])).toBe(whole);
  expect(exactCharge(credit(-1400n), [part, whole])).toBe(whole);
  expect(ownLegFirst(credit(-1n), [part, whole])).toEqual([whole, part]);
});

test("a credit is of the fee of its day, else of the one its number names, under whatever numbers that is billed", () => {
  const fee = (waybillNo: string, feeOf: string) => {
    const line = lineOf(waybillNo, { item: "period" });
    return { ...charge(0n), line, feeOf };
  };
  const [april, may, twice, parcel] = [fee("001", "April"), fee("002", "May"), fee("003", "May"), charge(0n)];
  const meant = (waybillNo: string, feeOf: string) => {
    const line = lineOf(waybillNo, { item: "period", chargeFen: -1n });
    return meantBy(openCredit(line, feeOf), [april, may, twice, parcel]);
  };
  expect(meant("002", "May")).toEqual([may, twice]);
  expect(meant("002", "June")).toEqual([may, twice]);
  expect(meant("009", "May")).toEqual([may, twice]);
  expect(meant("009", "June")).toEqual([]);
  expect(meantBy(credit(-1n), [april, may, parcel])).toEqual([parcel]);
});

test("of one leg what is held whole comes first, and another kind not at all", () => {
  const [paid, held, back] = [charge(0n), charge(1400n), charge(1400n, { leg: "back" })];
  const stop = charge(0n, { item: "stop" });
  expect(ownLegFirst(credit(-100n), [back, paid, stop, held])).toEqual([held, paid, back]);
});

const audited = (of: AuditClass, said: Partial<AuditedLine> = {}): AuditedLine => ({
  ...{ line: lineOf("001"), class: of, contractFen: 1400n, steps: [], disputedFen: 0n },
  ...{ payableFen: 1400n, heldFen: 0n, loanVolumes: null, rejectedFen: 0n, answer: null },
  ...{ isAnswered: false, likelyNo: null, ...said },
});

describe("what a person is told", () => {
  test.each<[AuditClass, Partial<AuditedLine>, string | null]>([
    ["correct", {}, null],
    ["credit", {}, null],
    ["credited", {}, null],
    ["volumes-differ", {}, null],
    ["duplicate-waybill", {}, "waybill-must-be-unique"],
    ["billed-again", {}, "waybill-must-be-billed-once"],
    ["rebilled", {}, null],
    ["rebill-excess", { disputedFen: 200n }, "rebill-must-be-within-credit"],
    ["credit-excess", {}, "credit-must-have-its-charge"],
    ["credit-unmatched", {}, "credit-must-have-its-charge"],
    ["district-unknown", {}, "receiver-district-must-be-registered"],
    ["no-weight", {}, "weight-must-be-given"],
    ["over", { disputedFen: 1n }, "courier-line-must-equal-contract"],
    ["under", { disputedFen: -1n }, "courier-line-must-equal-contract"],
    ["line-arithmetic", {}, null],
    ["weight-differs", { disputedFen: 5n, contractFen: null }, null],
    ["district-differs", { disputedFen: 5n }, "courier-line-must-equal-contract"],
    ["outside-period", {}, "courier-line-must-be-owed"],
    ["undelivered", {}, "courier-line-must-be-owed"],
    ["waybill-without-loan", {}, "courier-line-must-be-owed"],
    ["no-contract", {}, "courier-line-must-be-owed"],
  ])("%s", (of, said, code) => {
    expect(auditFinding(audited(of, said))?.code ?? null).toBe(code);
  });

  test("both amounts: 14.00 billed, 3.00 of them disputed", () => {
    expect(auditFinding(audited("over", { disputedFen: 300n }))?.params).toEqual({
      ...{ waybill: "001", invoice: "14.00", contract: "11.00" },
    });
    const line = lineOf("001", { chargeFen: -2000n, to: null });
    expect(auditFinding(audited("credit-excess", { line, disputedFen: -600n }))?.params).toEqual({
      ...{ waybill: "001", credit: "20.00", beyond: "6.00" },
    });
    expect(auditFinding(audited("district-unknown", { line }))?.params).toMatchObject({ library: "—" });
  });
});

describe("charges", () => {
  const of = (said: Partial<AuditedLine>) =>
    courierCharges(audited("over", said), rule).map((c) => [c.kind, c.fen, c.statedFen, c.quantity]);
  test("what is paid, and what is held; of a line that is held whole only that, of 0.00 what is paid", () => {
    expect(of({})).toEqual([["courier", 1400n, 1400n, 1n]]);
    expect(of({ payableFen: 1200n, heldFen: 200n })).toEqual([
      ["courier", 1200n, 1400n, 1n],
      ["courier-held", 200n, null, 1n],
    ]);
    expect(of({ payableFen: 0n, heldFen: 1400n })).toEqual([["courier-held", 1400n, 1400n, 1n]]);
    expect(of({ payableFen: 0n, line: lineOf("001", { chargeFen: 0n }) })).toEqual([["courier", 0n, 0n, 1n]]);
    expect(of({ payableFen: -100n, heldFen: -50n }).map(([kind]) => kind)).toEqual([
      "courier",
      "courier-held",
    ]);
  });
  test("a fee of the period is one, however many pieces", () => {
    expect(of({ line: lineOf("001", { item: "period", pieces: 3 }) })[0]?.[3]).toBe(1n);
    expect(of({ line: lineOf("001", { pieces: 3 }) })[0]?.[3]).toBe(3n);
  });
});

test("what is paid: no dispute, no difference; beyond it by the contract's rule", () => {
  expect(paymentOf(1400n, 0n, undefined)).toEqual({ payableFen: 1400n, heldFen: 0n });
  expect(paymentOf(1400n, 1n, undefined)).toEqual({ payableFen: 1399n, heldFen: 1n });
  expect(paymentOf(1400n, 0n, { ...contract, payable: "contract" })).toEqual({
    payableFen: 1400n,
    heldFen: 0n,
  });
  expect(paymentOf(1400n, -1n, { ...contract, payable: "contract" })).toEqual({
    payableFen: 1401n,
    heldFen: 0n,
  });
  expect(paymentOf(1400n, -1n, { ...contract, payable: "lower" })).toEqual({
    payableFen: 1400n,
    heldFen: 0n,
  });
});

test("what the lines cost by the contract: a credited line and one that is not paid cost nothing more", () => {
  const sums = new AuditSums();
  sums.add(audited("over", { payableFen: 1600n }), rule);
  sums.add(audited("credited", { payableFen: 900n }), rule);
  sums.add(audited("undelivered", { payableFen: 0n, heldFen: 1400n }), rule);
  sums.add(audited("no-contract", { payableFen: 7n, contractFen: null }), undefined);
  // 14.00 + 9.00 + 0.07.
  expect(sums.ratedFen()).toBe(2307n);
  expect(sums.totals().map((t) => t.class)).toEqual(["credited", "undelivered", "no-contract", "over"]);
  expect(rankOf("duplicate-waybill")).toBe(0);
  expect(sums.contracts()).toHaveLength(1);
});

test("what is payable is shared out by the contract that was used last", () => {
  const sums = new AuditSums();
  const other = { ...rule, version: "2" };
  const byBase = { base: 1n, legs: 0n, volumes: 0n, stops: 0n };
  for (const to of ["10001", "10001", "10003"])
    sums.add(audited("correct", { payableFen: 100n, line: lineOf("001", { to }) }), rule);
  const shares = () => sums.allocation().map((c) => c.fen);
  expect(shares()).toEqual([200n, 100n]);
  sums.add(audited("credit", { payableFen: -100n }), { ...other, body: { ...contract, allocation: byBase } });
  expect(shares()).toEqual([100n, 100n]);
  expect(sums.totals().map((t) => [t.class, t.lines, t.billedFen, t.payableFen])).toEqual([
    ["credit", 1, 1400n, -100n],
    ["correct", 3, 4200n, 300n],
  ]);
});

describe("a cost of each library", () => {
  const use = (library: string, legs: number, volumes: number, stops: number) => ({
    library,
    legs,
    volumes,
    stops,
  });
  const by = { base: 0n, legs: 0n, volumes: 1n, stops: 0n };

  test("a line of which nothing is paid is no use, nor one that is taken back or billed once more", () => {
    expect(isUse(audited("correct", { payableFen: 0n }))).toBe(false);
    expect(isUse(audited("correct", { payableFen: 1n }))).toBe(true);
    for (const of of ["credited", "duplicate-waybill", "billed-again", "rebilled", "rebill-excess"] as const)
      expect(isUse(audited(of))).toBe(false);
  });

  test("the borrower's: the receiver on the way out, the sender on the way back; 0.00 is a leg, a credit is none", () => {
    const usage = new CourierUsage();
    for (const said of [
      { chargeFen: 0n },
      { leg: "back", from: "10001", to: "10002", shippedOn: "2019-05-07" },
      { chargeFen: -5n },
      { item: "stop" },
      { item: "period" },
      { to: null },
      { to: "10000", volumes: null },
    ] as const)
      usage.add(audited("correct", { line: lineOf("001", said) }));
    expect(usage.all()).toEqual([use("10000", 1, 0, 1), use("10001", 2, 4, 2)]);
  });

  test("a public aid is taken off first; to the fen, nothing is left to be shared", () => {
    const shared = (total: bigint) =>
      allocateCourier(total, [use("a", 1, 1, 1)], { ...by, aidFen: 500n }).map((c) => c.fen);
    expect([499n, 500n, 501n].map((total) => shared(total)[0])).toEqual([0n, 0n, 1n]);
    expect(allocateCourier(500n, [], by)).toEqual([]);
  });

  test("a part that one of them has anything of is shared by it; one that nobody has goes by legs, else equally", () => {
    const of = (used: ReturnType<typeof use>[], how = by) =>
      allocateCourier(100n, used, how).map((c) => c.fen);
    expect(of([use("a", 1, 0, 1), use("b", 3, 2, 1)])).toEqual([0n, 100n]);
    expect(of([use("a", 1, 0, 1), use("b", 3, 0, 1)])).toEqual([25n, 75n]);
    expect(of([use("a", 0, 0, 0), use("b", 0, 0, 0)])).toEqual([50n, 50n]);
    expect(of([use("a", 0, 0, 0), use("b", 2, 0, 0)])).toEqual([0n, 100n]);
  });

  test("volumes of a sample, and stops that count less, take the place of the month's own", () => {
    const used = [use("a", 1, 9, 2), use("b", 1, 1, 2)];
    const volumesSample = [{ library: "b", volumes: 3n }];
    expect(allocateCourier(90n, used, { ...by, volumesSample }).map((c) => c.fen)).toEqual([0n, 90n]);
    const stopRates = [{ library: "a", rate: { num: 1n, den: 2n } }];
    const stops = { ...by, volumes: 0n, stops: 1n, stopRates };
    expect(allocateCourier(90n, used, stops).map((c) => c.fen)).toEqual([30n, 60n]);
  });
});
