/** Before the name of an agreement's target: the key under which a person says its result. */

import { over, parseExact, whole } from "../../../core/exact.ts";
import { textKey } from "../../../tables/cell.ts";
import type { MoveTarget as Agreed } from "../../subproject/move.ts";
import type { Target, TargetValue } from "../target.ts";

export const AGREEMENT = "agreement:";
/** The name of the agreement's target that a key speaks of; null: it is another key. */
export function agreedNameOf(key: string): string | null {
  const found = /^agreement[:：]\s*(\S.*)$/.exec(key.trim());
  return found?.[1]?.trim() ?? null;
}
/** Under which a person says what came of it. */
export const agreedKey = ({ key, name }: Agreed): string => `${AGREEMENT}${key ?? name}`;

/** Whether a target of the year is the same thing: by key, in agreements without keys by name. */
export const isCountedBy = ({ key, name }: Agreed, target: Pick<Target, "key" | "name">): boolean =>
  key === undefined ? textKey(target.name) === textKey(name) : target.key === key;

/** "≥20000 笔" */
export function agreedText({ relation, value, unit }: Agreed): string {
  const sign = relation === ">=" ? "≥" : relation === "<=" ? "≤" : "等于 ";
  return `${sign}${value} ${unit}`.trim();
}
export interface Measured {
  readonly value: TargetValue;
  readonly unit: string;
  /** What a target in words says. */
  readonly words: string;
}
const KINDS = { ">=": "at-least", "<=": "at-most", "=": "exactly" } as const;
/** "90" of "%" is 90/100, as "90%" is. */
export function readAgreed({ relation, value: text, unit: said }: Agreed): Measured {
  const unit = /[%％]/.test(text) ? "%" : said.normalize("NFKC").trim();
  const number = parseExact(text);
  const words = `${text} ${said}`;
  if (number === undefined) return { value: { kind: "in-words" }, unit, words };
  const isHundredth = unit === "%" && !/[%％]/.test(text);
  return {
    value: { kind: KINDS[relation], value: isHundredth ? over(number, whole(100)) : number },
    ...{ unit, words },
  };
}

export function measuredBy({ value, unit, text }: Target): Measured {
  return {
    value,
    unit: unit === "" && /[%％]/.test(text) ? "%" : unit.normalize("NFKC").trim(),
    words: text,
  };
}
/** A unit that one of them leaves out is the other's, but for %: 90 and 90 % are not one figure. */
export function isComparable(a: Measured, b: Measured): boolean {
  if (a.value.kind === "in-words" || b.value.kind === "in-words")
    return a.value.kind === b.value.kind && textKey(a.words) === textKey(b.words);
  if ((a.unit === "%") !== (b.unit === "%")) return false;
  return a.unit === "" || b.unit === "" || textKey(a.unit) === textKey(b.unit);
}
