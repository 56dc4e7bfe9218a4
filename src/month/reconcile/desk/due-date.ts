/**
 * 应还日期 / due date of a loan: so many days after it was sent, moved to the end of a vacation it falls into.
 *
 * The term is the lending library's, else the alliance's. A vacation moves what falls due in it, except what the sources
 * that grant none have lent. Vacations are data of the rule pack, each with its name.
 *
 * Worked example: lent by a member on 2019-06-10 for 30 days: due 2019-07-10, in the summer vacation, so 2019-09-10. Lent by
 * the National Library on the same day: due 2019-07-10 and not moved.
 * Source: SOURCES.md [member-loans], [nlc-loans], [shl-loans], [vacations].
 */
import { addDays, type Day } from "../../../core/day.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Limits } from "../../../rules/limits-rule.ts";

interface DueDate {
  readonly dueOn: Day;
  /** The vacation that moved it; null where none did. */
  readonly vacation: string | null;
}

/** Null where the rules have no term for this lender. */
export function dueDateOf(loan: { supplier: LibraryCode; suppliedOn: Day }, limits: Limits): DueDate | null {
  const terms = limits.loanDays ?? [];
  const isOutside = loan.supplier.startsWith("EXT-");
  const term =
    terms.find((t) => t.supplier === loan.supplier) ??
    (isOutside ? undefined : terms.find((t) => t.supplier === "member"));
  const plain = term && addDays(loan.suppliedOn, term.days);
  if (plain === undefined) return null;
  const vacation = limits.vacations?.find(
    (v) => v.from <= plain && plain <= v.to && !v.except.includes(loan.supplier),
  );
  return vacation ? { dueOn: vacation.dueOn, vacation: vacation.name } : { dueOn: plain, vacation: null };
}
