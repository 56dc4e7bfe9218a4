/** Applying a plan: one transaction, all of it or nothing. */

import { pauseDue, withPauses } from "../../core/io/pause.ts";
import type { Action, Applied } from "../../core/store.ts";
import type { Connection } from "../database.ts";
import type { Fact, FactOf, Inside, Plan } from "../port.ts";
import { fileDifference } from "./file-difference.ts";
import { checkTransaction } from "./write/checks.ts";
import { fileWriters } from "./write/files.ts";
import { indicatorWriters } from "./write/indicators.ts";
import { courierWriters, moneyWriters } from "./write/money.ts";
import { addAction, peopleWriters, sealAction } from "./write/people.ts";
import { reconciliationWriters } from "./write/reconciliation.ts";
import { registryWriters } from "./write/registry.ts";
import { settlementWriters } from "./write/settlement.ts";
import { narrativeWriters, subprojectWriters } from "./write/subprojects.ts";
import { transactionOn, type Writers } from "./write/transaction.ts";

/** Within a transaction that has begun; it is over afterwards. */
export async function applyPlan(
  db: Connection,
  asked: { plan: (inside: Inside) => Plan; action: Action; dryRun: boolean; afterLock: () => void },
): Promise<Applied> {
  try {
    asked.afterLock();
    const tx = transactionOn(db, addAction(db, asked.action));
    const writers: Writers = {
      ...registryWriters(tx),
      ...fileWriters(tx),
      ...reconciliationWriters(tx),
      ...courierWriters(tx),
      ...settlementWriters(tx),
      ...moneyWriters(tx),
      ...peopleWriters(tx),
      ...subprojectWriters(tx),
      ...indicatorWriters(tx),
      ...narrativeWriters(tx),
    };
    const inside: Inside = { fileDifference: async (of) => fileDifference(db, of) };
    const facts = asked.plan(inside);
    const added = new Map<Fact["kind"], number>();
    let [kind, before]: [Fact["kind"] | undefined, number] = [undefined, tx.tally.added];
    // Facts of a kind come in runs; counting each of a million on its own is felt.
    const count = (next?: Fact["kind"]): void => {
      const more = tx.tally.added - before;
      if (kind !== undefined && more > 0) added.set(kind, (added.get(kind) ?? 0) + more);
      [kind, before] = [next, tx.tally.added];
    };
    const write = (fact: Fact): void => {
      if (fact.kind !== kind) count(fact.kind);
      tx.tally.gathered.kind = fact.kind;
      writeFact(writers, fact.kind, fact);
    };
    // Not one loop: awaiting a million facts that need no waiting costs as much as writing them.
    if (Symbol.asyncIterator in facts)
      for await (const some of facts) {
        for (const fact of listed(some)) write(fact);
        const pause = pauseDue();
        if (pause) await pause;
      }
    else for (const fact of facts) write(fact);
    count();
    db.gathering?.writeAll();
    for (const [k, were] of tx.tally.gathered.wereThere)
      added.set(k as Fact["kind"], (added.get(k as Fact["kind"]) ?? 0) - were);
    checkTransaction(tx);
    // A plan that adds nothing leaves no trace, not even of the action.
    const leavesTrace = !asked.dryRun && tx.tally.added > 0;
    if (leavesTrace) await withPauses(sealAction(db, { number: tx.action, added, touched: tx.touched }));
    db.exec(leavesTrace ? "COMMIT" : "ROLLBACK");
    return { added: tx.tally.added, present: tx.tally.present };
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
  }
}

function listed(some: Fact | readonly Fact[]): readonly Fact[] {
  return "kind" in some ? [some] : some;
}

function writeFact<K extends Fact["kind"]>(writers: Writers, kind: K, fact: FactOf<K>): void {
  writers[kind](fact);
}
