/** Tariffs as YAML: items, their conditions and the closed set of price formulas. */
import { z } from "zod";
import { counted, day, names, rate, unique, unit, yuan } from "./scalar-schema.ts";

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
  .refine((b) => b.from <= b.to, { message: "a campaign ends before it begins", path: ["to"] });

const texts = z.array(z.string()).min(1).optional();

export const condition = z.strictObject({
  suppliers: texts,
  requesters: texts,
  exceptRequesters: texts,
  documentTypes: texts,
  exceptDocumentTypes: texts,
  urgency: z.enum(["ordinary", "urgent"]).optional(),
  sourcings: z.array(z.enum(["own", "agent-domestic", "agent-foreign"])).optional(),
  deliveryMethods: texts,
  exceptDeliveryMethods: texts,
  channels: texts,
  readerClasses: texts,
  supplierClasses: texts,
  requesterClasses: texts,
  exceptRequesterClasses: texts,
  between: between.optional(),
  named: z.boolean().optional(),
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
      context.addIssue({ code: "custom", path: [i], message: "the last tier, and no other, has no upTo" });
    else if (own !== null && before !== null && own <= before)
      context.addIssue({
        code: "custom",
        path: [i, "upTo"],
        message: "tiers rise: each upTo is above the one before",
      });
  }
}

const unitTiers = z
  .array(z.strictObject({ upTo: counted.nullable().default(null), yuan }))
  .min(1)
  .max(50)
  .superRefine((tiers, context) => risingTiers(tiers, context, (t) => t.upTo));

const classPrices = z
  .array(z.strictObject({ is: z.string().min(1), yuan }))
  .min(1)
  .max(500);

const price = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("per-unit"), unit, yuan }),
  z.strictObject({ kind: z.literal("flat"), yuan }),
  z.strictObject({ kind: z.literal("flat-plus-per-unit"), flat: yuan, unit, yuan }),
  z
    .strictObject({ kind: z.literal("range"), unit, low: yuan, high: yuan })
    .refine((p) => p.low <= p.high, { message: "low is above high", path: ["low"] }),
  z.strictObject({ kind: z.literal("actual-cost"), attachment: z.boolean().optional() }),
  z.strictObject({
    kind: z.literal("first-step"),
    unit,
    first: z.strictObject({ units: counted, yuan }),
    step: z.strictObject({ units: counted, yuan }),
  }),
  z.strictObject({ kind: z.literal("tiers"), unit, mode: z.enum(["whole", "marginal"]), tiers: unitTiers }),
  z.strictObject({
    kind: z.literal("class-table"),
    by: classBy,
    unit: z.union([unit, z.literal("request")]),
    classes: classPrices,
    otherwise: yuan.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("percent"), rate, of: z.array(z.string()).min(1).max(100) }),
]);

const tariffItem = z.strictObject({
  key: z.string().regex(/^[A-Z0-9-]+$/),
  name: names,
  role: z.enum(["base", "add-on"]),
  when: condition.default({}),
  price,
});

export const libraryClasses = z.record(z.string().min(1), z.array(z.string()).min(1).max(5000)).optional();

export const tariff = z
  .strictObject({
    libraryClasses,
    floorPerRequest: yuan.optional(),
    capPerRequest: yuan.optional(),
    items: z.array(tariffItem).min(1).max(500),
  })
  .superRefine((body, context) => {
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
        context.addIssue({
          code: "custom",
          path: [...at, "unit"],
          message: "documents are counted in pages, shots or items; a price per volume belongs to loans",
        });
      if (item.price.kind === "percent") checkPercent(context, { ...item, of: item.price.of, at, before });
      before.add(item.key);
    }
  });

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
    const path = [...item.at, "of", n];
    const message = `${item.key} is a percentage of ${key}, which does not stand before it: items may not refer in a circle`;
    context.addIssue({ code: "custom", path, message });
  }
  if (item.role === "base")
    context.addIssue({ code: "custom", path: [...item.at], message: "a base item can't be a percentage" });
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
        context.addIssue({
          code: "custom",
          path: [...path, field],
          message: `libraryClasses has no ${unknown}`,
        });
    }
  }
  const codes = Object.entries(classes ?? {}).flatMap(([name, list]) => list.map((code) => ({ name, code })));
  unique(context, codes, {
    key: (c) => c.code,
    path: (i) => ["libraryClasses", codes[i]?.name ?? ""],
    what: "library",
  });
}
