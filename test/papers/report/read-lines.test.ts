/** Lines of one library after the other: each library has its own, whoever stands between; a stream out of order is seen. */
import { expect, test } from "vitest";
import type { PricedRequest, SettleReads } from "../../../src/month/settle/port.ts";
import { LineReader } from "../../../src/papers/report/steps/read-lines.ts";
import { charge, ref } from "../../books/facts.ts";

const priced = (id: string, library: string, said: Partial<PricedRequest["charge"]> = {}): PricedRequest => ({
  charge: charge(id, { kind: "fee-basis", library, counterparty: "10009", ...said }),
  record: { ref: ref(1, Number(id)), requestNo: `N${id}`, suppliedOn: null, pages: 3, volumes: null },
});

function readerOf(...batches: PricedRequest[][]) {
  let ended = 0;
  async function* pricedRequests() {
    try {
      yield* batches;
    } finally {
      ended += 1;
    }
  }
  const read: Pick<SettleReads, "pricedRequests"> = { pricedRequests };
  const agreed = new Map([["1:1:2", { pages: 7 }]]);
  const lines = new LineReader(read, { settlement: 1, of: "library", code: null, agreed });
  const next = async (code: string) => (await lines.next(code)).lines.map((l) => [l.requestNo, l.quantity]);
  return { lines, next, ended: () => ended };
}

test("of three libraries in two batches each has its lines, as they were agreed; who has none has none", async () => {
  const { next } = readerOf(
    [priced("1", "10001"), priced("2", "10002")],
    [priced("3", "10002"), priced("4", "10004")],
  );
  expect(await next("10001")).toEqual([["N1", 3]]);
  expect(await next("10002")).toEqual([
    ["N2", 7],
    ["N3", 3],
  ]);
  expect(await next("10003")).toEqual([]);
  expect(await next("10004")).toEqual([["N4", 3]]);
  expect(await next("10005")).toEqual([]);
});

test("who is not asked for is passed over, and a correction is no line", async () => {
  const { next, lines } = readerOf([
    priced("1", "10001"),
    priced("2", "10002"),
    priced("3", "10003", { corrects: "2019-04/R1" }),
  ]);
  expect(await next("10002")).toEqual([["N2", 7]]);
  const { corrected, lines: none } = await lines.next("10003");
  expect([corrected.map((c) => c.id), none]).toEqual([["3"], []]);
});

test("a stream in which a library comes back is a mistake, not a lost line", async () => {
  const { next } = readerOf([priced("1", "10002"), priced("2", "10001")]);
  await expect(next("10003")).rejects.toThrow("the requests of 10002 come before those of 10001");
});

test("a library that is asked for when its lines went by is a mistake, not a statement without lines", async () => {
  const { next } = readerOf([priced("1", "10001"), priced("2", "10002")]);
  await next("10002");
  await expect(next("10001")).rejects.toThrow("the lines of 10001 are asked for before those of 10002");
});

test("a stream that is left is ended", async () => {
  const { next, lines, ended } = readerOf([priced("1", "10001")], [priced("2", "10002")]);
  await next("10001");
  await lines.end();
  expect(ended()).toBe(1);
});
