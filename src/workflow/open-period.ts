import { type Period, parsePeriod } from "../domain/period.ts";
import { refuse } from "../domain/refusal.ts";
import type { Reader } from "../ports/store.ts";

/** The period of this id; refused when the text is no period. */
export function periodOf(text: string): Period {
  return parsePeriod(text) ?? refuse("period-must-be-valid", { text });
}

/** The same, refused when it is closed: a closed period never changes. */
export async function openPeriod(read: Reader, text: string): Promise<Period> {
  const period = periodOf(text);
  const closed = (await read.closes()).some((close) => close.period === period.id);
  if (closed) refuse("period-must-be-open", { period: period.id });
  return period;
}
