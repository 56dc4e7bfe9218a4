/** Where rows, cells, formulas and merges stand in the XML of a sheet. */
import { type Attributes, PartFault } from "../../../../tables/io/xlsx/read-xml.ts";
import { type Area, parseArea } from "./area.ts";
import { type Opening, readSpans } from "./xml-spans.ts";

interface SheetFormula {
  readonly text: string;
  /** "shared", "array", "dataTable"; "normal" where nothing is said. */
  readonly type: string;
  /** What an array or the first of a shared formula covers. */
  readonly area: Area | null;
  /** The number of a shared formula. */
  readonly shared: string | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface CellSpan extends Span {
  readonly tag: Opening;
  /** From 0. */
  readonly column: number;
  readonly row: number;
  readonly formula: SheetFormula | null;
  /** Where its <v> stands. */
  readonly value: Span | null;
}

export interface RowSpan {
  readonly row: number;
  readonly tag: Opening;
  readonly cells: readonly CellSpan[];
  /** Of its end tag; of its own end where it closes itself. */
  readonly closeStart: number;
}

interface ColumnSpan {
  readonly from: number;
  readonly to: number;
  readonly style: string;
  /** In characters; null: as usual. */
  readonly width: number | null;
}

export interface SheetLayout {
  readonly data: { readonly tag: Opening; readonly closeStart: number };
  readonly rows: readonly RowSpan[];
  readonly merges: readonly Area[];
  /** From 0. */
  readonly columns: readonly ColumnSpan[];
  readonly dimension: Opening | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * `wanted`: the rows whose cells are all kept; of the others those with formulas are, so that a long sheet is not held cell by cell.
 * Throws a `PartFault` where rows or cells stand out of order or outside the grid. */
export function sheetLayout(text: string, wanted: ReadonlySet<number>): SheetLayout {
  const rows: (Mutable<RowSpan> & { cells: CellSpan[] })[] = [];
  const merges: Area[] = [];
  const columns: ColumnSpan[] = [];
  let dimension: Opening | null = null;
  let data: Mutable<SheetLayout["data"]> | null = null;
  let inData = false;
  let lastColumn = -1;
  let cell: (Mutable<CellSpan> & { formula: Mutable<SheetFormula> | null }) | null = null;
  let formula: Mutable<SheetFormula> | null = null;
  let valueStart = 0;
  readSpans(text, {
    open: (tag) => {
      const { name, attributes } = tag;
      const row = rows.at(-1);
      if (name === "sheetData") {
        data = { tag, closeStart: tag.end };
        inData = true;
      } else if (!inData) {
        if (name === "dimension") dimension = tag;
        else if (name === "col") columns.push(columnOf(attributes));
        else if (name === "mergeCell")
          merges.push(parseArea(attributes.ref ?? "") ?? fault("mergeCell", attributes));
      } else if (cell) {
        if (name === "f") {
          formula = { ...formulaOf(attributes), text: "" };
          cell.formula = formula;
        } else if (name === "v") valueStart = tag.start;
      } else if (name === "row") {
        lastColumn = -1;
        rows.push({ row: rowOf(attributes, row?.row ?? 0), tag, cells: [], closeStart: tag.end });
      } else if (name === "c" && row) {
        const column = columnIn(attributes, { row: row.row, after: lastColumn });
        cell = { tag, column, row: row.row, start: tag.start, end: tag.end, formula: null, value: null };
      }
    },
    close: (name, at) => {
      const row = rows.at(-1);
      if (cell && name === "f") formula = null;
      else if (cell && name === "v") cell.value = { start: valueStart, end: at.end };
      else if (cell && name === "c") {
        cell.end = at.end;
        lastColumn = cell.column;
        if (row && (wanted.has(row.row) || cell.formula)) row.cells.push(cell);
        cell = null;
      } else if (inData && !cell && name === "row" && row) row.closeStart = at.start;
      else if (name === "sheetData" && data) {
        data.closeStart = at.start;
        inData = false;
      }
    },
    text: (said) => {
      if (formula) formula.text += said;
    },
  });
  if (data === null) throw new PartFault("<sheetData>");
  return { data, rows, merges, columns, dimension };
}

function fault(name: string, attributes: Attributes): never {
  throw new PartFault(
    `<${name} ${Object.entries(attributes)
      .map(([k, v]) => `${k}="${v}"`)
      .join(" ")}>`,
  );
}

function rowOf(attributes: Attributes, before: number): number {
  const row = attributes.r === undefined ? before + 1 : Number(attributes.r);
  if (!Number.isInteger(row) || row <= before || row > 1_048_576) fault("row", attributes);
  return row;
}

function columnIn(attributes: Attributes, at: { row: number; after: number }): number {
  if (attributes.r === undefined) return at.after + 1;
  const area = parseArea(attributes.r);
  const isInOrder = area && area.top === at.row && area.bottom === at.row && area.left > at.after;
  return isInOrder ? area.left : fault("c", attributes);
}

function columnOf(attributes: Attributes): ColumnSpan {
  const width = attributes.width === undefined ? null : Number(attributes.width);
  const style = attributes.style ?? "0";
  return { from: Number(attributes.min) - 1, to: Number(attributes.max) - 1, style, width };
}

function formulaOf(attributes: Attributes): Omit<SheetFormula, "text"> {
  const area = attributes.ref === undefined ? null : (parseArea(attributes.ref) ?? null);
  return { type: attributes.t ?? "normal", area, shared: attributes.si ?? null };
}
