/**
 * 物流合同的影响 / the effect of a courier contract: the same invoices rated by two contracts, added up over the months.
 *
 * The invoices are what the company billed by its own contract. So two things are told: what of them would be payable, and what
 * the lines cost by each contract, which is what the company would bill under it.
 *
 * Worked example: a parcel billed 12.00 costs 10.00 by the contract in force; at 9.00 for the first kilogram and 1.50 for the
 * next it costs 10.50: payable +0.50 where the lower of both is paid, as a cost of the library that borrowed; rated +0.50. At a
 * first kilogram of 15.00 it costs 16.50: payable 12.00, as billed (+2.00), rated 16.50 (+6.50).
 */
import { by, byKey, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { rankOf } from "../../month/courier/audit-sums.ts";
import type { AuditClass } from "../../month/courier/courier-audit.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type Compared, compared } from "./comparison.ts";
import type { CourierMonth } from "./simulation-sheet.ts";

interface ClassEffect extends Compared {
  readonly class: AuditClass;
  readonly linesBefore: number;
  readonly linesAfter: number;
}

/** What is payable, by the class of the lines; in the order of the classes. */
export function classEffects(months: readonly CourierMonth[]): ClassEffect[] {
  const found = new Map<AuditClass, ClassEffect>();
  const add = (
    of: AuditClass,
    more: { before: Fen; after: Fen; linesBefore: number; linesAfter: number },
  ): void => {
    const known = found.get(of);
    found.set(of, {
      class: of,
      linesBefore: (known?.linesBefore ?? 0) + more.linesBefore,
      linesAfter: (known?.linesAfter ?? 0) + more.linesAfter,
      ...compared((known?.beforeFen ?? 0n) + more.before, (known?.afterFen ?? 0n) + more.after),
    });
  };
  for (const { before, after } of months) {
    for (const t of before.totals)
      add(t.class, { before: t.payableFen, after: 0n, linesBefore: t.lines, linesAfter: 0 });
    for (const t of after.totals)
      add(t.class, { before: 0n, after: t.payableFen, linesBefore: 0, linesAfter: t.lines });
  }
  return [...found.values()].sort(by((a) => rankOf(a.class)));
}

/** What the company would bill for the lines that are owed. */
export function ratedEffect(months: readonly CourierMonth[]): Compared {
  const sum = (side: "before" | "after"): Fen => sumOf(months, (month) => month[side].ratedFen);
  return compared(sum("before"), sum("after"));
}

/** The cost by library, as each contract allocates it; by code. */
export function allocationEffects(
  months: readonly CourierMonth[],
): (Compared & { readonly library: LibraryCode })[] {
  const found = new Map<LibraryCode, { before: Fen; after: Fen }>();
  for (const month of months)
    for (const side of ["before", "after"] as const)
      for (const { library, fen } of month[side].allocation) {
        const known = found.get(library) ?? { before: 0n, after: 0n };
        known[side] += fen;
        found.set(library, known);
      }
  return [...found]
    .sort(byKey)
    .map(([library, { before, after }]) => ({ library, ...compared(before, after) }));
}
