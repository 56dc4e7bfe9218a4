/**
 * 读表 / reading a sheet's rows: each becomes a record, a quarantined row, a total, a title or a blank; none is lost.
 *
 * The first rows up to the heading are title, and so are a repeated heading and the remarks below the table. A row with any
 * fault is quarantined with all of them, and those of its cells that the profile reads as they stood. In a CSV file a row that
 * is longer than the heading means that a comma went astray, so the whole file is refused. One that is shorter is set
 * aside: where a separator was lost, everything behind it stands in the wrong column, and 12.00,10.00,2.00 under
 * 件数,金额,基本运费,附加费 would be 12 pieces at 10.00. Only Excel's own way of leaving ends off (`excel-blocks.ts`) is known.
 * A row that says there is nothing to report is held back to the end: beside rows of data it is set aside.
 *
 * Law: taken + quarantined + blank + totals + title = rows.
 */
import { invariant } from "../../../core/bug.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Place } from "../../../core/source.ts";
import {
  cellText,
  columnLetter,
  isBlankCell,
  isBlankRow,
  type RawCell,
  type RawRow,
} from "../../../tables/cell.ts";
import type { MergedArea } from "../../../tables/files.ts";
import type { Fit } from "../columns/recognise.ts";
import type { QuarantinedRow } from "../file.ts";
import type { FindingList } from "../receipt.ts";
import { CellsBeside } from "./cells-beside.ts";
import { type MergedCell, MergedCells } from "./merged-cells.ts";
import { nilText } from "./nil-rows.ts";
import { Faults, Problem } from "./problem.ts";
import type { Advice, RowContext, RowReading } from "./row-reading.ts";
import { RepeatedHeading, RowWords } from "./row-words.ts";
import { KeptColumns, quarantinedRow } from "./set-aside.ts";
import { ControlTotals } from "./total-rows.ts";
import { type EarlierLayout, UnreadColumns } from "./unread-columns.ts";
import { UnreadMoney } from "./unread-money.ts";

interface SheetPlace {
  readonly file: string;
  readonly sheet: string | null;
  /** Text files refuse long rows; a workbook's sheet reports them. */
  readonly isText: boolean;
}

/** More rows than this do not say that there are none. */
const MAX_NIL_ROWS = 100;

/** A row that says there is nothing. */
export interface NilRow {
  readonly row: number;
  readonly text: string;
}

export class SheetReader<T> {
  readonly count = { rows: 0, taken: 0, quarantined: 0, blank: 0, totals: 0, title: 0, hidden: 0 };
  readonly totals: ControlTotals;
  private readonly faults = new Faults();
  private readonly words: RowWords;
  private readonly kept: KeptColumns;
  private readonly merged: MergedCells;
  private readonly beside: CellsBeside;
  private readonly heading: RepeatedHeading;
  readonly unread: UnreadColumns;
  private readonly nilRows: { raw: RawRow; text: string }[] = [];
  /** Columns up to the last that has a heading. */
  private readonly width: number;
  /** Cells the heading was written with, empty ones at its end too: what a row of a text file must have. */
  private readonly cells: number;
  private readonly context: RowContext;
  private readonly place: SheetPlace;
  private readonly reading: RowReading<T>;
  private readonly findings: FindingList;
  private readonly headingRow: number;
  private headingsAgain = 0;
  /** Of a file of spending, whose sum is what every form rests on. */
  private readonly unreadMoney: UnreadMoney | null;

  constructor(asked: {
    fit: Fit;
    /** The sheet's first rows. */
    head: readonly RawRow[];
    merged: readonly MergedArea[];
    context: RowContext;
    place: SheetPlace;
    reading: RowReading<T>;
    findings: FindingList;
    earlier?: EarlierLayout | null;
  }) {
    const { fit, context } = asked;
    this.context = context;
    this.place = asked.place;
    this.reading = asked.reading;
    this.findings = asked.findings;
    this.headingRow = asked.head[fit.at]?.row ?? 1;
    this.words = new RowWords(fit.profile, fit.columns);
    this.unread = new UnreadColumns(fit, asked.earlier ?? null);
    this.totals = new ControlTotals({
      profile: fit.profile,
      columns: fit.columns,
      readers: asked.reading.readers,
      isUnread: (index) => this.unread.holds(index),
    });
    this.merged = new MergedCells({
      areas: asked.merged,
      columns: fit.columns,
      headingRow: this.headingRow,
    });
    this.kept = new KeptColumns(fit.columns);
    this.unreadMoney = fit.profile.kind === "subproject-spending" ? new UnreadMoney(fit) : null;
    this.width = fit.heading.columns.reduce((last, texts, i) => (texts.length > 0 ? i + 1 : last), 0);
    const lines = asked.head.slice(fit.at + 1 - fit.lines, fit.at + 1);
    this.cells = Math.max(this.width, ...lines.map((row) => row.width ?? 0));
    this.beside = new CellsBeside(this.width, asked.place);
    this.heading = new RepeatedHeading(fit.columns, lines);
  }

  /** Records of these rows, and the rows set aside. */
  take(rows: readonly RawRow[]): { records: T[]; quarantined: QuarantinedRow[] } {
    const records: T[] = [];
    const quarantined: QuarantinedRow[] = [];
    for (const row of rows) this.takeRow(row, { records, quarantined });
    return { records, quarantined };
  }

  /** After the last row: what was held back until then. */
  finish(): QuarantinedRow[] {
    const { count } = this;
    const heldBack = this.settleNilRows();
    for (const { row, column, problem, text } of this.afterLast()) this.add(problem, { row, column }, text);
    const sum = count.taken + count.quarantined + count.blank + count.totals + count.title;
    invariant(sum === count.rows, "every row of a sheet is accounted for");
    // Values that are also headings: the first row of data was taken for the heading, and the others for it once more.
    if (this.headingsAgain > 0 && count.taken + count.quarantined + this.nilRows.length === 0) {
      const row = this.headingRow;
      const params = { row, rows: this.headingsAgain };
      refuse("heading-must-not-be-data", params, { at: this.at({ row, column: null }) });
    }
    return heldBack;
  }

  /** Null where there are rows of data, or no row says it. */
  get nil(): NilRow | null {
    const [first] = this.nilRows;
    return first && this.count.taken + this.count.quarantined === 0
      ? { row: first.raw.row, text: first.text }
      : null;
  }

  /** What was found of columns, after the last row. */
  get ofColumns(): Advice[] {
    return this.unread.told(this.headingRow);
  }

  private afterLast(): Advice[] {
    return [...(this.reading.advice?.() ?? []), ...this.ofColumns, ...this.beside.told()];
  }

  private settleNilRows(): QuarantinedRow[] {
    const { count } = this;
    const quarantined: QuarantinedRow[] = [];
    const rows = count.taken + count.quarantined;
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

  private takeRow(row: RawRow, into: { records: T[]; quarantined: QuarantinedRow[] }): void {
    const { count } = this;
    count.rows += 1;
    const merged = this.merged.pass(row);
    if (row.hidden) count.hidden += 1;
    if (row.row <= this.headingRow) {
      count.title += 1;
      return;
    }
    if (isBlankRow(row.cells)) {
      count.blank += 1;
      return;
    }
    if (row.cells.length > this.width) this.beside.look(row);
    const word = this.words.of(row.cells);
    if (word === "total" || word === "subtotal") {
      count.totals += 1;
      this.unread.seeTotal(row);
      this.checkTotals(word, row);
      return;
    }
    const isAgain = word !== "remark" && this.heading.is(row.cells);
    if (isAgain) this.headingsAgain += 1;
    if (word === "remark" || isAgain) {
      count.title += 1;
      return;
    }
    this.requireMoneyRead(row);
    this.faults.clear();
    if (row.width !== undefined && row.width < this.cells) {
      this.takeCut(row, into.quarantined);
      return;
    }
    const record = this.reading.read(row, this.faults);
    this.addMerged(merged);
    if (this.faults.list.length === 0) {
      count.taken += 1;
      this.totals.add();
      this.unread.see(row.cells);
      into.records.push(record);
    } else if (this.isOnlyNumbered(row.cells)) {
      count.blank += 1;
    } else if (!this.holdNil(row)) {
      this.unread.see(row.cells);
      count.quarantined += 1;
      if (!this.words.isNameless(row.cells)) this.totals.add();
      this.setAside(row, into.quarantined);
    }
  }

  /** Nobody knows which of its cells stand under their heading: none of them is read. */
  private takeCut(row: RawRow, quarantined: QuarantinedRow[]): void {
    if (this.isOnlyNumbered(row.cells)) {
      this.count.blank += 1;
      return;
    }
    if (this.holdNil(row)) return;
    const cells = row.width ?? 0;
    this.faults.add(new Problem("row-must-have-all-cells", { cells, columns: this.cells }));
    this.count.quarantined += 1;
    this.totals.addUnread();
    this.setAside(row, quarantined, this.cells - cells);
  }

  /** That such a cell is empty needs no saying besides. */
  private addMerged(merged: readonly MergedCell[]): void {
    for (const { column, range } of merged) {
      this.faults.drop("value-must-be-given", column.heading);
      this.faults.add(new Problem("cells-must-not-be-merged", { range }), { column: column.heading });
    }
  }

  private setAside(row: RawRow, quarantined: QuarantinedRow[], moved = 0): void {
    const isNil = this.faults.list.some((f) => f.problem.code === "nil-return-must-have-no-rows");
    const isLine = !isNil && this.words.isLine(row.cells);
    if (isLine) {
      this.faults.clear();
      this.faults.add(new Problem("row-must-be-of-the-table", {}));
    }
    const cells = isLine ? this.kept.nothingOf(row.cells) : this.kept.cellsOf(row.cells, moved);
    for (const { column, problem, text } of this.faults.list) {
      this.add(problem, { row: row.row, column }, text);
      const at = { file: this.context.file, sheet: this.context.sheet, row: row.row };
      quarantined.push(quarantinedRow(at, { column, problem, text }, cells));
    }
  }

  private requireMoneyRead(row: RawRow): void {
    const found = this.unreadMoney?.in(row);
    if (!found) return;
    const { heading: column, text, isDirection, index } = found;
    const at = this.at({ row: row.row, column: columnLetter(index + 1) });
    refuse("money-column-must-be-read", { column, text, isDirection }, { at });
  }

  private checkTotals(word: "total" | "subtotal", row: RawRow): void {
    const at = { cells: row.cells, row: row.row, sheet: this.place.sheet };
    for (const { column, problem, text } of this.totals.check(word, at)) {
      this.add(problem, { row: row.row, column }, text);
    }
  }

  private holdNil(row: RawRow): boolean {
    if (this.nilRows.length === MAX_NIL_ROWS) return false;
    const text = nilText(row.cells, (index) => this.context.columns.some((c) => c.index === index));
    if (text !== null) this.nilRows.push({ raw: row, text });
    return text !== null;
  }

  /** A prepared form: nothing but its running number (序号) stands in the row. */
  private isOnlyNumbered(cells: readonly RawCell[]): boolean {
    if (this.context.columns.some((c) => !isBlankCell(cells[c.index]))) return false;
    const filled = cells.filter((cell) => !isBlankCell(cell));
    return filled.length <= 1 && filled.every((cell) => /^\d{1,7}$/.test(cellText(cell)));
  }

  private add(problem: Problem, where: { row: number; column: string | null }, text?: string | null): void {
    const { code, params } = problem;
    this.findings.add({ code, params, at: this.at(where), text: text ?? null });
  }

  private at(where: { row: number; column: string | null }): Place {
    return { file: this.place.file, sheet: this.place.sheet, ...where };
  }
}
