import type { Reader } from "../../books/port.ts";
import { parsePeriod, periodOf } from "../../core/period.ts";
import { type CheckMode, checkMode, modeIn } from "../operator.ts";
import type { PeopleReads } from "../port.ts";

/** How the books are checked now. */
export async function readCheckMode(read: PeopleReads & Pick<Reader, "settings">): Promise<CheckMode> {
  return checkMode({ settings: await read.settings(), operators: await read.operators() });
}

/**
 * True where one person closed a period of the span alone, or keeps the books now; unless all of the span was closed by two.
 * `span`: null for a workbook of no period, which is of all of them.
 */
export async function readIsUnchecked(
  read: PeopleReads & Pick<Reader, "settings" | "periods" | "closes">,
  span: string | null,
): Promise<boolean> {
  const of = span === null ? null : periodOf(span);
  const isWithin = (id: string): boolean => {
    const period = parsePeriod(id);
    return of === null || (period !== undefined && period.from >= of.from && period.to <= of.to);
  };
  const modes = (await read.closes())
    .filter((close) => isWithin(close.period))
    .map((close) => modeIn(close.manifest));
  if (modes.includes("single-person")) return true;
  if ((await readCheckMode(read)) !== "single-person") return false;
  const periods = (await read.periods()).filter((p) => isWithin(p.period)).length;
  return periods === 0 || modes.filter((mode) => mode === "two-person").length < periods;
}
