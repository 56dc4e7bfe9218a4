/** Reads what each year of a sub-project's cycle says of its targets, up to a month. Their points need the year's money; this does not. */

import type { SettlingReads } from "../../../month/settle/port.ts";
import { namesInTargets, type SubProject } from "../../subproject/subproject.ts";
import { yearsIn } from "../../subproject/years.ts";
import type { YearOfCycle } from "../agreement/cycle-result.ts";
import type { IndicatorReads } from "../port.ts";
import { type Assessment, NO_HEAD } from "../target.ts";
import { resultOf } from "../target-result.ts";
import { schemeOf } from "./scheme-of.ts";
import { actualsOf } from "./score-subproject.ts";

type Reads = SettlingReads & IndicatorReads;

/** The name that the year's targets are kept under. */
export async function namedInTargets(
  read: IndicatorReads,
  of: { subproject: SubProject; year: string },
): Promise<{ subproject: string; year: string }> {
  const { subproject, year } = of;
  for (const name of namesInTargets(subproject)) {
    if ((await read.targets({ subproject: name, year })).length > 0) return { subproject: name, year };
  }
  return { subproject: subproject.id, year };
}

/** What people said of targets in a year, or (null) in all of the cycle; of one key and cut-off what the latest of them says, and where it says nothing, the one before. */
export async function assessmentsIn(
  read: IndicatorReads,
  { subproject, year: only }: { subproject: SubProject; year: string | null },
): Promise<Assessment[]> {
  const said = new Map<string, Assessment>();
  for (const year of only === null ? yearsIn(subproject) : [only])
    for (const own of await read.assessments(await namedInTargets(read, { subproject, year }))) {
      const key = `${own.key} ${own.cutOff}`;
      const saidNow = Object.entries(own).filter(([, value]) => value !== null && value !== "");
      said.set(key, { ...(said.get(key) ?? own), ...Object.fromEntries(saidNow) });
    }
  return [...said.values()];
}

/** `until`: the last month that counts, its year is of so many months; null: all years whole. */
export async function yearsOfCycle(
  read: Reads,
  asked: { subproject: SubProject; until: string | null; scheme: string | undefined },
): Promise<YearOfCycle[]> {
  const { subproject, until } = asked;
  const years: YearOfCycle[] = [];
  for (const year of yearsIn(subproject)) {
    if (until !== null && year > until.slice(0, 4)) break;
    const month = until?.startsWith(`${year}-`) ? Number(until.slice(5, 7)) : 12;
    years.push(await yearOfCycle(read, { ...asked, year, cutOff: month === 12 ? null : month }));
  }
  return years;
}

async function yearOfCycle(
  read: Reads,
  asked: { subproject: SubProject; year: string; cutOff: number | null; scheme: string | undefined },
): Promise<YearOfCycle> {
  const { year, cutOff } = asked;
  const of = await namedInTargets(read, asked);
  const targets = await read.targets(of);
  if (targets.length === 0) return { year, targets: [] };
  const { scheme: kept } = (await read.subprojectHead(of)) ?? NO_HEAD;
  const { scheme } = await schemeOf(read, { year, key: asked.scheme ?? kept });
  const said = (await read.assessments(of)).filter((a) => a.cutOff === cutOff);
  const actuals = await actualsOf(read, { targets, year, upTo: cutOff });
  return {
    year,
    targets: targets.map((target) => {
      const own = said.find((a) => a.key === target.key);
      const figure = actuals.get(target.key);
      const { achievement, ...result } = resultOf(target, { said: own, figure, scheme });
      return {
        ...{ year, target, ...result, figure: figure ?? null },
        isReached: achievement === null ? null : !achievement.isMissed,
        reason: own?.reason ?? "",
        notApplicable: own?.notApplicable ?? null,
      };
    }),
  };
}
