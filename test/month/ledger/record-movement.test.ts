/** Money that moves: what is owed may be paid, what a fund has may be spent, to the fen and not one fen more. */
import { expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import type { Account } from "../../../src/month/ledger/entry.ts";
import { fundsOf } from "../../../src/month/ledger/fund-budget.ts";
import {
  type AppropriationSaid,
  type PaymentSaid,
  recordPayment,
  reverseMovement,
  setBudget,
} from "../../../src/month/ledger/steps/record-movement.ts";
import { codeAndParams } from "../../support/code-and-params.ts";
import { add, file, ACTION as OF_MAY, onBooks, settle } from "../close/books.ts";

/** 31 July in Beijing, while it is 30 July in UTC. */
const ACTION = { ...OF_MAY, at: "2019-07-30T16:30:00Z" };

const LIBRARY: Account = "payable:library:10002";
const recording = (store: Store) => ({ store, action: ACTION, dryRun: false });

const pay = (store: Store, said: Partial<PaymentSaid>) =>
  recordPayment({
    ...recording(store),
    payment: {
      ...{ kind: "payment", account: LIBRARY, fen: 860n, day: "2019-06-10", fund: "subsidy", voucher: "V-1" },
      ...{ text: "", period: null, isAdvance: false, ...said },
    },
  });

const budget = (store: Store, totalFen: bigint, said: Partial<AppropriationSaid> = {}) =>
  setBudget({
    ...recording(store),
    appropriation: {
      ...{ year: "2019", fund: "subsidy", totalFen, day: "2019-01-02", voucher: "", period: null },
      ...{ terms: { covers: ["dd-subsidy"], economicClass: "30227", subproject: "" }, ...said },
    },
  });

const takeBack = (store: Store, id: string, period: string | null = null) =>
  reverseMovement({ ...recording(store), id, reason: "wrong", day: "2019-06-20", period });

/** Code and values of the refusal. */
async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return codeAndParams(error);
    throw error;
  }
  return "not refused";
}

/** May settled: 8.60 are owed to the library. */
async function withMay(story: (store: Store) => Promise<void>): Promise<void> {
  await onBooks(async (store) => {
    await add(store, file(1, "2019-05"));
    await settle(store, { period: "2019-05", file: 1, chargedFen: 860n, bookedFen: 860n });
    await story(store);
  });
}

test("what is owed is paid to the fen; a fen more must be said to be an advance", async () => {
  await withMay(async (store) => {
    await budget(store, 5000n);
    expect(await refusal(pay(store, { fen: 861n }))).toEqual([
      "payment-must-be-owed",
      { account: LIBRARY, wanted: "8.61", owed: "8.60" },
    ]);
    const paid = await pay(store, {});
    expect(paid).toMatchObject({ id: "M-2", kind: "payment", period: "2019-06", year: "2019", fen: 860n });
    expect(await refusal(pay(store, { fen: 1n, voucher: "V-2" }))).toEqual([
      "payment-must-be-owed",
      { account: LIBRARY, wanted: "0.01", owed: "0.00" },
    ]);
    expect(await pay(store, { fen: 1n, voucher: "V-2", isAdvance: true })).toMatchObject({ id: "M-3" });
    // Now the library owes 0.01: it is received, and no fen more.
    const receipt = { kind: "receipt", voucher: "V-3" } as const;
    expect(await refusal(pay(store, { ...receipt, fen: 2n }))).toEqual([
      "payment-must-be-owed",
      { account: LIBRARY, wanted: "0.02", owed: "0.01" },
    ]);
    expect(await pay(store, { ...receipt, fen: 1n })).toMatchObject({ kind: "receipt", fen: -1n });
  });
});

test("a library that is owed has nothing to be received from", async () => {
  await withMay(async (store) => {
    await budget(store, 5000n);
    expect(await refusal(pay(store, { kind: "receipt", fen: 1n }))).toEqual([
      "payment-must-be-owed",
      { account: LIBRARY, wanted: "0.01", owed: "0.00" },
    ]);
  });
});

test("a fund pays all it has, and not one fen more; a receipt it need not have", async () => {
  await withMay(async (store) => {
    await budget(store, 860n);
    expect(await refusal(pay(store, { fen: 861n, isAdvance: true }))).toEqual([
      "budget-must-cover-payment",
      { fund: "subsidy", year: "2019", wanted: "8.61", left: "8.60" },
    ]);
    await pay(store, { fen: 800n });
    expect(await refusal(pay(store, { fen: 61n, voucher: "V-2", isAdvance: true }))).toEqual([
      "budget-must-cover-payment",
      { fund: "subsidy", year: "2019", wanted: "0.61", left: "0.60" },
    ]);
    expect(await pay(store, { fen: 60n, voucher: "V-2" })).toMatchObject({ fen: 60n });
    const receipt = { kind: "receipt", fen: 9000n, voucher: "V-3", isAdvance: true } as const;
    expect(await pay(store, receipt)).toMatchObject({ fen: -9000n });
  });
});

test("the fund is one of the payment's own year, and the refusal names those there are", async () => {
  await withMay(async (store) => {
    expect(await refusal(pay(store, {}))).toEqual([
      "fund-must-be-known",
      { fund: "subsidy", year: "2019", known: "—" },
    ]);
    await budget(store, 5000n, { fund: "other" });
    await budget(store, 5000n, { year: "2018", day: "2018-01-02" });
    expect(await refusal(pay(store, {}))).toEqual([
      "fund-must-be-known",
      { fund: "subsidy", year: "2019", known: "other" },
    ]);
  });
});

test("a voucher is recorded once, unless what it recorded was taken back", async () => {
  await withMay(async (store) => {
    await budget(store, 5000n);
    await pay(store, { fen: 100n });
    expect(await refusal(pay(store, { fen: 100n }))).toEqual([
      "voucher-must-be-new",
      { voucher: "V-1", id: "M-2", recorded: "V-1", day: "2019-06-10" },
    ]);
    for (const voucher of ["v-1", "Ｖ－１", "V – 01", " V-1"])
      expect(await refusal(pay(store, { fen: 100n, voucher })), voucher).toMatchObject([
        "voucher-must-be-new",
        {},
      ]);
    expect(await refusal(pay(store, { voucher: "V-2\u200b" }))).toMatchObject(["name-must-be-visible", {}]);
    // Taken back in small letters, once.
    expect(await takeBack(store, "m-2")).toMatchObject({ id: "M-3", fen: -100n, reverses: "M-2" });
    expect(await refusal(takeBack(store, "M-2"))).toEqual(["movement-must-stand", { id: "M-2", by: "M-3" }]);
    expect(await refusal(takeBack(store, "M-3"))).toEqual(["movement-must-be-known", { id: "M-3" }]);
    expect(await refusal(takeBack(store, "M-9"))).toEqual(["movement-must-be-known", { id: "M-9" }]);
    expect(await pay(store, { fen: 100n })).toMatchObject({ id: "M-4" });
    // Numbers begin anew each month.
    for (const [voucher, day] of [
      ["V-10", "2019-06-10"],
      ["V-1", "2019-07-10"],
    ] as const)
      expect(await pay(store, { fen: 1n, voucher, day, period: "2019-06" })).toMatchObject({ voucher });
  });
});

test("a budget is the difference to what the fund had; said again on the same terms, nothing is booked", async () => {
  await withMay(async (store) => {
    const terms = { covers: ["dd-subsidy"], economicClass: "30227", subproject: "" };
    expect(await budget(store, 5000n)).toMatchObject({ id: "M-1", fen: -5000n, period: "2019-01" });
    expect(await budget(store, 5000n)).toBeNull();
    expect(await budget(store, 6000n)).toMatchObject({ fen: -1000n, account: "appropriation:subsidy" });
    expect(await budget(store, 6000n, { terms: { ...terms, economicClass: "30299" } })).toMatchObject({
      fen: 0n,
    });
    expect(await budget(store, 6000n, { terms: { ...terms, subproject: "dd" } })).toMatchObject({ fen: 0n });
    expect(await budget(store, 6000n, { terms: { ...terms, covers: ["ill-subsidy"] } })).toMatchObject({
      fen: 0n,
    });
    expect(await budget(store, 6000n, { year: "2020" })).toMatchObject({ fen: -6000n, year: "2020" });
  });
});

test("a budget covers what is used, to the fen", async () => {
  await withMay(async (store) => {
    await budget(store, 5000n);
    await pay(store, {});
    expect(await refusal(budget(store, 859n))).toEqual([
      "budget-must-cover-what-is-used",
      { fund: "subsidy", year: "2019", wanted: "8.59", used: "8.60" },
    ]);
    expect(await budget(store, 860n)).toMatchObject({ fen: 4140n });
  });
});

test("a budget that is taken back leaves what is used, and the terms and covers of before", async () => {
  await withMay(async (store) => {
    await budget(store, 500n);
    await budget(store, 5000n);
    await pay(store, {});
    // 5.00 would be left of the 8.60 that were paid.
    expect(await refusal(takeBack(store, "M-2"))).toEqual([
      "budget-must-cover-what-is-used",
      { fund: "subsidy", year: "2019", wanted: "5.00", used: "8.60" },
    ]);
    await takeBack(store, "M-3");
    expect(await takeBack(store, "M-2")).toMatchObject({ fen: 4500n });

    const covers = (...kinds: string[]) => ({
      terms: { covers: kinds, economicClass: "30227", subproject: "" },
    });
    await budget(store, 500n, covers("ill-subsidy"));
    await takeBack(store, "M-6");
    const [fund] = fundsOf(await store.read.movements());
    expect(fund).toMatchObject({ covers: ["dd-subsidy"], appropriatedFen: 500n });

    await budget(store, 500n, covers("ill-subsidy"));
    await budget(store, 900n, { fund: "other", ...covers("dd-subsidy") });
    expect(await refusal(takeBack(store, "M-8"))).toEqual([
      "fund-must-be-only-cover",
      { cover: "dd-subsidy", fund: "other" },
    ]);
  });
});

test("no kind of charge has two funds in a year", async () => {
  await withMay(async (store) => {
    await budget(store, 5000n);
    const terms = { covers: ["courier", "dd-subsidy"], economicClass: "30213", subproject: "" };
    expect(await refusal(budget(store, 100n, { fund: "post", terms }))).toEqual([
      "fund-must-be-only-cover",
      { cover: "dd-subsidy", fund: "subsidy" },
    ]);
    expect(await budget(store, 100n, { fund: "post", terms, year: "2020" })).toMatchObject({ fen: -100n });
    const own = { ...terms, covers: ["courier"] };
    expect(await budget(store, 100n, { fund: "post", terms: own })).toMatchObject({ fen: -100n });
  });
});

test("it is booked in the period of its day, else in the one that is said", async () => {
  await withMay(async (store) => {
    await budget(store, 5000n);
    // The last day of May lies in the books' period of May, the day after in no period yet: its month.
    expect(await pay(store, { fen: 1n, day: "2019-05-31" })).toMatchObject({ period: "2019-05" });
    expect(await pay(store, { fen: 1n, day: "2019-06-01", voucher: "V-2" })).toMatchObject({
      period: "2019-06",
    });
    expect(await pay(store, { fen: 1n, period: "2019-07", voucher: "V-3" })).toMatchObject({
      period: "2019-07",
    });
    expect(await takeBack(store, "M-2", "2019-08")).toMatchObject({ period: "2019-08" });
  });
  await onBooks(async (store) => {
    await add(store, file(1, "2019-05"));
    await budget(store, 5000n, { period: "2019-Q2", day: "2019-04-01" });
    expect(await takeBack(store, "M-1")).toMatchObject({ period: "2019-Q2" });
  });
});

test("what is booked has happened: a payment, a budget and what takes them back are of no day after today in Beijing", async () => {
  await withMay(async (store) => {
    const [day, today] = ["2019-08-01", "2019-07-31"];
    const ahead = ["day-must-not-be-ahead", { day, today }];
    expect(await refusal(budget(store, 860n, { day }))).toEqual(ahead);
    await budget(store, 860n, { day: today });
    expect(await refusal(pay(store, { day }))).toEqual(ahead);
    const { id } = await pay(store, { day: today });
    const back = { ...recording(store), id, reason: "wrong", period: null };
    expect(await refusal(reverseMovement({ ...back, day }))).toEqual(ahead);
    await reverseMovement({ ...back, day: today });
  });
});
