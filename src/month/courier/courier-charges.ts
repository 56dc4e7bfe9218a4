/** What is paid and what is held of one line of the courier's invoice, as charges. */

import type { Fen } from "../../core/money.ts";
import type { MadeCharge } from "../../rules/charge.ts";
import type { CourierContract } from "../../rules/courier-contract.ts";
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
    // An answer is told apart from the line that it is of.
    ordinal: audited.answer?.number ?? null,
    record: line.ref,
    quantity: audited.answer !== null ? 0n : line.item === "period" ? 1n : BigInt(line.pieces),
    unit: line.item,
    rule: ruleName(contract),
  } as const;
  // An answer bills nothing.
  const billedFen = audited.answer === null ? line.chargeFen : null;
  const made: MadeCharge[] = [];
  // A line that is not paid at all is no parcel that was paid for.
  if (payableFen !== 0n || heldFen === 0n)
    made.push({ ...about, kind: "courier", fen: payableFen, statedFen: billedFen, steps });
  if (heldFen !== 0n) {
    const statedFen = payableFen === 0n ? billedFen : null;
    made.push({ ...about, kind: "courier-held", fen: heldFen, statedFen, steps: [] });
  }
  return made;
}

/**
 * What is paid of a line now, and what is held back until the dispute is over: together what was billed, except where
 * the company billed too little and the contract says that its own price is paid.
 *
 * Worked example: 16.00 billed, 14.00 by the contract: `lower` or `contract` pay 14.00 and hold 2.00; `invoice` pays 16.00
 * and holds nothing. 12.00 billed: `lower` and `invoice` pay 12.00, `contract` 14.00.
 */
export function paymentOf(
  chargeFen: Fen,
  disputedFen: Fen,
  contract: CourierContract | undefined,
): { payableFen: Fen; heldFen: Fen } {
  const rule = contract?.payable ?? "lower";
  if (disputedFen > 0n && rule !== "invoice")
    return { payableFen: chargeFen - disputedFen, heldFen: disputedFen };
  if (disputedFen < 0n && rule === "contract") return { payableFen: chargeFen - disputedFen, heldFen: 0n };
  return { payableFen: chargeFen, heldFen: 0n };
}
