/**
 * 并行合同 / the contract a line of an invoice is priced by: that of its company, in force on the day of shipment.
 *
 * Companies stand side by side; of one company a newer contract ends an older one. A line that names no company is priced where
 * only one company's contract is in force; else nobody can say whose it is. Lines that were read before companies were told
 * apart (null) follow the latest contract, as they did; only of two that begin on one day is neither meant. A sample (样例) is the
 * contract of no real company: where it is the only one, it is tried on any.
 */
import type { Day } from "../core/day.ts";
import { inForce, isPart, type RuleVersion } from "./rules.ts";

export interface ShippedBy {
  readonly shippedOn: Day;
  /** Empty: the invoice does not say; null: it was not asked for. */
  readonly company: string | null;
}

/** The contract that a line is priced by. */
export type ContractOn = (line: ShippedBy) => RuleVersion<"courier"> | undefined;

export function contractFor(
  rules: readonly RuleVersion[],
  { shippedOn: day, company }: ShippedBy,
): RuleVersion<"courier"> | undefined {
  const all = contractsOn(rules, day);
  const [only, ...others] = all;
  if (company !== null && company !== "") {
    const isForAny = others.length === 0 && only?.sample === true;
    return all.find((c) => c.body.company === company) ?? (isForAny ? only : undefined);
  }
  if (others.length === 0) return only;
  const latest = inForce({ rules, part: "courier", day });
  const isReplaced = company === null && all.filter((c) => c.from === latest?.from).length === 1;
  return isReplaced ? latest : undefined;
}

/** One of each company that has one on the day. */
export function contractsOn(rules: readonly RuleVersion[], day: Day): RuleVersion<"courier">[] {
  const contracts = rules.filter((rule): rule is RuleVersion<"courier"> => isPart(rule, "courier"));
  return [...new Set(contracts.map((c) => c.body.company))].flatMap(
    (company) =>
      inForce({ rules: contracts.filter((c) => c.body.company === company), part: "courier", day }) ?? [],
  );
}

/** Versions of the same part that do not stand beside each other. */
export function isSameRow(a: RuleVersion, b: RuleVersion): boolean {
  if (a.part !== b.part) return false;
  return !isPart(a, "courier") || !isPart(b, "courier") || a.body.company === b.body.company;
}
