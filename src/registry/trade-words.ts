/**
 * 行话 / words that stand beside a library's name in a title or a file's name and are no part of it: the kind of data, what is
 * done with it, a date's words, a version, who filled it in. A word that is missing here costs a question; one that is
 * part of some institution's name would hand that institution's file to another.
 */

const HAN_WORDS = [
  "单位[:\\s]*(?:万?元|篇|册|页|件)|[制填上联审复经负导][表报系核办责出]人[\\s:]*\\p{Script=Han}{2,3}(?!\\p{Script=Han})",
  "原文传递|文献传递|馆际互借|联合咨询|学科服务|科技查新|集团采购|注册用户|技术支持|系统可用性|子项目|成员馆",
  "(?:提供|请求|借入|借出)[馆方侧]?|申请|传递|互借|咨询|培训|物流|快递|用户|文献|支出|业务|服务|工作|情况",
  "明细|清单|汇总|统计|报表|月报|季报|年报|报告|报送|上报|填报|提交|数据|记录|导出|台账|账单|对账|结算|核对|退回|表|单|的",
  "打印|生成|时间|日期|周期|期间|区间|截[至止]|平台|系统|中心|收集|合成|演示|示例|样例|仅供|全部|部分|分表",
  "上半年|下半年|全年|[前上后下]半月|[上中下]旬|第[一二三四]季度|[〇零一二三四五六七八九十]+[年月日号]|月度|季度|年度|年|月|份|日|号",
  "更正|修改|修订|补报|补充|副本|复件|终稿|初稿|定稿|正式|最终|最新|新|版本?|稿|附件[一二三四五六七八九十]?|附表",
];
const HAN_WORD = new RegExp(`^(?:${HAN_WORDS.join("|")})`, "u");

const LATIN_WORDS = [
  "documents?|delivery|interlibrary|inter|loans?|ill|dd|supply|supplied|supplie(?:r'?)?s?|requests?|requested|requester'?s?",
  "lending|lender'?s?|borrowing|borrower'?s?|joint|consulting|exports?|exported|reports?|monthly|data|records?|details?|statements?",
  "lists?|invoices?|corrected|corrections?|copy|final|new|old|for|of|the|and|balis|synthetic|v\\d+|p\\.?m|a\\.?m",
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
];
const LATIN_WORD = new RegExp(`^(?:${LATIN_WORDS.join("|")})(?![a-z])`, "i");

/** The length of the known word that the text begins with; 0: none. `own`: what the file's own profile is called. */
export function wordAt(text: string, own: readonly string[]): number {
  const lengths = own.filter((w) => text.startsWith(w) && !isCutShort(text, w)).map((w) => w.length);
  return Math.max(0, ...lengths, ...[HAN_WORD, LATIN_WORD].map((p) => p.exec(text)?.[0].length ?? 0));
}

const isCutShort = (text: string, word: string): boolean =>
  /[a-z]$/i.test(word) && /[a-z]/i.test(text.charAt(word.length));
