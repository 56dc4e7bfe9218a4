/**
 * 百分数 / percentages as people type them. Under the unit % a bare number can be read in two ways, a hundred times apart, so it is
 * asked about; a fraction (1842/1907) is one reading. Under any other unit a percentage is no figure; where no unit is said it may be
 * meant as 85 or as 0.85. Of answers no more are satisfied than were given, so a share of them above one is two figures in the wrong order.
 *
 * Worked example: "75.4%" of 笔 is refused, and of no unit, with 75.4 and 0.754. "93.4" under % is 93.4% or 9,340%: refused with both. "93.4%" and "0.934%" are taken as written; 1842/1530 is not.
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
  | { readonly code: "share-must-not-exceed-one"; readonly params: { text: string; shown: string } };

/** Null: it says one thing. `isPercent`: its unit is %, null: it has none; `isOfAnswers`: a share of people or answers, such as satisfaction. */
export function percentageFault(
  text: string,
  of: { isPercent: boolean | null; isOfAnswers: boolean },
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
  if (compare(value, ONE) <= 0 || !(isFraction || of.isOfAnswers)) return null;
  return { code: "share-must-not-exceed-one", params: { text, shown: figureText(value, "%") } };
}

/** 满意度: a share of answers whatever it is called besides. */
export function isOfAnswers(names: readonly string[]): boolean {
  return names.some((name) => /满意|satisf/i.test(name));
}
