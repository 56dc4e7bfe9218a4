/** Laws of answers: any bills of one waybill over four months, any held amounts approved or rejected in part or whole. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import { pieceOf } from "../../../src/month/courier/account-part.ts";
import {
  accountOf,
  type CourierAnswer,
  chargeOf,
  type HeldLine,
} from "../../../src/month/courier/courier-answer.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { answeredMonths } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

const said = { payable: "lower", services: [{ item: "packing", fen: 300n }] } as const;
const row = fc.record({
  chargeFen: fc.constantFrom(1400n, 1200n, 1600n, 800n, 300n, 0n, -1400n, -1200n, -300n, -9900n),
  weightGrams: fc.constantFrom(3200, 2200, 900),
  charge: fc.constantFrom(null, null, null, "supplement", "packing", "upstairs"),
  leg: fc.constantFrom("out" as const, "out" as const, "back" as const),
  box: fc.constantFrom("001", "001", "002"),
  shippedOn: fc.constantFrom("2019-04-29", "2019-05-02", "2019-07-30"),
});
const months = fc.array(fc.array(row, { maxLength: 4 }), { minLength: 4, maxLength: 4 });
/** For each month, of each held line in turn: how much of it in per cent, and which way; null: nothing. */
const decision = fc.option(
  fc.record({ percent: fc.integer({ min: 1, max: 100 }), kind: fc.constantFrom("approved", "rejected") }),
);
const decisions = fc.array(fc.array(decision, { maxLength: 3 }), { minLength: 4, maxLength: 4 });
type Decision = { percent: number; kind: string } | null;

function linesOf(rows: readonly (readonly { box: string }[])[]): WaybillLine[][] {
  return rows.map((month) =>
    month.map(({ box, ...rest }) =>
      lineOf(box, { ...rest, motherNo: box === "001" ? null : "001", company: "" }),
    ),
  );
}

function answersOf(said: readonly (readonly Decision[])[]) {
  let number = 0;
  return (month: number, held: readonly HeldLine[]): CourierAnswer[] =>
    held.flatMap((one, i) => {
      const made = said[month]?.[i];
      const fen = made ? (one.fen * BigInt(made.percent)) / 100n : 0n;
      if (!made || fen === 0n) return [];
      number += 1;
      return [answerOf(one, { number, fen, kind: made.kind as CourierAnswer["kind"] })];
    });
}

function answerOf(
  { line }: HeldLine,
  of: Pick<CourierAnswer, "number" | "fen" | "kind"> & Partial<CourierAnswer>,
): CourierAnswer {
  const part = { waybill: accountOf(line), piece: pieceOf(line), leg: line.leg, charge: chargeOf(line) };
  return { isOfRejected: false, ...of, ...part, period: "2019-04", company: "", reason: "…" };
}

describe("answers", () => {
  test("paid, held and rejected are what was billed net, in every month, and what is held is held of its lines", () => {
    fc.assert(
      fc.property(months, decisions, (rows, decided) => {
        const audited = answeredMonths(linesOf(rows), { said, answer: answersOf(decided) });
        for (const month of audited.keys()) {
          const lines = audited.slice(0, month + 1).flatMap((m) => m.lines);
          const heldFen = sumOf(lines, (a) => a.heldFen);
          const all = sumOf(lines, (a) => a.payableFen) + heldFen + sumOf(lines, (a) => a.rejectedFen);
          expect(all).toBe(sumOf(lines, (a) => a.line.chargeFen));
          expect(sumOf(audited[month]?.held ?? [], (h) => h.fen)).toBe(heldFen);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("whatever is answered, nobody is paid less than 0.00 or more than is billed net, if no credit is taken as owed", () => {
    fc.assert(
      fc.property(months, decisions, (rows, decided) => {
        const isCharge = (made: readonly CourierAnswer[]) => made.filter((a) => a.fen > 0n);
        const answer = answersOf(decided);
        const audited = answeredMonths(linesOf(rows), { said, answer: (m, h) => isCharge(answer(m, h)) });
        for (const month of audited.keys()) {
          const lines = audited.slice(0, month + 1).flatMap((m) => m.lines);
          const paidFen = sumOf(lines, (a) => a.payableFen);
          expect(paidFen >= 0n).toBe(true);
          // Of each kind of charge by itself: a credit of one does not make another cheaper.
          const charges = [...new Set(lines.map((a) => chargeOf(a.line)).map((c) => freight(c)))];
          const most = charges.map((of) => {
            const own = lines.filter((a) => freight(chargeOf(a.line)) === of);
            const fen = sumOf(own, (a) => a.line.chargeFen);
            return fen > 0n ? fen : 0n;
          });
          expect(paidFen <= sumOf(most, (fen) => fen)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each(["approved", "rejected"] as const)("where all is %s, nothing is held", (kind) => {
    fc.assert(
      fc.property(months, (rows) => {
        let number = 0;
        const answer = (_: number, held: readonly HeldLine[]) =>
          held.map((one) => answerOf(one, { number: ++number, fen: one.fen, kind }));
        const audited = answeredMonths(linesOf(rows), { said, answer });
        for (const [month, { held }] of audited.entries()) {
          expect(held).toEqual([]);
          const lines = audited.slice(0, month + 1).flatMap((m) => m.lines);
          // All that was ever approved stays paid: nothing takes it back but a credit.
          if (kind === "approved")
            expect(sumOf(lines, (a) => a.payableFen)).toBe(sumOf(lines, (a) => a.line.chargeFen));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("an answer moves money in its month only between held, payable and rejected", () => {
    fc.assert(
      fc.property(months, decisions, (rows, decided) => {
        const answer = answersOf(decided);
        const inMay = answeredMonths(linesOf(rows), {
          said,
          answer: (m, h) => (m === 1 ? answer(m, h) : []),
        });
        const plain = answeredMonths(linesOf(rows), { said });
        const amounts = (of: typeof plain, month: number) =>
          of[month]?.lines
            .filter((a) => a.answer === null)
            .map((a) => [a.class, a.line.chargeFen, a.payableFen, a.heldFen]);
        expect(amounts(inMay, 0)).toEqual(amounts(plain, 0));
        expect(amounts(inMay, 1)).toEqual(amounts(plain, 1));
      }),
      { numRuns: 200 },
    );
  });
});

function freight(charge: string): string {
  return charge === "supplement" ? "freight" : charge;
}

describe("an answer by hand", () => {
  const line = (chargeFen: bigint, over: Partial<WaybillLine> = {}) =>
    lineOf("001", { chargeFen, company: "", shippedOn: "2019-04-29", ...over });
  const all = (kind: CourierAnswer["kind"], month: number) => (m: number, held: readonly HeldLine[]) =>
    m === month ? held.map((one, i) => answerOf(one, { number: i + 1, fen: one.fen, kind })) : [];
  const paidAndHeld = (of: ReturnType<typeof answeredMonths>) =>
    of.map((m) => [sumOf(m.lines, (a) => a.payableFen), sumOf(m.lines, (a) => a.heldFen)]);

  test("what is rejected is taken back first by the company's credit, which takes nothing of what was paid", () => {
    const audited = answeredMonths([[line(1600n)], [], [line(-200n)]], { answer: all("rejected", 1) });
    expect(paidAndHeld(audited)).toEqual([
      [1400n, 200n],
      [0n, -200n],
      [0n, 0n],
    ]);
    expect(audited[2]?.lines[0]).toMatchObject({ class: "credit", rejectedFen: -200n });
  });

  test("what is approved is paid, and a credit of it takes it back", () => {
    const audited = answeredMonths([[line(1600n)], [], [line(-200n)]], { answer: all("approved", 1) });
    expect(paidAndHeld(audited)).toEqual([
      [1400n, 200n],
      [200n, -200n],
      [-200n, 0n],
    ]);
  });

  test("a parcel that was billed too early and approved is not paid again with its own invoice", () => {
    const early = line(1400n, { shippedOn: "2019-05-02" });
    const audited = answeredMonths([[early], [{ ...early, ref: { file: 9, sheet: 1, row: 9 } }]], {
      answer: all("approved", 0),
    });
    expect(paidAndHeld(audited)).toEqual([
      [1400n, 0n],
      [0n, 1400n],
    ]);
    expect(audited[1]?.lines[0]?.class).toBe("duplicate-waybill");
  });

  test("what is approved above the price is taken back by no later weighing", () => {
    // 3.2 kg cost 14.00, 4.2 kg 16.00: of the supplement nothing is owed beyond the 17.00 that were approved.
    const audited = answeredMonths(
      [[line(1700n)], [], [line(200n, { charge: "supplement", weightGrams: 4200 })]],
      { answer: all("approved", 1) },
    );
    expect(paidAndHeld(audited)).toEqual([
      [1400n, 300n],
      [300n, -300n],
      [0n, 200n],
    ]);
  });

  test("a credit of nothing that is approved is owed by the company; rejected, it is void", () => {
    const owed = answeredMonths([[line(-800n)]], { answer: all("approved", 0) });
    expect(paidAndHeld(owed)).toEqual([[-800n, 0n]]);
    const void_ = answeredMonths([[line(-800n)]], { answer: all("rejected", 0) });
    expect(paidAndHeld(void_)).toEqual([[0n, 0n]]);
  });

  describe("what was rejected and is approved after all", () => {
    /** April rejects what is held of the line; another month approves so much of it. */
    const approvedLater =
      (first: WaybillLine, month: number, fen: bigint) => (m: number, held: readonly HeldLine[]) =>
        m === 0
          ? all("rejected", 0)(m, held)
          : m === month
            ? [answerOf({ line: first, fen }, { number: 9, fen, kind: "approved", isOfRejected: true })]
            : [];

    test("is paid in the month that says so, and taken back by a credit as any other", () => {
      const first = line(1600n);
      const audited = answeredMonths([[first], [], [line(-200n)]], { answer: approvedLater(first, 1, 200n) });
      expect(paidAndHeld(audited)).toEqual([
        [1400n, 0n],
        [200n, 0n],
        [-200n, 0n],
      ]);
      expect(audited[1]?.lines).toMatchObject([{ class: "approved", payableFen: 200n, rejectedFen: -200n }]);
    });

    test("is paid once, and no more than is still rejected", () => {
      const first = line(1600n);
      const answer = approvedLater(first, 1, 200n);
      const twice = (m: number, held: readonly HeldLine[]) =>
        m === 1
          ? [...answer(1, held), ...answer(1, held)].map((a, i) => ({ ...a, number: 5 + i }))
          : answer(m, held);
      expect(paidAndHeld(answeredMonths([[first], [], []], { answer: twice }))).toEqual([
        [1400n, 0n],
        [200n, 0n],
        [0n, 0n],
      ]);
      // May's credit of 1.50 took so much of it back: 0.50 are left.
      const credited = answeredMonths([[first], [line(-150n)], []], {
        answer: approvedLater(first, 2, 200n),
      });
      expect(paidAndHeld(credited)).toEqual([
        [1400n, 0n],
        [0n, 0n],
        [50n, 0n],
      ]);
    });

    test("of a credit that was void the company owes it", () => {
      const first = line(-800n);
      const audited = answeredMonths([[first], []], { answer: approvedLater(first, 1, -800n) });
      expect(paidAndHeld(audited)).toEqual([
        [0n, 0n],
        [-800n, 0n],
      ]);
    });
  });

  test("a question is answered once all that is held of its line is decided", () => {
    const part = answeredMonths([[line(1400n), line(1200n, { weightGrams: 2200 })]], {
      answer: (_, held) => held.map((one) => answerOf(one, { number: 1, fen: 1000n, kind: "rejected" })),
    });
    const open = part[0]?.lines.find((a) => a.class === "billed-again");
    expect(open).toMatchObject({ isAnswered: false, disputedFen: 400n });
    const whole = answeredMonths([[line(1400n), line(1200n, { weightGrams: 2200 })]], {
      answer: all("rejected", 0),
    });
    const decided = whole[0]?.lines.find((a) => a.class === "billed-again");
    expect(decided).toMatchObject({ isAnswered: true, disputedFen: 0n });
  });
});
