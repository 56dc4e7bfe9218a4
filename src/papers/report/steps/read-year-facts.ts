/** What a span's statistics say of money: the costs of its periods and the budgets of its year's sub-projects. */

import type { Period } from "../../../core/period.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import {
  hasToSettle,
  standingSettlement,
  type ToSettleReads,
} from "../../../month/close/steps/read-close-facts.ts";
import type { LedgerReads } from "../../../month/ledger/port.ts";
import type { Agreement } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { type SubjectLibrary, subjectLibraries } from "../../../registry/subject-step.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import { booksOf } from "../../../review/subproject/steps/subproject-books.ts";
import type { RulesReads } from "../../../rules/port.ts";
import type { BudgetExecution } from "../statistics/budget-execution.ts";
import type { CostFacts, PeriodCosts } from "../statistics/statistics-costs.ts";
import { isWithinSpan } from "../statistics/statistics-facts.ts";
import { readFunds } from "./read-funds.ts";

/** By period. */
export async function readCosts(
  read: ToSettleReads & LedgerReads & CloseReads & RulesReads,
  span: Period,
): Promise<CostFacts> {
  const [costs, unsettled]: [PeriodCosts[], string[]] = [[], []];
  for (const { period } of await read.periods()) {
    if (!isWithinSpan(period, span)) continue;
    const settlement = await standingSettlement(read, period);
    if (!settlement?.current) {
      if (settlement || (await hasToSettle(read, period))) unsettled.push(period);
    } else {
      const { number, sample } = settlement.run;
      const used = await readFunds(read, { period, settlement: number });
      costs.push({ period, totals: await read.chargeTotals(number), sample, used });
    }
  }
  return { costs, unsettled };
}

/** Of the sub-projects of a calendar year, up to its last month. */
export async function readExecutions(read: SubProjectReads, span: Period): Promise<BudgetExecution[]> {
  const executions: BudgetExecution[] = [];
  if (!isYear(span)) return executions;
  for (const subproject of await read.subprojects()) {
    if (!subproject.id.startsWith(`${span.id}-`)) continue;
    const { funds } = await booksOf(read, subproject, span.to.slice(0, 7));
    executions.push({ subproject, funds });
  }
  return executions;
}

/** Of the agreements of a calendar year, each as it stood on the year's last day or its own. */
export async function readSubjectLibraries(read: RegistryReads, span: Period): Promise<SubjectLibrary[]> {
  if (!isYear(span)) return [];
  const agreements = (await read.agreements()).filter(
    (a) => a.from <= span.to && (a.to ?? span.to) >= span.from,
  );
  const on = ({ to }: Agreement) => (to !== null && to < span.to ? to : span.to);
  return subjectLibraries({ agreements, steps: await read.subjectSteps(), on });
}

function isYear(span: Period): boolean {
  return /^\d{4}$/.test(span.id);
}
