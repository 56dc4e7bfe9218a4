/**
 * 说明原因关账 / consent: a month may close over what nobody can mend any more, if whoever closes it says why. The reason, the name and
 * what was let pass stand in the manifest, so they are part of the period for good and of every hash after it.
 *
 * Only what asks for judgement is let pass: evidence left out, answers that may still come, and open discrepancies that are small one by one. Arithmetic, an
 * order of steps, a second person never are: those hold or they don't.
 *
 * Worked example: one library's file says 合计 5000 where its rows add up to 100, and the library exists no more:
 * `balis close 2019-05 --confirm 2019-05 --despite "该馆已撤并，原始记录无从核对"`.
 */

import type { Canonical } from "../../core/canonical-json.ts";
import { by, sumOf } from "../../core/list.ts";
import { parsedManifest } from "../../people/operator.ts";
import type { CloseFacts } from "./facts.ts";
import type { Gate, GateKey } from "./gate.ts";
import { openTotal, smallOpen, totalLimitOf, unsettledIn } from "./gates.ts";
import { leftOutGates, stillAwaited, stillMissing } from "./left-out.ts";
import { type FindingFile, missingOf } from "./period-finding.ts";

const BY_REASON: ReadonlySet<GateKey> = new Set<GateKey>([
  "rows-corrected",
  "sheets-read",
  "totals-agree",
  "files-complete",
  "answers-awaited",
  "courier-answered",
  "open-total",
]);

/** Whether the gate failed, and a stated reason lets it pass. */
export function isForReason(gate: Gate): boolean {
  return !gate.passed && BY_REASON.has(gate.key);
}

export interface Consent {
  readonly reason: string;
  readonly by: string | null;
}

/** What stands in a manifest; null where the period needed none. */
export function consentIn(manifest: string): Consent | null {
  const said = parsedManifest(manifest)?.consent;
  if (typeof said !== "object" || said === null || !("reason" in said) || !("by" in said)) return null;
  const { reason, by } = said;
  return typeof reason === "string" ? { reason, by: typeof by === "string" ? by : null } : null;
}

/** The gates that it lets pass. */
export function gatesLetPass(facts: CloseFacts): Gate[] {
  return [...leftOutGates(facts), openTotal(facts)].filter(isForReason);
}

/** The manifest's part: the reason, who gave it, and each gate with all that it found. */
export function consentOf(facts: CloseFacts, reason: string): Canonical {
  const { rows, sheets, columns, totals, remarks } = facts.leftOut;
  const open = smallOpen(facts);
  const what: Partial<Record<GateKey, Record<string, Canonical>>> = {
    "rows-corrected": { files: rows.map(kept) },
    "sheets-read": {
      files: sheets.map(kept),
      ...(columns.length > 0 ? { columns: columns.map(kept) } : {}),
    },
    "totals-agree": { totals: totals.map(kept) },
    "remarks-answered": { remarks: remarks.map(kept) },
    "files-complete": { missing: stillMissing(facts).map(missingOf) },
    "answers-awaited": { ...facts.awaited },
    "courier-answered": {
      bills: stillAwaited(facts).map(({ company, lines }) => ({
        ...{ company, lines: lines.length, heldFen: sumOf(lines, (l) => l.fen) },
      })),
    },
    "open-total": {
      ...{ open: open.length, unsettledFen: unsettledIn(open), limitFen: totalLimitOf(facts) },
      ...(facts.deferred.length === 0 ? {} : { deferred: deferredIn(facts) }),
    },
  };
  const letPass = gatesLetPass(facts).map(({ key }) => ({ gate: key, ...what[key] }));
  return { reason, by: facts.parties.closedBy, letPass };
}

/** What was put off, with what it leaves unsettled and why. */
export function deferredIn({ deferred }: CloseFacts): Canonical[] {
  return [...deferred].sort(by((d) => d.id)).map(({ id, service, caseKey, unsettledFen, reason }) => ({
    id,
    service,
    caseKey,
    unsettledFen,
    reason,
  }));
}

/** A file is named by its name and its content. */
function kept<F extends FindingFile>(of: F): Omit<F, "number" | "library" | "isCharged"> {
  const { number: _, library: __, isCharged: ___, ...rest } = of;
  return rest;
}
