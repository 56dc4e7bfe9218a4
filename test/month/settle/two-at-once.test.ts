/** Real processes that reconcile, or settle, one month at the same moment: one does it, the other finds it done. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";
import { putFiles } from "../../people/month-files.ts";
import { atOnce, putBack, ROUNDS, ROUNDS_MS } from "../../support/at-once.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-two-at-once-"));
const MONTH = "2019-05";

async function all(...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { exit, stderr } = await runBalis(words(line), { cwd, lang: "en" });
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
  }
}

beforeAll(async () => {
  await all(...STANDARD_BOOKS, `import ${putFiles(cwd, "05").join(" ")}`);
  cpSync(join(cwd, "balis.db"), join(cwd, "imported.db"));
  await all(`reconcile ${MONTH}`, `discrepancy resolve --period ${MONTH} --as requester-right --reason 核实`);
  cpSync(join(cwd, "balis.db"), join(cwd, "reconciled.db"));
}, 60_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** How many runs a period and service has. */
function runs(table: string, group: string): unknown[] {
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    return db.prepare(`SELECT count(*) FROM ${table} GROUP BY ${group}`).pluck().all();
  } finally {
    db.close();
  }
}

const saysCurrent = (ended: readonly { stdout: string }[]): number[] =>
  ended.map(({ stdout }) => [...stdout.matchAll(/"current": ?true/g)].length).sort();

test(
  `settled by two at the same moment a month has one settlement, ${ROUNDS} times over`,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      putBack(cwd, "reconciled.db");
      const ended = await atOnce(cwd, [
        ["settle", MONTH],
        ["settle", MONTH],
      ]);
      // A stated fee differs: it is told to both.
      expect(ended.map(({ exit }) => exit)).toEqual([1, 1]);
      expect([runs("settlement_run", "period"), saysCurrent(ended)]).toEqual([[1], [0, 1]]);
    }
  },
  ROUNDS_MS,
);

test(
  `reconciled by two at the same moment a month has one run a service, ${ROUNDS} times over`,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      putBack(cwd, "imported.db");
      const ended = await atOnce(cwd, [
        ["reconcile", MONTH],
        ["reconcile", MONTH],
      ]);
      const found = runs("reconciliation_run", "period, service");
      expect(found).toEqual(found.map(() => 1));
      expect(found.length).toBeGreaterThan(0);
      // One service may be the first one's, another the second one's.
      expect(saysCurrent(ended).reduce((a, b) => a + b, 0)).toBe(found.length);
    }
  },
  ROUNDS_MS,
);
