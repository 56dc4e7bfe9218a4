/** What one settlement keeps of one scheme while requests pass through it. */
import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { MadeCharge } from "../../rules/charge.ts";
import type { ConditionContext } from "../../rules/condition.ts";
import type { RuleVersion } from "../../rules/rules.ts";
import type { Scheme } from "../../rules/scheme.ts";

/** One scheme of one rule version, and what passed through it. */
export interface SchemeState {
  readonly scheme: Scheme;
  readonly rule: RuleVersion<"schemes">;
  readonly about: ConditionContext;
  /** By library: what was granted or billed request by request. */
  readonly own: Map<LibraryCode, Fen>;
  /** By library and year of supply. */
  readonly quota: Map<string, QuotaUse>;
  readonly pool: Map<LibraryCode, PoolCounts>;
}

export interface QuotaRequest {
  readonly charge: MadeCharge;
  readonly day: Day;
  readonly feeFen: Fen;
}

/** The earliest requests that the quota can still reach, in order of supply. */
interface QuotaUse {
  readonly earliest: QuotaRequest[];
  feeFen: Fen;
}

export interface PoolCounts {
  requests: bigint;
  volumes: bigint;
  points: bigint;
  requestsAsked: bigint;
  volumesAsked: bigint;
}
