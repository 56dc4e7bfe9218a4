/**
 * 一项检查的状态 / where one of the three checks stands, by its own moves: the round, its days and its conclusion.
 *
 * Worked example: noticed, reported, reviewed, 不通过 on 2023-12-06, noticed again: round 2, noticed, with 不通过 until the next conclusion.
 * A check begins with its notice: before it nobody finds a problem by it, judges in it or scores for it.
 * Source: SOURCES.md [life-cycle]; rounds after 不通过, and that nothing of a check comes before its notice, are ours.
 */
import type { Day } from "../../core/day.ts";
import { refuse } from "../../core/refusal.ts";
import type { CheckKind, Conclusion, SubProjectMove } from "./move.ts";

export type CheckStage =
  | "open"
  | "noticed"
  | "reported"
  | "reviewed"
  | "visited"
  | "expert-reviewed"
  | "to-rectify"
  | "rectified"
  | "passed"
  | "failed";

export interface CheckState {
  readonly stage: CheckStage;
  /** How often it was arranged. The conclusion is the last one, also while the next round goes on. */
  readonly round: number;
  readonly checkOn: Day | null;
  readonly reportBy: Day | null;
  readonly rectifyBy: Day | null;
  readonly conclusion: Conclusion | null;
  readonly concludedOn: Day | null;
  /** The management centre has worked this round's material into the project's report. */
  readonly consolidated: boolean;
}

export const OPEN_CHECK: CheckState = {
  ...{ stage: "open", round: 0, checkOn: null, reportBy: null, rectifyBy: null },
  ...{ conclusion: null, concludedOn: null, consolidated: false },
};

const CONCLUDED: Record<Conclusion, CheckStage> = { pass: "passed", rectify: "to-rectify", fail: "failed" };

/** `to`: where the table leads; null: the conclusion says it, or it stays. */
export function checkAfter(before: CheckState, made: SubProjectMove, to: CheckStage | null): CheckState {
  const { carried, day } = made;
  if (made.move === "consolidate") return { ...before, consolidated: true };
  if (made.move === "notice") {
    const { checkOn, reportBy } = carried;
    const { conclusion, concludedOn, round } = before;
    const kept = { conclusion, concludedOn, round: round + 1 };
    return { ...OPEN_CHECK, ...kept, stage: "noticed", checkOn, reportBy: reportBy ?? checkOn };
  }
  const { conclusion } = carried;
  if (to !== null || conclusion === null) return { ...before, stage: to ?? before.stage };
  const rectifyBy = conclusion === "rectify" ? carried.rectifyBy : null;
  return { ...before, stage: CONCLUDED[conclusion], conclusion, concludedOn: day, rectifyBy };
}

/** `state`: as of the day, where one is given. */
export function requireBegun(
  state: { readonly checks: Readonly<Record<CheckKind, CheckState>> },
  of: { subproject: string; check: CheckKind; day: Day | null },
): void {
  if (state.checks[of.check].round === 0) refuse("check-must-have-begun", of);
}
