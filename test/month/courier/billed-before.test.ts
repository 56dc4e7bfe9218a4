/** 重复收费: which lines bill the same once more, and what is left of a fee that is billed in parts. */
import { describe, expect, test } from "vitest";
import { BilledBefore, FeesBefore } from "../../../src/month/courier/billed-before.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { lineOf } from "../../support/records.ts";

type Said = Partial<WaybillLine>;
type Leg = "out" | "back" | null;
const NO_LEG = { leg: null } as const;
const HOMEWARD = { from: "10001", to: "10002" } as const;
const STOP = { item: "stop", ...NO_LEG } as const;

/** Each line on the leg it says. */
const parcel = (said: Said): WaybillLine => lineOf("001", said);
const open = { isOpen: true, isEarlier: false, paidFen: 0n, takenFen: 0n };

describe("a line bills once more what is billed already", () => {
  test.each<[string, Said[], Said, "same" | "other" | null]>([
    ["nothing is", [], {}, null],
    ["the same leg", [{}], {}, "same"],
    ["the other leg", [{}], { leg: "back" }, null],
    ["with another amount", [{}], { chargeFen: 1399n }, "other"],
    ["with another weight", [{}], { weightGrams: 3199 }, "other"],
    ["with another number of pieces", [{}], { pieces: 2 }, "other"],
    ["on another day", [{}], { shippedOn: "2019-05-07" }, "other"],
    ["of two that differ one is the same", [{}, { chargeFen: 9n, ...NO_LEG }], {}, "same"],
    ["a line of 0.00 bills nothing a second time", [{}], { chargeFen: 0n }, "same"],
    ["a line of 0.00 after nothing", [], { chargeFen: 0n }, null],
    ["it says no leg: the way tells", [{}], NO_LEG, "same"],
    ["it says no leg, and went the other way", [{}], { ...NO_LEG, ...HOMEWARD }, null],
    ["the first says no leg: the way tells", [NO_LEG], {}, "same"],
    ["the first says no leg, and went the other way", [{ ...NO_LEG, ...HOMEWARD }], {}, null],
    ["neither says its leg", [NO_LEG], NO_LEG, "same"],
    ["neither says its leg, and they went different ways", [NO_LEG], { ...NO_LEG, ...HOMEWARD }, null],
    ["the first says neither leg nor way: it may be any", [{ ...NO_LEG, to: null }], HOMEWARD, "same"],
    ["it says neither leg nor receiver", [{}], { ...NO_LEG, to: null }, null],
    ["it says neither leg nor sender", [{}], { ...NO_LEG, from: null }, null],
    ["a stop of that day, number and library", [STOP], STOP, "same"],
    ["a stop of another day", [STOP], { ...STOP, shippedOn: "2019-05-07" }, null],
    ["a stop of another receiver", [STOP], { ...STOP, to: "10009" }, null],
    ["a stop whose sender is not said", [STOP], { ...STOP, from: null }, "same"],
    ["a stop of another sender: it is the receiver's", [STOP], { ...STOP, from: "10009" }, "same"],
    ["a stop of a sender alone", [{ ...STOP, to: null }], { ...STOP, to: null }, "same"],
    ["a stop of another sender alone", [{ ...STOP, to: null }], { ...STOP, to: null, from: "10009" }, null],
    ["a stop is no parcel", [{ ...STOP, leg: "out" }], {}, null],
    ["a parcel is no stop", [{}, NO_LEG], STOP, null],
  ])("%s", (_, billed, asked, repeat) => {
    const before = new BilledBefore();
    for (const said of billed) before.add(parcel(said), parcel(said).leg, open);
    expect(before.of(parcel(asked), parcel(asked).leg)).toMatchObject({ repeat, isOpened: false });
  });

  test("what a credit took back is billed no more; where an earlier invoice had it, it keeps its place", () => {
    const of = (...how: (typeof open)[]) => {
      const before = new BilledBefore();
      for (const said of how) before.add(parcel({}), "out", said);
      return before.of(parcel({}), "out" satisfies Leg);
    };
    const [credited, earlier] = [
      { ...open, isOpen: false },
      { ...open, isOpen: false, isEarlier: true },
    ];
    expect(of(credited)).toMatchObject({ repeat: null, isOpened: false });
    expect(of(earlier)).toMatchObject({ repeat: null, isOpened: true });
    expect(of(earlier, open)).toMatchObject({ repeat: "same", isOpened: true });
  });
});

describe("a fee of 200.00", () => {
  const fee = (chargeFen: bigint, company = "A") =>
    lineOf(company, { item: "period", weightGrams: null, chargeFen });
  const feeOn = (line: WaybillLine) => ({ feeOf: line.waybillNo, fen: 20_000n });
  /** What of the fee each line is for, or how it repeats another; `owed`: those that are owed. */
  const left = (lines: readonly WaybillLine[], owed = lines) => {
    const fees = new FeesBefore(feeOn);
    for (const line of owed) fees.expect(line);
    return lines.map((line) => {
      const { repeat, feeLeftFen } = fees.of(line);
      fees.add(line, { fen: line.chargeFen, isOpen: true, isEarlier: false });
      return repeat ?? feeLeftFen;
    });
  };

  test("is billed once, by each company for itself", () => {
    expect(left([fee(20_000n), fee(20_000n, "B")])).toEqual([20_000n, 20_000n]);
  });
  test("in parts: each is right as far as it goes, and the last shows whether all of it was billed", () => {
    expect(left([fee(15_000n), fee(5000n)])).toEqual([15_000n, 5000n]);
    expect(left([fee(15_000n), fee(4000n)])).toEqual([15_000n, 5000n]);
    expect(left([fee(15_000n), fee(6000n)])).toEqual([15_000n, 5000n]);
    expect(left([fee(4000n)])).toEqual([20_000n]);
  });
  test("once it is billed, the same amount again is the same, and any other a question", () => {
    const [first, second, third] = [fee(20_000n), fee(20_000n), fee(100n)];
    expect(left([first, second, third])).toEqual([20_000n, "same", "other"]);
    expect(left([fee(15_000n), fee(5000n), fee(15_000n)])).toEqual([15_000n, 5000n, "same"]);
  });
  test("a line beyond the fee is for the whole of it, and leaves nothing", () => {
    expect(left([fee(20_001n), fee(1n)])).toEqual([20_000n, "other"]);
  });
  test("paid by an earlier invoice it is opened, and what a credit took of it may be billed anew", () => {
    const opened = (fen: bigint, isOpen: boolean) => {
      const fees = new FeesBefore(feeOn);
      fees.add(fee(20_000n), { fen, isOpen, isEarlier: true });
      return fees.of(fee(20_000n));
    };
    expect(opened(20_000n, true)).toEqual({ repeat: "same", isOpened: true });
    expect(opened(5000n, true)).toEqual({ repeat: null, isOpened: true, feeLeftFen: 15_000n });
    expect(opened(0n, false)).toEqual({ repeat: null, isOpened: true, feeLeftFen: 20_000n });
  });
  test("where no line of the company is owed, each is asked for all that is left", () => {
    expect(left([fee(100n), fee(100n)], [])).toEqual([20_000n, 19_900n]);
  });
});
