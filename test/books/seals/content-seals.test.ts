/**
 * 内容封存: what an action seals of the rows it adds, computed once more without the program, and how near a row is told that was
 * edited since: alone up to 4,096 rows of a table, of more in groups of equally many.
 */
import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fact, Store } from "../../../src/books/port.ts";
import { hashText } from "../../../src/core/io/hash.ts";
import { verifyLog } from "../../../src/people/action-log.ts";
import { alteredFindings } from "../../../src/people/altered-rows.ts";
import { peopleMessages } from "../../../src/people/words/people-messages.ts";
import { add, receipt, record, sourceFile } from "../facts.ts";
import { sqliteBooks } from "../sqlite-books.ts";

let books: Awaited<ReturnType<typeof sqliteBooks>>;
let store: Store;
let db: Database;
beforeEach(async () => {
  books = await sqliteBooks();
  store = await books.open();
  db = books.raw();
});
afterEach(() => books.remove());

const aliases = (count: number): Fact[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: "alias-recorded",
    alias: { text: `“名”\n${i + 1}`, code: "10002", from: "2019-01-01", to: null },
  }));

const sealOf = (action: number, table: string) =>
  db
    .prepare(
      "SELECT rows, hash, span, length(checks) AS bytes FROM content_seal WHERE action = ? AND name = ?",
    )
    .get(action, table);

test("the hash is over the action's rows, each as a JSON array and a line feed, by key", async () => {
  await add(store, [{ kind: "setting-recorded", name: "centre", value: "北京" }]);
  await add(store, aliases(3));
  const rows = db.prepare("SELECT * FROM alias WHERE action = 2 ORDER BY number").raw().all();
  expect(rows).toEqual([1, 2, 3].map((n) => [n, `“名”\n${n}`, "10002", "2019-01-01", null, 2, 0]));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const hash = createHash("sha256").update(text).digest("hex");
  expect(sealOf(2, "alias")).toEqual({ rows: 3, hash, span: 1, bytes: 12 });
  expect(sealOf(1, "alias")).toBeUndefined();
});

/** Of an odd number of rows in two sheets. */
const twoSheets = (number: number): Fact[] => [
  { kind: "file-opened", file: sourceFile({ number }) },
  ...[1, 2].map((sheet): Fact => {
    const rows = Array.from({ length: 11_000 + sheet }, (_, i) => i + 3);
    return {
      kind: "records",
      records: rows.map((row) => record({ file: number, sheet, row }, "dd-supplier")),
    };
  }),
  { kind: "file-read", receipt: receipt(number, { taken: 22_003 }) },
];

test("of rows in several files and sheets the hash is over all, by key, and each check over as many", async () => {
  await add(store, [3, 1, 2].flatMap(twoSheets));
  const rows = db.prepare("SELECT * FROM record ORDER BY file, sheet, row").raw().all();
  const hashOf = (some: readonly unknown[]) =>
    createHash("sha256").update(some.map((row) => `${JSON.stringify(row)}\n`).join(""));
  expect(sealOf(1, "record")).toMatchObject({ rows: 66_009, hash: hashOf(rows).digest("hex"), span: 17 });
  const pieces = Array.from({ length: 3883 }, (_, i) => rows.slice(17 * i, 17 * i + 17));
  const checks = pieces.map((piece) => hashOf(piece).digest().subarray(0, 4));
  const kept = db.prepare("SELECT checks FROM content_seal WHERE name = 'record'").pluck().get();
  expect(Buffer.concat(checks).equals(kept as Buffer)).toBe(true);
  expect(await store.read.alteredRows(null)).toEqual([]);
  db.exec("DROP TRIGGER record_never_updated");
  db.exec("UPDATE record SET pages = 13 WHERE file = 2 AND sheet = 2 AND row = 4");
  const found = await store.read.alteredRows(null);
  // It is the 33,006th row: the ninth of its piece, which begins near the end of the sheet before.
  expect(found.map((r) => [r.table, r.row, r.among])).toEqual([["record", "file=2 sheet=1 row=10997", 17]]);
});

/** Of the row `number` with another library, and in words. */
async function edited(number: number) {
  db.exec("DROP TRIGGER alias_never_updated");
  db.prepare("UPDATE alias SET code = '10003' WHERE number = ?").run(number);
  const altered = await store.read.alteredRows(null);
  const [found] = alteredFindings(altered, await store.read.actions());
  if (found?.code !== "rows-must-be-as-sealed") throw new Error("nothing was found");
  const said = peopleMessages[found.code](found.params as never);
  return { rows: altered.map(({ row, among, how }) => [row, among, how]), said };
}

test.each([
  { count: 4096, span: 1, checks: 4096, last: "number=4096", among: 1 },
  // Groups of two, and the last row alone.
  { count: 4097, span: 2, checks: 2049, last: "number=4097", among: 1 },
  { count: 4098, span: 2, checks: 2049, last: "number=4097", among: 2 },
])("of $count rows the last is told among $among, $span to a check", async (of) => {
  await add(store, aliases(of.count));
  expect(sealOf(1, "alias")).toMatchObject({ rows: of.count, span: of.span, bytes: of.checks * 4 });
  const { rows, said } = await edited(of.count);
  expect(rows).toEqual([[of.last, of.among, "edited"]]);
  const [en, zh] =
    of.among === 1
      ? [`at ${of.last}, was edited`, `在 ${of.last} 处有一行被改动`]
      : [`among the 2 rows from ${of.last} on, was edited`, `在自 ${of.last} 起的 2 行中有一行被改动`];
  expect([said.en.what, said["zh-CN"].what]).toEqual([
    expect.stringContaining(en),
    expect.stringContaining(zh),
  ]);
});

test.each([
  "",
  "null",
  "[",
  '"text"',
  "5",
  '{"alias-recorded":0.5}',
])("what an action added that was made %j is found, and nothing breaks on it", async (added) => {
  await add(store, aliases(2));
  db.exec("DROP TRIGGER action_seal_never_updated");
  db.prepare("UPDATE action_seal SET added = ?").run(added);
  const rows = await store.read.actions();
  expect(rows[0]?.seal?.added).toEqual(added.startsWith("{") ? { "alias-recorded": null } : {});
  expect(verifyLog(rows.reverse(), hashText)?.code).toBe("action-must-match-its-hash");
  expect(await store.read.ruleSeals()).toEqual([]);
  expect((await store.read.alteredRows(null)).map((r) => [r.table, r.row])).toEqual([
    ["content_seal", "action=1"],
  ]);
});
