/** Who may put books in place of others, and what the restored ones say of it. */
import { createHash } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBooks } from "../../../src/books/sqlite/open.ts";
import { MIGRATIONS } from "../../../src/books/sqlite/schema/migrations.ts";
import { runBalis, words } from "../../cases/run-case.ts";
import { editRows } from "../../support/edited-books.ts";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "balis-restore-"));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const as = (operator: string, line: string) => runBalis(words(line), { cwd, lang: "en", operator });
async function done(operator: string, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { exit, stderr } = await as(operator, line);
    if (exit !== 0) throw new Error(`${line}: ${stderr}`);
  }
}
const log = async () => JSON.parse((await as("wang", "log --json")).stdout).actions;
const sha256 = (name: string) =>
  createHash("sha256")
    .update(readFileSync(join(cwd, name)))
    .digest("hex");
const restore = (operator: string, file = "b.db") => as(operator, `restore ${file} --confirm ${file}`);

/** wang approves, li does the rest; b.db is from before anybody was registered. */
async function booksOfTwo(): Promise<void> {
  await done("wang", "init", "setting set label A", "backup b.db");
  await done("wang", "operator add wang --role approver", "operator add li --role clerk,finance");
}

describe("the roles of the books that are replaced count, not those of the backup", () => {
  test.each([
    ["stranger", "operator-must-be-registered"],
    ["li", "operator-must-have-the-role"],
  ])("%s is refused, and the books are as they were", async (name, code) => {
    await booksOfTwo();
    const before = await log();
    const { exit, stderr } = await as(name, "restore b.db --confirm b.db --json");
    expect([exit, JSON.parse(stderr).error.code]).toEqual([3, code]);
    expect(await log()).toEqual(before);
    expect(readdirSync(cwd).filter((file) => /part-|before-/.test(file))).toEqual([]);
  });

  test("the approver does it, and the restored books say from which file and instead of what", async () => {
    await booksOfTwo();
    const [, , last] = await log();
    expect((await restore("wang")).exit).toBe(0);
    const [first, second, ...more] = await log();
    expect([first.command, more]).toEqual(["balis setting set label A", []]);
    expect(second).toMatchObject({
      number: 2,
      operator: "wang",
      command: "balis restore b.db --confirm b.db",
    });
    expect(second.seal.restored).toEqual({
      file: sha256("b.db"),
      replaced: { action: 3, hash: last.seal.hash, close: null },
    });
    expect((await as("wang", "log")).stdout).toContain(`restored from a backup, SHA-256 ${sha256("b.db")}`);
    expect((await as("wang", "verify")).exit).toBe(0);
    // What is done then follows the restore's own row.
    await done("wang", "setting set label B");
    expect((await as("wang", "verify")).exit).toBe(0);
  });

  test("the row can't be edited without verify's naming it", async () => {
    await booksOfTwo();
    await restore("wang");
    const db = new Database(join(cwd, "balis.db"));
    editRows(
      db,
      "UPDATE action_seal SET added = replace(added, '\"action\":3', '\"action\":2') WHERE action = 2",
    );
    db.close();
    const { exit, stderr } = await as("wang", "verify --json");
    expect([exit, stderr]).toEqual([1, ""]);
    expect((await as("wang", "verify")).stderr).toContain("does not match its checksum");
  });

  test("the last close that is replaced is named by its hash", async () => {
    await booksOfTwo();
    const db = new Database(join(cwd, "balis.db"));
    for (const [ordinal, digit] of ["1", "2"].entries())
      db.prepare("INSERT INTO period_close VALUES (?, ?, '{}', ?, ?, 1)").run(
        ...[`2019-0${ordinal + 1}`, ordinal + 1, digit.repeat(64), String(ordinal).repeat(64)],
      );
    db.close();
    await restore("wang");
    expect((await log())[1].seal.restored.replaced.close).toBe("2".repeat(64));
  });
});

test("an operator edited in behind the program's back restores nothing: then the backup's roles count", async () => {
  await booksOfTwo();
  await done("wang", "backup two.db");
  const db = new Database(join(cwd, "balis.db"));
  db.exec("INSERT INTO operator (name, roles, active, action) VALUES ('ghost', 'approver', 1, 1)");
  db.close();
  expect((await restore("ghost", "two.db")).stderr).toContain('"ghost" is not a registered operator');
  expect((await restore("wang", "two.db")).exit).toBe(0);
});

test("of books that can't be read the backup's roles count, and nothing is said of how far they went", async () => {
  await booksOfTwo();
  await done("wang", "backup two.db");
  writeFileSync(join(cwd, "balis.db"), "no database");
  expect((await restore("li", "two.db")).exit).toBe(3);
  expect((await restore("wang", "two.db")).exit).toBe(0);
  expect((await log())[3].seal.restored).toEqual({ file: sha256("two.db"), replaced: null });
  expect((await as("wang", "verify")).exit).toBe(0);
});

test("where no books stand, and where nobody is registered, anybody restores", async () => {
  await booksOfTwo();
  await done("wang", "backup two.db");
  await done("stranger", "restore two.db --confirm two.db --books other.db");
  await done("wang", "init plain.db");
  await done("stranger", "restore two.db --confirm two.db --books plain.db");
});

test("under a system user's account the row names its operator", async () => {
  await booksOfTwo();
  await done("wang", "operator add zhao --role approver", "operator add wang --user w.account");
  const asked = { cwd, lang: "en", operator: null, user: "w.account" };
  expect((await runBalis(words("restore b.db --confirm b.db"), asked)).exit).toBe(0);
  expect((await log())[1]).toMatchObject({ operator: "wang", user: "w.account" });
});

test.skipIf(process.platform === "win32")(
  "books behind a link are replaced where they are; the link stays one",
  async () => {
    mkdirSync(join(cwd, "real"));
    await done("wang", "init real/r.db");
    symlinkSync("real/r.db", join(cwd, "balis.db"));
    await done("wang", "setting set label A", "backup b.db", "setting set label B");
    await done("wang", "restore b.db --confirm b.db");
    expect(lstatSync(join(cwd, "balis.db")).isSymbolicLink()).toBe(true);
    expect(realpathSync(join(cwd, "balis.db"))).toBe(realpathSync(join(cwd, "real/r.db")));
    expect((await as("wang", "setting list --books real/r.db")).stdout).toMatch(/label +A/);
    const kept = readdirSync(join(cwd, "real")).filter((name) => name.startsWith("r.db.before-restore-"));
    expect(kept).toHaveLength(1);
    expect(lstatSync(join(cwd, "real", kept[0] ?? "")).isFile()).toBe(true);
    rmSync(join(cwd, "real/r.db"));
    expect((await restore("wang")).stderr).toContain("it is a link to a file that does not exist");
  },
);

describe("a backup of an older schema", () => {
  test.each([10, 11, 26])("of step %i is restored, and after the upgrade verify agrees", async (step) => {
    await createBooks(join(cwd, "old.db"), { known: MIGRATIONS.slice(0, step) });
    await done("wang", "init", "restore old.db --confirm old.db", "upgrade", "setting set label A");
    // Before step 11 the log had no seals, and nowhere to say it.
    expect((await log()).map((a: { command: string }) => a.command.split(" ")[1])).toEqual(
      step === 10 ? ["upgrade", "setting"] : ["restore", "upgrade", "setting"],
    );
    expect((await as("wang", "verify")).exit).toBe(0);
  });

  test("is upgraded by its approver alone", async () => {
    await createBooks(join(cwd, "balis.db"), { known: MIGRATIONS.slice(0, 26) });
    const db = new Database(join(cwd, "balis.db"));
    db.exec(`INSERT INTO action (at, operator, command) VALUES ('2019-06-01T01:00:00Z', 'wang', 'balis operator add');
      INSERT INTO operator (name, roles, active, action) VALUES ('wang', 'approver', 1, 1)`);
    db.close();
    expect((await as("li", "upgrade")).stderr).toContain('"li" is not a registered operator');
    expect(readdirSync(cwd).filter((name) => name.includes("before-upgrade"))).toEqual([]);
    await done("wang", "upgrade");
  });
});
