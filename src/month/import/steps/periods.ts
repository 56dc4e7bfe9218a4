import type { Reader } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import { nextPeriod, overlaps, type Period, parsePeriod, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { ImportReads } from "../port.ts";

/** The same, refused when it is closed: a closed period never changes. */
export async function openPeriod(read: Pick<Reader, "closes">, text: string): Promise<Period> {
  const period = periodOf(text);
  const closed = (await read.closes()).some((close) => close.period === period.id);
  if (closed) refuse("period-must-be-open", { period: period.id });
  return period;
}

/** The open period that comes first after a closed one: one that the books have, else the next span of equal length. */
export async function nextOpenPeriod(
  read: ImportReads & Pick<Reader, "closes">,
  closed: Period,
): Promise<Period> {
  const known = (await read.periods()).filter((p) => p.closedAt === null);
  const later = known.flatMap((p) => parsePeriod(p.period) ?? []).filter((p) => p.from > closed.to);
  const [first] = later.sort(by((a) => a.from));
  const done = new Set((await read.closes()).map((c) => c.period));
  let next = nextPeriod(closed);
  while (done.has(next.id)) next = nextPeriod(next);
  return first && first.from <= next.to ? first : next;
}

/** A month nobody has begun was mistyped, and a year is not its months: nothing found in either would read as nothing wrong. */
export async function requireBegun(read: ImportReads, period: string): Promise<void> {
  const isBegun = (await read.periods()).some((p) => p.period === period);
  if (!isBegun && (await read.files({ period })).length === 0) await refuseUnbegun(read, period);
}

/** A month may be begun; a year whose months the books have is not one of them. */
export async function requireOwnSpan(read: ImportReads, period: Period): Promise<void> {
  const known = (await read.periods()).map((p) => p.period);
  if (!known.includes(period.id) && known.some((other) => overlaps(periodOf(other), period)))
    await refuseUnbegun(read, period.id);
}

/** Refused with the periods of the books that lie in it. */
export async function refuseUnbegun(read: ImportReads, period: string): Promise<never> {
  const span = periodOf(period);
  const others = (await read.periods()).map((p) => p.period).filter((p) => p !== period);
  return refuse("period-must-have-records", {
    period,
    within: others.filter((other) => overlaps(periodOf(other), span)),
  });
}

/** What is usual, what is expected, and which parcels come back is seen in so many periods. */
const PERIODS_BACK = 3;

/** The latest ones. */
export async function periodsBefore(read: ImportReads, day: string): Promise<Period[]> {
  return (await allPeriodsBefore(read, day)).slice(-PERIODS_BACK);
}

/**
 * The periods of the books that end before a day, in order. What was settled before answers made a month of their own looked back over
 * the others alone, and is proved so.
 */
export async function allPeriodsBefore(read: ImportReads, day: string): Promise<Period[]> {
  const states = (await read.periods()).filter((p) => !p.isOfAnswers);
  const known = states.flatMap((p) => parsePeriod(p.period) ?? []);
  return known.filter((span) => span.to < day);
}

/** The period the file is settled in: its own, or the next open one when that is closed and the setting allows it. */
export async function placedPeriod(asked: {
  read: RegistryReads & ImportReads & Pick<Reader, "closes">;
  file: string;
  sentFor: Period;
}): Promise<{ period: Period; lateFor: string | null }> {
  const closed = new Set((await asked.read.closes()).map((c) => c.period));
  if (!closed.has(asked.sentFor.id)) return { period: asked.sentFor, lateFor: null };
  if (settingOf(await asked.read.settings(), "late-files") === "refuse") {
    refuse("file-must-not-be-late", { file: asked.file, period: asked.sentFor.id });
  }
  return { period: await nextOpenPeriod(asked.read, asked.sentFor), lateFor: asked.sentFor.id };
}
