/** 运单的账: what credits and lines that follow one another leave of each other, on each limit; classes, disputed, paid and held. */
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { april, audit, auditMonths, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

type Said = Partial<WaybillLine>;
const late = { shippedOn: "2019-04-29" };
const of = (chargeFen: bigint, said: Said = {}): WaybillLine => lineOf("001", { chargeFen, ...said });

/** Each line of May after those of April: class, disputed, payable, held. A parcel of 3.2 kg costs 14.00, to 昌平区 17.00. */
function account(own: readonly WaybillLine[], before: readonly WaybillLine[] = []) {
  const checking = audit({ payable: "lower" });
  checking.loan(loan("001"), true);
  return checking.lines(own, before).map((a) => [a.class, a.disputedFen, a.payableFen, a.heldFen]);
}

describe("a credit of part of a charge", () => {
  test.each<[string, WaybillLine, bigint, (string | bigint)[], (string | bigint)[]]>([
    ["less than what is disputed", of(1700n), 200n, ["over", 100n, 1400n, 300n], [0n, -200n]],
    ["just what is disputed", of(1700n), 300n, ["correct", 0n, 1400n, 300n], [0n, -300n]],
    ["more than what is disputed", of(1700n), 301n, ["correct", 0n, 1400n, 300n], [-1n, -300n]],
    ["of what is right", of(1400n), 1n, ["correct", 0n, 1400n, 0n], [-1n, 0n]],
    ["of what is billed too low", of(1300n), 1n, ["under", -100n, 1300n, 0n], [-1n, 0n]],
    ["of other volumes", of(1400n, { volumes: 3 }), 1n, ["volumes-differ", 0n, 1400n, 0n], [-1n, 0n]],
    [
      "of a surcharge that nobody can check: that stays a question",
      of(1700n, { to: "10009" }),
      300n,
      ["district-unknown", 0n, 1400n, 300n],
      [0n, -300n],
    ],
  ])("%s", (_, line, credit, charged, taken) => {
    const { to } = line;
    expect(account([line, of(-credit, { to })])).toEqual([charged, ["credit", 0n, ...taken]]);
  });
});

describe("what April credited and nobody had billed", () => {
  const credits = (fen: bigint, said: Said = {}) => [of(-fen, { ...late, ...said })];

  test("is set off against what is held of the charge that follows, then against what is paid", () => {
    expect(account([of(1700n)], credits(100n))).toEqual([["over", 200n, 1400n, 300n]]);
    expect(account([of(1700n)], credits(300n))).toEqual([["correct", 0n, 1400n, 300n]]);
    expect(account([of(1700n)], credits(301n))).toEqual([["correct", 0n, 1399n, 301n]]);
  });

  test("what is left of the held part is what a credit of May ends first", () => {
    expect(account([of(1700n), of(-250n)], credits(100n))).toEqual([
      ["correct", 0n, 1400n, 300n],
      ["credit", 0n, -50n, -200n],
    ]);
  });

  test("is set off once: what is left of it goes to the next charge, the own leg first", () => {
    const legs = [of(400n, { leg: "back" }), of(400n)];
    expect(account(legs, credits(600n))).toEqual([
      ["under", -1000n, 200n, 200n],
      ["credited", 0n, 0n, 400n],
    ]);
    expect(account(legs, credits(800n)).map(([, , paid]) => paid)).toEqual([0n, 0n]);
  });

  test("is not set off against a charge that has its own credit", () => {
    expect(account([of(1400n), of(-1400n)], credits(600n))).toEqual([
      ["credited", 0n, 1400n, 0n],
      ["credit", 0n, -1400n, 0n],
    ]);
  });

  test("settles the charge of its amount, and no other", () => {
    const legs = [of(1400n), of(1500n, { leg: "back" })];
    expect(account(legs, credits(1500n)).map(([found, , paid]) => [found, paid])).toEqual([
      ["correct", 1400n],
      ["credited", 0n],
    ]);
  });
});

test("of lines that differ the least is owed: by amount, then by weight, then by place; one of 0.00 comes last", () => {
  const owed = (...lines: WaybillLine[]) => account(lines).findIndex(([found]) => found === "correct");
  expect(owed(of(1500n, { weightGrams: 3500 }), of(1400n))).toBe(1);
  expect(owed(of(1400n), of(0n))).toBe(0);
  expect(owed(of(0n), of(1400n))).toBe(1);
  expect(owed(of(1400n, { weightGrams: 3201 }), of(1400n))).toBe(1);
  expect(owed(of(1400n), of(1400n, { weightGrams: 3201 }))).toBe(0);
  const [first, second] = [of(1400n), of(1400n)];
  expect(owed(second, first)).toBe(1);
});

test("a second line of a leg is billed again, whatever day it says", () => {
  expect(account([of(1400n), of(1600n, { weightGrams: 4200, ...late })]).map(([found]) => found)).toEqual([
    ...["correct", "billed-again"],
  ]);
});

describe("fees of the period that are credited and billed anew", () => {
  const fee = (chargeFen: bigint, said: Said = {}) =>
    lineOf("费用", { item: "period", weightGrams: null, leg: null, chargeFen, ...said });
  const fees = (...lines: WaybillLine[]) =>
    audit({ perPeriodFen: 20_000n, payable: "lower" })
      .lines(lines)
      .map((a) => [a.class, a.disputedFen]);

  test("in parts: the last of those that are owed shows that 10.00 is missing", () => {
    expect(fees(fee(20_000n), fee(-20_000n), fee(5000n), fee(14_000n))).toEqual([
      ["credited", 0n],
      ["credit", 0n],
      ["correct", 0n],
      ["under", -1000n],
    ]);
  });

  test("on the first and the last day of the period, and on neither day beside it", () => {
    const on = (shippedOn: string) => fees(fee(20_000n, { shippedOn }))[0]?.[0];
    expect(["2019-04-30", "2019-05-01", "2019-05-31", "2019-06-01"].map(on)).toEqual([
      ...["late-line", "correct", "correct", "outside-period"],
    ]);
  });
});

describe("what the first walk finds", () => {
  const look = (own: readonly WaybillLine[], before: readonly WaybillLine[] = []) => {
    const checking = audit({ tiers: [{ fromParcels: 4, rate: { num: 1n, den: 2n } }] });
    checking.loan(loan("001"), true);
    const earlier = before.length === 0 ? [] : [{ period: april, lines: before, isNear: true }];
    return checking.look({ lines: own, earlier });
  };

  test("a parcel of April that April credited and May bills anew counts for April's tier", () => {
    const before = [of(1600n, late), of(-1600n, late)];
    const [anew, own] = [of(1400n, late), of(1400n)];
    expect(look([anew], before)).toEqual({ counted: [], otherCycles: [...before, anew], restsOnBooks: true });
    expect(look([own], before)).toMatchObject({ counted: [own], otherCycles: before });
  });

  test("a credit rests on the books where there is an earlier invoice", () => {
    const rests = (...[own, before]: Parameters<typeof look>) => look(own, before).restsOnBooks;
    expect(rests([of(1400n), of(-1n)])).toBe(false);
    expect(rests([of(1400n)], [of(0n, late)])).toBe(false);
    expect(rests([of(1400n)], [of(-1n, late)])).toBe(true);
    expect(rests([of(-1n)], [of(1400n, late)])).toBe(true);
  });
});

describe("the loans of a parcel", () => {
  test("where no library writes waybill numbers down, nobody can say which parcel carried none", () => {
    const checking = audit();
    expect(checking.line(lineOf("777")).class).toBe("correct");
    checking.loan(loan("001"), true);
    expect(checking.line(lineOf("777")).class).toBe("waybill-without-loan");
    const stop = lineOf("777", { item: "stop", weightGrams: null, chargeFen: 0n });
    expect(checking.line(stop).class).toBe("correct");
  });

  test("volumes are the supplier's account, else the requester's, else the centre's", () => {
    const checking = audit();
    const volumes = () => checking.line(lineOf("001")).loanVolumes;
    for (const [role, said] of [
      ["centre", 4],
      ["requester", 3],
      ["supplier", 2],
    ] as const) {
      checking.loan({ ...loan("001", { volumes: said }), role }, true);
      expect(volumes()).toBe(said);
    }
    checking.loan(loan("001", { volumes: null }), true);
    expect(volumes()).toBe(2);
  });

  test("one that came back with others says nothing of how many volumes are in each", () => {
    const checking = audit();
    checking.loan(loan(null, { waybillBack: "001、002" }), true);
    expect(checking.line(lineOf("001", { leg: "back" })).loanVolumes).toBeNull();
  });

  test("a parcel that went and came back under one number has no leg of its own", () => {
    const price = (...loans: ReturnType<typeof loan>[]) => {
      const checking = audit({ returnLeg: { num: 1n, den: 2n } });
      for (const record of loans) checking.loan(record, true);
      return checking.line(lineOf("001", { leg: null })).contractFen;
    };
    const back = loan(null, { waybillBack: "001" });
    expect([price(back), price(loan("001")), price(loan("001"), back)]).toEqual([700n, 1400n, 1400n]);
  });

  test("a parcel that is not billed is named with the first loan it was sent for; one billed at 0.00 is billed", () => {
    const ref = (row: number) => ({ ref: { file: 1, sheet: 1, row } });
    for (const rows of [
      [9, 3],
      [3, 9],
    ]) {
      const checking = audit();
      for (const row of rows) checking.loan(loan("002", ref(row)), true);
      checking.loan(loan("002", ref(1)), false);
      expect(checking.notBilled()).toEqual([{ waybill: "002", ...ref(3) }]);
      checking.line(lineOf("002", { chargeFen: -1n }));
      checking.line(lineOf("002", { item: "stop" }));
      expect(checking.notBilled()).toHaveLength(1);
      checking.line(lineOf("002", { chargeFen: 0n }));
      expect(checking.notBilled()).toEqual([]);
    }
  });
});

/** 3.2 kg cost 14.00, 0.9 kg 8.00. */
const sent = (chargeFen: bigint, said: Said = {}): WaybillLine =>
  of(chargeFen, { company: "", ...late, ...said });

/** What each month pays and holds. */
function paidByMonth(...months: WaybillLine[][]): bigint[][] {
  return auditMonths(months).map((lines) => [
    sumOf(lines, (a) => a.payableFen),
    sumOf(lines, (a) => a.heldFen),
  ]);
}

test("what a month's credit took back is taken back once more by no later one", () => {
  // May's supplement and its credit leave no trace: of April's 14.00 June takes 3.00 back, and 11.00 stay paid.
  const supplement = sent(1400n, { charge: "supplement", weightGrams: 900 });
  expect(paidByMonth([sent(1400n)], [supplement, sent(-1400n)], [sent(-300n)])).toEqual([
    [1400n, 0n],
    [0n, 0n],
    [-300n, 0n],
  ]);
});

describe("a credit that names its charge", () => {
  const [a, b] = [{ chargeId: "a" }, { chargeId: "b" }];

  test.each([
    "a",
    "b",
  ])("ends what is held of that leg before it takes from what was paid: %s", (creditOf) => {
    // Billed twice, 14.00 held; 28.00 less 4.00 are billed net, and 14.00 are owed.
    const expected = [
      [1400n, 1400n],
      [0n, -400n],
    ];
    expect(paidByMonth([sent(1400n, a), sent(1400n, b)], [sent(-400n, { creditOf })])).toEqual(expected);
    expect(paidByMonth([sent(1400n, b), sent(1400n, a)], [sent(-400n, { creditOf })])).toEqual(expected);
  });

  test("is of that charge's leg, whatever the credit's own row says", () => {
    const { from, to } = sent(1600n);
    const back = sent(1600n, { leg: "back", from: to, to: from, chargeId: "b" });
    expect(paidByMonth([sent(1600n, a), back], [sent(-200n, { creditOf: "b" })])).toEqual([
      [2800n, 400n],
      [0n, -200n],
    ]);
    const legs = auditMonths([[sent(1600n, a), back], [sent(-200n, { creditOf: "b" })], [back]]);
    expect(legs[2]?.[0]?.class).toBe("duplicate-waybill");
  });

  test("takes what is left over from other charges of its kind: nobody is paid more than is billed net", () => {
    // Of 0.00 nothing can be taken: of the 14.00 that are billed again and held, 4.00 are billed net.
    expect(paidByMonth([sent(0n, a)], [sent(-1000n, { creditOf: "a" }), sent(1400n)])).toEqual([
      [0n, 0n],
      [0n, 400n],
    ]);
    // 14.00 and, credited, once more 14.00: the second credit of the same charge is one of the other.
    const twice = [sent(-1400n, { creditOf: "a" }), sent(-1400n, { creditOf: "a" })];
    expect(paidByMonth([sent(1400n, a)], twice, [sent(1400n, b)])).toEqual([
      [1400n, 0n],
      [-1400n, -1400n],
      [0n, 1400n],
    ]);
  });
});
