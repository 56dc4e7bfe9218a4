/**
 * 计费 / pricing a document delivery by the tariff.
 *
 * Exactly one base item prices a request, and every add-on whose condition holds is added:
 * fee = copying (+ urgent) (+ agency) (+ real delivery cost). What the formula needs and the record does not say is a
 * finding, never a zero.
 *
 * Worked example: 12 pages by a member library, urgent: 12 × 0.30 + 1 × 10.00 = 13.60 元. A Shanghai Library item of
 * 1.00–3.00 元 a shot has no price until the unit price is typed: 5 shots at 2.00 are 10.00 元.
 * Source: domain.md 3.1 (notice of 2017-01-01).
 */
import { never } from "../bug.ts";
import { type Finding, finding } from "../finding.ts";
import type { RequestRecord } from "../import/record.ts";
import { type Fen, formatYuan } from "../money.ts";
import type { DdTariff, PriceFormula, TariffCondition, TariffItem, TariffUnit } from "../rules.ts";
import type { ArithmeticStep } from "./charge.ts";

export interface Priced {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

export function priceDocument(record: RequestRecord, tariff: DdTariff): Priced | Finding {
  const named = suppliersByName(tariff);
  const base = baseItem(record, tariff);
  if ("code" in base) return base;
  const addOns = tariff.items.filter((item) => item.role === "add-on" && holds(item, record, named));
  const steps: ArithmeticStep[] = [];
  for (const item of [base, ...addOns]) {
    const made = stepsOf(item, record);
    if ("code" in made) return made;
    steps.push(...made);
  }
  return { fen: steps.reduce((sum, step) => sum + step.fen, 0n), steps };
}

function baseItem(record: RequestRecord, tariff: DdTariff): TariffItem | Finding {
  const named = suppliersByName(tariff);
  const bases = tariff.items.filter((item) => item.role === "base");
  if (record.tariffItem !== null) {
    const asked = bases.find((item) => item.key === record.tariffItem && holds(item, record, named));
    return (
      asked ??
      finding("tariff-item-must-be-known", { item: record.tariffItem, supplier: record.supplier ?? "" })
    );
  }
  const fitting = bases.filter((item) => item.when.named !== true && holds(item, record, named));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  return finding("tariff-must-cover-request", {
    supplier: record.supplier ?? "",
    documentType: record.documentType ?? "",
    items: fitting.map((item) => item.key).join(", "),
  });
}

function holds(item: TariffItem, record: RequestRecord, named: ReadonlySet<string>): boolean {
  const when: TariffCondition = item.when;
  if (when.suppliers && !when.suppliers.some((s) => supplies(s, record, named))) return false;
  const requester = record.requester ?? "";
  if (when.requesters && !when.requesters.includes(requester)) return false;
  if (when.exceptRequesters?.includes(requester)) return false;
  if (when.documentTypes && !when.documentTypes.includes(record.documentType ?? "")) return false;
  if (when.exceptDocumentTypes?.includes(record.documentType ?? "")) return false;
  if (when.urgency && (record.urgency ?? "ordinary") !== when.urgency) return false;
  if (when.sourcings && !when.sourcings.includes(record.sourcing ?? "own")) return false;
  return !when.deliveryMethods || when.deliveryMethods.includes(record.deliveryMethod ?? "");
}

/** "member": any library but those that the tariff prices by name. */
function supplies(word: string, record: RequestRecord, named: ReadonlySet<string>): boolean {
  return word === "member" ? !named.has(record.supplier ?? "") : word === record.supplier;
}

const namedSuppliers = new WeakMap<DdTariff, ReadonlySet<string>>();

function suppliersByName(tariff: DdTariff): ReadonlySet<string> {
  const known = namedSuppliers.get(tariff);
  if (known) return known;
  const named = new Set(
    tariff.items.flatMap((item) => item.when.suppliers ?? []).filter((s) => s !== "member"),
  );
  namedSuppliers.set(tariff, named);
  return named;
}

function stepsOf(item: TariffItem, record: RequestRecord): ArithmeticStep[] | Finding {
  const price: PriceFormula = item.price;
  switch (price.kind) {
    case "flat":
      return [step(item.key, 1n, "request", price.fen)];
    case "per-unit":
      return perUnit(item, record, { unit: price.unit, unitFen: price.fen });
    case "flat-plus-per-unit": {
      const units = perUnit(item, record, { unit: price.unit, unitFen: price.fen });
      return "code" in units ? units : [step(item.key, 1n, "request", price.flatFen), ...units];
    }
    case "range":
      return ranged(item, record, price);
    case "actual-cost":
      if (record.actualCostFen === null) return finding("actual-cost-must-be-typed", { item: item.key });
      return [step(item.key, 1n, "cost", record.actualCostFen)];
    default:
      return never(price);
  }
}

function ranged(
  item: TariffItem,
  record: RequestRecord,
  price: Extract<PriceFormula, { kind: "range" }>,
): ArithmeticStep[] | Finding {
  const low = formatYuan(price.lowFen);
  const high = formatYuan(price.highFen);
  const typed = record.unitPriceFen;
  if (typed === null) return finding("unit-price-must-be-typed", { item: item.key, low, high });
  if (typed < price.lowFen || typed > price.highFen) {
    return finding("unit-price-must-be-in-range", { item: item.key, typed: formatYuan(typed), low, high });
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
    return finding("quantity-must-be-given", { item: item.key, unit: price.unit });
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
