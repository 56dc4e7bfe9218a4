/**
 * 外币 / a column in another currency: it is never settled as yuan. With a rate of the profile each amount is multiplied exactly and
 * rounded once, half up, to the fen; without one the amount is a finding, or unknown where the profile says so.
 *
 * A total row of the file is compared in the file's own currency, since a sum of rounded amounts is not the rounded sum.
 *
 * Worked example: USD at 7.0913: $12.35 is 87.577555 yuan, booked as 87.58; ￥12.35 in the same column is a finding.
 */
import { type Fen, parseYuan, plainYuan, timesHalfUp } from "../../../core/money.ts";
import { writtenNumber } from "../../../core/written-number.ts";
import { cellText, type RawCell, type RawRow } from "../../../tables/cell.ts";
import { type Faults, Problem } from "../reading/problem.ts";
import type { ColumnReader, Conversions, Parse, Value } from "./column-reader.ts";
import type { ColumnRule, CurrencyRule } from "./profile.ts";

/** What may stand beside an amount besides the code itself. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  USD: ["us$", "$", "美元"],
  EUR: ["€", "欧元"],
  GBP: ["£", "英镑"],
  JPY: ["¥", "￥", "円", "日元"],
  HKD: ["hk$", "$", "港币", "港元"],
  MOP: ["mop$", "澳门元"],
  TWD: ["nt$", "新台币"],
  AUD: ["a$", "$", "澳元"],
  CAD: ["c$", "$", "加元"],
  SGD: ["s$", "$", "新加坡元"],
  CHF: ["fr.", "瑞士法郎"],
  KRW: ["₩", "韩元"],
};

const YUAN = /[¥￥元圆]|rmb|cny/i;

/** `parse`, of amounts with this currency's marks; one with the mark of yuan contradicts its column. */
export function ofCurrency(parse: Parse<Fen>, { code }: CurrencyRule): Parse<Fen> {
  const marks = [code.toLowerCase(), ...(MARKS[code] ?? [])].map((m) => m.replace(/[$.]/g, "\\$&")).join("|");
  const before = new RegExp(`^([-+]?)(?:${marks})`, "i");
  const behind = new RegExp(`(?:${marks})$`, "i");
  return (cell: RawCell) => {
    if (typeof cell !== "string") return parse(cell);
    const text = writtenNumber(cellText(cell));
    const bare = text.replace(before, "$1").replace(behind, "");
    const value = YUAN.test(bare) ? null : parse(bare);
    if (value instanceof Problem && value.code === "amount-must-not-be-negative") return value;
    if (value !== null && !(value instanceof Problem)) return value;
    return new Problem("amount-must-be-of-its-currency", { code, text });
  };
}

/** Reads amounts of another currency and gives yuan. */
export class ConvertedReader implements ColumnReader<Fen> {
  private readonly own: ColumnReader<Fen>;
  private readonly rule: ColumnRule;
  private readonly currency: CurrencyRule;
  private readonly made: Conversions;

  constructor(own: ColumnReader<Fen>, of: { rule: ColumnRule; currency: CurrencyRule; made: Conversions }) {
    this.own = own;
    this.rule = of.rule;
    this.currency = of.currency;
    this.made = of.made;
  }

  get column(): string | null {
    return this.own.column;
  }

  /** In the column's own currency, as its total row is. */
  get last(): Fen | null | undefined {
    return this.own.last;
  }

  read(row: RawRow, faults: Faults): Fen | null {
    const amount = this.own.read(row, faults);
    if (amount === null) return null;
    const { code, rate } = this.currency;
    const { field, unreadable } = this.rule;
    const yuan = rate === null ? null : timesHalfUp(amount, rate);
    const text = plainYuan(amount);
    if (yuan !== null && parseYuan(plainYuan(yuan)) !== undefined) {
      this.made.converted.set(field, (this.made.converted.get(field) ?? 0) + 1);
      return yuan;
    }
    if (unreadable === "unknown") this.made.unknown.set(field, (this.made.unknown.get(field) ?? 0) + 1);
    else {
      const problem = new Problem("currency-must-have-a-rate", { code, text });
      faults.add(problem, { ...(this.column === null ? {} : { column: this.column }), text });
    }
    return null;
  }

  parse(cell: RawCell): Fen | Problem {
    return this.own.parse(cell);
  }

  partAt(index: number): ColumnReader<Value> | undefined {
    return this.own.partAt?.(index);
  }
}
