/**
 * 编码 / encoding: how the characters of a text file are written as bytes; a workbook says so itself.
 *
 * UTF-8, UTF-16 with its mark and plain GB18030 (with GBK and GB 2312 in it) are known by their bytes. The others are read
 * where a person names them, under any of the names that programs give them.
 *
 * Worked example: "GBK", "gb2312" and "cp936" are gb18030, which contains them; "latin1" is windows-1252, as in every browser.
 */

export type TextEncoding =
  | "utf-8"
  | "utf-8-bom"
  | "utf-16le"
  | "utf-16be"
  | "gb18030"
  | "big5"
  | "shift_jis"
  | "euc-kr"
  | "windows-1252";

export type Encoding = TextEncoding | "xlsx";

const NAMES: readonly (readonly [TextEncoding, readonly string[]])[] = [
  ["utf-8", ["utf8"]],
  ["gb18030", ["gbk", "gb2312", "cp936", "936"]],
  ["big5", ["cp950", "950"]],
  ["shift_jis", ["shiftjis", "sjis", "cp932", "932"]],
  ["euc-kr", ["euckr", "cp949", "949"]],
  ["windows-1252", ["cp1252", "1252", "latin1", "iso-8859-1"]],
  ["utf-16le", ["utf16le"]],
  ["utf-16be", ["utf16be"]],
];

/** Those that may be named, in one word each. */
export const NAMED_ENCODINGS: readonly TextEncoding[] = NAMES.map(([encoding]) => encoding);

export function encodingOf(name: string): TextEncoding | undefined {
  const said = name.trim().toLowerCase();
  return NAMES.find(([encoding, others]) => encoding === said || others.includes(said))?.[0];
}
