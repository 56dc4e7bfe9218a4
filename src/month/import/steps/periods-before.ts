/** The periods of the books that end before a day, in order. */

import type { Reader } from "../../../books/port.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";

/** What is usual, what is expected, and which parcels come back is seen in so many periods. */
const PERIODS_BACK = 3;

/** The latest ones. */
export async function periodsBefore(read: Reader, day: string): Promise<Period[]> {
  return (await allPeriodsBefore(read, day)).slice(-PERIODS_BACK);
}

export async function allPeriodsBefore(read: Reader, day: string): Promise<Period[]> {
  const known = (await read.periods()).flatMap((p) => parsePeriod(p.period) ?? []);
  return known.filter((span) => span.to < day);
}
