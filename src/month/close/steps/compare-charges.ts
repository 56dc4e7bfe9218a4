/** The charges of a settlement, computed once more, beside those that stand in the books. */

import { type Finding, finding } from "../../../core/finding.ts";
import { BATCH } from "../../../core/store.ts";
import { type Charge, sameCharge } from "../../../rules/charge.ts";
import type { SettleReads } from "../../settle/port.ts";
import type { SettlementRun } from "../../settle/run.ts";

interface ChargeComparison {
  /** How many were compared. */
  charges: number;
  take(again: Charge): void;
  /** Once many wait: a courier's charges come a few at a time, and asked for so they take as long as being computed. */
  compareDue(): Promise<void>;
  compareAll(): Promise<void>;
}

/** `add`: takes the findings. */
export function chargeComparison(of: {
  read: Pick<SettleReads, "chargesById">;
  run: SettlementRun;
  add: (found: Finding) => void;
}): ChargeComparison {
  const { read, run, add } = of;
  let waiting: Charge[] = [];
  const comparison: ChargeComparison = {
    charges: 0,
    take: (again) => void waiting.push(again),
    compareDue: async () => {
      if (waiting.length >= BATCH) await comparison.compareAll();
    },
    compareAll: async () => {
      const batch = waiting;
      waiting = [];
      const stored = await read.chargesById({ settlement: run.number, ids: batch.map((c) => c.id) });
      for (const [i, again] of batch.entries()) {
        const there = stored[i] ?? null;
        if (there === null || !sameCharge(there, again))
          add(chargeFinding(run.period, { stored: there, again }));
      }
      comparison.charges += batch.length;
    },
  };
  return comparison;
}

function chargeFinding(period: string, of: { stored: Charge | null; again: Charge }): Finding {
  const { stored, again } = of;
  const said = (charge: Charge | null): string => (charge === null ? "—" : `${charge.fen}`);
  return finding("charge-must-be-what-it-rests-on", {
    period,
    id: again.id,
    case: again.caseKey ?? again.library ?? "",
    storedFen: said(stored),
    againFen: said(again),
  });
}
