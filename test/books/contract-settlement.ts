import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { finding } from "../../src/core/finding.ts";
import type { Unpriced } from "../../src/month/settle/run.ts";
import {
  ACTION,
  add,
  charge,
  closeOf,
  disputed,
  entryFact,
  gathered,
  JUNE,
  MAY,
  oneRow,
  ref,
  resolution,
  runOf,
  settlementOf,
} from "./facts.ts";
import type { Subject } from "./store-contract.ts";

export function settlementContract({ store }: Subject): void {
  describe("settlement", () => {
    test("a charge comes back with its arithmetic, ordered by kind, library, case, ordinal and id", async () => {
      const charges = [
        charge("C-1-1", { caseKey: "B" }),
        charge("C-1-2", { caseKey: "A", ordinal: 2, library: "10003" }),
        charge("C-1-3", { caseKey: "A", ordinal: 1, fen: -9_007_199_254_740_991n, statedFen: null }),
        charge("C-1-4", {
          kind: "courier",
          unit: "parcel",
          library: null,
          caseKey: null,
          ordinal: null,
          record: null,
        }),
      ];
      await add(store(), settlementOf(1, MAY, charges));
      const [b, a3, a, courier] = charges;
      expect(await gathered(store().read.charges({ settlement: 1 }))).toEqual([courier, a, b, a3]);
      expect(
        await gathered(store().read.charges({ settlement: 1, kind: "dd-subsidy", library: "10003" })),
      ).toEqual([a3]);
      expect(await store().read.chargeById("C-1-2")).toEqual({ charge: a3, settlement: 1 });
      expect(await store().read.chargeById("C-1-9")).toBeNull();
      expect(await store().read.chargesById({ settlement: 1, ids: ["C-1-4", "C-1-9", "C-1-2"] })).toEqual([
        courier,
        null,
        a3,
      ]);
      expect(await store().read.chargesById({ settlement: 2, ids: ["C-1-2"] })).toEqual([null]);
      expect(await store().read.chargesOfCase({ settlement: 1, caseKey: "A" })).toEqual([a, a3]);
    });

    test("totals are exact even where a double is not", async () => {
      const big = 9_007_199_254_740_991n;
      const charges = [1, 2, 3].map((n) => charge(`C-1-${n}`, { fen: big, quantity: big }));
      await add(store(), settlementOf(1, MAY, charges));
      expect(await store().read.chargeTotals(1)).toEqual([
        {
          kind: "dd-subsidy",
          scheme: null,
          service: null,
          library: "10002",
          count: 3,
          quantity: 3n * big,
          fen: 3n * big,
        },
      ]);
    });

    test("the other side of a charge can be asked for: of fees, who requested", async () => {
      const fee = { kind: "fee-basis", library: "10002" } as const;
      const charges = [
        charge("C-1-1", { ...fee, counterparty: "10001" }),
        charge("C-1-2", { ...fee, counterparty: "10003" }),
        charge("C-1-3", { counterparty: "10001" }),
      ];
      await add(store(), settlementOf(1, MAY, charges));
      const asked = { settlement: 1, kind: "fee-basis", counterparty: "10001" } as const;
      expect(await gathered(store().read.charges(asked))).toEqual([charges[0]]);
    });

    test("requests are added up by both sides, rule and correction, exactly; what is of no request comes one by one", async () => {
      const big = 9_007_199_254_740_991n;
      const fee = { kind: "fee-basis", counterparty: "10001" } as const;
      const noRequest = { caseKey: null, ordinal: null, record: null, counterparty: null } as const;
      const sum = charge("C-1-7", { ...noRequest, library: "10003" });
      await add(
        store(),
        settlementOf(1, MAY, [
          charge("C-1-1", { ...fee, fen: big }),
          charge("C-1-2", { ...fee, fen: big }),
          charge("C-1-3", { ...fee, counterparty: null, fen: 5n }),
          charge("C-1-4", { ...fee, corrects: "2019-04/R1", fen: -60n, quantity: 0n }),
          charge("C-1-5", { ...fee, kind: "grant", scheme: "reader", fen: 7n }),
          charge("C-1-6", { ...fee, kind: "free", scheme: "quota", fen: 9n }),
          sum,
          charge("C-1-8", { ...noRequest, kind: "grant", scheme: "pool", library: "10002" }),
          charge("C-1-9", { kind: "courier", unit: "parcel" }),
        ]),
      );
      const found = await store().read.requestTotals(1);
      expect(
        found.map((t) => [t.kind, t.scheme, t.counterparty, t.corrects, t.charges, t.quantity, t.fen]),
      ).toEqual([
        ["fee-basis", null, null, null, 1, 1n, 5n],
        ["fee-basis", null, "10001", null, 2, 2n, 2n * big],
        ["fee-basis", null, "10001", "2019-04/R1", 1, 0n, -60n],
        ["grant", "reader", "10001", null, 1, 1n, 7n],
      ]);
      const rule = "dd-subsidy balis-dd@2017-01-01";
      expect(found[0]).toMatchObject({ service: "dd", library: "10002", unit: "request", rule });
      expect((await store().read.sumCharges(1)).map((c) => c.id)).toEqual(["C-1-7", "C-1-8"]);
      expect((await store().read.sumCharges(1))[0]).toEqual(sum);
    });

    test("an amount beyond what a double holds exactly is not written", async () => {
      const facts = settlementOf(1, MAY, [charge("C-1-1", { fen: 9_007_199_254_740_992n })]);
      await expect(add(store(), facts)).rejects.toThrow("CHECK");
      expect(await store().read.settlement(MAY)).toBeNull();
    });

    test("the settlement with the largest number is in force", async () => {
      await add(store(), settlementOf(1, MAY, []));
      await add(store(), settlementOf(2, MAY, []));
      expect(await store().read.settlement(MAY)).toEqual({
        ...{ number: 2, period: MAY, inputs: "2", sample: true, funds: null },
        rules: ["dd-subsidy balis-dd@2017-01-01"],
      });
      expect(await store().read.nextSettlementNumber()).toBe(3);
      const periods = [1, 2, 3].map((number) => store().read.settlementPeriod(number));
      expect(await Promise.all(periods)).toEqual([MAY, MAY, null]);
    });

    test("what could not be priced comes back with its finding", async () => {
      const unpriced: Unpriced = {
        ...{ service: "dd", caseKey: "DD-1", ordinal: 1, severity: "unpriced" },
        finding: finding("rate-must-be-configured", { part: "dd-tariff", day: "2019-05-03" }),
      };
      await add(store(), [...settlementOf(1, MAY, []), { kind: "unpriced", settlement: 1, unpriced }]);
      expect(await store().read.unpriced(1)).toEqual([unpriced]);
    });

    test("what was charged before sums the settlements in force of the earlier periods, by year", async () => {
      await add(store(), settlementOf(1, "2018-12", [charge("C-1-1", { fen: 1n })]));
      await add(store(), settlementOf(2, "2019-04", [charge("C-2-1", { fen: 10n })]));
      await add(
        store(),
        settlementOf(3, "2019-04", [charge("C-3-1", { fen: 100n }), charge("C-3-2", { kind: "fee-basis" })]),
      );
      const free = { kind: "free", scheme: "standards", fen: 7n } as const;
      await add(
        store(),
        settlementOf(4, MAY, [
          charge("C-4-1", { fen: 1000n }),
          charge("C-4-2", { library: "10003", ...free }),
        ]),
      );
      await add(store(), settlementOf(5, JUNE, [charge("C-5-1", { fen: 10_000n })]));
      expect([...(await store().read.chargedBefore(JUNE))].sort()).toEqual([
        ["2018 dd-subsidy  10002", 1n],
        ["2019 dd-subsidy  10002", 1100n],
        ["2019 free standards 10003", 7n],
      ]);
    });
  });

  // A year of December to November, as the loans are evaluated by, and the sixteen months of CALIS.
  test("a period of two years: what is free is of the year of its supply, any other sum of the year it ends in", async () => {
    const free = { kind: "free", scheme: "standards", library: "10003" } as const;
    await add(store(), [
      ...oneRow({ number: 1 }, { suppliedOn: "2018-12-31" }),
      ...oneRow({ number: 2 }, { suppliedOn: "2019-01-01" }),
      ...settlementOf(1, "2018-12..2019-11", [
        charge("C-1-1", { ...free, fen: 7n, record: ref(1) }),
        charge("C-1-2", { ...free, fen: 5n, record: ref(2) }),
        charge("C-1-3", { fen: 100n, record: null }),
      ]),
      ...settlementOf(2, "2016-09..2017-12", [charge("C-2-1", { fen: 20n, record: null })]),
    ]);
    expect([...(await store().read.chargedBefore("2019-12"))].sort()).toEqual([
      ["2017 dd-subsidy  10002", 20n],
      ["2018 free standards 10003", 7n],
      ["2019 dd-subsidy  10002", 100n],
      ["2019 free standards 10003", 5n],
    ]);
  });

  describe("entries", () => {
    test("an entry comes back with its postings in order, and balances by account", async () => {
      const entry = entryFact(1, { id: "2019-05/S1/dd-subsidy/10002", period: MAY });
      await add(store(), [...settlementOf(1, MAY, []), ...settlementOf(2, JUNE, []), entry]);
      await add(store(), [entryFact(2, { id: "2019-06/S2/dd-subsidy/10002", period: JUNE, fen: 4n })]);
      expect(await store().read.entries({ period: MAY })).toEqual([
        entry.kind === "entry-posted" ? entry.entry : null,
      ]);
      expect(await store().read.entries({})).toHaveLength(2);
      expect(await store().read.balances()).toEqual([
        { account: "expense:dd-subsidy", fen: 310n },
        { account: "payable:library:10002", fen: -310n },
      ]);
      expect(await store().read.balances({ period: JUNE })).toMatchObject([{ fen: 4n }, { fen: -4n }]);
    });

    test.each([
      ["that does not add up to zero", [306n, -305n]],
      ["of one posting", [0n]],
    ])("an entry %s is not written", async (_name, amounts) => {
      const fact = entryFact(1, { id: "e", period: MAY });
      if (fact.kind !== "entry-posted") throw new Error("an entry");
      const postings = amounts.map((fen, i) => ({ account: `payable:library:1000${i}` as const, fen }));
      const facts: Fact[] = [...settlementOf(1, MAY, []), { ...fact, entry: { ...fact.entry, postings } }];
      await expect(add(store(), facts)).rejects.toThrow("balances");
      expect(await store().read.entries({})).toEqual([]);
    });
  });

  describe("a closed period", () => {
    test("is listed with what it consists of, in the order of closing", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1), ...settlementOf(1, MAY, [])]);
      await add(store(), oneRow({ number: 2, period: JUNE }));
      await add(store(), [{ kind: "resolution-made", resolution: resolution("D-1", "defer") }, closeOf(MAY)]);
      const closedAt = "2019-06-05T10:00:00+08:00";
      const [close] = await store().read.closes();
      expect(close).toEqual({
        ...{ period: MAY, ordinal: 1, manifest: '{"period":"2019-05"}' },
        ...{ hash: "1".repeat(64), previous: "0".repeat(64), closedBy: "王会计", closedAt },
        ...{ closedUnder: null, action: 3 },
      });
      const at = ACTION.at;
      const counts = { files: 1, records: 1, quarantined: 0, importedAt: at, isOfAnswers: false };
      const made = { reconciled: ["dd"], reconciledAt: at, settlement: 1, settledAt: at };
      const none = { reconciled: [], reconciledAt: null, settlement: null, settledAt: null };
      expect(await store().read.periods()).toEqual([
        { period: MAY, ...counts, ...made, openDiscrepancies: 0, closedAt },
        { period: JUNE, ...counts, ...none, openDiscrepancies: 0, closedAt: null },
      ]);
    });

    test("takes no new fact of any kind", async () => {
      await add(store(), [
        ...oneRow({ number: 1 }),
        ...disputed(1),
        ...settlementOf(1, MAY, [charge("C-1-1")]),
      ]);
      await add(store(), [closeOf(MAY)]);
      const late: Fact[][] = [
        oneRow({ number: 2 }),
        [...oneRow({ number: 3, period: JUNE }), { kind: "file-superseded", file: 1, by: 3 }],
        runOf(2, [1]),
        [{ kind: "case-records", run: 1, caseKey: "DD-2", refs: [ref(1)] }],
        [{ kind: "resolution-made", resolution: resolution("D-1") }],
        [{ kind: "resolution-withdrawn", discrepancy: "D-1", reason: "x" }],
        settlementOf(2, MAY, []),
        [{ kind: "charge", settlement: 1, charge: charge("C-1-2") }],
        [entryFact(1, { id: "e", period: MAY })],
      ];
      for (const facts of late) {
        await expect(add(store(), facts), facts.at(-1)?.kind).rejects.toMatchObject({
          code: "period-must-be-open",
          params: { period: MAY },
        });
      }
      // Within one plan too, after the close.
      const after = [
        ...oneRow({ number: 4, period: JUNE }),
        closeOf(JUNE, 2, "1".repeat(64)),
        ...runOf(3, [4], JUNE),
      ];
      await expect(add(store(), after)).rejects.toMatchObject({ code: "period-must-be-open" });
    });

    test("is chained to the one closed before it", async () => {
      await add(store(), [closeOf(MAY)]);
      await expect(add(store(), [closeOf(JUNE, 2)])).rejects.toThrow("close-must-chain");
      await expect(add(store(), [closeOf(JUNE, 3, "1".repeat(64))])).rejects.toThrow("close-must-chain");
      await add(store(), [closeOf(JUNE, 2, "1".repeat(64))]);
      expect((await store().read.closes()).map((c) => c.period)).toEqual([MAY, JUNE]);
    });

    test("closed again with another manifest is refused", async () => {
      await add(store(), [closeOf(MAY)]);
      await expect(add(store(), [closeOf(MAY, 2, "1".repeat(64))])).rejects.toMatchObject({
        code: "fact-must-not-change",
      });
    });
  });
}
