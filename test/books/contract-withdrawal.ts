import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { stands } from "../../src/month/import/file.ts";
import { lineOf } from "../support/records.ts";
import {
  ACTION,
  add,
  charge,
  closeOf,
  disputed,
  gathered,
  JUNE,
  MAY,
  oneRow,
  receipt,
  ref,
  resolved,
  runOf,
  settlementOf,
  sourceFile,
} from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const withdrawn = (file: number, said: { reason?: string; bringsBack?: boolean } = {}): Fact => ({
  kind: "file-withdrawn",
  ...{ file, reason: "导错了文件", bringsBack: false, alongWith: null, ...said },
});

const replacedBy = (by: number, file: number): Fact[] => [
  ...oneRow({ number: by }),
  { kind: "file-superseded", file, by },
];

export function withdrawalContract({ store }: Subject): void {
  const span = { period: MAY, service: "dd" } as const;
  const rows = async (): Promise<number[]> =>
    (await gathered(store().read.caseRecords(span))).map(({ record }) => record.ref.file);
  const standing = async (): Promise<number[]> =>
    (await store().read.files()).filter(stands).map((f) => f.number);

  describe("withdrawn files", () => {
    test("say whose parcels of which days a bill had, each once", async () => {
      const said = [{ company: "sf" }, { company: "sf" }, { company: null }, { shippedOn: "2019-05-02" }];
      const lines = said.map((own, i) =>
        lineOf(`SF-${i}`, { ref: ref(1, i + 2), shippedOn: "2019-05-01", company: null, ...own }),
      );
      await add(store(), [
        { kind: "file-opened", file: sourceFile({ number: 1, kind: "courier-invoice" }) },
        { kind: "waybill-lines", lines },
        { kind: "file-read", receipt: receipt(1, { taken: lines.length }) },
        withdrawn(1),
      ]);
      expect(await store().read.shippedIn(1)).toEqual([
        { company: null, shippedOn: "2019-05-01" },
        { company: null, shippedOn: "2019-05-02" },
        { company: "sf", shippedOn: "2019-05-01" },
      ]);
      expect(await store().read.shippedIn(2)).toEqual([]);
    });

    test("the rows leave every reading and stay in the books, with the reason, the day and the name", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), oneRow({ number: 2 }));
      const before = await store().read.reconciliationInputs(span);
      await add(store(), [withdrawn(2)]);
      expect(await rows()).toEqual([1]);
      expect(await standing()).toEqual([1]);
      expect(await store().read.records([ref(2)])).toHaveLength(1);
      const [, file] = await store().read.files();
      const { at, operator: by } = ACTION;
      expect(file?.withdrawal).toEqual({ at, by, reason: "导错了文件", bringsBack: false, alongWith: null });
      const [may] = await store().read.periods();
      expect([may?.files, may?.records]).toEqual([1, 1]);
      expect(await store().read.reconciliationInputs(span)).not.toBe(before);
      await expect(add(store(), runOf(1, [1, 2]))).rejects.toThrow("and no other");
      await add(store(), runOf(1, [1]));
    });

    test("what was matched with its rows is out of date for the settlement until it is matched again", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), oneRow({ number: 2 }));
      await add(store(), runOf(1, [1, 2]));
      const settled = await store().read.settlementInputs(MAY);
      await add(store(), [withdrawn(2)]);
      expect(await store().read.settlementInputs(MAY)).not.toBe(settled);
      await add(store(), runOf(2, [1]));
      const again = await store().read.settlementInputs(MAY);
      await add(store(), oneRow({ number: 3 }));
      await add(store(), [withdrawn(3)]);
      expect(await store().read.settlementInputs(MAY)).toBe(again);
    });

    test("what rests on a file is told: matches, discrepancies, charges of the settlement in force", async () => {
      await add(store(), [...oneRow({ number: 1 }), ...oneRow({ number: 2 })]);
      const nothing = { reconciled: [], matches: 0, open: 0, decided: 0, settlement: null, charged: [] };
      expect(await store().read.restingOn(1)).toEqual(nothing);
      await add(store(), [...runOf(1, [2]), ...disputed(1).slice(1)]);
      expect(await store().read.restingOn(1)).toEqual({ ...nothing, reconciled: ["dd"], open: 1 });
      await add(store(), resolved(1));
      const charges = [
        charge("C-1-1", { caseKey: "DD-1", fen: 300n }),
        charge("C-1-2", { caseKey: "DD-2", fen: 10n, record: ref(2) }),
        charge("C-1-3", { kind: "courier", caseKey: "SF-1", fen: 900n, record: ref(1, 7) }),
        charge("C-1-4", { caseKey: null, record: null, fen: 5n }),
      ];
      await add(store(), settlementOf(1, MAY, charges));
      expect(await store().read.restingOn(1)).toEqual({
        ...{ reconciled: ["dd"], matches: 1, open: 0, decided: 1, settlement: 1 },
        charged: [
          { kind: "courier", count: 1, fen: 900n },
          { kind: "dd-subsidy", count: 1, fen: 300n },
        ],
      });
    });

    test("what it had replaced stands again where that is wanted, may be replaced again and come back again", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), replacedBy(2, 1));
      await add(store(), [withdrawn(2, { bringsBack: true })]);
      expect([await rows(), await standing()]).toEqual([[1], [1]]);
      await add(store(), replacedBy(3, 1));
      expect(await rows()).toEqual([3]);
      expect((await store().read.files()).map((f) => [f.supersededBy, f.supersedes])).toEqual([
        [3, []],
        [null, [1]],
        [null, [1]],
      ]);
      await add(store(), [withdrawn(3, { bringsBack: true })]);
      expect(await rows()).toEqual([1]);
    });

    test("where it is not wanted the place stays empty, and takes another file", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), replacedBy(2, 1));
      await add(store(), [withdrawn(2)]);
      expect([await rows(), await standing()]).toEqual([[], []]);
      expect((await store().read.files()).map((f) => f.supersededBy)).toEqual([2, null]);
      await add(store(), oneRow({ number: 3 }));
      expect(await rows()).toEqual([3]);
    });

    test("the same bytes may be read again", async () => {
      const sha256 = "a".repeat(64);
      await add(store(), oneRow({ number: 1, sha256 }));
      await expect(add(store(), oneRow({ number: 2, sha256 }))).rejects.toMatchObject({
        code: "fact-must-not-change",
      });
      await add(store(), [withdrawn(1)]);
      await add(store(), oneRow({ number: 2, sha256 }));
      expect(await rows()).toEqual([2]);
    });

    test("what is gone is neither withdrawn nor replaced: said otherwise it is refused, said again it adds nothing", async () => {
      const refused = { code: "fact-must-not-change" };
      await add(store(), oneRow({ number: 1 }));
      await add(store(), replacedBy(2, 1));
      await expect(add(store(), [withdrawn(1)])).rejects.toMatchObject(refused);
      await add(store(), [withdrawn(2)]);
      await expect(add(store(), [withdrawn(2, { reason: "另一理由" })])).rejects.toMatchObject(refused);
      await expect(add(store(), replacedBy(3, 2))).rejects.toMatchObject(refused);
      const again = await store().apply(() => [withdrawn(2)], ACTION);
      expect(again).toEqual({ added: 0, present: 1 });
    });

    test("a closed period loses no file, and gets none back", async () => {
      const refused = { code: "period-must-be-open" };
      await add(store(), oneRow({ number: 1 }));
      await add(store(), [
        ...oneRow({ number: 2, period: JUNE }),
        { kind: "file-superseded", file: 1, by: 2 },
      ]);
      await add(store(), [...oneRow({ number: 3 }), closeOf(MAY)]);
      await expect(add(store(), [withdrawn(3)])).rejects.toMatchObject(refused);
      await expect(add(store(), [withdrawn(2, { bringsBack: true })])).rejects.toMatchObject(refused);
      await add(store(), [withdrawn(2)]);
      expect(await standing()).toEqual([3]);
    });

    test("the row that a withdrawn correction stood for counts again", async () => {
      await add(store(), oneRow({ number: 1 }));
      const facts = oneRow({ number: 2 });
      const corrected: Fact = { kind: "row-corrected", row: ref(1), by: ref(2) };
      await add(store(), [...facts.slice(0, -1), corrected, ...facts.slice(-1)]);
      expect(await rows()).toEqual([2]);
      await add(store(), [withdrawn(2)]);
      expect(await rows()).toEqual([1]);
      expect(await store().read.rowCorrections({ period: MAY })).toEqual([]);
    });
  });
}
