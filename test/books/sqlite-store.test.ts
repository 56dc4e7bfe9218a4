import { afterAll, expect } from "vitest";
import { sqliteBooks } from "./sqlite-books.ts";
import { storeContract } from "./store-contract.ts";
import { tamperingTable } from "./tampering.ts";

const tampering = tamperingTable();
let untried: string[] = ["all"];

storeContract("the SQLite store", async () => {
  const books = await sqliteBooks();
  const check = (): void => {
    const db = books.raw();
    tampering.tryAll(db);
    untried = tampering.untried(db);
  };
  return { ...books, check };
});

/** So that a table which nobody fills here is not taken for one that is proven. */
afterAll(() => expect(untried).toEqual([]));
