/** balis findings answer: a person says why something of a period's files stays as it is. */

import type { Fact, Store } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import { isAnsweredBy, type PeriodFinding, type StandingAnswer } from "../period-finding.ts";
import { readPeriodFindings } from "./period-findings.ts";

/** By id; without ids, all that match. */
export interface ChosenFindings {
  readonly ids: readonly string[];
  readonly matches: (finding: PeriodFinding) => boolean;
}

export interface GivenAnswer {
  readonly finding: PeriodFinding;
  /** The same reason holds for it, or there is no answer to withdraw: nothing was added. */
  readonly isAlreadySo: boolean;
}

/**
 * The findings that were answered, or already were. `reason` null withdraws their answers. Refuses a closed period, an id that the
 * period has not, and a choice that meets none.
 */
export async function answerFindings(asked: {
  store: Store;
  period: string;
  chosen: ChosenFindings;
  reason: string | null;
  action: Action;
  dryRun?: boolean;
}): Promise<GivenAnswer[]> {
  const { store, chosen, reason, action, dryRun = false } = asked;
  let given: GivenAnswer[] = [];
  await store.apply(
    async function* (): AsyncGenerator<Fact> {
      const period = await openPeriod(store.read, asked.period);
      const { findings } = await readPeriodFindings(store.read, { period });
      const standing = new Map((await store.read.findingAnswers(period.id)).map((a) => [a.id, a]));
      const all = findings.map((finding) => ({ finding, answer: standing.get(finding.id) ?? null }));
      given = chosenOf({ period: period.id, chosen, all, reason }).map(({ finding, answer }) => ({
        ...{ finding, isAlreadySo: reason === null ? answer === null : isSaid(finding, answer, reason) },
      }));
      for (const { finding, isAlreadySo } of given) {
        const { id, count, items } = finding;
        if (!isAlreadySo)
          yield { kind: "finding-answered", period: period.id, answer: { id, count, items, reason } };
      }
    },
    action,
    { dryRun },
  );
  return given;
}

interface WithAnswer {
  readonly finding: PeriodFinding;
  /** Also one that holds no more, because more was found since. */
  readonly answer: StandingAnswer | null;
}

function isSaid(finding: PeriodFinding, answer: StandingAnswer | null, reason: string): boolean {
  return answer !== null && answer.reason === reason && isAnsweredBy(finding, answer);
}

/**
 * Named ones whatever was answered before. Of the others: to be answered those that nobody has answered otherwise, to be withdrawn
 * those with an answer; where none has one, all of them are as they should be.
 */
function chosenOf(from: {
  period: string;
  chosen: ChosenFindings;
  all: readonly WithAnswer[];
  reason: string | null;
}): WithAnswer[] {
  const { period, chosen, all, reason } = from;
  const { ids, matches } = chosen;
  if (ids.length > 0) {
    const byId = new Map(all.map((f) => [f.finding.id, f]));
    const known = [...byId.keys()].join(", ");
    return [...new Set(ids)].map(
      (id) => byId.get(id) ?? refuse("finding-must-be-known", { period, id, known }),
    );
  }
  const matching = all.filter(({ finding }) => matches(finding));
  const free = matching.filter(
    ({ finding, answer }) => !answer || !isAnsweredBy(finding, answer) || answer.reason === reason,
  );
  const answered = matching.filter(({ answer }) => answer !== null);
  const found = reason !== null ? free : answered.length > 0 ? answered : matching;
  return found.length > 0 ? found : refuse("finding-must-be-open", { period });
}
