/** Applying a plan: one transaction, all of it or nothing. */
import type { Fact, FactOf, Plan } from "../../../domain/plan.ts";
import type { Action, Applied, Inside } from "../../../ports/store.ts";
import type { Connection } from "./connection.ts";
import { fileDifference } from "./file-difference.ts";
import { checkTransaction } from "./write/checks.ts";
import { fileWriters } from "./write/files.ts";
import { indicatorWriters } from "./write/indicators.ts";
import { moneyWriters } from "./write/money.ts";
import { reconciliationWriters } from "./write/reconciliation.ts";
import { registryWriters } from "./write/registry.ts";
import { settlementWriters } from "./write/settlement.ts";
import { transactionOn, type Writers } from "./write/transaction.ts";

export async function applyPlan(
  db: Connection,
  asked: { plan: (inside: Inside) => Plan; action: Action; dryRun: boolean; afterLock: () => void },
): Promise<Applied> {
  db.exec("BEGIN IMMEDIATE");
  try {
    asked.afterLock();
    const tx = transactionOn(db, addAction(db, asked.action));
    const writers: Writers = {
      ...registryWriters(tx),
      ...fileWriters(tx),
      ...reconciliationWriters(tx),
      ...settlementWriters(tx),
      ...moneyWriters(tx),
      ...indicatorWriters(tx),
    };
    const inside: Inside = { fileDifference: async (span) => fileDifference(db, span) };
    const facts = asked.plan(inside);
    // Not one loop: awaiting a million facts that need no waiting costs as much as writing them.
    if (Symbol.asyncIterator in facts) for await (const fact of facts) writeFact(writers, fact.kind, fact);
    else for (const fact of facts) writeFact(writers, fact.kind, fact);
    checkTransaction(tx);
    // A plan that adds nothing leaves no trace, not even of the action.
    db.exec(asked.dryRun || tx.tally.added === 0 ? "ROLLBACK" : "COMMIT");
    return { ...tx.tally };
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
  }
}

function addAction(db: Connection, action: Action): number {
  const { lastInsertRowid } = db
    .prepare("INSERT INTO action (at, operator, command) VALUES (?, ?, ?)")
    .run(action.at, action.operator, action.command);
  return Number(lastInsertRowid);
}

function writeFact<K extends Fact["kind"]>(writers: Writers, kind: K, fact: FactOf<K>): void {
  writers[kind](fact);
}
