/**
 * 处理台 / the desk: walks the queue of open discrepancies with a person, one at a time.
 *
 * Every decision is in the books before the next question is asked, so leaving, a closed window or a crash loses
 * nothing, and coming back means asking for what is still open. The last decisions of the sitting can be taken back. After a decision
 * the same is offered for others like it (desk/alike.ts), all of them or none, each a decision of its own.
 * The person is asked through `Person`; the desk itself never knows a keyboard.
 */

import type { Store } from "../../../books/port.ts";
import { sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { isAlike, speaksOfOthers } from "../desk/alike.ts";
import { type Decision, stateOf } from "../desk/decision.ts";
import type { QueuedDiscrepancy } from "./discrepancy-queue.ts";
import { applyDecisions, withdrawResolutions, wouldStand } from "./resolve-discrepancies.ts";

/** Which of the queue are looked at; its text as it was typed. */
export interface Chosen {
  readonly text: string;
  readonly fits: (discrepancy: QueuedDiscrepancy) => boolean;
}

export type DeskAnswer =
  | { readonly do: "decide"; readonly decision: Decision }
  /** Null: all of the queue again. */
  | { readonly do: "choose"; readonly chosen: Chosen | null }
  | { readonly do: "skip" | "back" | "undo" | "quit" };

export interface Shown {
  readonly discrepancy: QueuedDiscrepancy;
  /** Counts from 1, among those looked at. */
  readonly at: number;
  readonly of: number;
  /** Of those looked at, still open: how many, and what is in question. */
  readonly open: number;
  readonly riskFen: Fen;
  readonly chosen: string | null;
}

export type DeskEvent =
  | "decided"
  | "undone"
  | "nothing-to-undo"
  | "changed-meanwhile"
  | "withdrawn-meanwhile"
  | "none-chosen"
  | "chosen-done";

export interface Person {
  ask(shown: Shown): Promise<DeskAnswer>;
  /** Whether the same is decided of all of these, for the same reason; "quit": neither, and the desk is left. */
  askAlike(about: {
    decision: Decision;
    alike: readonly QueuedDiscrepancy[];
  }): Promise<"yes" | "no" | "quit">;
  tell(what: DeskEvent, about: readonly QueuedDiscrepancy[]): Promise<void> | void;
  /** What was decided can't be done; the same discrepancy is asked about again. */
  refused(refusal: Refusal): Promise<void> | void;
}

export interface Sitting {
  readonly decided: number;
  /** Of the queue, still open at the end. */
  readonly left: number;
}

interface Taken {
  readonly of: readonly QueuedDiscrepancy[];
  readonly decision: Decision;
  readonly by: string;
}

interface Asked {
  readonly store: Store;
  readonly queue: readonly QueuedDiscrepancy[];
  readonly person: Person;
  readonly action: () => Action;
  readonly undoReason: string;
}

export async function walkDesk(asked: Asked): Promise<Sitting> {
  const desk = new Desk(asked);
  while (await desk.step());
  return desk.sitting();
}

class Desk {
  private readonly asked: Asked;
  private readonly taken: Taken[] = [];
  /** Decided by somebody else meanwhile. */
  private readonly gone = new Set<QueuedDiscrepancy>();
  private chosen: Chosen | null = null;
  private at = 0;

  constructor(asked: Asked) {
    this.asked = asked;
  }

  sitting(): Sitting {
    const { queue } = this.asked;
    const decided = this.taken.reduce((sum, { of }) => sum + of.length, 0);
    return { decided, left: queue.length - decided - this.gone.size };
  }

  /** False: the sitting is over. */
  async step(): Promise<boolean> {
    const { queue, person } = this.asked;
    const at = queue.findIndex((d, i) => i >= this.at && this.isShown(d));
    const here = queue[at];
    if (here === undefined) {
      if (this.chosen === null) return false;
      this.choose(null);
      await person.tell("chosen-done", []);
      return true;
    }
    this.at = at;
    if (!(await this.isAsSeen(here))) {
      this.gone.add(here);
      await person.tell("changed-meanwhile", [here]);
      return true;
    }
    const answer = await person.ask(this.shown(here));
    if (answer.do === "skip") this.at = at + 1;
    if (answer.do === "back")
      this.at = Math.max(
        queue.findLastIndex((d, i) => i < at && this.isShown(d)),
        0,
      );
    if (answer.do === "choose") await this.chooseSome(answer.chosen);
    if (answer.do === "undo") await this.undo(here);
    if (answer.do === "decide") return this.decide(here, answer.decision);
    return answer.do !== "quit";
  }

  private shown(discrepancy: QueuedDiscrepancy): Shown {
    const all = this.asked.queue.filter((d) => this.chosen?.fits(d) ?? true);
    const open = all.filter((d) => this.isOpen(d));
    return {
      ...{ discrepancy, at: all.indexOf(discrepancy) + 1, of: all.length, open: open.length },
      ...{ riskFen: sumOf(open, (d) => d.riskFen), chosen: this.chosen?.text ?? null },
    };
  }

  private isOpen(d: QueuedDiscrepancy): boolean {
    return !this.gone.has(d) && this.taken.every(({ of }) => !of.includes(d));
  }

  private isShown(d: QueuedDiscrepancy): boolean {
    return this.isOpen(d) && (this.chosen?.fits(d) ?? true);
  }

  private choose(chosen: Chosen | null): void {
    this.chosen = chosen;
    this.at = 0;
  }

  private async chooseSome(chosen: Chosen | null): Promise<void> {
    const { queue, person } = this.asked;
    const found = queue.some((d) => this.isOpen(d) && (chosen?.fits(d) ?? true));
    if (found) this.choose(chosen);
    else await person.tell("none-chosen", []);
  }

  private async isAsSeen(seen: QueuedDiscrepancy): Promise<boolean> {
    const { read } = this.asked.store;
    const [now] = await read.discrepancies({ ids: [seen.id], period: seen.period });
    return now !== undefined && stateOf(now) === stateOf(seen);
  }

  private async decide(here: QueuedDiscrepancy, decision: Decision): Promise<boolean> {
    if (!(await this.decideAll([here], decision))) return true;
    const alike = await this.alike(here, decision);
    if (alike.length === 0) return true;
    const said = await this.asked.person.askAlike({ decision, alike });
    if (said === "yes") await this.decideAll(alike, decision);
    return said !== "quit";
  }

  /** In one transaction: all of them, or none. */
  private async decideAll(of: readonly QueuedDiscrepancy[], decision: Decision): Promise<boolean> {
    const { store, person } = this.asked;
    const action = this.asked.action();
    const decided = of.map((discrepancy) => ({ ...decision, discrepancy, by: action.operator }));
    if (!(await this.unlessRefused(() => applyDecisions({ store, decided, action })))) return false;
    this.taken.push({ of, decision, by: action.operator });
    await person.tell("decided", of);
    return true;
  }

  /** Those looked at, still as they were seen, of which the rules would take the same decision. */
  private async alike(here: QueuedDiscrepancy, decision: Decision): Promise<QueuedDiscrepancy[]> {
    const { store, queue } = this.asked;
    if (!speaksOfOthers(decision)) return [];
    const action = this.asked.action();
    const found: QueuedDiscrepancy[] = [];
    for (const discrepancy of queue.filter((d) => this.isShown(d) && isAlike(here, d))) {
      const decided = { ...decision, discrepancy, by: action.operator };
      if (await wouldStand(store.read, decided, action)) found.push(discrepancy);
    }
    return found;
  }

  /** Takes the sitting's last decisions back and goes to their first discrepancy; where one no longer stands, that is told and nothing is done. */
  private async undo(here: QueuedDiscrepancy): Promise<void> {
    const { store, queue, person, undoReason: reason } = this.asked;
    const last = this.taken.at(-1);
    const [first] = last?.of ?? [];
    if (!last || !first) {
      await person.tell("nothing-to-undo", [here]);
      return;
    }
    const ids = last.of.map((d) => d.id);
    const now = await store.read.discrepancies({ ids, period: first.period });
    const { kind, reason: why } = last.decision;
    const stands = ({ id }: QueuedDiscrepancy): boolean =>
      now.some(
        ({ id: its, resolution: r }) =>
          its === id && r?.kind === kind && r.reason === why.trim() && r.by === last.by,
      );
    if (!last.of.every(stands)) return this.yield(last, last.of.filter(stands));
    const action = this.asked.action();
    if (!(await this.unlessRefused(() => withdrawResolutions({ store, ids, reason, action })))) return;
    this.taken.pop();
    if (!this.isShown(first)) this.choose(null);
    this.at = queue.indexOf(first);
    await person.tell("undone", last.of);
  }

  /** What others have changed is no longer this sitting's to take back: the next undo is of what still stands, or of the decision before. */
  private async yield(last: Taken, standing: readonly QueuedDiscrepancy[]): Promise<void> {
    const { queue, person } = this.asked;
    this.taken.pop();
    if (standing.length > 0) this.taken.push({ ...last, of: standing });
    const open: QueuedDiscrepancy[] = [];
    const changed: QueuedDiscrepancy[] = [];
    for (const d of last.of.filter((each) => !standing.includes(each)))
      ((await this.isAsSeen(d)) ? open : changed).push(d);
    for (const d of changed) this.gone.add(d);
    if (changed.length > 0) await person.tell("changed-meanwhile", changed);
    const [first] = open;
    if (!first) return;
    if (!this.isShown(first)) this.choose(null);
    this.at = queue.indexOf(first);
    await person.tell("withdrawn-meanwhile", open);
  }

  private async unlessRefused(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.asked.person.refused(error);
      return false;
    }
  }
}
