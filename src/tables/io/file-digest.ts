/** What a file is at this moment, read piece by piece: for evidence that must not change. */
import { existsSync } from "node:fs";
import type { FileDigest } from "../../core/hash-port.ts";
import { startHash } from "../../core/io/hash.ts";
import { openDiskFile } from "./disk-file.ts";

export const fileDigest: FileDigest = async (path) => {
  if (!existsSync(path)) return null;
  const file = openDiskFile(path);
  try {
    const hash = startHash();
    for (const piece of file.pieces()) hash.update(piece);
    file.checkUnchanged();
    return { sha256: hash.digest(), bytes: file.bytes };
  } finally {
    file.close();
  }
};
