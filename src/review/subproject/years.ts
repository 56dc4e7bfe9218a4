/**
 * 跨年度的子项目 / a cycle of more than one calendar year. Budgets and spending are kept for the whole cycle, and what is spent is known
 * by its day, but a budget has no year yet: the second year's 年初预算, 结转 and 全年执行 can't be told from the first year's. So a form
 * of one year is made only where all of its figures are that year's; what is of the whole cycle stays possible.
 *
 * Worked example: 2024-03-01 to 2025-06-30, budget 1,000.00, spent 400.00 in 2024 and 600.00 in 2025: the form of 2024 says 400.00 of
 * 1,000.00; that of 2025 would say 1,000.00 where 600.00 of 600.00 is right, and is refused.
 */
import { refuse } from "../../core/refusal.ts";
import type { Spending } from "./spending.ts";
import { type SubProject, yearOf } from "./subproject.ts";
import type { BudgetEntry } from "./subproject-budget.ts";

type Cycle = Pick<SubProject, "id" | "from" | "to">;

/** The year its forms and reports are kept under: that of its id, where it lies in the cycle. */
export function ownYearOf({ id, from, to }: Cycle): string {
  return isInCycle({ from, to }, yearOf(id)) ? yearOf(id) : from.slice(0, 4);
}

export const isInCycle = ({ from, to }: Omit<Cycle, "id">, year: string): boolean =>
  from.slice(0, 4) <= year && year <= to.slice(0, 4);

export const isOfSeveralYears = ({ from, to }: Omit<Cycle, "id">): boolean =>
  from.slice(0, 4) !== to.slice(0, 4);

/** The years that a report of the whole cycle is of: "2024—2025", or its one year. */
export function yearsOf({ from, to }: Omit<Cycle, "id">, year: string): string {
  return isOfSeveralYears({ from, to }) ? `${from.slice(0, 4)}—${to.slice(0, 4)}` : year;
}

/** What the money of such a report is of: the months of the cycle, or its one year. */
export function spanOf({ from, to }: Omit<Cycle, "id">, year: string): string {
  return isOfSeveralYears({ from, to }) ? `${from.slice(0, 7)}..${to.slice(0, 7)}` : year;
}

/** Whether money of another year stands beside that of this one. */
export function isOfOtherYearsToo(
  year: string,
  of: { entries: readonly BudgetEntry[]; spent: readonly Pick<Spending, "day">[] },
): boolean {
  return [...of.entries, ...of.spent].some(({ day }) => day.slice(0, 4) !== year);
}

/** Refuses a form of one year whose figures would be those of several. */
export function requireYearApart(
  subproject: Cycle,
  of: { year: string; entries: readonly BudgetEntry[]; spent: readonly Spending[]; flags: string | null },
): void {
  const { id, from, to } = subproject;
  const { year, entries, spent, flags } = of;
  if (!isInCycle(subproject, year)) refuse("year-must-be-of-the-cycle", { subproject: id, year, from, to });
  if (!isOfSeveralYears(subproject)) return;
  const isMixed =
    entries.some((e) => e.kind === "initial" && e.day.slice(0, 4) > year) ||
    spent.some((s) => s.day.slice(0, 4) < year);
  if (year !== ownYearOf(subproject) || isMixed)
    refuse("years-must-be-told-apart", { subprojects: [id], year, from, to, flags });
}

/** Of the whole cycle there is one report, under its own year. */
export function requireOwnYear(subproject: Cycle, year: string): void {
  const { id, from, to } = subproject;
  if (isOfSeveralYears(subproject) && year !== ownYearOf(subproject))
    refuse("years-must-be-told-apart", { subprojects: [id], year, from, to, flags: null });
}
