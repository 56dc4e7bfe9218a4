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
 * Law: taken + quarantined + blank + totals + title + leftOut + joined = rows. What becomes of a row of data: `rows/data-rows.ts`.
 */
import { invariant } from "../../../core/bug.ts";
import { refuse } from "../../../core/refusal.ts";
import { cellText, columnLetter, isBlankRow, type RawRow } from "../../../tables/cell.ts";
import type { MergedArea } from "../../../tables/files.ts";
import type { Fit } from "../columns/recognise.ts";
import type { JoinedRow, QuarantinedRow } from "../file.ts";
import type { FindingList } from "../receipt.ts";
import { DataRows, type NilRow, type ReadRows } from "../rows/data-rows.ts";
import { type Counting, isAccountedFor, NO_ROWS } from "../rows/row-count.ts";
import { RowNotes } from "../rows/row-notes.ts";
import { SheetFindings, type SheetPlace } from "../rows/sheet-findings.ts";
import { SaidBeside } from "../said-beside.ts";
import { remarksOnRows, voidingRemark } from "../said-of-rows.ts";
import { unitSaid } from "../unit-said.ts";
import { CellsBeside } from "./cells-beside.ts";
import { MergedCells } from "./merged-cells.ts";
import { Problem } from "./problem.ts";
import type { Advice, RowContext, RowReading } from "./row-reading.ts";
import { RepeatedHeading, RowWords } from "./row-words.ts";
import { ControlTotals } from "./total-rows.ts";
import { type EarlierLayout, UnreadColumns } from "./unread-columns.ts";
import { UnreadMoney } from "./unread-money.ts";

export class SheetReader<T extends object> {
  readonly count: Counting = { ...NO_ROWS };
  readonly totals: ControlTotals;
  private readonly words: RowWords;
  private readonly data: DataRows<T>;
  private readonly merged: MergedCells;
  private readonly beside: CellsBeside;
  private readonly heading: RepeatedHeading;
  readonly unread: UnreadColumns;
  /** What is said of library and month around the table, between its rows and in columns that nobody reads. */
  readonly said: SaidBeside;
  /** Columns up to the last that has a heading. */
  private readonly width: number;
  /** Cells the heading was written with, empty ones at its end too: what a row of a text file must have. */
  private readonly cells: number;
  private readonly place: SheetPlace;
  private readonly reading: RowReading<T>;
  private readonly findings: SheetFindings;
  private readonly headingRow: number;
  private readonly firstHeadingRow: number;
  private headingsAgain = 0;
  private readonly fit: Fit;
  private readonly notes: RowNotes | null;
  /** Remarks that rows are not to count. */
  private readonly voiding: Advice[] = [];
  /** Totals that stand above the rows they are of. */
  private readonly totalsAbove: RawRow[] = [];
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
    /** A return file: what stands beside its rows the program wrote. */
    isReturn?: boolean;
  }) {
    const { fit, context } = asked;
    this.place = asked.place;
    this.reading = asked.reading;
    this.findings = new SheetFindings(asked.place, asked.findings);
    this.headingRow = asked.head[fit.at]?.row ?? 0;
    this.words = new RowWords(fit.profile, fit.columns);
    this.unread = new UnreadColumns(fit, asked.earlier ?? null);
    this.said = new SaidBeside(fit);
    this.totals = new ControlTotals({
      profile: fit.profile,
      columns: fit.columns,
      readers: asked.reading.readers,
      isUnread: (index) => this.unread.holds(index),
    });
    this.fit = fit;
    this.notes = asked.isReturn ? null : new RowNotes(fit);
    const { words, totals, count, findings, reading, unread, notes } = this;
    this.data = new DataRows({ fit, context, reading, findings, words, totals, count, unread, notes });
    this.merged = new MergedCells({
      areas: asked.merged,
      columns: [...fit.columns, ...this.data.deciding],
      headingRow: this.headingRow,
    });
    this.unreadMoney = fit.profile.kind === "subproject-spending" ? new UnreadMoney(fit) : null;
    this.width = fit.heading.columns.reduce((last, texts, i) => (texts.length > 0 ? i + 1 : last), 0);
    const lines = asked.head.slice(fit.at + 1 - fit.lines, fit.at + 1);
    this.firstHeadingRow = lines[0]?.row ?? 0;
    this.cells = Math.max(this.width, ...lines.map((row) => row.width ?? 0));
    this.beside = new CellsBeside(this.width, asked.place);
    this.heading = new RepeatedHeading(fit.columns, lines);
  }

  /** Records of these rows, and the rows set aside. */
  take(rows: readonly RawRow[]): ReadRows<T> {
    const into: ReadRows<T> = { records: [], quarantined: [] };
    for (const row of rows) this.takeRow(row, into);
    return into;
  }

  /** After the last row: the records that several rows make together, and which rows those are. */
  rest(): ReadRows<T> & { joined: readonly JoinedRow[] } {
    return { ...this.data.rest(), joined: this.data.joined };
  }

  /** At the end: what was held back until then. */
  finish(): QuarantinedRow[] {
    const { count, data } = this;
    const isWithoutData = count.taken + count.quarantined + data.heldBack === 0;
    const heldBack = data.settleHeldBack();
    for (const row of this.totalsAbove) this.checkTotals("total", row);
    for (const { row, column, problem, text } of this.afterLast())
      this.findings.add(problem, { row, column }, text);
    invariant(isAccountedFor(count), "every row of a sheet is accounted for");
    // Values that are also headings: the first row of data was taken for the heading, and the others for it once more.
    if (this.headingsAgain > 0 && isWithoutData) {
      const row = this.headingRow;
      const params = { row, rows: this.headingsAgain };
      refuse("heading-must-not-be-data", params, { at: this.findings.at({ row, column: null }) });
    }
    return heldBack;
  }

  /** Null where there are rows of data, or no row says it. */
  get nil(): NilRow | null {
    return this.data.nil;
  }

  /** What was found of columns, remarks and notes, after the last row: it stays with the file. */
  get kept(): Advice[] {
    const ofColumns = this.unread.told(this.headingRow);
    return [...ofColumns, ...this.voiding, ...(this.notes?.told() ?? []), ...this.beside.told()];
  }

  private afterLast(): Advice[] {
    return [...(this.reading.advice?.() ?? []), ...this.kept];
  }

  private takeRow(row: RawRow, into: ReadRows<T>): void {
    const { count } = this;
    count.rows += 1;
    const merged = this.merged.pass(row);
    if (row.hidden) count.hidden += 1;
    if (row.row <= this.headingRow) {
      this.takeTitle(row);
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
    if (word === "opening") {
      count.totals += 1;
      this.totals.restart();
      return;
    }
    const isAgain = word !== "remark" && this.heading.is(row.cells);
    if (word === "remark" || isAgain) {
      if (isAgain) this.takeHeadingAgain();
      else this.takeRemark(row);
      count.title += 1;
      return;
    }
    this.said.see(row.cells);
    this.requireMoneyRead(row);
    if (row.width !== undefined && row.width < this.cells)
      this.data.takeCut(row, { there: row.width, wanted: this.cells }, into);
    else this.data.take(row, merged, into);
  }

  /** A sum may stand above its rows as well: 合计：100笔，费用300元. */
  private takeTitle(row: RawRow): void {
    if (this.words.isSumAbove(row.cells)) {
      this.count.totals += 1;
      this.totalsAbove.push(row);
    } else this.count.title += 1;
    // Above stand a form's instructions as well, which tell what is to be deleted.
    const isTold = remarksOnRows(row.cells.map(cellText).join(" "));
    if (row.row < this.firstHeadingRow) this.hear(row, { isTold });
  }

  private takeHeadingAgain(): void {
    this.headingsAgain += 1;
    this.said.again();
  }

  /** A line beside the rows. Which of them 以上作废 means nobody knows: they are read, and a person is told. */
  private hear({ cells, row }: RawRow, { isTold }: { isTold: boolean }): void {
    this.said.line(cells);
    const word = isTold ? voidingRemark(cells) : null;
    const problem = word === null ? null : new Problem("remark-must-not-void-rows", { word });
    if (problem) this.voiding.push({ row, column: null, problem, text: null });
  }

  private takeRemark(row: RawRow): void {
    this.hear(row, { isTold: true });
    const unit = unitSaid(this.fit, row.cells);
    if (unit)
      refuse("unit-must-stand-in-headings", unit, { at: this.findings.at({ row: row.row, column: null }) });
  }

  private requireMoneyRead(row: RawRow): void {
    const found = this.unreadMoney?.in(row);
    if (!found) return;
    const { heading: column, text, isDirection, index } = found;
    const at = this.findings.at({ row: row.row, column: columnLetter(index + 1) });
    refuse("money-column-must-be-read", { column, text, isDirection }, { at });
  }

  private checkTotals(word: "total" | "subtotal", row: RawRow): void {
    const at = { cells: row.cells, row: row.row, sheet: this.place.sheet };
    for (const { column, problem, text } of this.totals.check(word, at)) {
      this.findings.add(problem, { row: row.row, column }, text);
    }
  }
}
