/**
 * The database's own check in a process of its own, which can be ended at any moment: `node damage-check.js BOOKS`. Answers
 * in JSON.
 */
import { loadDriver, openReader } from "./connection.ts";
import { type DamageAnswer, damageIn } from "./soundness.ts";

/** As long as for any answer of the books. */
const LOCK_TIMEOUT_MS = 2000;

async function answer(path: string): Promise<DamageAnswer> {
  try {
    const db = openReader(await loadDriver(), { path, lockTimeoutMs: LOCK_TIMEOUT_MS, purpose: "answers" });
    try {
      return { damage: damageIn(db) };
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error) return { code: `${error.code}`, message: error.message };
    throw error;
  }
}

process.stdout.write(JSON.stringify(await answer(process.argv[2] ?? "")));
