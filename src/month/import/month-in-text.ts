/**
 * 文中的月份 / which month a title or a name speaks of.
 *
 * A month is one that stands there as a month (2019-05, 2019年5月, 19年五月, 201905, May 2019), or a span of days within one. A day alone
 * is no month: it says when a list was printed. Two months are a range, of which none is chosen. Such a text is kept as
 * it stands, for the question.
 *
 * Worked example: "2019年5月 导出时间：2019-06-03" says 2019-05; "账单周期 2019-05-01 至 2019-05-31" too; "2019-04-26 至
 * 2019-05-25", "2019年4月-2019年6月", "2019年4-6月" and "导出时间：2019-06-03" say no month.
 */
export type MonthSaid =
  | { readonly kind: "none" }
  | { readonly kind: "month"; readonly month: string }
  /** Days or several months, as they stand in the text. */
  | { readonly kind: "unclear"; readonly text: string };

export const TO = "[-~～—–至到]+";
const YEAR = "(?<!\\d)(20\\d{2})";
const MONTH = "(0?[1-9]|1[0-2])";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?!\\d)";

/** 2019-05-03, 2019年5月3日, 20190503; with the end of a span where that has no year of its own: 至 5月31日, 至 31日. */
export const DAYS = new RegExp(
  `${YEAR}(?:\\s*[-./年]\\s*${MONTH}\\s*[-./月]\\s*${DAY}(?!\\s*月)|(0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d))\\s*日?` +
    `(?:\\s*${TO}\\s*(?:${MONTH}\\s*[-./月]\\s*)?${DAY}(?![-./年])\\s*日?)?`,
  "gu",
);
export const MONTHS = new RegExp(
  `${YEAR}\\s*[-年._/]?\\s*${MONTH}(?!\\d)(?:\\s*月)?(?:\\s*(?:${TO}\\s*${MONTH}\\s*月|[~～至到]\\s*${MONTH}(?![\\d日])))?`,
  "gu",
);

const NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
const NUMERAL_MONTH = new RegExp(`(?<=(?:年|${TO})\\s*)[一二三四五六七八九十]{1,2}(?=\\s*月)`, "gu");
const SHORT_YEAR = /(?<!\d)([12]\d)(?=\s*年\s*\d{1,2}\s*月)/gu;
const NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const NAME =
  "(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])";
/** 3 May 2019 is a day; of "Apr-May 2019" the second month alone would be wrong. */
const NAME_YEAR = new RegExp(
  `(?<![a-z]{3}\\s*(?:[-~–—/&,+]|to|and)\\s*)(?:(?<!\\d|20\\d\\d[-./])(\\d{1,2})[\\s.-]+)?${NAME}[\\s.,'_-]*(20\\d{2})(?!\\d|[-./]\\d{1,2}(?!\\d))`,
  "giu",
);
const YEAR_NAME = new RegExp(`${YEAR}[\\s.,_-]*${NAME}(?!\\s*(?:[-~–—/&,+]|to|and)\\s*[a-z])`, "giu");

/** 2019年四月, 19年4月, April 2019 and 2019-Apr in digits. */
export function inDigits(text: string): string {
  const numbered = (name: string): string => `${NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1}`;
  return text
    .replace(NUMERAL_MONTH, (n) => (NUMERALS.includes(n) ? `${NUMERALS.indexOf(n) + 1}` : n))
    .replace(SHORT_YEAR, "20$1")
    .replace(NAME_YEAR, (_, day: string | undefined, name: string, year: string) =>
      [year, numbered(name), ...(day === undefined ? [] : [day])].join("-"),
    )
    .replace(YEAR_NAME, (_, year: string, name: string) => `${year}-${numbered(name)}`);
}

export function monthInText(written: string): MonthSaid {
  const text = inDigits(written);
  const days = [...text.matchAll(DAYS)];
  const without = text.replace(DAYS, (found) => "\u0000".repeat(found.length));
  const months = [...without.matchAll(MONTHS)];
  const named = new Set(months.flatMap(monthsOf));
  const [only] = named;
  if (only !== undefined && named.size === 1) return { kind: "month", month: only };
  if (named.size > 1) return unclear(months);
  const spanned = new Set(days.flatMap(monthsOf));
  const [one] = spanned;
  if (one === undefined) return { kind: "none" };
  return spanned.size === 1 && isSpan(text, days) ? { kind: "month", month: one } : unclear(days);
}

function monthsOf([, year, ...numbers]: RegExpExecArray): string[] {
  return numbers.flatMap((n) => (n === undefined ? [] : [`${year}-${n.padStart(2, "0")}`]));
}

/** From one day to another, and nothing else. */
function isSpan(text: string, days: readonly RegExpExecArray[]): boolean {
  const [first, second] = days;
  if (!first) return false;
  if (!second) return new RegExp(`[日\\d]\\s*${TO}\\s*\\d`, "u").test(first[0].slice(DAY_LENGTH));
  const between = text.slice(first.index + first[0].length, second.index);
  return days.length === 2 && new RegExp(`^\\s*${TO}\\s*$`, "u").test(between);
}

/** The shortest day: 2019-5-3. */
const DAY_LENGTH = 7;

function unclear(found: readonly RegExpExecArray[]): MonthSaid {
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last) return { kind: "none" };
  const text = first.input.slice(first.index, last.index + last[0].length).trim();
  return { kind: "unclear", text };
}

const BARE_MONTH =
  /(?<![\d年个一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份)?(?!\s*(?:\d|[一二三四五六七八九十]+[日号]))/gu;
const BARE_YEAR = /(?<!\d)(20\d{2})(?!\d)/gu;

/**
 * The month of a text that names one without its year, as the names of sheets do: "4月", "四月份", "5月上". Null where it names no
 * month, several, a day, or a month with its year.
 */
export function monthWithoutYear(text: string): string | null {
  if (
    monthInText(text).kind !== "none" ||
    new RegExp(`月\\s*份?\\s*${TO}|\\d\\s*${TO}\\s*\\d{1,2}\\s*月`, "u").test(text)
  )
    return null;
  const numbers = [...text.matchAll(BARE_MONTH)].map(([, n = ""]) =>
    NUMERALS.includes(n) ? NUMERALS.indexOf(n) + 1 : Number(n),
  );
  const [only] = numbers;
  if (only === undefined || new Set(numbers).size > 1 || !(only >= 1 && only <= 12)) return null;
  return `${only}`.padStart(2, "0");
}

/** The years a text names, each once. */
export function yearsIn(text: string): string[] {
  return [...new Set([...inDigits(text).matchAll(BARE_YEAR)].map(([, year = ""]) => year))];
}
