/** The lines of a period's courier invoices, each audited: what the audit shows and what settlement pays are the same. */
import { type Period, parsePeriod } from "../domain/period.ts";
import { directoryOf } from "../domain/registry/directory.ts";
import { inForce } from "../domain/rules/in-force.ts";
import { type RuleVersion, ruleName } from "../domain/rules.ts";
import { type AuditedLine, type CourierAudit, courierAudit } from "../domain/settle/courier-audit.ts";
import type { Reader } from "../ports/store.ts";
import { readRegistry } from "./read-registry.ts";

/** Books come back within this many periods: their return parcels belong to loans of months before. */
export const PERIODS_BACK = 3;

export interface CourierLines {
  readonly audit: CourierAudit;
  /** The contract in force on a day. */
  readonly contractOn: (day: string) => RuleVersion<"courier"> | undefined;
  /** By waybill number. */
  lines(): AsyncGenerator<AuditedLine>;
}

export async function courierLines(read: Reader, period: Period): Promise<CourierLines> {
  const rules = await read.rules();
  const directory = directoryOf(await readRegistry(read));
  const contractOn = (day: string) => inForce({ rules, part: "courier", day });
  const parcels = await parcelsByContract(read, { period, contractOn });
  const audit = courierAudit({
    period,
    contractOn: (day) => contractOn(day)?.body,
    districtOf: (library) => directory.library(library)?.district ?? "",
    parcelsOn: (day) => parcels.get(nameOn(contractOn, day)) ?? 0,
  });
  for (const id of await periodsBefore(read, period.from)) {
    for await (const batch of read.caseRecords({ period: id, service: "ill" }))
      for (const { record } of batch) audit.loan(record, false);
    for await (const batch of read.waybillLines(id)) for (const line of batch) audit.earlier(line);
  }
  for await (const batch of read.caseRecords({ period: period.id, service: "ill" }))
    for (const { record } of batch) audit.loan(record, true);
  return {
    audit,
    contractOn,
    async *lines() {
      for await (const batch of read.waybillLines(period.id))
        for (const line of batch) yield audit.line(line);
    },
  };
}

function nameOn(contractOn: CourierLines["contractOn"], day: string): string {
  const contract = contractOn(day);
  return contract ? ruleName(contract) : "";
}

/** Tiers look at the parcels of the whole period, so they are counted before the first is priced. */
async function parcelsByContract(
  read: Reader,
  of: { period: Period; contractOn: CourierLines["contractOn"] },
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

async function periodsBefore(read: Reader, from: string): Promise<string[]> {
  const known = (await read.periods()).flatMap((p) => {
    const span = parsePeriod(p.period);
    return span && span.to < from ? [p.period] : [];
  });
  return known.slice(-PERIODS_BACK);
}
