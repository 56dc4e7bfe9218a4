/** A charge as rules make it, before the settlement gives it its id. */
import type { Charge } from "./charge.ts";

export type MadeCharge = Omit<Charge, "id" | "corrects"> & { readonly corrects?: string | null };

/** Field by field: millions pass here, and a copy by spreading costs as much as pricing. */
export function named(said: MadeCharge, id: string): Charge {
  return {
    id,
    kind: said.kind,
    scheme: said.scheme,
    service: said.service,
    library: said.library,
    counterparty: said.counterparty,
    caseKey: said.caseKey,
    ordinal: said.ordinal,
    record: said.record,
    quantity: said.quantity,
    unit: said.unit,
    fen: said.fen,
    statedFen: said.statedFen,
    corrects: said.corrects ?? null,
    rule: said.rule,
    steps: said.steps,
  };
}
