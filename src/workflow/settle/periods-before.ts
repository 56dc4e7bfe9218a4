/** The periods of the books that end before a day, the latest ones, in order. */
import { type Period, parsePeriod } from "../../domain/period.ts";
import type { Reader } from "../../ports/store.ts";

/** What is usual, what is expected, and which parcels come back is seen in so many periods. */
const PERIODS_BACK = 3;

export async function periodsBefore(read: Reader, day: string): Promise<Period[]> {
  const known = (await read.periods()).flatMap((p) => parsePeriod(p.period) ?? []);
  return known.filter((span) => span.to < day).slice(-PERIODS_BACK);
}
