/** What the main thread and the CSV worker say to each other. */
import type { CsvFault } from "./csv-fault.ts";
import type { TextSource } from "./decode-pieces.ts";
import type { Delimiter, FlatRecords } from "./parse-csv.ts";

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
