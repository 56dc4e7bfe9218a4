import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact, Store } from "../../src/books/port.ts";
import type { FileDifference, QuarantinedRow } from "../../src/month/import/file.ts";
import { NO_PARTS, type UserCount, type WaybillLine } from "../../src/records/record.ts";
import { lineOf } from "../support/records.ts";
import {
  ACTION,
  add,
  fileFacts,
  gathered,
  JUNE,
  MAY,
  oneRow,
  receipt,
  record,
  ref,
  sourceFile,
} from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const DD_MAY = { period: MAY, service: "dd" } as const;

async function keysOf(store: Store, period = MAY): Promise<string[]> {
  const streamed = await gathered(store.read.caseRecords({ period, service: "dd" }));
  return streamed.map(({ record: r }) => `${r.requestKey} ${r.role} ${r.ref.file}:${r.ref.row}`);
}

export function filesContract({ store }: Subject): void {
  describe("files", () => {
    test("a file comes back with its receipt, and is found by its hash", async () => {
      await add(store(), oneRow({ number: 1, lateFor: "2019-04" }));
      const stored = {
        ...sourceFile({ number: 1, lateFor: "2019-04" }),
        importedAt: ACTION.at,
        importedBy: ACTION.operator,
        receipt: receipt(1, { taken: 1 }),
        supersededBy: null,
        supersedes: [],
        withdrawal: null,
      };
      expect(await store().read.files()).toEqual([stored]);
      expect(await store().read.filesBySha(stored.sha256)).toEqual([stored]);
      expect(await store().read.filesBySha("f".repeat(64))).toEqual([]);
      expect(await store().read.files({ period: JUNE })).toEqual([]);
      expect(await store().read.files({ kind: "dd-supplier", library: "10002" })).toHaveLength(1);
      expect(await store().read.nextFileNumber()).toBe(2);
    });

    test("a record comes back to the last character, with every field", async () => {
      const full = record(ref(1), "dd-supplier", {
        requestNo: "ｄｄ－1 ",
        requestKey: "DD-1",
        agent: "10004",
        returnedOn: "2019-05-09",
        status: "unfilled",
        reason: "无馆藏",
        urgency: "urgent",
        sourcing: "agent-foreign",
        tariffItem: "SHL-ANC-1",
        deliveryMethod: "邮寄",
        quantity: 2_147_483_648,
        volumes: 0,
        unitPriceFen: 9_007_199_254_740_991n,
        actualCostFen: -9_007_199_254_740_991n,
        feeFen: 0n,
        waybillOut: "SF-1",
        waybillBack: "",
      });
      await add(store(), fileFacts({ number: 1 }, [full]));
      expect(await gathered(store().read.caseRecords(DD_MAY))).toEqual([{ record: full, settled: null }]);
      expect(await store().read.records([full.ref, full.ref])).toEqual([full, full]);
      expect(await store().read.recordsByNumber("DD-1")).toEqual([full]);
      expect(await store().read.recordAt(full.ref)).toEqual(full);
      expect(await store().read.recordAt({ ...full.ref, row: 9_999 })).toBeNull();
      expect(await store().read.recordsByNumber("SF-1")).toEqual([full]);
      await expect(store().read.records([ref(1, 99)])).rejects.toThrow("1:1:99");
    });

    test("records are ordered by number, then role, then file and row, whatever the order of import", async () => {
      const keyed = (...keys: string[]) => keys.map((requestKey) => ({ requestKey }));
      await add(store(), fileFacts({ number: 1, kind: "dd-centre" }, keyed("B", "A")));
      await add(store(), fileFacts({ number: 2, kind: "dd-requester" }, keyed("a", "A", "B")));
      await add(store(), fileFacts({ number: 3, kind: "dd-supplier" }, keyed("B", "A", "A")));
      await add(store(), fileFacts({ number: 4, kind: "ill-supplier" }, keyed("A")));
      await add(store(), fileFacts({ number: 5, period: JUNE }, keyed("A")));
      expect(await keysOf(store())).toEqual([
        ...["A supplier 3:4", "A supplier 3:5", "A requester 2:4", "A centre 1:4"],
        ...["B supplier 3:3", "B requester 2:5", "B centre 1:3"],
        "a requester 2:3",
      ]);
    });

    test("a superseded file's records leave the stream but stay in the books", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), [...oneRow({ number: 2 }), { kind: "file-superseded", file: 1, by: 2 }]);
      expect(await keysOf(store())).toEqual(["DD-2 supplier 2:3"]);
      expect((await store().read.files()).map((f) => f.supersededBy)).toEqual([2, null]);
      expect(await store().read.records([ref(1)])).toHaveLength(1);
    });

    test("the same bytes stand once only, unless the one replaces the other", async () => {
      await add(store(), oneRow({ number: 1 }));
      const again = oneRow({ number: 2, sha256: sourceFile({ number: 1 }).sha256 });
      await expect(add(store(), again)).rejects.toMatchObject({ code: "fact-must-not-change" });
      await add(store(), [...again, { kind: "file-superseded", file: 1, by: 2 }]);
      expect((await store().read.filesBySha(sourceFile({ number: 1 }).sha256)).map((f) => f.number)).toEqual([
        2, 1,
      ]);
    });

    test("a file whose receipt does not count its rows is not written", async () => {
      const [opened, rows] = fileFacts({ number: 1 }, [{}, {}]);
      const short: Fact = { kind: "file-read", receipt: receipt(1, { taken: 1 }) };
      await expect(add(store(), [opened, rows, short] as Fact[])).rejects.toThrow("keeps the 1 rows");
      await expect(add(store(), [opened, rows] as Fact[])).rejects.toThrow("has a receipt");
      expect(await store().read.files()).toEqual([]);
    });

    test("rows set aside keep their text and their place", async () => {
      const row: QuarantinedRow = {
        file: 1,
        sheet: 1,
        row: 7,
        code: "cell-must-be-amount",
        column: "费用",
        text: "三元",
        params: { text: "三元" },
        cells: '["a",null]',
      };
      const whole: QuarantinedRow = {
        ...row,
        code: "row-must-be-whole",
        column: null,
        text: null,
        params: {},
      };
      await add(store(), [
        { kind: "file-opened", file: sourceFile({ number: 1 }) },
        { kind: "rows-quarantined", rows: [row, whole] },
        { kind: "file-read", receipt: receipt(1, { quarantined: 1 }) },
      ]);
      expect(await store().read.quarantined({ period: MAY })).toEqual([row, whole]);
      expect(await store().read.quarantined({ file: 2 })).toEqual([]);
      await add(store(), [...oneRow({ number: 2 }), { kind: "file-superseded", file: 1, by: 2 }]);
      expect(await store().read.quarantined({ period: MAY })).toEqual([]);
      expect(await store().read.quarantined({ file: 1 })).toHaveLength(2);
    });

    test("courier lines come ordered by waybill number, users counted by period", async () => {
      const line = (row: number, waybillNo: string): WaybillLine => ({
        ...{ ref: ref(1, row), waybillNo, shippedOn: "2019-05-04", from: "10002", to: null, leg: "out" },
        ...{ pieces: 1, weightGrams: 1500, volumes: null, chargeFen: -1200n, item: "stop" },
        ...{ outcome: "undelivered", district: "延庆区", freightFen: 1000n, surchargeFen: null, ...NO_PARTS },
      });
      const count: UserCount = {
        ...{ ref: ref(2), library: "10002", service: "dd", registered: 120 },
        ...{ newUsers: null, activeUsers: 7 },
      };
      await add(store(), [
        { kind: "file-opened", file: sourceFile({ number: 1, kind: "courier-invoice" }) },
        { kind: "waybill-lines", lines: [line(3, "SF-2"), line(4, "SF-1")] },
        { kind: "file-read", receipt: receipt(1, { taken: 2 }) },
        { kind: "file-opened", file: sourceFile({ number: 2, kind: "registered-users" }) },
        { kind: "user-counts", counts: [count] },
        { kind: "file-read", receipt: receipt(2, { taken: 1 }) },
      ]);
      expect(await gathered(store().read.waybillLines(MAY))).toEqual([line(4, "SF-1"), line(3, "SF-2")]);
      expect(await store().read.userCounts([MAY, JUNE])).toEqual([{ ...count, period: MAY }]);
    });
  });

  describe("lines of an invoice and of earlier ones", () => {
    const line = (file: number, row: number, no: string) => lineOf(no, { ref: { file, sheet: 1, row } });
    const invoice = (number: number, period: string, lines: WaybillLine[]): Fact[] => [
      { kind: "file-opened", file: sourceFile({ number, kind: "courier-invoice", period }) },
      { kind: "waybill-lines", lines },
      { kind: "file-read", receipt: receipt(number, { taken: lines.length }) },
    ];

    test("are those under numbers that the period names, by number, then by period, without replaced files", async () => {
      const [april, may] = [line(2, 2, "SF-2"), line(3, 2, "SF-2")];
      await add(store(), [
        ...invoice(1, "2019-04", [line(1, 2, "SF-3")]),
        ...invoice(2, "2019-04", [april, line(2, 3, "SF-9")]),
        { kind: "file-superseded", file: 1, by: 2 },
        ...invoice(3, MAY, [may, line(3, 3, "SF-1")]),
        ...invoice(4, JUNE, [line(4, 2, "SF-2"), line(4, 3, "SF-1"), line(4, 4, "SF-3")]),
      ]);
      const asked = { period: JUNE, earlier: ["2019-04", MAY] };
      expect(await gathered(store().read.billedLines(asked))).toEqual([
        { line: line(3, 3, "SF-1"), period: MAY },
        { line: line(4, 3, "SF-1"), period: JUNE },
        { line: april, period: "2019-04" },
        { line: may, period: MAY },
        { line: line(4, 2, "SF-2"), period: JUNE },
        { line: line(4, 4, "SF-3"), period: JUNE },
      ]);
    });

    test("stand together however a number is written, as the file has it", async () => {
      const written = (file: number, ...numbers: string[]) => numbers.map((no, row) => line(file, row, no));
      await add(store(), [
        ...invoice(1, MAY, written(1, "SF 2", "SF-1001", "SF1")),
        ...invoice(2, JUNE, written(2, "sf-1002", "ＳＦ１００１", "SF1001", "sf1001", "SF01001")),
      ]);
      const found = await gathered(store().read.billedLines({ period: JUNE, earlier: [MAY] }));
      expect(found.map((b) => [b.line.waybillNo, b.period])).toEqual([
        ["SF01001", JUNE],
        ["SF-1001", MAY],
        ["ＳＦ１００１", JUNE],
        ["SF1001", JUNE],
        ["sf1001", JUNE],
        ["sf-1002", JUNE],
      ]);
      // The seal of a closed month rests on this order.
      const own = await gathered(store().read.waybillLines(JUNE));
      expect(own.map((l) => l.waybillNo)).toEqual(["SF01001", "SF1001", "sf-1002", "sf1001", "ＳＦ１００１"]);
    });
  });

  describe("the difference between two files", () => {
    test("is counted by content: a row that moved is kept, one of two equal rows is removed", async () => {
      const rows = [{ requestKey: "A" }, { requestKey: "B", pages: null }, { requestKey: "B", pages: null }];
      await add(
        store(),
        fileFacts(
          { number: 1 },
          rows.map((r) => ({ ...r, requestNo: r.requestKey })),
        ),
      );
      const corrected = [
        { requestKey: "B", pages: null },
        { requestKey: "A" },
        { requestKey: "A", feeFen: 361n },
      ];
      const seen: FileDifference[] = [];
      await store().apply(async function* (inside) {
        yield* fileFacts(
          { number: 2 },
          corrected.map((r) => ({ ...r, requestNo: r.requestKey })),
        );
        seen.push(await inside.fileDifference({ old: [1], new: 2 }));
      }, ACTION);
      const shown = { suppliedOn: "2019-05-03", volumes: null };
      expect(seen).toEqual([
        {
          ...{ added: 1, removed: 1, changed: 0, kept: 2, gone: ["B"] },
          examples: [
            { side: "added", requestNo: "A", pages: 12, feeFen: 361n, ...shown },
            { side: "removed", requestNo: "B", pages: null, feeFen: 360n, ...shown },
          ],
        },
      ]);
    });

    test("agrees with a count by hand for any two files, and shows at most twenty rows a side", async () => {
      let number = 0;
      const rows = fc.array(fc.record({ pages: fc.constantFrom(1, 2, null) }), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(rows, rows, async (before, after) => {
          number += 2;
          const [old, replacing] = [number - 1, number];
          const same = { requestNo: "A", requestKey: "A" };
          await add(
            store(),
            fileFacts(
              { number: old },
              before.map((r) => ({ ...r, ...same })),
            ),
          );
          let kept = 0;
          const left = before.map((r) => r.pages);
          for (const { pages } of after) {
            const at = left.indexOf(pages);
            if (at < 0) continue;
            left.splice(at, 1);
            kept += 1;
          }
          let found: FileDifference | undefined;
          await store().apply(async function* (inside) {
            yield* fileFacts(
              { number: replacing },
              after.map((r) => ({ ...r, ...same })),
            );
            found = await inside.fileDifference({ old: [old], new: replacing });
          }, ACTION);
          const [gone, more] = [before.length - kept, after.length - kept];
          // All rows have one number: each that is gone is changed as long as another came.
          const changed = Math.min(gone, more);
          const counted = { kept, changed, added: more - changed, removed: gone - changed };
          expect(found).toMatchObject(counted);
          expect(found?.examples).toHaveLength(Math.min(more, 20) + Math.min(gone, 20));
        }),
        { numRuns: 30 },
      );
    });
  });
}
