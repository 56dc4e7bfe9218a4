/** The shape of a rule pack file, checked by zod; amounts are yuan in quotes, never YAML numbers. */
import { z } from "zod";
import { SERVICE_ITEMS } from "../../records/service-record.ts";
import { selfEvaluation, serviceEvaluation } from "../../review/indicator/io/evaluation-schema.ts";
import { indicators } from "../../review/indicator/io/indicator-schema.ts";
import { calendar } from "./calendar-schema.ts";
import {
  carried,
  counted,
  day,
  problem,
  rate,
  score,
  service,
  unique,
  whole,
  yuan,
} from "./scalar-schema.ts";
import { netting, schemes } from "./scheme-schema.ts";
import { daysInOrder, tariff } from "./tariff-schema.ts";

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

/** A rule can't say how many rows of a duplicate count, nor which value was agreed: it may settle none of them. */
const SETTLES: readonly string[] = ["supplier-right", "requester-right", "lower-side"];

const policy = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]+$/),
    kind: discrepancyKind,
    service: service.nullable().default(null),
    libraries: z.array(z.string()).nullable().default(null),
    fields: z.array(z.string()).nullable().default(null),
    maxPages: z.number().int().nonnegative().nullable().default(null),
    maxRisk: yuan.nullable().default(null),
    centreAgrees: z.boolean().default(false),
    resolution,
  })
  .superRefine((p, context) => {
    if (p.resolution === "agreed-value")
      problem(context, ["resolution"], { code: "policy-must-name-no-value", params: {} });
    else if (p.kind === "duplicate" && SETTLES.includes(p.resolution))
      problem(context, ["resolution"], { code: "duplicate-must-be-counted-by-a-person", params: {} });
  });

const answer = z.strictObject({
  days: z.number().int().positive().max(366),
  silence: z
    .strictObject({ kinds: z.array(discrepancyKind).min(1), resolution: z.enum(silent) })
    .superRefine((s, context) => {
      if (s.kinds.includes("duplicate") && SETTLES.includes(s.resolution))
        problem(context, ["kinds"], { code: "duplicate-must-be-counted-by-a-person", params: {} });
    })
    .nullable()
    .default(null),
});

const part = z.number().int().nonnegative().max(1000).default(0).transform(BigInt);
const allocation = z
  .strictObject({
    ...{ base: part, legs: part, volumes: part, stops: part },
    aid: yuan.optional(),
    volumesSample: z
      .array(z.strictObject({ library: z.string(), volumes: counted }))
      .max(5000)
      .optional(),
    stopRates: z
      .array(z.strictObject({ library: z.string(), rate }))
      .max(5000)
      .optional(),
  })
  .refine((a) => a.base + a.legs + a.volumes + a.stops > 0n, carried("parts-must-be-something", {}));

const vacation = z
  .strictObject({ name: z.string(), from: day, to: day, dueOn: day, except: z.array(z.string()).default([]) })
  .superRefine((v, context) => {
    daysInOrder(context, v);
    daysInOrder(context, { from: v.to, to: v.dueOn }, ["dueOn"]);
  });

const points = z.number().int().min(0).max(1000);
const matching = z
  .strictObject({ match: points, ask: points, margin: points, nearDays: z.number().int().min(0).max(31) })
  .refine((m) => m.ask <= m.match, carried("ask-must-not-be-above-match", {}));

const courier = z
  .strictObject({
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
  })
  .superRefine((c, context) => {
    const at = (list: string, key: string) => (i: number) => [list, i, key];
    unique(context, c.surcharges, {
      key: (s) => s.district,
      path: at("surcharges", "district"),
      what: "district",
    });
    unique(context, c.tiers ?? [], {
      key: (t) => `${t.fromParcels}`,
      path: at("tiers", "fromParcels"),
      what: "tier",
    });
    unique(context, c.fuel ?? [], { key: (f) => f.from, path: at("fuel", "from"), what: "fuel" });
  });

/** A day is in one vacation at most: else a loan would have two due days. */
const vacations = z
  .array(vacation)
  .max(200)
  .superRefine((all, context) => {
    for (const [i, one] of all.entries()) {
      const other = all.slice(0, i).find((v) => v.from <= one.to && one.from <= v.to);
      if (other === undefined) continue;
      const params = { what: "vacation", key: one.name } as const;
      problem(context, [i, "from"], { code: "entry-must-be-there-once", params });
    }
  });

const parts = {
  "dd-tariff": tariff,
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
  schemes,
  netting,
  courier,
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
    vacations: vacations.optional(),
  }),
  leads: z.strictObject({
    pagesUnderTier: z
      .strictObject({ tiers: z.array(whole).min(1).max(50), below: whole, least: whole, times: whole })
      .optional(),
    reciprocalSpike: z.strictObject({ least: whole, times: whole }).optional(),
    severalSuppliers: z.strictObject({ days: whole.max(366) }).optional(),
  }),
  calendar,
  "consulting-compensation": z.strictObject({
    items: z.partialRecord(z.enum(SERVICE_ITEMS), yuan),
    minimumScore: score.nullable(),
    capPerLibraryPeriod: yuan.nullable(),
    capPerLibraryYear: yuan.nullable(),
  }),
  policies: z
    .strictObject({
      materiality: yuan,
      materialityTotal: yuan.optional(),
      resolve: z
        .array(policy)
        .max(200)
        .superRefine((all, context) =>
          unique(context, all, { key: (p) => p.key, path: (i) => [i, "key"], what: "policy" }),
        ),
      answer: answer.optional(),
      matching: matching.optional(),
    })
    .refine(
      (p) => p.materialityTotal === undefined || p.materialityTotal >= p.materiality,
      carried("total-limit-must-not-be-below-a-single-one", {}),
    ),
  ...{ indicators, "self-evaluation": selfEvaluation, "service-evaluation": serviceEvaluation },
};

const head = z.strictObject({
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

export const rulePackSchema = head.superRefine((pack, context) => daysInOrder(context, pack));

export type RulePackFile = z.output<typeof rulePackSchema>;

/** The same as a JSON Schema, for editors; what only the program checks (circles, classes, tiers that fall) is not in it. */
export function rulePackJsonSchema(): object {
  return z.toJSONSchema(rulePackSchema, { io: "input", unrepresentable: "any" });
}
