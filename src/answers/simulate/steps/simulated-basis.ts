/** What a simulated settlement rests on: the packs in place of the books' parts, and the sums carried through the months. */

import { addTo } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { overlaps, type Period } from "../../../core/period.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { SettlementRun } from "../../../month/settle/run.ts";
import type { SettlementRules } from "../../../month/settle/settlement-rules.ts";
import type { SettlementBasis } from "../../../month/settle/steps/settlement-basis.ts";
import { type ChargedBefore, yearKey } from "../../../month/settle/subsidy.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import type { ComparedLine } from "../comparison.ts";
import { simulatedRules } from "../simulated-rules.ts";

const CARRIED: ReadonlySet<string> = new Set(["dd-subsidy", "grant", "bill", "free"]);

/** Caps of a year and quotas go on from the simulated months, so each one is told with `carry` once it is known. */
export class SimulatedBasis implements SettlementBasis {
  readonly versions: readonly RuleVersion[];
  private readonly about: {
    read: SettleReads;
    span: Period;
    simulated: readonly RuleVersion[];
    enacted: readonly RuleVersion[];
  };
  private readonly carried: { from: string; sums: ChargedBefore }[] = [];

  constructor(about: SimulatedBasis["about"]) {
    this.about = about;
    this.versions = [...about.simulated, ...about.enacted];
  }

  readonly rulesOf = (run: SettlementRun, period: Period): SettlementRules => {
    const { simulated, enacted, span } = this.about;
    // A correction of a month before the span is settled as that month was.
    const within = overlaps(period, span);
    return simulatedRules({ simulated: within ? simulated : [], own: run.rules, enacted, period });
  };

  readonly before = async (period: Period, knownIn?: Period): Promise<ChargedBefore> => {
    const sums = new Map(await this.about.read.chargedBefore(period.id, knownIn?.id));
    for (const { from, sums: more } of this.carried) {
      if (from >= period.from) continue;
      for (const [key, fen] of more) addTo(sums, key, fen);
    }
    return sums;
  };

  carry(period: Period, lines: readonly ComparedLine[]): void {
    const sums = new Map<string, Fen>();
    for (const { kind, scheme, library, differenceFen } of lines) {
      if (library === null || differenceFen === 0n || !CARRIED.has(kind)) continue;
      const key = yearKey({ year: period.to.slice(0, 4), kind, scheme: scheme ?? "", library });
      addTo(sums, key, differenceFen);
    }
    this.carried.push({ from: period.from, sums });
  }
}
