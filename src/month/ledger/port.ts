/** What this room reads from the books, and the facts it adds. */
import type { Account, Entry } from "./entry.ts";
import type { Movement } from "./movement.ts";

export interface LedgerReads {
  movements(filter?: { period?: string }): Promise<Movement[]>; // by number
  /** Those of settlements and those of movements. */
  entries(filter: { period?: string }): Promise<Entry[]>; // by id
  balances(filter?: { period?: string }): Promise<{ account: Account; fen: bigint }[]>; // by account
}

export type LedgerFact =
  | { readonly kind: "entry-posted"; readonly settlement: number; readonly entry: Entry }
  | { readonly kind: "movement-recorded"; readonly movement: Movement };
