/** What a settlement rests on: the rules and what was charged before it, of the books or simulated; and whose rows are whose. */

import type { Period } from "../../../core/period.ts";
import type { ContractOn } from "../../../rules/contract-in-force.ts";
import type { RulesReads, RulesStanding } from "../../../rules/port.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { ImportReads } from "../../import/port.ts";
import type { SettleReads } from "../port.ts";
import type { SettlementRun } from "../run.ts";
import { type SettlementRules, settlementRules } from "../settlement-rules.ts";
import type { ChargedBefore } from "../subsidy.ts";

export interface SettlementBasis {
  /** Every version that a charge can name. */
  readonly versions: readonly RuleVersion[];
  /** What a settled period is settled by once more. */
  readonly rulesOf: (run: SettlementRun, period: Period) => SettlementRules;
  /** What was charged before a period, with what was corrected of it before `knownIn`; absent: before the period itself. */
  readonly before: (period: Period, knownIn?: Period) => Promise<ChargedBefore>;
  /** Absent: the contracts of the books. */
  readonly contractOn?: ContractOn;
  /** Absent: as it stands now, or of a closed period as it stood when that was settled. */
  readonly standing?: RulesStanding;
  /** Invoices by `EarlierRules`. */
  readonly isEarlier?: boolean;
  readonly isOfNovember?: boolean;
}

export async function booksBasis(read: RulesReads & SettleReads): Promise<SettlementBasis> {
  const versions = await read.rules();
  return {
    versions,
    rulesOf: (run) => {
      const named = new Set(run.rules);
      return settlementRules(versions.filter((rule) => named.has(ruleName(rule))));
    },
    before: (period, knownIn) => read.chargedBefore(period.id, knownIn?.id),
  };
}

/**
 * The period that each file's rows belong to, by the file's number: that of the file, or the closed one it was sent for too late.
 * What a period confirms of another one's rows (late, deferred, or in dispute until now) corrects that one.
 */
export async function homePeriods(read: ImportReads): Promise<ReadonlyMap<number, string>> {
  return new Map((await read.files()).map((f) => [f.number, f.lateFor ?? f.period]));
}
