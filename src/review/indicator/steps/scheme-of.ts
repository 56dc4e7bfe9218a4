/** The scheme that gives a year's points, and what the points of its targets must come to. */

import { compare, minus, plainExact, whole, ZERO } from "../../../core/exact.ts";
import { by } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { inForce, isPart, type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import type { FormScheme } from "../self-evaluation-rules.ts";
import { checkTargets, type Target } from "../target.ts";

/** The scheme of this key, or the standard one, of the rules in force at the year's end. */
export async function schemeOf(
  read: RulesReads,
  asked: { year: string; key: string | undefined },
): Promise<{ scheme: FormScheme; rule: string }> {
  const day = `${asked.year}-12-31`;
  const rules = await soundRules(read);
  const rule = inForce({ rules, part: "self-evaluation", day });
  if (!rule) return refuse("scheme-must-be-known", { key: asked.key ?? "", day, known: "" });
  const key = asked.key ?? rule.body.standard;
  // A pack that came later, or an office's own, hides no scheme that only another pack has.
  const versions = rules.filter(
    (r): r is RuleVersion<"self-evaluation"> =>
      isPart(r, "self-evaluation") && r.from <= day && (r.to === null || r.to >= day),
  );
  const latestFirst = [rule, ...[...versions].sort(by((r) => r.from)).reverse()];
  const found = latestFirst.find((r) => r.body.forms.some((f) => f.key === key));
  const scheme = found?.body.forms.find((f) => f.key === key);
  const known = [...new Set(latestFirst.flatMap((r) => r.body.forms.map((f) => f.key)))].join("、");
  if (!found || !scheme) return refuse("scheme-must-be-known", { key, day, known });
  return { scheme, rule: ruleName(found) };
}

export function requirePoints(
  targets: readonly Target[],
  asked: { scheme: FormScheme; isWhole: boolean },
): void {
  const { missing } = checkTargets(targets, asked.scheme);
  const isOver = compare(missing, ZERO) < 0;
  if (!isOver && (!asked.isWhole || missing.num === 0n)) return;
  const execution = asked.scheme.executionPoints;
  const points = plainExact(minus(minus(whole(100), execution), missing));
  refuse("points-must-come-to-100", { points, execution: plainExact(execution), over: isOver });
}
