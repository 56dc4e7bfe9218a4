import { startHash } from "../../core/io/hash.ts";
import { openDiskFile } from "./disk-file.ts";

/** Size and SHA-256 of any file; refused when it can't be read whole. */
export function fingerprintOf(path: string): { sha256: string; bytes: number } {
  const file = openDiskFile(path);
  try {
    const hash = startHash();
    for (const piece of file.pieces()) hash.update(piece);
    file.checkUnchanged();
    return { sha256: hash.digest(), bytes: file.bytes };
  } finally {
    file.close();
  }
}
