/**
 * 百分数 / percentages as people type them. Under the unit % a bare number can be read in two ways, a hundred times apart, so it is
 * asked about; a fraction (1842/1907) is one reading. Under any other unit a percentage is no figure; where no unit is said it may be
 * meant as 85 or as 0.85. A share of answers, requests or libraries is from 0 to 100 %: above it two figures stand in the wrong order.
 *
 * Worked example: "75.4%" of 笔 is refused, and of no unit, with 75.4 and 0.754. "93.4" under % is 93.4% or 9,340%: refused with both. "93.4%" and "0.934%" are taken as written; 1842/1530 and -5% are not.
 */
import { compare, type Exact, ONE, over, parseExact, plainExact, times, whole } from "../../core/exact.ts";
import { figureText } from "./target.ts";

type PercentageFault =
  | {
      readonly code: "percentage-must-have-its-sign";
      readonly params: { text: string; small: string; large: string };
    }
  | {
      readonly code: "percentage-must-have-a-unit";
      readonly params: { text: string; small: string; large: string };
    }
  | { readonly code: "figure-must-be-of-its-unit"; readonly params: { text: string } }
  | { readonly code: "share-must-be-from-zero-to-one"; readonly params: { text: string; shown: string } };

/** Null: it says one thing. `isPercent`: its unit is %, null: it has none; `isShare`: a part of a whole, such as satisfaction. */
export function percentageFault(
  text: string,
  of: { isPercent: boolean | null; isShare: boolean },
): PercentageFault | null {
  const hasSign = /[%％]/.test(text);
  if (of.isPercent === false)
    return hasSign ? { code: "figure-must-be-of-its-unit", params: { text } } : null;
  const value = parseExact(text);
  if (of.isPercent === null) {
    if (!hasSign || value === undefined) return null;
    const [small, large] = [plainExact(value), plainExact(times(value, whole(100)))];
    return { code: "percentage-must-have-a-unit", params: { text, small, large } };
  }
  if (value === undefined || value.num === 0n) return null;
  const isFraction = text.includes("/");
  if (!isFraction && !hasSign) {
    const [small, large] = [over(value, whole(100)), value].map((v: Exact) => figureText(v, "%"));
    return {
      code: "percentage-must-have-its-sign",
      params: { text, small: small ?? "", large: large ?? "" },
    };
  }
  const isWithin = compare(value, ONE) <= 0 && value.num >= 0n;
  if (isWithin || !(isFraction || of.isShare)) return null;
  return { code: "share-must-be-from-zero-to-one", params: { text, shown: figureText(value, "%") } };
}

/** By its names. What is completed of a plan may be more than was planned. */
export function isShare(names: readonly string[]): boolean {
  return names.some((name) =>
    /满意|满足率|覆盖率|及时率|合格率|可用率|satisf|fill.rate|coverage|on.time|availability/i.test(name),
  );
}
