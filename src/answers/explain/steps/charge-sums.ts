/** Charges added up: what each adds by the measure that is asked for, and one node for the sum of many. */

import { withAgreed } from "../../../month/reconcile/match.ts";
import { basisFen, type Charge, type ChargeKind, onAccount } from "../../../rules/charge.ts";
import type { ChargeMeasure } from "../../../rules/charge-origin.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";
import type { Explanation } from "../explanation.ts";
import { countOf, type Part, type Walk, yuanOf } from "./walk.ts";

export interface SettledCharge {
  readonly charge: Charge;
  readonly settlement: number;
}

export type ExplainCharge = (found: SettledCharge, depth: number) => Promise<Explanation>;

async function measured(walk: Walk, charge: Charge, by: ChargeMeasure): Promise<CellValue> {
  switch (by) {
    case "count":
      return countOf(1);
    case "amount":
      return yuanOf(charge.fen);
    case "account":
      return yuanOf(onAccount(charge));
    case "quantity":
      return countOf(charge.quantity);
    case "volumes":
      return countOf(charge.unit === "volume" ? charge.quantity : 0n);
    case "stated":
      return yuanOf(charge.statedFen ?? 0n);
    case "after":
      return yuanOf((charge.statedFen ?? 0n) + charge.fen);
    case "basis":
      return yuanOf(basisFen(charge));
    case "record-pages":
    case "record-volumes": {
      const raw = charge.record === null ? null : await walk.read.recordAt(charge.record);
      const agreed = raw === null ? null : ((await walk.read.matchOf(raw.ref))?.match.values ?? null);
      const record = raw === null ? null : withAgreed(raw, agreed);
      return countOf((by === "record-pages" ? record?.pages : record?.volumes) ?? 0);
    }
  }
}

/** Charges of one settlement that fit, in the store's order. */
export async function chargesIn(
  walk: Walk,
  of: { settlement: number; kind: ChargeKind; library?: string },
  fits: (charge: Charge) => boolean = () => true,
): Promise<SettledCharge[]> {
  const { settlement, kind, library } = of;
  const gather = async (keep: (charge: Charge) => boolean): Promise<SettledCharge[]> => {
    const found: SettledCharge[] = [];
    for await (const batch of walk.read.charges(of))
      for (const charge of batch) if (keep(charge)) found.push({ charge, settlement });
    return found;
  };
  // A library's charges are few enough to be kept; a whole settlement's may not be.
  if (library === undefined) return gather(fits);
  const own = await walk.once(`charges ${settlement} ${kind} ${library}`, () => gather(() => true));
  return own.filter(({ charge }) => fits(charge));
}

export async function partsOf(
  walk: Walk,
  charges: readonly SettledCharge[],
  how: { by: ChargeMeasure; explain: ExplainCharge; depth: number },
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const found of charges) {
    const adds = await measured(walk, found.charge, how.by);
    parts.push({ adds, make: () => how.explain(found, how.depth + 1) });
  }
  return parts;
}

/** The charges as one fact with their sum, and they themselves below it; nothing where there are none. */
export async function sumNode(
  walk: Walk,
  of: { period: string; charges: readonly SettledCharge[]; by?: ChargeMeasure },
  how: { explain: ExplainCharge; depth: number },
): Promise<Explanation[]> {
  const { charges, period } = of;
  const first = charges[0]?.charge;
  if (!first) return [];
  const parts = await partsOf(walk, charges, { ...how, by: of.by ?? "amount" });
  const libraries = new Set(charges.map(({ charge }) => charge.library));
  const figure = addedUp(parts.map((part) => part.adds));
  const about = {
    of: first.kind,
    scheme: first.scheme,
    library: libraries.size === 1 ? first.library : null,
  };
  const fact = { kind: "sum", ...about, period, charges: charges.length, figure } as const;
  return [{ fact, adds: null, origin: await walk.some(parts, how.depth) }];
}

function addedUp(values: readonly (CellValue | null)[]): CellValue {
  const isMoney = values.some((value) => value?.kind === "yuan");
  let sum = 0n;
  for (const value of values)
    sum += value?.kind === "yuan" ? value.fen : value?.kind === "count" ? value.count : 0n;
  return isMoney ? yuanOf(sum) : countOf(sum);
}
