/** Two processes and one set of books: who comes second learns who writes, or waits. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fact, Store } from "../../../src/books/port.ts";
import { createBooks, openBooks } from "../../../src/books/sqlite/open.ts";
import { readNote } from "../../../src/books/writer-note.ts";
import { sentenceOf } from "../../../src/cli/words/sentences.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { ACTION } from "../facts.ts";

const LABEL: Fact = { kind: "setting-recorded", name: "label", value: "甲" };
const NOTE = { ...ACTION, operator: "王会计", command: "balis import inbox", at: "2019-06-03T01:30:00Z" };
let [folder, path] = ["", ""];
let open: Store[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "balis-busy-"));
  path = join(folder, "a.db");
  await createBooks(path);
});

afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
  rmSync(folder, { recursive: true });
});

async function opened(waitMs: number): Promise<Store> {
  const store = await openBooks(path, { lockTimeoutMs: 20, waitMs });
  open.push(store);
  return store;
}

/** A plan that is under way until it is let go. */
async function writing(): Promise<{ letGo: () => void; ended: Promise<unknown> }> {
  const store = await opened(0);
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = (): void => {};
  const isUnderWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const ended = store.apply(async function* () {
    begun();
    await held;
    yield LABEL;
  }, NOTE);
  await isUnderWay;
  return { letGo, ended };
}

async function refused(store: Store): Promise<Refusal> {
  try {
    await store.apply(() => [LABEL], ACTION);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was applied");
}

test("who finds them busy is told who writes what since when, in Beijing's time", async () => {
  const { letGo, ended } = await writing();
  const refusal = await refused(await opened(0));
  expect(refusal).toMatchObject({
    code: "books-must-be-free",
    params: { path, operator: "王会计", command: "balis import inbox", since: "2019-06-03T01:30:00Z" },
  });
  expect(sentenceOf("zh-CN", refusal).what).toContain("正由 王会计 使用：balis import inbox（09:30 起");
  letGo();
  await ended;
  expect([existsSync(`${path}-writer`), readNote(path)]).toEqual([false, null]);
});

test("who waits is served once the other has ended", async () => {
  const { letGo, ended } = await writing();
  const second = (await opened(30_000)).apply(() => [{ ...LABEL, value: "乙" }], ACTION);
  setTimeout(letGo, 300);
  await ended;
  expect(await second).toEqual({ added: 1, present: 0 });
});

test("a note that a killed process left behind names nobody", async () => {
  writeFileSync(`${path}-writer`, JSON.stringify({ ...NOTE, since: NOTE.at, host: "", pid: 0 }));
  const note = JSON.parse(readFileSync(`${path}-writer`, "utf8"));
  const { hostname } = await import("node:os");
  const deadPid = 4_194_305; // above the highest that a process gets
  writeFileSync(`${path}-writer`, JSON.stringify({ ...note, host: hostname(), pid: deadPid }));
  expect(readNote(path)).toBeNull();
  writeFileSync(`${path}-writer`, JSON.stringify({ ...note, host: hostname(), pid: process.pid }));
  expect(readNote(path)?.operator).toBe("王会计");
  writeFileSync(`${path}-writer`, "{");
  expect(readNote(path)).toBeNull();
});

test("a plan that fails takes its note away", async () => {
  const store = await opened(0);
  const failing = store.apply(() => {
    throw new Error("no plan");
  }, NOTE);
  await expect(failing).rejects.toThrow("no plan");
  expect(existsSync(`${path}-writer`)).toBe(false);
});
