/**
 * 已发生的事 / what is recorded as done has been done: its day is not after today, by Beijing's clock. Plans, deadlines and targets may be.
 *
 * Worked example: at 2019-06-03 01:30 in Beijing a conclusion of 2019-06-03 is taken, one of 2019-06-04 is refused.
 * Source: ours.
 */
import { invariant } from "./bug.ts";
import { type Day, dayInShanghai } from "./day.ts";
import { refuse } from "./refusal.ts";
import type { Action } from "./store.ts";

type Moment = Pick<Action, "at">;

/** Of an action: its day in Beijing. */
export function todayOf({ at }: Moment): Day {
  const today = dayInShanghai(at);
  invariant(today !== undefined, "an action has its instant");
  return today;
}

/** Refuses a day that is still to come. */
export function requireHappened(day: Day, moment: Moment): void {
  const today = todayOf(moment);
  if (day > today) refuse("day-must-not-be-ahead", { day, today });
}
