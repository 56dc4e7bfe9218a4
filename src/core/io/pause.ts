/**
 * A signal (Ctrl-C, a shutdown, a time limit) is heard only between two turns of the event loop, and work on the books, which never waits
 * for anything, is one long turn. So it makes a pause now and then, where every batch and every answer of the books passes.
 */
import { setImmediate } from "node:timers/promises";

const EVERY_MS = 100;

let last = performance.now();

/** A pause to be awaited, or null where the last one is not long ago: to await nothing a million times would be felt. */
export function pauseDue(): Promise<void> | null {
  const now = performance.now();
  if (now - last < EVERY_MS) return null;
  last = now;
  return setImmediate();
}

/** Work that can be stopped for a moment at every `yield`. */
export type InPieces<T> = Generator<undefined, T>;

export function atOnce<T>(work: InPieces<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

export async function withPauses<T>(work: InPieces<T>): Promise<T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    const pause = pauseDue();
    if (pause) await pause;
  }
}
