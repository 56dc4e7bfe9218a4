/**
 * 退回更正 / correction: a return file that comes back, each row standing for the row it was made from.
 *
 * The return file has the library's own columns, and one more that names the row in the books: "12:1:118" (file, sheet,
 * row). Read back, a row takes the place of the one it names, whole; a row that names none is a new one; a row that
 * was taken out of the file changes nothing (a request that never was is marked 取消). Rows of closed periods stay.
 */
import { parseRef, type RecordRef, refText } from "../../core/source.ts";
import type { RequestRecord } from "../../records/record.ts";
import { cellText, type RawCell } from "../../tables/cell.ts";
import { headingKey } from "./columns/heading.ts";
import { type Faults, Problem } from "./reading/problem.ts";
import type { RowReading } from "./reading/row-reading.ts";

/** The headings of the column that names the row; what stands in brackets is part of the key. */
export const CORRECTION_HEADINGS = { "zh-CN": "原记录（勿改）", en: "original row (do not change)" } as const;

/** The headings of the column that says what is wrong with the row. */
export const REASON_HEADINGS = { "zh-CN": "问题说明", en: "what is wrong" } as const;

/** The English headings of sheets that went out before: they still come back. */
export const FORMER_HEADINGS = ["original row (keep)", "what to look at"] as const;

const KEYS: ReadonlySet<string> = new Set(
  [...Object.values(CORRECTION_HEADINGS), FORMER_HEADINGS[0]].map(headingKey),
);

/** Where the column stands in a heading row, from 0; undefined in a file that is no correction. */
export function correctionColumn(heading: readonly RawCell[]): number | undefined {
  const index = heading.findIndex((cell) => KEYS.has(headingKey(cellText(cell))));
  return index === -1 ? undefined : index;
}

export interface RowCorrection {
  readonly row: RecordRef;
  readonly by: RecordRef;
}

/**
 * Reads the rows of a correction. `rows`: what may be corrected, by its text; null where it was set aside. What stands
 * for what is gathered in `made`. A number that the profile generates from the row's place stays what it was.
 */
export function correctionReading(
  reading: RowReading<RequestRecord>,
  about: {
    column: number;
    heading: string;
    rows: ReadonlyMap<string, RequestRecord | null>;
    hasNumbers: boolean;
    made: RowCorrection[];
  },
): RowReading<RequestRecord> {
  const used = new Set<string>();
  return {
    readers: reading.readers,
    read(row, faults) {
      const record = reading.read(row, faults);
      const text = cellText(row.cells[about.column]);
      if (text === "") return record;
      const ref = parseRef(text);
      const before = about.rows.get(text);
      if (ref === undefined || before === undefined)
        fault(faults, about.heading, "correction-must-name-a-row", text);
      else if (used.has(text)) fault(faults, about.heading, "correction-must-be-once", text);
      if (ref === undefined || before === undefined || faults.list.length > 0) return record;
      used.add(text);
      about.made.push({ row: ref, by: record.ref });
      if (before === null) return record;
      // A return file never shows a reader: whoever it was before, it still is.
      const kept = { ...record, reader: record.reader ?? before.reader };
      if (about.hasNumbers) return kept;
      return { ...kept, requestNo: before.requestNo, requestKey: before.requestKey };
    },
  };
}

function fault(
  faults: Faults,
  column: string,
  code: "correction-must-name-a-row" | "correction-must-be-once",
  text: string,
): void {
  faults.add(new Problem(code, { text }), { column, text });
}

/** The refs that a correction's rows name, each once. */
export function namedRows(rows: readonly { cells: readonly RawCell[] }[], column: number): RecordRef[] {
  const found = new Map<string, RecordRef>();
  for (const { cells } of rows) {
    const ref = parseRef(cellText(cells[column]));
    if (ref) found.set(refText(ref), ref);
  }
  return [...found.values()];
}
