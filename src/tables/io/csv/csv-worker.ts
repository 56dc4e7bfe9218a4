/**
 * The CSV parser in a thread of its own: long files are parsed while the main thread writes.
 *
 * Cells are posted as strings, one that comes again only once: measured as fast for the receiver as posting the text and the
 * places of its cells, and a cell that is kept for long does not keep the text of its whole batch alive.
 * At most `MAX_IN_FLIGHT` batches are on their way; the main thread answers each one when it has used it.
 */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { ChangedWhileRead, type CsvJob, decodedPieces, type FromWorker, MAX_IN_FLIGHT } from "./csv-job.ts";
import { cutCells } from "./flat-records.ts";
import { CsvParser } from "./parse-csv.ts";

async function run(port: NonNullable<typeof parentPort>, job: CsvJob): Promise<void> {
  let inFlight = 0;
  port.on("message", () => {
    inFlight -= 1;
  });
  const post = (message: FromWorker): void => port.postMessage(message);
  const parser = new CsvParser(job.delimiter);
  for (const { text, last } of decodedPieces(job.source)) {
    for (const batch of parser.feed(text, last)) {
      while (inFlight >= MAX_IN_FLIGHT) await once(port, "message");
      inFlight += 1;
      const records = cutCells(batch);
      port.postMessage({ kind: "records", records } satisfies FromWorker, [
        records.widths.buffer,
        records.written.buffer,
        records.cells.buffer,
      ]);
    }
    if (parser.fault !== null) return post({ kind: "fault", fault: parser.fault });
  }
  post({ kind: "end" });
}

if (parentPort !== null) {
  const port = parentPort;
  const job: CsvJob = workerData;
  try {
    await run(port, job);
  } catch (error) {
    if (!(error instanceof ChangedWhileRead)) throw error;
    port.postMessage({ kind: "changed" } satisfies FromWorker);
  }
  port.close();
}
