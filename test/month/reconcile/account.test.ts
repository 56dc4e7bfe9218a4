/** One account by two channels: which rows of one side are one, and which are asked about. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountsOf, joinedAccounts, repeatedIn } from "../../../src/month/reconcile/account.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { recordOf } from "../../support/records.ts";

/** A row of the supplier in a file, at a place of its own. */
function rowIn(file: number, said: Partial<RequestRecord> = {}): RequestRecord {
  const record = recordOf("supplier", said);
  return { ...record, ref: { ...record.ref, file } };
}

describe("rows of one side", () => {
  test.each<[string, readonly RequestRecord[], number]>([
    ["equal, in two files: one account", [rowIn(1), rowIn(2)], 1],
    ["equal, in three files: one account", [rowIn(1), rowIn(2), rowIn(3)], 1],
    ["equal, in one file: two, and a person is asked", [rowIn(1), rowIn(1)], 2],
    [
      "twice in one file and once in another: as many as the file with most of them",
      [rowIn(1), rowIn(1), rowIn(2)],
      2,
    ],
    ["twice in each of two files: two", [rowIn(1), rowIn(2), rowIn(1), rowIn(2)], 2],
    ["other pages in another file: two", [rowIn(1), rowIn(2, { pages: 11 })], 2],
    ["another status in another file: two", [rowIn(1), rowIn(2, { status: "cancelled" })], 2],
    [
      "another real cost in another file: two",
      [rowIn(1, { actualCostFen: 900n }), rowIn(2, { actualCostFen: 1200n })],
      2,
    ],
    ["silent on the fee in another file: one", [rowIn(1, { feeFen: null }), rowIn(2)], 1],
    ["each says what the other leaves out: two", [rowIn(1, { feeFen: null }), rowIn(2, { pages: null })], 2],
    [
      "a title written otherwise counts for nothing: one",
      [rowIn(1, { title: "甲" }), rowIn(2, { title: "乙" })],
      1,
    ],
  ])("%s", (_, rows, wanted) => {
    expect(accountsOf(rows)).toHaveLength(wanted);
    expect(repeatedIn(rows)).toBe(rows.length - wanted);
  });

  test("the row that says most stands for the account, and of equal ones the first", () => {
    const [short, full, again] = [rowIn(1, { feeFen: null }), rowIn(2), rowIn(3)];
    const [account] = joinedAccounts([short, full, again]);
    expect([account?.record, account?.twins]).toEqual([full, [again, short]]);
  });
});

describe("law", () => {
  const row = fc.record({
    file: fc.integer({ min: 1, max: 3 }),
    pages: fc.constantFrom(5, 6, null),
    feeFen: fc.constantFrom(150n, null),
  });
  const said = (rows: readonly RequestRecord[]) =>
    accountsOf(rows)
      .map((r) => `${r.pages} ${r.feeFen}`)
      .sort();

  test("the order of files and rows changes nothing, no row is lost, and no account has two rows of one file", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 7 }), fc.nat(), (drawn, seed) => {
        const rows = drawn.map(({ file, ...own }) => rowIn(file, own));
        const moved = rows.map((r, i) => ({
          ...r,
          ref: { file: 4 - r.ref.file, sheet: 1, row: ((i + seed) % 7) + 1 },
        }));
        expect(said(moved.sort((a, b) => a.ref.row - b.ref.row))).toEqual(said(rows));
        const joined = joinedAccounts(rows);
        expect(joined.flatMap((a) => [a.record, ...a.twins])).toHaveLength(rows.length);
        for (const { record, twins } of joined) {
          const files = [record, ...twins].map((r) => r.ref.file);
          expect(new Set(files).size).toBe(files.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
