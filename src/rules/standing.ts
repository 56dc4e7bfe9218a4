/** What a settlement rests on besides records: the registry and the rules as they stood when it was made, or as they stand now. */
import type { Registry } from "../registry/directory.ts";
import type { RuleVersion } from "./rules.ts";

export interface RulesStanding {
  readonly registry: Registry;
  readonly rules: readonly RuleVersion[];
}
