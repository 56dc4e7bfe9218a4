/**
 * 更正 / correction: what is known otherwise, after the close, of a request of a closed period.
 *
 * The closed period never changes. A correction names the request, what is right, why, and the open period into which the
 * difference is settled. A request of a late file, or one that was still in dispute at the close, is decided in an open period
 * like any other and belongs to its own: it is a difference, too, with nothing to be noted. All that goes from one closed
 * period into the same open one is one numbered correction run (更正结算): R1, R2, …, in the order of the open periods.
 *
 * Worked example: 2019-05 settled 12 pages for 3.60; the supplier finds that it was 10. The correction goes into 2019-07 as
 * 2019-05/R1: fee basis −0.60 and, at 50 %, subsidy −0.30.
 * Source: SOURCES.md [correction-runs], [partial-credit], [closed-stays].
 */
import { by } from "../../core/list.ts";
import { firstDayOf } from "../../core/period.ts";
import type { Service } from "../../registry/library.ts";
import type { DecidedValues } from "../reconcile/discrepancy.ts";
import { type Confirmed, withAgreed } from "../reconcile/match.ts";

/** values: the request counts with these instead; void: it does not count. */
export type CorrectionChange =
  | { readonly kind: "values"; readonly values: DecidedValues }
  | { readonly kind: "void" };

export interface Correction {
  readonly number: number;
  /** The closed period that settled the request. */
  readonly period: string;
  readonly into: string;
  readonly service: Service;
  readonly caseKey: string;
  readonly ordinal: number;
  readonly change: CorrectionChange;
  readonly reason: string;
  /** The discrepancy whose decision made it, and with which it holds; null: noted by hand. */
  readonly discrepancy: string | null;
}

/** Who noted it, and when. */
export interface NotedCorrection extends Correction {
  readonly notedBy: string;
  readonly notedAt: string;
}

/** The one that counts: of all that speak of a request, the latest. */
export function latestOf(
  request: Pick<Correction, "service" | "caseKey" | "ordinal">,
  corrections: readonly Correction[],
): Correction | undefined {
  const { service, caseKey, ordinal } = request;
  const own = corrections.filter(
    (c) => c.service === service && c.caseKey === caseKey && c.ordinal === ordinal,
  );
  return [...own].sort(by((a) => a.number)).at(-1);
}

/** What it says in the place of the request's values; nothing of one that says that it does not count. */
export function valuesOf(correction: Pick<Correction, "change"> | undefined): DecidedValues {
  return correction?.change.kind === "values" ? correction.change.values : {};
}

/**
 * The request as the latest of its corrections has it; null where it does not count. Each one says all that is other than it was settled:
 * who adds one says again what the one before it corrected.
 */
export function corrected(confirmed: Confirmed, corrections: readonly Correction[]): Confirmed | null {
  const latest = latestOf(confirmed.match, corrections);
  if (!latest) return confirmed;
  if (latest.change.kind === "void") return null;
  const { values } = latest.change;
  const match = { ...confirmed.match, values: { ...confirmed.match.values, ...values } };
  return { match, record: withAgreed(confirmed.record, values) };
}

/** The number of the one that counts instead; null: this one does. */
export function supersededBy(correction: Correction, all: readonly Correction[]): number | null {
  const own = all.filter((c) => c.period === correction.period);
  const last = latestOf(correction, own)?.number ?? correction.number;
  return last > correction.number ? last : null;
}

/** "R1", "R2", … of one closed period, by the open periods they go into, in the order of time. */
export function runNames(into: Iterable<string>): Map<string, string> {
  const inOrder = [...new Set(into)].sort(by((a) => [firstDayOf(a), a]));
  return new Map(inOrder.map((period, i) => [period, `R${i + 1}`]));
}
