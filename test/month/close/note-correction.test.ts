/** 更正: what is known otherwise of a closed month's request; each limit on the value that still passes and the next that doesn't. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { type CorrectionSaid, noteCorrection } from "../../../src/month/close/steps/note-correction.ts";
import { verifyBooks } from "../../../src/month/close/steps/verify-books.ts";
import { codeAndParams } from "../../support/code-and-params.ts";
import { ACTION, add } from "./books.ts";
import { sha256 } from "./facts.ts";
import { SettledBooks, settled } from "./settled-books.ts";

const books = new SettledBooks();
beforeAll(() => books.make(), 60_000);
afterAll(() => books.remove());

const pages = (count: number) => ({ kind: "values", values: { pages: count, feeFen: null } }) as const;

/** May's request of 12 pages, 3.60, was of 10: 3.00. */
const note = (store: Store, said: Partial<CorrectionSaid> = {}, at = ACTION.at) =>
  noteCorrection({
    ...{ store, action: { ...ACTION, at }, dryRun: false },
    said: {
      ...{ period: "2019-05", into: null, service: "dd", request: "DD-1", ordinal: 1, reason: "x" },
      ...{ change: pages(10), ...said },
    },
  });

async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return codeAndParams(error);
    throw error;
  }
  return "not refused";
}

const setting = (name: "correction-days" | "correction-least", value: string) =>
  ({ kind: "setting-recorded", name, value }) as const;

test("goes into the first open period, with the fee as it stood and as it stands; the next goes on from it", () =>
  books.story(async (store) => {
    const first = await note(store);
    expect([first.wasFen, first.isFen]).toEqual([360n, 300n]);
    expect(first.correction).toMatchObject({
      number: 1,
      period: "2019-05",
      into: "2019-07",
      caseKey: "DD-1",
    });
    const second = await note(store, { change: pages(14), into: "2019-08" });
    expect([second.correction.number, second.wasFen, second.isFen]).toEqual([2, 300n, 420n]);
    const last = await note(store, { change: { kind: "void" } });
    expect([last.wasFen, last.isFen]).toEqual([420n, 0n]);
    // Of June's request nothing was noted.
    const june = await note(store, { period: "2019-06", request: "DD-2" });
    expect([june.correction.number, june.wasFen, june.isFen]).toEqual([4, 360n, 300n]);
  }));

test("is of a closed period, of a request that it settled, and goes forward into an open one", () =>
  books.story(async (store) => {
    const request = { request: "DD-2", period: "2019-05" };
    expect(await refusal(note(store, { period: "2019-07" }))).toEqual([
      ...["period-must-be-closed", { period: "2019-07" }],
    ]);
    expect(await refusal(note(store, { request: "DD-2" }))).toEqual(["request-must-be-settled", request]);
    expect(await refusal(note(store, { ordinal: 2 }))).toMatchObject(["request-must-be-settled", {}]);
    expect(await refusal(note(store, { service: "ill" }))).toMatchObject(["request-must-be-settled", {}]);
    expect(await refusal(note(store, { into: "2019-06" }))).toEqual([
      "period-must-be-open",
      { period: "2019-06" },
    ]);
    const back = { period: "2019-05", into: "2019-04" };
    expect(await refusal(note(store, back))).toEqual([
      "correction-must-go-forward",
      { ...back, period: "2019-05" },
    ]);
  }));

test("is worth while at the least difference to the fen, up or down, and changes something", () =>
  books.story(async (store) => {
    expect(await refusal(note(store, { change: pages(12) }))).toEqual([
      ...["correction-must-change-something", { request: "DD-1" }],
    ]);
    await add(store, [setting("correction-least", "0.61")]);
    const amounts = { request: "DD-1", difference: "0.60", least: "0.61" };
    expect(await refusal(note(store))).toEqual(["correction-must-be-material", amounts]);
    expect(await refusal(note(store, { change: pages(14) }))).toEqual([
      "correction-must-be-material",
      amounts,
    ]);
    await add(store, [setting("correction-least", "0.60")]);
    expect(await note(store)).toMatchObject({ isFen: 300n });
  }));

test("is taken until the last day of its time, in Shanghai", () =>
  books.story(async (store) => {
    await add(store, [setting("correction-days", "10")]);
    // Closed on 2019-06-05.
    const late = await refusal(note(store, {}, "2019-06-16T00:00:00+08:00"));
    expect(late).toEqual(["correction-must-be-in-time", { period: "2019-05", days: 10, passed: 11 }]);
    expect(await note(store, {}, "2019-06-15T23:59:00+08:00")).toMatchObject({ isFen: 300n });
    await add(store, [setting("correction-days", "")]);
    expect(await note(store, { change: pages(9) }, "2021-01-01T00:00:00+08:00")).toMatchObject({
      isFen: 270n,
    });
  }));

test("a dry run notes nothing", () =>
  books.story(async (store) => {
    const said = { period: "2019-05", into: null, service: "dd", request: "DD-1", ordinal: 1 } as const;
    const about = { ...said, change: pages(10), reason: "x" };
    const { isFen } = await noteCorrection({ store, said: about, action: ACTION, dryRun: true });
    expect([isFen, await store.read.corrections({})]).toEqual([300n, []]);
  }));

test("the month that it goes into is settled with it, and computed again with it", () =>
  books.story(async (store) => {
    await note(store);
    await settled(store, "2019-07", 3);
    const { periods } = await verifyBooks({ read: store.read, period: "2019-07", hash: sha256 });
    // July's own fee basis and subsidy; −0.60 of May's fee basis and −0.30 of its subsidy.
    expect(periods).toEqual([{ period: "2019-07", charges: 4, entries: 2, isClosed: false, findings: [] }]);
  }));
