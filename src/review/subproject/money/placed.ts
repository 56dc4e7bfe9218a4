/**
 * 归属 / whose and which year's: budgets and spending of before name no library and no year.
 *
 * They are the contractor's, and of the year of their day within the cycle. Worked example: a cycle from 2019-01-01, a budget recorded
 * on 2018-12-25: of 2019.
 */
import type { LibraryCode } from "../../../registry/library.ts";
import type { SubProjectMove } from "../move.ts";
import type { Spending } from "../spending.ts";
import type { SubProject } from "../subproject.ts";
import type { BudgetEntry } from "../subproject-budget.ts";
import { yearWithin } from "../years.ts";

interface Whose {
  readonly subproject: Pick<SubProject, "from" | "to">;
  readonly contractor: LibraryCode | null;
}

/** 确定 and 更换承建单位, in their order. */
export const contractorMoves = (standing: readonly SubProjectMove[]): SubProjectMove[] =>
  standing.filter((m) => m.move === "appoint" || m.move === "replace-contractor");

/** The first: what a later one spends is said by its rows. */
export function contractorOf(standing: readonly SubProjectMove[]): LibraryCode | null {
  return contractorMoves(standing)[0]?.carried.library ?? null;
}

export function placedEntries(
  entries: readonly BudgetEntry[],
  { subproject, contractor }: Whose,
): BudgetEntry[] {
  return entries.map((e) => ({
    ...e,
    ...libraryOf(e, contractor),
    year: e.year ?? yearWithin(subproject, e.day),
  }));
}

export function placedSpending<S extends Spending>(spent: readonly S[], { contractor }: Whose): S[] {
  return spent.map((s) => ({ ...s, ...libraryOf(s, contractor) }));
}

function libraryOf(
  said: { library?: LibraryCode },
  contractor: LibraryCode | null,
): { library?: LibraryCode } {
  const library = said.library ?? contractor;
  return library === null ? {} : { library };
}
