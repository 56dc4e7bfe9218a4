/**
 * 上年检查 / the check of the year before: what an application for the same sub-project rests on.
 *
 * "BMC organizes the project application of BALIS construction sub-project every year, and checks the sub project construction of the
 * previous year." So where last year's is under way, one of its checks has a conclusion before this year's is decided; where nothing
 * was built there is nothing to check. What had been concluded on the day of the move counts. Which conclusion it is, is the education commission's to weigh.
 *
 * The same sub-project has the same key, or the same name but for its years, and a cycle that has a day in the year before, however many years
 * it is of. Where several of these were being built by the day a person says which it is.
 *
 * Worked example: 2018-dd is under way with 中期检查 不通过 on 2018-07-15: the application for 2019-dd names it, and may be decided.
 * 2022-jx is of 2022 to 2024: the application for 2025-jx goes with its checks, one for 2026-jx with those of 2025-jx.
 * Source: SOURCES.md [yearly-application].
 */
import type { Day } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import { refuse } from "../../core/refusal.ts";
import { textKey } from "../../tables/cell.ts";
import { type LifeState, lifeStateOf } from "./lifecycle.ts";
import { CHECK_KINDS, type PreviousCheck, type SubProjectMove } from "./move.ts";
import type { SubProject } from "./subproject.ts";
import { isInCycle } from "./years.ts";

export interface PreviousYear {
  readonly id: string;
  readonly state: LifeState;
}

/** Those of the same line that the year before a year belongs to; by id. */
export function predecessorsOf(
  subproject: SubProject,
  of: { all: readonly SubProject[]; year: string },
): SubProject[] {
  const before = `${Number(of.year) - 1}`;
  const fits = (s: SubProject): boolean => s.id !== subproject.id && isInCycle(s, before);
  return of.all.filter((s) => fits(s) && isSameLine(s, subproject)).sort(by((s) => s.id));
}

function isSameLine(one: SubProject, other: SubProject): boolean {
  const name = nameWithoutYears(one.nameZh);
  return one.id.slice(5) === other.id.slice(5) || (name !== "" && name === nameWithoutYears(other.nameZh));
}

/** "原文传递（2022—2024年度）" is 原文传递. */
const nameWithoutYears = (name: string): string =>
  textKey(name)
    .replace(/20\d{2}(\D20\d{2})?(年度?)?/g, "")
    .replace(/\(\)/g, "");

/** Null: none. Of several only those count whose construction was agreed by the day. */
export function onePrevious(subproject: string, fitting: readonly PreviousYear[]): PreviousYear | null {
  if (fitting.length < 2) return fitting[0] ?? null;
  const built = fitting.filter((p) => p.state.agreed !== null);
  if (built.length > 1) refuse("previous-year-must-be-one", { subproject, previous: built.map((p) => p.id) });
  return built[0] ?? null;
}

/** As it stood at the end of a day: what was concluded later can't have been weighed. Null: as it stands. */
export function previousOn(
  of: { id: string; standing: readonly SubProjectMove[] },
  day: Day | null,
): PreviousYear {
  return { id: of.id, state: lifeStateOf(of.standing.filter((m) => day === null || m.day <= day)) };
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
