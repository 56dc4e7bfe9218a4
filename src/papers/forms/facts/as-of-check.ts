/**
 * 按检查日 / a report is as of its own check: made again later it has the stage, the contractor, the team and the other checks of the day of its
 * check, and of what came after only what belongs to the check itself, as its conclusion. Before any notice all there is.
 *
 * 建设效益 are the exception: nobody says them before 总验收.
 *
 * Worked example: 中期检查 on 2023-07-14, 验收 passed on 2024-01-10: the mid-term report of 2024 says 建设中 and has no acceptance.
 */

import { type LifeState, lifeStateOf } from "../../../review/subproject/lifecycle.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import { checkOfReport, type ReportKind } from "../../../review/subproject/section.ts";

export function asOfCheck(
  standing: readonly SubProjectMove[],
  report: ReportKind,
): { standing: readonly SubProjectMove[]; state: LifeState } {
  const check = checkOfReport(report);
  const whole = lifeStateOf(standing);
  const { checkOn } = whole.checks[check];
  if (checkOn === null) return { standing, state: whole };
  const kept = standing.filter((m) => m.day <= checkOn || m.carried.check === check);
  const { stage, last } = lifeStateOf(standing.filter((m) => m.day <= checkOn));
  const { used, benefits } = whole;
  return { standing: kept, state: { ...lifeStateOf(kept), stage, last, used, benefits } };
}
