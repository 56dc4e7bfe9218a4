/**
 * 物流费 / courier charge: each line of the invoice priced again by the contract.
 *
 * One line is one parcel on one leg: first weight, then continued weight in started steps, an amount per piece, the
 * surcharge of the receiving library's district, and not less than the minimum. How many volumes or requests are inside
 * changes nothing: request, volume, leg and parcel are four units.
 *
 * Worked example (sample contract): 3.2 kg, first 1 kg 8.00, each started kg 2.00: 8.00 + 3 × 2.00 = 14.00 元.
 * Source: domain.md 4.5; CASES.md 10 no. 25.
 */
import { type Finding, finding } from "../finding.ts";
import type { WaybillLine } from "../import/record.ts";
import { ceilDiv, type Fen, formatYuan } from "../money.ts";
import type { CourierContract } from "../rules.ts";
import type { ArithmeticStep } from "./charge.ts";

export interface RatedLine {
  /** By the contract. */
  readonly contractFen: Fen;
  /** What is paid, by the contract's own rule for differences. */
  readonly payableFen: Fen;
  readonly steps: readonly ArithmeticStep[];
  /** The invoice says another amount; null when it agrees. */
  readonly difference: Finding | null;
}

/** `district`: of the receiving library; empty when not known. */
export function rateLine(
  line: WaybillLine,
  contract: CourierContract,
  district: string,
): RatedLine | Finding {
  if (line.weightGrams === null) return finding("weight-must-be-given", { waybill: line.waybillNo });
  const steps = stepsOf(line, contract, { district, grams: BigInt(line.weightGrams) });
  const contractFen = steps.reduce((sum, step) => sum + step.fen, 0n);
  const agrees = contractFen === line.chargeFen;
  return {
    contractFen,
    payableFen: agrees ? contractFen : payable({ contractFen, invoiceFen: line.chargeFen }, contract),
    steps,
    difference: agrees
      ? null
      : finding("courier-line-must-equal-contract", {
          waybill: line.waybillNo,
          invoice: formatYuan(line.chargeFen),
          contract: formatYuan(contractFen),
        }),
  };
}

function stepsOf(
  line: WaybillLine,
  contract: CourierContract,
  parcel: { district: string; grams: bigint },
): ArithmeticStep[] {
  const { first, step } = contract;
  const steps: ArithmeticStep[] = [one("first-weight", first.fen)];
  const over = parcel.grams - BigInt(first.grams);
  if (over > 0n && step.grams > 0) {
    const started = ceilDiv(over, BigInt(step.grams));
    steps.push({
      item: "continued-weight",
      quantity: started,
      unit: `${step.grams} g`,
      unitFen: step.fen,
      fen: started * step.fen,
    });
  }
  if (contract.perPieceFen !== 0n) {
    const pieces = BigInt(line.pieces);
    steps.push({
      item: "per-piece",
      quantity: pieces,
      unit: "piece",
      unitFen: contract.perPieceFen,
      fen: pieces * contract.perPieceFen,
    });
  }
  const surcharge = contract.surcharges.find((s) => s.district === parcel.district);
  if (surcharge) steps.push(one(`surcharge ${surcharge.district}`, surcharge.fen));
  const sum = steps.reduce((total, s) => total + s.fen, 0n);
  if (sum < contract.minimumFen) steps.push(one("minimum", contract.minimumFen - sum));
  return steps;
}

function one(item: string, fen: Fen): ArithmeticStep {
  return { item, quantity: 1n, unit: "parcel", unitFen: fen, fen };
}

function payable(amounts: { contractFen: Fen; invoiceFen: Fen }, contract: CourierContract): Fen {
  if (contract.payable === "invoice") return amounts.invoiceFen;
  if (contract.payable === "contract") return amounts.contractFen;
  return amounts.contractFen < amounts.invoiceFen ? amounts.contractFen : amounts.invoiceFen;
}
