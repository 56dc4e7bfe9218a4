/**
 * One unattended run at a time. The lock is the operating system's, by way of a small empty database beside the books: whoever is killed
 * loses it, so nothing is left to be cleared by hand.
 */
import Database from "better-sqlite3";

/** Milliseconds. */
const RETRY = 200;

/** Null where another run holds it for all the time one waits; else what gives it back. */
export async function runAlone(booksPath: string, waitMs: number): Promise<(() => void) | null> {
  const until = performance.now() + waitMs;
  for (;;) {
    const release = heldNow(`${booksPath}-run`);
    if (release !== null || performance.now() >= until) return release;
    await new Promise((done) => setTimeout(done, RETRY));
  }
}

function heldNow(path: string): (() => void) | null {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return () => lock.close();
}
