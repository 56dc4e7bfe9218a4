import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";
import type { Encoding } from "../encoding.ts";

/** A doubtful place of a file, read in one encoding. */
export interface EncodingReading {
  readonly encoding: Encoding;
  readonly sample: string;
}

/** `chance`: UTF-8 that GBK makes plain Chinese of; `unmarked`: UTF-16 without its mark; for the others see `gbk-census.ts`. */
export type EncodingDoubt = "private" | "euro" | "glued" | "rare" | "chance" | "unmarked";

const DOUBTS: Record<EncodingDoubt, Record<Language, string>> = {
  private: {
    "zh-CN": "有 GB18030 没有定义的字符",
    en: "it contains characters that GB18030 does not define",
  },
  euro: {
    "zh-CN": "有单独的字节 0x80，有的系统用它写 €",
    en: "it contains a lone byte 0x80, which some systems write for €",
  },
  glued: { "zh-CN": "汉字夹在拉丁字母中间", en: "Chinese characters stand inside Latin words" },
  rare: { "zh-CN": "几乎没有常用汉字", en: "it has hardly any common Chinese characters" },
  chance: { "zh-CN": "UTF-8 和 GBK 都读得通", en: "it is valid as UTF-8 and plain Chinese as GBK" },
  unmarked: { "zh-CN": "像 UTF-16，但没有字节序标记", en: "it looks like UTF-16 but has no byte order mark" },
};

/** An encoding as Excel calls it when a file is saved. */
export function encodingName(language: Language, encoding: string): string {
  if (encoding === "utf-8-bom") return language === "en" ? "UTF-8 with BOM" : "UTF-8（带 BOM）";
  const [, first, rest] = /^(windows|big|shift)(.*)$/.exec(encoding) ?? [];
  if (first === undefined) return encoding.toUpperCase();
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${rest?.toUpperCase()}`;
}

const readingsText = (language: Language, readings: readonly EncodingReading[]): string =>
  readings
    .map(({ encoding, sample }) => {
      const name = encodingName(language, encoding);
      return language === "en" ? `as ${name} it reads "${sample}"` : `按 ${name} 读作“${sample}”`;
    })
    .join(language === "en" ? ", " : "，");

/** The one that is not taken by itself, where there is one. */
const example = (readings: readonly EncodingReading[]): string =>
  (readings[1] ?? readings[0])?.encoding ?? "gb18030";

export const encodingMessages = {
  "encoding-must-be-certain": (p: {
    line: number;
    why: EncodingDoubt;
    readings: readonly EncodingReading[];
  }): InBoth => ({
    "zh-CN": {
      what: `无法确定文件的编码，${DOUBTS[p.why]["zh-CN"]}。第 ${p.line} 行${readingsText("zh-CN", p.readings)}。`,
      next: `看哪一种读法正确，在 balis import 或 balis profile try 后加 --encoding 写明（如 --encoding ${example(p.readings)}），随文件留存；或请来源馆另存为“CSV UTF-8”后再发送。`,
    },
    en: {
      what: `The encoding of the file is uncertain: ${DOUBTS[p.why].en}. Line ${p.line}: ${readingsText("en", p.readings)}.`,
      next: `See which one is right and name it with balis import or balis profile try, e.g. --encoding ${example(p.readings)} (kept with the file); or ask the library to save it as CSV UTF-8 and send that.`,
    },
  }),
  "encoding-must-agree": (p: { said: Encoding; found: Encoding }): InBoth => ({
    "zh-CN": {
      what: `命令行写的编码是 ${encodingName("zh-CN", p.said)}，文件却明显是 ${encodingName("zh-CN", p.found)}。`,
      next: "核对是否选错了文件；没有选错就去掉 --encoding 再导入。",
    },
    en: {
      what: `The command says that the encoding is ${encodingName("en", p.said)}, but the file is plainly ${encodingName("en", p.found)}.`,
      next: "Check that this is the right file; if it is, import it without --encoding.",
    },
  }),
  "text-must-be-plain-gbk": (p: { path: string; line: number; why: EncodingDoubt }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不是 UTF-8，按 GBK 读又不像中文（第 ${p.line} 行，${DOUBTS[p.why]["zh-CN"]}）。`,
      next: "用写这个文件的程序打开，另存为 UTF-8。",
    },
    en: {
      what: `${p.path} is not UTF-8, and read as GBK it does not look like Chinese (line ${p.line}: ${DOUBTS[p.why].en}).`,
      next: "Open it in the program it was written with and save it as UTF-8.",
    },
  }),
  /** `readings`: others that it may be meant in. */
  "file-must-be-decodable": (p: {
    encoding: string;
    line: number;
    byte: number;
    readings: readonly EncodingReading[];
  }): InBoth => ({
    "zh-CN": {
      what: `第 ${p.line} 行（第 ${p.byte} 字节）不是有效的 ${p.encoding}${p.readings.length > 0 ? `；这一处${readingsText("zh-CN", p.readings)}` : "，也不是其他可识别的编码"}。`,
      next: `${p.readings.length > 0 ? `读法正确就在 balis import 或 balis profile try 后加 --encoding ${p.readings[0]?.encoding}，随文件留存；或` : "请"}另存为 UTF-8 或 GBK 编码的 CSV；没有替换或丢弃任何字符。`,
    },
    en: {
      what: `Line ${p.line} (byte ${p.byte}) is not valid ${p.encoding}${p.readings.length > 0 ? `; ${readingsText("en", p.readings)}` : ", nor any other known encoding"}.`,
      next: `${p.readings.length > 0 ? `If it reads right, add --encoding ${p.readings[0]?.encoding} to balis import or balis profile try (kept with the file); or save` : "Save"} it as CSV in UTF-8 or GBK; no character was replaced or dropped.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof encodingMessages> {}
}
