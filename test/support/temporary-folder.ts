/** Where tests make their books: in memory where there is room, for every commit of a book waits until the disk has it. */
import { existsSync, statfsSync } from "node:fs";

const MEMORY = "/dev/shm";
const ROOM_BYTES = 4_000_000_000;

/** The environment in which `os.tmpdir()` names that folder. Some containers give the memory folder 64 MB: too little. */
export function temporaryFolder(): Record<string, string> {
  if (!existsSync(MEMORY)) return {};
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ROOM_BYTES ? {} : { TMPDIR: MEMORY };
}
