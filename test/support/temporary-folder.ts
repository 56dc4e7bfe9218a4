/**
 * Where tests make their books: in memory where there is room, for every commit of a book waits until the disk has it.
 * What a test leaves there is removed with the folder.
 */
import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** Some containers give 64 MB; the tests of long imports and large packs alone need more. */
const ROOM_BYTES = 4_000_000_000;

/** Before the first worker starts: `os.tmpdir()` names a folder of this run. Returns how to end it. */
export function setup(): (() => void) | undefined {
  if (!existsSync(MEMORY)) return;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOM_BYTES) return;
  const folder = mkdtempSync(join(MEMORY, "balis-test-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
