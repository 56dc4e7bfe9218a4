/**
 * 跨年度的子项目 / a cycle of more than one calendar year. Each year has its own budget and its own forms; reports of the whole cycle, 验收,
 * 绩效 and 决算, show the money since the beginning and stand under one year, that of its id.
 *
 * Worked example: 2024-03-01 to 2025-06-30: forms of 2024 and of 2025; one acceptance report, under 2024.
 */
import { refuse } from "../../core/refusal.ts";
import { type SubProject, yearOf } from "./subproject.ts";

type Cycle = Pick<SubProject, "id" | "from" | "to">;

/** The year its forms and reports are kept under: that of its id, where it lies in the cycle. */
export function ownYearOf({ id, from, to }: Cycle): string {
  return isInCycle({ from, to }, yearOf(id)) ? yearOf(id) : from.slice(0, 4);
}

export const isInCycle = (cycle: Omit<Cycle, "id">, year: string): boolean => yearsIn(cycle).includes(year);

/** Every calendar year that the cycle has a day in. */
export function yearsIn({ from, to }: Omit<Cycle, "id">): string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`);
}

/** The year of a day, not before the cycle begins and not after it ends. */
export function yearWithin({ from, to }: Omit<Cycle, "id">, day: string): string {
  const [first, last, year] = [from, to, day].map((d) => d.slice(0, 4)) as [string, string, string];
  return year < first ? first : year > last ? last : year;
}

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

/** Outside of the cycle a sub-project has no budget, no targets and no form. */
export function requireInCycle({ id, from, to }: Cycle, year: string): void {
  if (!isInCycle({ from, to }, year)) refuse("year-must-be-of-the-cycle", { subproject: id, year, from, to });
}

/** Of the whole cycle there is one report, under its own year. */
export function requireOwnYear(subproject: Cycle, year: string): void {
  const { id, from, to } = subproject;
  if (isOfSeveralYears(subproject) && year !== ownYearOf(subproject))
    refuse("report-must-be-of-the-whole-cycle", { subproject: id, year, from, to });
}
