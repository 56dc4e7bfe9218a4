import type { Service } from "../registry/library.ts";
import type { ChargeKind } from "./charge.ts";

/** `account`: as it moves the library's account; `basis`: what it is a share of; `after`: what was stated and the charge. */

import type { Because } from "../sheet/because.ts";
import type { Charge } from "./charge.ts";

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
export function chargesBecause(charges: readonly Pick<Charge, "id">[], by: ChargeMeasure): Because {
  return { kind: "charges", ids: charges.map((c) => c.id), by };
}

declare module "../sheet/because.ts" {
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
