/**
 * 出处 / where a fact was read: the end of every explanation.
 */

/** A place in a file the user can open. Rows and columns count from 1, as spreadsheets and editors do. */
export interface Place {
  readonly file: string;
  /** The sheet's name; null in a CSV file. */
  readonly sheet: string | null;
  readonly row: number | null;
  /** The heading of the column, or its letter where there is no heading. */
  readonly column: string | null;
}

/** A record's identity: the file's number in the books, the sheet's position (from 1; 1 for CSV), the row. */
export interface RecordRef {
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
}

export function compareRefs(a: RecordRef, b: RecordRef): number {
  return a.file - b.file || a.sheet - b.sheet || a.row - b.row;
}

/** "12:1:118", the compact form used inside ids and explanations. */
export function refText(ref: RecordRef): string {
  return `${ref.file}:${ref.sheet}:${ref.row}`;
}

export function parseRef(text: string): RecordRef | undefined {
  const found = /^(\d{1,9}):(\d{1,4}):(\d{1,9})$/.exec(text);
  return found ? { file: +(found[1] ?? 0), sheet: +(found[2] ?? 0), row: +(found[3] ?? 0) } : undefined;
}

/** A place as a person reads it: beida-2019-05.xlsx, 明细, row 118, 页数. */
export function placeText(place: Place, words: { sheet: string; row: string }): string {
  return [
    place.file,
    place.sheet === null ? "" : `${words.sheet}${place.sheet}`,
    place.row === null ? "" : `${words.row}${place.row}`,
    place.column ?? "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
