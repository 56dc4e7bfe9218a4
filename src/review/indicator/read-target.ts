/**
 * 目标值 / a target's value as it is written, with its unit: ">= 50000", "≥50个" of 个, "≥95%". What can be read in two ways is a problem:
 * "≥95" of % (95% or 9,500%), "≥95%" of 笔, and "43.2" or "90%以上", which without a
 * sign would be targets in words that no figure reaches.
 */

import { parseExact } from "../../core/exact.ts";
import type { PackProblem } from "../../rules/pack-problem.ts";
import { percentageFault } from "./percentage.ts";
import { numberOfTarget, parseTarget, type TargetValue } from "./target.ts";

/** "43.2", "50个", "大于3", "90%以上": a number whose direction is not one of the signs. */
const BARE =
  /^(>|<|大于|小于|高于|低于|多于|少于|超过|至少|至多|最多|最少|达到|约)?\s*\d[\d,.]*\s*[%\p{L}]?\s*(及?以上|及?以下|左右)?$/u;

interface ReadTarget {
  readonly value: TargetValue;
  readonly unit: string;
}

export function readTarget(said: { text: string; unit: string }): ReadTarget | PackProblem {
  const { text } = said;
  const number = numberOfTarget(text);
  const isPercent = /%$/.test(number ?? "");
  const unit = said.unit.trim() === "" && isPercent ? "%" : said.unit.normalize("NFKC").trim();
  if (number === null) {
    const plain = text.normalize("NFKC").trim();
    if (BARE.test(plain) || parseExact(withoutUnit(plain, unit)) !== undefined)
      return { code: "target-must-have-a-sign", params: { found: text } };
    return plain === ""
      ? { code: "target-must-be-spelt", params: { found: text } }
      : { value: { kind: "in-words" }, unit };
  }
  if (isPercent && unit !== "%")
    return { code: "percentage-must-be-its-unit", params: { found: text, unit } };
  const value = parseTarget(text, (shown) => parseExact(withoutUnit(shown, unit)));
  if (value === undefined) {
    const own = /^[\d,.]+\s*([^\d\s,.%/].*)$/.exec(number)?.[1];
    return own === undefined || (unit !== "" && own !== unit)
      ? { code: "target-must-be-spelt", params: { found: text } }
      : { code: "unit-must-stand-in-its-place", params: { found: text, unit: own } };
  }
  const fault = percentageFault(number, { isPercent: unit === "%", isShare: false });
  if (fault?.code !== "percentage-must-have-its-sign") return { value, unit };
  const { small, large } = fault.params;
  return { code: "target-must-have-its-percent-sign", params: { found: text, small, large } };
}

/** "50个" of 个 is 50, as published forms write it. */
function withoutUnit(number: string, unit: string): string {
  const isOwn = unit !== "" && unit !== "%" && number.endsWith(unit);
  return isOwn ? number.slice(0, -unit.length).trim() : number;
}
