/** Everything the books hold of a sub-project, with the state and the funds that follow from it. */

import { refuse } from "../../../core/refusal.ts";
import { textKey } from "../../../tables/cell.ts";
import { type SubProjectFunds, subprojectFunds } from "../funds.ts";
import { type LifeState, lifeStateOf } from "../lifecycle.ts";
import type { Receipt } from "../money/money-received.ts";
import { contractorOf, placedEntries, placedSpending } from "../money/placed.ts";
import type { SubProjectMove, UndoneMove } from "../move.ts";
import type { StoredMove, SubProjectReads } from "../port.ts";
import type { Spending } from "../spending.ts";
import { type SubProject, subProjectKeys, yearOf } from "../subproject.ts";
import type { BudgetEntry } from "../subproject-budget.ts";
import { standingMoves } from "../undo-move.ts";
import { isInCycle, requireInCycle } from "../years.ts";

export interface SubProjectBooks {
  readonly subproject: SubProject;
  /** All, those taken back included. */
  readonly moves: readonly StoredMove[];
  readonly undone: readonly UndoneMove[];
  readonly standing: readonly SubProjectMove[];
  readonly state: LifeState;
  /** Each with its year and library, as far as anything says them. */
  readonly entries: readonly BudgetEntry[];
  /** Imported and typed; each with its library. */
  readonly spent: readonly Spending[];
  readonly receipts: readonly Receipt[];
  /** Since the beginning. */
  readonly funds: SubProjectFunds;
}

/** By its id, name or finance code; `until` is the last month of the funds that counts. */
export async function subProjectBooks(
  read: SubProjectReads,
  text: string,
  until: string | null = null,
): Promise<SubProjectBooks> {
  const all = await read.subprojects();
  const subproject = all.find((s) => subProjectKeys(s).includes(textKey(text)));
  if (!subproject) {
    const known = all.map((s) => s.id).join(", ") || "—";
    return refuse("subproject-must-be-known", { text, known });
  }
  return booksOf(read, subproject, until);
}

export async function booksOf(
  read: SubProjectReads,
  subproject: SubProject,
  until: string | null = null,
): Promise<SubProjectBooks> {
  const filter = { subproject: subproject.id };
  const moves = await read.subprojectMoves(filter);
  const undone = await read.subprojectMovesUndone(filter);
  const standing = standingMoves(moves, undone);
  const whose = { subproject, contractor: contractorOf(standing) };
  const entries = placedEntries(await read.subprojectBudgets(filter), whose);
  const spent = placedSpending<Spending>(
    [...(await read.spendingLines(filter)), ...(await read.typedSpending(filter))],
    whose,
  );
  const receipts = await read.subprojectReceipts(filter);
  const funds = subprojectFunds({ entries, spent, until });
  const state = lifeStateOf(standing);
  return { subproject, moves, undone, standing, state, entries, spent, receipts, funds };
}

/** Of every sub-project, or of those of a year: by their id, or because their cycle has a day in it; by id. */
export async function allSubProjectBooks(
  read: SubProjectReads,
  year: string | null,
): Promise<SubProjectBooks[]> {
  const books: SubProjectBooks[] = [];
  for (const subproject of await read.subprojects()) {
    if (year === null || yearOf(subproject.id) === year || isInCycle(subproject, year))
      books.push(await booksOf(read, subproject));
  }
  return books;
}

/** The money of a year of a sub-project up to a month; null where the books have no such sub-project, or no budget of it. */
export async function fundsOfYear(
  read: SubProjectReads,
  of: { subproject: string; until: string },
): Promise<{ subproject: SubProject; funds: SubProjectFunds } | null> {
  const subproject = await subProjectNamed(read, of.subproject);
  if (!subproject) return null;
  const { entries, spent } = await booksOf(read, subproject);
  if (entries.length === 0) return null;
  const { until } = of;
  const year = until.slice(0, 4);
  requireInCycle(subproject, year);
  return { subproject, funds: subprojectFunds({ entries, spent, until, year }) };
}

/** By its id, name or finance code; undefined where the books have none of it. */
export async function subProjectNamed(read: SubProjectReads, text: string): Promise<SubProject | undefined> {
  return (await read.subprojects()).find((s) => subProjectKeys(s).includes(textKey(text)));
}
