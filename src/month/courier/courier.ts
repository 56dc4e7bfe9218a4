/**
 * 物流费 / courier charge: each line of the invoice priced again by the contract in force on the day of shipment.
 *
 * One line is one parcel on one leg: first weight, then continued weight in started steps, an amount per piece, the
 * surcharge of the receiving library's district, and not less than the minimum. On the way back the contract may price
 * it at a share of that; then the tier of the period's parcels, the discount (of freight alone), the fuel surcharge of the
 * day, and the tax, where the prices are without it, are each taken of what stands so far, and each is rounded to the fen
 * (half up, unless the contract names another rounding).
 * How many volumes or requests are inside changes nothing: request, volume, leg and parcel are four units. A stop and a fee
 * of the period have their own price, and so has a charge of a parcel besides its freight, if the contract names it: 保价 is a
 * share of the declared value, any other one so much a parcel; neither has a discount or fuel.
 *
 * Worked example (sample contract): 3.2 kg, first 1 kg 8.00, each started kg 2.00: 8.00 + 3 × 2.00 = 14.00 元. With 3 %
 * fuel 14.42; with 6 % tax on top 15.29 (15.2852).
 * Source: SOURCES.md [courier-contract], [courier-audit], [four-units].
 */

import { type Finding, finding } from "../../core/finding.ts";
import { sumOf } from "../../core/list.ts";
import { ceilDiv, type Fen, type Rate, timesRate } from "../../core/money.ts";
import type { WaybillLine } from "../../records/record.ts";
import { BEIJING, districtKey } from "../../registry/district.ts";
import { type ArithmeticStep, shareItem } from "../../rules/charge.ts";
import type { CourierContract } from "../../rules/courier-contract.ts";
import { chargeableWeight, type Weight } from "./chargeable-weight.ts";

/** What a line's price depends on besides itself. */
export interface ParcelAbout {
  /** Of the receiving library; empty when not known. */
  readonly district: string;
  /** The leg it went, where the line or the loans say it. */
  readonly leg: "out" | "back" | null;
  /** Of the company in the cycle. */
  readonly parcels: number;
  /** Of several pieces together; absent: the line's own. */
  readonly weight?: Weight | null;
  /** By the libraries' accounts, for what is insured by the volume. */
  readonly volumes?: number | null;
  /** What the period's parcels fall short of its minimum. */
  readonly topUpFen?: Fen;
}

export interface RatedLine {
  /** By the contract. */
  readonly contractFen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

export function rateLine(
  line: WaybillLine,
  contract: CourierContract,
  about: ParcelAbout,
): RatedLine | Finding {
  if (line.item === "stop")
    return rated(taxed(atPrice("stop", BigInt(line.pieces), contract.perStopFen ?? 0n), contract));
  if (line.item === "period") return rated(feeSteps(line, contract, about.topUpFen));
  if (isService(line)) return rated(serviceSteps(line, contract, about));
  const weight = about.weight === undefined ? chargeableWeight([line], contract) : about.weight;
  if (weight === null) return finding("weight-must-be-given", { waybill: line.waybillNo });
  const steps = parcelSteps(line, contract, { ...about, weight });
  const plain = about.district === "" ? steps : parcelSteps(line, contract, { district: "", weight });
  const sums = { parcelFen: sumOf(steps, fenOf), plainFen: sumOf(plain, fenOf) };
  return rated([...steps, ...shareSteps(sums, contract, { ...about, day: line.shippedOn })]);
}

/**
 * Nobody says where it went, and in some district more would be owed: the least is certain, what is billed beyond it may be a
 * surcharge, if the invoice does not say that it is none.
 */
export function mayCostMore(line: WaybillLine, contract: CourierContract, about: ParcelAbout): boolean {
  const fenIn = (district: string): Fen => {
    const there = rateLine(line, contract, { ...about, district });
    return "contractFen" in there ? there.contractFen : 0n;
  };
  if (line.surchargeFen === 0n) return false;
  return contract.surcharges.some(({ district }) => fenIn(district) > fenIn(""));
}

/** A charge of a parcel besides its freight; 补差 is freight. */
export function isService({ item, charge }: Pick<WaybillLine, "item" | "charge">): boolean {
  return item === "parcel" && charge !== null && charge !== "supplement";
}

/** 月保底差额, or a fee where the contract has a minimum and no fee. */
export function isTopUp(line: WaybillLine, contract: CourierContract): boolean {
  if (line.item !== "period" || contract.monthlyMinimumFen === undefined) return false;
  return line.charge === "top-up" || contract.perPeriodFen === undefined;
}

/** What a line of the period bills, by the contract. */
export function feeOf(line: WaybillLine, contract: CourierContract, topUpFen: Fen = 0n): Fen {
  return sumOf(feeSteps(line, contract, topUpFen), fenOf);
}

function feeSteps(line: WaybillLine, contract: CourierContract, topUpFen: Fen = 0n): ArithmeticStep[] {
  // Tax is in what the period's parcels fall short by.
  if (isTopUp(line, contract)) return atPrice("period", 1n, topUpFen);
  return taxed(
    atPrice("period", 1n, line.charge === "top-up" ? 0n : (contract.perPeriodFen ?? 0n)),
    contract,
  );
}

/** The least that the parcels of a cycle come to, as they are billed. */
export function monthlyMinimumOf(contract: CourierContract): Fen {
  return sumOf(taxed([one("minimum", contract.monthlyMinimumFen ?? 0n)], contract), fenOf);
}

/** With the contract's tax, where it is added to fees. */
function taxed(
  steps: readonly ArithmeticStep[],
  { taxOut, taxOutOnFees, rounding }: CourierContract,
): ArithmeticStep[] {
  const fen = taxOut && taxOutOnFees ? timesRate(sumOf(steps, fenOf), taxOut, rounding) : 0n;
  return fen === 0n ? [...steps] : [...steps, one(shareItem("tax", rounding), fen)];
}

/** Whether the contract knows this charge at all. */
export function isContracted(
  { charge }: WaybillLine,
  { insurance, services = [] }: CourierContract,
): boolean {
  return charge === "insurance" ? insurance !== undefined : services.some((s) => s.item === charge);
}

function serviceSteps(
  line: WaybillLine,
  contract: CourierContract,
  { volumes }: ParcelAbout,
): ArithmeticStep[] {
  const { insurance, services = [], taxOut, rounding } = contract;
  const named = services.find((s) => s.item === line.charge);
  const steps: ArithmeticStep[] = named ? [one("service", named.fen)] : [];
  if (line.charge === "insurance" && insurance) {
    const insured = BigInt(volumes ?? line.volumes ?? 0) * (insurance.perVolumeFen ?? 0n);
    const share = timesRate(line.declaredFen ?? insured, insurance.rate, rounding);
    const least = insurance.minimumFen ?? 0n;
    steps.push(share < least ? one("insurance", least) : one(shareItem("insurance", rounding), share));
  }
  if (taxOut && steps.length > 0)
    steps.push(one(shareItem("tax", rounding), timesRate(sumOf(steps, fenOf), taxOut, rounding)));
  return steps;
}

function rated(steps: readonly ArithmeticStep[]): RatedLine {
  return { contractFen: sumOf(steps, fenOf), steps };
}

const fenOf = (step: ArithmeticStep): Fen => step.fen;

function atPrice(item: "stop" | "period", quantity: bigint, unitFen: Fen): ArithmeticStep[] {
  return [{ item, quantity, unit: item, unitFen, fen: quantity * unitFen }];
}

function parcelSteps(
  line: WaybillLine,
  contract: CourierContract,
  { district, weight }: { district: string; weight: Weight },
): ArithmeticStep[] {
  const { first, step } = contract;
  const steps: ArithmeticStep[] = [one("first-weight", first.fen)];
  const over = weight.num - BigInt(first.grams) * weight.den;
  if (over > 0n && step.grams > 0) {
    const started = ceilDiv(over, BigInt(step.grams) * weight.den);
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
  const surcharge = contract.surcharges.find((s) => isSameDistrict(s.district, district));
  if (surcharge) steps.push(one(`surcharge ${surcharge.district}`, surcharge.fen));
  const sum = sumOf(steps, fenOf);
  if (sum < contract.minimumFen) steps.push(one("minimum", contract.minimumFen - sum));
  return steps;
}

/** What is added to, or taken from, the price of the parcel, one after the other. */
function shareSteps(
  { parcelFen, plainFen }: { parcelFen: Fen; plainFen: Fen },
  contract: CourierContract,
  about: ParcelAbout & { day: string },
): ArithmeticStep[] {
  const steps: ArithmeticStep[] = [];
  const { rounding } = contract;
  let sum = parcelFen;
  // Without the surcharge of a district, of which there is no discount.
  let plain = plainFen;
  const add = (item: string, fen: Fen): void => {
    if (fen !== 0n) steps.push(one(shareItem(item, rounding), fen));
    sum += fen;
  };
  const share = (item: string, rate: Rate): void => {
    add(item, timesRate(sum, rate, rounding) - sum);
    plain = timesRate(plain, rate, rounding);
  };
  if (about.leg === "back" && contract.returnLeg) share("return-leg", contract.returnLeg);
  const tier = contract.tiers?.findLast((t) => t.fromParcels <= about.parcels);
  if (tier) share("tier", tier.rate);
  if (contract.discount) add("discount", -timesRate(plain, contract.discount, rounding));
  const fuel = contract.fuel?.findLast((f) => f.from <= about.day);
  if (fuel) add("fuel", timesRate(sum, fuel.rate, rounding));
  if (contract.taxOut) add("tax", timesRate(sum, contract.taxOut, rounding));
  return steps;
}

function one(item: string, fen: Fen): ArithmeticStep {
  return { item, quantity: 1n, unit: "parcel", unitFen: fen, fen };
}

/** One district however a bill writes it: 延庆, 延庆区, 延庆县 and 北京市延庆区. */
export function isSameDistrict(a: string, b: string): boolean {
  return districtKey(a) === districtKey(b);
}

/**
 * The one district, of Beijing's and those with a surcharge, whose whole name stands in what a bill says; null where there is none,
 * or more than one. 延庆区八达岭镇 and 延庆(远郊) are 延庆; 未知, 天津 and 延庆、怀柔 are none.
 */
export function districtNamed(text: string, { surcharges }: CourierContract): string | null {
  const written = districtKey(text);
  const names = [...new Set([...surcharges.map((s) => districtKey(s.district)), ...BEIJING])];
  const found = names.filter((name) => name !== "" && written.includes(name));
  const [only, ...others] = found.filter((name) => !found.some((o) => o !== name && o.includes(name)));
  if (only === undefined || others.length > 0) return null;
  // 南通市通州区 and 辽宁朝阳 are no district of Beijing's: one without a surcharge is believed where the text begins with it.
  const isSurcharged = surcharges.some((s) => districtKey(s.district) === only);
  return isSurcharged || written.replace(/^[\p{P}\p{S}]+/u, "").startsWith(only) ? only : null;
}

/** A bill's words for no district at all. */
function namesNoDistrict(text: string): boolean {
  return /^((北京)?市?区?|未知|不详|远郊|无|[-—/]+)$/.test(districtKey(text));
}

/** The bill names a district, and it is not the registered one. `named`: by `districtNamed`. */
export function isElsewhere({ district }: WaybillLine, named: string | null, registered: string): boolean {
  if (district === null || namesNoDistrict(district)) return false;
  return !isSameDistrict(named ?? district, registered) && !isSameDistrict(district, registered);
}

/** A discount is printed as it is added, or as it is taken off. */
export function partsDisagree(line: WaybillLine): boolean {
  const { freightFen, surchargeFen, discountFen, chargeFen } = line;
  if (freightFen === null || (surchargeFen === null && discountFen === null)) return false;
  const [whole, discount] = [freightFen + (surchargeFen ?? 0n), discountFen ?? 0n];
  return whole + discount !== chargeFen && whole - discount !== chargeFen;
}
