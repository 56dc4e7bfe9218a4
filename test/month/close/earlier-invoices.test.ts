/** Months whose invoice an earlier program settled: they stay as they are, and verify agrees with them. */
import { expect, test } from "vitest";
import { audited } from "../../../src/answers/explain/steps/explain-courier.ts";
import { type Explaining, Walk } from "../../../src/answers/explain/steps/walk.ts";
import type { Fact, Store } from "../../../src/books/port.ts";
import { verifyBooks } from "../../../src/month/close/steps/verify-books.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { contract } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";
import { invoice, loans } from "../courier/parcel-files.ts";
import { settleAsBefore } from "../settle/money/as-before.ts";
import { add, onBooks } from "./books.ts";
import { policies, sha256 } from "./facts.ts";

const rule = (said: Partial<CourierContract>): Fact => ({
  kind: "rule-enacted",
  rule: {
    ...policies(0n),
    part: "courier",
    body: { ...contract, surcharges: [], payable: "lower", ...said },
  },
});

const settledEarlier = (store: Store, month: string): Promise<void> =>
  settleAsBefore(store, month, { how: "earlier-invoice" });

/** Of each line: its number, what is paid and what is held, in yuan, in the order of the charges. */
async function charged(store: Store, month: string): Promise<string[]> {
  const found: [number, string][] = [];
  const settlement = (await store.read.settlement(month))?.number ?? 0;
  for (const kind of ["courier", "courier-held"] as const)
    for await (const batch of store.read.charges({ settlement, kind }))
      for (const c of batch)
        found.push([Number(c.id.split("-").at(-1)), `${c.caseKey} ${kind} ${Number(c.fen) / 100}`]);
  return found.sort(([a], [b]) => a - b).map(([, text]) => text);
}

async function findings(store: Store): Promise<string[]> {
  const { periods } = await verifyBooks({ read: store.read, period: null, hash: sha256 });
  return periods.flatMap((p) => p.findings.map((f) => `${p.period} ${f.code}`));
}

const billed = (no: string, chargeFen: bigint, said: Partial<WaybillLine> = {}) =>
  lineOf(no, { chargeFen, company: null, ...said });

test("guards and a .0 once made another number: what was held for want of a loan stays held", () =>
  onBooks(async (store) => {
    await add(store, [rule({}), ...loans(1, "2019-05", "771001", "771002", "'771003", "SF4")]);
    const numbers = ["771002.0", "sf-4", "771003", '="771001"', '="771001" '];
    await add(store, invoice(2, "2019-05", ...numbers.map((no) => billed(no, 1400n))));
    await settledEarlier(store, "2019-05");
    // By the key of that program, which begins with the guard (= comes after digits); the second of them is the same number again.
    expect(await charged(store, "2019-05")).toEqual([
      "771002.0 courier-held 14",
      "771003 courier-held 14",
      '="771001" courier-held 14',
      '="771001"  courier-held 14',
      "sf-4 courier 14",
    ]);
    expect(await findings(store)).toEqual([]);
  }));

test("a credit before its charge was once set off twice: what was held by it stays as it was", () =>
  onBooks(async (store) => {
    const day = { shippedOn: "2019-04-29", weightGrams: 1000 };
    await add(store, [rule({ payable: "invoice" }), ...loans(1, "2019-04", "A")]);
    await add(store, invoice(2, "2019-04", billed("A", -300n, day), billed("A", -500n, day)));
    await settledEarlier(store, "2019-04");
    await add(store, invoice(3, "2019-05", billed("A", -1200n, day)));
    await settledEarlier(store, "2019-05");
    await add(
      store,
      invoice(4, "2019-06", billed("A", 1200n, { ...day, weightGrams: 2200 }), billed("A", 1200n, day)),
    );
    await settledEarlier(store, "2019-06");
    await add(store, invoice(5, "2019-07", billed("A", -500n, day), billed("A", -1600n, day)));
    await settledEarlier(store, "2019-07");
    expect(await charged(store, "2019-07")).toEqual(["A courier-held -5", "A courier-held -16"]);
    expect(await findings(store)).toEqual([]);
  }));

test("of equal lines the first row was once paid and the last one credited: both stay as they were, whatever else the rows say", () =>
  onBooks(async (store) => {
    await add(store, [rule({}), ...loans(1, "2019-04", "A", "B")]);
    const [later, sooner] = [{ shippedOn: "2019-04-12" }, { shippedOn: "2019-04-11" }];
    const twice = [billed("A", 1400n, later), billed("A", 1400n, sooner)];
    await add(store, invoice(2, "2019-04", ...twice, billed("B", 1400n, later)));
    await settledEarlier(store, "2019-04");
    expect(await charged(store, "2019-04")).toEqual(["A courier 14", "A courier-held 14", "B courier 14"]);
    const anew = { ...later, weightGrams: 2200 };
    const lost = { ...anew, outcome: "undelivered" as const };
    const credits = [billed("B", -1400n), billed("B", -1600n)];
    await add(store, invoice(3, "2019-06", ...credits, billed("B", 1600n, lost), billed("B", 1600n, anew)));
    await settledEarlier(store, "2019-06");
    // The 16.00 that arrived are credited: 12.00 of them were the price of 2.2 kg. By today's rule the lost ones are, and 12.00 are owed.
    const credited = ["B courier -14", "B courier -12", "B courier-held -4"];
    const billedThen = ["B courier-held 16", "B courier 12", "B courier-held 4"];
    expect(await charged(store, "2019-06")).toEqual([...credited, ...billedThen]);
    expect(await findings(store)).toEqual([]);
  }));

const HALF_FROM_3 = { tiers: [{ fromParcels: 3, rate: { num: 1n, den: 2n } }] };

/** May's bill has two of May's parcels, April's bill had the third; 3.2 kg cost 14.00. */
async function threeOfMay(store: Store, settle: (month: string) => Promise<void>): Promise<void> {
  await add(store, [rule(HALF_FROM_3), ...loans(1, "2019-05", "A", "B", "C")]);
  await add(store, invoice(2, "2019-04", billed("C", 1400n, { shippedOn: "2019-05-02" })));
  await settle("2019-04");
  await add(store, invoice(3, "2019-05", billed("A", 1400n), billed("B", 1400n)));
  await settle("2019-05");
}

test("a parcel that another month's bill had too early was once in no tier: what was paid without it stays", () =>
  onBooks(async (store) => {
    await threeOfMay(store, (month) => settleAsBefore(store, month, { how: "november" }));
    expect(await charged(store, "2019-05")).toEqual(["A courier 14", "B courier 14"]);
    expect(await findings(store)).toEqual([]);
  }));

test("today it is the third of its cycle: its tier prices the month", () =>
  onBooks(async (store) => {
    await threeOfMay(store, (month) => settleAsBefore(store, month, { how: "own-first" }));
    const half = ["A courier 7", "A courier-held 7", "B courier 7", "B courier-held 7"];
    expect(await charged(store, "2019-05")).toEqual(half);
    expect(await findings(store)).toEqual([]);
  }));

test("a supplement on its parcel's bill was once judged first: what was held of the parcel by it stays", () =>
  onBooks(async (store) => {
    await add(store, [rule({}), ...loans(1, "2019-05", "A")]);
    const again = billed("A", 40n, { charge: "supplement" });
    await add(store, invoice(2, "2019-05", billed("A", 1400n), again));
    await settleAsBefore(store, "2019-05", { how: "november" });
    const then = ["A courier 13.6", "A courier-held 0.4", "A courier 0.4"];
    expect(await charged(store, "2019-05")).toEqual(then);
    expect(await findings(store)).toEqual([]);
    await settleAsBefore(store, "2019-05", { how: "own-first" });
    expect(await charged(store, "2019-05")).toEqual(["A courier 14", "A courier-held 0.4"]);
  }));

test("a minimum once left out what another month's bill had of the cycle: what was topped up without it stays", () =>
  onBooks(async (store) => {
    await add(store, [rule({ monthlyMinimumFen: 6000n }), ...loans(1, "2019-05", "A", "C")]);
    await add(store, invoice(2, "2019-04", billed("C", 1400n, { shippedOn: "2019-05-02" })));
    await settleAsBefore(store, "2019-04", { how: "november" });
    const topUp = billed("M", 4600n, { item: "period", charge: "top-up", weightGrams: null });
    await add(store, invoice(3, "2019-05", billed("A", 1400n), topUp));
    await settleAsBefore(store, "2019-05", { how: "november" });
    expect(await charged(store, "2019-05")).toEqual(["A courier 14", "M courier 46"]);
    expect(await findings(store)).toEqual([]);
    // Today the 14.00 on April's bill are of May's parcels, too: 60.00 − 28.00.
    await settleAsBefore(store, "2019-05", { how: "own-first" });
    expect(await charged(store, "2019-05")).toEqual(["A courier 14", "M courier 32", "M courier-held 14"]);
  }));

test("below a charge of such a month, explain shows the audit as it was then", () =>
  onBooks(async (store) => {
    await add(store, [rule({}), ...loans(1, "2019-05", "771001")]);
    await add(store, invoice(2, "2019-05", billed('="771001"', 1400n)));
    await settledEarlier(store, "2019-05");
    const { read } = store;
    const settlement = (await read.settlement("2019-05"))?.number ?? 0;
    const walk = new Walk({ read, isWhole: true } as Explaining);
    for await (const [charge] of read.charges({ settlement, kind: "courier-held" }))
      if (charge) {
        const [found] = await audited(walk, { charge, period: "2019-05" });
        expect(found?.fact).toMatchObject({
          ...{ kind: "audited", payableFen: 0n, heldFen: 1400n },
          line: { class: "waybill-without-loan" },
        });
      }
    expect.assertions(1);
  }));
