/**
 * A strict CSV parser, fed with pieces of text, giving batches of whole records.
 *
 * A batch is one text and the places of its cells in it; `flat-records.ts` cuts the cells out.
 *
 * The grammar is RFC 4180 with any of \r\n, \n and \r as the end of a record, mixed as they come. A quote may stand
 * only at the beginning and at the end of a cell, and doubled inside a quoted one; anything else is a fault, since
 * a guess would move the cells of a row. Blanks outside the quotes are left out (banks and WeChat write a tab behind long
 * numbers), and ="0012", as campus systems guard a number from Excel, is 0012, correctly quoted or not; where such a cell holds
 * a separator it could be read in two ways and is a fault. An empty line is a record without cells. Rows may differ in length:
 * titles and totals do. Empty cells at the end of a record are left out, and how many it had is kept.
 *
 * What DOS's `copy a+b` leaves is not part of a cell: a byte order mark before a record and a Ctrl-Z behind the last one.
 */
export type Delimiter = "," | "\t" | ";";

export interface CsvBatch {
  /** Of the first record, from 1. */
  readonly firstRow: number;
  readonly text: string;
  /** Start and end of each cell in `text`; an end is stored as ~end when the cell has doubled quotes. */
  readonly spans: Int32Array<ArrayBuffer>;
  /** Cells of each record, without the empty ones at its end. */
  readonly widths: Int32Array<ArrayBuffer>;
  /** Cells of each record as it was written. */
  readonly written: Int32Array<ArrayBuffer>;
}

/** A batch has at most this many records: what waits in memory is copied by every collection of garbage meanwhile. */
const MAX_BATCH_ROWS = 500;
/** As many columns as a spreadsheet has. */
export const MAX_CELLS = 16_384;
/** Characters of one record; more than that is a quote that was never closed, or no table. */
export const MAX_RECORD_CHARS = 1_048_576;

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const BYTE_ORDER_MARK = 0xfeff;
const CTRL_Z = "\x1a";
const CR = 13;
const LF = 10;
const EXAMPLE_CHARS = 40;

type Step = "record" | "incomplete";

export class CsvParser {
  /** Set when the text breaks the grammar; nothing more is read then. */
  fault: CsvFault | null = null;
  private readonly delimiter: number;
  /** No character above this one ends an unquoted cell: most are passed with one comparison. */
  private readonly highest: number;
  private rest = "";
  private row = 1;
  private spans = new Int32Array(32_768);
  private used = 0;
  private widths = new Int32Array(MAX_BATCH_ROWS);
  private written = new Int32Array(MAX_BATCH_ROWS);
  private records = 0;
  private position = 0;

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter.charCodeAt(0);
    this.highest = Math.max(this.delimiter, QUOTE);
  }

  /** The whole records in what was fed so far; with `last`, also the one without a line end. */
  feed(piece: string, last = false): CsvBatch[] {
    const fed = this.rest === "" ? piece : this.rest + piece;
    const text = last && fed.endsWith(CTRL_Z) ? fed.slice(0, -1) : fed;
    const batches: CsvBatch[] = [];
    let start = 0;
    let end = 0;
    while (end < text.length && this.fault === null) {
      if (this.step(text, { start: end, base: start, last }) === "incomplete") break;
      end = this.position;
      if (this.records === MAX_BATCH_ROWS) {
        batches.push(this.cut(text.slice(start, end)));
        start = end;
      }
    }
    if (this.records > 0) batches.push(this.cut(text.slice(start, end)));
    this.rest = text.slice(end);
    if (this.rest.length > MAX_RECORD_CHARS && this.fault === null) this.tooLong();
    return batches;
  }

  /** Reads one record from `start`; its cells count from `base`. */
  private step(text: string, at: { start: number; base: number; last: boolean }): Step {
    const before = this.used;
    let position = text.charCodeAt(at.start) === BYTE_ORDER_MARK ? at.start + 1 : at.start;
    for (let cells = 1; ; cells += 1) {
      if (cells > MAX_CELLS) return this.fail("csv-row-must-be-bounded", cells, "");
      if (this.used + 2 > this.spans.length) this.grow();
      const quoted = text.charCodeAt(position) === QUOTE;
      const end = quoted
        ? this.quotedCell(text, { start: position, base: at.base, last: at.last, column: cells })
        : this.plainCell(text, { start: position, base: at.base, last: at.last, column: cells });
      if (end < 0) {
        this.used = before;
        return "incomplete";
      }
      const next = end < text.length ? text.charCodeAt(end) : -1;
      if (next === this.delimiter) {
        position = end + 1;
        continue;
      }
      // A \r at the edge of the piece may be the first half of \r\n.
      if (next === CR && end + 1 === text.length && !at.last) {
        this.used = before;
        return "incomplete";
      }
      const wide = next === CR && text.charCodeAt(end + 1) === LF;
      this.position = next === -1 ? end : end + (wide ? 2 : 1);
      this.endRecord(before);
      return "record";
    }
  }

  /** The place after a cell that does not begin with a quote; -1 when the piece ends before it. */
  private plainCell(text: string, at: CellStart): number {
    const delimiter = this.delimiter;
    const highest = this.highest;
    const length = text.length;
    let end = at.start;
    for (; end < length; end += 1) {
      const char = text.charCodeAt(end);
      if (char > highest) continue;
      if (char === delimiter || char === LF || char === CR) break;
      if (char === QUOTE) return this.guardedCell(text, { ...at, quote: end });
    }
    if (end === length && !at.last) return -1;
    this.spans[this.used] = at.start - at.base;
    this.spans[this.used + 1] = end - at.base;
    this.used += 2;
    return end;
  }

  /** Quotes behind "=" or blanks: as long as nothing between them parts cells, it is one cell for every reader. */
  private guardedCell(text: string, at: CellStart & { quote: number }): number {
    if (!/^\ufeff?[ \t]*=?$/.test(text.slice(at.start, at.quote)))
      return this.no("csv-quote-must-begin-its-cell", at, text);
    const end = this.quotedCell(text, { ...at, start: at.quote });
    if (end < 0) return end;
    for (let i = at.quote; i < end; i += 1) {
      const char = text.charCodeAt(i);
      if (char !== this.delimiter && char !== LF && char !== CR) continue;
      return this.no("csv-quote-must-begin-its-cell", at, text);
    }
    return end;
  }

  /** The place after the closing quote; -1 when the piece ends before it. */
  private quotedCell(text: string, at: CellStart): number {
    const start = at.start + 1;
    let doubled = false;
    let close = text.indexOf('"', start);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close < 0) return at.last ? this.no("csv-quote-must-be-closed", at, text) : -1;
    let end = close + 1;
    while (this.isBlank(text.charCodeAt(end))) end += 1;
    if (end === text.length && !at.last) return -1;
    const next = end < text.length ? text.charCodeAt(end) : LF;
    if (next !== this.delimiter && next !== LF && next !== CR)
      return this.no("csv-quote-must-end-its-cell", at, text);
    this.spans[this.used] = start - at.base;
    this.spans[this.used + 1] = doubled ? ~(close - at.base) : close - at.base;
    this.used += 2;
    return end;
  }

  private isBlank(char: number): boolean {
    return char === SPACE || (char === TAB && this.delimiter !== TAB);
  }

  private endRecord(before: number): void {
    this.written[this.records] = (this.used - before) / 2;
    while (this.used > before && this.spans[this.used - 1] === this.spans[this.used - 2]) this.used -= 2;
    this.widths[this.records] = (this.used - before) / 2;
    this.records += 1;
    this.row += 1;
  }

  private cut(text: string): CsvBatch {
    const batch: CsvBatch = {
      firstRow: this.row - this.records,
      text,
      spans: this.spans.slice(0, this.used),
      widths: this.widths.slice(0, this.records),
      written: this.written.slice(0, this.records),
    };
    this.used = 0;
    this.records = 0;
    return batch;
  }

  private grow(): void {
    const larger = new Int32Array(this.spans.length * 2);
    larger.set(this.spans);
    this.spans = larger;
  }

  /** Read to its end, a record with an open quote is a fault of its own; else it is simply too long. */
  private tooLong(): void {
    const { row } = this;
    this.step(this.rest, { start: 0, base: 0, last: true });
    if (this.fault !== null) return;
    this.row = row;
    this.fail("csv-row-must-be-bounded", 1, this.rest);
  }

  private no(code: CsvFault["code"], at: CellStart, text: string): -1 {
    this.fail(code, at.column, text.slice(at.start, at.start + EXAMPLE_CHARS));
    return -1;
  }

  private fail(code: CsvFault["code"], column: number, text: string): Step {
    this.fault = { code, row: this.row, column, text: text.slice(0, EXAMPLE_CHARS) };
    return "incomplete";
  }
}

interface CellStart {
  readonly start: number;
  readonly base: number;
  readonly last: boolean;
  readonly column: number;
}

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
