/** 使用经费 of corrections: what a correction run changes is of those whose requests it changed; the rest has a line of its own. */
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import type { SettledFunds } from "../../../src/month/settle/funds-used.ts";
import type { Charge } from "../../../src/rules/charge.ts";
import { HALF, shown, step, sum, TWO, total, used } from "./funds.ts";

describe("corrections of closed months", () => {
  const APRIL = "2019-04/R1";
  const fee = (counterparty: string | null, fen: bigint, quantity = 0n) =>
    total({ corrects: APRIL, counterparty, fen, quantity });
  /** As a correction run writes it: what the base changed by, and what that made of the subsidy. */
  const difference = (
    of: { basis: bigint; fen: bigint; quantity?: bigint } & Partial<
      Pick<Charge, "id" | "corrects" | "rule" | "library">
    >,
  ): Charge => {
    const { basis, fen, quantity = 0n, ...about } = of;
    const steps = [step("correction", { unitFen: basis, fen })];
    return sum({ id: "C-1-10", corrects: APRIL, fen, quantity, steps, ...about });
  };

  test("a fee that rose by 1.20: half of it, 0.60, is the requester's of that request, and moves no share of this month", () => {
    const requests = [...TWO, fee("10001", 120n)];
    const uses = used({ requests, sums: [sum({}), difference({ basis: 120n, fen: 60n })] });
    expect(shown(uses)).toEqual([
      ["10001", "10002", "dd-subsidy", 180n],
      ["10003", "10002", "dd-subsidy", 680n],
      ["10001", "10002", "dd-subsidy", 60n],
    ]);
    const fees = uses.filter((u) => u.kind === "fee-basis" && u.user === "10001");
    expect(sumOf(fees, (u) => u.fen)).toBe(480n);
  });

  test("one rose by 1.20 and one fell by 0.30: 0.45 in all are 0.60 and −0.15", () => {
    const requests = [fee("10001", 120n), fee("10003", -30n)];
    expect(shown(used({ requests, sums: [difference({ basis: 90n, fen: 45n })] }))).toEqual([
      ["10001", "10002", "dd-subsidy", 60n],
      ["10003", "10002", "dd-subsidy", -15n],
    ]);
  });

  test("a void takes the share and the reward of its request off who asked: half of 3.60 and 0.10", () => {
    const reward = { ...HALF, rewardPerRequestFen: 10n };
    const sums = [difference({ basis: -360n, fen: -190n, quantity: -1n })];
    expect(shown(used({ requests: [fee("10001", -360n, -1n)], sums, subsidyOf: () => reward }))).toEqual([
      ["10001", "10002", "dd-subsidy", -190n],
    ]);
  });

  test("where a cap gave nothing of 0.05 more, the requester's part is half of it as the rule rounds: 0.03, or 0.02 down", () => {
    const parts = (rounding: "half-up" | "down") =>
      shown(
        used({
          ...{ requests: [fee("10001", 5n)], sums: [difference({ basis: 5n, fen: 0n })] },
          subsidyOf: () => ({ ...HALF, rounding }),
        }),
      ).map((u) => u[3]);
    expect(parts("half-up")).toEqual([3n, -3n]);
    expect(parts("down")).toEqual([2n, -2n]);
  });

  test("rounding leaves nothing over: 0.01 of +0.03 and −0.02 are 0.02 and −0.01; of −0.01 and 0.02 they are 0.00 and 0.01", () => {
    // +3 and −2 at one half: 1.5 and −1; the total rose from 4.5 → 5 to 5 → 5 or 5.5 → 6, whichever the rest of the base made.
    const up = shown(
      used({ requests: [fee("10001", 3n), fee("10003", -2n)], sums: [difference({ basis: 1n, fen: 1n })] }),
    );
    expect(up.map((u) => [u[0], u[3]])).toEqual([
      ["10001", 2n],
      ["10003", -1n],
    ]);
    const same = shown(
      used({ requests: [fee("10001", 3n), fee("10003", -2n)], sums: [difference({ basis: 1n, fen: 0n })] }),
    );
    expect(same.map((u) => [u[0], u[3]])).toEqual([
      ["10001", 1n],
      ["10003", -1n],
    ]);
    const odd = shown(
      used({ requests: [fee("10001", -1n), fee("10003", 2n)], sums: [difference({ basis: 1n, fen: 1n })] }),
    );
    expect(odd.map((u) => [u[0], u[3]])).toEqual([["10003", 1n]]);
  });

  test("what a cap took of it stands apart: 0.60 more are the requester's, 0.50 of them over the cap", () => {
    const sums = [difference({ basis: 120n, fen: 10n })];
    expect(shown(used({ requests: [fee("10001", 120n)], sums }))).toEqual([
      ["10001", "10002", "dd-subsidy", 60n],
      ["corrected", "10002", "dd-subsidy", -50n],
    ]);
  });

  test("a whole fen beside base × rate is a cap's; less than one is rounding", () => {
    // 1.20 at 50 % is exactly 0.60, 1.21 is 0.605.
    const off = (basis: bigint, fen: bigint) =>
      shown(used({ requests: [fee("10001", basis)], sums: [difference({ basis, fen })] })).map((u) => [
        u[0],
        u[3],
      ]);
    expect(off(120n, 61n)).toEqual([
      ["10001", 60n],
      ["corrected", 1n],
    ]);
    expect(off(121n, 60n)).toEqual([["10001", 60n]]);
    expect(off(121n, 59n)).toEqual([
      ["10001", 61n],
      ["corrected", -2n],
    ]);
  });

  test("what a year's cap moves in a month of which nothing was noted is of no request", () => {
    expect(shown(used({ sums: [difference({ basis: 0n, fen: 300n })] }))).toEqual([
      ["corrected", "10002", "dd-subsidy", 300n],
    ]);
  });

  test("two months corrected in one settlement are told apart, each with the requesters of its own", () => {
    const requests = [
      fee("10001", 90n),
      total({ corrects: "2019-03/R2", counterparty: "10003", quantity: 0n, fen: 30n }),
    ];
    const sums = [
      difference({ basis: 90n, fen: 45n }),
      difference({ id: "C-1-11", corrects: "2019-03/R2", basis: 30n, fen: 15n }),
    ];
    expect(shown(used({ requests, sums }))).toEqual([
      ["10001", "10002", "dd-subsidy", 45n],
      ["10003", "10002", "dd-subsidy", 15n],
    ]);
  });

  test("volumes more and less go by volume: +2 and −1 at 5.00", () => {
    const loan = { service: "ill", unit: "volume", library: "10001", corrects: APRIL } as const;
    const requests = [
      total({ ...loan, counterparty: "10002", quantity: 2n, fen: 1000n }),
      total({ ...loan, counterparty: "10003", quantity: -1n, fen: -500n }),
    ];
    const charge = sum({
      ...{ ...loan, kind: "ill-subsidy", quantity: 1n, fen: 500n },
      steps: [step("correction", { unitFen: 0n, fen: 500n })],
    });
    const subsidyOf = () => ({ perVolumeFen: 500n, capPerLibraryPeriodFen: null });
    expect(shown(used({ requests, sums: [charge], subsidyOf }))).toEqual([
      ["10002", "10001", "ill-subsidy", 1000n],
      ["10003", "10001", "ill-subsidy", -500n],
    ]);
  });

  test("two rule versions, a base that is not these fees', or a rule that nobody knows: the whole difference stands apart", () => {
    const requests = [fee("10001", 120n)];
    const apart = (sums: Charge[], about: Partial<SettledFunds> = {}) =>
      expect(shown(used({ requests, sums, ...about })).map((u) => u[0])).toEqual(sums.map(() => "corrected"));
    const one = difference({ basis: 120n, fen: 60n });
    apart([one, difference({ id: "C-1-11", rule: "dd-subsidy s@2", basis: 120n, fen: 60n })]);
    apart([difference({ basis: 121n, fen: 60n })]);
    apart([difference({ basis: 120n, quantity: 1n, fen: 60n })]);
    apart([one], { subsidyOf: () => undefined });
  });
});
