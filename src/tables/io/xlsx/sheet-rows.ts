/**
 * The rows of one sheet, in batches: each cell as what it is, numbers by the shortest text of their double.
 *
 * Rows and cells must come in order and stand in the grid; a sheet that says otherwise was not written by a spreadsheet
 * program and is refused, because a guess could move a figure into another column.
 */
import type { RawCell, RawRow } from "../../cell.ts";
import { type Attributes, isTrue, PartFault, type XmlReader } from "./read-xml.ts";
import type { SharedTexts } from "./shared-texts.ts";
import { TextRuns, unescaped } from "./text-runs.ts";

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

export interface SheetContext {
  readonly texts: SharedTexts | null;
  readonly dayStyles: readonly boolean[];
}

export class RowScanner implements XmlReader {
  private rows: RawRow[] = [];
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

  /** How many whole rows wait to be taken. */
  get waiting(): number {
    return this.rows.length;
  }

  /** The whole rows read since the last time. */
  taken(): readonly RawRow[] {
    const rows = this.rows;
    this.rows = [];
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
      this.rows.push({ row: this.row, hidden: this.hidden, cells: this.cells });
    } else if (name === "sheetData") this.inData = false;
  }

  text(text: string): void {
    if (this.into === "value") this.value = (this.value ?? "") + text;
    else if (this.into === "formula") this.formula = (this.formula ?? "") + text;
    else if (this.into === "inline") this.runs.text(text);
  }

  private openRow(attributes: Attributes): void {
    const at = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
    if (!Number.isInteger(at) || at <= this.row || at > MAX_ROW)
      throw new PartFault(`<row r="${attributes.r}">`);
    this.row = at;
    this.hidden = isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0;
    this.cells = [];
  }

  private openCell(attributes: Attributes): void {
    const at = attributes.r === undefined ? this.cells.length : columnOf(attributes.r, this.row);
    if (at < this.cells.length || at >= MAX_COLUMN) throw new PartFault(`<c r="${attributes.r}">`);
    while (this.cells.length < at) this.cells.push(null);
    this.inCell = true;
    this.type = attributes.t ?? "n";
    this.style = Number(attributes.s ?? -1);
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
    this.cells.push(this.cell());
    this.inCell = false;
    this.into = null;
  }

  private cell(): RawCell {
    const type = this.type;
    const value = this.value;
    const formula = this.formula;
    if (type === "e") return { kind: "error", text: value ?? "#?" };
    if (formula !== null) {
      const isDate = type === "n" && (this.context.dayStyles[this.style] ?? false);
      return { kind: "formula", formula, value: this.cachedText(), isDate };
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
          ? { kind: "date", serial: shortest(value) }
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

  private shared(value: string): string {
    if (this.context.texts === null) throw new PartFault(`<v>${value}</v> (sharedStrings.xml)`);
    return this.context.texts.at(Number(value));
  }
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
  if (i === 0 || i > 3 || Number(ref.slice(i)) !== row) throw new PartFault(`<c r="${ref}">`);
  return column - 1;
}
