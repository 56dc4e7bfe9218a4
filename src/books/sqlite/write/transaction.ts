/** What the writers of one transaction share: who acts, what was added, and which periods are open. */
import { invariant } from "../../../core/bug.ts";
import { refuse } from "../../../core/refusal.ts";
import type { FileReceipt } from "../../../month/import/file.ts";
import type { RecordKind } from "../../../records/record.ts";
import type { Service } from "../../../registry/library.ts";
import type { Connection } from "../../database.ts";
import type { Fact, FactOf } from "../../port.ts";
import { type Adding, later, newTally } from "./fact-table.ts";

export type Writers = { readonly [K in Fact["kind"]]: (fact: FactOf<K>) => void };

/** A file that the plan opened, and what the plan has said of it so far. */
export interface OpenedFileRow {
  readonly kind: RecordKind;
  readonly sha256: string;
  taken: number;
  receipt: FileReceipt | null;
}

interface Span {
  readonly period: string;
  readonly service: Service;
}

export interface Transaction extends Adding {
  readonly opened: Map<number, OpenedFileRow>;
  /** Runs the plan made, to be checked as a whole before the commit. */
  readonly runs: Set<number>;
  readonly periods: OpenPeriods;
}

/** The last line of defence: nothing is added to a closed period. Remembers what it asked. */
interface OpenPeriods {
  require(period: string): void;
  requireRun(run: number): Span;
  requireSettlement(settlement: number): void;
  /** After a close: ask again. */
  forget(): void;
}

function openPeriods(db: Connection): OpenPeriods {
  const closed = later(() => db.prepare("SELECT 1 FROM period_close WHERE period = ?"));
  const spanOf = later(() => db.prepare("SELECT period, service FROM reconciliation_run WHERE number = ?"));
  const periodOf = later(() => db.prepare("SELECT period FROM settlement_run WHERE number = ?").pluck());
  const periods = new Set<string>();
  const runs = new Map<number, Span>();
  const settlements = new Set<number>();
  const requirePeriod = (period: string): void => {
    if (periods.has(period)) return;
    if (closed().get(period) !== undefined) refuse("period-must-be-open", { period });
    periods.add(period);
  };
  return {
    require: requirePeriod,
    requireRun(run) {
      const known = runs.get(run);
      if (known) return known;
      const span = spanOf().get(run) as Span | undefined;
      invariant(span !== undefined, `reconciliation run ${run} is in the books before its facts`);
      requirePeriod(span.period);
      runs.set(run, span);
      return span;
    },
    requireSettlement(settlement) {
      if (settlements.has(settlement)) return;
      const period = periodOf().get(settlement) as string | undefined;
      invariant(period !== undefined, `settlement ${settlement} is in the books before its facts`);
      requirePeriod(period);
      settlements.add(settlement);
    },
    forget() {
      periods.clear();
      runs.clear();
      settlements.clear();
    },
  };
}

export function transactionOn(db: Connection, action: number): Transaction {
  return {
    db,
    action,
    tally: newTally(),
    touched: new Set(),
    opened: new Map(),
    runs: new Set(),
    periods: openPeriods(db),
  };
}
