/** From a batch of the parser to rows: the cells are cut out where it was parsed, and the rows are made where they are read. */
import type { RawRow } from "../../cell.ts";
import type { CsvBatch } from "./parse-csv.ts";

const MARK = 0xfeff;

/** The records of a batch with their cells cut out: the form that is posted between threads. */
export interface FlatRecords {
  readonly firstRow: number;
  readonly widths: Int32Array<ArrayBuffer>;
  readonly written: Int32Array<ArrayBuffer>;
  /** Of each cell, laid end to end: its place in `texts`. */
  readonly cells: Int32Array<ArrayBuffer>;
  /** A text that the row above has in the same column stands here once: half of all cells say what was said above. */
  readonly texts: readonly (string | null)[];
}

/** An empty cell is null. */
export function cutCells(batch: CsvBatch): FlatRecords {
  const { firstRow, text, spans, widths, written } = batch;
  const cells = new Int32Array(spans.length / 2);
  const texts: (string | null)[] = [null];
  let at = 0;
  let [above, aboveEnd] = [0, 0];
  for (const width of widths) {
    const start = at;
    for (const end = start + width; at < end; at += 1, above += 1) {
      if (above < aboveEnd && isRepeated(batch, at, above)) cells[at] = cells[above] ?? 0;
      else {
        const cell = cellAt(text, spans[2 * at] ?? 0, spans[2 * at + 1] ?? 0);
        cells[at] = cell === "" ? 0 : texts.push(cell) - 1;
      }
    }
    [above, aboveEnd] = [start, at];
  }
  return { firstRow, widths, written, cells, texts };
}

/** Counted in cells of the batch. */
function isRepeated({ text, spans }: CsvBatch, at: number, above: number): boolean {
  const [start, end] = [spans[2 * at] ?? 0, spans[2 * at + 1] ?? 0];
  const shift = start - (spans[2 * above] ?? 0);
  if (end < 0 || end - (spans[2 * above + 1] ?? 0) !== shift) return false;
  for (let i = start; i < end; i += 1) if (text.charCodeAt(i) !== text.charCodeAt(i - shift)) return false;
  return true;
}

/** ="x" with its own quotes doubled once more is =""x"" between quotes. */
const GUARDED = /^="((?:[^"]|"")*)"$/;

function cellAt(text: string, start: number, end: number): string {
  if (end >= 0) return text.slice(start, end);
  const said = text.slice(start, ~end).replaceAll('""', '"');
  return GUARDED.exec(said)?.[1]?.replaceAll('""', '"') ?? said;
}

export function rowsOf(records: FlatRecords): RawRow[] {
  const rows: RawRow[] = [];
  let at = 0;
  for (let r = 0; r < records.widths.length; r += 1) {
    const cells: (string | null)[] = [];
    for (const end = at + (records.widths[r] ?? 0); at < end; at += 1)
      cells.push(records.texts[records.cells[at] ?? 0] ?? null);
    // Files that were joined by "copy a+b" have the second one's mark in the middle.
    if (cells[0]?.charCodeAt(0) === MARK) cells[0] = cells[0].slice(1) || null;
    rows.push({ row: records.firstRow + r, hidden: false, cells, width: records.written[r] ?? 0 });
  }
  return rows;
}
