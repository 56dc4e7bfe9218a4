/** 统计期 / the span of statistics: the periods that lie wholly in it count, others don't. 2019-05 is in 2019, 2018-12..2019-11 is not. */
import { type Period, parsePeriod } from "../../../core/period.ts";

export function isWithinSpan(id: string, span: Pick<Period, "from" | "to">): boolean {
  const period = parsePeriod(id);
  return period !== undefined && period.from >= span.from && period.to <= span.to;
}
