/**
 * 没有读取的金额列 / money in a column that nobody reads: a refund under 退款金额, a tax beside the amount, a 贷 in 借贷方向.
 *
 * Read without it, the file's sum is wrong and every row looks right, so the file is refused with the column's name. Running totals
 * (余额, 累计), budgets, prices of one and rates are no money to be added. What a profile names under `ignored` is left out knowingly.
 *
 * Worked example: 金额 24,310.55 beside an unread 退款金额 310.55: refused at that row; a column 退款金额 of blanks and 0.00 is no harm.
 */
import { cellText, type RawCell, type RawRow } from "../../../tables/cell.ts";
import type { Fit } from "../columns/fit.ts";
import type { HeadingText } from "../columns/heading.ts";
import { numberText } from "./read-number.ts";

/** A running total, a plan, a price, a rate, a number or a day: whatever else the heading says. */
const NOT_ADDED = [
  /余额|结余|累计|期初|期末|年初|预算|指标|批复|计划|单价|单位|比例|数量|张数|份数|页数|天数|balance|budget|price|quantity/,
  /编码|编号|代码|序号|账号|帐号|电话|类型|名称|科目|日期|时间|期间|月份|年月|年度|[率号]$|rate$|no\.?$|code|date|phone/,
];

/** A number, a name or a day of what came back is no amount of it. */
const NO_AMOUNT =
  /编码|编号|代码|序号|账号|帐号|类型|名称|科目|日期|时间|比例|数量|张数|号$|余额|累计|balance|date|no\.?$/;

const MONEY =
  /[贷借]|金额|发生额|价税|税额|税金|退款|退回|退费|退还|收回|红字|冲[销减回账]|核减|扣[减款]|折扣|优惠|减免|抵扣|手续费|支出|付款|收入|[本原外]币|credit|debit|amount|refund|rebate|discount|tax|paid/;

/** Money that came back, whatever else the heading says: 贷方金额（单位：元）, 预算退回金额. */
const CAME_BACK = /贷方|退款|退回|退费|退还|退库|返还|扣回|交回|还款|红[冲字]|冲[销减回账]|refund|credit/;

const DIRECTION = /^(借贷|借\/贷|借贷方向|记账方向|方向|收支方向|dr\/?cr|direction)$/;
const CREDIT = /^(贷|贷方|收|收入|credit|cr|c)$/i;

/** Said in any column, whatever its heading: 借贷标志, 发生方向. */
const SAYS_CREDIT = /^贷方?$/;

/** A number and nothing but a currency, in whatever way a minus is written. */
const NUMERIC = /^[-+(¥￥]*\d[\d,]*(\.\d+)?[)-]?(元|圆|分)?$/;
const WITH_DECIMALS = /\.\d{1,2}[)-]?(元|圆)?$/;

type Kind = "money" | "direction" | "other";

interface UnreadMoneyCell {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  readonly text: string;
  readonly isDirection: boolean;
}

export class UnreadMoney {
  private readonly hasCredit: boolean;
  private readonly columns: readonly { readonly index: number; readonly heading: string; kind: Kind }[];

  constructor({ profile, heading, columns }: Fit) {
    const read = new Set(columns.map((c) => c.index));
    // Beside 借方 and 贷方 a direction is that of the balance.
    const hasCredit = columns.some((c) => c.field === "creditFen");
    this.hasCredit = hasCredit;
    this.columns = heading.columns.flatMap((texts, index) => {
      const [own] = texts;
      if (!own || read.has(index) || texts.some((t) => profile.ignored.includes(t.key))) return [];
      const kind = kindOf(texts);
      if (kind === null || (kind === "direction" && hasCredit)) return [];
      return [{ index, heading: own.text, kind }];
    });
  }

  /** The first cell of a row that says money, or that the money goes the other way. */
  in({ cells }: RawRow): UnreadMoneyCell | null {
    for (const { index, heading, kind } of this.columns) {
      const cell = cells[index] ?? null;
      const isDirection = kind === "direction" || (!this.hasCredit && SAYS_CREDIT.test(numberText(cell)));
      if (isDirection ? !says(cell, "direction") : !says(cell, kind)) continue;
      return { index, heading, text: cellText(cell), isDirection };
    }
    return null;
  }
}

function kindOf(texts: readonly HeadingText[]): Kind | null {
  if (texts.some((t) => DIRECTION.test(t.key))) return "direction";
  if (texts.some((t) => CAME_BACK.test(t.key) && !NO_AMOUNT.test(t.key))) return "money";
  if (texts.some((t) => NOT_ADDED.some((words) => words.test(t.key)))) return null;
  return texts.some((t) => MONEY.test(t.key) || t.unit === "yuan" || t.unit === "fen") ? "money" : "other";
}

function says(cell: RawCell, kind: Kind): boolean {
  const text = numberText(cell);
  if (kind === "direction") return CREDIT.test(text);
  if (!/[1-9]/.test(text) || !NUMERIC.test(text)) return false;
  return kind === "money" || WITH_DECIMALS.test(text);
}
