/** What the main thread and the CSV worker say to each other. */

import { ChangedWhileRead, decodedPieces, type TextSource } from "./decode-pieces.ts";
import { type CsvFault, CsvParser, cutCells, type Delimiter, type FlatRecords } from "./parse-csv.ts";

/** Batches posted and not yet used: enough that neither thread waits, few enough that memory stays flat. */
export const MAX_IN_FLIGHT = 4;

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
