/** Figures by the library that asked: single requests added up, and parts of the charges that are of several. */
import { type FundUse, type RequestTotal, usedFen } from "../../../month/settle/funds-used.ts";
import type { Charge } from "../../../rules/charge.ts";
import type { Origin } from "../../../sheet/origin.ts";
import { chargesIn, type ExplainCharge, partsOf, sumNode } from "./charge-sums.ts";
import { countOf, leaf, type Part, type Walk, yuanOf } from "./walk.ts";

type Of<K extends Origin["kind"]> = Extract<Origin, { kind: K }>;

interface How {
  readonly explain: ExplainCharge;
  readonly depth: number;
}

/** What each of its uses adds is known before it is explained. */
export function usedParts(walk: Walk, { uses, by }: Of<"funds-used">, how: How): Part[] {
  return uses.map((use) => ({
    adds: by === "quantity" ? countOf(use.quantity) : yuanOf(usedFen(use)),
    make: async () => {
      const { of } = use;
      if (typeof of === "string") return share(walk, { ...use, of }, how);
      const charges = await requestsOf(walk, use.period, of);
      const below = { explain: how.explain, depth: how.depth + 1 };
      const measure = by === "quantity" ? "quantity" : "account";
      const [sum] = await sumNode(walk, { period: use.period, charges, by: measure }, below);
      return sum ?? leaf({ kind: "nothing", figure: null });
    },
  }));
}

async function requestsOf(walk: Walk, period: string, total: RequestTotal) {
  const settlement = (await walk.read.settlement(period))?.number ?? 0;
  const { kind, library, scheme, service, rule, counterparty, unit, corrects } = total;
  const isOf = (c: Charge): boolean =>
    c.caseKey !== null &&
    [c.library, c.counterparty, c.scheme, c.service, c.rule, c.unit, c.corrects].join("\n") ===
      [library, counterparty, scheme, service, rule, unit, corrects].join("\n");
  return chargesIn(walk, { settlement, kind, ...(library === null ? {} : { library }) }, isOf);
}

/** A part of a charge: its reasons are the fees of who asked, and the charge itself. */
async function share(walk: Walk, use: FundUse & { of: string }, how: How) {
  const { user, period, of: charge, payee, service } = use;
  const found = await walk.read.chargeById(charge);
  const reason = found ? [await how.explain(found, how.depth + 1)] : [];
  const corrects = found?.charge.corrects ?? null;
  const fees = await chargesIn(
    walk,
    { settlement: found?.settlement ?? 0, kind: "fee-basis", ...(payee === null ? {} : { library: payee }) },
    (c) => c.library === payee && c.counterparty === user && c.service === service && c.corrects === corrects,
  );
  const by = use.kind === "ill-subsidy" ? "quantity" : "amount";
  const below = { explain: how.explain, depth: how.depth + 1 };
  const asked = await sumNode(walk, { period, charges: fees, by }, below);
  const fact = { kind: "share", charge, user, period, figure: yuanOf(usedFen(use)) } as const;
  return { fact, adds: null, origin: [...asked, ...reason] };
}

/** All that libraries are charged under these kinds, as it moves their accounts. */
export async function dueParts(walk: Walk, origin: Of<"funds-of">, how: How): Promise<Part[]> {
  const parts: Part[] = [];
  const { library } = origin;
  for (const period of origin.periods) {
    const settlement = (await walk.read.settlement(period))?.number ?? 0;
    for (const kind of origin.kinds) {
      const about = { settlement, kind, ...(library === null ? {} : { library }) };
      const charges = await chargesIn(walk, about, (c) => c.library === library);
      parts.push(...(await partsOf(walk, charges, { ...how, by: "account" })));
    }
  }
  return parts;
}
