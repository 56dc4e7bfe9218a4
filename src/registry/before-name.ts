/** 名前 / what may stand before a library's name without being one: a month, the number of a list, 附件1, a label with a colon. */

/** "2019年5月北京大学图书馆…", "2019-05-10001": the month may come first. */
const LEADING_MONTH = /^20\d{2}\s*[-年._]?\s*(?:0?[1-9]|1[0-2])(?!\d)\s*月?份?[\s\-_.]*/;

/** "1.北京大学图书馆", "(2) 10001", "附件1北京大学图书馆": the number of a list, or of what is attached to a letter. */
const LEADING_NUMBER = /^(?:\(\d{1,2}\)|\d{1,2}[.、)_-](?!\d{1,2}(?!\d)))\s*/;
const ATTACHED = /^(?:附件|附表|附(?=\s*\d))\s*(?:\d{1,2}(?!\d)|[一二三四五六七八九十]{1,2})?[\s.:、_)-]*/;

/** "单位名称：清华大学图书馆", "馆代码：10003". */
const LABEL =
  /^(?:(?:填报|报送|上报|统计|编制)?(?:单位|机构|图书馆|成员馆|学校|馆)(?:名称?|全称|代码|编码|编号|号)?|(?:library|institution)(?:\s+(?:name|code))?)\s*:\s*/i;
const LABEL_OF_ROLE = /^(提供馆|借出馆|请求馆|借入馆)(?:名称?|全称|代码|编码|编号|号)?\s*:\s*/;

/** The length of what stands before the name; 0: nothing. `words`: what the file's own profile is called. */
export function leadOf(text: string, words: readonly string[]): number {
  for (const pattern of [LEADING_MONTH, LEADING_NUMBER, ATTACHED, LABEL]) {
    const lead = pattern.exec(text)?.[0].length ?? 0;
    if (lead > 0) return lead;
  }
  // In the supplier's own list 提供馆 is whose list it is; 请求馆 would be somebody else.
  const [lead = "", role = ""] = LABEL_OF_ROLE.exec(text) ?? [];
  return role !== "" && words.some((w) => w.includes(role)) ? lead.length : 0;
}
