/**
 * 账单周期的包裹 / the parcels of a cycle stand on its own bill, and now and then on another one: billed too early, late, credited or
 * weighed anew. A tier and a monthly minimum are of the cycle, on whichever bill its parcels stand.
 *
 * Worked example: half price from the third parcel on. April's bill has one of May too early, where it is held; May's has two: they cost
 * half. A minimum of 60.00: May's parcels of 30.00 and that one of 8.00 leave 22.00 to be topped up.
 */
import type { Fen } from "../../../core/money.ts";
import { contains, type Period } from "../../../core/period.ts";
import { cycleOf } from "../../../rules/billing-cycle.ts";
import type { ContractOn, ShippedBy } from "../../../rules/contract-in-force.ts";
import { isPart, type RuleVersion } from "../../../rules/rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { isCompensation } from "../account-part.ts";
import { monthlyMinimumOf } from "../courier.ts";
import { accountOf } from "../courier-answer.ts";
import { isEarlyFor } from "../invoice-audit.ts";

/** Accounts of which an earlier bill has a parcel of the period's cycle, by `waybillKey`. */
export async function earlyAccounts(
  read: ImportReads,
  of: { period: Period; near: readonly Period[]; contractOn: ContractOn },
): Promise<string[]> {
  const bodyOn = (line: ShippedBy) => of.contractOn(line)?.body;
  const found = new Set<string>();
  for (const bill of of.near) {
    const isEarly = (line: ShippedBy) => isEarlyFor(line, { bill, period: of.period, contractOn: bodyOn });
    // Few bills have one at all: the days of their parcels tell it without a look at the lines.
    const files = await read.files({ period: bill.id, kind: "courier-invoice" });
    const days = await Promise.all(files.map(({ number }) => read.shippedIn(number)));
    if (!days.flat().some(isEarly)) continue;
    for await (const batch of read.waybillLines(bill.id))
      for (const line of batch) if (isEarly(line)) found.add(accountOf(line));
  }
  return [...found];
}

/**
 * 月保底差额 of a line of any of these periods: the minimum less what is billed for the parcels of its cycle, whether paid or held,
 * so that holding one makes it no dearer. `isOfNovember`: by the rule of `EarlierRules.isOfNovember`.
 */
export async function topUps(
  read: ImportReads,
  of: {
    periods: readonly Period[];
    contractOn: ContractOn;
    rules: readonly RuleVersion[];
    isOfNovember: boolean;
  },
): Promise<(line: ShippedBy) => Fen> {
  const cycles = of.periods.map((period) => ({ period, billed: new Map<string, Fen>() }));
  const hasMinimum = of.rules.some((r) => isPart(r, "courier") && r.body.monthlyMinimumFen !== undefined);
  const cycleFor = (line: ShippedBy) => {
    const contract = of.contractOn(line)?.body;
    return cycles.find((c) => contains(cycleOf(c.period, contract), line.shippedOn));
  };
  for (const period of hasMinimum ? of.periods : [])
    for await (const batch of read.waybillLines(period.id))
      for (const line of batch) {
        const company = of.contractOn(line)?.body.company;
        const own = cycleFor(line);
        if (company === undefined || own === undefined || line.item !== "parcel") continue;
        if (of.isOfNovember ? own.period !== period : isCompensation(line)) continue;
        own.billed.set(company, (own.billed.get(company) ?? 0n) + line.chargeFen);
      }
  return (line) => {
    const contract = of.contractOn(line)?.body;
    if (contract?.monthlyMinimumFen === undefined) return 0n;
    const fen = monthlyMinimumOf(contract) - (cycleFor(line)?.billed.get(contract.company) ?? 0n);
    return fen > 0n ? fen : 0n;
  };
}
