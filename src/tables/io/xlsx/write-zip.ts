/**
 * Writes a zip, one item after the other, each as a stream. The same items give the same bytes: no item bears a time of
 * writing, and all have the same rights.
 */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

export interface ZipItem {
  /** With "/" between folders; never absolute, never through "..". */
  readonly name: string;
  readonly bytes: () => Buffer | AsyncIterable<Buffer>;
  /** Where it is known: what comes out otherwise is refused, and from 4 GB on the zip says so. */
  readonly size?: number;
}

/** The first day a zip can name, as its own clock without a zone reads it. */
const NO_TIME = new Date(1980, 0, 1);
const SAME_FOR_ALL = { mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true };

/** Creates the file; fails when there is one. */
export async function writeZip(
  path: string,
  items: Iterable<ZipItem>,
  /** Stands at the very end, in plain letters. */
  comment = "",
): Promise<void> {
  const zip = new ZipFile();
  // What one item fails with must end the writing: yazl would wait for that item.
  const failed = new Promise<never>((_, reject) => zip.on("error", reject));
  for (const item of items) {
    const about = item.size === undefined ? SAME_FOR_ALL : { ...SAME_FOR_ALL, size: item.size };
    zip.addReadStreamLazy(item.name, about, (give) => {
      const bytes = item.bytes();
      const stream = Readable.from(Buffer.isBuffer(bytes) ? [bytes] : bytes, { objectMode: false });
      stream.on("error", (error) => zip.emit("error", error));
      give(null, stream);
    });
  }
  zip.end({ forceZip64Format: false, comment });
  const ending = new AbortController();
  const written = pipeline(zip.outputStream, createWriteStream(path, { flags: "wx" }), {
    signal: ending.signal,
  });
  try {
    await Promise.race([written, failed]);
  } catch (error) {
    ending.abort();
    await written.catch(() => {});
    throw error;
  }
}
