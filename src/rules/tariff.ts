/**
 * 计费 / pricing a document delivery by the tariff.
 *
 * Exactly one base item prices a request, and every add-on whose condition holds is added:
 * fee = copying (+ urgent) (+ agency) (+ real delivery cost). What the formula needs and the record does not say is a
 * finding, never a zero. A tariff's own floor and cap hold for the whole request, and are steps of their own.
 *
 * Worked example: 12 pages by a member library, urgent: 12 × 0.30 + 1 × 10.00 = 13.60 元. A Shanghai Library item of
 * 1.00–3.00 元 a shot has no price until the unit price is typed: 5 shots at 2.00 are 10.00 元.
 * Source: SOURCES.md [tariff-2017] (notice of 2017-01-01).
 */
import { type Finding, finding } from "../core/finding.ts";
import { sumOf } from "../core/list.ts";
import type { Fen } from "../core/money.ts";
import type { RequestRecord } from "../records/record.ts";
import type { ArithmeticStep } from "./charge.ts";
import { type ConditionContext, holds } from "./condition.ts";
import { stepsOf } from "./formula.ts";
import type { DdTariff, TariffItem } from "./tariff-rule.ts";

interface Priced {
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

export function priceDocument(record: RequestRecord, tariff: DdTariff): Priced | Finding {
  const about = contextOf(tariff);
  const base = baseItem(record, tariff, about);
  if ("code" in base) return base;
  const addOns = tariff.items.filter((item) => item.role === "add-on" && holds(item.when, record, about));
  const steps: ArithmeticStep[] = [];
  const before = new Map<string, Fen>();
  for (const item of [base, ...addOns]) {
    const made = stepsOf(item, record, { classes: about.classes, rounding: tariff.rounding, before });
    if ("code" in made) return made;
    before.set(item.key, sumOf(made, fenOf));
    steps.push(...made);
  }
  return within(sumOf(steps, fenOf), steps, tariff);
}

const fenOf = (step: ArithmeticStep): Fen => step.fen;

function baseItem(record: RequestRecord, tariff: DdTariff, about: ConditionContext): TariffItem | Finding {
  const bases = tariff.items.filter((item) => item.role === "base");
  if (record.tariffItem !== null) {
    const asked = bases.find((item) => item.key === record.tariffItem && holds(item.when, record, about));
    return (
      asked ??
      finding("tariff-item-must-be-known", { item: record.tariffItem, supplier: record.supplier ?? "" })
    );
  }
  const fitting = bases.filter((item) => item.when.named !== true && holds(item.when, record, about));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  return finding("tariff-must-cover-request", {
    supplier: record.supplier ?? "",
    documentType: record.documentType ?? "",
    items: fitting.map((item) => item.key).join(", "),
  });
}

/** A floor or cap that binds is a step: it adds what is missing, or takes off what exceeds it. */
function within(fen: Fen, steps: ArithmeticStep[], tariff: DdTariff): Priced {
  const { floorPerRequestFen: floor, capPerRequestFen: cap } = tariff;
  let total = fen;
  const bound = (item: string, limit: Fen): void => {
    steps.push({ item, quantity: 1n, unit: "cap", unitFen: limit, fen: limit - total });
    total = limit;
  };
  if (floor !== undefined && total < floor) bound("floor-request", floor);
  if (cap !== undefined && total > cap) bound("cap-request", cap);
  return { fen: total, steps };
}

const contexts = new WeakMap<DdTariff, ConditionContext>();

/** "member": any library but those that the tariff prices by name. */
function contextOf(tariff: DdTariff): ConditionContext {
  const known = contexts.get(tariff);
  if (known) return known;
  const named = new Set(
    tariff.items.flatMap((item) => item.when.suppliers ?? []).filter((s) => s !== "member"),
  );
  const made = { isMember: (code: string) => !named.has(code), classes: tariff.libraryClasses ?? {} };
  contexts.set(tariff, made);
  return made;
}
