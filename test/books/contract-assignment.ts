import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { ACTION, add, closeOf, disputed, MAY, oneRow } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

export function assignmentContract({ store }: Subject): void {
  describe("assignment", () => {
    test("who sees to a discrepancy and by when: the latest counts, the same again adds nothing, a new run keeps it", async () => {
      const assigned = (owner: string | null, dueOn: string | null, note = "分工"): Fact => ({
        kind: "discrepancy-assigned",
        assignment: { discrepancy: "D-1", owner, dueOn, note },
      });
      const state = async () => {
        const [d] = await store().read.discrepancies({ period: MAY });
        return [d?.owner, d?.movedTo];
      };
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1)]);
      await add(store(), [assigned("张三", "2019-06-30")]);
      expect(await state()).toEqual(["张三", "2019-06-30"]);
      expect(await store().apply(() => [assigned("张三", "2019-06-30")], ACTION)).toEqual({
        added: 0,
        present: 1,
      });
      expect((await store().apply(() => [assigned("张三", "2019-06-30", "")], ACTION)).added).toBe(0);
      expect((await store().apply(() => [assigned("张三", "2019-06-30", "催办")], ACTION)).added).toBe(1);
      await add(store(), [...disputed(2), assigned(null, "2019-06-30")]);
      expect(await state()).toEqual([null, "2019-06-30"]);
      const history = await store().read.discrepancyHistory("D-1");
      expect(history.map((h) => [h.event, h.owner, h.dueOn, h.reason])).toEqual([
        ["assigned", "张三", "2019-06-30", "分工"],
        ["assigned", "张三", "2019-06-30", "催办"],
        ["assigned", null, "2019-06-30", "分工"],
      ]);
      await add(store(), [closeOf(MAY)]);
      await expect(add(store(), [assigned("李四", null)])).rejects.toMatchObject({
        code: "period-must-be-open",
      });
    });
  });
}
