/**
 * 数的写法 / how a number is written: what may be folded before it is read, and nothing else.
 *
 * Only full-width forms are made half width. NFKC does more: it makes digits of ², ① and ⒈, which are footnotes and
 * list marks beside the number. A blank may stand around a number, or part its thousands; two numbers in one cell
 * (10, a line break, 20) never become one.
 *
 * Worked examples: "１２．５０" is 12.50, "1 234.50" is 1234.50, "¥ 12 元" is ¥12元; "10 20", "10²" stay as they are and are no number.
 */

/** U+FF01–FF5E and the full-width blank, made half width. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) =>
    sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;

/** A blank, also one that doesn't break the line or is thin, as spreadsheets put between thousands. */
const BLANK = "[ \\u00A0\\u2007\\u2009\\u202F]";
const AROUND = new RegExp(`(?<![\\d.,])${BLANK}+|${BLANK}+(?![\\d.,])`, "g");
const GROUPED = new RegExp(`(?<![\\d.,])\\d{1,3}(?:(${BLANK})\\d{3})(?:\\1\\d{3})*(?![\\d,]|${BLANK})`);
const BLANKS = new RegExp(BLANK, "g");

/** As it is read: half width, without blanks around the number and between its thousands. A line break is shown. */
export function writtenNumber(text: string): string {
  return halfWidth(text)
    .trim()
    .replace(/\r\n?|\n/g, "⏎")
    .replace(AROUND, "")
    .replace(GROUPED, (digits) => digits.replace(BLANKS, ""));
}
