/**
 * 截止月 / cut-off: the last month whose money and results a report shows. Acceptance and performance show all there is; the mid-term
 * report shows the months that are over when the inspection is held.
 *
 * Worked example: 中期检查 on 2019-07-15: up to 2019-06. In January there is no month of the year before it: all is shown.
 */
import type { LifeState } from "../../../review/subproject/lifecycle.ts";
import type { ReportKind } from "../../../review/subproject/section.ts";

/** By the notice's day, else the agreement's; null: all months. */
export function cutOffOf(report: ReportKind, state: Pick<LifeState, "checks" | "agreed">): string | null {
  if (report !== "midterm") return null;
  const day = state.checks.midterm.checkOn ?? state.agreed?.planned.midterm ?? null;
  return day === null ? null : monthBefore(day);
}

function monthBefore(day: string): string | null {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  return month === 1 ? null : `${year}-${`${month - 1}`.padStart(2, "0")}`;
}
