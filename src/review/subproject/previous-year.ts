/**
 * 上年检查 / the check of the year before: what an application for the same sub-project rests on.
 *
 * "BMC organizes the project application of BALIS construction sub-project every year, and checks the sub project construction of the
 * previous year." So where last year's is under way, one of its checks has a conclusion before this year's is decided; where nothing
 * was built there is nothing to check. What had been concluded on the day of the move counts. Which conclusion it is, is the education commission's to weigh.
 *
 * Worked example: 2018-dd is under way with 中期检查 不通过 on 2018-07-15: the application for 2019-dd names it, and may be decided.
 * Source: SOURCES.md [yearly-application].
 */
import type { Day } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import { type LifeState, lifeStateOf } from "./lifecycle.ts";
import { CHECK_KINDS, type PreviousCheck, type SubProjectMove } from "./move.ts";

export interface PreviousYear {
  readonly id: string;
  readonly state: LifeState;
}

/** As it stood at the end of a day: what was concluded later can't have been weighed. */
export function previousOn(of: { id: string; standing: readonly SubProjectMove[] }, day: Day): PreviousYear {
  return { id: of.id, state: lifeStateOf(of.standing.filter((m) => m.day <= day)) };
}

/** Its id where there was construction and none of its checks has a conclusion; else null. */
export function uncheckedPrevious(previous: PreviousYear | null): string | null {
  if (previous === null || previous.state.stage !== "under-way") return null;
  const { checks } = previous.state;
  return CHECK_KINDS.some((kind) => checks[kind].conclusion !== null) ? null : previous.id;
}

/** Its latest conclusion. */
export function previousCheck(previous: PreviousYear | null): PreviousCheck | null {
  if (previous === null) return null;
  const { id, state } = previous;
  const concluded = CHECK_KINDS.flatMap((check) => {
    const { conclusion, concludedOn: day } = state.checks[check];
    return conclusion === null || day === null ? [] : [{ id, check, conclusion, day }];
  });
  return concluded.sort(by((c) => c.day)).at(-1) ?? { id, check: null, conclusion: null, day: null };
}
