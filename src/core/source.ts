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

/**
 * A record's identity: the file's number in the books, the sheet's position (from 1; 1 for CSV), the row. Where each cell of a row is a
 * record of its own, the row's number has the cell's column before it (`cellRow`).
 */
export interface RecordRef {
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
}

/** No file has so many rows. */
const A_COLUMN = 1_000_000_000;

/** Row 118 and the third column → 3000000118. */
export function cellRow(row: number, column: number): number {
  return column * A_COLUMN + row;
}

/** 3000000118 → row 118, column C; 118 → row 118 and no column. */
export function placeInSheet(row: number): { readonly row: number; readonly column: string | null } {
  const column = Math.floor(row / A_COLUMN);
  return { row: row % A_COLUMN, column: column === 0 ? null : letterOf(column) };
}

/** "118", of a cell "118C". */
export function rowText(of: number): string {
  const { row, column } = placeInSheet(of);
  return `${row}${column ?? ""}`;
}

/** 1 → "A", 27 → "AA", as spreadsheets call their columns. */
export function letterOf(position: number): string {
  let text = "";
  for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/** "A" → 1, "AA" → 27. */
export function positionOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function compareRefs(a: RecordRef, b: RecordRef): number {
  return a.file - b.file || a.sheet - b.sheet || a.row - b.row;
}

/** "12:1:118", of a cell "12:1:118C": the compact form used inside ids and explanations. */
export function refText(ref: RecordRef): string {
  return `${ref.file}:${ref.sheet}:${ref.row < A_COLUMN ? ref.row : rowText(ref.row)}`;
}

export function parseRef(text: string): RecordRef | undefined {
  const found = /^(\d{1,9}):(\d{1,4}):(\d{1,9})([A-Z]{0,3})$/.exec(text);
  if (!found) return undefined;
  const row = cellRow(+(found[3] ?? 0), positionOf(found[4] ?? ""));
  return { file: +(found[1] ?? 0), sheet: +(found[2] ?? 0), row };
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

/** 佐证材料 / a file that a fact rests on: named as it was given, known by its content. */
export interface EvidenceFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Answers of a survey: known by its SHA-256, and handed on to nobody. */
  readonly mayHoldNames?: boolean;
}
