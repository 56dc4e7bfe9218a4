/** balis indicator target, assess: what a sub-project promises for a year, and what people say of it. */

import type { Fact, Store } from "../../../books/port.ts";
import { compare, minus, plainExact, whole, ZERO } from "../../../core/exact.ts";
import { by } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action, Applied } from "../../../core/store.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { inForce, isPart, type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import type { SubprojectYear } from "../../subproject/port.ts";
import { requireYearOpen } from "../../subproject/steps/sealed-subprojects.ts";
import { agreedNameOf } from "../agreed-measure.ts";
import type { FormScheme } from "../self-evaluation-rules.ts";
import {
  type Assessment,
  type AssessmentSaid,
  BLANK,
  checkTargets,
  NO_HEAD,
  type SubprojectHead,
  type Target,
} from "../target.ts";
import { assessedBy, requireReadable, requireReadableTarget } from "./assessed-target.ts";

interface Setting {
  readonly store: Store;
  readonly action: Action;
  readonly dryRun: boolean;
}

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

/** One at a time: together they must not come to more than 100 points. */
export async function setTarget(
  asked: Setting & { target: Target; scheme: string | undefined },
): Promise<Applied> {
  const { store, target } = asked;
  const kept = (await store.read.subprojectHead(target)) ?? NO_HEAD;
  const { scheme } = await schemeOf(store.read, { year: target.year, key: asked.scheme ?? kept.scheme });
  return store.apply(
    async function* (): AsyncGenerator<Fact> {
      await requireYearOpen(store.read, target);
      await requireReadableTarget(store.read, target);
      const standing = (await store.read.targets(target)).filter((t) => t.key !== target.key);
      requirePoints(target.isWithdrawn ? standing : [...standing, target], { scheme, isWhole: false });
      if (target.isWithdrawn && !(await store.read.targets(target)).some((t) => t.key === target.key))
        refuse("target-must-be-known", target);
      const { subproject, year } = target;
      if (asked.scheme !== undefined && asked.scheme !== kept.scheme)
        yield { kind: "subproject-described", subproject, year, head: { ...kept, scheme: asked.scheme } };
      yield { kind: "target-set", target };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
}

/** The whole set of a year: targets that are not in it are withdrawn. */
export async function importTargets(
  asked: Setting & {
    of: SubprojectYear;
    targets: readonly Target[];
    head: SubprojectHead | null;
    scheme: string | undefined;
  },
): Promise<{ applied: Applied; withdrawn: readonly string[] }> {
  const { store, of, targets, head } = asked;
  const { scheme } = await schemeOf(store.read, { year: of.year, key: asked.scheme });
  requirePoints(targets, { scheme, isWhole: true });
  let withdrawn: string[] = [];
  const applied = await store.apply(
    async function* (): AsyncGenerator<Fact> {
      await requireYearOpen(store.read, of);
      for (const target of targets) await requireReadableTarget(store.read, target);
      const gone = (await store.read.targets(of)).filter((t) => !targets.some((n) => n.key === t.key));
      withdrawn = gone.map((t) => t.key);
      const { scheme: was, ...before } = (await store.read.subprojectHead(of)) ?? NO_HEAD;
      const named = asked.scheme === undefined ? {} : { scheme: asked.scheme };
      if (head !== null || was !== asked.scheme)
        yield { kind: "subproject-described", ...of, head: { ...(head ?? before), ...named } };
      for (const target of gone) yield { kind: "target-set", target: { ...target, isWithdrawn: true } };
      for (const target of targets) yield { kind: "target-set", target };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { applied, withdrawn };
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

/** What is not said stays as it was said before. */
export async function assess(
  asked: Setting & {
    of: Pick<Assessment, "subproject" | "year" | "key" | "cutOff">;
    said: AssessmentSaid;
    /** The actual as it was typed. */
    actualText?: string | undefined;
  },
): Promise<{ assessment: Assessment; applied: Applied }> {
  const { store, said } = asked;
  const { subproject, year, key, cutOff } = asked.of;
  let assessment: Assessment = { ...BLANK, ...asked.of, ...said };
  const applied = await store.apply(
    async function* (): AsyncGenerator<Fact> {
      await requireYearOpen(store.read, { subproject, year });
      const targets = await store.read.targets({ subproject, year });
      if (targets.length === 0 && agreedNameOf(key) === null)
        refuse("targets-must-be-set", { subproject, year });
      const assessed = await assessedBy(store.read, { subproject, year, key, targets });
      if (assessed && asked.actualText !== undefined) requireReadable(assessed, asked.actualText);
      const of = { subproject, year, key: assessed?.key ?? key, cutOff };
      const standing = await store.read.assessments({ subproject, year });
      const before = standing.find((a) => a.key === of.key && a.cutOff === cutOff);
      assessment = { ...BLANK, ...before, ...of, ...said };
      yield { kind: "target-assessed", assessment };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { assessment, applied };
}
