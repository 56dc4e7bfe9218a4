/** Money that arrives by voucher: once, of a library, and after final acceptance only as a surplus that is returned. */
import { describe, expect, test } from "vitest";
import { type LifeState, lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import {
  planReceipt,
  type Receipt,
  type ReceiptSaid,
} from "../../../src/review/subproject/money/money-received.ts";
import type { Spending } from "../../../src/review/subproject/spending.ts";
import type { SubProject } from "../../../src/review/subproject/subproject.ts";
import { ACCEPTED, history, SIGNED, step } from "./sample.ts";

const PROJECT: SubProject = {
  ...{ id: "2019-dd", nameZh: "联合咨询", nameEn: "", financeCode: "", fundRule: "central" },
  ...{ libraries: ["10002", "10013"], from: "2019-01-01", to: "2020-12-31" },
};
const STATE = lifeStateOf(history(SIGNED, PROJECT));

describe("a receipt", () => {
  const said: ReceiptSaid = {
    ...{ subproject: "2019-dd", kind: "received", day: "2019-03-20", voucherNo: "收-0015", library: "10002" },
    ...{ source: "fiscal", fen: 25_000n, text: "" },
  };
  const plan = (
    more: Partial<ReceiptSaid> = {},
    of: { state: LifeState; receipts: Receipt[]; spent?: Spending[] } = { state: STATE, receipts: [] },
  ) => planReceipt({ subproject: PROJECT, entries: [], spent: [], ...of }, { ...said, ...more });

  test("has a voucher of its library and month, once; a returned surplus is below zero", () => {
    expect(plan()).toMatchObject({ number: 1, fen: 25_000n });
    expect(() => plan({ voucherNo: " " })).toThrow("receipt-must-have-a-voucher");
    expect(() => plan({ kind: "returned" })).toThrow("receipt-must-go-its-way");
    expect(() => plan({ source: "carry-over" })).toThrow("carried-money-must-not-be-received-again");
    expect(() => plan({ library: "10008" })).toThrow("money-must-be-of-a-construction-library");
    const of = { state: STATE, receipts: [{ ...said, number: 1 }] };
    expect(plan({}, of)).toBeNull();
    expect(() => plan({ fen: 1n }, of)).toThrow("receipt-must-be-new");
    expect(plan({ fen: 1n, library: "10013" }, of)).toMatchObject({ number: 2 });
    // Numbers begin anew each month: 收-0015 of April is another 250.00, 收-0015 of another day in March a question.
    expect(plan({ day: "2019-04-02" }, of)).toMatchObject({ number: 2, fen: 25_000n });
    expect(() => plan({ day: "2019-03-21" }, of)).toThrow("receipt-must-be-new");
  });

  test("after final acceptance only a returned surplus is recorded", () => {
    const steps = [...ACCEPTED, step("final-accept", "2020-12-31", { conclusion: "pass" })];
    const of = { state: lifeStateOf(history(steps, PROJECT)), receipts: [{ ...said, number: 1 }] };
    const returned = { kind: "returned", voucherNo: "付-1", fen: -5n } as const;
    expect(() => plan({ voucherNo: "收-2" }, of)).toThrow("subproject-must-be-open");
    expect(plan({ ...returned, day: "2021-01-04" }, of)).toMatchObject({ fen: -5n });
    // Of the day of the acceptance itself, or before, it was accepted without it.
    expect(() => plan({ ...returned, day: "2020-12-31" }, of)).toThrow("subproject-must-be-open");
  });

  test("a surplus returned is what the library has left that day; a mistake is reversed up to what was returned", () => {
    const spent = [
      { library: "10002", day: "2019-05-01", fen: 20_000n },
      { library: "10013", day: "2019-05-01", fen: 9n },
    ];
    const of = { state: STATE, receipts: [{ ...said, number: 1 }], spent: spent as Spending[] };
    const returned = { kind: "returned", voucherNo: "付-1", day: "2019-05-01" } as const;
    expect(plan({ ...returned, fen: -5_000n }, of)).toMatchObject({ fen: -5_000n });
    expect(() => plan({ ...returned, fen: -5_001n }, of)).toThrow("returned-money-must-be-there");
    expect(plan({ ...returned, fen: -25_000n, day: "2019-04-30" }, of)).toMatchObject({ fen: -25_000n });
    const made = { ...said, ...returned, fen: -5_000n, number: 2 };
    const back = { ...returned, voucherNo: "付-2" };
    const after = { ...of, receipts: [...of.receipts, made] };
    expect(plan({ ...back, fen: 5_000n }, after)).toMatchObject({ fen: 5_000n });
    expect(() => plan({ ...back, fen: 5_001n }, after)).toThrow("receipt-must-go-its-way");
  });
});
