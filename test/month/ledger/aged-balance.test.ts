/** 账龄: how old what is owed is on the day of the report; each limit on its last day and on the day after. */
import { describe, expect, test } from "vitest";
import { agedBalances } from "../../../src/month/ledger/aged-balance.ts";
import { type Account, type Entry, entryOf } from "../../../src/month/ledger/entry.ts";

const ON = "2019-07-15";

/** Above zero the centre owes it to the library; below, the library owes it. */
function owes(day: string, fen: bigint, account: Account = "payable:library:10002"): Entry {
  return entryOf({
    ...{ id: `${day} ${fen} ${account}`, period: day.slice(0, 7), day, text: "x", reverses: null },
    postings: [
      { account: "expense:dd-subsidy", fen },
      { account, fen: -fen },
    ],
  });
}

const agesOf = (...entries: Entry[]) => agedBalances(entries, ON).map((a) => [a.balanceFen, a.byAge]);

test("10.00 of March and 8.60 of May, 12.00 paid: 6.60 of May are left, 45 days old", () => {
  const moves = [owes("2019-05-31", 860n), owes("2019-06-10", -1200n), owes("2019-03-31", 1000n)];
  expect(agesOf(...moves)).toEqual([[660n, [0n, 660n, 0n, 0n]]]);
});

test.each<[string, string, number]>([
  ["on the day of the report, 0 days", "2019-07-15", 0],
  ["30 days", "2019-06-15", 0],
  ["31 days", "2019-06-14", 1],
  ["90 days", "2019-04-16", 1],
  ["91 days", "2019-04-15", 2],
  ["180 days", "2019-01-16", 2],
  ["181 days", "2019-01-15", 3],
])("what is owed for %s", (_, day, at) => {
  const wanted = [0n, 0n, 0n, 0n].map((none, i) => (i === at ? 100n : none));
  expect(agesOf(owes(day, 100n))).toEqual([[100n, wanted]]);
});

test("a payment between two debts pays the first, once; two debts of one age are added", () => {
  const moves = [owes("2019-07-01", 500n), owes("2019-07-02", -300n), owes("2019-07-03", 400n)];
  expect(agesOf(...moves)).toEqual([[600n, [600n, 0n, 0n, 0n]]]);
});

test("an entry of the day of the report counts, one of the day after does not", () => {
  expect(agesOf(owes("2019-07-15", 100n), owes("2019-07-16", 900n))).toEqual([[100n, [100n, 0n, 0n, 0n]]]);
});

describe("on the other side of zero", () => {
  test("what a library owes is aged the same way, below zero", () => {
    // 5.00 of January and 3.00 of July are owed to the centre; 6.00 received pay January and 1.00 of July.
    const moves = [owes("2019-01-10", -500n), owes("2019-07-01", -300n), owes("2019-07-02", 600n)];
    expect(agesOf(...moves)).toEqual([[-200n, [-200n, 0n, 0n, 0n]]]);
  });

  test("what is paid to the fen leaves nothing, of any age", () => {
    expect(agesOf(owes("2019-01-10", 500n), owes("2019-07-02", -500n))).toEqual([[0n, [0n, 0n, 0n, 0n]]]);
  });

  test("an entry of 0.00 is neither owed nor paid", () => {
    expect(agesOf(owes("2019-01-10", 0n), owes("2019-07-02", 5n))).toEqual([[5n, [5n, 0n, 0n, 0n]]]);
  });
});

test("accounts stand in order; expenses and funds are owed to nobody", () => {
  const of = (library: string, fen: bigint) => owes(`2019-07-0${fen}`, fen, `payable:library:${library}`);
  const moves = [of("10003", 3n), of("10002", 2n), of("10004", 4n), of("10001", 1n)];
  expect(agedBalances(moves, ON).map((a) => [a.account, a.balanceFen])).toEqual([
    ["payable:library:10001", 1n],
    ["payable:library:10002", 2n],
    ["payable:library:10003", 3n],
    ["payable:library:10004", 4n],
  ]);
});
