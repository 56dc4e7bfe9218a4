/**
 * 补登 / entered late: an application, or a yearly note of 后续服务, that somebody hands in after others of a later day. It counts by its
 * day, not by the day on which it was typed: papers list it there, and the check of the year before is that of its own day.
 *
 * Only these two, because nothing that was recorded after them rests on there being no other one. An application may also come after the
 * experts' review, as long as it was made by the day of the review; after the decision there are no more. On one day applications come first.
 *
 * Worked example: applied on 2018-10-18, reviewed on 2018-11-20; then one of 2018-10-15 is found: it is the first of two, and the review stands.
 * Source: ours.
 */
import type { Day } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import type { MoveName, SubProjectMove } from "./move.ts";

/** What may have been recorded for a later day. */
const MAY_FOLLOW: Partial<Record<MoveName, readonly MoveName[]>> = {
  apply: ["apply", "review"],
  "service-note": ["service-note"],
};

/** All other moves were recorded in the order of their days. */
export const inOrder = <M extends SubProjectMove>(moves: readonly M[]): M[] =>
  [...moves].sort(by((m) => [m.day, m.move === "apply" ? 0 : 1, m.number]));

/** The standing moves that a wanted one comes after: all of them, unless it is entered late. */
export function standingBefore(
  standing: readonly SubProjectMove[],
  wanted: { move: MoveName; day: Day },
): readonly SubProjectMove[] {
  const { move, day } = wanted;
  const isLater = (m: SubProjectMove): boolean =>
    m.day > day || (m.day === day && move === "apply" && m.move !== "apply");
  const later = standing.filter(isLater);
  const isLate = later.every((m) => MAY_FOLLOW[move]?.includes(m.move));
  return isLate ? standing.filter((m) => !isLater(m)) : standing;
}
