/**
 * 计费 / pricing a document delivery by the tariff.
 *
 * Exactly one base item prices a request, and every add-on whose condition holds is added:
 * fee = copying (+ urgent) (+ agency) (+ real delivery cost). What the formula needs and the record does not say is
 * a finding, never a zero. What the record says and no item takes is a lead: it is priced, and a person looks.
 *
 * Worked example: 12 pages by a member library, urgent: 12 × 0.30 + 1 × 10.00 = 13.60 元. A Shanghai Library item
 * of 1.00–3.00 元 a shot has no price until the unit price is typed: 5 shots at 2.00 are 10.00 元.
 * Source: domain.md 3.1 (notice of 2017-01-01).
 */
import { never } from "../bug.ts";
import { type Finding, finding } from "../finding.ts";
import type { RequestRecord } from "../import/record.ts";
import { type Fen, formatYuan } from "../money.ts";
import type { DdTariff, PriceFormula, TariffItem, TariffUnit } from "../rules.ts";
import type { ArithmeticStep } from "./charge.ts";
import { holds, isNamed } from "./tariff-condition.ts";

export interface Priced {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
  /** What the record says and the price does not follow. */
  readonly leads: readonly Finding[];
}

export function priceDocument(record: RequestRecord, tariff: DdTariff): Priced | Finding {
  const base = baseItem(record, tariff);
  if ("code" in base) return base;
  const items = [base, ...tariff.items.filter((item) => isAddOn(item, record, tariff))];
  const steps: ArithmeticStep[] = [];
  for (const item of items) {
    const made = stepsOf(item, record);
    if ("code" in made) return made;
    steps.push(...made);
  }
  return { fen: steps.reduce((sum, step) => sum + step.fen, 0n), steps, leads: leadsOf(record, items) };
}

function isAddOn(item: TariffItem, record: RequestRecord, tariff: DdTariff): boolean {
  if (item.role !== "add-on" || (item.when.named === true && !isNamed(item, record))) return false;
  return holds(item, record, tariff);
}

function baseItem(record: RequestRecord, tariff: DdTariff): TariffItem | Finding {
  const named = namedItem(record, tariff);
  if (named !== null && ("code" in named || named.role === "base")) return named;
  let fitting: TariffItem | null = null;
  const others: string[] = [];
  for (const item of tariff.items) {
    if (item.role !== "base" || item.when.named === true || !holds(item, record, tariff)) continue;
    if (fitting) others.push(item.key);
    else fitting = item;
  }
  if (fitting && others.length === 0) return fitting;
  return finding("tariff-must-cover-request", {
    request: record.requestNo,
    supplier: record.supplier ?? "",
    documentType: record.documentType ?? "",
    items: fitting ? [fitting.key, ...others].join(", ") : "",
  });
}

/** The item the record names: a base, or an add-on made to be named; null when it names none. */
function namedItem(record: RequestRecord, tariff: DdTariff): TariffItem | Finding | null {
  if (record.tariffItem === null) return null;
  const item = tariff.items.find((i) => isNamed(i, record));
  const isFree = item?.role === "base" || item?.when.named === true;
  if (item && isFree && holds(item, record, tariff)) return item;
  const { requestNo, tariffItem, supplier } = record;
  return finding("tariff-item-must-be-known", {
    request: requestNo,
    item: tariffItem,
    supplier: supplier ?? "",
  });
}

function stepsOf(item: TariffItem, record: RequestRecord): ArithmeticStep[] | Finding {
  const price: PriceFormula = item.price;
  switch (price.kind) {
    case "flat":
      return [step(item.key, 1n, "request", price.fen)];
    case "per-unit":
      return perUnit(item, record, { unit: price.unit, unitFen: price.fen });
    case "flat-plus-per-unit": {
      const flat = perUnit(item, record, { unit: "item", unitFen: price.flatFen });
      if ("code" in flat) return flat;
      const units = perUnit(item, record, { unit: price.unit, unitFen: price.fen });
      return "code" in units ? units : [...flat, ...units];
    }
    case "range":
      return ranged(item, record, price);
    case "actual-cost": {
      const about = { request: record.requestNo, item: item.key };
      if (record.actualCostFen === null) return finding("actual-cost-must-be-typed", about);
      return [step(item.key, 1n, "cost", record.actualCostFen)];
    }
    default:
      return never(price);
  }
}

function ranged(
  item: TariffItem,
  record: RequestRecord,
  price: Extract<PriceFormula, { kind: "range" }>,
): ArithmeticStep[] | Finding {
  const about = {
    request: record.requestNo,
    item: item.key,
    low: formatYuan(price.lowFen),
    high: formatYuan(price.highFen),
  };
  const typed = record.unitPriceFen;
  if (typed === null) return finding("unit-price-must-be-typed", about);
  if (typed < price.lowFen || typed > price.highFen) {
    return finding("unit-price-must-be-in-range", { ...about, typed: formatYuan(typed) });
  }
  return perUnit(item, record, { unit: price.unit, unitFen: typed });
}

function perUnit(
  item: TariffItem,
  record: RequestRecord,
  price: { unit: TariffUnit; unitFen: Fen },
): ArithmeticStep[] | Finding {
  const count = countOf(price.unit, record);
  if (count === null || count <= 0) {
    return finding("quantity-must-be-given", {
      request: record.requestNo,
      item: item.key,
      unit: price.unit,
    });
  }
  return [step(item.key, BigInt(count), price.unit, price.unitFen)];
}

/** What a record is counted in. A page is never a shot: each unit has its own column. */
function countOf(unit: TariffUnit, record: RequestRecord): number | null {
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

function step(item: string, quantity: bigint, unit: string, unitFen: Fen): ArithmeticStep {
  return { item, quantity, unit, unitFen, fen: quantity * unitFen };
}

function leadsOf(record: RequestRecord, items: readonly TariffItem[]): Finding[] {
  const leads: Finding[] = [];
  const [base] = items;
  const typed = record.unitPriceFen;
  if (typed !== null && base && "fen" in base.price && base.price.fen !== typed) {
    const unitPrices = { tariff: formatYuan(base.price.fen), typed: formatYuan(typed) };
    const about = { request: record.requestNo, item: base.key, ...unitPrices };
    leads.push(finding("unit-price-must-equal-tariff", about));
  }
  const cost = record.actualCostFen;
  if (cost !== null && cost !== 0n && !items.some((item) => item.price.kind === "actual-cost")) {
    const about = { request: record.requestNo, cost: formatYuan(cost) };
    leads.push(finding("actual-cost-must-have-an-item", about));
  }
  return leads;
}
