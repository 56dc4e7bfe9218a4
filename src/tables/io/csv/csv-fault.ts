/** What the CSV grammar says no to. A plain value, so that it can be posted from the worker. */
type CsvCode =
  | "csv-quote-must-be-closed"
  | "csv-quote-must-begin-its-cell"
  | "csv-quote-must-end-its-cell"
  | "csv-row-must-be-bounded";

export interface CsvFault {
  readonly code: CsvCode;
  /** The record, from 1. */
  readonly row: number;
  /** The cell in it, from 1. */
  readonly column: number;
  /** How the cell begins, to find it by. */
  readonly text: string;
}
