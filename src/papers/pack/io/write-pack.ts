/**
 * The pack as one zip, and its seal: the SHA-256 over every byte before the seal stands at the very end, in the zip's comment. So
 * a byte that changes nothing of the contents (a date, a padding bit) is noticed, too.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { startHash } from "../../../core/io/hash.ts";
import { openDiskFile } from "../../../tables/io/disk-file.ts";
import { writeWhole } from "../../../tables/io/write-whole.ts";
import { writeZip, type ZipItem } from "../../../tables/io/xlsx/write-zip.ts";

const WORD = "balis-pack/1 sha256 ";
const HASH_LENGTH = 64;

export async function writePack(path: string, items: readonly ZipItem[]): Promise<{ bytes: number }> {
  let bytes = 0;
  await writeWhole(path, async (draft) => {
    await writeZip(draft, items, `${WORD}${"0".repeat(HASH_LENGTH)}`);
    const { seal, size } = sealOf(draft);
    const fd = openSync(draft, "r+");
    try {
      writeSync(fd, seal, size - HASH_LENGTH, "latin1");
    } finally {
      closeSync(fd);
    }
    bytes = size;
  });
  return { bytes };
}

/** True where the bytes are those that were written. */
export function isSealed(path: string): boolean {
  const { seal, said } = sealOf(path);
  return said === `${WORD}${seal}`;
}

function sealOf(path: string): { seal: string; said: string; size: number } {
  const file = openDiskFile(path);
  try {
    const hash = startHash();
    let left = Math.max(0, file.bytes - HASH_LENGTH);
    for (const piece of file.pieces()) {
      hash.update(piece.subarray(0, Math.min(piece.length, left)));
      left -= Math.min(piece.length, left);
    }
    const from = Math.max(0, file.bytes - HASH_LENGTH - WORD.length);
    const said = file.read(from, file.bytes - from).toString("latin1");
    return { seal: hash.digest(), said, size: file.bytes };
  } finally {
    file.close();
  }
}
