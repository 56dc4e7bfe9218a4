/** Books in which an earlier program kept whole rows: an upgrade leaves what is read, says how much it took, and no byte of the rest. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBooks, openBooks } from "../../src/books/sqlite/open.ts";
import { MIGRATIONS } from "../../src/books/sqlite/schema/migrations.ts";
import { upgradeBooks } from "../../src/books/sqlite/upgrade.ts";
import { hashText } from "../../src/core/io/hash.ts";
import { profileShelf } from "../../src/month/import/io/profile-shelf.ts";
import { verifyLog } from "../../src/people/action-log.ts";
import { runBalis } from "../cases/run-case.ts";
import { ACTION } from "./facts.ts";
import { tempFolder } from "./sqlite-books.ts";

const HOW = { shelf: profileShelf("templates/profiles", hashText), admit: () => ACTION };
const EIGHTEEN = MIGRATIONS.slice(0, 18);
const HEADINGS = ["申请单号", "借阅者", "请求馆", "提供日期", "状态", "页数", "PLANT列"];
const CELLS = [
  "DD1",
  "PLANT甲",
  "10002",
  "2019-05-06",
  "满足",
  "十页",
  { kind: "number", text: "13912345678" },
  "PLANT旁注",
];

let folder: string;
let path: string;

beforeEach(async () => {
  folder = tempFolder();
  path = join(folder, "books.db");
  await createBooks(path, { known: EIGHTEEN });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file of a closed month with rows set aside; the file's headings are known where they are given. */
function given(
  of: {
    profile?: string;
    headings?: readonly string[] | null;
    cells?: readonly unknown[];
    sheets?: readonly string[];
  } = {},
): void {
  const { profile = "dd-supplier", headings = HEADINGS, cells = CELLS, sheets = ["明细", "PLANT表"] } = of;
  const db = new Database(path);
  const row = db.prepare("INSERT INTO quarantined_row VALUES (1, 1, ?, ?, '页数', '十页', '{}', ?)");
  db.prepare(
    "INSERT INTO action (at, operator, command) VALUES ('2019-06-01T01:00:00Z', '李会计', 'balis import x')",
  ).run();
  db.prepare(
    `INSERT INTO source_file (number, sha256, name, bytes, kind, library, period, profile, profile_hash, encoding, sheets, action)
     VALUES (1, ?, '10003.xlsx', 1, 'dd-supplier', '10003', '2019-05', ?, 'h', 'xlsx', ?, 1)`,
  ).run("a".repeat(64), profile, JSON.stringify(sheets));
  if (headings) db.prepare("INSERT INTO sheet_heading VALUES (1, 1, ?)").run(JSON.stringify(headings));
  for (const code of ["count-must-be-whole", "library-must-be-known"])
    row.run(3, code, JSON.stringify(cells));
  row.run(4, "count-must-be-whole", JSON.stringify(["DD2", null, "10002"]));
  db.prepare(
    `INSERT INTO period_close (period, ordinal, manifest, hash, previous, action)
     VALUES ('2019-05', 1, '{}', ?, ?, 1)`,
  ).run("1".repeat(64), "0".repeat(64));
  db.close();
}

function all(sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

const keptCells = (): unknown[] =>
  all("SELECT cells FROM quarantined_row ORDER BY row, code").map((cells) => JSON.parse(`${cells}`));

/** Of all files in the folder but the copy. */
function planted(): string[] {
  const own = readdirSync(folder).filter((name) => !name.includes("before-upgrade"));
  return own.filter((name) =>
    ["PLANT", "13912345678"].some((text) => readFileSync(join(folder, name)).includes(text)),
  );
}

const READ = ["DD1", null, "10002", "2019-05-06", "满足", "十页", null, null];

test("cells, headings and names of sheets that nobody reads are gone; what is read stays as it stood", async () => {
  given();
  expect(planted()).toContain("books.db");
  const { removed, copy } = await upgradeBooks(path, HOW);
  expect(removed).toEqual({ rows: 1, cells: 3, names: 3 });
  expect(keptCells()).toEqual([READ, READ, ["DD2", null, "10002"]]);
  expect(all("SELECT headings FROM sheet_heading")).toEqual([
    JSON.stringify(["申请单号", "", "请求馆", "提供日期", "状态", "页数", ""]),
  ]);
  expect(all("SELECT sheets FROM source_file")).toEqual(['["明细",""]']);
  expect(all("SELECT text FROM quarantined_row")).toEqual(Array(3).fill("十页"));
  expect(planted()).toEqual([]);
  expect(readFileSync(copy ?? "").includes("PLANT")).toBe(true);
});

test("the action log says who did it and how much, in a chain that holds; then the rows are as closed to change as before", async () => {
  given();
  await upgradeBooks(path, HOW);
  const store = await openBooks(path);
  const actions = await store.read.actions();
  await store.close();
  expect(actions[0]).toMatchObject({
    operator: ACTION.operator,
    seal: { added: { "unread-cells-removed": 3, "unread-names-removed": 3 } },
  });
  expect(verifyLog(actions.reverse(), hashText)).toBeNull();
  const db = new Database(path);
  expect(() => db.exec("UPDATE quarantined_row SET cells = ''")).toThrow("fact-must-not-change");
  expect(() => db.exec("UPDATE sheet_heading SET headings = ''")).toThrow("fact-must-not-change");
  expect(() => db.exec("UPDATE source_file SET sheets = ''")).toThrow("fact-must-not-change");
  db.close();
});

test("books that hold nothing of the kind are upgraded without a word, and once only", async () => {
  given({ cells: ["DD1", "", "10002"], sheets: ["明细"], headings: ["申请单号", "", "请求馆"] });
  expect(await upgradeBooks(path, HOW)).toMatchObject({ removed: { rows: 0, cells: 0, names: 0 } });
  // The upgrade itself is an action that seals what there is, and counts nothing.
  expect(all("SELECT added ->> '$.unread-cells-removed' FROM action_seal")).toEqual([null]);
  expect(await upgradeBooks(path, HOW)).toMatchObject({ copy: null, removed: { cells: 0 } });
});

test("the command says how much it took, and which copy is to be destroyed", async () => {
  given();
  const { exit, stdout } = await runBalis(["upgrade", "--books", "books.db"], { cwd: folder, lang: "zh-CN" });
  const [, , copy = ""] = /升级前的副本：(\S+)\n(?:.*请销毁：(\S+))/.exec(stdout) ?? [];
  expect([exit, stdout]).toEqual([
    0,
    expect.stringContaining("从 1 个待更正行中删除系统不读取的单元格 3 格，另删除不读取的列名和表名 3 个"),
  ]);
  expect(readdirSync(folder)).toContain(copy.replace("<dir>/", ""));
});

describe("where it is not known what was read, nothing of a row is kept", () => {
  const nothing = [CELLS.map(() => null), CELLS.map(() => null), [null, null, null]];

  test.each([
    ["a profile that is no longer there", { profile: "gone" }],
    ["a file from before headings were kept", { headings: null }],
  ])("%s", async (_, of) => {
    given(of);
    expect((await upgradeBooks(path, HOW)).removed).toMatchObject({ rows: 2, cells: 10 });
    expect(keptCells()).toEqual(nothing);
  });

  test("a saved profile that can't be read any more", async () => {
    given();
    const db = new Database(path);
    db.exec("INSERT INTO profile (name, text, hash, action) VALUES ('dd-supplier', ':', 'h', 1)");
    db.close();
    await upgradeBooks(path, HOW);
    expect(keptCells()).toEqual(nothing);
  });
});

test("a reader's number is removed though it is read, to be hashed", async () => {
  given({ headings: ["申请单号", "读者证号"], cells: ["DD1", "PLANT证"] });
  await upgradeBooks(path, HOW);
  expect(keptCells()[0]).toEqual(["DD1", null]);
});

test("while somebody reads, the pages can't be written anew: that is said, and the next upgrade does it", async () => {
  given();
  const reader = new Database(path);
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM action").get();
  await expect(upgradeBooks(path, HOW)).rejects.toMatchObject({ code: "books-must-be-swept" });
  expect(keptCells()[0]).toEqual(READ);
  reader.exec("COMMIT");
  reader.close();
  expect(await upgradeBooks(path, HOW)).toMatchObject({ copy: null });
  expect(planted()).toEqual([]);
  expect(all("SELECT user_version FROM pragma_user_version")).toEqual([0]);
});
