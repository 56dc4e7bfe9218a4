/** The pieces of a CSV file as text, read one after the other from an open file. */
import { readSync } from "node:fs";
import type { Encoding } from "../../files.ts";

/** Small enough to stay in the processor's cache, large enough that a piece holds hundreds of records. */
const PIECE_BYTES = 131_072;

type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** How the platform calls the encoding; a mark at the beginning is dropped by its decoder. */
export function decoderOf(encoding: Encoding): InstanceType<typeof TextDecoder> {
  const name: TextEncodingName = encoding === "utf-8-bom" || encoding === "xlsx" ? "utf-8" : encoding;
  return new TextDecoder(name, { fatal: true });
}

export interface TextSource {
  readonly fd: number;
  readonly bytes: number;
  readonly encoding: Encoding;
}

/** Thrown when the bytes are not what they were when the file was looked through. */
export class ChangedWhileRead extends Error {
  override readonly name = "ChangedWhileRead";
}

/** The last piece comes with `last`; it may be empty. */
export function* decodedPieces(source: TextSource): Generator<{ text: string; last: boolean }> {
  const decoder = decoderOf(source.encoding);
  const buffer = Buffer.alloc(PIECE_BYTES);
  let position = 0;
  for (;;) {
    const length = readSync(source.fd, buffer, 0, buffer.length, position);
    position += length;
    const last = length === 0;
    if (last && position !== source.bytes) throw new ChangedWhileRead();
    let text: string;
    try {
      text = decoder.decode(buffer.subarray(0, length), { stream: !last });
    } catch {
      throw new ChangedWhileRead();
    }
    yield { text, last };
    if (last) return;
  }
}
