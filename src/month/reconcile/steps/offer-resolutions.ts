/** What may be offered to who decides: nothing that the rules would refuse whatever is typed beside it. */

import type { Action } from "../../../core/store.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { countAsked, feeAsked, isWord } from "../desk/decision-values.ts";
import { possibleResolutions } from "../desk/resolution.ts";
import type { AgreedValues } from "../discrepancy.ts";
import type { StoredDiscrepancy } from "../port.ts";
import { type DecidingReads, wouldStand } from "./resolve-discrepancies.ts";

interface Offering {
  readonly discrepancy: StoredDiscrepancy;
  readonly records: readonly RequestRecord[];
  readonly rules: readonly RuleVersion[];
  readonly action: Action;
}

/** In their usual order. Each is tried with a reason and with values of the kind that it needs. */
export async function offeredResolutions(read: DecidingReads, of: Offering): Promise<ResolutionKind[]> {
  const offered: ResolutionKind[] = [];
  for (const kind of possibleResolutions(of))
    if (await standsWith(read, of, { kind, values: valuesNeeded(kind, of) })) offered.push(kind);
  return offered;
}

/** More rows than these are not tried one number at a time. */
const MOST_TRIED = 20;

/** How many rows may be said to count; null: that is not asked. Where the rows are not paid alike it is all of them or another decision. */
export async function countsOffered(
  read: DecidingReads,
  of: Offering & { kind: ResolutionKind; values: AgreedValues },
): Promise<number[] | null> {
  const rows = countAsked(of.kind, of);
  if (rows === null) return null;
  const counts = Array.from({ length: rows }, (_, i) => i + 1);
  if (rows > MOST_TRIED) return counts;
  const offered: number[] = [];
  for (const count of counts)
    if (await standsWith(read, of, { kind: of.kind, values: { ...of.values, count } })) offered.push(count);
  // Something else of the values is refused: that is said when it is decided.
  return offered.length === 0 ? counts : offered;
}

function standsWith(
  read: DecidingReads,
  { discrepancy, action }: Offering,
  tried: { kind: ResolutionKind; values: AgreedValues },
): Promise<boolean> {
  const values = Object.keys(tried.values).length === 0 ? null : tried.values;
  const decided = { discrepancy, kind: tried.kind, values, reason: "tried", by: action.operator };
  return wouldStand(read, decided, action);
}

/** The most that can be said: where even this is refused, nothing that is typed helps. */
function valuesNeeded(kind: ResolutionKind, of: Offering): AgreedValues {
  const count = countAsked(kind, of);
  const isDocument = of.discrepancy.service === "dd";
  const agreed = isDocument ? { pages: 1, feeFen: 0n } : { volumes: 1 };
  return {
    ...(kind === "agreed-value" ? agreed : isWord(kind) && feeAsked(kind, of) ? { feeFen: 0n } : {}),
    ...(count === null ? {} : { count }),
  };
}
