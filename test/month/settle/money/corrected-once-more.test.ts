/** 再次更正 / a request that is corrected once more: what the first correction changed stays, unless it is said otherwise. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, filesOf, sumsOf } from "./alliance.ts";

let books: Alliance;
afterAll(() => books.remove());
const PAGES = { supplier: "10002", requester: "10001", no: "A1", day: "2019-03-06" };

/** The supplier's whole file of March, as it has it now; urgent where `urgency` says so. */
async function corrected(pages: number, part: string, urgency = "普通"): Promise<void> {
  const files = filesOf("2019-03", [{ ...PAGES, pages, pagesAsked: null }], part);
  await books.importAll(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace("普通", urgency)])),
  );
}

// 10 pages of an article at 0.30: 3.00, half of it 1.50.
beforeAll(async () => {
  books = await allianceOf();
  await books.month("2019-03", filesOf("2019-03", [{ ...PAGES, pages: 10 }]));
  await books.close("2019-03");
});

test("by a later account: 20 pages in April, urgent in May, is 16.00 and not the 13.00 of 10 urgent pages", async () => {
  await corrected(20, "更正");
  await books.must("reconcile 2019-04");
  await books.must("discrepancy resolve --period 2019-04 --as supplier-right --reason 来函");
  await books.must("settle 2019-04");
  expect(sumsOf(await chargesOf(books, "2019-04"))).toEqual({
    "fee-basis 10002": 300,
    "dd-subsidy 10002": 150,
  });
  await books.close("2019-04");
  await corrected(20, "再更正", "加急");
  await books.must("reconcile 2019-05");
  await books.must("discrepancy resolve --period 2019-05 --as supplier-right --reason 来函");
  await books.must("settle 2019-05");
  // 20 × 0.30 + 10.00 for urgency = 16.00; 6.00 are charged already.
  expect(sumsOf(await chargesOf(books, "2019-05"))).toEqual({
    "fee-basis 10002": 1000,
    "dd-subsidy 10002": 500,
  });
  await books.close("2019-05");
});

test("by a note: 15 pages are 15 urgent ones, 14.50; the same note once more changes nothing", async () => {
  const note = "correct note 2019-03 A1 --pages 15 --reason 复核 --into 2019-06";
  const { wasFen, isFen } = await books.json<{ wasFen: number; isFen: number }>(note);
  expect([wasFen, isFen].map(Number)).toEqual([1600, 1450]);
  expect(await books.json<{ isUnchanged: boolean }>(note)).toMatchObject({ isUnchanged: true });
  await books.must("settle 2019-06");
  expect(sumsOf(await chargesOf(books, "2019-06"))).toEqual({
    "fee-basis 10002": -150,
    "dd-subsidy 10002": -75,
  });
  expect((await books.balis("verify")).exit).toBe(0);
});
