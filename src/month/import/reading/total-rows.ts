import { formatYuan } from "../../../core/money.ts";
import { capitalAmount, halfWidth } from "../../../core/written-number.ts";
import type { RecordKind } from "../../../records/record.ts";
import { cellText, columnLetter, type RawCell, type RawRow, textKey } from "../../../tables/cell.ts";
import { type ColumnReader, shownText, type Value } from "../columns/compile-columns.ts";
import { type Field, fieldType, isPersonal } from "../columns/field.ts";
import { type BoundColumn, headingKey } from "../columns/heading.ts";
import { columnNames, type Profile } from "../columns/profile.ts";
import { Faults, Problem } from "./problem.ts";
import { numberColumns, statedAmount, statedCount } from "./row-words.ts";

/** One number of one total row, beside what the rows say. */
export interface ControlTotal {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly declared: string;
  readonly computed: string;
  readonly agrees: boolean;
  /** The summed field and both numbers; null where rows were counted, or the column is a part of the field or in another currency. */
  readonly of: { readonly field: Field; readonly declared: bigint; readonly computed: bigint } | null;
  /** Rows whose value could not be read and is not in the sum. */
  readonly unreadable: number;
}

interface Sum {
  readonly column: BoundColumn;
  readonly reader: ColumnReader<Value>;
  all: bigint;
  atTotal: bigint;
  atSubtotal: bigint;
  /** Small numbers are gathered here and join `all` in time. */
  small: number;
  unreadable: number;
  /** Of rows that the profile leaves out: a total may have them or not. */
  out: { all: bigint; atTotal: bigint; atSubtotal: bigint };
}

/** Control totals kept; those that do not agree have a limit of their own, so that no agreeing ones keep them out. */
const MAX_SHOWN = 200;
const MAX_WRONG = 1000;

const none = () => ({ all: 0n, atTotal: 0n, atSubtotal: 0n });
const nothingYet = () => ({ ...none(), small: 0, unreadable: 0, out: none() });

const CARRY = 1_000_000_000;

export class ControlTotals {
  readonly found: ControlTotal[] = [];
  /** What stands in a total row where a number should; at most `MAX_WRONG`. */
  readonly unreadable: { readonly row: number; readonly column: string; readonly text: string }[] = [];
  private wrong = 0;
  private readonly sums: Sum[] = [];
  private readonly countColumn: BoundColumn | null;
  private readonly labels: readonly string[];
  private readonly empties: readonly string[];
  /** Positions of the columns of counts and amounts, and the headings by position. */
  private readonly numbers: ReadonlySet<number>;
  private readonly headings: ReadonlyMap<number, string>;
  private readonly kind: RecordKind;
  private readonly isUnread: (index: number) => boolean;
  private rows = 0;
  private rowsAtTotal = 0;
  private rowsAtSubtotal = 0;
  private rowsOut = 0;

  /** Records so far, where several rows may make one. */
  records: () => number = () => this.rows;

  constructor(asked: {
    profile: Profile;
    columns: readonly BoundColumn[];
    readers: Readonly<Record<string, ColumnReader<Value>>>;
    /** Whether a column holds numbers and is not read. */
    isUnread: (index: number) => boolean;
  }) {
    const { profile, columns, readers, isUnread } = asked;
    this.isUnread = isUnread;
    for (const field of profile.totals.sums) {
      // A value of several columns has a total in each of them.
      for (const column of columns.filter((c) => c.field === field)) {
        const reader = readers[field]?.partAt?.(column.index) ?? readers[field];
        if (reader) this.sums.push({ column, reader, ...nothingYet() });
      }
    }
    this.labels = [...profile.totals.words, ...profile.totals.subtotalWords].map(textKey);
    this.empties = profile.empties;
    this.numbers = numberColumns(profile.kind, columns);
    this.headings = new Map(columns.flatMap((c) => (isPersonal(c.field) ? [] : [[c.index, c.heading]])));
    this.kind = profile.kind;
    this.countColumn = columns.find((c) => c.field === profile.totals.count) ?? null;
  }

  /** After a data row was read: what its readers read last. */
  add(): void {
    this.rows += 1;
    for (const sum of this.sums) {
      const value = sum.reader.last;
      if (value === undefined) sum.unreadable += 1;
      else if (typeof value === "number") {
        sum.small += value;
        if (sum.small > CARRY) carry(sum);
      } else if (typeof value === "bigint") sum.all += value;
    }
  }

  /** An account of a ledger begins: what stood above is of another. */
  restart(): void {
    this.rows = this.rowsAtTotal = this.rowsAtSubtotal = this.rowsOut = 0;
    for (const sum of this.sums) Object.assign(sum, nothingYet());
  }

  /** A row that the profile leaves out: the sheet's own totals have it as well. */
  addLeftOut(row: RawRow): void {
    const faults = new Faults();
    const before = this.sums.map((sum) => {
      carry(sum);
      sum.reader.read(row, faults);
      return sum.all;
    });
    this.add();
    this.rowsOut += 1;
    this.sums.forEach((sum, i) => {
      carry(sum);
      sum.out.all += sum.all - (before[i] ?? 0n);
    });
  }

  /** A row of data that was not read: no sum has it. */
  addUnread(): void {
    this.rows += 1;
    for (const sum of this.sums) sum.unreadable += 1;
  }

  /** Compares a total row; problems in its cells are returned. */
  check(
    word: "total" | "subtotal",
    at: { cells: readonly RawCell[]; row: number; sheet: string | null },
  ): { column: string; problem: Problem; text: string }[] {
    const problems: { column: string; problem: Problem; text: string }[] = [];
    for (const sum of this.sums) carry(sum);
    const said = this.sums.flatMap((sum) => {
      const cell = at.cells[sum.column.index] ?? null;
      return this.isSilent(cell, sum.column) ? [] : [{ sum, cell }];
    });
    const amount = statedAmount(at.cells);
    const compared = amount === null ? said : this.sumOf(amount, word);
    for (const { sum, cell } of compared)
      this.compare(sum, { ...at, word, cell, text: shownText(cell), problems });
    this.compareCount({ ...at, word, problems });
    if (compared.length === 0) this.tellMoved({ ...at, word, problems });
    for (const part of this.sums.flatMap((sum) => [sum, sum.out])) {
      part.atSubtotal = part.all;
      if (word === "total") part.atTotal = part.all;
    }
    this.rowsAtSubtotal = this.rows;
    if (word === "total") this.rowsAtTotal = this.rows;
    return problems;
  }

  /** 合计6.00元 in words: which of the sums of money is meant, the words don't say. */
  private sumOf(amount: string, word: "total" | "subtotal"): { sum: Sum; cell: RawCell }[] {
    const money = this.sums.filter(({ column }) => isMoney(this.kind, column.field));
    const agreeing = money.find((sum) => {
      const declared = sum.reader.parse(amount);
      return declared === sum.all || declared === sum.all - (word === "total" ? sum.atTotal : sum.atSubtotal);
    });
    const meant = agreeing ?? money.at(-1);
    return meant ? [{ sum: meant, cell: amount }] : [];
  }

  /** 合计,6.00: no sum stands in its own column, and a number in another's. A separator was lost. */
  private tellMoved(at: Comparison): void {
    if (this.sums.length === 0) return;
    const counts = [this.rows, this.rows - this.rowsAtTotal, this.rows - this.rowsAtSubtotal].map(String);
    const index = at.cells.findIndex((cell, i) => {
      const text = halfWidth(cellText(cell));
      // A column that nobody reads is told by itself.
      if (this.numbers.has(i) || this.isUnread(i)) return false;
      return NUMBER.test(text) && !counts.includes(text);
    });
    if (index < 0) return;
    const text = shownText(at.cells[index] ?? null);
    const isSum = this.sums.some((sum) => sum.reader.parse(halfWidth(text)) === sum.all);
    // A number in a column that nobody reads may be a telephone's: said is only what is surely a sum.
    const isSaid = this.headings.has(index) || isSum;
    this.tellUnreadable(at, this.headings.get(index) ?? columnLetter(index + 1), isSaid ? text : "…");
  }

  private tellUnreadable(at: Comparison, column: string, text: string): void {
    at.problems.push({ column, problem: new Problem("control-total-must-be-readable", { text }), text });
    if (this.unreadable.length < MAX_WRONG) this.unreadable.push({ row: at.row, column, text });
  }

  private compare(sum: Sum, at: Comparison & { readonly cell: RawCell; readonly text: string }): void {
    const { heading, field, part, rule } = sum.column;
    const isWhole = part === undefined && rule.currency === null;
    const capitals = isMoney(this.kind, field) ? capitalAmount(textKey(at.text)) : null;
    const declared = sum.reader.parse(capitals ?? at.cell);
    if (declared instanceof Problem || typeof declared === "string") {
      this.tellUnreadable(at, heading, at.text);
      return;
    }
    const wanted = BigInt(declared);
    const computed = meantBy(wanted, at.word, sum);
    this.conclude(at, {
      column: heading,
      declared: totalText(this.kind, field, wanted),
      computed: totalText(this.kind, field, computed),
      agrees: wanted === computed,
      of: isWhole ? { field, declared: wanted, computed } : null,
      unreadable: sum.unreadable,
    });
  }

  private compareCount(at: Comparison): void {
    if (!this.countColumn) return;
    const text = at.cells.map((c) => halfWidth(cellText(c))).find((t) => ROW_COUNT.test(t));
    const own = halfWidth(cellText(at.cells[this.countColumn.index]));
    const declared =
      ROW_COUNT.exec(text ?? "")?.[1] ?? /^(\d{1,9})$/.exec(own)?.[1] ?? statedCount(at.cells) ?? undefined;
    if (declared === undefined) return;
    const since = this.rows - (at.word === "total" ? this.rowsAtTotal : this.rowsAtSubtotal);
    const whole = at.word === "total" ? this.rows : since;
    // What a profile leaves out or joins may be counted by the sheet or not.
    const ways = [since, whole, whole - this.rowsOut, this.records()];
    const computed = ways.find((n) => n === +declared) ?? whole;
    this.conclude(at, {
      column: this.countColumn.heading,
      declared,
      computed: String(computed),
      agrees: +declared === computed,
      of: null,
      unreadable: 0,
    });
  }

  private conclude(at: Comparison, total: Omit<ControlTotal, "sheet" | "row">): void {
    if (!total.agrees) this.wrong += 1;
    const isKept = total.agrees ? this.found.length < MAX_SHOWN : this.wrong <= MAX_WRONG;
    if (isKept) this.found.push({ sheet: at.sheet, row: at.row, ...total });
    if (total.agrees) return;
    const { column, declared: text, computed, unreadable } = total;
    const problem = new Problem("control-total-must-agree", { declared: text, computed, unreadable });
    at.problems.push({ column, problem, text });
  }

  /** Nothing is said of the column, or a label stands in it: 合计, 总金额：, the heading once more. */
  private isSilent(cell: RawCell, column: BoundColumn): boolean {
    if (cell !== null && typeof cell === "object" && cell.kind === "formula" && cell.value === null)
      return false;
    const text = cellText(cell);
    if (text === "" || this.empties.includes(text.toLowerCase())) return true;
    if (typeof cell !== "string") return false;
    const key = textKey(text);
    if (/\d/.test(key)) return false;
    const isHeading = columnNames(column.rule).some((h) => headingKey(h) === headingKey(text));
    return isHeading || key.endsWith(":") || this.labels.some((word) => key.startsWith(word));
  }
}

/**
 * What the total row means: all rows above it, those since the total before it, or the same without what the profile leaves out. The one
 * that agrees is meant; if none does, all of them.
 */
function meantBy(wanted: bigint, word: "total" | "subtotal", sum: Sum): bigint {
  const { all, out } = sum;
  const since = all - (word === "total" ? sum.atTotal : sum.atSubtotal);
  const sinceOut = out.all - (word === "total" ? out.atTotal : out.atSubtotal);
  const whole = word === "total" ? all : since;
  const wholeOut = word === "total" ? out.all : sinceOut;
  return [since, whole, since - sinceOut, whole - wholeOut].find((v) => v === wanted) ?? whole;
}

function isMoney(kind: RecordKind, field: Field): boolean {
  return fieldType(kind, field)?.endsWith("fen") === true;
}

/** A sum of a field as people read it. */
export function totalText(kind: RecordKind, field: Field, value: bigint): string {
  if (isMoney(kind, field)) return formatYuan(value);
  return fieldType(kind, field) === "grams" ? `${value} g` : `${value}`;
}

interface Comparison {
  readonly word: "total" | "subtotal";
  readonly cells: readonly RawCell[];
  readonly row: number;
  readonly sheet: string | null;
  readonly problems: { column: string; problem: Problem; text: string }[];
}

/** "共 12 笔", "合计：12笔" */
const ROW_COUNT = /^\D{0,12}?(\d{1,9})\s*[笔条行]$/;
const NUMBER = /^[¥￥]?-?\d[\d,]*(?:\.\d+)?\s*元?$/;

function carry(sum: Sum): void {
  sum.all += BigInt(sum.small);
  sum.small = 0;
}
