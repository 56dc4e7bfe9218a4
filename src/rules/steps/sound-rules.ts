/** The rules of the books, for who settles, judges or closes by them: refused where one is not what was enacted. */

import type { Reader } from "../../books/port.ts";
import { refuse } from "../../core/refusal.ts";
import type { RegistryReads } from "../../registry/port.ts";
import { readRegistry } from "../../registry/steps/read-registry.ts";
import type { RulesReads, RulesStanding } from "../port.ts";
import { alteredRules } from "../rule-seal.ts";
import type { RuleVersion } from "../rules.ts";

export async function soundRules(read: RulesReads): Promise<RuleVersion[]> {
  await requireSoundRules(read);
  return read.rules();
}

export async function requireSoundRules(read: RulesReads): Promise<void> {
  const findings = alteredRules(await read.ruleSeals());
  if (findings.length > 0) refuse("rules-must-be-as-enacted", { rules: findings.length }, { findings });
}

/** What `standingOf` reads. */
export type StandingReads = RegistryReads & RulesReads & Pick<Reader, "settlement" | "closes">;

/** By which a period is judged. A closed one stays as it was settled: what moves, ends or is enacted later is none of its business. */
export async function standingOf(read: StandingReads, period: string): Promise<RulesStanding> {
  const isClosed = (await read.closes()).some((close) => close.period === period);
  const run = isClosed ? await read.settlement(period) : null;
  if (run !== null) return read.standingAt(run.number);
  return { registry: await readRegistry(read), rules: await read.rules() };
}
