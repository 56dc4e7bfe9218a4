/** The checklist of a period, and what of it stands in the way of the next step. */

import type { Reader } from "../../../books/port.ts";
import type { Day } from "../../../core/day.ts";
import { by } from "../../../core/list.ts";
import { monthOf, type Period, parsePeriod, periodOf } from "../../../core/period.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import { hasToSettle, type ToSettleReads } from "../../../month/close/steps/read-close-facts.ts";
import { nextOpenPeriod } from "../../../month/import/steps/periods.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { PeopleReads } from "../../../people/port.ts";
import type { CheckArea } from "../checklist.ts";
import { monthAreas } from "../month-areas.ts";
import { setupAreas } from "../setup-areas.ts";
import type { SetupFacts } from "../setup-facts.ts";
import { readMonth } from "./read-month.ts";
import { confirmedOutside, readSetup, type SetupReads } from "./read-setup.ts";

/** Null: it is closed, and nothing of it can change. */
export async function checkPeriod(
  read: SettlingReads & CloseReads & PeopleReads,
  asked: { period: Period; engine: SetupFacts["engine"] },
): Promise<CheckArea[] | null> {
  const { period, engine } = asked;
  if ((await read.closes()).some((close) => close.period === period.id)) return null;
  const setup = await readSetup(read, period);
  const outside = await confirmedOutside(read, period);
  return [...setupAreas({ ...setup, engine, outside }), ...monthAreas(await readMonth(read, period))];
}

/** What is set up once, without what the month brings. */
export async function checkSetup(read: SetupReads, period: Period): Promise<CheckArea[]> {
  return setupAreas(await readSetup(read, period));
}

/** Which period is asked about when nobody says: the first open one with something to settle, else the next to come; `today`: else its month. */
export async function periodToCheck(
  read: ToSettleReads & Pick<Reader, "closes">,
  today: Day,
): Promise<Period> {
  const states = await read.periods();
  for (const { period, closedAt } of states)
    if (closedAt === null && (await hasToSettle(read, period))) return periodOf(period);
  const closed = (await read.closes()).flatMap((c) => parsePeriod(c.period) ?? []);
  const last = closed.sort(by((p) => p.from)).at(-1);
  return last ? nextOpenPeriod(read, last) : periodOf(monthOf(today));
}
