/** The sub-project of the year before: what a person says it is, or said it is with an application; else what fits. */
import type { Day } from "../../../core/day.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SubProjectReads } from "../port.ts";
import { onePrevious, type PreviousYear, predecessorsOf, previousOn } from "../previous-year.ts";
import { booksOf, type SubProjectBooks, subProjectBooks } from "./subproject-books.ts";

const NONE = "none";

/** `day` null: as everything stands. `said`: its id, or "none". */
export async function previousOf(
  read: SubProjectReads,
  { subproject, standing }: Pick<SubProjectBooks, "subproject" | "standing">,
  of: { year: string; day: Day | null; said: string | undefined },
): Promise<PreviousYear | null> {
  const { year, day, said } = of;
  if (said === NONE) return null;
  const all = await read.subprojects();
  const known = said ?? standing.flatMap((m) => m.carried.previous?.id ?? []).at(-1);
  const fitting =
    known === undefined
      ? predecessorsOf(subproject, { all, year })
      : [(await subProjectBooks(read, known)).subproject];
  const others = all.filter((s) => s.from < subproject.from).map((s) => s.id);
  if (said !== undefined && !fitting.some((s) => others.includes(s.id)))
    refuse("value-must-be-valid", {
      flag: "--previous",
      text: said,
      allowed: [...others, NONE].join(" | "),
    });
  const found: PreviousYear[] = [];
  for (const own of fitting)
    found.push(previousOn({ id: own.id, standing: (await booksOf(read, own)).standing }, day));
  return onePrevious(subproject.id, found);
}
