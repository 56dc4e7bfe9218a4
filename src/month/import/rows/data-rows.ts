/**
 * 数据行 / the rows that are data: each is left out, read as one record or as several, kept for the others of its number, or set aside with
 * all that is wrong with it and those of its cells that the profile reads. One that says there is nothing to report is held back.
 */
import { refuse } from "../../../core/refusal.ts";
import { placeInSheet } from "../../../core/source.ts";
import { cellText, isBlankCell, type RawCell, type RawRow } from "../../../tables/cell.ts";
import type { BoundColumn } from "../columns/heading.ts";
import type { Fit } from "../columns/recognise.ts";
import type { JoinedRow, QuarantinedRow } from "../file.ts";
import type { MergedCell } from "../reading/merged-cells.ts";
import { nilText } from "../reading/nil-rows.ts";
import { Faults, Problem } from "../reading/problem.ts";
import type { RowContext, RowReading } from "../reading/row-reading.ts";
import type { RowWords } from "../reading/row-words.ts";
import { KeptColumns, quarantinedRow } from "../reading/set-aside.ts";
import type { ControlTotals } from "../reading/total-rows.ts";
import type { UnreadColumns } from "../reading/unread-columns.ts";
import { RowJoin } from "./join-rows.ts";
import { LeftOutRows } from "./leave-out.ts";
import type { Counting } from "./row-count.ts";
import type { RowNotes } from "./row-notes.ts";
import type { SheetFindings } from "./sheet-findings.ts";

export interface ReadRows<T> {
  readonly records: T[];
  readonly quarantined: QuarantinedRow[];
}

/** More rows than this do not say that there are none. */
const MAX_NIL_ROWS = 100;

/** A row that says there is nothing. */
export interface NilRow {
  readonly row: number;
  readonly text: string;
}

interface Sheet<T> {
  readonly fit: Fit;
  readonly context: Pick<RowContext, "file" | "sheet" | "joined">;
  readonly reading: RowReading<T>;
  readonly findings: SheetFindings;
  readonly words: RowWords;
  readonly totals: ControlTotals;
  readonly count: Counting;
  readonly unread: UnreadColumns;
  readonly notes: RowNotes | null;
}

/** Whether the sheet's sums have the row. */
type Became = "counted" | "uncounted" | "no-data";

export class DataRows<T extends object> {
  /** Known after the last row. */
  readonly joined: JoinedRow[] = [];
  /** Columns that say whether a row counts. */
  readonly deciding: LeftOutRows["columns"];
  private readonly of: Sheet<T>;
  private readonly faults = new Faults();
  private readonly kept: KeptColumns;
  private readonly columns: readonly BoundColumn[];
  private readonly nilRows: { raw: RawRow; text: string }[] = [];
  private readonly leftOut: LeftOutRows | null;
  private readonly join: RowJoin<T> | null;

  constructor(of: Sheet<T>) {
    const { profile, columns } = of.fit;
    this.of = of;
    this.columns = columns;
    this.kept = new KeptColumns(columns);
    this.leftOut = profile.leaveOut.size > 0 ? new LeftOutRows(of.fit) : null;
    this.deciding = this.leftOut?.columns ?? [];
    this.join = profile.combine && new RowJoin(profile.combine, of.reading.readers);
    const { join } = this;
    if (join) of.totals.records = () => join.size;
  }

  take(row: RawRow, merged: readonly MergedCell[], into: ReadRows<T>): void {
    const { reading, count, totals, unread } = this.of;
    this.faults.clear();
    if (this.leftOut !== null && merged.length === 0 && this.leftOut.has(row, this.faults)) {
      count.leftOut += 1;
      totals.addLeftOut(row);
      return;
    }
    const cells = reading.apart?.(row);
    const became = cells ? this.takeApart(row, { cells, merged }, into) : this.read(row, merged, into);
    if (became === "no-data") return;
    unread.see(row.cells);
    if (became === "counted") totals.add();
  }

  /** Nobody knows which of its cells stand under their heading: none of them is read. */
  takeCut(row: RawRow, cells: { there: number; wanted: number }, into: ReadRows<T>): void {
    const { count, totals } = this.of;
    if (this.isOnlyNumbered(row.cells)) {
      count.blank += 1;
      return;
    }
    if (this.holdBack(row)) return;
    const { there, wanted } = cells;
    this.faults.clear();
    this.faults.add(new Problem("row-must-have-all-cells", { cells: there, columns: wanted }));
    count.quarantined += 1;
    totals.addUnread();
    this.join?.failUnread(row);
    this.setAside(row, into.quarantined, wanted - there);
  }

  /** Rows that say there is nothing. */
  get heldBack(): number {
    return this.nilRows.length;
  }

  /** Null where there are rows of data, or no row says it. */
  get nil(): NilRow | null {
    const { count } = this.of;
    const [first] = this.nilRows;
    return first && count.taken + count.quarantined === 0
      ? { row: placeInSheet(first.raw.row).row, text: first.text }
      : null;
  }

  /** After the last row: beside rows of data they are set aside. */
  settleHeldBack(): QuarantinedRow[] {
    const { count } = this.of;
    const quarantined: QuarantinedRow[] = [];
    const rows = count.taken + count.joined + count.quarantined;
    for (const { raw, text } of this.nilRows) {
      if (rows === 0) {
        count.title += 1;
        continue;
      }
      count.quarantined += 1;
      this.faults.clear();
      this.faults.add(new Problem("nil-return-must-have-no-rows", { text, rows }), { text });
      this.setAside(raw, quarantined);
    }
    return quarantined;
  }

  /** The records that several rows make, after the last row. */
  rest(): ReadRows<T> {
    const into: ReadRows<T> = { records: [], quarantined: [] };
    const { count, context } = this.of;
    this.requireOneSheet();
    for (const { rows, made } of this.join?.all() ?? []) {
      count.taken -= rows.length;
      if ("problem" in made) {
        count.quarantined += rows.length;
        for (const row of rows) {
          this.faults.clear();
          this.faults.add(made.problem, made.column === null ? {} : { column: made.column });
          this.setAside(row, into.quarantined);
        }
        continue;
      }
      count.taken += 1;
      count.joined += rows.length - 1;
      into.records.push(made.record);
      const [first, ...others] = rows.map((r) => r.row);
      const { file, sheet } = context;
      for (const row of others) this.joined.push({ ref: { file, sheet, row }, into: first ?? row });
    }
    return into;
  }

  private requireOneSheet(): void {
    const { findings, context } = this.of;
    const sheet = findings.at({ row: 0, column: null }).sheet ?? "";
    const found = context.joined && this.join?.inAnotherSheet(sheet, context.joined);
    if (!found) return;
    const { number, row, sheet: other, at } = found;
    const place = findings.at({ row: at, column: null });
    refuse("rows-of-one-number-must-stand-in-one-sheet", { number, sheet: other, row }, { at: place });
  }

  private read(row: RawRow, merged: readonly MergedCell[], into: ReadRows<T>): Became {
    const { reading, count, words, notes } = this.of;
    const record = reading.read(row, this.faults);
    this.addMerged(merged);
    if (this.faults.list.length === 0) {
      count.taken += 1;
      notes?.see(row, record);
      if (this.join === null) into.records.push(record);
      else this.join.hold(row, record);
      return "counted";
    }
    if (this.isOnlyNumbered(row.cells)) {
      count.blank += 1;
      return "no-data";
    }
    if (this.holdBack(row)) return "no-data";
    count.quarantined += 1;
    this.join?.fail(row, record);
    this.setAside(row, into.quarantined);
    return words.isNameless(row.cells) ? "uncounted" : "counted";
  }

  /** Each filled cell is a row of its own. */
  private takeApart(
    row: RawRow,
    of: { readonly cells: readonly (RawRow | null)[]; readonly merged: readonly MergedCell[] },
    into: ReadRows<T>,
  ): Became {
    const { count } = this.of;
    const { cells, merged } = of;
    if (cells.every((cell) => cell === null) && this.holdBack(row)) return "no-data";
    const unclear = [...this.faults.list];
    count.rows += cells.length - 1;
    for (const cell of cells) {
      this.faults.clear();
      this.faults.list.push(...unclear);
      if (cell === null) count.blank += 1;
      else this.read(cell, merged, into);
    }
    return "counted";
  }

  private holdBack(row: RawRow): boolean {
    if (this.nilRows.length === MAX_NIL_ROWS) return false;
    const text = nilText(row.cells, (index) => this.columns.some((c) => c.index === index));
    if (text !== null) this.nilRows.push({ raw: row, text });
    return text !== null;
  }

  /** That such a cell is empty needs no saying besides. */
  private addMerged(merged: readonly MergedCell[]): void {
    for (const { column, range } of merged) {
      this.faults.drop("value-must-be-given", column.heading);
      this.faults.add(new Problem("cells-must-not-be-merged", { range }), { column: column.heading });
    }
  }

  private setAside(row: RawRow, quarantined: QuarantinedRow[], moved = 0): void {
    const { context, findings, words } = this.of;
    const isNil = this.faults.list.some((f) => f.problem.code === "nil-return-must-have-no-rows");
    const isLine = !isNil && words.isLine(row.cells);
    if (isLine) {
      this.faults.clear();
      this.faults.add(new Problem("row-must-be-of-the-table", {}));
    }
    const cells = isLine ? this.kept.nothingOf(row.cells) : this.kept.cellsOf(row.cells, moved);
    const at = { file: context.file, sheet: context.sheet, row: row.row };
    for (const fault of this.faults.list) {
      findings.add(fault.problem, { row: row.row, column: fault.column }, fault.text);
      quarantined.push(quarantinedRow(at, fault, cells));
    }
  }

  /** A prepared form: nothing but its running number (序号) stands in the row. */
  private isOnlyNumbered(cells: readonly RawCell[]): boolean {
    if (this.columns.some((c) => !isBlankCell(cells[c.index]))) return false;
    const filled = cells.filter((cell) => !isBlankCell(cell));
    return filled.length <= 1 && filled.every((cell) => /^\d{1,7}$/.test(cellText(cell)));
  }
}
