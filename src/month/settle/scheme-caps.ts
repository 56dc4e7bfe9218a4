/**
 * 上限 / caps over sums: per library and period, per library and year, all libraries together in a period or year.
 *
 * What exceeds a cap is taken off by a charge of its own, so a cap is never exceeded and each single amount stays as it was
 * reckoned. What all libraries together exceed is taken off each in proportion, by largest remainder.
 *
 * Worked example: three libraries with 50.00 each under a cap of 100.00 for all: 16.67, 16.67 and 16.66 are taken off.
 */
import { byKey, sumOf } from "../../core/list.ts";
import { type Fen, splitByLargestRemainder } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type ChargeService, type MadeCharge, NO_REQUEST } from "../../rules/charge.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { Scheme } from "../../rules/scheme.ts";
import { yearKey } from "./subsidy.ts";

/** What is capped: a scheme's own amounts by library, as far as they are single requests' amounts. */
interface Capped {
  readonly scheme: Pick<Scheme, "key" | "direction" | "caps"> & { readonly service: ChargeService };
  readonly rule: RuleVersion;
  readonly own: ReadonlyMap<LibraryCode, Fen>;
}

export function capCharges(
  state: Capped,
  about: { year: string; before: ReadonlyMap<string, Fen> },
): MadeCharge[] {
  const { scheme } = state;
  const { caps } = scheme;
  const made: MadeCharge[] = [];
  const sums = new Map([...state.own].sort(byKey));
  const takeOff = (library: LibraryCode, item: string, off: { capFen: Fen; fen: Fen }): void => {
    if (off.fen <= 0n) return;
    sums.set(library, (sums.get(library) ?? 0n) - off.fen);
    made.push(capCharge(state, library, { item, ...off }));
  };
  for (const [library, fen] of sums) {
    const { perLibraryPeriodFen: period, perLibraryYearFen: year } = caps;
    if (period !== undefined) takeOff(library, "cap-period", { capFen: period, fen: fen - period });
    if (year === undefined) continue;
    const at = { year: about.year, kind: scheme.direction, scheme: scheme.key, library };
    const left = notBelowZero(year - (about.before.get(yearKey(at)) ?? 0n));
    takeOff(library, "cap-year", { capFen: left, fen: (sums.get(library) ?? 0n) - left });
  }
  const prefix = yearKey({ year: about.year, kind: scheme.direction, scheme: scheme.key, library: "" });
  const earlier = [...about.before].reduce(
    (sum, [key, fen]) => (key.startsWith(prefix) ? sum + fen : sum),
    0n,
  );
  const all: readonly (readonly [string, Fen | undefined])[] = [
    ["cap-all-period", caps.perPeriodFen],
    ["cap-all-year", caps.perYearFen === undefined ? undefined : notBelowZero(caps.perYearFen - earlier)],
  ];
  for (const [item, capFen] of all) {
    if (capFen === undefined) continue;
    const total = sumOf(sums.values(), (fen) => fen);
    if (total <= capFen) continue;
    const shares = [...sums].map(([key, weight]) => ({ key, weight }));
    for (const [library, fen] of splitByLargestRemainder(total - capFen, shares))
      takeOff(library, item, { capFen, fen });
  }
  return made;
}

function capCharge(
  state: Capped,
  library: LibraryCode,
  cap: { item: string; capFen: Fen; fen: Fen },
): MadeCharge {
  const { scheme, rule } = state;
  return {
    ...{ kind: scheme.direction, scheme: scheme.key, service: scheme.service, library },
    ...NO_REQUEST,
    ...{ quantity: 0n, unit: "request", rule: ruleName(rule), fen: -cap.fen },
    steps: [{ item: cap.item, quantity: 1n, unit: "cap", unitFen: cap.capFen, fen: -cap.fen }],
  };
}

function notBelowZero(fen: Fen): Fen {
  return fen > 0n ? fen : 0n;
}
