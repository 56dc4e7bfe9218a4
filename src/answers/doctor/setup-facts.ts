/** What the books say of how they are set up, and of what one month has brought: what the checklist is made of. */

import type { Day } from "../../core/day.ts";
import type { Finding } from "../../core/finding.ts";
import type { EngineName } from "../../core/machine-port.ts";
import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import type { ToldDeferred } from "../../month/close/period-finding.ts";
import type { Operator } from "../../people/operator.ts";
import type { RecordKind } from "../../records/record.ts";
import type { Registry } from "../../registry/directory.ts";
import type { Library, Service } from "../../registry/library.ts";
import type { StoredSubjectStep } from "../../registry/subject-step.ts";
import type { RuleVersion } from "../../rules/rules.ts";

interface BilledDays {
  readonly company: string | null;
  readonly days: readonly Day[];
  /** Of lines that name no company, each with its file's name. */
  readonly rows?: readonly { readonly day: Day; readonly file: string; readonly row: number }[];
}

export interface SetupFacts {
  readonly period: Period;
  readonly registry: Registry;
  /** By which libraries became subject service libraries; undone ones, too. */
  readonly subjectSteps: readonly StoredSubjectStep[];
  readonly rules: readonly RuleVersion[];
  /** Rule versions that are not what was enacted. */
  readonly altered: readonly Finding[];
  /** Those that stand in the period; `lateFor`: the closed period a late one was sent for. */
  readonly files: readonly { readonly kind: RecordKind; readonly lateFor: string | null }[];
  /** Days of supply of confirmed requests outside the period; empty where nobody has looked. */
  readonly outside: readonly { readonly service: Service; readonly days: readonly Day[] }[];
  /** Of the period's courier bills: the days of shipment, once each, by company; null and empty as in `ShippedBy`. */
  readonly bills: readonly BilledDays[];
  readonly operators: readonly Operator[];
  readonly settings: ReadonlyMap<string, string>;
  /** Null: none is set, or nobody has looked whether it is there. */
  readonly engine: { readonly program: EngineName; readonly isFound: boolean } | null;
}

export interface MonthFacts {
  readonly period: Period;
  readonly files: number;
  /** Named in requests that nobody has decided on, without an agreement on the day. */
  readonly strangers: readonly { readonly service: Service; readonly libraries: readonly Library[] }[];
  /** Files that are reminded of, and that the close does not wait for: so they are no findings. */
  readonly reminded: { readonly files: number; readonly libraries: number };
  /** Open ones that hold the close, those of them that are missing files, and open ones that hold nothing. */
  readonly findings: { readonly open: number; readonly missing: number; readonly others: number };
  /** Open ones; the close says which of them stop it. */
  readonly discrepancies: number;
  readonly deferred: readonly ToldDeferred[];
  /** Of all courier bills so far: what is held and not answered. */
  readonly held: { readonly count: number; readonly fen: Fen; readonly since: string };
  /** Earlier periods that are still to be closed. */
  readonly earlier: readonly string[];
}
