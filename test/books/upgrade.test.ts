/** Books of the tenth schema, as the program before wrote them, brought up to date. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "../../src/books/port.ts";
import { createBooks, openBooks } from "../../src/books/sqlite/open.ts";
import { MIGRATIONS } from "../../src/books/sqlite/schema/migrations.ts";
import { upgradeBooks } from "../../src/books/sqlite/upgrade.ts";
import { hashText } from "../../src/core/io/hash.ts";
import { verifyLog } from "../../src/people/action-log.ts";
import { lineOf } from "../support/records.ts";
import { ACTION, add } from "./facts.ts";
import { tempFolder } from "./sqlite-books.ts";

const TEN = MIGRATIONS.slice(0, 10);
const HOW = { shelf: () => [], admit: () => ACTION };

let folder: string;
let path: string;
let open: Store[] = [];

beforeEach(async () => {
  folder = tempFolder();
  path = join(folder, "books.db");
  await createBooks(path, { known: TEN });
  const db = new Database(path);
  db.exec(`
    INSERT INTO action (at, operator, command) VALUES
      ('2019-06-01T01:00:00Z', '李会计', 'balis setting set centre 北京'),
      ('2019-06-02T01:00:00Z', '王会计', 'balis settle 2019-05');
    INSERT INTO setting (name, value, action) VALUES ('centre', '北京', 1);
    INSERT INTO settlement_run (number, period, inputs, rules, sample, action) VALUES (1, '2019-05', 'x', '[]', 0, 2);
    INSERT INTO charge (settlement, id, kind, service, quantity, unit, fen, rule, steps)
    VALUES ${[1, 2, 10].map((n) => `(1, 'C-1-${n}', 'fee-basis', 'dd', 1, 'request', ${n * 100}, 'r', '[]')`).join()};
    INSERT INTO source_file (number, sha256, name, bytes, kind, period, profile, profile_hash, encoding, sheets, action)
    VALUES (1, '${"2".repeat(64)}', 'a.csv', 1, 'courier-invoice', '2019-04', 'p', '${"3".repeat(64)}', 'UTF-8', '[]', 1);
    INSERT INTO waybill_line (file, sheet, row, waybill_no, shipped_on, pieces, charge_fen, outcome, surcharge_fen)
    VALUES (1, 1, 2, 'SF1', '2019-04-02', 1, 800, 'undelivered', 100);
    INSERT INTO period_close (period, ordinal, manifest, hash, previous, action)
    VALUES ('2019-05', 1, '{}', '${"1".repeat(64)}', '${"0".repeat(64)}', 2);`);
  db.close();
});

afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
  rmSync(folder, { recursive: true });
});

async function upgraded(): Promise<Store> {
  await upgradeBooks(path, HOW);
  const store = await openBooks(path);
  open.push(store);
  return store;
}

const setting = (value: string) => ({ kind: "setting-recorded", name: "centre", value }) as const;

test("books of the tenth schema are refused until they are upgraded, and are read as they were then", async () => {
  await expect(openBooks(path)).rejects.toMatchObject({
    code: "books-must-be-current",
    params: { found: 10 },
  });
  const store = await upgraded();
  expect(await store.read.operators()).toEqual([]);
  expect((await store.read.settings()).get("centre")).toBe("北京");
  expect(await store.read.settledBy(1)).toEqual({ name: "王会计", user: null, action: 2 });
  expect((await store.read.closes())[0]).toMatchObject({ period: "2019-05", closedBy: "王会计" });
  const [sealing, ...earlier] = await store.read.actions();
  expect(sealing).toMatchObject({ ...ACTION, number: 3, seal: { added: {} } });
  expect(earlier).toEqual([
    {
      ...{ number: 2, at: "2019-06-02T01:00:00Z", operator: "王会计", user: null },
      ...{ command: "balis settle 2019-05", seal: null },
    },
    {
      ...{ number: 1, at: "2019-06-01T01:00:00Z", operator: "李会计", user: null },
      ...{ command: "balis setting set centre 北京", seal: null },
    },
  ]);
});

test("the upgrade seals all before it: an old row edited later is found", async () => {
  const store = await upgraded();
  const broken = async () => verifyLog((await store.read.actions()).reverse(), hashText)?.code ?? null;
  expect(await broken()).toBeNull();
  await add(store, [setting("上海")]);
  await store.apply(() => [setting("天津")], { ...ACTION, user: "li" });
  expect((await store.read.actions()).map((a) => [a.number, a.user, a.seal === null])).toEqual([
    [5, "li", false],
    [4, null, false],
    [3, null, false],
    [2, null, true],
    [1, null, true],
  ]);
  expect(await broken()).toBeNull();
  const db = new Database(path);
  db.exec("DROP TRIGGER action_never_updated; UPDATE action SET operator = '王会计' WHERE number = 1");
  db.close();
  expect(await broken()).toBe("action-must-follow-the-one-before");
});

test("the upgrade seals every table as it stands: an old charge edited later is found, and named by its key", async () => {
  const store = await upgraded();
  expect(await store.read.alteredRows(null)).toEqual([]);
  const db = new Database(path);
  db.exec("DROP TRIGGER charge_never_updated; UPDATE charge SET fen = 999 WHERE sequence = 2");
  db.close();
  expect(await store.read.alteredRows(null)).toEqual([
    { table: "charge", row: "settlement=1 sequence=2", among: 1, how: "edited", action: 3 },
  ]);
});

test("charges keep their ids and stand in the order in which they were made", async () => {
  const { read } = await upgraded();
  const charges = [];
  for await (const batch of read.charges({ settlement: 1 })) charges.push(...batch);
  expect(charges.map((c) => [c.id, c.fen])).toEqual([
    ["C-1-1", 100n],
    ["C-1-2", 200n],
    ["C-1-10", 1000n],
  ]);
  expect((await read.chargeById("C-1-10"))?.charge.fen).toBe(1000n);
  for (const id of ["C-1-3", "C-2-1", "C-1-010", "x"]) expect(await read.chargeById(id)).toBeNull();
});

test("an upgrade that fails leaves the books as they were and no copy beside them; a second one does nothing", async () => {
  const wrong = [
    ...TEN,
    { number: 11, name: "wrong", sql: "CREATE TABLE extra (x); SELECT none FROM nowhere;" },
  ];
  await expect(upgradeBooks(path, { ...HOW, known: wrong })).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.includes("before-upgrade"))).toEqual([]);
  const { found, copy } = await upgradeBooks(path, HOW);
  expect([found, copy === null]).toEqual([10, false]);
  expect(await upgradeBooks(path, HOW)).toMatchObject({ found: MIGRATIONS.length, copy: null });
  expect(readdirSync(folder).filter((name) => name.includes("before-upgrade"))).toHaveLength(1);
});

test("files that had replaced each other before files could be withdrawn have done so still", async () => {
  rmSync(path);
  await createBooks(path, { known: MIGRATIONS.slice(0, 18) });
  const db = new Database(path);
  db.exec(
    "INSERT INTO action (at, operator, command) VALUES ('2019-06-01T01:00:00Z', '李会计', 'balis import a.csv')",
  );
  for (const number of [1, 2])
    db.exec(`
      INSERT INTO source_file (number, sha256, name, bytes, kind, period, profile, profile_hash, encoding, sheets, action)
      VALUES (${number}, '${`${number}`.repeat(64)}', 'a.csv', 1, 'dd-centre', '2019-05', 'p', 'h', 'utf-8', '[]', 1);
      INSERT INTO file_receipt VALUES (${number}, 0, 0, 0, 0, 0, 0, 0, 1);`);
  db.exec("INSERT INTO file_supersession VALUES (1, 2, 1)");
  db.close();
  const files = await (await upgraded()).read.files();
  expect(files).toMatchObject([
    { supersededBy: 2, supersedes: [], withdrawal: null, said: null },
    { supersededBy: null, supersedes: [1], withdrawal: null, said: null },
  ]);
});

test("a line of an invoice says nothing of what was not asked for then, and cannot be changed", async () => {
  const { read } = await upgraded();
  const lines = [];
  for await (const batch of read.waybillLines("2019-04")) lines.push(...batch);
  expect(lines).toEqual([
    lineOf("SF1", {
      ...{ ref: { file: 1, sheet: 1, row: 2 }, shippedOn: "2019-04-02", from: null, to: null, leg: null },
      ...{ weightGrams: null, volumes: null, chargeFen: 800n, outcome: "undelivered", surchargeFen: 100n },
    }),
  ]);
  const db = new Database(path);
  expect(() => db.exec("UPDATE waybill_line SET charge_fen = 1")).toThrow("fact-must-not-change");
  db.close();
});

test("a column that a later step adds is empty in rows that were sealed before: one that is filled behind the books is found", async () => {
  rmSync(path);
  await createBooks(path, { known: MIGRATIONS.slice(0, 26) });
  const edit = (sql: string): void => {
    const db = new Database(path);
    db.exec(sql);
    db.close();
  };
  edit(`
    INSERT INTO action (at, operator, command) VALUES ('2019-01-20T01:00:00Z', '李会计', 'balis subproject budget');
    INSERT INTO subproject_budget VALUES
      ('2019-dd', 1, '邮寄费', '30207', 'fiscal', 'initial', 500, '2019-01-20', '', '', 1),
      ('2019-dd', 2, '印刷费', '30202', 'fiscal', 'initial', 300, '2019-01-20', '', '', 1);`);
  await upgradeBooks(path, { ...HOW, known: MIGRATIONS.slice(0, 27) });
  const store = await upgraded();
  expect(await store.read.alteredRows(null)).toEqual([]);
  edit("DROP TRIGGER subproject_budget_never_updated");
  for (const filled of ["year = '2020'", "library = '10013'", "library = ''"]) {
    edit(`UPDATE subproject_budget SET ${filled} WHERE number = 2`);
    expect(await store.read.alteredRows(null), filled).toEqual([
      { table: "subproject_budget", row: "subproject=2019-dd number=2", among: 1, how: "edited", action: 2 },
    ]);
    edit("UPDATE subproject_budget SET year = NULL, library = NULL");
  }
});
