/**
 * 名前 / what may stand before a library's name: a label that says whose file it is, or one that says the name is another
 * party's (收件馆, 提供给, →), which owns nothing here.
 */

/** "单位名称：清华大学图书馆", "填报单位 清华大学图书馆", "馆代码：10003". */
const LABEL =
  /^(?:(?:填报|报送|上报|统计|编制|制表|提交)?(?:单位|机构|图书馆|成员馆|学校|馆)(?:名称?|全称|代码|编码|编号|号)?(?![^\s\p{P}\d])|(?:library|institution)(?:\s+(?:name|code))?(?![a-z]))\s*/iu;
const LABEL_OF_ROLE = /^(提供馆|借出馆|请求馆|借入馆)(?:名称?|全称|代码|编码|编号|号)?(?![^\s\p{P}\d])\s*/u;

/** "附件1", "附一": what is attached to a letter. */
const ATTACHED = /^(?:附件|附表|附(?=\s*\d))\s*[一二三四五六七八九十]{0,2}/;

const DIRECTION =
  /^(?:(?:发|寄|送|交)[往至到给]|(?:收件|收货|接收|接受|对方|目的|目标)[馆方人]?(?:单位)?(?:名称?)?|[给向往至到致→⇒]|[-=]+>|(?:to|from)(?![a-z]))\s*/i;
/** "审核单位：", "记录数：": nobody knows what it says, but the name behind it is no sender. */
const UNKNOWN_LABEL = /^[^\s\p{P}\p{S}\d]*(?:\s*:|(?:单位|机构|馆|方|人|数|额|计|共)(?=\s)|共(?=\d))/u;

export interface Piece {
  readonly length: number;
  readonly isKnown: boolean;
  /** What follows is another party, or no library at all; null: as before. */
  readonly isOther: boolean | null;
}

/** `words`: what the file's own profile is called. */
export function labelAt(text: string, words: readonly string[]): Piece | null {
  const [label] = LABEL.exec(text) ?? ATTACHED.exec(text) ?? [];
  if (label !== undefined) return { length: label.length, isKnown: true, isOther: false };
  // In the supplier's own list 提供馆 is whose list it is; 请求馆 would be somebody else.
  const [ofRole, role = ""] = LABEL_OF_ROLE.exec(text) ?? [];
  if (ofRole === undefined) return null;
  return { length: ofRole.length, isKnown: true, isOther: !words.some((w) => w.includes(role)) };
}

export function directionAt(text: string): Piece | null {
  const direction = DIRECTION.exec(text)?.[0];
  return direction === undefined ? null : { length: direction.length, isKnown: true, isOther: true };
}

/** A label that is not known, so that what it labels is nobody's. */
export function unknownLabelAt(text: string): Piece | null {
  const label = UNKNOWN_LABEL.exec(text)?.[0];
  return label === undefined ? null : { length: label.length, isKnown: false, isOther: true };
}
