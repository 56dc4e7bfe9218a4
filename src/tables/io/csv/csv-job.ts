/** A CSV file to be read: its text piece by piece, and what the main thread and the worker say to each other of it. */
import { readSync } from "node:fs";
import type { Encoding } from "../../encoding.ts";
import { decoderOf } from "../text/text-decoder.ts";
import { cutCells, type FlatRecords } from "./flat-records.ts";
import { type CsvFault, CsvParser, type Delimiter } from "./parse-csv.ts";

/** Small enough to stay in the processor's cache, large enough that a piece holds hundreds of records. */
const PIECE_BYTES = 131_072;

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

/** Batches posted and not yet used: enough that neither thread waits, few enough that memory stays flat. */
export const MAX_IN_FLIGHT = 2;

export interface CsvJob {
  readonly source: TextSource;
  readonly delimiter: Delimiter;
}

export type FromWorker =
  | { readonly kind: "records"; readonly records: FlatRecords }
  | { readonly kind: "fault"; readonly fault: CsvFault }
  | { readonly kind: "changed" }
  | { readonly kind: "end" };

/** Whole records, or the reason why there are no more of them. */
export type CsvOutcome = Exclude<FromWorker, { kind: "end" }>;

/** The batches of a CSV file, parsed where they are used: short files, and runs from the sources. */
export function* parseInThread(job: CsvJob): Generator<CsvOutcome> {
  const parser = new CsvParser(job.delimiter);
  try {
    for (const { text, last } of decodedPieces(job.source)) {
      for (const batch of parser.feed(text, last)) yield { kind: "records", records: cutCells(batch) };
      if (parser.fault !== null) return yield { kind: "fault", fault: parser.fault };
    }
  } catch (error) {
    if (!(error instanceof ChangedWhileRead)) throw error;
    yield { kind: "changed" };
  }
}
