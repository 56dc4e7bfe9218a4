/**
 * Corrections as settlements of before 2026-11-29 have them: after the period's own charges, each closed period by itself. What they
 * took off freed nothing of a cap of the year or a quota in the same settlement, and increases stopped at the cap.
 *
 * Closed months never change, so `verify` computes those once more in this way; nothing is settled by it.
 */

import { addTo } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { MadeCharge } from "../../../rules/charge.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { ImportReads } from "../../import/port.ts";
import type { ReconcileReads } from "../../reconcile/port.ts";
import type { SettleReads } from "../port.ts";
import type { OwedSums } from "../proration.ts";
import type { Unpriced } from "../run.ts";
import { yearKey } from "../subsidy.ts";
import { comparedRun } from "./correction-runs.ts";
import type { SettlementBasis } from "./settlement-basis.ts";

type Corrected =
  | { readonly kind: "charge"; readonly charge: MadeCharge }
  | { readonly kind: "unpriced"; readonly unpriced: Unpriced };

/** `own` is what the period itself charged. */
export async function* correctionsAfter(asked: {
  read: RegistryReads & ImportReads & ReconcileReads & SettleReads;
  into: Period;
  number: number;
  others: ReadonlySet<string>;
  own: OwedSums;
  basis: SettlementBasis;
  /** The versions that the settlement of `into` names: for a part that the closed one had no need of. */
  versions: readonly RuleVersion[];
}): AsyncGenerator<Corrected> {
  const { read, into, own, others, basis, versions } = asked;
  const noted = await read.corrections({ into: into.id });
  const periods = [...new Set([...noted.map((c) => c.period), ...others])].sort();
  if (periods.length === 0) return;
  const paid = new Map(await basis.before(into));
  const rules = basis.versions;
  for (const id of periods) {
    const period = parsePeriod(id) ?? refuse("period-must-be-valid", { text: id });
    const year = period.to.slice(0, 4);
    const about = { read, basis, versions, period, into: into.id, number: asked.number };
    const before = await basis.before(period);
    const sides = { was: before, is: before };
    const { difference, unpriced } = await comparedRun({
      ...{ ...about, before: sides },
      ...{ onlyTouched: true, byLibrary: true },
    });
    for (const found of unpriced) yield { kind: "unpriced", unpriced: found };
    for (const charge of difference.end()) {
      const { kind, scheme, library } = charge;
      const key = yearKey({ year, kind, scheme: scheme ?? "", library: library ?? "" });
      const already = (paid.get(key) ?? 0n) + (into.to.startsWith(year) ? own.of(charge) : 0n);
      const within = withinYearCap(charge, { already, rules });
      addTo(paid, key, within.fen);
      yield { kind: "charge", charge: within };
    }
  }
}

/** Later periods have used the year's cap, too: of an increase no more is paid than is left of it. */
function withinYearCap(charge: MadeCharge, of: { already: Fen; rules: readonly RuleVersion[] }): MadeCharge {
  const cap = charge.fen > 0n ? yearCapOf(charge, of.rules) : null;
  if (cap === null) return charge;
  const left = cap > of.already ? cap - of.already : 0n;
  if (charge.fen <= left) return charge;
  const step = { item: "cap-year", quantity: 1n, unit: "cap", unitFen: left, fen: left - charge.fen };
  return { ...charge, fen: left, steps: [...charge.steps, step] };
}

function yearCapOf(charge: MadeCharge, rules: readonly RuleVersion[]): Fen | null {
  const body = rules.find((rule) => ruleName(rule) === charge.rule)?.body;
  if (body && charge.kind === "dd-subsidy" && "capPerLibraryYearFen" in body)
    return body.capPerLibraryYearFen;
  if (!body || charge.kind !== "grant" || !("schemes" in body)) return null;
  return body.schemes.find((s) => s.key === charge.scheme)?.caps.perLibraryYearFen ?? null;
}
