/** The rules of the books, for who settles, judges or closes by them: refused where one is not what was enacted. */

import type { Reader } from "../../books/port.ts";
import { refuse } from "../../core/refusal.ts";
import { alteredRules } from "../rule-seal.ts";
import type { RuleVersion } from "../rules.ts";

export async function soundRules(read: Reader): Promise<RuleVersion[]> {
  await requireSoundRules(read);
  return read.rules();
}

export async function requireSoundRules(read: Reader): Promise<void> {
  const findings = alteredRules(await read.ruleSeals());
  if (findings.length > 0) refuse("rules-must-be-as-enacted", { rules: findings.length }, { findings });
}
