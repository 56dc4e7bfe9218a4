/**
 * 联合咨询统计 / figures of joint consulting over a span of days.
 *
 * 受理 counts requests by the day they were received, 完成 those done by the day they were done, 办理中 what was received by the
 * end of the span and had not ended then; so the months of a year add up to the year. A request that several files speak
 * of is counted once, as the last of them says. 完成率 = 完成 / (完成 + 未能完成 + 撤回). 平均用时 is in working days.
 *
 * Worked example: received 6 May, done 8 May: one request received, one done, 2 working days.
 * Source: SOURCES.md [consulting-items], [working-days]; the rate is ours.
 */

import { latestBy } from "../../records/latest-by.ts";
import type { ConsultingRequest } from "../../records/service-record.ts";
import { type WorkCalendar, workingDaysBetween } from "../../rules/working-days.ts";
import { countOf, type DaySpan, type Figure, grouped, isIn, meanOf, shareOf, sumFigure } from "./figure.ts";

export interface ConsultingFigures {
  readonly received: Figure;
  readonly done: Figure;
  readonly refused: Figure;
  readonly cancelled: Figure;
  /** At the end of the span. */
  readonly open: Figure;
  readonly completionRate: Figure;
  /** Working days per request that was done. */
  readonly turnaroundDays: Figure;
  /** Points of a hundred per request that was scored. */
  readonly qualityScore: Figure;
  readonly feeFen: Figure;
  readonly marketFen: Figure;
}

interface ConsultingAsked {
  readonly span: DaySpan;
  readonly calendar: WorkCalendar;
}

export function consultingFigures(
  records: readonly ConsultingRequest[],
  asked: ConsultingAsked,
): ConsultingFigures {
  const { span, calendar } = asked;
  const all = latestBy(records, (r) => [r.supplier, r.requestNo]);
  const ended = (result: ConsultingRequest["result"]): ConsultingRequest[] =>
    all.filter((r) => r.result === result && isIn(span, r.doneOn ?? r.receivedOn));
  const done = ended("done");
  const [refused, cancelled] = [countOf(ended("refused")), countOf(ended("cancelled"))];
  const doneCount = countOf(done);
  const score = meanOf(done, (r) => r.scoreTenths);
  return {
    received: countOf(all.filter((r) => isIn(span, r.receivedOn))),
    done: doneCount,
    refused,
    cancelled,
    open: countOf(all.filter((r) => isOpenOn(r, span.to))),
    completionRate: shareOf(doneCount, {
      ...doneCount,
      num: doneCount.num + refused.num + cancelled.num,
      rows: [...doneCount.rows, ...refused.rows, ...cancelled.rows],
    }),
    turnaroundDays: meanOf(done, (r) =>
      r.doneOn === null ? null : workingDaysBetween({ from: r.receivedOn, to: r.doneOn }, calendar),
    ),
    qualityScore: { ...score, den: score.den * 10n },
    feeFen: sumFigure(done, (r) => r.feeFen),
    marketFen: sumFigure(done, (r) => r.marketFen),
  };
}

function isOpenOn(r: ConsultingRequest, day: string): boolean {
  if (r.receivedOn > day) return false;
  return r.result === "pending" || (r.doneOn !== null && r.doneOn > day);
}

/** By service item, or by serving library. */
export function consultingBy(
  records: readonly ConsultingRequest[],
  by: "serviceItem" | "supplier",
  asked: ConsultingAsked,
): Map<string, ConsultingFigures> {
  return grouped(
    latestBy(records, (r) => [r.supplier, r.requestNo]),
    (r) => r[by],
    (rows) => consultingFigures(rows, asked),
  );
}
