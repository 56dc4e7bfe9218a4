/**
 * The rows of one sheet, in batches: each cell as what it is, numbers by the shortest text of their double.
 *
 * Rows and cells must come in order and stand in the grid; a sheet that says otherwise was not written by a spreadsheet
 * program and is refused, because a guess could move a figure into another column.
 */
import { refuse } from "../../../core/refusal.ts";
import { columnLetter, type RawCell, type RawRow } from "../../cell.ts";
import { type Attributes, bounded, isTrue, PartFault, type XmlReader } from "./read-xml.ts";
import type { SharedTexts } from "./shared-texts.ts";
import { TextRuns, unescaped } from "./text-runs.ts";

const BATCH_ROWS = 1_000;
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
/** Rows are taken before more than so many cells wait, a long text counting as many; rows of a hundred columns fill a batch. */
const BATCH_WEIGHT = 100_000;
const CHARS_A_CELL = 32;
/** Cells of a sheet, empty ones between them too: a table of 48 columns may fill all its rows. */
const MAX_PLACES = 48 * MAX_ROW;
/**
 * A cell so far to the right of the one before stands outside the table. A few are ordinary, a stray blank in XFD1; thousands of
 * rows that are each filled up to XFD are written in a few bytes, and take minutes and gigabytes.
 */
const FAR_COLUMNS = 256;
const MAX_FAR_PLACES = 200 * MAX_COLUMN;

export interface SheetContext {
  readonly texts: SharedTexts | null;
  readonly dayStyles: readonly boolean[];
  /** 1904: days are told as a workbook of 1900 counts them, so that nobody behind has to know. Else as they stand. */
  readonly epoch?: 1900 | 1904;
}

/** From 1900-01-01 to 1904-01-01, with the 29 February 1900 that never was. */
const DAYS_TO_1904 = 1462;

/** A place has no more of them. */
const MAX_DIGITS = 9;
const ZERO = 48;

export class RowScanner implements XmlReader {
  private rows: RawRow[] = [];
  private weight = 0;
  private places = 0;
  private farPlaces = 0;
  /** Where the cell stands that is being read, and the next one if it does not say, from 0. */
  private column = 0;
  private inData = false;
  private row = 0;
  private hidden = false;
  private cells: RawCell[] = [];
  private inCell = false;
  private type = "";
  private style = -1;
  private value: string | null = null;
  private formula: string | null = null;
  private into: "value" | "formula" | "inline" | null = null;
  private readonly runs = new TextRuns();
  private readonly context: SheetContext;

  constructor(context: SheetContext) {
    this.context = context;
  }

  /** Whether as many rows wait to be taken as should be held. */
  get isFull(): boolean {
    return this.rows.length >= BATCH_ROWS || this.weight >= BATCH_WEIGHT;
  }

  /** The whole rows read since the last time. */
  taken(): readonly RawRow[] {
    const rows = this.rows;
    this.rows = [];
    this.weight = 0;
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (this.inCell) this.openInCell(name, attributes);
    else if (!this.inData) this.inData = name === "sheetData";
    else if (name === "c") this.openCell(attributes);
    else if (name === "row") this.openRow(attributes);
  }

  close(name: string): void {
    if (this.inCell) {
      if (name === "c") this.closeCell();
      else if (name === "v" || name === "f" || name === "is") this.into = null;
      else if (this.into === "inline") this.runs.close(name);
    } else if (name === "row" && this.inData) {
      this.weight += this.cells.length;
      this.places += this.cells.length;
      if (this.places > MAX_PLACES) refuse("sheet-must-be-bounded", { limit: MAX_PLACES, row: this.row });
      this.rows.push({ row: this.row, hidden: this.hidden, cells: this.cells });
    } else if (name === "sheetData") this.inData = false;
  }

  text(text: string): void {
    if (this.into === "value") this.value = bounded((this.value ?? "") + text);
    else if (this.into === "formula") this.formula = bounded((this.formula ?? "") + text);
    else if (this.into === "inline") this.runs.text(text);
  }

  private openRow(attributes: Attributes): void {
    const at = attributes.r === undefined ? this.row + 1 : position(attributes.r);
    if (at <= this.row || at > MAX_ROW) throw new PartFault(`<row r="${attributes.r}">`);
    this.row = at;
    this.hidden = isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0;
    this.cells = [];
    this.column = 0;
  }

  private openCell(attributes: Attributes): void {
    const at = attributes.r === undefined ? this.column : columnOf(attributes.r, this.row);
    if (at < this.column || at >= MAX_COLUMN) throw new PartFault(`<c r="${attributes.r}">`);
    this.column = at;
    this.inCell = true;
    this.type = attributes.t ?? "n";
    this.style = attributes.s === undefined ? -1 : position(attributes.s);
    this.value = null;
    this.formula = null;
    this.runs.clear();
  }

  private openInCell(name: string, attributes: Attributes): void {
    if (name === "v") {
      this.into = "value";
      // A text without signs is a result as well: what =IF(K4="","",K4*0.3) gives in a row that is not used yet.
      if (this.type === "str") this.value = "";
    } else if (name === "f") {
      this.into = "formula";
      this.formula = "";
    } else if (name === "is") this.into = "inline";
    else if (this.into === "inline") this.runs.open(name, attributes);
  }

  private closeCell(): void {
    const cell = this.cell();
    // Behind the last value a cell has only a look, and is none of the table.
    if (cell !== null) this.put(cell);
    this.column += 1;
    this.inCell = false;
    this.into = null;
  }

  private put(cell: RawCell): void {
    const gap = this.column - this.cells.length;
    if (gap > FAR_COLUMNS) this.farPlaces += gap;
    if (this.farPlaces > MAX_FAR_PLACES)
      refuse("cells-must-not-stand-apart", { row: this.row, column: columnLetter(this.column + 1) });
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells.push(cell);
    if (typeof cell === "string") this.weight += cell.length / CHARS_A_CELL;
  }

  private cell(): RawCell {
    const type = this.type;
    const value = this.value;
    const formula = this.formula;
    if (type === "e") return { kind: "error", text: value ?? "#?" };
    if (formula !== null) {
      const isDate = type === "n" && (this.context.dayStyles[this.style] ?? false);
      const cached = this.cachedText();
      const result = isDate && cached !== null ? this.serial(cached) : cached;
      return { kind: "formula", formula, value: result, isDate, isNumber: type === "n" && !isDate };
    }
    if (type === "inlineStr") return this.runs.taken();
    if (value === null) return null;
    switch (type) {
      case "s":
        return this.shared(value);
      case "str":
        return unescaped(value);
      case "b":
        return { kind: "boolean", value: isTrue(value) };
      case "d":
        return value.replace(/T.*$/, "");
      case "n":
        if (value === "") return null;
        return (this.context.dayStyles[this.style] ?? false)
          ? { kind: "date", serial: this.serial(value) }
          : { kind: "number", text: shortest(value) };
      default:
        throw new PartFault(`<c t="${type}">`);
    }
  }

  /** What the formula gave when the workbook was saved; null where nothing was kept. */
  private cachedText(): string | null {
    const type = this.type;
    const value = this.value;
    if (type === "str") return value === null ? null : unescaped(value);
    if (value === null || value === "") return null;
    if (type === "b") return isTrue(value) ? "TRUE" : "FALSE";
    if (type === "s") return this.shared(value);
    return type === "n" ? shortest(value) : value;
  }

  private serial(value: string): string {
    const text = shortest(value);
    return this.context.epoch === 1904 ? String(Number(text) + DAYS_TO_1904) : text;
  }

  private shared(value: string): string {
    if (this.context.texts === null) throw new PartFault(`<v>${value}</v> (sharedStrings.xml)`);
    return this.context.texts.at(position(value));
  }
}

/** A whole number in plain digits; `Number` would also read 0x2. Each cell has up to three: digits alone are read sign by sign. */
function position(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length && i < MAX_DIGITS; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    if (i + 1 === text.length) return value;
  }
  if (!/^\s*\d{1,9}\s*$/.test(text)) throw new PartFault(text);
  return Number(text);
}

/** As XML writes a double; `Number` would also read 0x2. */
const DECIMAL = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** "3.6000000000000001" is the double 3.6, whose shortest text is "3.6". */
function shortest(value: string): string {
  const double = Number(value);
  if (!DECIMAL.test(value) || !Number.isFinite(double)) throw new PartFault(`<v>${value}</v>`);
  return String(double);
}

/** "AB12" in row 12 → 27. */
function columnOf(ref: string, row: number): number {
  let column = 0;
  let i = 0;
  for (; i < ref.length; i++) {
    const code = ref.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  if (i === 0 || i > 3 || position(ref.slice(i)) !== row) throw new PartFault(`<c r="${ref}">`);
  return column - 1;
}
