/** What is paid and what is held of one line of the courier's invoice, as charges. */

import type { MadeCharge } from "../../rules/charge.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { AuditedLine } from "./courier-audit.ts";

export function courierCharges(audited: AuditedLine, contract: RuleVersion<"courier">): MadeCharge[] {
  const { line, steps, payableFen, heldFen } = audited;
  const about = {
    scheme: null,
    service: "ill",
    library: line.from,
    counterparty: line.to,
    caseKey: line.waybillNo,
    ordinal: null,
    record: line.ref,
    quantity: line.item === "period" ? 1n : BigInt(line.pieces),
    unit: line.item,
    rule: ruleName(contract),
  } as const;
  const made: MadeCharge[] = [];
  // A line that is not paid at all is no parcel that was paid for.
  if (payableFen !== 0n || heldFen === 0n)
    made.push({ ...about, kind: "courier", fen: payableFen, statedFen: line.chargeFen, steps });
  if (heldFen !== 0n) {
    const statedFen = payableFen === 0n ? line.chargeFen : null;
    made.push({ ...about, kind: "courier-held", fen: heldFen, statedFen, steps: [] });
  }
  return made;
}
