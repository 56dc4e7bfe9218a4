/**
 * 联合咨询经费补偿 / consulting compensation: what the centre owes a library for the requests of joint consulting it finished.
 *
 * A rule gives an amount per service item, the least quality score that is compensated, and caps per library. A request is
 * compensated once: in the period whose settlement first knows it as done by its last day, whichever file says so, and
 * never again. Each is a charge of its own with its row; what exceeds a cap is taken off by a further one. Where no rule is
 * in force on the day it was done, or the rule has no amount for the item, nothing is owed. BALIS has published no amounts.
 *
 * Worked example (sample): two novelty searches at 100.00, scores 92.0 and 70.0, at least 80.0 wanted: 100.00. A third one
 * in June with a cap of 150.00 a year: 100.00, and −50.00 by the cap. Source: SOURCES.md [consulting-items].
 */

import { addTo, by } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { latestBy } from "../../records/latest-by.ts";
import { requestKey } from "../../records/record.ts";
import type { ConsultingRequest } from "../../records/service-record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type MadeCharge, NO_REQUEST } from "../../rules/charge.ts";
import { type ConsultingCompensation, type RuleVersion, ruleName } from "../../rules/rules.ts";
import { capCharges } from "./scheme-caps.ts";
import type { SettlementRules } from "./settlement-rules.ts";
import type { ChargedBefore } from "./subsidy.ts";

/** The scheme's key in charges and accounts; also the name of the rule part. */
export const COMPENSATION = "consulting-compensation";

/** How a charge names its request: numbers of several libraries, and of other services, may be equal. */
function consultingCase(request: Pick<ConsultingRequest, "supplier" | "requestNo">): string {
  return `consulting/${request.supplier}/${requestKey(request.requestNo)}`;
}

/** Done by the day and not compensated yet, each as the last file says; in the order of library and number. */
export function toCompensate(
  records: readonly ConsultingRequest[],
  about: { day: string; compensated: ReadonlySet<string> },
): ConsultingRequest[] {
  return latestBy(records, (r) => [r.supplier, r.requestNo])
    .filter((r) => r.result === "done" && r.doneOn !== null && r.doneOn <= about.day)
    .map((r) => ({ key: consultingCase(r), r }))
    .filter(({ key }) => !about.compensated.has(key))
    .sort(by((a) => a.key))
    .map(({ r }) => r);
}

export function consultingCharges(
  requests: readonly ConsultingRequest[],
  about: { rules: SettlementRules; year: string; before: ChargedBefore },
): MadeCharge[] {
  const charges: MadeCharge[] = [];
  const own = new Map<LibraryCode, Fen>();
  let last: RuleVersion<"consulting-compensation"> | undefined;
  for (const request of requests) {
    const rule = about.rules.find(COMPENSATION, request.doneOn ?? "");
    const fen = rule && amountOf(request, rule.body);
    if (!rule || fen === undefined) continue;
    charges.push(chargeOf(request, { rule, fen }));
    addTo(own, request.supplier, fen);
    if (last === undefined || rule.from > last.from) last = rule;
  }
  if (last === undefined) return charges;
  const { capPerLibraryPeriodFen: period, capPerLibraryYearFen: year } = last.body;
  const caps = {
    ...(period === null ? {} : { perLibraryPeriodFen: period }),
    ...(year === null ? {} : { perLibraryYearFen: year }),
  };
  const scheme = { key: COMPENSATION, direction: "grant", service: "consulting", caps } as const;
  return [...charges, ...capCharges({ scheme, rule: last, own }, about)];
}

/** Undefined where the item has no amount, or the score is not reached. */
function amountOf(request: ConsultingRequest, rule: ConsultingCompensation): Fen | undefined {
  const least = rule.minimumScoreTenths;
  if (least !== null && (request.scoreTenths ?? -1) < least) return undefined;
  return rule.amounts.find((i) => i.item === request.serviceItem)?.perRequestFen;
}

function chargeOf(
  request: ConsultingRequest,
  priced: { rule: RuleVersion<"consulting-compensation">; fen: Fen },
): MadeCharge {
  const { rule, fen } = priced;
  return {
    ...NO_REQUEST,
    ...{ kind: "grant", scheme: COMPENSATION, service: "consulting", library: request.supplier },
    ...{ counterparty: request.asker, caseKey: consultingCase(request), record: request.ref },
    ...{ quantity: 1n, unit: "request", fen, rule: ruleName(rule) },
    steps: [{ item: request.serviceItem, quantity: 1n, unit: "request", unitFen: fen, fen }],
  };
}
