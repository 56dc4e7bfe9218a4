/** The shape of a rule pack file, checked by zod; amounts are yuan in quotes, never YAML numbers. */
import { z } from "zod";
import { parseIsoDay } from "../../domain/day.ts";
import { parseRate, parseYuan } from "../../domain/money.ts";

const yuan = z.string().transform((text, context) => {
  const fen = parseYuan(text);
  if (fen !== undefined && fen >= 0n) return fen;
  context.addIssue({ code: "custom", message: `"${text}" is no amount in yuan such as "0.30"` });
  return z.NEVER;
});

const rate = z.string().transform((text, context) => {
  const parsed = parseRate(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: "custom", message: `"${text}" is no rate such as "85%" or "0.85"` });
  return z.NEVER;
});

const day = z
  .string()
  .refine((text) => parseIsoDay(text) !== undefined, { message: "no day such as 2017-01-01" });
const unit = z.enum(["page", "shot", "item", "volume"]);
const service = z.enum(["dd", "ill"]);

const price = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("per-unit"), unit, yuan }),
  z.strictObject({ kind: z.literal("flat"), yuan }),
  z.strictObject({ kind: z.literal("flat-plus-per-unit"), flat: yuan, unit, yuan }),
  z.strictObject({ kind: z.literal("range"), unit, low: yuan, high: yuan }),
  z.strictObject({ kind: z.literal("actual-cost") }),
]);

const condition = z.strictObject({
  suppliers: z.array(z.string()).optional(),
  requesters: z.array(z.string()).optional(),
  exceptRequesters: z.array(z.string()).optional(),
  documentTypes: z.array(z.string()).optional(),
  exceptDocumentTypes: z.array(z.string()).optional(),
  urgency: z.enum(["ordinary", "urgent"]).optional(),
  sourcings: z.array(z.enum(["own", "agent-domestic", "agent-foreign"])).optional(),
  deliveryMethods: z.array(z.string()).optional(),
  named: z.boolean().optional(),
});

const tariffItem = z.strictObject({
  key: z.string().regex(/^[A-Z0-9-]+$/),
  name: z.strictObject({ "zh-CN": z.string(), en: z.string() }),
  role: z.enum(["base", "add-on"]),
  when: condition.default({}),
  price,
});

const silent = ["supplier-right", "requester-right", "agreed-outside", "write-off", "defer"] as const;
const resolution = z.enum([...silent, "agreed-value", "lower-side", "downgrade"]);

const discrepancyKind = z.enum([
  "differs",
  "supplier-only",
  "requester-only",
  "centre-only",
  "duplicate",
  "not-a-member",
  "outside-period",
  "possible-match",
  "already-settled",
]);

const policy = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  kind: discrepancyKind,
  service: service.nullable().default(null),
  libraries: z.array(z.string()).nullable().default(null),
  fields: z.array(z.string()).nullable().default(null),
  maxPages: z.number().int().nonnegative().nullable().default(null),
  maxRisk: yuan.nullable().default(null),
  centreAgrees: z.boolean().default(false),
  resolution,
});

const answer = z.strictObject({
  days: z.number().int().positive().max(366),
  silence: z
    .strictObject({ kinds: z.array(discrepancyKind).min(1), resolution: z.enum(silent) })
    .nullable()
    .default(null),
});

const part = z.number().int().nonnegative().max(1000).default(0).transform(BigInt);
const allocation = z
  .strictObject({ base: part, legs: part, volumes: part, stops: part })
  .refine((a) => a.base + a.legs + a.volumes + a.stops > 0n, { message: "one part must be above zero" });

const whole = z.number().int().positive();
const vacation = z
  .strictObject({ name: z.string(), from: day, to: day, dueOn: day, except: z.array(z.string()).default([]) })
  .refine((v) => v.from <= v.to && v.to <= v.dueOn, { message: "from, to and dueOn are in this order" });

const points = z.number().int().min(0).max(1000);
const matching = z
  .strictObject({ match: points, ask: points, margin: points, nearDays: z.number().int().min(0).max(31) })
  .refine((m) => m.ask <= m.match, { message: "ask is at most match" });

const parts = {
  "dd-tariff": z.strictObject({ items: z.array(tariffItem).min(1).max(500) }),
  "dd-subsidy": z.strictObject({
    rate,
    basis: z.enum(["tariff", "confirmed", "lower"]),
    rewardPerRequest: yuan,
    capPerRequest: yuan.nullable(),
    capPerLibraryPeriod: yuan.nullable(),
    capPerLibraryYear: yuan.nullable(),
    externalPayee: z.enum(["agent", "source"]),
  }),
  "ill-subsidy": z.strictObject({ perVolume: yuan, capPerLibraryPeriod: yuan.nullable() }),
  courier: z.strictObject({
    company: z.string().regex(/^[a-z0-9-]+$/),
    first: z.strictObject({ grams: z.number().int().positive(), yuan }),
    step: z.strictObject({ grams: z.number().int().positive(), yuan }),
    perPiece: yuan,
    minimum: yuan,
    surcharges: z.array(z.strictObject({ district: z.string(), yuan })).max(100),
    payable: z.enum(["contract", "invoice", "lower"]),
    perStop: yuan.optional(),
    perPeriod: yuan.optional(),
    returnLeg: rate.optional(),
    tiers: z
      .array(z.strictObject({ fromParcels: z.number().int().positive(), rate }))
      .max(50)
      .optional(),
    fuel: z
      .array(z.strictObject({ from: day, rate }))
      .max(200)
      .optional(),
    taxOut: rate.optional(),
    tolerance: yuan.optional(),
    autoApprove: yuan.optional(),
    maxGramsPerVolume: z.number().int().positive().optional(),
    allocation: allocation.optional(),
  }),
  limits: z.strictObject({
    volumesPerMonth: z
      .array(z.strictObject({ supplier: z.string(), volumes: whole }))
      .max(100)
      .optional(),
    articlesPerIssue: whole.optional(),
    perDatabase: z.strictObject({ requests: whole, days: whole.max(366) }).optional(),
    urgentPerDay: whole.optional(),
    loanDays: z
      .array(z.strictObject({ supplier: z.string(), days: whole.max(3660) }))
      .max(200)
      .optional(),
    vacations: z.array(vacation).max(200).optional(),
  }),
  leads: z.strictObject({
    pagesUnderTier: z
      .strictObject({ tiers: z.array(whole).min(1).max(50), below: whole, least: whole, times: whole })
      .optional(),
    reciprocalSpike: z.strictObject({ least: whole, times: whole }).optional(),
    severalSuppliers: z.strictObject({ days: whole.max(366) }).optional(),
  }),
  policies: z.strictObject({
    materiality: yuan,
    resolve: z.array(policy).max(200),
    answer: answer.optional(),
    matching: matching.optional(),
  }),
};

export const rulePackSchema = z.strictObject({
  pack: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1).max(40),
  from: day,
  to: day.nullable().default(null),
  sample: z.boolean(),
  notice: z.strictObject({
    title: z.string(),
    number: z.string().nullable().default(null),
    date: day.nullable().default(null),
    source: z.string(),
    certainty: z.string(),
  }),
  parts: z.strictObject(parts).partial(),
});

export type RulePackFile = z.output<typeof rulePackSchema>;
