/** Records settled by a set of rules, without books: each record is a confirmed request of its own. */

import { Settlement } from "../../src/month/settle/settlement.ts";
import { settlementRules } from "../../src/month/settle/settlement-rules.ts";
import type { ChargedBefore } from "../../src/month/settle/subsidy.ts";
import type { RequestRecord } from "../../src/records/record.ts";
import { directoryOf } from "../../src/registry/directory.ts";
import type { Charge } from "../../src/rules/charge.ts";
import type { RuleVersion } from "../../src/rules/rules.ts";

export interface Settled {
  readonly charges: readonly Charge[];
  /** Codes of what could not be priced. */
  readonly unpriced: readonly string[];
}

export function settleRecords(
  rules: readonly RuleVersion[],
  records: readonly RequestRecord[],
  how: { lastDay?: string; before?: ChargedBefore } = {},
): Settled {
  const settlement = new Settlement({
    number: 1,
    rules: settlementRules(rules),
    directory: directoryOf({ libraries: [], aliases: [], agreements: [] }),
    lastDay: how.lastDay ?? "2019-05-31",
    before: how.before ?? new Map(),
  });
  const facts = records.flatMap((record) => {
    const { service, requestKey: caseKey, ref } = record;
    const sides = { supplier: ref, requester: null, centre: null, basis: ref };
    const match = { service, caseKey, ordinal: 1, pass: "same-number" as const, ...sides };
    return settlement.request({ match: { ...match, values: null, discrepancy: null }, record });
  });
  const all = [...facts, ...settlement.end()];
  return {
    charges: all.flatMap((f) => (f.kind === "charge" ? [f.charge] : [])),
    unpriced: all.flatMap((f) =>
      f.kind === "unpriced" && f.unpriced.severity === "unpriced" ? [f.unpriced.finding.code] : [],
    ),
  };
}

/** Σ of one kind (and scheme) per library, as "10001 4.50". */
export function sums(charges: readonly Charge[], kind: string, scheme: string | null = null): string[] {
  const found = new Map<string, bigint>();
  for (const c of charges) {
    if (c.kind !== kind || c.scheme !== scheme) continue;
    found.set(c.library ?? "", (found.get(c.library ?? "") ?? 0n) + c.fen);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([library, fen]) => `${library} ${fen}`);
}
