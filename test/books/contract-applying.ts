import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { BATCH } from "../../src/core/store.ts";
import type { RequestRecord } from "../../src/records/record.ts";
import {
  ACTION,
  add,
  charge,
  disputed,
  entryFact,
  fileFacts,
  oneRow,
  receipt,
  record,
  resolved,
  settlementOf,
  sourceFile,
} from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const SETTING: Fact = { kind: "setting-recorded", name: "period-date", value: "supplied" };

/** One of everything that a month adds before its close. */
function month(): Fact[] {
  return [
    SETTING,
    ...oneRow({ number: 1 }),
    ...disputed(1),
    ...resolved(1),
    ...settlementOf(1, "2019-05", [charge("C-1-1")]),
    entryFact(1, { id: "2019-05/S1/dd-subsidy/10002", period: "2019-05" }),
  ];
}

/** A file with these of its rows, in this order, some of them perhaps twice. */
function listOf(number: number, rows: readonly number[]): Fact[] {
  const records = rows.map((row) => record({ file: number, sheet: 1, row: row + 3 }, "dd-supplier"));
  const file: Fact = { kind: "file-opened", file: sourceFile({ number }) };
  const read: Fact = { kind: "file-read", receipt: receipt(number, { taken: rows.length }) };
  return [file, { kind: "records", records }, read];
}

export function applyingContract({ store, another }: Subject): void {
  describe("applying a plan", () => {
    test("a plan applied twice is there once, whatever facts it holds", async () => {
      const once = await store().apply(month, ACTION);
      // Setting, file, record, receipt, run, case record, discrepancy, resolution, match, settlement, charge, entry.
      expect(once).toEqual({ added: 12, present: 0 });
      expect(await store().apply(month, ACTION)).toEqual({ added: 0, present: 12 });
    });

    test("a plan that adds nothing leaves no action behind", async () => {
      await add(store(), [SETTING]);
      await add(store(), [SETTING]);
      expect(await store().read.actions({ last: 10 })).toMatchObject([{ number: 1, ...ACTION }]);
    });

    test("a batch counts its rows", async () => {
      const applied = await store().apply(() => fileFacts({ number: 1 }, [{}, {}, {}]), ACTION);
      expect(applied).toEqual({ added: 5, present: 0 });
    });

    test("of the rows of a list each is there once, whichever of them were there before", async () => {
      const rows = Array.from({ length: 21 }, () => ({}));
      const twice = listOf(1, [...rows.keys(), 4, 20, 5]);
      expect(await store().apply(() => twice, ACTION)).toEqual({ added: 23, present: 3 });
      expect(await store().apply(() => twice, ACTION)).toEqual({ added: 0, present: 26 });
      expect(await store().apply(() => fileFacts({ number: 2 }, rows), ACTION)).toEqual({
        added: 23,
        present: 0,
      });
      const other = fileFacts(
        { number: 2 },
        rows.map((_, i) => (i === 9 ? { pages: 13 } : {})),
      );
      const refused = { code: "fact-must-not-change", params: { what: "record", id: "2:1:12" } };
      await expect(add(store(), other)).rejects.toMatchObject(refused);
    });

    test("rows of one list that fill different columns come back as they were", async () => {
      const fields = {
        agent: "10004",
        reason: "无馆藏",
        pages: 0,
        volumes: 3,
        feeFen: 0n,
        itemId: "",
        waybillOut: "SF-1",
      };
      const kept = Object.entries(fields);
      // Each way of leaving some out stands next to one that fills them.
      const rows = Array.from({ length: 2 ** kept.length }, (_, set) =>
        Object.fromEntries(kept.map(([name, value], i) => [name, (set >> i) % 2 === 0 ? null : value])),
      );
      await add(store(), fileFacts({ number: 1 }, rows));
      const found = await store().read.records(rows.map((_, i) => ({ file: 1, sheet: 1, row: i + 3 })));
      expect(found.map((r) => kept.map(([name]) => r[name as keyof RequestRecord]))).toEqual(
        rows.map((row) => kept.map(([name]) => row[name])),
      );
    });

    test("a fact with other content under the same identity is refused, and nothing of the plan stays", async () => {
      await add(store(), month());
      const changed: Fact[] = [
        { kind: "setting-recorded", name: "other", value: "x" },
        { kind: "charge", settlement: 1, charge: charge("C-1-1", { fen: 307n }) },
      ];
      await expect(add(store(), changed)).rejects.toMatchObject({
        code: "fact-must-not-change",
        params: { what: "charge", id: "C-1-1" },
      });
      expect((await store().read.settings()).has("other")).toBe(false);
    });

    test.each([
      ["a record", oneRow({ number: 1 }, { pages: 13 }), "record"],
      ["a file", oneRow({ number: 1, sha256: "f".repeat(64) }), "file"],
      [
        "an entry",
        [entryFact(1, { id: "2019-05/S1/dd-subsidy/10002", period: "2019-05", fen: 1n })],
        "entry",
      ],
      [
        "a run",
        [{ ...disputed(1)[0], run: { number: 1, period: "2019-05", service: "dd", inputs: "other" } }],
        "reconciliation-run",
      ],
    ])("%s never changes", async (_name, facts, what) => {
      await add(store(), month());
      await expect(add(store(), facts as Fact[])).rejects.toMatchObject({
        code: "fact-must-not-change",
        params: { what },
      });
    });

    test("a plan that throws midway leaves the books as they were", async () => {
      async function* breaking(): AsyncGenerator<Fact> {
        yield* oneRow({ number: 1 });
        throw new Error("the file ended too early");
      }
      await expect(store().apply(breaking, ACTION)).rejects.toThrow("the file ended too early");
      expect(await store().read.files()).toEqual([]);
      expect(await store().read.actions({ last: 10 })).toEqual([]);
      await add(store(), oneRow({ number: 1 }));
    });

    test("a dry run counts what it would add, and adds nothing", async () => {
      expect(await store().apply(month, ACTION, { dryRun: true })).toEqual({ added: 12, present: 0 });
      expect(await store().read.files()).toEqual([]);
      expect(await store().read.actions({ last: 10 })).toEqual([]);
    });

    test("while a plan is applied another writer is refused, and readers see the books before it", async () => {
      const other = await another();
      async function* slow(): AsyncGenerator<Fact> {
        yield SETTING;
        await expect(other.apply(() => [SETTING], ACTION)).rejects.toMatchObject({
          code: "books-must-be-free",
        });
        expect((await other.read.settings()).size).toBe(0);
        expect((await store().read.settings()).size).toBe(0);
      }
      await store().apply(slow, ACTION);
      expect((await other.read.settings()).get("period-date")).toBe("supplied");
    });

    test("what the plan reads while it is applied is what was committed before the lock", async () => {
      const other = await another();
      await store().apply(async function* () {
        yield { kind: "setting-recorded", name: "seen", value: `${(await store().read.settings()).size}` };
      }, ACTION);
      await add(other, [SETTING]);
      await store().apply(async function* () {
        yield { kind: "setting-recorded", name: "seen", value: `${(await store().read.settings()).size}` };
      }, ACTION);
      expect((await store().read.settings()).get("seen")).toBe("2");
    });

    test("a stream can be read while a plan is being applied, and one left half read holds up nobody", async () => {
      await add(
        store(),
        fileFacts(
          { number: 1 },
          Array.from({ length: 2.5 * BATCH }, () => ({})),
        ),
      );
      const span = { period: "2019-05", service: "dd" } as const;
      const abandoned = store().read.caseRecords(span)[Symbol.asyncIterator]();
      await abandoned.next();
      const sizes: number[] = [];
      await store().apply(async function* () {
        for await (const batch of store().read.caseRecords(span)) {
          sizes.push(batch.length);
          yield { kind: "setting-recorded", name: `batch ${sizes.length}`, value: "read" };
        }
      }, ACTION);
      expect(sizes).toEqual([BATCH, BATCH, BATCH / 2]);
      expect((await store().read.settings()).size).toBe(3);
    });
  });
}
