/** What this room reads from the books, and the facts it adds. */

import type { LogRow } from "./action-log.ts";
import type { AlteredObject, AlteredRows } from "./altered-rows.ts";
import type { Approval, StandingApproval } from "./approval.ts";
import type { Operator } from "./operator.ts";

export interface PeopleReads {
  operators(): Promise<Operator[]>; // latest version of each, by name
  /** Every version of every operator since the action, oldest first: who it is, and who recorded it. */
  registrationsAfter(action: number): Promise<{ name: string; by: string }[]>;
  nextApprovalNumber(): Promise<number>;
  /** The latest of a period. */
  approval(period: string): Promise<StandingApproval | null>;
  /** Who made the settlement, under which system user, and by which action. */
  settledBy(settlement: number): Promise<{ name: string; user: string | null; action: number }>;
  /** Newest first; `last`: so many of them. */
  actions(filter?: { last?: number; operator?: string }): Promise<LogRow[]>;
  /** Rows that are not what an action sealed: of all tables and of the seals themselves, or of the tables named. */
  alteredRows(only: readonly string[] | null): Promise<AlteredRows[]>;
  /** Tables, indexes, views and triggers that are not as this program makes them. */
  alteredSchema(): Promise<AlteredObject[]>;
  /** What the database's own check complains of, in its words. */
  damage(): Promise<readonly string[]>;
}

export type PeopleFact =
  | { readonly kind: "operator-recorded"; readonly operator: Operator }
  | { readonly kind: "period-approved"; readonly approval: Approval };
