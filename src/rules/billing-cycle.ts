/**
 * 账单周期 / the days that an invoice of a period bills: the period itself, or, where the contract's cycle begins on another day of the
 * month, from that day of the month before on. The invoice belongs to the period in which its cycle ends.
 *
 * Worked example: from the 26th, 2019-05 is 2019-04-26 to 2019-05-25. What was shipped on the 26th of May is of June's invoice.
 */
import { addDays, dayOf } from "../core/day.ts";
import type { Period } from "../core/period.ts";
import type { CourierContract } from "./courier-contract.ts";

/** 2019-05 from the 26th is 2019-04-26 to 2019-05-25: the period in which it ends. */
export function cycleOf(period: Period, contract: CourierContract | undefined): Period {
  const first = contract?.cycle?.from ?? 1;
  if (first === 1) return period;
  const before = addDays(period.from, -1) ?? period.from;
  return {
    id: period.id,
    from: onThe(first, before) ?? period.from,
    to: addDays(onThe(first, period.to) ?? period.to, -1) ?? period.to,
  };
}

function onThe(date: number, day: string): string | undefined {
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), date);
}
