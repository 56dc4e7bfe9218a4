/** 规则包和表样的错误 / what can be wrong in the file of a rule pack or of a layout, each with what its sentence needs. */

export interface PackProblems {
  /** The parser's own words: what is no YAML can be wrong in more ways than are worth translating. */
  "yaml-must-be-sound": { text: string };
  "indicator-must-have-a-numerator": Nothing;
  "indicator-must-have-a-denominator": { kind: string };
  "aggregate-must-have-no-denominator": { kind: string };
  "typed-indicator-must-not-be-counted": Nothing;
  "counted-indicator-must-name-its-service": Nothing;
  "scopes-must-not-be-mixed": { measure: string; scope: string; wanted: string };
  "service-must-fit-measure": { measure: string; service: string };
  "basis-must-fit-measure": { measure: string; wanted: string };
  "units-must-not-be-mixed": { units: string };
  "ratio-must-be-of-one-unit": { over: string; under: string };
  "unit-must-be-what-is-counted": { unit: string };
  "example-must-be-numbers": Nothing;
  "example-must-be-reproduced": { numerator: string; shown: string };
  "days-must-be-spelt": { found: string };
  "day-must-lie-in-its-year": Nothing;
  "day-must-be-free-or-worked": Nothing;
  "number-must-be-spelt": { found: string };
  "target-must-be-spelt": { found: string };
  "target-must-have-a-sign": { found: string };
  "target-must-have-its-percent-sign": { found: string; small: string; large: string };
  "percentage-must-be-its-unit": { found: string; unit: string };
  "unit-must-stand-in-its-place": { found: string; unit: string };
  "points-must-be-above-zero": { found: string };
  "target-must-be-above-zero": Nothing;
  "steps-must-go-down": Nothing;
  "last-step-must-begin-at-zero": Nothing;
  "standard-must-be-one-of-the-forms": { key: string };
  "award-must-say-who": Nothing;
  "points-must-sum-to-100": { sum: string };
  "key-must-be-there-once": { key: string };
  "key-must-be-known": { key: string };
  "value-must-be-given": Nothing;
  /** `found` is the value as JSON. */
  "value-must-be-text": { found: string };
  "value-must-be-a-number": { found: string };
  "value-must-be-yes-or-no": { found: string };
  "value-must-be-a-list": { found: string };
  "value-must-be-a-block": { found: string };
  "value-must-be-one-of": { found: string; allowed: string };
  "value-must-be-spelt": { found: string; pattern: string };
  "value-must-not-be-smaller": { least: string };
  "value-must-not-be-larger": { most: string };
  "list-must-not-be-shorter": { least: string };
  "list-must-not-be-longer": { most: string };
  "amount-must-be-yuan": { found: string };
  "rate-must-be-a-share": { found: string };
  "day-must-be-a-day": { found: string };
  "days-must-be-in-order": { first: string; last: string };
  "versions-must-not-overlap": { part: string; before: string; until: string; from: string };
  "versions-must-leave-no-gap": { part: string; from: string; to: string };
  "entry-must-be-there-once": { what: EntryKind; key: string };
  "class-must-be-known": { name: string };
  "item-must-not-refer-in-a-circle": { item: string; of: string };
  "base-must-not-be-a-percentage": Nothing;
  "document-must-not-be-priced-per-volume": Nothing;
  "loan-must-be-counted-in-volumes": Nothing;
  "low-must-not-be-above-high": Nothing;
  "last-tier-must-be-open": Nothing;
  "tiers-must-rise": Nothing;
  "tier-must-have-one-amount": Nothing;
  "parts-must-be-something": Nothing;
  /** Their keys. */
  "tax-on-fees-must-be-said": { fees: string };
  /** `entry`: where the contract prices it. */
  "service-must-have-no-entry-of-its-own": { word: string; entry: string };
  "rate-pool-must-have-no-quality": Nothing;
  "scheme-must-be-another": { key: string };
  "scheme-key-must-be-free": { key: string };
  "quota-must-be-billed": Nothing;
  "pool-must-be-granted-to-suppliers": Nothing;
  "sum-must-have-no-cap-per-request": Nothing;
  "floor-must-not-be-above-cap": Nothing;
  "cap-must-say-what-it-caps": Nothing;
  "ask-must-not-be-above-match": Nothing;
  "total-limit-must-not-be-below-a-single-one": Nothing;
  "policy-must-name-no-value": Nothing;
  "duplicate-must-be-counted-by-a-person": Nothing;
  "closed-month-must-be-corrected-by-a-person": Nothing;
  /** Of layouts. */
  "form-must-be-known": { name: string; known: string };
  "figure-must-be-known": { name: string; known: string };
  "list-must-be-known": { name: string; known: string };
  "style-must-be-known": { name: string; known: string };
  /** A column's letter. */
  "cells-must-not-overlap": { column: string };
  "row-must-fit-its-columns": { needed: string; columns: string };
  "span-must-end-in-its-rows": { down: string };
  "row-must-be-one-thing": Nothing;
  "cell-must-show-one-thing": Nothing;
  "merge-must-be-in-a-list": Nothing;
  "column-must-repeat-once": Nothing;
  "rows-must-repeat-together": Nothing;
  "cell-must-stand-in-its-column": { list: string };
}

type Nothing = Readonly<Record<string, never>>;

/** Of what an entry is there twice. */
export type EntryKind =
  | "item"
  | "library"
  | "scheme"
  | "class"
  | "district"
  | "tier"
  | "fuel"
  | "vacation"
  | "policy"
  | "group"
  | "service"
  | "indicator"
  | "target"
  | "page";

export type PackProblem = {
  [C in keyof PackProblems]: { readonly code: C; readonly params: PackProblems[C] };
}[keyof PackProblems];

/** How what is wrong in a file of ours is said: for each code a part of a sentence in both languages. */
export type PackWording = {
  readonly [C in keyof PackProblems]: {
    readonly "zh-CN": (p: PackProblems[C]) => string;
    readonly en: (p: PackProblems[C]) => string;
  };
};
