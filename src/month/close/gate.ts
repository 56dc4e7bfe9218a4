/** One of the gates: what was counted, and why it stops the close. Which there are, and in what order: gates.ts. */
import type { Finding } from "../../core/finding.ts";

export type GateKey =
  | "earlier-closed"
  | "rows-corrected"
  | "sheets-read"
  | "totals-agree"
  | "remarks-answered"
  | "files-complete"
  | "answers-awaited"
  | "courier-answered"
  | "reconciled"
  | "discrepancies"
  | "open-total"
  | "settled"
  | "priced"
  | "trial-balance"
  | "ledger"
  | "netting"
  | "budget"
  | "second-engine"
  | "approved";

export interface Gate {
  readonly key: GateKey;
  readonly passed: boolean;
  /** What was counted, named for the sentence that shows it; amounts in yuan. */
  readonly figures: Readonly<Record<string, string>>;
  /** Why it failed, the summary first; empty when it passed. */
  readonly findings: readonly Finding[];
}

export function gate(key: GateKey, figures: Record<string, string>, findings: readonly Finding[]): Gate {
  return { key, passed: findings.length === 0, figures, findings };
}
