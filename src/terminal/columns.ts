/**
 * 显示宽度 / how many columns of a terminal a text takes: a Chinese character two, a Latin letter one, what is set upon another letter none.
 *
 * The usual package also knows emoji of several signs, and takes longer to load than the rest of a small command; here the signs of such an
 * emoji are counted one by one. Source: Unicode Standard Annex #11, East Asian Width; what is ambiguous there (“ ”, …) is narrow.
 *
 * Worked example: 北大 a → 6, é of two signs → 1, ﾊﾞ of two → 2.
 */
import { eastAsianWidth } from "get-east-asian-width";

/** Marks upon other letters, signs of format and control. */
const TAKES_NONE = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

const isPrinted = (code: number): boolean => code >= 0x20 && code < 0x7f;
/** CJK ideographs and their extension A. */
const isIdeograph = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (isPrinted(code)) columns += 1;
    else if (isIdeograph(code)) columns += 2;
    else if (!TAKES_NONE.test(sign)) columns += eastAsianWidth(code);
  }
  return columns;
}
