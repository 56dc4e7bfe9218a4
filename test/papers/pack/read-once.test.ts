/** A pack reads its books once: the same question has the same answer, and another question another. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reader, Store } from "../../../src/books/port.ts";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { readOnce } from "../../../src/papers/pack/steps/read-once.ts";
import { type Books, booksOfMay } from "../report/books-of-may.ts";

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOfMay();
  store = await openBooks(join(books.cwd, "balis.db"));
}, 60_000);
afterAll(() => {
  store.close();
  books.remove();
});

/** What is asked of the books themselves. */
function counting(read: Reader): { read: Reader; asked: string[] } {
  const asked: string[] = [];
  const chargeTotals: Reader["chargeTotals"] = (run) => {
    asked.push(`${run}`);
    return read.chargeTotals(run);
  };
  return { read: { ...read, chargeTotals }, asked };
}

test("the totals of a settlement are read once, those of another one for themselves", async () => {
  const { read, asked } = counting(store.read);
  const once = readOnce(read);
  const run = (await store.read.periods()).find((p) => p.settlement !== null)?.settlement ?? 0;
  expect(await once.chargeTotals(run)).toEqual(await store.read.chargeTotals(run));
  expect(await once.chargeTotals(run)).not.toEqual([]);
  expect(await once.chargeTotals(run + 1)).toEqual([]);
  expect(asked).toEqual([`${run}`, `${run + 1}`]);
});
