/** 记账: which two accounts an amount is booked on, and what is taken back. */
import { describe, expect, test } from "vitest";
import { entryOf, reversalOf } from "../../../src/month/ledger/entry.ts";
import { entryOfMovement, type Movement, reversalOfMovement } from "../../../src/month/ledger/movement.ts";
import { accountsOf, entriesOf, entryId, type Owed, reversalsOf } from "../../../src/month/ledger/recipes.ts";
import { FEES } from "../../../src/rules/charge.ts";

const owed = (changes: Partial<Owed>): Owed => ({
  ...{ kind: "dd-subsidy", scheme: null, service: "dd", corrects: null, payee: "10002", fen: 860n },
  ...changes,
});
const may = { period: "2019-05", number: 1, day: "2019-05-31" };

test.each<[string, Partial<Owed>, string, string]>([
  ["a subsidy", {}, "expense:dd-subsidy", "payable:library:10002"],
  ["the courier", { kind: "courier", payee: "sf" }, "expense:courier", "payable:courier:sf"],
  ["what is held back", { kind: "courier-held", payee: "sf" }, "claim:courier", "held:courier:sf"],
  ["a grant", { kind: "grant", scheme: "reward" }, "expense:scheme:reward", "payable:library:10002"],
  ["a bill", { kind: "bill", scheme: "quota" }, "payable:library:10002", "income:scheme:quota"],
  ["a fee granted", { kind: "grant", scheme: FEES }, "clearing:dd", "payable:library:10002"],
  ["a fee billed", { kind: "bill", scheme: FEES }, "payable:library:10002", "clearing:dd"],
])("%s: debit and credit", (_, changes, debit, credit) => {
  expect(accountsOf(owed(changes))).toEqual({ debit, credit });
});

test.each<[Partial<Owed>, string]>([
  [{}, "2019-05/S1/dd-subsidy/10002"],
  [{ kind: "grant", scheme: "reward" }, "2019-05/S1/grant:reward/10002"],
  [{ kind: "bill", scheme: FEES, service: "ill" }, `2019-05/S1/bill:${FEES}-ill/10002`],
  [{ corrects: "2019-04/R1" }, "2019-05/S1/dd-subsidy:2019-04-R1/10002"],
])("what is booked says what it is: %j", (changes, id) => {
  expect(entryId(owed(changes), may)).toBe(id);
});

test("more taken back than owed is booked the other way round; an amount of zero is not booked", () => {
  const entries = entriesOf([owed({ fen: -860n }), owed({ fen: 0n, payee: "10003" })], may);
  expect(entries.map((e) => [e.text, e.postings])).toEqual([
    [
      "2019-05 dd-subsidy 10002",
      [
        { account: "expense:dd-subsidy", fen: -860n },
        { account: "payable:library:10002", fen: 860n },
      ],
    ],
  ]);
});

test("only entries of the settled period are taken back, not a reversal, not what was taken back already", () => {
  const [first, second] = entriesOf([owed({}), owed({ payee: "10003" })], may);
  const other = entriesOf([owed({})], { ...may, period: "2019-04" });
  if (!first || !second) throw new Error("nothing booked");
  const back = reversalOf(first, { id: "2019-05/S2/reversal/x", day: "2019-06-05", text: "x" });
  const reversals = reversalsOf([first, second, back, ...other], { ...may, number: 3 });
  expect(reversals.map((e) => [e.id, e.reverses, e.postings.map((p) => p.fen)])).toEqual([
    [`2019-05/S3/reversal/${second.id}`, second.id, [-860n, 860n]],
  ]);
});

describe("an entry", () => {
  const made = { id: "e", period: "2019-05", day: "2019-05-31", text: "x", reverses: null };
  test("has two postings at least, that add up to zero to the fen", () => {
    expect(() => entryOf({ ...made, postings: [{ account: "expense:courier", fen: 0n }] })).toThrow(
      /two post/,
    );
    const postings = [
      { account: "expense:courier", fen: 5n },
      { account: "claim:courier", fen: -4n },
    ] as const;
    expect(() => entryOf({ ...made, postings })).toThrow(/balances/);
  });
});

describe("a movement", () => {
  const paid: Movement = {
    ...{ id: "M-1", kind: "payment", period: "2019-06", day: "2019-06-10", fund: "subsidy", year: "2019" },
    ...{ account: "payable:library:10002", fen: 860n, voucher: "V-1", text: "", reverses: null },
    terms: { covers: ["dd-subsidy"], economicClass: "30227", subproject: "" },
  };
  test("debits what was owed and credits the fund", () => {
    expect(entryOfMovement(paid).postings).toEqual([
      { account: "payable:library:10002", fen: 860n },
      { account: "fund:subsidy", fen: -860n },
    ]);
    expect(entryOfMovement(paid).text).toBe("payment V-1");
    expect(entryOfMovement({ ...paid, voucher: "", text: "May" }).text).toBe("payment May");
  });
  test("is taken back whole, and its terms are not said again", () => {
    const back = reversalOfMovement(paid, { id: "M-2", period: "2019-07", day: "2019-07-01", text: "wrong" });
    expect([back.fen, back.reverses, back.kind, back.terms, back.voucher]).toEqual([
      ...[-860n, "M-1", "payment", null, "V-1"],
    ]);
  });
});
