/**
 * The books, as the workflows see them. Every implementation passes the same contract suite (test/books).
 *
 * Reads see what is committed. Streams come in batches of at most `BATCH` so that memory stays flat; their order is
 * stated and total, so equal books give equal streams.
 */

import type { Action, Applied } from "../core/store.ts";
import type { CloseFact, CloseReads } from "../month/close/port.ts";
import type { CourierFact, CourierReads } from "../month/courier/port.ts";
import type { FileComparison, FileDifference } from "../month/import/file.ts";
import type { ImportFact, ImportReads } from "../month/import/port.ts";
import type { LedgerFact, LedgerReads } from "../month/ledger/port.ts";
import type { ReconcileFact, ReconcileReads } from "../month/reconcile/port.ts";
import type { SettleFact, SettleReads } from "../month/settle/port.ts";
import type { FormFact, FormReads } from "../papers/forms/port.ts";
import type { PeopleFact, PeopleReads } from "../people/port.ts";
import type { RegistryFact, RegistryReads } from "../registry/port.ts";
import type { IndicatorFact, IndicatorReads } from "../review/indicator/port.ts";
import type { SubProjectFact, SubProjectReads } from "../review/subproject/port.ts";
import type { RulesFact, RulesReads } from "../rules/port.ts";

export interface Store {
  readonly read: Reader;
  /**
   * Runs the plan in one transaction: all of it, or nothing when it throws. The function is called once the books are
   * locked for writing, so what it reads cannot change under it. With `dryRun` the transaction is rolled back at the end.
   * Throws Refusal `books-must-be-free` when another process is writing, `disk-must-have-room`,
   * `fact-must-not-change`.
   */
  apply(
    plan: (inside: Inside) => Plan,
    action: Action,
    how?: { readonly dryRun?: boolean },
  ): Promise<Applied>;
  close(): Promise<void>;
}

/** What only the transaction itself can see: its own uncommitted rows. */
export interface Inside {
  /** Multiset difference between files' rows (all comparable fields; place excluded). */
  fileDifference(of: FileComparison): Promise<FileDifference>;
}

export interface Reader
  extends RegistryReads,
    RulesReads,
    PeopleReads,
    ImportReads,
    ReconcileReads,
    CourierReads,
    SettleReads,
    LedgerReads,
    CloseReads,
    SubProjectReads,
    IndicatorReads,
    FormReads {}
export type Fact =
  | RegistryFact
  | RulesFact
  | PeopleFact
  | ImportFact
  | ReconcileFact
  | CourierFact
  | SettleFact
  | LedgerFact
  | CloseFact
  | SubProjectFact
  | IndicatorFact
  | FormFact;

export type FactKind = Fact["kind"];
/** What the action log counts: the facts that were added, and what an upgrade took out. */
export type LoggedKind = FactKind | "unread-cells-removed" | "unread-names-removed";
/** A fact of one kind, for functions that make or take just that. */
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
/** Facts one by one, or many together: of millions, waiting for each would cost as much as writing it. */
export type Plan = AsyncIterable<Fact | readonly Fact[]> | Iterable<Fact>;
