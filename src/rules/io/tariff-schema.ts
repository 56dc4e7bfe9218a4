/** Tariffs as YAML: items, their conditions and the closed set of price formulas. */
import * as z from "zod";
import type { DdTariff } from "../tariff-rule.ts";
import {
  carried,
  counted,
  day,
  daysInOrder,
  feeCap,
  inFen,
  names,
  problem,
  rate,
  renamed,
  rounding,
  unique,
  unit,
  withNames,
  yuan,
} from "./scalar-schema.ts";

export const classBy = z.enum([
  "documentType",
  "deliveryMethod",
  "sourcing",
  "urgency",
  "readerClass",
  "channel",
  "supplierClass",
  "requesterClass",
]);

const between = z
  .strictObject({ on: z.enum(["requested", "supplied"]), from: day, to: day })
  .superRefine((b, context) => daysInOrder(context, b));

const texts = z.array(z.string()).min(1).exactOptional();

export const condition = z.strictObject({
  suppliers: texts,
  requesters: texts,
  exceptRequesters: texts,
  documentTypes: texts,
  exceptDocumentTypes: texts,
  urgency: z.enum(["ordinary", "urgent"]).exactOptional(),
  sourcings: z.array(z.enum(["own", "agent-domestic", "agent-foreign"])).exactOptional(),
  deliveryMethods: texts,
  exceptDeliveryMethods: texts,
  channels: texts,
  readerClasses: texts,
  supplierClasses: texts,
  requesterClasses: texts,
  exceptRequesterClasses: texts,
  between: between.exactOptional(),
  named: z.boolean().exactOptional(),
});

/** Rising, and only the last without an end: no gap and no overlap is left to say. */
export function risingTiers<T>(
  tiers: readonly T[],
  context: z.RefinementCtx,
  upTo: (tier: T) => bigint | null,
): void {
  for (const [i, tier] of tiers.entries()) {
    const [own, before] = [upTo(tier), i === 0 ? -1n : upTo(tiers[i - 1] ?? tier)];
    const isLast = i === tiers.length - 1;
    if (isLast ? own !== null : own === null)
      problem(context, [i], { code: "last-tier-must-be-open", params: {} });
    else if (own !== null && before !== null && own <= before)
      problem(context, [i, "upTo"], { code: "tiers-must-rise", params: {} });
  }
}

const unitTiers = z
  .array(z.strictObject({ upTo: counted.nullable().default(null), yuan }).transform(inFen))
  .min(1)
  .max(50)
  .superRefine((tiers, context) => risingTiers(tiers, context, (t) => t.upTo));

const classPrices = z
  .array(z.strictObject({ is: z.string().min(1), yuan }).transform(inFen))
  .min(1)
  .max(500);

const block = z.strictObject({ units: counted, yuan }).transform(inFen);

const price = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("per-unit"), unit, yuan }).transform(inFen),
  z.strictObject({ kind: z.literal("flat"), yuan }).transform(inFen),
  z
    .strictObject({ kind: z.literal("flat-plus-per-unit"), flat: yuan, unit, yuan })
    .transform(renamed({ flat: "flatFen", yuan: "fen" })),
  z
    .strictObject({ kind: z.literal("range"), unit, low: yuan, high: yuan })
    .refine((p) => p.low <= p.high, { path: ["low"], ...carried("low-must-not-be-above-high", {}) })
    .transform(renamed({ low: "lowFen", high: "highFen" })),
  z.strictObject({ kind: z.literal("actual-cost"), attachment: z.boolean().exactOptional() }),
  z.strictObject({
    kind: z.literal("first-step"),
    unit,
    first: block,
    step: block,
  }),
  z.strictObject({ kind: z.literal("tiers"), unit, mode: z.enum(["whole", "marginal"]), tiers: unitTiers }),
  z
    .strictObject({
      kind: z.literal("class-table"),
      by: classBy,
      unit: z.union([unit, z.literal("request")]),
      classes: classPrices,
      otherwise: yuan.nullable().default(null),
    })
    .transform(renamed({ otherwise: "otherwiseFen" })),
  z.strictObject({ kind: z.literal("percent"), rate, of: z.array(z.string()).min(1).max(100) }),
]);

const tariffItem = z
  .strictObject({
    key: z.string().regex(/^[A-Z0-9-]+$/),
    name: names,
    role: z.enum(["base", "add-on"]),
    when: condition.default({}),
    price,
  })
  .transform(withNames);

export const libraryClasses = z
  .record(z.string().min(1), z.array(z.string()).min(1).max(5000))
  .exactOptional();

export const tariff = z
  .strictObject({
    libraryClasses,
    rounding,
    floorPerRequest: yuan.exactOptional(),
    capFeePerRequest: feeCap.exactOptional(),
    items: z.array(tariffItem).min(1).max(500),
  })
  .superRefine((body, context) => {
    const { floorPerRequest: floor, capFeePerRequest: cap } = body;
    if (floor !== undefined && cap !== undefined && floor > cap)
      problem(context, ["floorPerRequest"], { code: "floor-must-not-be-above-cap", params: {} });
    unique(context, body.items, { key: (i) => i.key, path: (i) => ["items", i, "key"], what: "item" });
    classesKnown(
      context,
      body.libraryClasses,
      body.items.map((item, i) => ({ when: item.when, path: ["items", i, "when"] })),
    );
    const before = new Set<string>();
    for (const [i, item] of body.items.entries()) {
      const at = ["items", i, "price"];
      if ("unit" in item.price && item.price.unit === "volume")
        problem(context, [...at, "unit"], { code: "document-must-not-be-priced-per-volume", params: {} });
      if (item.price.kind === "class-table")
        classTableSound(context, item.price, { path: at, libraries: body.libraryClasses });
      if (item.price.kind === "percent") checkPercent(context, { ...item, of: item.price.of, at, before });
      before.add(item.key);
    }
  })
  .transform(
    renamed({ floorPerRequest: "floorPerRequestFen", capFeePerRequest: "capPerRequestFen" }),
  ) satisfies z.ZodType<DdTariff>;

/** A percentage is of what stands before it: so nothing can be a part of itself. */
function checkPercent(
  context: z.RefinementCtx,
  item: {
    key: string;
    role: string;
    of: readonly string[];
    at: (string | number)[];
    before: ReadonlySet<string>;
  },
): void {
  for (const [n, key] of item.of.entries()) {
    if (item.before.has(key)) continue;
    problem(context, [...item.at, "of", n], {
      code: "item-must-not-refer-in-a-circle",
      params: { item: item.key, of: key },
    });
  }
  if (item.role === "base") problem(context, item.at, { code: "base-must-not-be-a-percentage", params: {} });
}

/** Each class stands once in a class table; one of libraries is a class of the pack. */
export function classTableSound(
  context: z.RefinementCtx,
  table: { by: string; classes: readonly { is: string }[] },
  about: { path: (string | number)[]; libraries: Readonly<Record<string, readonly string[]>> | undefined },
): void {
  const path = (i: number): (string | number)[] => [...about.path, "classes", i, "is"];
  unique(context, table.classes, { key: (c) => c.is, path, what: "class" });
  if (table.by !== "supplierClass" && table.by !== "requesterClass") return;
  for (const [i, { is: name }] of table.classes.entries())
    if (about.libraries?.[name] === undefined)
      problem(context, path(i), { code: "class-must-be-known", params: { name } });
}

/** A condition's class is one of the pack's, and a library is in one class at most. */
export function classesKnown(
  context: z.RefinementCtx,
  classes: Readonly<Record<string, readonly string[]>> | undefined,
  conditions: readonly { when: z.output<typeof condition>; path: (string | number)[] }[],
): void {
  for (const { when, path } of conditions) {
    for (const field of ["supplierClasses", "requesterClasses", "exceptRequesterClasses"] as const) {
      const unknown = when[field]?.find((name) => classes?.[name] === undefined);
      if (unknown !== undefined)
        problem(context, [...path, field], { code: "class-must-be-known", params: { name: unknown } });
    }
  }
  const codes = Object.entries(classes ?? {}).flatMap(([name, list]) => list.map((code) => ({ name, code })));
  unique(context, codes, {
    key: (c) => c.code,
    path: (i) => ["libraryClasses", codes[i]?.name ?? ""],
    what: "library",
  });
}
