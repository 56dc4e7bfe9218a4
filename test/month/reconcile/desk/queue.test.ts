import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerSilence } from "../../../../src/month/reconcile/steps/answer-silence.ts";
import {
  type QueueFilter,
  type QueueOrder,
  readQueue,
} from "../../../../src/month/reconcile/steps/discrepancy-queue.ts";
import { action, booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

let books: Disputes;
beforeEach(async () => {
  books = await booksWithDisputes();
});
afterEach(() => books.remove());

const LATER = "2019-06-18T16:00:00Z"; // the 19th in Beijing: one day after the deadline
async function numbers(
  filter: QueueFilter,
  how: { order?: QueueOrder; reverse?: boolean; at?: string } = {},
) {
  const { at = LATER, ...order } = how;
  const found = await readQueue({
    read: books.store.read,
    filter: { period: "2019-05", ...filter },
    action: action(at),
    ...order,
  });
  return found.map((d) => d.caseKey);
}

describe("the queue", () => {
  for (const [what, filter, expected] of [
    ["all, the largest amount first", {}, ["DD4", "DD2", "DD3", "DD5"]],
    ["a field that differs", { field: "pages" }, ["DD2"]],
    ["part of the number, in any case", { number: "dd5" }, ["DD5"]],
    ["at least this much at risk", { minRiskFen: 210n }, ["DD4", "DD2"]],
    ["those nobody sees to", { owner: "" }, ["DD4", "DD2", "DD3", "DD5"]],
    ["those somebody else sees to", { owner: "张" }, []],
    ["a kind", { kind: "requester-only" as const }, ["DD5"]],
  ] as const) {
    test(`chooses ${what}`, async () => expect(await numbers(filter)).toEqual(expected));
  }

  test("is ordered by any of its fields, what has none last, and the other way round", async () => {
    const { id } = await books.of("DD3");
    await books.balis(`discrepancy assign ${id} --to 张三 --due 2019-06-10`);
    expect((await numbers({}, { order: "owner" }))[0]).toBe("DD3");
    expect((await numbers({}, { order: "due" }))[0]).toBe("DD3");
    expect(await numbers({}, { order: "number" })).toEqual(["DD2", "DD3", "DD4", "DD5"]);
    expect(await numbers({}, { order: "number", reverse: true })).toEqual(["DD5", "DD4", "DD3", "DD2"]);
    expect((await numbers({}, { order: "requester" })).at(-1)).toBe("DD3");
  });

  test("knows what is overdue: a deadline flags, and a moved one counts instead", async () => {
    expect(await numbers({ overdue: true }, { at: "2019-06-18T15:00:00Z" })).toEqual([]);
    const { id } = await books.of("DD4");
    await books.balis(`discrepancy assign ${id} --due 2019-06-30`);
    expect(await numbers({ overdue: true })).toEqual(["DD2", "DD3", "DD5"]);
    await books.balis(`discrepancy assign ${id} --due none`);
    expect(await numbers({ overdue: true })).toEqual(["DD4", "DD2", "DD3", "DD5"]);
  });

  test("assigned to the same once more says that it is so already and adds no second line of history", async () => {
    const { id } = await books.of("DD5");
    const history = async () =>
      JSON.parse((await books.balis(`discrepancy show ${id} --json`)).stdout).history.length;
    await books.balis(`discrepancy assign ${id} --to 李四 --due 2019-06-30`);
    const before = await history();
    const again = await books.balis(`discrepancy assign ${id} --to 李四 --due 2019-06-30`);
    expect([again.exit, again.stdout.includes("1 条原已如此，没有改动"), await history()]).toEqual([
      0,
      true,
      before,
    ]);
    await books.balis(`discrepancy assign ${id} --to 王五`);
    expect(await history()).toBe(before + 1);
    await books.balis(`discrepancy assign ${id} --to none --due none`);
  });
});

describe("silence", () => {
  const silence = (at: string, dryRun = false) =>
    answerSilence({
      store: books.store,
      filter: { period: "2019-05" },
      reason: "逾期未答复",
      action: action(at),
      dryRun,
    });

  test("after the deadline the agreed kinds are resolved as agreed, in the rule's name; the others stay open", async () => {
    const done = await silence(LATER);
    expect(done.resolved.map((r) => r.discrepancy.caseKey).sort()).toEqual(["DD2", "DD3"]);
    expect(done.left).toBe(2);
    expect((await books.of("DD3")).resolution).toMatchObject({
      kind: "supplier-right",
      by: "policy:silence policies sample@2019",
    });
  });

  test("before the deadline nothing happens, nor in a rehearsal", async () => {
    expect((await silence("2019-06-18T15:00:00Z")).resolved).toEqual([]);
    expect((await silence(LATER, true)).resolved).toHaveLength(2);
    expect((await books.queue()).every((d) => d.resolution === null)).toBe(true);
  });

  test("what somebody has decided before is theirs, and what was decided by silence can be withdrawn", async () => {
    const { id } = await books.of("DD2");
    await books.balis(`discrepancy resolve ${id} --as write-off --reason 已答复`);
    expect((await silence(LATER)).resolved.map((r) => r.discrepancy.caseKey)).toEqual(["DD3"]);
    const other = await books.of("DD3");
    expect(await books.balis(`discrepancy withdraw ${other.id} --reason 后来答复了`)).toMatchObject({
      exit: 0,
    });
    expect((await books.of("DD3")).resolution).toBeNull();
  });
});
