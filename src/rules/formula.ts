/**
 * 计价公式 / price formulas: the closed set by which an item of a tariff is priced. What a formula needs and the record
 * does not say is a finding, never a zero.
 *
 * Worked examples (CASHL, 2.1 of the cases): EMS to another province is 30.00 up to 50 pages and 6.00 for each further 50, a
 * started block counting whole: 51 pages are 30.00 + 1 × 6.00 = 36.00. Registered post is 4.00 up to 10 pages and 0.30 for each
 * further page: 12 pages are 4.00 + 2 × 0.30 = 4.60. Marginal tiers of 0.50 up to 10 and 0.30 beyond: 12 pages are
 * 10 × 0.50 + 2 × 0.30 = 5.60; as whole tiers they are 12 × 0.30 = 3.60.
 */
import { never } from "../core/bug.ts";
import { type Finding, finding } from "../core/finding.ts";
import { sumOf } from "../core/list.ts";
import { ceilDiv, type Fen, formatYuan, type Rounding, timesRate } from "../core/money.ts";
import type { RequestRecord } from "../records/record.ts";
import { type ArithmeticStep, shareItem } from "./charge.ts";
import { classOf } from "./condition.ts";
import type { LibraryClasses, PriceFormula, TariffItem, TariffUnit } from "./tariff-rule.ts";

interface PricingContext {
  readonly classes: LibraryClasses;
  readonly rounding: Rounding | undefined;
  /** What the items before this one came to, by their keys; one that did not apply is absent. */
  readonly before: ReadonlyMap<string, Fen>;
}

type Of<K extends PriceFormula["kind"]> = Extract<PriceFormula, { kind: K }>;
type Steps = ArithmeticStep[] | Finding;

export function stepsOf(item: TariffItem, record: RequestRecord, context: PricingContext): Steps {
  const { key, price } = item;
  switch (price.kind) {
    case "flat":
      return [step(key, 1n, "request", price.fen)];
    case "per-unit":
      return perUnit(key, record, { unit: price.unit, unitFen: price.fen });
    case "flat-plus-per-unit": {
      const units = perUnit(key, record, { unit: price.unit, unitFen: price.fen });
      return "code" in units ? units : [step(key, 1n, "request", price.flatFen), ...units];
    }
    case "range":
      return ranged(key, record, price);
    case "actual-cost":
      return actualCost(key, record, price);
    case "first-step":
      return firstStep(key, record, price);
    case "tiers":
      return tiered(key, record, price);
    case "class-table":
      return byClass(key, record, { price, classes: context.classes });
    case "percent":
      return [percentOf(key, price, context)];
    default:
      return never(price);
  }
}

function ranged(item: string, record: RequestRecord, price: Of<"range">): Steps {
  const low = formatYuan(price.lowFen);
  const high = formatYuan(price.highFen);
  const typed = record.unitPriceFen;
  if (typed === null) return finding("unit-price-must-be-typed", { item, low, high });
  if (typed < price.lowFen || typed > price.highFen) {
    return finding("unit-price-must-be-in-range", { item, typed: formatYuan(typed), low, high });
  }
  return perUnit(item, record, { unit: price.unit, unitFen: typed });
}

function actualCost(item: string, record: RequestRecord, price: Of<"actual-cost">): Steps {
  if (record.actualCostFen === null) return finding("actual-cost-must-be-typed", { item });
  if (price.attachment === true && record.attachment === null)
    return finding("actual-cost-must-have-voucher", { item, cost: formatYuan(record.actualCostFen) });
  return [step(item, 1n, "cost", record.actualCostFen)];
}

function firstStep(item: string, record: RequestRecord, price: Of<"first-step">): Steps {
  const count = countOf(price.unit, record);
  if (count === null) return finding("quantity-must-be-given", { item, unit: price.unit });
  const beyond = count > price.first.units ? ceilDiv(count - price.first.units, price.step.units) : 0n;
  const first = step(item, 1n, "request", price.first.fen);
  return beyond === 0n ? [first] : [first, step(item, beyond, "block", price.step.fen)];
}

function tiered(item: string, record: RequestRecord, price: Of<"tiers">): Steps {
  const count = countOf(price.unit, record);
  if (count === null) return finding("quantity-must-be-given", { item, unit: price.unit });
  if (price.mode === "whole") {
    const reached = price.tiers.find((t) => t.upTo === null || count <= t.upTo);
    return [step(item, count, price.unit, reached?.fen ?? 0n)];
  }
  const steps: ArithmeticStep[] = [];
  let done = 0n;
  for (const tier of price.tiers) {
    const upTo = tier.upTo === null || tier.upTo > count ? count : tier.upTo;
    if (upTo > done) steps.push(step(item, upTo - done, price.unit, tier.fen));
    done = upTo > done ? upTo : done;
  }
  return steps;
}

function byClass(
  item: string,
  record: RequestRecord,
  about: { price: Of<"class-table">; classes: LibraryClasses },
): Steps {
  const { price } = about;
  const found = classOf(price.by, record, about.classes);
  const unitFen = price.classes.find((c) => c.is === found)?.fen ?? price.otherwiseFen;
  if (unitFen === null) return finding("class-must-have-a-price", { item, by: price.by, found: found ?? "" });
  if (price.unit === "request") return [step(item, 1n, "request", unitFen)];
  return perUnit(item, record, { unit: price.unit, unitFen });
}

function percentOf(key: string, price: Of<"percent">, { before, rounding }: PricingContext): ArithmeticStep {
  const base = sumOf(price.of, (of) => before.get(of) ?? 0n);
  const item = shareItem(key, rounding);
  return { item, quantity: 1n, unit: "basis", unitFen: base, fen: timesRate(base, price.rate, rounding) };
}

function perUnit(item: string, record: RequestRecord, price: { unit: TariffUnit; unitFen: Fen }): Steps {
  const count = countOf(price.unit, record);
  if (count === null) return finding("quantity-must-be-given", { item, unit: price.unit });
  return [step(item, count, price.unit, price.unitFen)];
}

/** Each unit has its own column; null where it is missing or not above zero. */
export function countOf(unit: TariffUnit, record: RequestRecord): bigint | null {
  const count = written(unit, record);
  return count === null || count <= 0 ? null : BigInt(count);
}

function written(unit: TariffUnit, record: RequestRecord): number | null {
  switch (unit) {
    case "page":
      return record.pages;
    case "volume":
      return record.volumes;
    case "shot":
      return record.quantity;
    case "item":
      return record.quantity ?? 1;
  }
}

export function step(item: string, quantity: bigint, unit: string, unitFen: Fen): ArithmeticStep {
  return { item, quantity, unit, unitFen, fen: quantity * unitFen };
}
