/**
 * 没有读取的金额列 / money in a column that nobody reads: a refund under 退款金额, a tax beside the amount, a 贷 in 借贷方向.
 *
 * Read without it, the file's sum is wrong and every row looks right, so the file is refused with the column's name. Running totals
 * (余额, 累计), budgets, prices of one and rates are no money to be added. What a profile names under `ignored` is left out knowingly.
 *
 * Where the heading says nothing, the value does: RMB310, 1,310 and 310.55 are money; 30226, 310.0, 2019.05, 12.50% and (1) are codes,
 * days, shares and numbers. One word alone, 退, 收 or 贷, turns the amount beside it. Where the heading says that money came back, what is
 * not blank, zero or a dash is a question in whatever form: 310.55贷, 四十元, 见附件; a heading of its words (退款原因, 付款方式) asks of numbers alone.
 *
 * Worked example: 金额 24,310.55 beside an unread 退款金额 310.55: refused at that row; a column 退款金额 of blanks and 0.00 is no harm.
 */
import { cellText, type RawRow } from "../../../tables/cell.ts";
import { type HeadingText, privateColumns } from "../columns/heading.ts";
import type { Fit } from "../columns/recognise.ts";
import { numberText } from "./read-number.ts";

/** A running total, a plan, a price, a rate, a number or a day: whatever else the heading says. */
const NOT_ADDED = [
  /余额|结余|累计|期初|期末|年初|预算|指标|批复|计划|单价|单位(?![万千]?元)|比例|数量|张数|份数|页数|天数|balance|budget|price|quantity/,
  /编码|编号|代码|序号|账号|帐号|电话|类型|名称|科目|分类|日期|时间|期间$|月份|年月|年度|[比率号]$|rate$|no\.?$|code|date|phone/,
];

/** A number, a name or a day of what came back is no amount of it. */
const NO_AMOUNT =
  /编码|编号|代码|序号|账号|帐号|类型|名称|科目|分类|日期|时间|期间|月份|年月|年度|电话|比例|数量|[张笔次人]数|[号率]$|余额|累计|balance|date|code|phone|no\.?$/;

const MONEY =
  /[贷借]|金额|发生额|价税|税额|税金|退款|退回|退费|退还|收回|红字|冲[销减回账]|核减|扣[减款]|折扣|优惠|减免|抵扣|手续费|支出|付款|收入|[本原外]币|credit|debit|amount|refund|rebate|discount|tax|paid/;

/** Money that came or went back, whatever else the heading says: 贷方金额（单位：元）, 预算退回金额. */
const CAME_BACK =
  /贷方|[退返还]款|退回|退费|退还|退库|退汇|应退|返还|扣回|交回|收回|转出|(?<!预算|指标)(?:减少|调减)|^红$|红[冲字]|冲[销减回账抵]|refund|credit/;

/** Words about money, its people and papers: a number among them is asked about, a sentence is not. */
const DESCRIBES =
  /(原因|理由|说明|备注|摘要|事由|事项|用途|内容|明细|依据|方式|渠道|状态|类别|性质|来源|去向|地区|部门|项目|银行|账户|户名|单位|[人员]|款方|币种|大写|对象|核算|附件|申请|批次|合同|凭证|发票|[票收]据|单|reason|remarks?|notes?|memo|status|method|name|card|currency|by|to|from)(\d|\(.*\))?$/;

const DIRECTION =
  /^(借贷|借\/贷|收支|红蓝字?|正负号?|符号|(借贷|记账|收支|发生|资金)?(方向|标[志识记])|d[rc]?\/?cr?|direction|sign)$/;
const CREDIT = /^([ch]|[-−]1?)$/i;

/** Said in any column, whatever its heading: 业务类型, 备用1. */
const SAYS_BACK =
  /^(贷方?|收|收入|收[款回]|退|退[款回费还]|红|红[字冲]|冲[销减回账]|负数?|credit|cr|refund)$/i;
/** There it is the side of a balance or account, or a voucher that was not approved. */
const NO_DIRECTION = /余额|结余|科目|审[核批]|balance/;

/** A number and nothing but a currency, in whatever way a minus is written; also as a power of ten. */
const AMOUNT =
  /^([-−–负]?)[+(]*([¥￥$]|rmb|cny|人民币)?[-−–+(]*(\d[\d,]*)(?:\.(\d+))?(?:e\+?(\d{1,2}))?[)-]*(万?[元圆]整?|rmb|cny)?分?[)-]*$/i;
const THOUSANDS = /^\d{1,3}(,\d{3})+$/;
const MONTH = /^(19|20)\d\d\.(0?[1-9]|1[0-2])$/;

/** Nothing, zero or a dash, as accounts write them: ¥ -, 0.00元, 0.00 CR, 零元整; 是否退款 says 否. */
const NOTHING =
  /^(?:无|没有|否|正常|未.{1,3}|no?|nil|none|null|n\/a|([-−–—―_/.,()+0零〇¥￥$元圆角分整]|rmb|cny|人民币)*|[0.]+([借贷平]|[dc]r?))$/i;
/** Some amount, in whatever form: 310.55贷, 0.4万, 四十元. */
const SOME = /[1-9]|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟百千万亿][元圆万角]/;

/** Of a heading: of money that came back, of money, of words about it, of its direction, of neither; "other" says nothing of it. */
type Kind = "back" | "money" | "described" | "direction" | "neither" | "other";

interface UnreadColumn {
  readonly index: number;
  readonly heading: string;
  readonly kind: Kind;
  /** Whether a word in it turns the amount beside it. */
  readonly turns: boolean;
}

interface UnreadMoneyCell {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  readonly text: string;
  readonly isDirection: boolean;
}

export class UnreadMoney {
  private readonly columns: readonly UnreadColumn[];

  constructor({ profile, heading, columns }: Fit) {
    const passed = new Set([...columns.map((c) => c.index), ...privateColumns(profile, heading)]);
    // Beside 借方 and 贷方 a direction is that of the balance.
    const hasCredit = columns.some((c) => c.field === "creditFen");
    this.columns = heading.columns.flatMap((texts, index) => {
      const [own] = texts;
      if (!own || passed.has(index) || texts.some((t) => profile.ignored.includes(t.key))) return [];
      const turns = !hasCredit && !texts.some((t) => NO_DIRECTION.test(t.key));
      return [{ index, heading: own.text, kind: kindOf(texts), turns }];
    });
  }

  /** The first cell of a row that says money, or that the money goes the other way. */
  in({ cells }: RawRow): UnreadMoneyCell | null {
    for (const { index, heading, kind, turns } of this.columns) {
      const cell = cells[index] ?? null;
      const text = numberText(cell);
      const isDirection = turns && (SAYS_BACK.test(text) || (kind === "direction" && CREDIT.test(text)));
      if (isDirection || saysMoney(text, kind)) return { index, heading, text: cellText(cell), isDirection };
    }
    return null;
  }
}

function kindOf(texts: readonly HeadingText[]): Kind {
  if (texts.some((t) => DIRECTION.test(t.key))) return "direction";
  const isDescribed = (some: readonly HeadingText[]) => some.every((t) => DESCRIBES.test(t.key));
  const back = texts.filter((t) => CAME_BACK.test(t.key) && !NO_AMOUNT.test(t.key));
  if (back.length > 0) return isDescribed(back) ? "described" : "back";
  if (texts.some((t) => NOT_ADDED.some((words) => words.test(t.key)))) return "neither";
  const money = texts.filter((t) => MONEY.test(t.key) || t.unit === "yuan" || t.unit === "fen");
  if (money.length === 0) return "other";
  return isDescribed(money) ? "described" : "money";
}

function saysMoney(text: string, kind: Kind): boolean {
  if (kind === "back") return !NOTHING.test(text);
  if (kind === "money") return SOME.test(text);
  const found = AMOUNT.exec(text);
  if (!found || !/[1-9]/.test(text)) return false;
  if (kind !== "other") return kind === "described";
  const [, minus, before, whole = "", part = "", power = "0", after] = found;
  if (minus || before || after || THOUSANDS.test(whole)) return true;
  const decimals = part.length - Number(power);
  // 30226.0 is a code that a program wrote as a number.
  return (decimals === 1 || decimals === 2) && part !== "0" && !MONTH.test(text);
}
