import { type Period, parsePeriod } from "./period.ts";
import { refuse } from "./refusal.ts";

/** The period of this id; refused when the text is no period. */
export function periodOf(text: string): Period {
  return parsePeriod(text) ?? refuse("period-must-be-valid", { text });
}
