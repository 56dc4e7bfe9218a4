/**
 * 零报告 / nil return: a row that says there is nothing to report (本月无业务), where data would stand.
 *
 * Such a row says so in one cell; besides it stand at most a running number, noughts, and signs for nothing. Whether it is
 * true the other rows tell: beside rows of data it contradicts them, and is set aside.
 */
import { cellText, type RawCell, textKey } from "../../../tables/cell.ts";

const WHEN = "(?:[本当该上]?(?:月|期|季度?|年度?)|\\d{1,2}月份?|(?:19|20)\\d\\d[年.-]?\\d{1,2}月?份?)";
const WHO = "(?:[我本]?[馆校]|本单位|我单位)";
const WHAT =
  "(?:任何|相关|新增|[此该]项?|[馆校]际互借|互借|[原文]?文献?传递|传递|借阅|借书|借[出入还]|外借|业务|服务|记录|数据|申请|请求|订单|账单|物流|运单|" +
  "费用|往来|内容|明细|交易|发生|产生|情况|量|的|[和与及])";
const NOTHING = "(?:无|没有|未曾?(?:有|发生|产生|开展|收到|接到|接收|提供|办理|借[出入])|[为是]?(?:零|空))";
/** Nobody has counted to nothing without a word for what: 0 alone is a number. */
const NIL = new RegExp(
  `^(?:备注)?(?:(?:${WHEN}|${WHO}|${WHAT})*(?:暂时?|均|尚|全部)?${NOTHING}(?:${WHAT})*(?:报告?|申报|填报)?)+$|` +
    `^(?:${WHEN}|${WHO})*(?:${WHAT})+[为是]?0[笔条件册次份]?$|` +
    "^(?:空表|nil(?:return)?|none|no(?:requests?|data|records?|activity|transactions?|business)(?:thismonth)?)$",
);

/** In a column that is read, nothing but a nought or a sign for nothing may stand beside it; elsewhere a running number, too. */
const NOUGHT = /^(?:0+(?:\.0+)?元?|[-—–/]+)$/;
const NUMBER = /^\d{1,7}$/;

/** Longer texts are sentences about something. */
const MAX_NIL = 40;

/** What the row says, where it says that there is nothing; else null. */
export function nilText(cells: readonly RawCell[], isRead: (index: number) => boolean): string | null {
  let said: string | null = null;
  for (const [index, cell] of cells.entries()) {
    const text = cellText(cell);
    if (text === "" || NOUGHT.test(text) || (NUMBER.test(text) && !isRead(index))) continue;
    if (text.length > MAX_NIL || !NIL.test(textKey(text).replace(/[。.!,;:()]/g, ""))) return null;
    said ??= text;
  }
  return said;
}
