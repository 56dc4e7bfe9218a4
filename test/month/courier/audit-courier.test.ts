/** The audit of a month's invoice on real books: what is approved without a person, what earlier months have billed and paid. */
import { expect, test } from "vitest";
import type { Fact, Store } from "../../../src/books/port.ts";
import { auditCourier } from "../../../src/month/courier/steps/audit-courier.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { type Charge, NO_REQUEST } from "../../../src/rules/charge.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { contract } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";
import { add, onBooks, refused } from "../close/books.ts";
import { policies } from "../close/facts.ts";
import { invoice, loans } from "./parcel-files.ts";

const rule = (said: Partial<CourierContract> = {}, from = "2019-01-01"): RuleVersion => ({
  ...policies(0n),
  ...{ part: "courier", pack: "test", version: from, from, sample: false },
  // These books have no libraries: with a surcharge anywhere, every amount beyond the plain price would be a question.
  body: { ...contract, surcharges: [], autoApproveFen: 200n, ...said },
});

const total = (row: number, declared: bigint, computed: bigint): Fact => ({
  kind: "totals-declared",
  totals: [{ ref: { file: 2, sheet: 1, row }, field: "chargeFen", declared, computed }],
});

/** May with loans in the parcels A, B and C. */
async function may(store: Store, lines: readonly WaybillLine[], more: readonly Fact[] = []): Promise<void> {
  await add(store, [{ kind: "rule-enacted", rule: rule() }, ...loans(1, "2019-05", "A", "B", "C")]);
  const [opened, rows, read] = invoice(2, "2019-05", ...lines);
  if (!opened || !rows || !read) throw new Error("a file is three facts");
  await add(store, [opened, rows, ...more, read]);
}

const audited = (store: Store, period = "2019-05") => auditCourier({ read: store.read, period });
/** 14.00 by the contract. */
const billed = (waybill: string, chargeFen = 1400n, said: Partial<WaybillLine> = {}) =>
  lineOf(waybill, { chargeFen, ...said });

test.each<[string, WaybillLine[], boolean]>([
  ["just what the contract lets pass, 2.00", [billed("A", 1500n), billed("B", 1500n), billed("C")], true],
  ["0.01 more than it lets pass", [billed("A", 1500n), billed("B", 1501n), billed("C")], false],
  ["too little counts like too much", [billed("A", 1500n), billed("B", 1299n), billed("C")], false],
  ["too much and too little are not set off", [billed("A", 1500n), billed("B", 1300n)], true],
  ["a question is open, though nothing is disputed", [billed("A"), billed("B", -1n)], false],
])("approved without a person: %s", (_, lines, isApproved) =>
  onBooks(async (store) => {
    await may(store, lines);
    expect((await audited(store)).isApproved).toBe(isApproved);
  }));

test("lines that are not correct stand by class, then by waybill; sums are by class, and what is not billed is named", () =>
  onBooks(async (store) => {
    await may(store, [billed("B", 1600n), billed("Z"), billed("A", 1500n)]);
    const { exceptions, totals, invoice: whole, notBilled, sample } = await audited(store);
    expect(exceptions.map((e) => [e.line.waybillNo, e.class])).toEqual([
      ["Z", "waybill-without-loan"],
      ["A", "over"],
      ["B", "over"],
    ]);
    expect(totals).toEqual([
      ...[
        {
          class: "waybill-without-loan",
          lines: 1,
          billedFen: 1400n,
          disputedFen: 1400n,
          payableFen: 0n,
          heldFen: 1400n,
        },
      ],
      ...[{ class: "over", lines: 2, billedFen: 3100n, disputedFen: 300n, payableFen: 2800n, heldFen: 300n }],
    ]);
    expect(whole).toEqual({
      declaredFen: null,
      linesFen: 4500n,
      payableFen: 2800n,
      heldFen: 1700n,
      rejectedFen: 0n,
      setAside: 0,
      wrong: [],
    });
    expect([notBilled.map((n) => n.waybill), sample]).toEqual([["C"], false]);
  }));

test("the last total row of the invoice is its own; one that is wrong is told, and a person is asked", () =>
  onBooks(async (store) => {
    await may(store, [billed("A"), billed("B")], [total(2, 1400n, 1400n), total(4, 2900n, 2800n)]);
    const { invoice: whole, isApproved } = await audited(store);
    expect([
      whole.declaredFen,
      whole.wrong.map((w) => [w.ref.row, w.declared, w.computed]),
      isApproved,
    ]).toEqual([...[2900n, [[4, 2900n, 2800n]], false]]);
  }));

test("a month without an invoice has nothing to audit, and without a contract nothing is approved", () =>
  onBooks(async (store) => {
    await add(store, loans(1, "2019-05", "A"));
    expect(await refused(audited(store))).toEqual(["period-must-have-records"]);
    await add(store, invoice(2, "2019-05", billed("A", 0n)));
    expect((await audited(store)).isApproved).toBe(false);
  }));

test.each<[string, string[], bigint]>([
  ["three numbers and the way back of one are three: 14.00 each", ["A", "B", "C"], 5600n],
  ["four numbers and a way back are four: 7.00 each", ["A", "B", "C", "D"], 3500n],
])("tier from four parcels: %s", async (_, waybills, payableFen) => {
  const tiers = [{ fromParcels: 4, rate: { num: 1n, den: 2n } }];
  await onBooks(async (store) => {
    await add(store, [
      { kind: "rule-enacted", rule: rule({ tiers, payable: "lower" }) },
      ...loans(1, "2019-05", ...waybills),
      ...invoice(
        2,
        "2019-05",
        ...waybills.map((no) => billed(no)),
        billed("C", 1400n, { leg: "back", shippedOn: "2019-05-20" }),
      ),
    ]);
    expect((await audited(store)).invoice.payableFen).toBe(payableFen);
  });
});

test("tiers look at the parcels of the month: the second one makes it 90 %", () =>
  onBooks(async (store) => {
    const tiers = [
      { fromParcels: 1, rate: { num: 1n, den: 1n } },
      { fromParcels: 2, rate: { num: 9n, den: 10n } },
    ];
    await add(store, [{ kind: "rule-enacted", rule: rule({ tiers }) }, ...loans(1, "2019-05", "A", "B")]);
    await add(store, invoice(2, "2019-05", billed("A", 1260n), billed("B", 1260n)));
    expect((await audited(store)).exceptions).toEqual([]);
    // June has one parcel of its own, and May's do not count in it.
    await add(store, loans(3, "2019-06", "D"));
    await add(store, invoice(4, "2019-06", billed("D", 1400n, { shippedOn: "2019-06-03" })));
    expect((await audited(store, "2019-06")).exceptions).toEqual([]);
  }));

/** What a settlement of May booked of A, the first line of the invoice; of a line beside it nothing counts here. */
async function settledMay(store: Store, booked: Partial<Record<Charge["kind"], bigint>>): Promise<void> {
  const inputs = await store.read.settlementInputs("2019-05");
  const run = { number: 1, period: "2019-05", inputs, rules: [], sample: false, funds: null };
  const chargeOf = (kind: Charge["kind"], fen: bigint, row: number): Charge => ({
    ...{ ...NO_REQUEST, id: `C-1-${kind}-${row}`, kind, scheme: null, corrects: null, service: "ill" },
    ...{ library: "10002", caseKey: row === 1 ? "A" : "B", record: { file: 2, sheet: 1, row } },
    ...{ quantity: 1n, unit: "parcel", fen, rule: "courier test@2019-01-01", steps: [] },
  });
  const charges = Object.entries(booked).flatMap(([kind, fen]) =>
    [1, 2].map((row) => chargeOf(kind as Charge["kind"], fen, row)),
  );
  await add(store, [
    { kind: "settlement-run", run },
    ...charges.map(
      (charge, i): Fact => ({ kind: "charge", settlement: 1, charge: { ...charge, id: `C-1-${i + 1}` } }),
    ),
  ]);
}

/** Of 2019-04-26 to 2019-05-25, 3.2 kg each: the last day of the first contract, the first of the second, the ends of the cycle. */
const DAYS = { A: "2019-05-09", B: "2019-05-10", C: "2019-04-26", D: "2019-05-25", E: "2019-05-26" };

test.each<[string, string, Partial<RuleVersion>]>([
  ["a new version of the contract", "快递公司", {}],
  // The second company stands beside the first, whose contract ends.
  ["another company", "京东", { pack: "jd" }],
])("%s from the 10th, within a cycle 26th–25th: each line by the contract of its day", (_, company, other) =>
  onBooks(async (store) => {
    const cycle = { from: 26 };
    const prices = { first: { grams: 1000, fen: 900n }, step: { grams: 1000, fen: 300n } };
    const first = { ...rule({ cycle }), to: "2019-05-09" };
    const second = { ...rule({ ...{ cycle, company }, ...prices }, "2019-05-10"), ...other } as RuleVersion;
    for (const version of [first, second]) await add(store, [{ kind: "rule-enacted", rule: version }]);
    await add(store, loans(1, "2019-05", ...Object.keys(DAYS)));
    const lines = Object.entries(DAYS).map(([no, shippedOn]) => billed(no, 1800n, { shippedOn }));
    await add(store, invoice(2, "2019-05", ...lines));
    const { exceptions, invoice: whole, companies } = await audited(store);
    // 8.00 + 3 × 2.00 = 14.00 up to the 9th; 9.00 + 3 × 3.00 = 18.00 from the 10th on.
    expect(exceptions.map((e) => [e.line.waybillNo, e.class, e.contractFen, e.heldFen])).toEqual([
      ["E", "outside-period", 1800n, 1800n],
      ["A", "over", 1400n, 400n],
      ["C", "over", 1400n, 400n],
    ]);
    expect([whole.linesFen, whole.payableFen, whole.heldFen]).toEqual([9000n, 6400n, 2600n]);
    const byCompany = companies.map((c) => [c.company, c.payableFen, c.heldFen]);
    expect(byCompany).toEqual(
      company === "京东"
        ? [
            ["京东", 3600n, 1800n],
            ["快递公司", 2800n, 800n],
          ]
        : [["快递公司", 6400n, 2600n]],
    );
  }));

test("a late line of a number that no loan of its days names is unknown; of days whose loans nobody has read it is late", () =>
  onBooks(async (store) => {
    await may(store, [billed("A")]);
    const days = { Q: "2019-05-01", R: "2019-04-30", B: "2019-05-31" };
    const lines = Object.entries(days).map(([no, shippedOn]) => billed(no, 1400n, { shippedOn }));
    await add(store, invoice(3, "2019-06", ...lines));
    const { exceptions } = await audited(store, "2019-06");
    expect(exceptions.map((e) => [e.line.waybillNo, e.class, e.heldFen])).toEqual([
      ["B", "late-line", 1400n],
      ["R", "late-line", 1400n],
      ["Q", "waybill-without-loan", 1400n],
    ]);
  }));

test("a parcel of May that April's bill had too early is billed, and May does not miss it", () =>
  onBooks(async (store) => {
    await add(store, invoice(4, "2019-04", billed("B", 1400n, { shippedOn: "2019-05-02" })));
    await may(store, [billed("A")]);
    expect((await audited(store)).notBilled.map((n) => n.waybill)).toEqual(["C"]);
  }));

test("what an earlier month billed is billed again; its credit takes back what that month's settlement paid", () =>
  onBooks(async (store) => {
    await may(store, [billed("A", 1600n), billed("B")]);
    await add(store, invoice(3, "2019-06", billed("A", -1600n), billed("B"), billed("E")));
    const classes = async () =>
      (await audited(store, "2019-06")).exceptions.map((e) => [
        e.line.waybillNo,
        e.class,
        e.payableFen,
        e.heldFen,
      ]);
    expect(await classes()).toEqual([
      ["B", "duplicate-waybill", 0n, 1400n],
      ["A", "credit", -1400n, -200n],
      // Shipped in May, whose loans name other numbers: not known comes before late.
      ["E", "waybill-without-loan", 0n, 1400n],
    ]);
    // But of A, May's settlement in force paid 13.00 and held 3.00.
    await settledMay(store, { courier: 1300n, "courier-held": 300n });
    expect((await classes())[1]).toEqual(["A", "credit", -1300n, -300n]);
    // However the credit writes the number.
    await add(store, invoice(4, "2019-07", billed("Ａ", -200n)));
    expect((await audited(store, "2019-07")).exceptions.map((e) => [e.class, e.heldFen])).toEqual([
      ["credit-excess", -200n],
    ]);
  }));

test("one number in two spellings is one parcel, though no loan names it", () =>
  onBooks(async (store) => {
    await add(store, [{ kind: "rule-enacted", rule: rule() }]);
    await add(store, invoice(1, "2019-05", billed("SF-1001"), billed("SF1002"), billed("sf-1002")));
    await add(store, invoice(2, "2019-06", billed("ＳＦ１００１"), billed("sf 1002", -1400n)));
    const classes = async (period: string) =>
      (await audited(store, period)).exceptions.map((e) => [e.line.waybillNo, e.class, e.payableFen]);
    expect(await classes("2019-05")).toEqual([["sf-1002", "duplicate-waybill", 0n]]);
    // The credit ends what May held of the second line.
    expect(await classes("2019-06")).toEqual([
      ["ＳＦ１００１", "duplicate-waybill", 0n],
      ["sf 1002", "credit", 0n],
    ]);
  }));
