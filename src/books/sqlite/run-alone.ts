/**
 * One unattended run at a time. The lock is the operating system's, by way of a small empty database beside the books: whoever is killed
 * loses it, so nothing is left to be cleared by hand.
 */
import { refusing } from "../refusal-of.ts";
import { type Driver, loadDriver } from "./connection.ts";

/** Milliseconds. */
const RETRY = 200;

/** Null where another run holds it for all the time one waits; else what gives it back. */
export async function runAlone(booksPath: string, waitMs: number): Promise<(() => void) | null> {
  const [make, until] = [await loadDriver(), performance.now() + waitMs];
  for (;;) {
    const release = await refusing(booksPath, () => heldNow(make, `${booksPath}-run`));
    if (release !== null || performance.now() >= until) return release;
    await new Promise((done) => setTimeout(done, RETRY));
  }
}

function heldNow(make: Driver, path: string): (() => void) | null {
  const lock = new make(path, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Error && "code" in error && `${error.code}`.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return () => lock.close();
}
