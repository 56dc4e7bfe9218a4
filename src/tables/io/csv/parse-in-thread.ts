/** The batches of a CSV file, parsed where they are used: short files, and runs from the sources. */
import type { CsvJob, CsvOutcome } from "./csv-job.ts";
import { ChangedWhileRead, decodedPieces } from "./decode-pieces.ts";
import { CsvParser, cutCells } from "./parse-csv.ts";

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
