/**
 * Migrations: numbered, forward only, each written down in the books with the hash of its text. Books whose
 * history is not a beginning of ours are not touched: another program, or another version of a released
 * step, made them.
 */
import { hashText } from "../core/io/hash.ts";

export interface Migration {
  /** 1, 2, … without a gap. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

type HistoryState =
  | { readonly kind: "current" }
  | { readonly kind: "older"; readonly found: number; readonly wanted: number }
  | { readonly kind: "newer"; readonly found: number; readonly wanted: number }
  | { readonly kind: "unknown" };

/** Compares what was applied, in order of number, with what this program knows. */
export function historyState(
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
): HistoryState {
  const found = applied.length;
  const wanted = known.length;
  if (found === 0) return { kind: "unknown" };
  for (const [i, row] of applied.entries()) {
    if (row.number !== i + 1) return { kind: "unknown" };
    const ours = known[i];
    if (ours && (row.name !== ours.name || row.sha256 !== hashText(ours.sql))) return { kind: "unknown" };
  }
  if (found > wanted) return { kind: "newer", found, wanted };
  return found < wanted ? { kind: "older", found, wanted } : { kind: "current" };
}
