/** A CSV or TSV file as one sheet of rows. */
import { existsSync } from "node:fs";
import { refuse } from "../../../core/refusal.ts";
import { columnLetter, type RawRow } from "../../cell.ts";
import type { Encoding } from "../../encoding.ts";
import type { RawSheet } from "../../files.ts";
import { type DiskFile, placeOf, refuseUnreadable } from "../disk-file.ts";
import { decoderOf } from "../text/text-decoder.ts";
import { type CsvJob, type CsvOutcome, parseInThread } from "./csv-job.ts";
import { withoutExcelEnds } from "./excel-blocks.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { rowsOf } from "./flat-records.ts";
import { type CsvFault, MAX_CELLS, MAX_RECORD_CHARS } from "./parse-csv.ts";
import { parseInWorker } from "./parse-in-worker.ts";

/** Shorter files are parsed sooner than a thread is started. */
const WORKER_FROM_BYTES = 2 * 1024 * 1024;

const HEAD_BYTES = 65_536;

interface CsvFile {
  readonly file: DiskFile;
  readonly encoding: Encoding;
  /** The worker's script; null parses in this thread. */
  readonly worker: URL | null;
}

/** The script the build puts beside the bundle; null when the program runs from its sources. */
export function builtWorker(): URL | null {
  const script = new URL("./csv-worker.js", import.meta.url);
  return existsSync(script) ? script : null;
}

export function csvSheet(csv: CsvFile): RawSheet {
  const rows = () => withoutExcelEnds(readRows(csv));
  return { position: 1, name: null, hidden: false, rows, merged: async () => [] };
}

async function* readRows(csv: CsvFile): AsyncGenerator<readonly RawRow[]> {
  const { file } = csv;
  for await (const outcome of outcomes(csv)) {
    switch (outcome.kind) {
      case "records":
        yield rowsOf(outcome.records);
        break;
      case "fault":
        refuseFault(file, outcome.fault);
        break;
      case "changed":
        refuse("file-must-stay-unchanged", { path: file.path }, { at: placeOf(file) });
    }
  }
  file.checkUnchanged();
}

async function* outcomes(csv: CsvFile): AsyncGenerator<CsvOutcome> {
  const { file, encoding } = csv;
  const job: CsvJob = {
    source: { fd: file.fd, bytes: file.bytes, encoding },
    delimiter: delimiterOf(csv),
  };
  try {
    if (csv.worker === null || file.bytes < WORKER_FROM_BYTES) yield* parseInThread(job);
    else yield* parseInWorker(job, csv.worker);
  } catch (error) {
    refuseUnreadable(file, error);
  }
}

function delimiterOf(csv: CsvFile): CsvJob["delimiter"] {
  const head = decoderOf(csv.encoding).decode(csv.file.read(0, HEAD_BYTES), { stream: true });
  return findDelimiter(head, /\.tsv$/i.test(csv.file.name) ? "\t" : ",");
}

function refuseFault(file: DiskFile, fault: CsvFault): never {
  const at = placeOf(file, { row: fault.row, column: columnLetter(fault.column) });
  if (fault.code === "csv-row-must-be-bounded") {
    return refuse(fault.code, { cells: MAX_CELLS, chars: MAX_RECORD_CHARS }, { at });
  }
  return refuse(fault.code, { text: fault.text.replace(/\s+/g, " ") }, { at });
}
