/** The lines of a period's courier invoices, each audited: what the audit shows and what settlement pays are the same. */
import type { Period } from "../../domain/period.ts";
import { directoryOf } from "../../domain/registry/directory.ts";
import { inForce } from "../../domain/rules/in-force.ts";
import { type RuleVersion, ruleName } from "../../domain/rules.ts";
import { type AuditedLine, type CourierAudit, courierAudit } from "../../domain/settle/courier-audit.ts";
import type { Standing } from "../../domain/settle/standing.ts";
import type { Reader } from "../../ports/store.ts";
import { standingOf } from "./period-standing.ts";
import { periodsBefore } from "./periods-before.ts";

/** The contract in force on a day. */
export type ContractOn = (day: string) => RuleVersion<"courier"> | undefined;

export interface CourierLines {
  readonly audit: CourierAudit;
  readonly contractOn: ContractOn;
  /** By waybill number. */
  lines(): AsyncGenerator<AuditedLine>;
}

/** `contractOn`: a contract other than the books' own; `standing`: registry and rules other than the period's own. */
export async function courierLines(
  read: Reader,
  period: Period,
  other: { contractOn?: ContractOn | undefined; standing?: Standing | undefined } = {},
): Promise<CourierLines> {
  const { registry, rules } = other.standing ?? (await standingOf(read, period.id));
  const directory = directoryOf(registry);
  const contractOn = other.contractOn ?? ((day: string) => inForce({ rules, part: "courier", day }));
  const parcels = await parcelsByContract(read, { period, contractOn });
  const audit = courierAudit({
    period,
    contractOn: (day) => contractOn(day)?.body,
    districtOf: (library) => directory.library(library)?.district ?? "",
    parcelsOn: (day) => parcels.get(nameOn(contractOn, day)) ?? 0,
  });
  // Books come back months later: their return parcels belong to loans of periods before.
  for (const before of await periodsBefore(read, period.from)) {
    for await (const batch of read.recordsOf({ period: before.id, service: "ill" }))
      for (const record of batch) audit.loan(record, false);
    for await (const batch of read.waybillLines(before.id))
      for (const line of batch) audit.earlier(line, before);
  }
  for await (const batch of read.recordsOf({ period: period.id, service: "ill" }))
    for (const record of batch) audit.loan(record, true);
  return {
    audit,
    contractOn,
    async *lines() {
      for await (const batch of read.waybillLines(period.id))
        for (const line of batch) yield audit.line(line);
    },
  };
}

function nameOn(contractOn: ContractOn, day: string): string {
  const contract = contractOn(day);
  return contract ? ruleName(contract) : "";
}

/** Tiers look at the parcels of the whole period, so they are counted before the first is priced. */
async function parcelsByContract(
  read: Reader,
  of: { period: Period; contractOn: ContractOn },
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const batch of read.waybillLines(of.period.id)) {
    for (const { item, chargeFen, shippedOn } of batch) {
      if (item !== "parcel" || chargeFen < 0n) continue;
      const name = nameOn(of.contractOn, shippedOn);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
