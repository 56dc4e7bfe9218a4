/** balis discrepancy assign: who sees to them, and by when. */

import type { Store } from "../../../books/port.ts";
import type { Day } from "../../../core/day.ts";
import type { Action } from "../../../core/store.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import type { StoredDiscrepancy } from "../port.ts";

/**
 * What is undefined stays as it is; null takes it away. Gives how many changed: the books leave one alone that is so already, unless
 * another reason is given for it.
 */
export async function assignDiscrepancies(asked: {
  store: Store;
  found: readonly StoredDiscrepancy[];
  owner: string | null | undefined;
  dueOn: Day | null | undefined;
  note: string;
  action: Action;
}): Promise<number> {
  const { store, found, note } = asked;
  for (const period of new Set(found.map((d) => d.period))) await openPeriod(store.read, period);
  const applied = await store.apply(
    () =>
      found.map((d) => ({
        kind: "discrepancy-assigned" as const,
        assignment: {
          discrepancy: d.id,
          owner: asked.owner === undefined ? d.owner : asked.owner,
          dueOn: asked.dueOn === undefined ? d.movedTo : asked.dueOn,
          note,
        },
      })),
    asked.action,
  );
  return applied.added;
}
