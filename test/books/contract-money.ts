/** Payments, corrections of closed months, and answers to what the courier's bill left open. */
import { describe, expect, test } from "vitest";
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
const answer: CourierAnswer = {
  ...{ number: 1, period: MAY, company: "sf", waybill: "SF1", piece: "SF1", leg: "out", charge: "freight" },
  ...{ kind: "approved", fen: 300n, isOfRejected: false, reason: "电话确认" },
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

    test("an answer to the courier's bill counts until it is withdrawn, and its number is not given again", async () => {
      await add(store(), [{ kind: "courier-answered", answer }]);
      expect(await store().read.courierAnswers()).toEqual([answer]);
      await add(store(), [{ kind: "courier-answer-withdrawn", answer: 1, reason: "记错" }]);
      expect(await store().read.courierAnswers()).toEqual([]);
      expect(await store().read.nextAnswerNumber()).toBe(2);
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
