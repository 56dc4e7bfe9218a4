/** balis subproject plan: the year's construction plan from a table, taken whole or not at all; and what was decided beside it. */

import type { Finding } from "../../../core/finding.ts";
import { requireHappened } from "../../../core/happened.ts";
import type { Files } from "../../../tables/files.ts";
import {
  type ConstructionPlan,
  changesOfPlan,
  type PlanLine,
  planLines,
  planOf,
  planPlan,
} from "../plan/construction-plan.ts";
import { readPlan } from "../plan/read-plan-table.ts";
import type { SubProjectReads } from "../port.ts";
import { yearOf } from "../subproject.ts";
import type { Recording } from "./move-subproject.ts";
import { moneyTable } from "./read-money-table.ts";
import { allSubProjectBooks } from "./subproject-books.ts";

/** `made` null: nothing was written, because of findings or because it was there already. */
export async function importPlan(
  asked: Recording & { files: Files; path: string; year: string; day: string; document: string },
): Promise<{ made: ConstructionPlan | null; findings: readonly Finding[] }> {
  const { store, year, day, document } = asked;
  const { rows, findings } = readPlan(await moneyTable(asked.files, asked.path));
  requireHappened(day, asked.action);
  let made: ConstructionPlan | null = null;
  let changes: readonly Finding[] = [];
  await store.apply(
    async function* () {
      if (findings.length > 0) return;
      const plans = await store.read.constructionPlans();
      made = planPlan(plans, { year, day, document, rows });
      if (!made) return;
      changes = changesOfPlan(planOf(plans, year), made);
      yield { kind: "construction-planned" as const, plan: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { made, findings: [...findings, ...changes] };
}

export async function plannedYear(
  read: SubProjectReads,
  year: string,
): Promise<{ plan: ConstructionPlan | undefined; lines: readonly PlanLine[] }> {
  const plan = planOf(await read.constructionPlans(), year);
  const books = await allSubProjectBooks(read, null);
  const decided = books
    .filter(({ subproject }) => yearOf(subproject.id) === year)
    .map(({ subproject: { id, nameZh }, state }) => ({ id, name: nameZh, grantedFen: state.grantedFen }));
  return { plan, lines: planLines(plan, decided) };
}
