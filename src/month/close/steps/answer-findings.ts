/** balis findings answer: a person says why something of a period's files stays as it is. */

import type { Fact, Store } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import type { PeriodFinding } from "../period-finding.ts";
import { readPeriodFindings } from "./period-findings.ts";

/** By id; without ids, all that match. */
export interface ChosenFindings {
  readonly ids: readonly string[];
  readonly matches: (finding: PeriodFinding) => boolean;
}

/**
 * The findings that were answered. `reason` null withdraws their answers. Refuses a closed period, an id that the period has not, and
 * a choice that meets none.
 */
export async function answerFindings(asked: {
  store: Store;
  period: string;
  chosen: ChosenFindings;
  reason: string | null;
  action: Action;
  dryRun?: boolean;
}): Promise<PeriodFinding[]> {
  const { store, chosen, reason, action, dryRun = false } = asked;
  let answered: PeriodFinding[] = [];
  await store.apply(
    async function* (): AsyncGenerator<Fact> {
      const period = await openPeriod(store.read, asked.period);
      const { findings, answered: before } = await readPeriodFindings(store.read, { period });
      const isAnswered = new Set(before.map((f) => f.id));
      const open = findings.filter((f) => isAnswered.has(f.id) === (reason === null));
      answered = chosenOf({ period: period.id, chosen, all: findings, open });
      for (const { id, count, items } of answered)
        yield { kind: "finding-answered", period: period.id, answer: { id, count, items, reason } };
    },
    action,
    { dryRun },
  );
  return answered;
}

/** Named ones whatever was answered before; of the others those that are open, or have an answer to withdraw. */
function chosenOf(from: {
  period: string;
  chosen: ChosenFindings;
  all: readonly PeriodFinding[];
  open: readonly PeriodFinding[];
}): PeriodFinding[] {
  const { period, chosen, all, open } = from;
  const { ids, matches } = chosen;
  if (ids.length > 0) {
    const byId = new Map(all.map((f) => [f.id, f]));
    const known = [...byId.keys()].join(", ");
    return [...new Set(ids)].map(
      (id) => byId.get(id) ?? refuse("finding-must-be-known", { period, id, known }),
    );
  }
  const found = open.filter(matches);
  return found.length > 0 ? found : refuse("finding-must-be-open", { period });
}
