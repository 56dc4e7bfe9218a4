/** A charge of a made-up settlement: 人大's subsidy for two requests, 8.60 of 17.20, unless the test says otherwise. */
import type { Charge } from "../../src/rules/charge.ts";

export function subsidyCharge(about: Partial<Charge>): Charge {
  return {
    id: "C-1-9",
    kind: "dd-subsidy",
    scheme: null,
    service: "dd",
    library: "10002",
    counterparty: null,
    caseKey: null,
    ordinal: null,
    record: null,
    quantity: 2n,
    unit: "request",
    fen: 860n,
    statedFen: null,
    corrects: null,
    rule: "dd-subsidy sample@2019",
    steps: [{ item: "rate 1/2", quantity: 1n, unit: "basis", unitFen: 1720n, fen: 860n }],
    ...about,
  };
}
