/** balis rule enact: a pack's parts become immutable versions in the books. */
import type { Fact, Store } from "../../books/port.ts";
import { refuse } from "../../core/refusal.ts";
import type { Action } from "../../core/store.ts";
import { isSameRow } from "../contract-in-force.ts";
import { type RuleVersion, ruleName } from "../rules.ts";
import { soundRules } from "./sound-rules.ts";

interface Enacted {
  readonly enacted: readonly RuleVersion[];
  /** Enacted before with the same text. */
  readonly present: readonly RuleVersion[];
}

export async function enactRules(asked: {
  store: Store;
  versions: readonly RuleVersion[];
  action: Action;
  dryRun?: boolean;
}): Promise<Enacted> {
  const { store, versions, action, dryRun = false } = asked;
  const enacted: RuleVersion[] = [];
  const present: RuleVersion[] = [];
  await store.apply(
    async function* (): AsyncGenerator<Fact> {
      const standing = await soundRules(store.read);
      for (const version of versions) {
        if (isPresent(version, standing)) {
          present.push(version);
          continue;
        }
        enacted.push(version);
        yield { kind: "rule-enacted", rule: version };
      }
    },
    action,
    { dryRun },
  );
  return { enacted, present };
}

/** True when it is in the books already; refused when the same name or first day stands with another text. */
function isPresent(version: RuleVersion, standing: readonly RuleVersion[]): boolean {
  for (const other of standing) {
    if (other.part !== version.part) continue;
    const same = other.pack === version.pack && other.version === version.version;
    if (same && other.hash === version.hash) return true;
    if (same) refuse("rule-version-must-not-change", { id: ruleName(version), version: version.version });
    if (other.from === version.from && isSameRow(version, other)) {
      const names = { id: ruleName(version), version: version.version, other: ruleName(other) };
      refuse("rule-version-must-not-overlap", names);
    }
  }
  return false;
}
