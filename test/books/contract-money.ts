/** Payments, corrections of closed months, and answers to what the courier's bill left open. */
import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import type { CourierAnswer } from "../../src/month/courier/courier-answer.ts";
import type { Movement } from "../../src/month/ledger/movement.ts";
import type { Correction } from "../../src/month/settle/correction.ts";
import { ACTION, add, closeOf, JUNE, MAY, oneRow, runOf, settlementOf } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const payment: Movement = {
  ...{ id: "M-1", kind: "payment", period: MAY, day: "2019-05-20", account: "payable:library:10001" },
  ...{ fund: "library-fund", year: "2019", fen: 5000n, voucher: "付-7", text: "补贴", reverses: null },
  terms: null,
};
const correction: Correction = {
  ...{ number: 1, period: MAY, into: JUNE, service: "dd", caseKey: "DD-1", ordinal: 1 },
  ...{ change: { kind: "void" }, reason: "来函", discrepancy: null },
};

export function moneyContract({ store }: Subject): void {
  describe("money that people decide on", () => {
    test("a payment comes back as it was recorded, and stands once", async () => {
      await add(store(), [{ kind: "movement-recorded", movement: payment }]);
      await add(store(), [{ kind: "movement-recorded", movement: payment }]);
      expect(await store().read.movements({ period: MAY })).toEqual([payment]);
      expect(await store().read.movements({ period: JUNE })).toEqual([]);
    });

    test("a correction names the closed month and the one that books it", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...runOf(1, [1]), ...settlementOf(1, MAY, [])]);
      await add(store(), [closeOf(MAY)]);
      await add(store(), [{ kind: "correction-noted", correction }]);
      const [noted] = await store().read.corrections({});
      expect(noted).toMatchObject({ ...correction, notedBy: ACTION.operator });
    });
  });
}

const answerOf = (number: number, said: Partial<CourierAnswer> = {}): CourierAnswer => ({
  ...{ number, period: MAY, company: "sf", waybill: "SF1", piece: "SF1", leg: "out", charge: "freight" },
  ...{ kind: "approved", fen: 150n, isOfRejected: false, reason: "来函", ...said },
});

const answered = (of: CourierAnswer): Fact => ({ kind: "courier-answered", answer: of });
const withdrawn = (number: number, reason: string): Fact => ({
  ...{ kind: "courier-answer-withdrawn", answer: number, reason },
});

export function courierAnswersContract({ store }: Subject): void {
  describe("the history of answers on held amounts", () => {
    const numbers = async (waybill: string): Promise<number[]> =>
      (await store().read.courierAnswerHistory(waybill)).map(({ number }) => number);

    test("has an account's answers and those of its boxes by number, each with who gave it and when", async () => {
      const box = answerOf(2, { piece: "SF1-2", fen: -50n, leg: null, isOfRejected: true });
      await add(store(), [
        answered(answerOf(1)),
        answered(box),
        answered(answerOf(3, { waybill: "SF2", piece: "SF2" })),
      ]);
      const by = { answeredBy: ACTION.operator, answeredAt: ACTION.at, withdrawal: null };
      expect(await store().read.courierAnswerHistory("SF1")).toEqual([
        ...[
          { ...answerOf(1), ...by },
          { ...box, ...by },
        ],
      ]);
      // By a box's own number only what was said of the box.
      expect(await numbers("SF1-2")).toEqual([2]);
      expect(await numbers("SF2")).toEqual([3]);
      expect(await numbers("SF3")).toEqual([]);
    });

    test("keeps a withdrawn answer with who withdrew it, when and why; only the others stand", async () => {
      await add(store(), [answered(answerOf(1)), answered(answerOf(2, { fen: 50n }))]);
      const later = { ...ACTION, at: "2019-06-06T09:00:00+08:00", operator: "赵会计" };
      await store().apply(() => [withdrawn(1, "记错")], later);
      const [first, second] = await store().read.courierAnswerHistory("SF1");
      expect(first).toMatchObject({ number: 1, answeredBy: ACTION.operator, answeredAt: ACTION.at });
      expect(first?.withdrawal).toEqual({ by: "赵会计", at: later.at, reason: "记错" });
      expect(second?.withdrawal).toBeNull();
      expect((await store().read.courierAnswers()).map(({ number }) => number)).toEqual([2]);
      expect(await store().read.nextAnswerNumber()).toBe(3);
    });
  });
}
