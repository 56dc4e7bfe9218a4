/** What stands in the way, as other commands say it: in one line, and the next thing to do. */

import type { Finding } from "../../../core/finding.ts";
import type { Period } from "../../../core/period.ts";
import type { Context } from "../../../terminal/context.ts";
import { inTheWay } from "../checklist.ts";
import { doctorWords } from "../words/doctor.ts";
import { defaultPeriod } from "./doctor.ts";

export interface Obstacles {
  readonly period: Period;
  readonly findings: readonly Finding[];
}

/** Of what is set up once; before `settle` with the days of all that is confirmed, before `close` with all the month brought. */
export async function obstacles(
  context: Context,
  asked: { period?: Period; before?: "settle" | "close" | null } = {},
): Promise<Obstacles> {
  const { checkPeriod, checkSetup } = await import("../steps/check-period.ts");
  const { read } = await context.store();
  const period = asked.period ?? (await defaultPeriod(context));
  const areas = asked.before
    ? ((await checkPeriod(read, { period, engine: null })) ?? [])
    : await checkSetup(read, period);
  return { period, findings: inTheWay(areas, asked.before === "close") };
}

const NAMED = 3;

/** One line; none where nothing is in the way. */
export async function obstacleLines(context: Context, { period, findings }: Obstacles): Promise<string[]> {
  if (findings.length === 0) return [];
  const sentenceOf = await context.sentences();
  const whats = findings.slice(0, NAMED).map((f) => sentenceOf(context.language, f).what);
  const said = { count: findings.length, whats, isAll: findings.length <= NAMED, period: period.id };
  return [doctorWords[context.language].inTheWay(said)];
}

/** The remedy of the first; null where nothing is in the way. */
export async function nextOf(context: Context, { findings: [first] }: Obstacles): Promise<string | null> {
  return first === undefined ? null : (await context.sentences())(context.language, first).next;
}
