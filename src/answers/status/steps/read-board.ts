/** What the board shows: each month with its stages, whoever has not sent anything, and every open case once. */

import { type Day, dayInShanghai } from "../../../core/day.ts";
import { groupBy } from "../../../core/list.ts";
import { periodOf } from "../../../core/period.ts";
import type { Action } from "../../../core/store.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import { missingFiles } from "../../../month/close/steps/missing-files.ts";
import { isNilReturn } from "../../../month/import/file.ts";
import type { PeriodState } from "../../../month/import/port.ts";
import { type QueuedDiscrepancy, readQueue } from "../../../month/reconcile/steps/discrepancy-queue.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import { type BoardMonth, type CaseTally, type DueGroup, dueGroups, tallyOf } from "../board.ts";
import { unsentOf } from "../chase.ts";
import { outOfDate } from "./next-step.ts";

type BoardReads = SettlingReads & CloseReads;

export interface Board {
  /** By first day; each with what the books say of it. */
  readonly months: readonly (BoardMonth & Omit<PeriodState, "isOfAnswers">)[];
  readonly cases: CaseTally;
  readonly due: readonly DueGroup[];
}

export async function readBoard(read: BoardReads, action: Action): Promise<Board> {
  const cases = await openOnce(read, action);
  const own = groupBy(cases, (c) => c.period);
  const nil = (await read.files()).filter((f) => f.supersededBy === null && isNilReturn(f));
  const months: Board["months"][number][] = [];
  for (const { isOfAnswers: _, ...state } of await read.periods()) {
    const { period, closedAt, reconciled } = state;
    const here = own.get(period) ?? [];
    months.push({
      ...state,
      openDiscrepancies: here.length,
      nilReturns: nil.filter((f) => f.period === period).length,
      importedOn: dayOf(state.importedAt),
      reconciledOn: dayOf(state.reconciledAt),
      settledOn: dayOf(state.settledAt),
      closedOn: dayOf(closedAt),
      again: closedAt === null ? await outOfDate(read, { period, reconciled }) : null,
      missing: closedAt === null && state.files > 0 ? await unsentFor(read, period) : [],
      cases: tallyOf(here),
    });
  }
  return { months, cases: tallyOf(cases), due: dueGroups(cases, dayInShanghai(action.at) ?? "") };
}

/** A case that was carried on is asked for in the last month that has it, and counts if it is open there. */
async function openOnce(read: BoardReads, action: Action): Promise<QueuedDiscrepancy[]> {
  const open = await read.discrepancies({ status: "open" });
  const ids = [...new Set(open.map((d) => d.id))];
  return ids.length === 0 ? [] : readQueue({ read, filter: { ids, status: "open" }, action });
}

async function unsentFor(read: BoardReads, id: string): Promise<BoardMonth["missing"]> {
  const period = periodOf(id);
  return unsentOf(await missingFiles(read, { period, owed: true }), period);
}

function dayOf(instant: string | null): Day | null {
  return instant === null ? null : (dayInShanghai(instant) ?? null);
}
