/**
 * 没有读取的列 / columns that nobody reads though numbers stand in them: a heading that was changed (页数 → 页 数量), or one that
 * no profile knows. All are named in the receipt. Three of them are a finding, because something that counts is missing: one
 * called as a field is but for what stands in its bracket (费用(万元)), one that may be a column that this library's file had
 * before, and one whose total the file declares.
 *
 * Worked example: in April 页数 was read; in May there is none, and 页 数量 holds 12, 20, …: a finding that names both. With 序号 or
 * 电话 instead, whose numbers are no quantities, nothing is said.
 */
import { halfWidth } from "../../../core/written-number.ts";
import { cellText, columnLetter, type RawCell, type RawRow, textKey } from "../../../tables/cell.ts";
import { type Field, fieldType, isQuantity } from "../columns/field.ts";
import { type HeadingText, privateColumns } from "../columns/heading.ts";
import type { Fit } from "../columns/recognise.ts";
import { Problem } from "./problem.ts";
import type { Advice } from "./row-reading.ts";

/** The columns that an earlier file of the same source was read with. */
export interface EarlierLayout {
  readonly file: string;
  readonly columns: readonly { readonly field: Field; readonly heading: string }[];
}

export interface UnreadColumn {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  /** The field that its name without the bracket means, where no other column has it. */
  readonly like: Field | null;
}

/** A number that counts nothing: of a row, a person, a thing, a day. */
const NO_QUANTITY =
  /序号|编号|[号码]$|代码|编码|条码|电话|手机|邮编|[年卷期]$|年份|年度|月份|日期|时间|地址|id$|isbn|issn|^no\.?$|no\.$|number$|code|date|time|phone|year|volume|issue|index|^#$/;

const QUANTITY =
  /^[¥￥]?[-+]?(?:\d{1,7}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,17})?(?:元|页|册|件|张|kg|公斤)?$/i;

export class UnreadColumns {
  /** Where a number was seen, in their order. */
  readonly found: UnreadColumn[] = [];
  /** By column: the first number of it in a total row. */
  private readonly totalled = new Map<number, { row: number; text: string }>();
  private watched: readonly UnreadColumn[];
  /** Fields of listed values that are missed, and none of whose texts was seen yet. */
  private listed: readonly MissingField[];
  private readonly missing: readonly MissingField[];
  private readonly fit: Fit;
  private readonly earlier: EarlierLayout | null;

  constructor(fit: Fit, earlier: EarlierLayout | null) {
    this.fit = fit;
    this.earlier = earlier;
    const read = new Set(fit.columns.map((c) => c.index));
    const hidden = privateColumns(fit.profile, fit.heading);
    const unread = fit.heading.columns.flatMap((texts, index): (UnreadColumn & { isCounted: boolean })[] => {
      const [own] = texts;
      const { ignored, leaveOut } = fit.profile;
      const isKnown = texts.some((t) => ignored.includes(t.key) || leaveOut.has(t.key));
      if (!own || read.has(index) || hidden.has(index) || isKnown) return [];
      const like = fieldWithoutBracket(texts, fit);
      return [{ index, heading: own.text, like, isCounted: !texts.some((t) => NO_QUANTITY.test(t.key)) }];
    });
    this.watched = unread.filter((c) => c.isCounted);
    this.missing = missingFields(fit, earlier).map((field) => ({ ...field, unread, seen: [] }));
    this.listed = this.missing.filter((m) => m.values !== null);
  }

  /** A row of data. */
  see(cells: readonly RawCell[]): void {
    if (this.watched.length === 0 && this.listed.length === 0) return;
    const before = this.found.length;
    for (const column of this.watched) if (isNumber(cells[column.index])) this.found.push(column);
    for (const { values, unread, seen } of this.listed)
      seen.push(...unread.filter((c) => values?.has(textKey(cellText(cells[c.index])))));
    if (this.found.length > before) this.watched = this.watched.filter((c) => !this.found.includes(c));
    if (this.listed.length > 0) this.listed = this.listed.filter((m) => m.seen.length === 0);
  }

  seeTotal({ cells, row }: RawRow): void {
    for (const { index } of this.found)
      if (isNumber(cells[index]) && !this.totalled.has(index))
        this.totalled.set(index, { row, text: cellText(cells[index]) });
  }

  holds(index: number): boolean {
    return this.found.some((c) => c.index === index);
  }

  /** What is missing, after the last row; `row`: of the heading. */
  told(row: number): Advice[] {
    const { profile } = this.fit;
    const found = this.found.sort((a, b) => a.index - b.index);
    const bracketed = found.flatMap((column): Advice[] => {
      if (column.like === null) return [];
      const about = { field: column.like, columns: named([column]), profile: profile.name };
      const problem = new Problem("heading-bracket-must-be-known", about);
      return [{ row, column: column.heading, problem, text: null }];
    });
    const others = found.filter((c) => c.like === null);
    const renamed = this.missing.flatMap(({ field, heading, values, seen }): Advice[] => {
      if (found.some((c) => c.like === field)) return [];
      const columns = values === null ? others : seen;
      const about = { field, was: heading, file: this.earlier?.file ?? "", profile: profile.name };
      const problem = new Problem("column-must-be-read-as-before", { ...about, columns: named(columns) });
      return columns.length === 0 ? [] : [{ row, column: heading, problem, text: null }];
    });
    if (renamed.length > 0) return [...bracketed, ...renamed];
    const totalled = others.flatMap((column): Advice[] => {
      const total = this.totalled.get(column.index);
      if (!total) return [];
      const about = { columns: named([column]), declared: total.text, profile: profile.name };
      const problem = new Problem("totalled-column-must-be-read", about);
      return [{ row: total.row, column: column.heading, problem, text: null }];
    });
    return [...bracketed, ...totalled];
  }
}

function fieldWithoutBracket(texts: readonly HeadingText[], { profile, columns }: Fit): Field | null {
  for (const { key } of texts) {
    const field = profile.headings.get(/^(.+?)[([【〔].*[)\]】〕]$/.exec(key)?.[1] ?? "");
    if (field !== undefined) return columns.some((c) => c.field === field) ? null : field;
  }
  return null;
}

interface MissingField {
  readonly field: Field;
  readonly heading: string;
  /** The texts its cells may have, where they are listed. */
  readonly values: ReadonlyMap<string, string> | null;
  readonly unread: readonly UnreadColumn[];
  /** Unread columns that hold such a text. */
  readonly seen: UnreadColumn[];
}

/** Quantities and listed values that were read before and are not now. */
function missingFields(
  { profile, columns }: Fit,
  earlier: EarlierLayout | null,
): Omit<MissingField, "unread" | "seen">[] {
  return (earlier?.columns ?? []).flatMap(({ field, heading }): Omit<MissingField, "unread" | "seen">[] => {
    const rule = profile.columns.get(field);
    const isOnce = (rule?.from ?? rule?.fixed ?? rule?.generate ?? null) !== null;
    const isSaid = isOnce || profile.unpivot?.heading === field || columns.some((c) => c.field === field);
    const type = fieldType(profile.kind, field);
    if (isSaid || rule === undefined) return [];
    if (isQuantity(type)) return [{ field, heading, values: null }];
    return type === "value" && rule.values ? [{ field, heading, values: rule.values }] : [];
  });
}

/** "页 数量 (F), 收费(元) (H)" */
export function named(columns: readonly UnreadColumn[]): string {
  return columns.map((c) => `${c.heading} (${columnLetter(c.index + 1)})`).join(", ");
}

function isNumber(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined) return false;
  if (typeof cell === "string") return /^[\s¥￥+-]*[\d０-９]/.test(cell) && isQuantityText(cell);
  if (cell.kind === "number") return isQuantityText(cell.text);
  return cell.kind === "formula" && cell.isNumber === true && isQuantityText(cell.value ?? "");
}

/** 0500093 is nobody's quantity. */
function isQuantityText(text: string): boolean {
  const plain = halfWidth(text).trim();
  return QUANTITY.test(plain) && !/^0\d/.test(plain);
}
