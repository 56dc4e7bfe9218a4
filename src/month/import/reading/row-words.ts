/**
 * 行首文字 / what a row's texts make of it: a total row, a remark, the heading once more, or neither.
 *
 * A total row is called so by the last word of its first text (合计, 5月合计, 清华大学图书馆 汇总, Grand Total) and has no identity
 * of its own. Where something stands before the word, nothing but numbers may stand in the row besides: 年度工作小计研究 is no
 * total row, and a title 全年工作总计 beside a library and a day isn't either. A sentence may be one too: 共2笔，合计6.00元.
 */
import { capitalAmount } from "../../../core/written-number.ts";
import { cellText, isBlankCell, type RawCell, type RawRow, textKey } from "../../../tables/cell.ts";
import { type Field, fieldType, identityField } from "../columns/field.ts";
import { isFooter, LATIN_FOOTERS, NO_SUM, SUBTOTALS, TOTALS } from "../columns/footer-words.ts";
import type { BoundColumn } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";

export type RowWord = "total" | "subtotal" | "opening" | "remark" | null;

/** What follows the word in its cell: a colon, a bracket, a count of rows. */
const AFTER_WORD = "(?:\\([^()]{0,20}\\))?:?(?:共?\\d{0,9}[笔条件册行项]?)?$";

interface Word {
  readonly key: string;
  readonly means: "total" | "subtotal";
  /** The text ends with it; the first group is what stands before. */
  readonly ending: RegExp;
}

/** Whether the row's first text makes it a total row or a remark. */
export class RowWords {
  /** Of the profile, and those that are known everywhere; longest first. */
  private readonly words: readonly Word[];
  private readonly own: ReadonlySet<string>;
  private readonly remarks: readonly string[];
  /** A text of other signs and none of the Latin words is neither, and needs no further look. */
  private readonly any: RegExp;
  private readonly identity: number;
  private readonly columns: readonly number[];
  private readonly numbers: ReadonlySet<number>;
  private readonly empties: readonly string[];
  /** The column of a ledger that says its controls in whole cells, and what they mean. */
  private readonly within: { readonly index: number; readonly means: ReadonlyMap<string, RowWord> } | null;

  constructor(profile: Profile, columns: readonly BoundColumn[]) {
    this.columns = columns.map((c) => c.index);
    this.numbers = numberColumns(profile.kind, columns);
    this.empties = profile.empties;
    const { words, subtotalWords } = profile.totals;
    this.own = new Set([...words, ...subtotalWords].map(textKey));
    const means = new Map<string, "total" | "subtotal">();
    for (const word of [...TOTALS, ...words]) means.set(textKey(word), "total");
    for (const word of [...SUBTOTALS, ...subtotalWords]) means.set(textKey(word), "subtotal");
    this.words = [...means]
      .map(([key, meaning]) => ({
        key,
        means: meaning,
        ending: new RegExp(`^(.*)${bounded(key)}${AFTER_WORD}`, "s"),
      }))
      .sort((a, b) => b.key.length - a.key.length);
    this.remarks = profile.remarks.map(textKey);
    const latin = [...means.keys(), ...this.remarks, ...LATIN_FOOTERS];
    const own = latin.filter((key) => /^[\x21-\x7e]+$/.test(key)).map(escapedText);
    this.any = new RegExp(`[^\\x21-\\x7e]|${own.join("|")}`, "i");
    const field = identityField(profile.kind);
    this.identity = columns.find((c) => c.field === field)?.index ?? -1;
    const { within, openingWords } = profile.totals;
    const index = within === null ? -1 : (columns.find((c) => c.field === within)?.index ?? -1);
    const controls: [string, RowWord][] = [
      ...words.map((word): [string, RowWord] => [textKey(word), "total"]),
      ...subtotalWords.map((word): [string, RowWord] => [textKey(word), "subtotal"]),
      ...openingWords.map((word): [string, RowWord] => [textKey(word), "opening"]),
    ];
    this.within = index < 0 ? null : { index, means: new Map(controls) };
  }

  /** Cheap for a row that is neither: one look at its first text. */
  of(cells: readonly RawCell[]): RowWord {
    return this.control(cells) ?? this.byFirst(cells);
  }

  /** 2023-03-31, no voucher, 本月合计: the date stands before the word. */
  private control(cells: readonly RawCell[]): RowWord {
    if (this.within === null || cellText(cells[this.identity]) !== "") return null;
    return this.within.means.get(textKey(cellText(cells[this.within.index]))) ?? null;
  }

  private byFirst(cells: readonly RawCell[]): RowWord {
    let first = 0;
    while (first < cells.length && cellText(cells[first]) === "") first += 1;
    const cell = cells[first];
    if (typeof cell !== "string" || !this.any.test(cell)) return null;
    const hasIdentity =
      this.identity >= 0 && this.identity !== first && cellText(cells[this.identity]) !== "";
    if (hasIdentity) return null;
    return this.total(cells, first) ?? (this.isRemark(cells) || this.isNoSum(cells, first) ? "remark" : null);
  }

  /** Above the heading, where a title may well end with 汇总: a sum that is stated, or a total row with a number of its own. */
  isSumAbove(cells: readonly RawCell[]): boolean {
    if (statedAmount(cells) !== null) return true;
    const hasNumber = [...this.numbers].some((i) => /^[¥￥]?\d[\d,]*(?:\.\d+)?元?$/.test(cellText(cells[i])));
    return hasNumber && this.of(cells) === "total";
  }

  /** Fewer than two texts, and no number of its own: it may be a sum or a remark in words that nobody knows. */
  isNameless(cells: readonly RawCell[]): boolean {
    if (this.identity >= 0 && /\d/.test(cellText(cells[this.identity]))) return false;
    return this.columns.filter((i) => !this.numbers.has(i) && cellText(cells[i]) !== "").length < 2;
  }

  /** No row of the table but a line of text below it: words in one cell alone, or labels with what they label (馆长：张三). */
  isLine(cells: readonly RawCell[]): boolean {
    const filled = cells.filter((cell) => !isBlankCell(cell));
    const is = (form: RegExp): boolean =>
      filled.every((cell) => typeof cell === "string" && form.test(cell.normalize("NFKC").trim()));
    return is(LABELLED) || (filled.length === 1 && is(IN_WORDS));
  }

  private total(cells: readonly RawCell[], first: number): "total" | "subtotal" | null {
    if (statedAmount(cells) !== null) return "total";
    // With its spaces: "Tsinghua Total" ends with a word, "Subtotal" does not end with Total.
    const text = cellText(cells[first]).normalize("NFKC").toLowerCase();
    const joined = textKey(text);
    for (const { key, means, ending } of this.words) {
      if (this.own.has(key) && joined.startsWith(key) && END.test(joined.slice(key.length))) return means;
      const before = ending.exec(text.replace(/(?<=[^a-z])\s+|\s+(?=[^a-z])/g, ""))?.[1];
      if (before !== undefined && this.standsAlone(cells, first)) return means;
    }
    return null;
  }

  /** Numbers, counts of rows and signs for nothing are all that stands in the columns of the table besides. */
  private standsAlone(cells: readonly RawCell[], first: number): boolean {
    return this.columns.every((i) => {
      if (i === first || this.numbers.has(i)) return true;
      const text = cellText(cells[i]);
      return (
        text === "" || this.empties.includes(text.toLowerCase()) || /^共?[\d.,]+[笔条件册行项元]?$/.test(text)
      );
    });
  }

  /** Nothing but remarks stands in the columns of the table, each perhaps with its value beside it: a row with data is never one. */
  private isRemark(cells: readonly RawCell[]): boolean {
    let isFirst = true;
    let isLabelled = false;
    for (const [index, cell] of cells.entries()) {
      const key = textKey(cellText(cell));
      if (key === "") continue;
      const isOwn = isFooter(key) || this.remarks.some((word) => key.startsWith(word));
      if (!isOwn && (isFirst || (!isLabelled && this.columns.includes(index)))) return false;
      isLabelled = isOwn && /^[^:]{1,8}:?$/.test(key);
      isFirst = false;
    }
    return !isFirst;
  }

  /** What Excel counts or averages in a row of its own. */
  private isNoSum(cells: readonly RawCell[], first: number): boolean {
    return NO_SUM.test(cellText(cells[first])) && this.standsAlone(cells, first);
  }
}

const LABELLED = /^[\p{L} ]{1,12}:/u;
const IN_WORDS = /[\p{Script=Han}\s:]/u;

const END = new RegExp(`^${AFTER_WORD}`);

const escapedText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

function spaced(key: string): string {
  return [...key].map(escapedText).join("\\s*");
}

/** A Latin word begins where no letter stands before it. */
function bounded(key: string): string {
  return /^[a-z]/.test(key) ? `(?<![a-z-])${spaced(key)}` : spaced(key);
}

const WORDS = [...TOTALS, ...SUBTOTALS].map((w) => spaced(textKey(w))).join("|");
/** Of a part, or of another time: no sum of the rows. */
const OTHER_SUM = /其中|不含|另有|上月|上期|往年|截至/;
const STATED = new RegExp(
  `^.{0,60}(?:${WORDS}):?(?:共?\\d{1,9}[笔条件册行项][,;]?)?(?:人民币|金额:?|费用:?)?[¥]?(\\d[\\d,]*(?:\\.\\d{1,2})?元|\\d[\\d,]*\\.\\d{2})整?(?:[,;]?共?\\d{1,9}[笔条件册行项])?[.。]?$`,
);

/** 人民币（大写）：玖元整, perhaps with the same in digits behind it. */
const CAPITALS = /^[^:]{0,12}大写\)?:?([^\d:()]+?)(?:\(?小写\)?:?)?[¥]?([\d,]+\.\d{2})?元?$/;

/** 共2笔，合计6.00元 or 合计（大写）：陆元整, alone in its row → "6.00". */
export function statedAmount(cells: readonly RawCell[]): string | null {
  const text = onlyText(cells) ?? "";
  if (OTHER_SUM.test(text)) return null;
  const [, capitals = "", digits = null] = CAPITALS.exec(text) ?? [];
  return STATED.exec(text)?.[1]?.replace("元", "") ?? capitalAmount(capitals) ?? digits;
}

/** 共2笔，合计6.00元 → "2". */
export function statedCount(cells: readonly RawCell[]): string | null {
  const text = onlyText(cells) ?? "";
  return STATED.test(text) ? (/(\d{1,9})[笔条行]/.exec(text)?.[1] ?? null) : null;
}

function onlyText(cells: readonly RawCell[]): string | null {
  const filled = cells.filter((cell) => cellText(cell) !== "");
  const [only] = filled;
  return filled.length === 1 && typeof only === "string" ? textKey(only) : null;
}

/** Positions of the columns that hold counts and amounts. */
export function numberColumns(kind: Profile["kind"], columns: readonly BoundColumn[]): ReadonlySet<number> {
  return new Set(columns.filter((c) => isSummable(kind, c.field)).map((c) => c.index));
}

/** The fields a profile may declare as summed. */
export function isSummable(kind: Profile["kind"], field: Field): boolean {
  const type = fieldType(kind, field);
  return (
    type === "count" ||
    type === "positive-count" ||
    type === "fen" ||
    type === "signed-fen" ||
    type === "grams"
  );
}

/** One line of the heading. */
interface Line {
  /** In the columns that are read. */
  readonly texts: readonly string[];
  /** The first of them that is not empty, and where it stands. */
  readonly first: string;
  readonly index: number;
}

/** 重复的表头: once more on each printed page, or where files were joined. One of two lines comes in two rows. */
export class RepeatedHeading {
  private readonly columns: readonly BoundColumn[];
  private readonly lines: readonly Line[];

  constructor(columns: readonly BoundColumn[], lines: readonly RawRow[]) {
    this.columns = columns;
    this.lines = lines.flatMap(({ cells }) => {
      const texts = columns.map((c) => cellText(cells[c.index]));
      const at = texts.findIndex((text) => text !== "");
      const column = columns[at];
      return column ? [{ texts, first: texts[at] ?? "", index: column.index }] : [];
    });
  }

  /** Cheap for every other row: one look at one cell. */
  is(cells: readonly RawCell[]): boolean {
    for (const { first, index, texts } of this.lines) {
      const cell = cells[index];
      if (typeof cell !== "string" || !cell.includes(first)) continue;
      if (this.columns.every((c, i) => cellText(cells[c.index]) === texts[i])) return true;
    }
    return false;
  }
}
