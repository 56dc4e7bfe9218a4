/** How the books are set up for a period, from what they hold; cheap, so that other commands can ask it, too. */

import type { Day } from "../../../core/day.ts";
import { contains, type Period } from "../../../core/period.ts";
import { stands } from "../../../month/import/file.ts";
import type { ImportReads, StoredFile } from "../../../month/import/port.ts";
import type { ReconcileReads } from "../../../month/reconcile/port.ts";
import type { PeopleReads } from "../../../people/port.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { alteredRules } from "../../../rules/rule-seal.ts";
import type { SetupFacts } from "../setup-facts.ts";

export type SetupReads = RegistryReads & RulesReads & PeopleReads & ImportReads;

export async function readSetup(read: SetupReads, period: Period): Promise<SetupFacts> {
  const files = (await read.files({ period: period.id })).filter(stands);
  return {
    ...{ period, engine: null, outside: [] },
    registry: await readRegistry(read),
    subjectSteps: await read.subjectSteps(),
    rules: await read.rules(),
    altered: alteredRules(await read.ruleSeals()),
    files: files.map(({ kind, lateFor }) => ({ kind, lateFor })),
    bills: await billsOf(read, { period, files }),
    operators: await read.operators(),
    settings: await read.settings(),
  };
}

/** Of requests that are confirmed, the days of supply outside the period: they are priced by the rules of those days. */
export async function confirmedOutside(read: ReconcileReads, period: Period): Promise<SetupFacts["outside"]> {
  const days = { dd: new Set<Day>(), ill: new Set<Day>() };
  for (const service of ["dd", "ill"] as const)
    for await (const batch of read.confirmed({ period: period.id, service }))
      for (const { record } of batch)
        if (record.status === "filled" && record.suppliedOn && !contains(period, record.suppliedOn))
          days[service].add(record.suppliedOn);
  return (["dd", "ill"] as const).map((service) => ({ service, days: [...days[service]].sort() }));
}

async function billsOf(
  read: ImportReads,
  of: { period: Period; files: readonly Pick<StoredFile, "number" | "name">[] },
): Promise<SetupFacts["bills"]> {
  const names = new Map(of.files.map((f) => [f.number, f.name]));
  const days = new Map<string | null, Set<Day>>();
  const unnamed: { day: Day; file: string; row: number }[] = [];
  for await (const batch of read.waybillLines(of.period.id))
    for (const { company, shippedOn: day, ref } of batch) {
      days.set(company, (days.get(company) ?? new Set()).add(day));
      if (!company) unnamed.push({ day, file: names.get(ref.file) ?? "", row: ref.row });
    }
  return [...days].map(([company, shipped]) => ({
    ...{ company, days: [...shipped].sort() },
    ...(company ? {} : { rows: unnamed }),
  }));
}
