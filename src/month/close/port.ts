/** What this room reads from the books, and the facts it adds. */

import type { PeopleReads } from "../../people/port.ts";
import type { LedgerReads } from "../ledger/port.ts";
import type { SettlingReads } from "../settle/port.ts";
import type { FindingAnswer, StandingAnswer } from "./period-finding.ts";

export interface CloseReads {
  /** In the order of closing. */
  closes(): Promise<StandingClose[]>;
  /** Those that stand: of each finding the latest, unless it was withdrawn. */
  findingAnswers(period: string): Promise<StandingAnswer[]>;
}

/** What a period is closed by. */
export type FindingReads = SettlingReads & CloseReads & Pick<PeopleReads, "actions">;

export type ClosingReads = PeopleReads & SettlingReads & LedgerReads & CloseReads;

export type CloseFact =
  | { readonly kind: "period-closed"; readonly close: PeriodClose }
  | { readonly kind: "finding-answered"; readonly period: string; readonly answer: FindingAnswer };

/** A close as it stands in the books. */
export interface StandingClose extends PeriodClose {
  readonly closedAt: string;
  readonly closedBy: string;
  /** The system user; null where the machine named none. */
  readonly closedUnder: string | null;
  /** Of the log. */
  readonly action: number;
}

/** 关账清单 / manifest: what a closed period consists of, chained to the period closed before it. */
export interface PeriodClose {
  readonly period: string;
  /** 1, 2, …: the order of closing. */
  readonly ordinal: number;
  /** The manifest's canonical JSON text. */
  readonly manifest: string;
  /** SHA-256 of `manifest`. */
  readonly hash: string;
  /** The hash of the close before it; 64 zeros for the first. */
  readonly previous: string;
}
