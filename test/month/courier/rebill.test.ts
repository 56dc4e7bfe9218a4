/** 补收 / rebills: what is billed once more under a number of which a credit took a part back. */
import { describe, expect, test } from "vitest";
import { by, sumOf } from "../../../src/core/list.ts";
import { isAsked } from "../../../src/month/courier/courier-audit.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { audit, auditMonths, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

/** 2 kg: 10.00 by the contract. */
const two = (chargeFen: bigint, said: Partial<WaybillLine> = {}): WaybillLine =>
  lineOf("001", { shippedOn: "2019-04-29", weightGrams: 2000, chargeFen, ...said });
/** 3.2 kg: 14.00. */
const three = (chargeFen: bigint): WaybillLine => two(chargeFen, { weightGrams: 3200 });

/** What is paid and held after all invoices, and the class of each line of the last. */
function end(invoices: WaybillLine[][], said?: Partial<CourierContract>) {
  const audited = auditMonths(invoices, said);
  const [paid, held] = [sumOf(audited.flat(), (a) => a.payableFen), sumOf(audited.flat(), (a) => a.heldFen)];
  return [
    paid,
    held,
    audited
      .at(-1)
      ?.map((a) => a.class)
      .join(" "),
  ];
}

test.each<[string, WaybillLine[][], [bigint, bigint, string]]>([
  ["10.00 / −4.00 / 4.00: 10.00", [[two(1000n)], [two(-400n)], [two(400n)]], [1000n, 0n, "rebilled"]],
  ["14.00 / −5.00 / 5.00: 14.00", [[three(1400n)], [three(-500n)], [three(500n)]], [1400n, 0n, "rebilled"]],
  ["charge and credit on one invoice", [[two(1000n), two(-400n)], [two(400n)]], [1000n, 0n, "rebilled"]],
  [
    "the credit in two parts, the rebill in two parts",
    [[two(1000n)], [two(-100n), two(-300n)], [two(200n), two(200n)]],
    [1000n, 0n, "rebilled rebilled"],
  ],
  [
    "both over four invoices",
    [[two(1000n)], [two(-200n)], [two(-200n), two(100n)], [two(300n)]],
    [1000n, 0n, "rebilled"],
  ],
  ["less than was credited: 9.00", [[two(1000n)], [two(-400n)], [two(300n)]], [900n, 0n, "rebilled"]],
  [
    "6.00 for 4.00 credited: 4.00 are paid, 2.00 are held and asked",
    [[two(1000n)], [two(-400n)], [two(600n)]],
    [1000n, 200n, "rebill-excess"],
  ],
  [
    "the whole 10.00 again for 4.00 credited: 6.00 are held and asked",
    [[two(1000n)], [two(-400n)], [two(1000n)]],
    [1000n, 600n, "rebill-excess"],
  ],
  [
    "and once more, when all that was credited is paid",
    [[two(1000n)], [two(-400n)], [two(400n)], [two(400n)]],
    [1000n, 400n, "duplicate-waybill"],
  ],
  [
    "12.00 billed, 2.00 of them held: a credit of 5.00 takes 3.00 of what was paid",
    [[two(1200n)], [two(-500n)], [two(500n)]],
    [1000n, 200n, "rebill-excess"],
  ],
  [
    "what a credit ended of what was held is not owed anew",
    [[two(1200n)], [two(-200n)], [two(200n)]],
    [1000n, 200n, "billed-again"],
  ],
  [
    "a rebill of 1 kg (8.00) is a lower reading: 2.00 are paid, 2.00 are asked",
    [[two(1000n)], [two(-400n)], [two(400n, { weightGrams: 900 })]],
    [800n, 200n, "rebill-excess"],
  ],
  [
    "without a weight it is of the parcel that was priced",
    [[two(1000n)], [two(-400n)], [two(400n, { weightGrams: null })]],
    [1000n, 0n, "rebilled"],
  ],
  [
    "the credit before the charge, and the rebill after both",
    [[two(-400n)], [two(1000n, { shippedOn: "2019-05-06" })], [two(400n)]],
    [1000n, 0n, "rebilled"],
  ],
  [
    "a rebill that is credited, and billed anew",
    [[two(1000n)], [two(-400n)], [two(400n), two(-400n)], [two(400n)]],
    [1000n, 0n, "rebilled"],
  ],
  [
    "a credit on the invoice of the rebill ends what is beyond the first credit",
    [[two(1000n)], [two(-400n)], [two(600n), two(-200n)]],
    [1000n, 0n, "rebilled credit"],
  ],
  [
    "what was not delivered is not owed, as a rebill neither",
    [[two(1000n)], [two(-400n)], [two(400n, { outcome: "undelivered" })]],
    [600n, 400n, "undelivered"],
  ],
  [
    "the way back is another leg, and no rebill of the way out",
    [[two(1000n), two(1000n, { leg: "back" })], [two(-400n)], [two(400n, { leg: "back" })]],
    [1600n, 400n, "billed-again"],
  ],
  [
    "of a stop it is by the stop's price: 3 calls, one of them credited, are 36.00",
    [[stop(3600n, 3)], [stop(-1200n, 1)], [stop(1200n, 1)]],
    [3600n, 0n, "rebilled"],
  ],
])("%s", (_, invoices, expected) =>
  expect(end(invoices, { payable: "lower", perStopFen: 1200n })).toEqual(expected));

function stop(chargeFen: bigint, pieces: number): WaybillLine {
  return two(chargeFen, { item: "stop", leg: null, weightGrams: null, pieces });
}

describe("on the invoice of its credit, in whatever order", () => {
  for (const lines of [
    [two(-400n), two(400n)],
    [two(400n), two(-400n)],
  ])
    test(`${lines[0]?.chargeFen} first: 10.00`, () =>
      expect(end([[two(1000n)], lines]).slice(0, 2)).toEqual([1000n, 0n]));
  for (const lines of [
    [two(-400n), two(600n)],
    [two(600n), two(-400n)],
  ])
    test(`6.00 for 4.00, ${lines[0]?.chargeFen} first: 2.00 are held`, () =>
      expect(end([[two(1000n)], lines]).slice(0, 2)).toEqual([1000n, 200n]));
});

test("where the contract's price is paid, a rebill of less than was credited is paid as billed", () => {
  const invoices = [[two(1000n)], [two(-400n)], [two(300n)], [two(100n)]];
  expect(end(invoices, { payable: "contract" })).toEqual([1000n, 0n, "rebilled"]);
});

test("the contract's tolerance counts for what is beyond the credit", () => {
  const of = (fen: bigint) =>
    end([[two(1000n)], [two(-400n)], [two(fen)]], { payable: "lower", toleranceFen: 50n });
  expect(of(450n)).toEqual([1050n, 0n, "rebilled"]);
  expect(of(451n)).toEqual([1000n, 51n, "rebill-excess"]);
});

test("its price is what the contract leaves of the parcel, 10.00 less the 6.00 that stand, and of a part that part", () => {
  const parts = auditMonths([[two(1000n)], [two(-400n)], [two(100n), two(300n)]])[2];
  expect(parts?.map((a) => a.contractFen)).toEqual([100n, 300n]);
  const [line] = auditMonths([[two(1000n)], [two(-400n)], [two(600n)]])[2] ?? [];
  expect(line?.contractFen).toBe(400n);
  expect(line?.steps.map((s) => [s.item, s.fen])).toEqual([
    ["first-weight", 800n],
    ["continued-weight", 200n],
    ["billed-before", -600n],
  ]);
});

test("a rebill is no second parcel of its month's tier, and is priced by the tier of that month", () => {
  const checking = audit({ tiers: [{ fromParcels: 1, rate: { num: 1n, den: 1n } }] });
  checking.loan(loan("001"), true);
  const april = { id: "2019-04", from: "2019-04-01", to: "2019-04-30" };
  const earlier = [{ period: april, lines: [two(1000n), two(-400n)], isNear: true }];
  const anew = two(400n);
  const seen = checking.look({ lines: [anew], earlier });
  expect([seen.counted, seen.restsOnBooks]).toEqual([[], true]);
  expect(seen.otherCycles).toContain(anew);
});

test("of two lines of one amount the one that was not delivered is credited, in whatever order their rows stand", () => {
  const april = lineOf("001", { shippedOn: "2019-04-29" });
  // 2.2 kg cost 12.00; the credit of 14.00 is of April's 14.00.
  const june = [
    { chargeFen: -1400n },
    { chargeFen: -1600n },
    { chargeFen: 1600n, weightGrams: 2200, outcome: "undelivered" as const },
    { chargeFen: 1600n, weightGrams: 2200 },
  ];
  for (const rows of [june, [...june].reverse()]) {
    const lines = rows.map((said) => lineOf("001", { ...said, shippedOn: "2019-04-29" }));
    const told = auditMonths([[april], [], lines])[2] ?? [];
    const byAmount = [...told].sort(by((a) => [a.line.chargeFen, a.line.outcome === null ? 0 : 1]));
    expect(byAmount.map((a) => [a.class, a.payableFen, a.heldFen])).toEqual([
      ["credit", 0n, -1600n],
      ["credit", -1400n, 0n],
      ["over", 1200n, 400n],
      ["credited", 0n, 1600n],
    ]);
  }
});

test("on one and the same bill the line once more with a part credited is paid once, and the rest is asked, in any order", () => {
  // 10.00 + 10.00 − 4.00 are 16.00; the parcel costs 10.00, so 6.00 are held: a repeat, or billed anew for more than was credited?
  const [first, again, credit] = [two(1000n), two(1000n), two(-400n)];
  for (const lines of [
    [first, credit, again],
    [credit, first, again],
    [again, first, credit],
  ]) {
    const placed = lines.map((line, row) => ({ ...line, ref: { file: 1, sheet: 1, row } }));
    const [told = []] = auditMonths([placed]);
    expect([sumOf(told, (a) => a.payableFen), sumOf(told, (a) => a.heldFen)]).toEqual([1000n, 600n]);
    expect(told.filter(isAsked).map((a) => [a.class, a.disputedFen])).toEqual([["rebill-excess", 600n]]);
  }
  // Without the credit it is the same line twice, and no question.
  const [twice = []] = auditMonths([[first, { ...again, ref: { file: 1, sheet: 1, row: 9 } }]]);
  expect(twice.map((a) => a.class).sort()).toEqual(["correct", "duplicate-waybill"]);
});
