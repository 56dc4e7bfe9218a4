/** Simulations worked out by hand. 人大 supplies 12 pages (3.60) and 12 pages urgent (3.60 + 10.00): 17.20 a month. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { booksOf, kindOf, type Month, removeBooks, samplePack } from "./books.ts";

afterAll(removeBooks);

const doc = { from: "10002", to: "10001", pages: 12 };
const month: Month = {
  docs: [
    { ...doc, urgent: false },
    { ...doc, urgent: true },
  ],
  loans: [{ from: "10001", to: "10002", volumes: 2, grams: 1100 }],
};
const MAY = { "2019-05": month };
const TWO = { "2019-05": month, "2019-06": month };
const SIXTY = ['rate: "50%"', 'rate: "60%"'] as const;
const files = {
  "sixty.yaml": samplePack(SIXTY),
  // The cap of a year that 60 % of May alone exceeds.
  "capped.yaml": samplePack(SIXTY, ['capPerLibraryYear: "20000.00"', 'capPerLibraryYear: "10.00"']),
  "cheap.yaml": samplePack(['first: { grams: 1000, yuan: "8.00" }', 'first: { grams: 1000, yuan: "7.00" }']),
  "dear.yaml": samplePack(['first: { grams: 1000, yuan: "8.00" }', 'first: { grams: 1000, yuan: "15.00" }']),
};

test("at 60 % the subsidy of 17.20 is 10.32 instead of 8.60; loans and courier stay as they are", async () => {
  const { simulate } = await booksOf(MAY, { files });
  const { totals, libraries, effect, courier } = await simulate("--rules sixty.yaml --periods 2019-05");
  expect(kindOf(totals, "fee-basis")).toEqual([2720, 2720, 0]);
  expect(kindOf(totals, "dd-subsidy")).toEqual([860, 1032, 172]);
  expect(kindOf(totals, "ill-subsidy")).toEqual([1000, 1000, 0]);
  expect(libraries.map((l) => [l.library, l.beforeFen, l.afterFen, l.differenceFen])).toEqual([
    ["10002", 860, 1032, 172],
    ["10001", 1000, 1000, 0],
  ]);
  expect(effect).toEqual({ beforeFen: 1860, afterFen: 2032, differenceFen: 172 });
  // The pack has a courier contract, the same as the one in force: 8.00 + 2.00 for 1.1 kg, billed 12.00.
  expect(courier?.classes.map((c) => [c.class, c.beforeFen, c.afterFen])).toEqual([["over", 1000, 1000]]);
});

describe("the year's cap goes on from the simulated months, not from the books", () => {
  // May: 10.32, capped at 10.00. June: nothing is left of 10.00. Read from the books (8.60 in May), 1.40 would be.
  test("capped in May, nothing in June", async () => {
    const { simulate } = await booksOf(TWO, { files });
    const { periods } = await simulate("--rules capped.yaml --periods 2019-05..2019-06");
    expect(periods.map((p) => [p.period, ...kindOf(p.kinds, "dd-subsidy")])).toEqual([
      ["2019-05", 860, 1000, 140],
      ["2019-06", 860, 0, -860],
    ]);
  });

  test("June alone goes on from the books' May", async () => {
    const { simulate } = await booksOf(TWO, { files });
    const { totals } = await simulate("--rules capped.yaml --periods 2019-06");
    expect(kindOf(totals, "dd-subsidy")).toEqual([860, 140, -720]);
  });
});

test("a pack counts over the whole span; from a day on, or on its own days only, where that is asked for", async () => {
  const dated = {
    ...files,
    "dated.yaml": files["sixty.yaml"].replace('from: "2019-01-01"', 'from: "2019-06-01"'),
  };
  const { simulate } = await booksOf(TWO, { files: dated });
  const june = async (how: string) =>
    (await simulate(`--periods 2019 ${how}`)).periods.map((p) => kindOf(p.kinds, "dd-subsidy")[2]);
  expect(await june("--rules dated.yaml")).toEqual([172, 172]);
  expect(await june("--rules dated.yaml --dates")).toEqual([0, 172]);
  expect(await june("--rules sixty.yaml --from 2019-06-01")).toEqual([0, 172]);
});

describe("a courier contract", () => {
  // 1.1 kg at 7.00 + 2.00 = 9.00 instead of 10.00, all of it a cost of 人大, which borrowed.
  test("a cheaper one: payable and allocation fall", async () => {
    const { simulate } = await booksOf(MAY, { files });
    const { courier, totals } = await simulate("--rules cheap.yaml --periods 2019-05");
    expect(kindOf(totals, "courier")).toEqual([1000, 900, -100]);
    expect(kindOf(totals, "courier-held")).toEqual([200, 300, 100]);
    expect(courier?.allocation.map((a) => [a.library, a.beforeFen, a.afterFen])).toEqual([
      ["10002", 1000, 900],
    ]);
    expect(courier?.rated).toEqual({ beforeFen: 1000, afterFen: 900, differenceFen: -100 });
  });

  // 15.00 + 2.00 = 17.00, but billed were 12.00: no more is payable, and the company would bill 17.00.
  test("a dearer one: payable is what was billed, and the contract's price is told beside it", async () => {
    const { simulate } = await booksOf(MAY, { files });
    const { courier } = await simulate("--rules dear.yaml --periods 2019-05");
    expect(courier?.classes.map((c) => [c.class, c.beforeFen, c.afterFen])).toEqual([
      ["over", 1000, 0],
      ["under", 0, 1200],
    ]);
    expect(courier?.rated).toEqual({ beforeFen: 1000, afterFen: 1700, differenceFen: 700 });
  });
});

describe("the budget", () => {
  const before = ["budget set 2019 dd --yuan 20.00 --covers dd-subsidy"];
  // Two months of 8.60 leave 2.80 of 20.00; two of 10.32 are 0.64 too much, used up in June.
  test("what is left, overdrawn, and when it is used up", async () => {
    const { simulate } = await booksOf(TWO, { files, before });
    const { budget } = await simulate("--rules sixty.yaml --periods 2019");
    expect(budget.map(({ before: b, after: a }) => [b.leftFen, b.usedUpIn, a.leftFen, a.usedUpIn])).toEqual([
      // 8.60 a month for six months of the year is 2.87 a month: 2.80 last into July.
      [280, "2019-07", -64, "2019-06"],
    ]);
  });

  test("with --prorate June gets what May leaves: 20.00 − 10.32 = 9.68", async () => {
    const { simulate } = await booksOf(TWO, { files, before });
    const { periods, budget } = await simulate("--rules sixty.yaml --periods 2019 --prorate");
    expect(periods.map((p) => kindOf(p.kinds, "dd-subsidy"))).toEqual([
      [860, 1032, 172],
      [860, 968, 108],
    ]);
    expect(budget.map((b) => b.after.leftFen)).toEqual([0]);
  });

  // 12.00 for the year: May 8.60, June cut from 8.60 to 3.40.
  test("books that were cut: without --prorate the cut counts on neither side, with it on both", async () => {
    const cut = ["budget set 2019 dd --yuan 12.00 --covers dd-subsidy"];
    const { simulate } = await booksOf(TWO, { files, before: cut, settle: "--prorate" });
    const of = async (how: string) => {
      const { periods, cutFen } = await simulate(`--builtin sample-2019 --periods 2019 ${how}`);
      return [cutFen, ...periods.map((p) => kindOf(p.kinds, "dd-subsidy"))];
    };
    expect(await of("")).toEqual([520, [860, 860, 0], [860, 860, 0]]);
    expect(await of("--prorate")).toEqual([0, [860, 860, 0], [340, 340, 0]]);
  });
});

// The ordinary request of May should not have counted: its 17.20 become 13.60, so −1.80 at 50 % and −2.16 at 60 %.
test("a correction of a month of the span is settled by the simulated rules, too", async () => {
  const { simulate, must } = await booksOf(TWO, { files });
  await must("close 2019-05 --confirm 2019-05");
  await must("correct note 2019-05 DD2019051000 --void --into 2019-06 --reason twice");
  await must("reconcile 2019-06");
  await must("settle 2019-06");
  const { periods } = await simulate("--rules sixty.yaml --periods 2019");
  expect(periods.map((p) => kindOf(p.kinds, "dd-subsidy"))).toEqual([
    [860, 1032, 172],
    [680, 816, 136],
  ]);
  const today = await simulate("--builtin sample-2019 --periods 2019");
  expect(today.totals.map((k) => k.differenceFen).filter((fen) => fen !== 0)).toEqual([]);
});

test("nothing is written: not a byte of the books, and no action", async () => {
  const { cwd, must } = await booksOf(MAY, { files });
  const path = join(cwd, "balis.db");
  const hash = () => createHash("sha256").update(readFileSync(path)).digest("hex");
  const actions = async () => {
    const store = await openBooks(path);
    const list = await store.read.actions({ last: 1000 });
    await store.close();
    return list;
  };
  const [bytes, done] = [hash(), await actions()];
  await must("simulate --rules sixty.yaml --periods 2019-05 -o s.xlsx");
  expect([hash(), await actions()]).toEqual([bytes, done]);
});
