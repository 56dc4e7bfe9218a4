/** 费用的来由 / what charges come to, as a cell that says which charges they are. */
import { sumOf } from "../core/list.ts";
import type { Service } from "../registry/library.ts";
import type { Cell, Origin } from "../sheet/origin.ts";
import { count, yuan } from "../sheet/sheet.ts";
import type { Charge, ChargeKind } from "./charge.ts";

/** `account`: as it moves the library's account; `basis`: what it is a share of; `after`: what was stated and the charge. */
export type ChargeMeasure =
  | "count"
  | "amount"
  | "account"
  | "quantity"
  | "volumes"
  | "stated"
  | "after"
  | "basis"
  | "record-pages"
  | "record-volumes";

export function chargesOrigin(charges: readonly Pick<Charge, "id">[], by: ChargeMeasure): Origin {
  return { kind: "charges", ids: charges.map((c) => c.id), by };
}

/** Σ of amounts. */
export function amountCell(charges: readonly Pick<Charge, "id" | "fen">[]): Cell {
  return yuan(
    sumOf(charges, (c) => c.fen),
    chargesOrigin(charges, "amount"),
  );
}

/** Σ of quantities, of one unit. */
export function quantityCell(charges: readonly Charge[]): Cell {
  return count(
    sumOf(charges, (c) => c.quantity),
    chargesOrigin(charges, "quantity"),
  );
}

/** What the other side said; nothing where it said nothing. */
export function statedCell(charge: Pick<Charge, "id" | "statedFen">): Cell | null {
  return charge.statedFen === null ? null : yuan(charge.statedFen, chargesOrigin([charge], "stated"));
}

declare module "../sheet/origin.ts" {
  interface Origins {
    charges: { readonly ids: readonly string[]; readonly by: ChargeMeasure };
    /** The charges of one kind that a period settled, of one service or of all. */
    "charges-of": {
      readonly period: string;
      readonly of: ChargeKind;
      readonly service?: Service;
      readonly by: ChargeMeasure;
    };
    /** A rule version says it. */
    rule: { readonly name: string };
  }
}
