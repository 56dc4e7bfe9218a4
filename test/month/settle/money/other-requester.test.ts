/**
 * After the close another library is known to have asked: fee, subsidy and what is owed move from the one to the other, and both months
 * together are May from scratch, whoever used what.
 */
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { addTo } from "../../../../src/core/list.ts";
import { usedFen } from "../../../../src/month/settle/funds-used.ts";
import { readFunds } from "../../../../src/papers/report/steps/read-funds.ts";
import { type Alliance, allianceOf, chargesOf, copyOf, filesOf, type Request, sumsOf } from "./alliance.ts";
import { settleBooksAsBefore } from "./as-before.ts";
import { requireSound } from "./year-of-months.ts";

const dd = (no: string, day: string, pages: number, requester: string): Request => ({
  ...{ no, supplier: "10002", requester, day, pages },
});
const MAY = [dd("DD1", "2019-05-06", 12, "10001"), dd("DD2", "2019-05-07", 45, "10003")];
const JUNE = [1, 2, 3].map((n) => dd(`DD1${n}`, `2019-06-0${n}`, 10, "10001"));
/** The supplier says so in June's file; the requester says nothing. */
const OTHER = { ...dd("DD1", "2019-05-06", 12, "10003"), pagesAsked: null };

/** Fen of fees, of what the centre pays and takes, and requests, by who asked. */
async function usedIn(books: Alliance, months: readonly string[]): Promise<Record<string, bigint>> {
  const store = await openBooks(join(books.cwd, "balis.db"));
  try {
    const sums = new Map<string, bigint>();
    for (const period of months) {
      const settlement = (await store.read.settlement(period))?.number ?? 0;
      for (const use of await readFunds(store.read, { period, settlement })) {
        addTo(sums, `${use.user} ${use.kind}`, usedFen(use));
        if (use.kind === "fee-basis") addTo(sums, `${use.user} requests`, use.quantity);
      }
    }
    return Object.fromEntries([...sums].filter(([, n]) => n !== 0n).sort());
  } finally {
    await store.close();
  }
}

async function corrected(
  empty: Alliance,
  settle = (books: Alliance): Promise<unknown> => books.must("settle 2019-06"),
): Promise<Alliance> {
  const books = copyOf(empty, settle.name);
  await books.month("2019-05", filesOf("2019-05", MAY));
  await books.close("2019-05");
  await books.importAll(filesOf("2019-06", [...JUNE, OTHER]));
  await books.must("reconcile 2019-06");
  const { discrepancies } = await books.json<{ discrepancies: { riskFen: number; unsettledFen: number }[] }>(
    "discrepancy list 2019-06",
  );
  expect(discrepancies.map((d) => [d.riskFen, d.unsettledFen])).toEqual([[360, 360]]);
  await books.must("discrepancy resolve --period 2019-06 --as supplier-right --reason 来函");
  await settle(books);
  return books;
}

async function scratch(empty: Alliance): Promise<Alliance> {
  const books = copyOf(empty, "scratch");
  await books.month("2019-05", filesOf("2019-05", [{ ...OTHER, pagesAsked: 12 }, ...MAY.slice(1)]));
  await books.month("2019-06", filesOf("2019-06", JUNE));
  return books;
}

const MONTHS = ["2019-05", "2019-06"];

describe("half of each fee is paid", () => {
  let empty: Alliance;
  afterAll(() => empty.remove());

  test("May: 3.60 and 13.50; June takes 3.60 and 1.80 off 10001 and gives them to 10003, and owes nobody otherwise", async () => {
    empty = await allianceOf();
    const books = await corrected(empty);
    expect(await usedIn(books, ["2019-05"])).toEqual({
      ...{ "10001 dd-subsidy": 180n, "10001 fee-basis": 360n, "10001 requests": 1n },
      ...{ "10003 dd-subsidy": 675n, "10003 fee-basis": 1350n, "10003 requests": 1n },
    });
    // June's own: three requests of 3.00 by 10001, half of it.
    expect(await usedIn(books, ["2019-06"])).toEqual({
      ...{ "10001 dd-subsidy": 450n - 180n, "10001 fee-basis": 900n - 360n, "10001 requests": 3n - 1n },
      ...{ "10003 dd-subsidy": 180n, "10003 fee-basis": 360n, "10003 requests": 1n },
    });
    const subsidies = (await chargesOf(books, "2019-06")).filter((c) => c.kind === "dd-subsidy");
    expect(subsidies.map((c) => [c.library, c.fen, c.corrects])).toEqual([
      ["10002", 450, null],
      ["10002", 0, "2019-05/R1"],
    ]);
    await requireSound(books);
    const both = await usedIn(books, MONTHS);
    expect(both).toEqual(await usedIn(await scratch(empty), MONTHS));
    await books.must("report finance 2019-06");
    await books.must("explain 2019-05/R1");
  });

  test("a month that was settled while a fee was of its supplier alone stays as it is once it is closed, and verify agrees", async () => {
    const before = (of: Alliance): Promise<void> => settleBooksAsBefore(of, "2019-06", "by-library");
    const books = await corrected(empty, before);
    expect((await chargesOf(books, "2019-06")).filter((c) => c.corrects !== null)).toEqual([]);
    await books.must("close 2019-06 --confirm 2019-06 --despite 报送不全");
    await requireSound(books);
  });
});

describe("fees settled net", () => {
  let empty: Alliance;
  afterAll(() => empty.remove());

  test("10001 owes 3.60 less and 10003 3.60 more; the supplier earns what it earned, of another library", async () => {
    empty = await allianceOf(["calis-2015"]);
    const books = await corrected(empty);
    const june = await chargesOf(books, "2019-06");
    const ofMay = june.filter((c) => c.corrects === "2019-05/R1" && c.scheme === "fees");
    expect(sumsOf(ofMay)).toEqual({ "bill 10001": -360, "bill 10003": 360 });
    expect(await usedIn(books, ["2019-06"])).toMatchObject({
      ...{ "10001 requests": 2n, "10003 requests": 1n, "10003 fee-basis": 360n },
    });
    await requireSound(books);
    expect(await usedIn(books, MONTHS)).toEqual(await usedIn(await scratch(empty), MONTHS));
  });
});
