/**
 * 费率封存 / seal of a rule version: what the action log kept of it when it was enacted, beside what the books hold now.
 *
 * The hash of a version covers the pack's text, which the books do not keep; the seal covers the row that settles: part, days,
 * sample, notice and body. Worked example: a subsidy enacted at 50 % and edited to 95 % behind the program's back is named,
 * before a fen is settled by it. So is a version that was put in, and one that was taken out.
 */
import { type Finding, finding } from "../core/finding.ts";

export interface RuleSeal {
  /** ruleName. */
  readonly name: string;
  /** Its first day as the books have it; null: it is gone. */
  readonly from: string | null;
  /** The hash over what the books hold; null: it is gone. */
  readonly now: string | null;
  /** The hash when it was enacted; null: nobody enacted it. */
  readonly enacted: string | null;
}

/** By name. */
export function alteredRules(seals: readonly RuleSeal[]): Finding[] {
  return seals
    .filter((seal) => seal.now !== seal.enacted)
    .map(({ name, from, now, enacted }) =>
      finding("rule-must-be-as-enacted", {
        rule: name,
        from: from ?? "",
        how: enacted === null ? "put-in" : now === null ? "taken-out" : "edited",
      }),
    );
}
