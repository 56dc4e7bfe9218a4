import { describe, expect, test } from "vitest";
import type { Fact, Store } from "../../src/books/port.ts";
import {
  ACTION,
  add,
  closeOf,
  discrepancy,
  disputed,
  gathered,
  JUNE,
  MAY,
  match,
  oneRow,
  ref,
  resolution,
  resolved,
  runOf,
} from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const DD_MAY = { period: MAY, service: "dd" } as const;
const DD_JUNE = { period: JUNE, service: "dd" } as const;

const withdrawn: Fact = { kind: "resolution-withdrawn", discrepancy: "D-1", reason: "看错了" };

async function confirmedKeys(store: Store, span: typeof DD_MAY | typeof DD_JUNE = DD_MAY): Promise<string[]> {
  return (await gathered(store.read.confirmed(span))).map(({ match: m }) => `${m.caseKey}/${m.ordinal}`);
}

async function statusOf(store: Store, period = MAY): Promise<string[]> {
  const found = await store.read.discrepancies({ period });
  return found.map((d) => `${d.id} run ${d.run} ${d.resolution?.kind ?? "open"}`);
}

export function reconciliationContract({ store }: Subject): void {
  describe("reconciliation", () => {
    test("the run with the largest number is in force, and only its matches are confirmed", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...runOf(1, [1])]);
      expect(await store().read.nextRunNumber()).toBe(2);
      await add(store(), [...oneRow({ number: 2 }), ...runOf(2, [1, 2])]);
      expect(await store().read.run(DD_MAY)).toEqual({ number: 2, ...DD_MAY, inputs: "2" });
      expect(await store().read.run({ ...DD_MAY, service: "ill" })).toBeNull();
      expect(await confirmedKeys(store())).toEqual(["DD-1/1", "DD-2/1"]);
      expect(await store().read.matchOf(ref(2))).toEqual({
        match: match("DD-2", ref(2)),
        period: MAY,
      });
      expect(await store().read.matchOf(ref(2, 9))).toBeNull();
    });

    test("a record stands in one case of a run only", async () => {
      await add(store(), oneRow({ number: 1 }));
      const twice: Fact = { kind: "case-records", run: 1, caseKey: "DD-9", refs: [ref(1)] };
      await expect(add(store(), [...runOf(1, [1]), twice])).rejects.toMatchObject({
        code: "fact-must-not-change",
        params: { what: "case-record", id: "1:1:1:3" },
      });
    });

    test("a run that leaves out a record, or judges a foreign one, is not written", async () => {
      await add(store(), [
        ...oneRow({ number: 1 }),
        ...oneRow({ number: 2 }),
        ...oneRow({ number: 3, period: JUNE }),
      ]);
      await expect(add(store(), runOf(1, [1]))).rejects.toThrow("stands in a case of run 1");
      await expect(add(store(), runOf(1, [1, 2, 3]))).rejects.toThrow("and no other");
      await add(store(), runOf(1, [1, 2]));
    });

    test("a match rests on records of its own case", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...oneRow({ number: 2 })]);
      const foreign: Fact = { kind: "match", run: 1, match: match("DD-2", ref(1), { ordinal: 2 }) };
      await expect(add(store(), [...runOf(1, [1, 2]), foreign])).rejects.toThrow("1:1:3");
    });

    test("a discrepancy comes back whole, open at first, then with its resolution", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1)]);
      const open = {
        ...discrepancy("D-1", "DD-1", [ref(1)]),
        ...{
          period: MAY,
          run: 1,
          resolution: null,
          resolvedAt: null,
          foundAt: ACTION.at,
          owner: null,
          movedTo: null,
        },
      };
      expect(await store().read.discrepancies({})).toEqual([open]);
      expect(await confirmedKeys(store())).toEqual([]);
      const values = { pages: 10, feeFen: null };
      await add(store(), resolved(1, { kind: "agreed-value", values }));
      const made = { ...resolution("D-1", "agreed-value"), values };
      expect(await store().read.discrepancies({})).toEqual([
        { ...open, resolution: made, resolvedAt: ACTION.at },
      ]);
    });

    test("agreed values replace the record's own in what is settled, and nowhere else", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1)]);
      const values = { pages: 10, volumes: 2, feeFen: 300n };
      await add(store(), resolved(1, { kind: "agreed-value", values }));
      const [confirmed] = await gathered(store().read.confirmed(DD_MAY));
      expect(confirmed?.record).toMatchObject({ pages: 10, volumes: 2, feeFen: 300n, requestKey: "DD-1" });
      expect(confirmed?.match.values).toEqual(values);
      expect((await store().read.records([ref(1)]))[0]).toMatchObject({
        pages: 12,
        volumes: null,
        feeFen: 360n,
      });
      const counts = {
        requests: 1,
        pages: 10,
        volumes: 2,
        status: "filled",
        supplier: "10002",
        requester: "10003",
      };
      expect(await store().read.requestCounts([MAY])).toEqual([{ ...DD_MAY, ...counts }]);
    });

    test("an agreement that the confirmed fee no longer counts is not the same as none about it", async () => {
      await add(store(), [
        ...oneRow({ number: 1 }),
        ...disputed(1),
        ...resolved(1, { values: { feeFen: null } }),
      ]);
      expect((await gathered(store().read.confirmed(DD_MAY)))[0]?.record).toMatchObject({
        feeFen: null,
        pages: 12,
      });
    });

    test("a withdrawn resolution takes its matches with it, and the history keeps both", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1), ...resolved(1)]);
      expect(await confirmedKeys(store())).toEqual(["DD-1/1"]);
      await add(store(), [withdrawn]);
      expect(await confirmedKeys(store())).toEqual([]);
      expect(await statusOf(store())).toEqual(["D-1 run 1 open"]);
      await expect(add(store(), [withdrawn])).rejects.toMatchObject({ code: "resolution-must-stand" });
      await add(store(), resolved(1, { reason: "再次核实" }));
      expect(await confirmedKeys(store())).toEqual(["DD-1/1"]);
      const history = await store().read.discrepancyHistory("D-1");
      expect(history.map((h) => [h.event, h.reason, h.resolution?.kind ?? null])).toEqual([
        ["made", "已核实", "supplier-right"],
        ["withdrawn", "看错了", null],
        ["made", "再次核实", "supplier-right"],
      ]);
      expect(history[0]).toMatchObject({ at: ACTION.at, operator: ACTION.operator });
    });

    test("a second resolution takes the place of the first; withdrawn, the case is open again", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1), ...resolved(1)]);
      await add(store(), [{ kind: "resolution-made", resolution: resolution("D-1", "write-off") }]);
      expect(await statusOf(store())).toEqual(["D-1 run 1 write-off"]);
      expect(await confirmedKeys(store())).toEqual([]);
      await add(store(), [withdrawn]);
      expect(await statusOf(store())).toEqual(["D-1 run 1 open"]);
    });

    test("the same discrepancy in a later run keeps its resolution, and its matches belong to that", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1), ...resolved(1)]);
      const again = disputed(2);
      const carried: Fact = {
        kind: "match",
        run: 2,
        match: match("DD-1", ref(1), { pass: "resolved", discrepancy: "D-1" }),
      };
      await add(store(), [...again, carried]);
      expect(await statusOf(store())).toEqual(["D-1 run 2 supplier-right"]);
      expect(await confirmedKeys(store())).toEqual(["DD-1/1"]);
      await add(store(), [withdrawn]);
      expect(await statusOf(store())).toEqual(["D-1 run 2 open"]);
    });

    test("a discrepancy that was gone for a run comes back open: its old matches are not counted", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1), ...resolved(1)]);
      await add(store(), runOf(2, [1]));
      expect(await statusOf(store())).toEqual([]);
      await add(store(), disputed(3));
      expect(await statusOf(store())).toEqual(["D-1 run 3 open"]);
      expect(await confirmedKeys(store())).toEqual([]);
    });

    test("discrepancies are found by period, kind, library, status and the beginning of their id", async () => {
      const small = {
        ...discrepancy("D-2", "DD-2", [ref(2)]),
        evidence: "S+R",
        riskFen: 1n,
        kind: "duplicate",
        supplier: null,
      } as const;
      await add(
        store(),
        [...oneRow({ number: 1 }), ...oneRow({ number: 2 }), ...disputed(1)].concat([
          { kind: "case-records", run: 1, caseKey: "DD-2", refs: [ref(2)] },
          { kind: "discrepancy", run: 1, discrepancy: small },
          ...resolved(1),
        ]),
      );
      const ids = async (filter: Parameters<Store["read"]["discrepancies"]>[0]) =>
        (await store().read.discrepancies(filter)).map((d) => d.id);
      expect(await ids({})).toEqual(["D-1", "D-2"]);
      expect(await ids({ status: "open" })).toEqual(["D-2"]);
      expect(await ids({ status: "resolved", period: MAY, service: "dd" })).toEqual(["D-1"]);
      expect(await ids({ kind: "duplicate" })).toEqual(["D-2"]);
      expect(await ids({ library: "10002" })).toEqual(["D-1"]);
      expect(await ids({ ids: ["D-2", "D"] })).toEqual(["D-1", "D-2"]);
      expect(await ids({ ids: ["D%"] })).toEqual([]);
      expect(await ids({ period: JUNE })).toEqual([]);
    });
  });

  describe("from one period to the next", () => {
    test("a deferred case comes again in the next period, and only there", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1)]);
      await add(store(), [{ kind: "resolution-made", resolution: resolution("D-1", "defer") }]);
      await add(store(), oneRow({ number: 2, period: JUNE }, { requestKey: "AA-2" }));
      const keys = async (period: string) =>
        (await gathered(store().read.caseRecords({ period, service: "dd" }))).map((s) => s.record.requestKey);
      expect(await keys(JUNE)).toEqual(["AA-2"]);
      const before = await store().read.reconciliationInputs(DD_JUNE);
      await add(store(), [closeOf(MAY)]);
      expect(await keys(JUNE)).toEqual(["AA-2", "DD-1"]);
      expect(await keys("2019-04")).toEqual([]);
      expect(await store().read.reconciliationInputs(DD_JUNE)).not.toBe(before);
      expect(
        (await gathered(store().read.caseRecords(DD_JUNE))).map((s) => s.settled?.period ?? null),
      ).toEqual([null, null]);
    });

    test("the same discrepancy carried forward is resolved in its new period, without touching the closed one", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1)]);
      await add(store(), [{ kind: "resolution-made", resolution: resolution("D-1", "defer") }]);
      await add(store(), [closeOf(MAY)]);
      await add(store(), disputed(2, JUNE));
      expect(await statusOf(store(), JUNE)).toEqual(["D-1 run 2 open"]);
      expect((await store().read.discrepancies({ ids: ["D-1"] })).map((d) => d.period)).toEqual([JUNE]);
      await add(store(), resolved(2));
      expect(await statusOf(store(), JUNE)).toEqual(["D-1 run 2 supplier-right"]);
      expect(await statusOf(store(), MAY)).toEqual(["D-1 run 1 defer"]);
      expect(await confirmedKeys(store(), DD_JUNE)).toEqual(["DD-1/1"]);
    });

    test.each([
      ["supplier-right", MAY],
      ["agreed-outside", MAY],
      ["write-off", MAY],
      ["defer", null],
    ] as const)("a request whose case was resolved as %s in a closed period was settled in: %s", async (kind, settled) => {
      await add(store(), [...oneRow({ number: 1 }), ...disputed(1)]);
      const facts = kind === "supplier-right" ? resolved(1) : [];
      await add(
        store(),
        facts.length > 0 ? facts : [{ kind: "resolution-made", resolution: resolution("D-1", kind) }],
      );
      await add(store(), [closeOf(MAY)]);
      const again = oneRow({ number: 2, period: JUNE }, { requestKey: "DD-1", requestNo: "DD-1" });
      await add(store(), again);
      const streamed = await gathered(store().read.caseRecords(DD_JUNE));
      expect(streamed.find((s) => s.record.ref.file === 2)?.settled?.period ?? null).toBe(settled);
    });

    test("a plainly matched request of a closed period was settled in it; an unmatched one was not", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...runOf(1, [1]), closeOf(MAY)]);
      await add(store(), oneRow({ number: 2, period: JUNE }, { requestKey: "DD-1" }));
      await add(store(), oneRow({ number: 3, period: JUNE }));
      const streamed = await gathered(store().read.caseRecords(DD_JUNE));
      expect(streamed.map((s) => [s.record.requestKey, s.settled?.period ?? null])).toEqual([
        ["DD-1", MAY],
        ["DD-3", null],
      ]);
      const begun = (begins: string, most = 9) => store().read.settledNumbers({ begins, most });
      expect([await begun(""), await begun("DD"), await begun("DD-3"), await begun("", 0)]).toEqual([
        ...[["DD-1"], ["DD-1"], [], []],
      ]);
    });
  });
}
