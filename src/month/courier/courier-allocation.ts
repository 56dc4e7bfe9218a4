/**
 * 物流费分摊 / allocation: what is paid to the courier as a cost of each library, for analysis and cost accounting.
 *
 * The cost object is the borrowing library: who receives on the way out and sends on the way back. The contract's
 * parts say how the whole is split: equally among those that used the courier (base), by legs, by volumes, by stops
 * (distinct days on which the courier called there). Every split is by largest remainder, so the shares are exactly the
 * whole; a part that nobody has anything of goes to the legs. A public aid is taken off first; the volumes may be those of a
 * longer sample, and a stop may count less for a library that is reached by a truck of its own. Nothing is booked by it:
 * the centre pays the company.
 *
 * Worked example: 100.00 with base 3, volumes 4, stops 3; A 3 volumes, 1 stop; B 1 volume, 1 stop: base 15.00 each, volumes
 * 30.00 and 10.00, stops 15.00 each: A 60.00, B 40.00. Source: SOURCES.md [courier-shares] (South Central Wisconsin).
 */
import { by } from "../../core/list.ts";
import { type Fen, splitByLargestRemainder } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { CourierAllocation } from "../../rules/courier-contract.ts";
import { isLegOfParcel } from "./account-part.ts";
import type { AuditClass, AuditedLine } from "./courier-audit.ts";

interface CourierUse {
  readonly library: LibraryCode;
  readonly legs: number;
  readonly volumes: number;
  readonly stops: number;
}

export interface AllocatedCost extends CourierUse {
  readonly baseFen: Fen;
  readonly legsFen: Fen;
  readonly volumesFen: Fen;
  readonly stopsFen: Fen;
  readonly fen: Fen;
}

export const BY_LEGS: CourierAllocation = { base: 0n, legs: 1n, volumes: 0n, stops: 0n };

/** Of which anything is paid; a line that is taken back, or bills a leg once more, is no second leg. */
export function isUse({ class: of, payableFen }: AuditedLine): boolean {
  return payableFen > 0n && !NO_USE.includes(of);
}

const NO_USE: readonly AuditClass[] = [
  "credited",
  "approved",
  "duplicate-waybill",
  "billed-again",
  "rebilled",
  "rebill-excess",
];

/** Gathers who used the courier, from lines that are a use of it. */
export class CourierUsage {
  private readonly use = new Map<LibraryCode, { legs: number; volumes: number; days: Set<string> }>();

  add({ line, loanVolumes }: AuditedLine): void {
    const library = line.leg === "back" ? line.from : line.to;
    if (library === null || line.item === "period") return;
    const use = this.use.get(library) ?? { legs: 0, volumes: 0, days: new Set() };
    if (isLegOfParcel(line)) {
      use.legs += 1;
      use.volumes += loanVolumes ?? line.volumes ?? 0;
      use.days.add(line.shippedOn);
    }
    this.use.set(library, use);
  }

  all(): CourierUse[] {
    return [...this.use]
      .map(([library, { legs, volumes, days }]) => ({ library, legs, volumes, stops: days.size }))
      .sort(by((a) => a.library));
  }
}

/** Empty where nobody used the courier: then there is nobody to allocate to. */
export function allocateCourier(
  totalFen: Fen,
  used: readonly CourierUse[],
  by: CourierAllocation,
): AllocatedCost[] {
  if (used.length === 0) return [];
  const aid = by.aidFen ?? 0n;
  const whole = totalFen <= aid ? 0n : totalFen - aid;
  const parts = splitByLargestRemainder(whole, [
    { key: "base", weight: by.base },
    { key: "legs", weight: by.legs },
    { key: "volumes", weight: by.volumes },
    { key: "stops", weight: by.stops },
  ]);
  const split = (part: string, weightOf: (use: CourierUse) => bigint): Map<string, Fen> => {
    const fen = parts.get(part) ?? 0n;
    const hasAny = used.some((use) => weightOf(use) > 0n);
    const legs = used.some((use) => use.legs > 0);
    const weight = (use: CourierUse): bigint => (hasAny ? weightOf(use) : legs ? BigInt(use.legs) : 1n);
    return splitByLargestRemainder(
      fen,
      used.map((use) => ({ key: use.library, weight: weight(use) })),
    );
  };
  const shares = {
    base: split("base", () => 1n),
    legs: split("legs", (use) => BigInt(use.legs)),
    volumes: split("volumes", (use) => volumesOf(use, by)),
    stops: split("stops", (use) => stopsOf(use, by)),
  };
  return used.map((use) => {
    const of = (part: keyof typeof shares): Fen => shares[part].get(use.library) ?? 0n;
    const [baseFen, legsFen, volumesFen, stopsFen] = [of("base"), of("legs"), of("volumes"), of("stops")];
    const fen = baseFen + legsFen + volumesFen + stopsFen;
    return { ...use, baseFen, legsFen, volumesFen, stopsFen, fen };
  });
}

function volumesOf(use: CourierUse, { volumesSample }: CourierAllocation): bigint {
  if (!volumesSample) return BigInt(use.volumes);
  return volumesSample.find((s) => s.library === use.library)?.volumes ?? 0n;
}

/** Stops as whole numbers over one denominator, like the quality of a pool. */
function stopsOf(use: CourierUse, { stopRates = [] }: CourierAllocation): bigint {
  const common = stopRates.reduce((den, s) => den * s.rate.den, 1n);
  const own = stopRates.find((s) => s.library === use.library)?.rate ?? { num: 1n, den: 1n };
  return (BigInt(use.stops) * own.num * common) / own.den;
}
