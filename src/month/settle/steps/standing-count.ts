/** What a settlement says of itself, from the books: the same each time it is asked, whenever it was made. */

import { by } from "../../../core/list.ts";
import { CHARGE_KINDS } from "../../../rules/charge.ts";
import type { SettleReads } from "../port.ts";
import { isOfInvoice, numbered, type Unpriced, unpricedRequests } from "../run.ts";
import { MAX_SHOWN, type SettlementCount } from "../settlement.ts";

export async function standingCount(read: SettleReads, settlement: number): Promise<SettlementCount> {
  const totals: SettlementCount["totals"] = new Map();
  for (const { kind, count, fen } of await read.chargeTotals(settlement)) {
    const sum = totals.get(kind) ?? { count: 0, fen: 0n };
    totals.set(kind, { count: sum.count + count, fen: sum.fen + fen });
  }
  const found = await read.unpriced(settlement);
  const unpriced = unpricedRequests(found);
  const invoiceLines = found.filter((u) => u.severity === "differs" && isOfInvoice(u)).length;
  const findings = shown(found);
  const differs = found.filter((u) => u.severity === "differs").length - invoiceLines;
  return { totals: totalsInOrder(totals), unpriced, differs, invoiceLines, findings };
}

/** The first findings of a settlement in the books: without its totals, which are a walk through all of its charges. */
export async function standingFindings(
  read: SettleReads,
  settlement: number,
): Promise<SettlementCount["findings"]> {
  return shown(await read.unpriced(settlement));
}

const shown = (found: readonly Unpriced[]): SettlementCount["findings"] =>
  found.slice(0, MAX_SHOWN).map(numbered);

/** Not in the order in which the charges were made. */
export function totalsInOrder(totals: SettlementCount["totals"]): SettlementCount["totals"] {
  return new Map([...totals].sort(by(([kind]) => CHARGE_KINDS.indexOf(kind))));
}
