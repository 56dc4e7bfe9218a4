/** What an open month needs next, before what was decided for it is settled: its files, their reconciliation, or the settlement. */
import type { Context } from "../../../terminal/context.ts";
import { importWords } from "../words/import.ts";

/** One line; a month may also be settled without files. */
export async function nextOfMonth(context: Context, period: string): Promise<string> {
  const { read } = await context.store();
  const state = (await read.periods()).find((p) => p.period === period);
  const words = importWords[context.language];
  if (state === undefined || state.files === 0) return words.nextFiles(period);
  for (const service of ["dd", "ill"] as const)
    if (!state.reconciled.includes(service) && (await read.hasRecords({ period, service })))
      return words.next(period);
  return words.nextSettle(period);
}
