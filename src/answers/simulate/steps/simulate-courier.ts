/** A period's courier invoices audited twice: by the contract of the books, and by the simulated one. */

import type { Reader } from "../../../books/port.ts";
import type { Period } from "../../../core/period.ts";
import { AuditSums } from "../../../month/courier/audit-sums.ts";
import { type ContractOn, courierLines } from "../../../month/courier/steps/courier-lines.ts";
import type { CourierMonth, CourierSide } from "../simulation-sheet.ts";

/** Null where the period has no invoice. */
export async function simulateCourier(asked: {
  read: Reader;
  period: Period;
  before: ContractOn;
  after: ContractOn;
}): Promise<CourierMonth | null> {
  const { read, period } = asked;
  const before = await sideBy(read, period, asked.before);
  if (before.totals.length === 0) return null;
  return { period: period.id, before, after: await sideBy(read, period, asked.after) };
}

async function sideBy(read: Reader, period: Period, contractOn: ContractOn): Promise<CourierSide> {
  const courier = await courierLines(read, period, { contractOn });
  const sums = new AuditSums();
  for await (const audited of courier.lines()) sums.add(audited, contractOn(audited.line.shippedOn));
  return { ratedFen: sums.ratedFen(), totals: sums.totals(), allocation: sums.allocation() };
}
