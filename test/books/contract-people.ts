import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { hashText } from "../../src/core/io/hash.ts";
import { verifyLog } from "../../src/people/action-log.ts";
import type { Operator } from "../../src/people/operator.ts";
import { ACTION, add, closeOf, JUNE, MAY, settlementOf } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const recorded = (said: Partial<Operator> = {}): Fact => ({
  kind: "operator-recorded",
  operator: { name: "李", roles: ["clerk", "finance"], user: "li", isActive: true, ...said },
});

const approved = (
  number: number,
  settlement: number,
  said: { period?: string; inputs?: string } = {},
): Fact => ({
  kind: "period-approved",
  approval: { number, settlement, period: MAY, inputs: `${settlement}`, ...said },
});

export function peopleContract({ store }: Subject): void {
  describe("operators", () => {
    test("the latest version of a name is in force; nobody is ever gone", async () => {
      await add(store(), [recorded({ name: "王", roles: ["approver"], user: null }), recorded()]);
      await add(store(), [recorded({ roles: ["clerk"] })]);
      await add(store(), [recorded({ roles: ["clerk"], isActive: false })]);
      expect(await store().read.operators()).toEqual([
        { name: "李", roles: ["clerk"], user: "li", isActive: false },
        { name: "王", roles: ["approver"], user: null, isActive: true },
      ]);
      await add(store(), [recorded()]);
      expect((await store().read.operators())[0]).toEqual({
        ...{ name: "李", roles: ["clerk", "finance"], user: "li", isActive: true },
      });
    });

    test("registered as before is there already", async () => {
      await add(store(), [recorded()]);
      expect(await store().apply(() => [recorded()], ACTION)).toEqual({ added: 0, present: 1 });
    });
  });

  describe("approvals", () => {
    test("the latest of a period counts, with who gave it and when", async () => {
      await add(store(), [
        ...settlementOf(1, MAY, []),
        ...settlementOf(2, MAY, []),
        ...settlementOf(3, JUNE, []),
      ]);
      expect(await store().read.approval(MAY)).toBeNull();
      expect(await store().read.nextApprovalNumber()).toBe(1);
      await add(store(), [approved(1, 1), approved(2, 3, { period: JUNE })]);
      const later = { ...ACTION, operator: "王", user: "office", at: "2019-06-06T10:00:00+08:00" };
      await store().apply(() => [approved(3, 2)], later);
      expect(await store().read.approval(MAY)).toEqual({
        ...{ number: 3, period: MAY, settlement: 2, inputs: "2" },
        ...{ by: "王", user: "office", at: "2019-06-06T10:00:00+08:00" },
      });
      expect((await store().read.approval(JUNE))?.settlement).toBe(3);
      expect(await store().read.nextApprovalNumber()).toBe(4);
    });

    test("an approval never changes, and a closed period takes none", async () => {
      await add(store(), [...settlementOf(1, MAY, []), approved(1, 1)]);
      await expect(add(store(), [approved(1, 1, { inputs: "x" })])).rejects.toMatchObject({
        code: "fact-must-not-change",
        params: { what: "approval" },
      });
      await add(store(), [closeOf(MAY)]);
      await expect(add(store(), [approved(2, 1)])).rejects.toMatchObject({ code: "period-must-be-open" });
    });

    test("of the answers to a finding the latest stands, unless it was withdrawn; a closed period takes none", async () => {
      const answered = (reason: string | null, said: { id?: string; items?: string[] } = {}): Fact => ({
        kind: "finding-answered",
        period: MAY,
        answer: { id: "12-sheets", count: 2, items: ["上", "下"], reason, ...said },
      });
      await add(store(), [answered("甲"), answered("丙", { id: "12-rows", items: [] })]);
      expect(await store().apply(() => [answered("甲")], ACTION)).toEqual({ added: 0, present: 1 });
      await store().apply(() => [answered("乙", { items: ["上"] })], { ...ACTION, operator: "王" });
      const stand = async () => (await store().read.findingAnswers(MAY)).map((a) => [a.id, a.reason, a.by]);
      expect(await stand()).toEqual([
        ["12-rows", "丙", ACTION.operator],
        ["12-sheets", "乙", "王"],
      ]);
      const [, sheets] = await store().read.findingAnswers(MAY);
      expect(sheets).toMatchObject({ count: 2, items: ["上"], at: ACTION.at });
      await add(store(), [answered(null)]);
      expect(await stand()).toEqual([["12-rows", "丙", ACTION.operator]]);
      expect(await store().read.findingAnswers(JUNE)).toEqual([]);
      await add(store(), [closeOf(MAY)]);
      await expect(add(store(), [answered("丁")])).rejects.toMatchObject({ code: "period-must-be-open" });
    });

    test("who settled is who applied the settlement, whoever settles again", async () => {
      await store().apply(() => settlementOf(1, MAY, []), { ...ACTION, operator: "李" });
      await store().apply(() => settlementOf(2, MAY, []), { ...ACTION, operator: "王", user: "wang" });
      expect(await store().read.settledBy(1)).toMatchObject({ name: "李", user: null });
      expect(await store().read.settledBy(2)).toMatchObject({ name: "王", user: "wang" });
    });
  });

  describe("the action log", () => {
    test("names the system user beside the declared name, and counts what was added, by kind", async () => {
      await store().apply(() => [recorded(), recorded({ name: "王" }), ...settlementOf(1, MAY, [])], {
        ...ACTION,
        user: "li",
      });
      const [row] = await store().read.actions();
      expect(row).toMatchObject({ number: 1, operator: "王会计", user: "li", command: "balis test" });
      expect(row?.seal?.added).toEqual({ "operator-recorded": 2, "settlement-run": 1 });
    });

    test("is one chain, and what was rolled back leaves no gap in it", async () => {
      await add(store(), [recorded()]);
      await store().apply(() => [recorded({ name: "王" })], ACTION, { dryRun: true });
      await add(store(), [recorded()]);
      await add(store(), [recorded({ name: "赵" })]);
      const rows = (await store().read.actions()).reverse();
      expect(rows.map((row) => row.number)).toEqual([1, 2]);
      expect(rows[1]?.seal?.previous).toBe(rows[0]?.seal?.hash);
      expect(verifyLog(rows, hashText)).toBeNull();
    });

    test("is read by operator", async () => {
      for (const [operator, name] of [
        ["李", "a"],
        ["王", "b"],
        ["李", "c"],
      ] as const)
        await store().apply(() => [recorded({ name })], { ...ACTION, operator });
      expect((await store().read.actions({ operator: "李" })).map((a) => a.number)).toEqual([3, 1]);
      expect((await store().read.actions({ operator: "李", last: 1 })).map((a) => a.number)).toEqual([3]);
    });
  });

  test("who checks touches no figure: single-person mode makes no settlement out of date, another setting does", async () => {
    const before = await store().read.rulesDigest();
    await add(store(), [{ kind: "setting-recorded", name: "single-person", value: "yes" }]);
    expect(await store().read.rulesDigest()).toBe(before);
    await add(store(), [{ kind: "setting-recorded", name: "late-files", value: "refuse" }]);
    expect(await store().read.rulesDigest()).not.toBe(before);
  });
}
