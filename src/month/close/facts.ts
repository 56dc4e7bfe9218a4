/**
 * 关账依据 / close facts: what the books say about a period on the way to its close. Read once, judged by the
 * gates.
 */

import type { Fen } from "../../core/money.ts";
import type { Period } from "../../core/period.ts";
import type { StandingApproval } from "../../people/approval.ts";
import type { CheckMode } from "../../people/operator.ts";
import type { RequestStatus } from "../../records/record.ts";
import type { Service } from "../../registry/library.ts";
import type { RuleVersion } from "../../rules/rules.ts";
import type { HeldBill } from "../courier/company-invoices.ts";
import type { SourceFile } from "../import/file.ts";
import type { Account } from "../ledger/entry.ts";
import type { Discrepancy } from "../reconcile/discrepancy.ts";
import type { ReconciliationRun } from "../reconcile/port.ts";
import type { ChargeTotal, FundNeed, SettlementRun, Unpriced } from "../settle/run.ts";
import type { Awaited } from "./awaited.ts";
import type { AnsweredFinding, LeftOut, UnsentFile } from "./period-finding.ts";

/** A run, and whether everything it read is still as it was. */
export interface RunStanding<R> {
  readonly run: R;
  readonly current: boolean;
}

export interface ClosingFile extends Pick<SourceFile, "sha256" | "name" | "kind" | "library" | "lateFor"> {
  readonly rows: number;
  readonly taken: number;
  readonly quarantined: number;
}

export interface ServiceStatusCount {
  readonly service: Service;
  readonly status: RequestStatus;
  readonly requests: number;
  readonly pages: number;
  readonly volumes: number;
}

/** What of it goes unpaid when the period closes: the whole of what the case is worth, and never less than what is at risk. */
export interface OpenDiscrepancy extends Discrepancy {
  readonly unsettledFen: Fen;
}

/** 转下期: resolved for this period, and undecided all the same. */
export interface DeferredDiscrepancy extends OpenDiscrepancy {
  readonly reason: string;
}

/** Who made the settlement in force, who stands for it, who closes. */
export interface CloseParties {
  readonly mode: CheckMode;
  /** Null: not settled. */
  readonly settledBy: string | null;
  readonly approval: Pick<StandingApproval, "settlement" | "inputs" | "by"> | null;
  /** Null: nobody is closing. */
  readonly closedBy: string | null;
  /** The one system user under which it was settled and checked, where it was one. */
  readonly sharedUser: string | null;
}

export interface CloseFacts {
  readonly period: Period;
  /** Earlier periods that have files and are not closed, in order. */
  readonly openBefore: readonly string[];
  /** Each service with records, with its reconciliation; null when there is none. */
  readonly services: readonly { service: Service; standing: RunStanding<ReconciliationRun> | null }[];
  readonly files: readonly ClosingFile[];
  /** Of files that charges rest on, without what a person has answered for. */
  readonly leftOut: LeftOut;
  /** Of these the answered ones, too. */
  readonly missing: readonly UnsentFile[];
  /** Courier bills with lines that wait for an answer; consented ones, too. */
  readonly bills: readonly HeldBill[];
  /** Those that would hold the close. */
  readonly answered: readonly AnsweredFinding[];
  /** Null where none is, or nobody is closing. */
  readonly awaited: Awaited | null;
  readonly open: readonly OpenDiscrepancy[];
  /** Put off by a person or a policy; none of a period that was closed before its record told them. */
  readonly deferred: readonly DeferredDiscrepancy[];
  /** The deferred ones included. */
  readonly resolved: number;
  /** In force at the period's end. Without one, every open discrepancy is material. */
  readonly policies: RuleVersion<"policies"> | null;
  /** The versions the settlement names. */
  readonly rules: readonly RuleVersion[];
  readonly settlement: RunStanding<SettlementRun> | null;
  readonly unpriced: readonly Unpriced[];
  readonly totals: readonly ChargeTotal[];
  /** Funds that can't pay what was charged; empty where no budget is kept. */
  readonly uncovered: readonly FundNeed[];
  /** Of this period's entries, and the part of them that is money moved, not charged. */
  readonly balances: readonly { account: Account; fen: Fen }[];
  readonly moved: readonly { account: Account; fen: Fen }[];
  /** Σ of all balances of the books. */
  readonly trialFen: Fen;
  /** Canonical texts of this period's entries, one by one, in the order of their ids. */
  readonly entries: readonly string[];
  readonly requests: readonly ServiceStatusCount[];
  readonly parties: CloseParties;
}
