/**
 * 表尾用语 / the words of what stands below a table: sums, what is to be paid, who made it and who signs. They are known everywhere;
 * a profile adds its own (`totals`, `remarks`).
 *
 * A sum is checked wherever it is said: 本期应付 9.00 is one. What Excel's subtotals count or average (清华大学图书馆 计数, 平均值) is none. A
 * label needs its colon, or stands alone in its cell: 会计：王 is a remark, 会计学原理 a title.
 */

const withEnds = (words: readonly string[], ends: readonly string[]): string[] =>
  words.flatMap((word) => ["", ...ends].map((end) => word + end));

/** Whatever a profile calls its totals. */
export const TOTALS: readonly string[] = [
  ...withEnds(["合计", "汇总", "共计", "累计"], ["金额", "费用", "数"]),
  ...["总计", "总计金额", "总金额", "总费用", "总额", "Total", "Grand Total"],
  ...withEnds(
    ["应付", "应收", "实付", "实收", "应缴", "应结"],
    ["金额", "费用", "款", "款项", "总额", "合计"],
  ),
];
export const SUBTOTALS: readonly string[] = ["小计", "Subtotal", "Sub-total"];

/** Excel's subtotals that add nothing up. */
export const NO_SUM =
  /(?:计数|平均值?|最大值|最小值|乘积|标准偏差|方差|(?<![a-z])(?:count|average|max|min))$/i;

const LABELS =
  "收款|付款|[收付]款(?:单位|人|方|账号|帐号|户名|银行|日期)|开户(?:行|银行|名|行名称)|(?:银行)?[账帐][号户]|户名|税号|纳税人识别号|统一社会信用代码|" +
  "(?:联系)?(?:电话|地址|人|方式)|邮编|传真|制[表单]|填[表报]|审[核批]|复核|核对|经[办手]|负责|主管|会计|出纳|记账|领导|" +
  "(?:填报|报送|上报|编制|本)(?:单位|机构|图书馆|馆)(?:名称)?|(?:填报|报送|上报|统计|报表|所属|数据)(?:月份?|账期|期间)|" +
  "签[字名章]|盖章|公章|(?:单位|部门|图书馆|馆)(?:盖章|公章|领导|负责)|打印|导出|开票|生成|" +
  "(?:制表|填表|填报|打印|导出|生成|开票|账单|结算|报送|审核|统计)?(?:日期|时间)|备注|说明|附注|注|提示|" +
  "preparedby|checkedby|approvedby|exported|notes?|signature|date|bank|account(?:no\\.?)?";

/** Width and blanks taken off, as `textKey` gives it. */
const FOOTER = new RegExp(
  `^[-—–*·•([【]*(?:(?:${LABELS})(?:人|者|员|单位|部门|章)?(?:\\([^()]{0,20}\\))?[)\\]】]?(?::|$)|` +
    "[^:]{0,8}大写|以下(?:空白|无正文|为空)|以上(?:空白|为)|(?:第?\\d{1,4}页|第\\d{1,4}/\\d{1,4}页)?[,/]?共\\d{1,4}页|第\\d{1,4}页|" +
    "page\\d{1,4}|(?:19|20)\\d\\d年\\d{1,2}月(?:\\d{1,2}日)?$)",
);

export function isFooter(key: string): boolean {
  return FOOTER.test(key);
}

/** Those of them that a text of printable ASCII without blanks may hold. */
export const LATIN_FOOTERS = [
  ...["page", "by", "exported", "note", "signature", "date", "bank", "account"],
  ...["count", "average", "max", "min"],
];
