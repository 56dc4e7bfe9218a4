/** balis courier audit: the period's invoice lines beside the contract and the loans of this period and those before it. */
import { parsePeriod } from "../domain/period.ts";
import { refuse } from "../domain/refusal.ts";
import { directoryOf } from "../domain/registry/directory.ts";
import { inForce } from "../domain/rules/in-force.ts";
import {
  AUDIT_CLASSES,
  type AuditClass,
  type AuditedLine,
  type AuditResult,
  type ClassTotal,
  courierAudit,
} from "../domain/settle/courier-audit.ts";
import type { Reader } from "../ports/store.ts";
import { periodOf } from "./open-period.ts";
import { readRegistry } from "./read-registry.ts";

/** Books come back within this many periods: their return parcels belong to loans of months before. */
const PERIODS_BACK = 3;

export async function auditCourier(asked: { read: Reader; period: string }): Promise<AuditResult> {
  const { read } = asked;
  const period = periodOf(asked.period);
  const rules = await read.rules();
  const directory = directoryOf(await readRegistry(read));
  const contractOn = (day: string) => inForce({ rules, part: "courier", day });
  const audit = courierAudit({
    period,
    contractOn: (day) => contractOn(day)?.body,
    districtOf: (library) => directory.library(library)?.district ?? "",
  });
  for (const id of await periodsUpTo(read, period.to)) {
    for await (const batch of read.caseRecords({ period: id, service: "ill" })) {
      for (const { record } of batch) audit.loan(record, id === period.id);
    }
  }
  const sums = new Map<AuditClass, ClassTotal>();
  const exceptions: AuditedLine[] = [];
  let lines = 0;
  for await (const batch of read.waybillLines(period.id)) {
    for (const line of batch) {
      const audited = audit.line(line);
      const before = sums.get(audited.class);
      sums.set(audited.class, {
        class: audited.class,
        lines: (before?.lines ?? 0) + 1,
        billedFen: (before?.billedFen ?? 0n) + line.chargeFen,
        disputedFen: (before?.disputedFen ?? 0n) + audited.disputedFen,
      });
      if (audited.class !== "correct") exceptions.push(audited);
      lines += 1;
    }
  }
  if (lines === 0) refuse("period-must-have-records", { period: period.id });
  const rank = (of: AuditClass): number => AUDIT_CLASSES.indexOf(of);
  return {
    period: period.id,
    totals: [...sums.values()].sort((a, b) => rank(a.class) - rank(b.class)),
    exceptions: exceptions.sort((a, b) => rank(a.class) - rank(b.class)),
    notBilled: audit.notBilled(),
    sample: rules.some(
      (r) =>
        r.part === "courier" && r.sample && r.from <= period.to && (r.to === null || r.to >= period.from),
    ),
  };
}

async function periodsUpTo(read: Reader, last: string): Promise<string[]> {
  const known = (await read.periods()).flatMap((p) => {
    const span = parsePeriod(p.period);
    return span && span.to <= last ? [p.period] : [];
  });
  return known.slice(-1 - PERIODS_BACK);
}
