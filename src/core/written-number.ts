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

const CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };
const CAPITAL = new RegExp(
  `^(?:人民币)?([${CAPITAL_DIGITS}拾佰仟万亿]{1,30})[元圆](?:([${CAPITAL_DIGITS}])角)?零?(?:([${CAPITAL_DIGITS}])分)?[整正]?$`,
);

/** 大写金额 / an amount in the capitals of cheques and bills: 壹仟零伍拾元叁角整 is "1050.30"; null where it is none. */
export function capitalAmount(text: string): string | null {
  const found = CAPITAL.exec(text);
  const yuan = found ? wholeNumber(found[1] ?? "") : null;
  if (!found || yuan === null) return null;
  const digit = (sign: string | undefined): number => (sign ? CAPITAL_DIGITS.indexOf(sign) : 0);
  return `${yuan}.${digit(found[2])}${digit(found[3])}`;
}

function wholeNumber(text: string): number | null {
  let whole = 0;
  let rest = text;
  for (const [unit, size] of [
    ["亿", 100_000_000],
    ["万", 10_000],
    ["", 1],
  ] as const) {
    const end = unit === "" ? rest.length : rest.indexOf(unit);
    if (end < 0) continue;
    const part = belowTenThousand(rest.slice(0, end));
    if (part === null) return null;
    whole += part * size;
    rest = rest.slice(end + unit.length);
  }
  return whole;
}

/** 叁仟零贰拾 → 3020; 拾贰 → 12. Each place comes once, from the largest down. */
function belowTenThousand(text: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  let last = 10_000;
  for (const sign of text) {
    const place = PLACES[sign];
    const value = CAPITAL_DIGITS.indexOf(sign);
    if (place === undefined && value < 0) return null;
    if (place === undefined) {
      if (digit !== null && digit > 0) return null;
      digit = value;
    } else {
      if (place >= last || digit === 0 || (digit === null && (place !== 10 || sum > 0))) return null;
      sum += (digit ?? 1) * place;
      last = place;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}
