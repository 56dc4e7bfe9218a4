import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import type { FileFinding } from "../../src/month/import/file.ts";
import {
  ACTION,
  add,
  closeOf,
  fileFacts,
  gathered,
  JUNE,
  MAY,
  oneRow,
  receipt,
  ref,
  runOf,
  sourceFile,
} from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const corrected = (old: number, by: number): Fact => ({ kind: "row-corrected", row: ref(old), by: ref(by) });

/** File 2 holds the corrected row of file 1. */
const correction = (number = 2, old = 1): Fact[] => {
  const facts = oneRow({ number });
  return [...facts.slice(0, -1), corrected(old, number), ...facts.slice(-1)];
};

export function correctionsContract({ store }: Subject): void {
  const rows = async (): Promise<string[]> =>
    (await gathered(store().read.caseRecords({ period: MAY, service: "dd" }))).map(
      ({ record }) => `${record.ref.file}:${record.ref.row}`,
    );

  describe("corrected rows", () => {
    test("a row that another stands for no longer counts, in any reading of the period", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), correction());
      expect(await rows()).toEqual(["2:3"]);
      expect(await store().read.rowCorrections({ period: MAY })).toEqual([{ row: ref(1), by: ref(2) }]);
      const [may] = await store().read.periods();
      expect([may?.files, may?.records]).toEqual([2, 1]);
      await expect(add(store(), runOf(1, [1, 2]))).rejects.toThrow("and no other");
      await add(store(), runOf(1, [2]));
    });

    test("where the correcting file is replaced, the row counts again", async () => {
      await add(store(), [...oneRow({ number: 1 })]);
      await add(store(), correction());
      await add(store(), [...oneRow({ number: 3 }), { kind: "file-superseded", file: 2, by: 3 }]);
      expect(await rows()).toEqual(["1:3", "3:3"]);
      expect(await store().read.rowCorrections({ period: MAY })).toEqual([]);
      await add(store(), correction(4, 1));
      expect(await rows()).toEqual(["3:3", "4:3"]);
    });

    test("a row that was set aside is mended by its correction", async () => {
      const row = { file: 1, sheet: 1, row: 3, code: "x", column: null, text: null, params: {}, cells: "[]" };
      await add(store(), [
        { kind: "file-opened", file: sourceFile({ number: 1 }) },
        { kind: "rows-quarantined", rows: [row] },
        { kind: "file-read", receipt: receipt(1, { quarantined: 1 }) },
      ]);
      await add(store(), correction());
      expect(await store().read.quarantined({ period: MAY })).toEqual([]);
      expect(await store().read.quarantined({ file: 1 })).toHaveLength(1);
      const [may] = await store().read.periods();
      expect([may?.records, may?.quarantined]).toEqual([1, 0]);
    });

    test("a row of a closed period is not corrected", async () => {
      await add(store(), oneRow({ number: 1 }));
      await add(store(), [closeOf(MAY)]);
      const facts = oneRow({ number: 2, period: JUNE });
      const late = [...facts.slice(0, -1), corrected(1, 2), ...facts.slice(-1)];
      await expect(add(store(), late)).rejects.toMatchObject({ code: "period-must-be-open" });
    });

    test("headings and declared totals come back as they were read", async () => {
      const facts = fileFacts({ number: 1, kind: "dd-supplier" }, [{}]);
      const headings = ["申请单号", "", "页数"];
      const total = { ref: ref(1, 9), field: "feeFen", declared: 1234n, computed: -5n } as const;
      const said: Fact[] = [
        { kind: "heading-read", file: 1, sheet: 1, headings },
        { kind: "totals-declared", totals: [total] },
      ];
      await store().apply(() => [...facts.slice(0, -1), ...said, ...facts.slice(-1)], ACTION);
      expect(await store().read.headings(1)).toEqual([{ sheet: 1, headings }]);
      expect(await store().read.declaredTotals({ period: MAY, kind: "dd-supplier" })).toEqual([total]);
      expect(await store().read.declaredTotals({ period: MAY, kind: "courier-invoice" })).toEqual([]);
      expect(await store().read.declaredTotals({ period: MAY })).toEqual([total]);
    });
  });

  test("which rows stand in the record of another comes back, and the receipt counts them", async () => {
    const facts = fileFacts({ number: 1 }, [{}]).slice(0, -1);
    const rows = [4, 7].map((row) => ({ ref: ref(1, row), into: 3 }));
    const read = { taken: 1, leftOut: 2, joined: 2 };
    await add(store(), [
      ...facts,
      { kind: "rows-joined", rows },
      { kind: "file-read", receipt: { ...receipt(1, read), rows: 7 } },
    ]);
    expect(await store().read.joinedRows(1)).toEqual(rows);
    expect(await store().read.joinedRows(2)).toEqual([]);
    expect((await store().read.files())[0]?.receipt).toMatchObject(read);
  });

  test("what was found of whole sheets and total rows stands as long as its file does", async () => {
    const total: FileFinding = {
      ...{ file: 1, sheet: 1, row: 9, code: "control-total-must-be-readable", column: "页数" },
      ...{ text: "约三千", params: { text: "约三千" } },
    };
    const sheet: FileFinding = {
      ...{ file: 1, sheet: 2, row: 0, code: "fitting-sheet-must-be-read", column: null },
      ...{ text: "5月下", params: { sheet: "5月下", read: "5月上" } },
    };
    const facts = oneRow({ number: 1 });
    await add(store(), [
      ...facts.slice(0, -1),
      { kind: "file-findings", findings: [sheet, total] },
      ...facts.slice(-1),
    ]);
    expect(await store().read.fileFindings({ period: MAY })).toEqual([total, sheet]);
    expect(await store().read.fileFindings({ period: JUNE })).toEqual([]);
    await add(store(), [...oneRow({ number: 2 }), { kind: "file-superseded", file: 1, by: 2 }]);
    expect(await store().read.fileFindings({ period: MAY })).toEqual([]);
  });

  describe("parcels", () => {
    test("one parcel of several requests and one request of several parcels: each naming is a fact", async () => {
      const link = (file: number, waybill: string, leg: "out" | "back" = "out") => ({
        waybill,
        leg,
        ref: ref(file),
      });
      const facts: Fact[] = [
        {
          kind: "parcel-links",
          run: 1,
          caseKey: "DD-1",
          links: [link(1, "W1"), link(1, "W2"), link(1, "W1", "back")],
        },
        { kind: "parcel-links", run: 1, caseKey: "DD-2", links: [link(2, "W1")] },
      ];
      const files = [...oneRow({ number: 1 }), ...oneRow({ number: 2 }), ...runOf(1, [1, 2])];
      await add(store(), [...files, ...facts]);
      expect(
        (await store().read.parcelLinks("W1")).map((l) => [l.caseKey, l.leg, l.ref.file, l.period]),
      ).toEqual([
        ["DD-1", "back", 1, MAY],
        ["DD-1", "out", 1, MAY],
        ["DD-2", "out", 2, MAY],
      ]);
      expect(await store().read.parcelLinks("w-2")).toHaveLength(1);
      expect(await store().read.parcelLinks("W9")).toEqual([]);
      expect(await store().apply(() => facts, ACTION)).toEqual({ added: 0, present: 4 });
      await add(store(), runOf(2, [1, 2]));
      expect(await store().read.parcelLinks("W1")).toEqual([]);
    });
  });
}
