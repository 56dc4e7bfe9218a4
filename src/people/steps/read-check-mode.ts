import type { Reader } from "../../books/port.ts";
import { parsePeriod, periodOf } from "../../core/period.ts";
import { type CheckMode, checkMode, modeIn, sharedUserIn, sharedUserOf } from "../operator.ts";
import type { PeopleReads } from "../port.ts";

/** How the books are checked now. */
export async function readCheckMode(read: PeopleReads & Pick<Reader, "settings">): Promise<CheckMode> {
  return checkMode({ settings: await read.settings(), operators: await read.operators() });
}

/** What a workbook must say of who checked the figures of its periods. */
export interface Checked {
  /** One person closed a period of the span alone, or keeps the books now; unless all of the span was closed by two. */
  readonly isUnchecked: boolean;
  /** The system users under which a period was both settled and checked, in order. */
  readonly sharedUsers: readonly string[];
}

/** `span`: null for a workbook of no period, which is of all of them. */
export async function readChecked(
  read: PeopleReads & Pick<Reader, "settings" | "periods" | "closes">,
  span: string | null,
): Promise<Checked> {
  const of = span === null ? null : periodOf(span);
  const isWithin = ({ period: id }: { period: string }): boolean => {
    const period = parsePeriod(id);
    return of === null || (period !== undefined && period.from >= of.from && period.to <= of.to);
  };
  const closed = (await read.closes()).filter(isWithin).map((close) => close.manifest);
  const modes = closed.map(modeIn);
  const mode = await readCheckMode(read);
  const periods = (await read.periods()).filter(isWithin);
  const users = closed.map(sharedUserIn);
  for (const period of mode === "two-person" ? periods : []) users.push(await sharedIn(read, period));
  const isAlone = mode === "single-person" && (periods.length === 0 || countTwo(modes) < periods.length);
  return {
    isUnchecked: modes.includes("single-person") || isAlone,
    sharedUsers: [...new Set(users.filter((user) => user !== null))].sort(),
  };
}

const countTwo = (modes: readonly CheckMode[]): number =>
  modes.filter((mode) => mode === "two-person").length;

/** Of an open period: who made the settlement in force, and who approved it. */
async function sharedIn(
  read: PeopleReads,
  { period, settlement, closedAt }: Awaited<ReturnType<Pick<Reader, "periods">["periods"]>>[number],
): Promise<string | null> {
  if (closedAt !== null || settlement === null) return null;
  const approval = await read.approval(period);
  if (approval?.settlement !== settlement) return null;
  return sharedUserOf((await read.settledBy(settlement)).user, [approval.user]);
}
