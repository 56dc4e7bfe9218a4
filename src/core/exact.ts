/**
 * 精确数 / exact number: a fraction of two whole numbers, so that no share, rate or score is ever rounded on the way.
 *
 * It is rounded once, when it is shown or when a score is printed, half away from zero, to the decimals that the definition says.
 *
 * Worked example: 2221/3836 is 57.8988… %: shown with one decimal 57.9 %. "86.5%" is 865/1000, "58728/67896" is itself.
 */
import { invariant } from "./bug.ts";

export interface Exact {
  readonly num: bigint;
  /** Above zero. */
  readonly den: bigint;
}

export const ZERO: Exact = { num: 0n, den: 1n };
export const ONE: Exact = { num: 1n, den: 1n };

export const whole = (n: bigint | number): Exact => ({ num: BigInt(n), den: 1n });

function plus(a: Exact, b: Exact): Exact {
  return reduced({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { num: -b.num, den: b.den });
}

export function times(a: Exact, b: Exact): Exact {
  return reduced({ num: a.num * b.num, den: a.den * b.den });
}

/** a / b; b is not zero. */
export function over(a: Exact, b: Exact): Exact {
  invariant(b.num !== 0n, "nothing is divided by zero");
  const sign = b.num < 0n ? -1n : 1n;
  return reduced({ num: a.num * b.den * sign, den: a.den * b.num * sign });
}

export const sumExact = (all: readonly Exact[]): Exact => all.reduce(plus, ZERO);

/** Below, at or above zero as a is below, at or above b. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

function reduced({ num, den }: Exact): Exact {
  let [a, b] = [num < 0n ? -num : num, den];
  while (b !== 0n) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

/** To so many decimals, half away from zero. */
export function roundHalfUp(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  return { num: scaledHalfUp(value, decimals), den: scale };
}

/** The same as a count of the smallest decimal: 57.9 with one decimal is 579. */
export function scaledHalfUp(value: Exact, decimals: number): bigint {
  return halfUp(value.num * 10n ** BigInt(decimals), value.den);
}

/** num / den as a whole number, half away from zero: the house rounding. */
export function halfUp(num: bigint, den: bigint): bigint {
  invariant(den > 0n, "what is rounded has a denominator above zero");
  const half = (2n * (num < 0n ? -num : num) + den) / (2n * den);
  return num < 0n ? -half : half;
}

const NUMBER = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.(\d{1,12}))?(%?)$/;
const FRACTION = /^(\d{1,18})\s*\/\s*(\d{1,18})$/;

/** "50,000", "12.5", "86.5%", "4521/4900"; undefined for anything else. */
export function parseExact(text: string): Exact | undefined {
  const said = text.trim().replaceAll("％", "%").replaceAll("，", ",");
  const fraction = FRACTION.exec(said);
  if (fraction) {
    const den = BigInt(fraction[2] ?? "0");
    return den === 0n ? undefined : { num: BigInt(fraction[1] ?? "0"), den };
  }
  const found = NUMBER.exec(said);
  if (!found) return undefined;
  const [, sign, digits = "", decimals = "", percent] = found;
  const num = BigInt(digits.replaceAll(",", "") + decimals);
  return { num: sign === "-" ? -num : num, den: 10n ** BigInt(decimals.length) * (percent ? 100n : 1n) };
}

/** "35/38" as two whole numbers, which can be added to those of another year; null for a figure that says only its value. */
export function fractionOf(text: string): Exact | null {
  return FRACTION.test(text.trim()) ? (parseExact(text) ?? null) : null;
}

/** Σ numerators over Σ denominators: a rate of several years, never the mean of their rates. */
export function pooled(fractions: readonly Exact[]): Exact {
  const [num, den] = [(f: Exact) => f.num, (f: Exact) => f.den].map((of) =>
    fractions.reduce((sum, f) => sum + of(f), 0n),
  );
  return reduced({ num: num ?? 0n, den: den ?? 1n });
}

/** "53,202", "57.9%" where `percent`; with exactly so many decimals. */
export function formatExact(value: Exact, how: { decimals: number; percent?: boolean }): string {
  const { decimals, percent = false } = how;
  const scaled = scaledHalfUp(percent ? times(value, whole(100)) : value, decimals);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const front = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
  const back = decimals === 0 ? "" : `.${digits.slice(cut)}`;
  return `${scaled < 0n ? "-" : ""}${front}${back}${percent ? "%" : ""}`;
}

/** As short as it is exact: "10", "2.5"; with at most six decimals. */
export function plainExact(value: Exact): string {
  for (let decimals = 0; decimals < 6; decimals++)
    if (compare(roundHalfUp(value, decimals), value) === 0) return formatExact(value, { decimals });
  return formatExact(value, { decimals: 6 });
}
