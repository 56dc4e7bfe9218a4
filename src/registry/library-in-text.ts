/**
 * 馆名在文中 / which library a title, a file's name or a sheet's name begins with.
 *
 * A name counts only as a whole: what follows it must be the end, a mark, a digit, or a word of this trade (原文传递, 明细,
 * 月 …). Where the name goes on, another institution is meant: 首都师范大学科德图书馆 is not 首都师范大学, 北京大学医学部图书馆 is not
 * 北京大学. A text that names a second library, or goes on with an institution that nobody knows, is unclear as well: the
 * candidates are named and a person decides.
 *
 * Worked example: "北京大学图书馆原文传递提供明细 2019-05" names 10001; "清华大学图书馆向北京大学图书馆提供" is unclear between 10003
 * and 10001; "cause-2019.csv" names nobody, though CAU is an alias. A number, 附件1, a month or a label with a colon may stand
 * before the name: "1.北京大学图书馆2019-05", "单位名称：清华大学图书馆". Source: SOURCES.md [ambiguous-names].
 */
import type { Day } from "../core/day.ts";
import { leadOf } from "./before-name.ts";
import type { Directory } from "./directory.ts";
import type { LibraryCode } from "./library.ts";

type NamedLibrary =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly code: LibraryCode }
  | { readonly kind: "unclear"; readonly candidates: readonly LibraryCode[] };

const LATEST_DAY: Day = "2199-12-31";
const MAX_NAME = 100;
const MAX_TEXT = 200;
const MAX_PIECES = 20;
const NONE: NamedLibrary = { kind: "none" };

/** `words`: what the file's own profile is called, beside the words of the trade. */
export function libraryInText(
  directory: Directory,
  text: string,
  words: readonly string[] = [],
): NamedLibrary {
  const within = { directory, words };
  let left = text.normalize("NFKC").slice(0, MAX_TEXT).trim();
  for (let i = 0; i < MAX_LEADS; i++) {
    const found = codeAt(directory, left) ?? nameAt(within, left);
    if (found) return judged(within, left, found);
    const lead = leadOf(left, words);
    if (lead === 0) break;
    left = left.slice(lead);
  }
  return NONE;
}

/** A number, a month and a label, each once. */
const MAX_LEADS = 4;

interface Within {
  readonly directory: Directory;
  readonly words: readonly string[];
}

interface Found {
  readonly codes: readonly LibraryCode[];
  readonly length: number;
  readonly isCode: boolean;
}

function codeAt(directory: Directory, text: string): Found | null {
  for (const pattern of [/^\d{5}-\d{1,2}(?!\d)/, /^\d{5}(?!\d)/]) {
    const code = pattern.exec(text)?.[0];
    if (code !== undefined && directory.library(code))
      return { codes: [code], length: code.length, isCode: true };
  }
  return null;
}

/** The longest beginning that one library, or several, carry as their name. */
function nameAt({ directory }: Within, text: string): Found | null {
  for (let length = Math.min(text.length, MAX_NAME); length >= 2; length--) {
    if (isMark(text.charAt(length - 1)) || isWithinWord(text, length)) continue;
    const found = directory.resolve(text.slice(0, length), LATEST_DAY);
    if (found.kind === "found") return { codes: [found.code], length, isCode: false };
    if (found.kind === "ambiguous")
      return { codes: found.candidates.map((l) => l.code), length, isCode: false };
  }
  return null;
}

function judged(within: Within, text: string, found: Found): NamedLibrary {
  const [only] = found.codes;
  const rest = text.slice(found.length);
  const others = othersIn(within, rest);
  const named = new Set([...found.codes, ...others.codes]);
  const isWhole = found.isCode || (endsHere(within, text, found.length) && !others.isUnknown);
  if (only !== undefined && isWhole && named.size === 1) return { kind: "one", code: only };
  const codes = found.isCode ? named : new Set([...codesAnywhere(within, text), ...named]);
  return { kind: "unclear", candidates: [...codes].slice(0, MAX_CANDIDATES) };
}

const MAX_CANDIDATES = 5;

function endsHere(within: Within, text: string, length: number): boolean {
  const rest = text.slice(length);
  const isLatin = isLetter(text.charAt(length - 1));
  if (isLatin && /^\s+[a-z]/i.test(rest)) return wordAt(within, rest.trimStart()) > 0;
  if (rest === "" || isMark(rest.charAt(0)) || /\d/.test(rest.charAt(0))) return true;
  return (!isLatin && isLetter(rest.charAt(0))) || wordAt(within, rest) > 0;
}

/** Other libraries that the rest names, and whether it speaks of an institution that nobody knows. */
function othersIn(within: Within, rest: string): { codes: LibraryCode[]; isUnknown: boolean } {
  const codes: LibraryCode[] = [];
  let isUnknown = false;
  let left = rest;
  for (let i = 0; i < MAX_PIECES; i++) {
    left = withoutWords(within, left);
    const piece = /^[^\s\p{P}\p{S}\d]+/u.exec(left)?.[0] ?? "";
    if (piece === "") break;
    const found = nameAt(within, left);
    if (found) codes.push(...found.codes);
    else if (INSTITUTION.test(piece)) isUnknown = true;
    left = left.slice(Math.max(found?.length ?? 0, found ? 1 : piece.length));
  }
  return { codes, isUnknown };
}

function withoutWords(within: Within, text: string): string {
  let left = text;
  for (let i = 0; i < MAX_TEXT; i++) {
    const next = left.replace(/^[\s\p{P}\p{S}\d]+/u, "");
    const word = wordAt(within, next);
    left = next.slice(word);
    if (word === 0) return left;
  }
  return left;
}

/** The length of the word that stands here; 0: none that is known. */
function wordAt({ words }: Within, text: string): number {
  const own = words.filter((w) => w !== "" && text.startsWith(w)).map((w) => w.length);
  const han = HAN_WORD.exec(text)?.[0].length ?? 0;
  const latin = LATIN_WORD.exec(text)?.[0].length ?? 0;
  return Math.max(0, han, latin, ...own);
}

/** Every library that some part of the text names, for the question; longer names hide those within them. */
function codesAnywhere(within: Within, text: string): LibraryCode[] {
  const codes: LibraryCode[] = [];
  for (let at = 0; at < Math.min(text.length, MAX_NAME); at++) {
    if (isWithinWord(text, at)) continue;
    const found = nameAt(within, text.slice(at));
    if (!found) continue;
    codes.push(...found.codes);
    at += found.length - 1;
  }
  return codes;
}

const isMark = (sign: string): boolean => /[\s\p{P}\p{S}]/u.test(sign);
const isLetter = (sign: string): boolean => /\p{Script=Latin}/u.test(sign);

/** Between two Latin letters, or two digits, no name ends. */
function isWithinWord(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return (isLetter(before) && isLetter(after)) || (/\d/.test(before) && /\d/.test(after));
}

const HAN_WORD = new RegExp(
  `^(?:${[
    ...[
      "原文传递",
      "文献传递",
      "馆际互借",
      "联合咨询",
      "学科服务",
      "科技查新",
      "集团采购",
      "注册用户",
      "技术支持",
    ],
    ...[
      "系统可用性",
      "提供",
      "请求",
      "借入",
      "借出",
      "申请",
      "传递",
      "互借",
      "咨询",
      "培训",
      "物流",
      "用户",
      "文献",
    ],
    ...[
      "业务",
      "服务",
      "工作",
      "情况",
      "明细",
      "清单",
      "汇总",
      "统计",
      "报表",
      "月报",
      "季报",
      "年报",
      "月度",
      "季度",
    ],
    ...[
      "年度",
      "报送",
      "上报",
      "填报",
      "数据",
      "记录",
      "导出",
      "台账",
      "账单",
      "对账",
      "结算",
      "表",
      "单",
      "的",
    ],
    ...["上半年", "下半年", "第[一二三四]季度", "[一二三四五六七八九十]+月", "年", "月", "份", "日", "号"],
    ...["更正", "修改", "修订", "补报", "补充", "副本", "终稿", "正式", "最终", "合成"],
  ].join("|")})`,
);

const LATIN_WORD = new RegExp(
  `^(?:${[
    ...[
      "documents?",
      "delivery",
      "interlibrary",
      "inter",
      "loans?",
      "ill",
      "dd",
      "supply",
      "supplied",
      "supplier'?s?",
    ],
    ...[
      "requests?",
      "requested",
      "requester'?s?",
      "lending",
      "lender",
      "borrowing",
      "borrower",
      "exports?",
      "reports?",
    ],
    ...[
      "monthly",
      "data",
      "records?",
      "details?",
      "statements?",
      "lists?",
      "invoices?",
      "corrected",
      "corrections?",
    ],
    ...[
      "copy",
      "final",
      "new",
      "for",
      "balis",
      "synthetic",
      "v\\d+",
      "jan\\w*",
      "feb\\w*",
      "mar\\w*",
      "apr\\w*",
    ],
    ...["may", "june?", "july?", "aug\\w*", "sep\\w*", "oct\\w*", "nov\\w*", "dec\\w*"],
  ].join("|")})(?![a-z])`,
  "i",
);

const INSTITUTION =
  /图书馆|分馆|书院|学院|大学|学校|中学|小学|附中|附属|校区|分校|医学部|研究院|研究生院|研究所|医院|librar|college|universit|institut|school|campus|hospital|branch/i;
