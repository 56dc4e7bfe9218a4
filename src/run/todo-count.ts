/**
 * How much a step leaves to a person, where its answer counts it otherwise than as problems: discrepancies that are open, lines of the invoice of
 * which something is held, rows that go back to libraries.
 *
 * Worked example: a reconciliation with 9 of 11 `differs` and 1 of 1 `duplicate` open leaves 10.
 */
import type { StepKey } from "./run-report.ts";

interface Counted {
  readonly services?: readonly {
    readonly count: { readonly kinds: Readonly<Record<string, { readonly open: number }>> };
  }[];
  readonly totals?: readonly { readonly lines: number; readonly heldFen: number }[];
  readonly rows?: number;
}

/** `json`: the answer of the step's command. */
export function todoIn(step: StepKey, json: Readonly<Record<string, unknown>>): number {
  const { services = [], totals = [], rows = 0 }: Counted = json;
  if (step === "reconcile")
    return sum(services.flatMap(({ count }) => Object.values(count.kinds).map(({ open }) => open)));
  if (step === "courier") return sum(totals.map(({ lines, heldFen }) => (heldFen === 0 ? 0 : lines)));
  return step === "return" ? rows : 0;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
