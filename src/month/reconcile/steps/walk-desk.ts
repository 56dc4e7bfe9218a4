/**
 * 处理台 / the desk: walks the queue of open discrepancies with a person, one at a time.
 *
 * Every decision is in the books before the next question is asked, so leaving, a closed window or a crash loses
 * nothing, and coming back means asking for what is still open. The last decisions of the sitting can be taken back.
 * The person is asked through `Person`; the desk itself never knows a keyboard.
 */

import type { Store } from "../../../books/port.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { type Decision, stateOf } from "../desk/decision.ts";
import type { QueuedDiscrepancy } from "./discrepancy-queue.ts";
import { applyDecisions, withdrawResolution } from "./resolve-discrepancies.ts";

export type DeskAnswer =
  | { readonly do: "decide"; readonly decision: Decision }
  | { readonly do: "skip" | "back" | "undo" | "quit" };

export interface Person {
  /** Shows the discrepancy and asks; `at` counts from 1. */
  ask(shown: { discrepancy: QueuedDiscrepancy; at: number; of: number }): Promise<DeskAnswer>;
  tell(
    what: "undone" | "nothing-to-undo" | "changed-meanwhile",
    about: QueuedDiscrepancy,
  ): Promise<void> | void;
  /** What was decided can't be done; the same discrepancy is asked about again. */
  refused(refusal: Refusal): Promise<void> | void;
}

export interface Sitting {
  readonly decided: number;
  /** Of the queue, still open at the end. */
  readonly left: number;
}

interface Taken {
  readonly at: number;
  readonly decision: Decision;
}

export async function walkDesk(asked: {
  store: Store;
  queue: readonly QueuedDiscrepancy[];
  person: Person;
  action: () => Action;
  undoReason: string;
}): Promise<Sitting> {
  const { store, queue, person } = asked;
  const taken: Taken[] = [];
  const isOpen = (i: number): boolean => taken.every((t) => t.at !== i);
  let at = 0;
  for (let here = queue[at]; here !== undefined; here = queue[at]) {
    if (!isOpen(at)) at += 1;
    else if (!(await isAsSeen(store, here))) {
      await person.tell("changed-meanwhile", here);
      at += 1;
    } else {
      const answer = await person.ask({ discrepancy: here, at: at + 1, of: queue.length });
      if (answer.do === "quit") break;
      if (answer.do === "skip") at += 1;
      if (answer.do === "back") at = queue.findLastIndex((_, i) => i < at && isOpen(i));
      if (answer.do === "undo") at = await undo(asked, { taken, at, here });
      if (answer.do === "decide" && (await decide(asked, here, answer.decision)))
        taken.push({ at, decision: answer.decision });
      at = Math.max(at, 0);
    }
  }
  return { decided: taken.length, left: queue.length - taken.length };
}

async function isAsSeen(store: Store, seen: QueuedDiscrepancy): Promise<boolean> {
  const [now] = await store.read.discrepancies({ ids: [seen.id], period: seen.period });
  return now !== undefined && stateOf(now) === stateOf(seen);
}

async function decide(
  asked: { store: Store; person: Person; action: () => Action },
  discrepancy: QueuedDiscrepancy,
  decision: Decision,
): Promise<boolean> {
  const action = asked.action();
  const decided = [{ ...decision, discrepancy, by: action.operator }];
  return unlessRefused(asked.person, () => applyDecisions({ store: asked.store, decided, action }));
}

/** Takes the sitting's last decision back and goes to its discrepancy; where it no longer stands, nothing is done. */
async function undo(
  asked: Parameters<typeof walkDesk>[0],
  from: { taken: Taken[]; at: number; here: QueuedDiscrepancy },
): Promise<number> {
  const { store, person } = asked;
  const last = from.taken.at(-1);
  const undone = last && asked.queue[last.at];
  if (!last || !undone) {
    await person.tell("nothing-to-undo", from.here);
    return from.at;
  }
  const [now] = await store.read.discrepancies({ ids: [undone.id], period: undone.period });
  const isOurs =
    now?.resolution?.kind === last.decision.kind && now.resolution.reason === last.decision.reason.trim();
  if (!isOurs) {
    await person.tell("changed-meanwhile", undone);
    return from.at;
  }
  const back = { store, id: undone.id, reason: asked.undoReason, action: asked.action() };
  if (!(await unlessRefused(person, () => withdrawResolution(back)))) return from.at;
  from.taken.pop();
  await person.tell("undone", undone);
  return last.at;
}

async function unlessRefused(person: Person, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await person.refused(error);
    return false;
  }
}
