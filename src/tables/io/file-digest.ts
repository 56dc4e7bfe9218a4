/** What a file is at this moment, read piece by piece: for evidence that must not change. */
import { type BigIntStats, existsSync, statSync } from "node:fs";
import { startHash } from "../../core/io/hash.ts";
import type { FileDigest } from "../../core/machine-port.ts";
import { openDiskFile } from "./disk-file.ts";

export const fileDigest: FileDigest = async (path) => (existsSync(path) ? fingerprintOf(path) : null);

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

/** Whether two paths lead to one file, by whatever links and names. */
export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [statOf(a), statOf(b)];
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined; // why it can't be reached is said where it is opened
  }
}
