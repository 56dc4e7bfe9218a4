/** 未结金额 / what open discrepancies leave unsettled: the same figure for the gates of the close and for who looks for the large ones. */

import type { Fen } from "../../../core/money.ts";
import { periodOf } from "../../../core/period.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { type StandingReads, standingOf } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import type { StoredDiscrepancy } from "../port.ts";
import { unsettledOf } from "../risk.ts";
import { worthBy } from "./reconcile-period.ts";

/** How many are looked up at once. */
const ROUND = 500;

/** Each with what it leaves unsettled, in their order; nothing where it is decided: to defer it decides nothing. */
export async function withUnsettled<D extends StoredDiscrepancy>(
  read: StandingReads & ImportReads,
  discrepancies: readonly D[],
): Promise<(D & { readonly unsettledFen: Fen })[]> {
  const worths = new Map<string, (record: RequestRecord) => Fen>();
  const found: (D & { readonly unsettledFen: Fen })[] = [];
  for (let from = 0; from < discrepancies.length; from += ROUND) {
    const some = discrepancies.slice(from, from + ROUND);
    const records = await read.records(some.flatMap(openRecords));
    let at = 0;
    for (const d of some) {
      const own = records.slice(at, at + openRecords(d).length);
      at += own.length;
      const worth = worths.get(d.period) ?? (await settledWorth(read, d.period));
      worths.set(d.period, worth);
      const unsettledFen = isUndecided(d)
        ? unsettledOf({ kind: d.kind, records: own, riskFen: d.riskFen }, worth)
        : 0n;
      found.push({ ...d, unsettledFen });
    }
  }
  return found;
}

export function isUndecided({ resolution }: Pick<StoredDiscrepancy, "resolution">): boolean {
  return resolution === null || resolution.kind === "defer";
}

const openRecords = (d: StoredDiscrepancy) => (isUndecided(d) ? d.records : []);

/** A request is settled by the tariff, whatever its file says: a stated 0.00 does not make it worthless. */
async function settledWorth(read: StandingReads, period: string): Promise<(record: RequestRecord) => Fen> {
  const { rules } = await standingOf(read, period);
  const stated = worthBy(rules, periodOf(period));
  return (record) => {
    const [fee, priced] = [stated(record), stated({ ...record, feeFen: null })];
    return fee > priced ? fee : priced;
  };
}
