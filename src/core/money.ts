/**
 * 金额 / money.
 *
 * All money is whole fen (分) in a bigint; all rates are exact fractions. A formula multiplies first and
 * divides once, and the rounding stands in the name of the function that does it.
 *
 * Worked example: 12 pages at 0.30 元 are 12n * 30n = 360n fen, printed "3.60". One yuan among three equal
 * libraries is 34, 33 and 33 fen: the odd fen goes to the first by code, never to a zero share.
 * Source: SOURCES.md [money-shown] (fen stored, half up, totals tie), [shares-to-the-fen].
 */
import { invariant } from "./bug.ts";
import { type Exact, halfUp } from "./exact.ts";
import { by, sumOf } from "./list.ts";

export type Fen = bigint;

/** Not negative: a subsidy rate of 0.85 is 85/100. */
export type Rate = Exact;

/** The largest amount the books hold: it stays exact where a spreadsheet or SQLite reads it as a double. */
const MAX_FEN = 9_007_199_254_740_991n;

const YUAN = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2})0*)?$/;

/** "1,234.50" → 123450n. Undefined when the text is not an exact amount in yuan of at most two decimals. */
export function parseYuan(text: string): Fen | undefined {
  const found = YUAN.exec(text);
  if (!found) return undefined;
  const [, sign, whole = "", decimals = ""] = found;
  const fen = BigInt(whole.replaceAll(",", "")) * 100n + BigInt(decimals.padEnd(2, "0"));
  if (fen > MAX_FEN) return undefined;
  return sign === "-" ? -fen : fen;
}

/** 123450n → "1,234.50". */
export function formatYuan(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fen < 0n ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

/** 123450n → "1234.50": for machines (CSV, JSON). */
export function plainYuan(fen: Fen): string {
  return formatYuan(fen).replaceAll(",", "");
}

const RATE = /^(\d+)(?:\.(\d+))?(%?)$/;

/** "0.85" → 85/100, "85%" → 85/100, "1" → 1/1. Undefined for anything else. */
export function parseRate(text: string): Rate | undefined {
  const found = RATE.exec(text.trim());
  if (!found) return undefined;
  const [, whole = "", decimals = "", percent] = found;
  return {
    num: BigInt(whole + decimals),
    den: 10n ** BigInt(decimals.length) * (percent ? 100n : 1n),
  };
}

/** fen × rate, rounded half away from zero to a whole fen. */
export function timesHalfUp(fen: Fen, rate: Rate): Fen {
  return halfUp(fen * rate.num, rate.den);
}

/** 取舍 / how a share becomes whole fen, as a rule names it: down leaves out what is less than a fen, also below zero. */
export const ROUNDINGS = ["half-up", "half-even", "down"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * fen × rate as whole fen, as the rule says; half up where it says nothing. Below zero as above it: −x is x with its sign.
 *
 * Worked example: half of 0.05 is 2.5 fen: half up 3, half even 2, down 2; half of 0.07 is 3.5 fen: 4, 4, 3.
 * Source: SOURCES.md [money-shown].
 */
export function timesRate(fen: Fen, rate: Rate, rounding: Rounding = "half-up"): Fen {
  const up = timesHalfUp(fen, rate);
  if (rounding === "half-up") return up;
  // bigint's quotient is towards zero.
  const down = (fen * rate.num) / rate.den;
  if (rounding === "down") return down;
  const isHalf = 2n * ((fen * rate.num) % rate.den) === (up - down) * rate.den;
  return isHalf && down % 2n === 0n ? down : up;
}

/** Ceiling of a / b for a ≥ 0, b > 0: "a started step counts". */
export function ceilDiv(a: bigint, b: bigint): bigint {
  invariant(a >= 0n && b > 0n, "ceilDiv takes a >= 0 and b > 0");
  return (a + b - 1n) / b;
}

interface Share {
  readonly key: string;
  readonly weight: bigint;
}

/**
 * Splits `total` fen in proportion to the weights so that the parts add up to it again (largest remainder).
 * Ties go to the smaller key, so the order of the rows does not matter; a zero weight receives exactly zero.
 * A negative total is split as its positive twin and negated.
 */
export function splitByLargestRemainder(total: Fen, shares: readonly Share[]): Map<string, Fen> {
  if (total < 0n) {
    const twin = splitByLargestRemainder(-total, shares);
    return new Map([...twin].map(([key, fen]) => [key, -fen]));
  }
  const sum = sumOf(shares, (s) => s.weight);
  invariant(
    shares.every((s) => s.weight >= 0n) && (sum > 0n || total === 0n),
    "shares are not negative, and one is positive",
  );
  const sorted = [...shares].sort(by((a) => a.key));
  const parts = sorted.map((s) => ({
    key: s.key,
    fen: sum === 0n ? 0n : (total * s.weight) / sum,
    rest: sum === 0n ? 0n : (total * s.weight) % sum,
  }));
  let left = total - sumOf(parts, (p) => p.fen);
  for (const part of [...parts].sort(by((a) => -a.rest))) {
    if (left === 0n) break;
    part.fen += 1n;
    left -= 1n;
  }
  invariant(left === 0n, "the parts add up to the total");
  invariant(new Set(sorted.map((s) => s.key)).size === sorted.length, "share keys are unique");
  return new Map(parts.map((p) => [p.key, p.fen]));
}

/**
 * Splits `total`, which is Σ weight × rate up to less than a fen of rounding, into weight × rate of each, to the fen, so that the parts add
 * up to it again (largest remainder, ties to the smaller key). Weights below zero, as those of differences, give parts below zero.
 *
 * Worked example: 0.01 of +0.03 and −0.02 at one half is 1.5 and −1 fen: 2 and −1. Source: SOURCES.md [shares-to-the-fen].
 */
export function splitAtRate(total: Fen, { num, den }: Rate, shares: readonly Share[]): Map<string, Fen> {
  const parts = [...shares].sort(by((a) => a.key)).map(({ key, weight }) => {
    const rest = (((weight * num) % den) + den) % den;
    return { key, fen: (weight * num - rest) / den, rest };
  });
  let left = total - sumOf(parts, (p) => p.fen);
  for (const part of parts.filter((p) => p.rest > 0n).sort(by((a) => -a.rest))) {
    if (left <= 0n) break;
    part.fen += 1n;
    left -= 1n;
  }
  invariant(left === 0n, "a total at a rate is the sum of its parts but for rounding");
  return new Map(parts.map((p) => [p.key, p.fen]));
}

const DIGITS = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const UNITS = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "兆"];

/** 人民币大写: 123450n → "壹仟贰佰叁拾肆元伍角整", -5n → "负伍分", 0n → "零元整". */
export function capitalYuan(fen: Fen): string {
  if (fen < 0n) return `负${capitalYuan(-fen)}`;
  if (fen === 0n) return "零元整";
  const jiao = Number((fen / 10n) % 10n); // a digit
  const cents = Number(fen % 10n); // a digit
  const whole = capitalWhole((fen / 100n).toString());
  const yuan = whole ? `${whole}元` : "";
  const tail = cents ? `${DIGITS[cents]}分` : "整";
  const middle = jiao ? `${DIGITS[jiao]}角` : cents && yuan ? "零" : "";
  return `${yuan}${middle}${tail}`;
}

function capitalWhole(digits: string): string {
  let text = "";
  let zeroPending = false;
  const groups = Math.ceil(digits.length / 4);
  const padded = digits.padStart(groups * 4, "0");
  for (let g = 0; g < groups; g++) {
    const group = padded.slice(g * 4, g * 4 + 4);
    let part = "";
    for (let i = 0; i < 4; i++) {
      const digit = group.charCodeAt(i) - 48;
      if (digit === 0) {
        zeroPending = true;
        continue;
      }
      if (zeroPending && (text || part)) part += "零";
      zeroPending = false;
      part += `${DIGITS[digit]}${UNITS[3 - i]}`;
    }
    if (part) text += `${part}${GROUPS[groups - 1 - g]}`;
  }
  return text;
}
