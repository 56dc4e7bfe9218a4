/** Schemes as YAML: rewards, subsidies, quotas and pools, and their caps. */
import * as z from "zod";
import { FEES } from "../charge.ts";
import type { PackProblem } from "../pack-problem.ts";
import type { Netting, Schemes } from "../scheme.ts";
import {
  counted,
  inFen,
  names,
  problem,
  rate,
  renamed,
  rounding,
  service,
  unique,
  unit,
  withNames,
  yuan,
} from "./scalar-schema.ts";
import {
  classBy,
  classesKnown,
  classTableSound,
  condition,
  libraryClasses,
  risingTiers,
} from "./tariff-schema.ts";

const feeTiers = z
  .array(
    z
      .strictObject({ upTo: yuan.nullable().default(null), rate: rate.optional(), yuan: yuan.optional() })
      .transform((tier) => ({ upToFen: tier.upTo, rate: tier.rate ?? null, fen: tier.yuan ?? null })),
  )
  .min(1)
  .max(50)
  .superRefine((tiers, context) => {
    risingTiers(tiers, context, (t) => t.upToFen);
    for (const [i, tier] of tiers.entries())
      if ((tier.rate === null) === (tier.fen === null))
        problem(context, [i], { code: "tier-must-have-one-amount", params: {} });
  });

const measure = z.enum(["requests", "volumes", "points", "net-requests", "net-volumes"]);

const pool = z
  .strictObject({
    kind: z.literal("pool"),
    funds: yuan,
    parts: z
      .array(z.strictObject({ weight: counted, by: measure }))
      .min(1)
      .max(10),
    points: z
      .array(z.strictObject({ when: condition, points: counted }))
      .max(100)
      .default([]),
    quality: z
      .array(z.strictObject({ library: z.string(), rate }))
      .max(5000)
      .default([]),
    pay: z.enum(["split", "rate"]).default("split").meta({
      description:
        "split: to the last fen, by largest remainder; rate: so many whole fen a unit, rounded down, and the rest stays in the fund",
    }),
  })
  .superRefine((p, context) => {
    unique(context, p.quality, { key: (q) => q.library, path: (i) => ["quality", i], what: "library" });
    if (p.pay === "rate" && p.quality.length > 0)
      problem(context, ["quality"], { code: "rate-pool-must-have-no-quality", params: {} });
  })
  .transform(renamed({ funds: "fundsFen" }));

const amount = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), yuan }).transform(inFen),
  z.strictObject({ kind: z.literal("per-unit"), unit, yuan }).transform(inFen),
  z.strictObject({ kind: z.literal("percent"), rate }),
  z.strictObject({
    kind: z.literal("class-table"),
    by: classBy,
    classes: z
      .array(z.strictObject({ is: z.string().min(1), rate }))
      .min(1)
      .max(500),
    otherwise: rate,
  }),
  z.strictObject({ kind: z.literal("fee-tiers"), tiers: feeTiers }),
  z.strictObject({ kind: z.literal("over-quota"), quota: yuan }).transform(renamed({ quota: "quotaFen" })),
  pool,
]);

const capped = yuan.exactOptional();
const caps = z
  .strictObject({
    floorPerRequest: capped,
    perRequest: yuan
      .meta({ description: "the most that is granted (or billed) for one request" })
      .exactOptional(),
    perLibraryPeriod: capped,
    perLibraryYear: capped,
    perPeriod: capped,
    perYear: capped,
  })
  .transform(
    renamed({
      floorPerRequest: "floorPerRequestFen",
      perRequest: "perRequestFen",
      perLibraryPeriod: "perLibraryPeriodFen",
      perLibraryYear: "perLibraryYearFen",
      perPeriod: "perPeriodFen",
      perYear: "perYearFen",
    }),
  );

const scheme = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
    name: names,
    service,
    direction: z.enum(["grant", "bill", "free"]),
    party: z.enum(["supplier", "requester"]),
    when: condition.default({}),
    replaces: z.array(z.string()).max(100).default([]),
    amount,
    sharedBy: z.strictObject({ centre: counted, library: counted }).exactOptional(),
    caps: caps.default({}),
  })
  .transform(withNames);

export const schemes = z
  .strictObject({
    basis: z.enum(["tariff", "confirmed", "lower"]).default("tariff"),
    libraryClasses,
    rounding,
    schemes: z.array(scheme).min(1).max(100),
  })
  .superRefine((body, context) => {
    const list = body.schemes;
    unique(context, list, { key: (s) => s.key, path: (i) => ["schemes", i, "key"], what: "scheme" });
    classesKnown(
      context,
      body.libraryClasses,
      list.map((s, i) => ({ when: s.when, path: ["schemes", i, "when"] })),
    );
    for (const [i, one] of list.entries()) {
      const unknown = one.replaces.find((key) => key === one.key || !list.some((s) => s.key === key));
      if (unknown !== undefined)
        problem(context, ["schemes", i, "replaces"], {
          code: "scheme-must-be-another",
          params: { key: unknown },
        });
      if (one.amount.kind === "class-table")
        classTableSound(context, one.amount, {
          path: ["schemes", i, "amount"],
          libraries: body.libraryClasses,
        });
      const wrong = problemOf(one);
      if (wrong) problem(context, ["schemes", i, ...wrong.path], wrong.said);
    }
  }) satisfies z.ZodType<Schemes>;

function problemOf(said: z.output<typeof scheme>): { path: (string | number)[]; said: PackProblem } | null {
  const { amount: made, service: of, caps: limits } = said;
  if (said.key === FEES)
    return { path: ["key"], said: { code: "scheme-key-must-be-free", params: { key: said.key } } };
  if (made.kind === "per-unit" && (made.unit === "volume") !== (of === "ill"))
    return { path: ["amount", "unit"], said: unitProblem(of) };
  const volumes = made.kind === "pool" ? made.parts.findIndex((p) => p.by.endsWith("volumes")) : -1;
  if (volumes >= 0 && of === "dd") return { path: ["amount", "parts", volumes, "by"], said: unitProblem(of) };
  if (made.kind === "over-quota" && said.direction !== "bill")
    return { path: ["direction"], said: { code: "quota-must-be-billed", params: {} } };
  if (made.kind === "pool" && (said.party !== "supplier" || said.direction !== "grant")) {
    const path = [said.party === "supplier" ? "direction" : "party"];
    return { path, said: { code: "pool-must-be-granted-to-suppliers", params: {} } };
  }
  const isOwn = made.kind !== "over-quota" && made.kind !== "pool";
  if (
    !isOwn &&
    (limits.perRequestFen !== undefined || limits.floorPerRequestFen !== undefined || said.sharedBy)
  )
    return { path: ["caps"], said: { code: "sum-must-have-no-cap-per-request", params: {} } };
  const { floorPerRequestFen: floor, perRequestFen: cap } = limits;
  if (floor !== undefined && cap !== undefined && floor > cap)
    return { path: ["caps", "floorPerRequest"], said: { code: "floor-must-not-be-above-cap", params: {} } };
  return null;
}

function unitProblem(of: "dd" | "ill"): PackProblem {
  return of === "ill"
    ? { code: "loan-must-be-counted-in-volumes", params: {} }
    : { code: "document-must-not-be-priced-per-volume", params: {} };
}

const mode = z.enum(["subsidy", "net"]).default("subsidy");
export const netting = z.strictObject({ dd: mode, ill: mode, carryForwardBelow: yuan.default(0n) }).transform(
  ({ dd, ill, carryForwardBelow }): Netting => ({
    services: [
      { service: "dd", mode: dd },
      { service: "ill", mode: ill },
    ],
    carryForwardBelowFen: carryForwardBelow,
  }),
);
