/** Policies as YAML: what is material, what is resolved without a person, and what silence means. */
import * as z from "zod";
import { type DiscrepancyKind, isSettledThen } from "../../records/discrepancy-kind.ts";
import type { Policies } from "../policies-rule.ts";
import { carried, problem, renamed, service, unique, yuan } from "./scalar-schema.ts";

const silent = ["supplier-right", "requester-right", "agreed-outside", "write-off", "defer"] as const;

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
  "settled-then-cancelled",
  "settled-then-unfilled",
  "settled-then-changed",
  "settled-then-returned",
]);

/** A rule can't say how many rows of a duplicate count, nor which value was agreed: it may settle none of them. */
const SETTLES: readonly string[] = ["supplier-right", "requester-right", "lower-side"];

/** Nor does it change what a closed month settled. */
function requireNoSettling(
  context: z.RefinementCtx,
  at: string,
  of: { kinds: readonly DiscrepancyKind[]; resolution: string },
): void {
  if (!SETTLES.includes(of.resolution)) return;
  if (of.kinds.includes("duplicate"))
    problem(context, [at], { code: "duplicate-must-be-counted-by-a-person", params: {} });
  if (of.kinds.some(isSettledThen))
    problem(context, [at], { code: "closed-month-must-be-corrected-by-a-person", params: {} });
}

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
    resolution: z.enum([...silent, "agreed-value", "lower-side", "downgrade"]),
  })
  .superRefine((p, context) => {
    if (p.resolution === "agreed-value")
      problem(context, ["resolution"], { code: "policy-must-name-no-value", params: {} });
    else requireNoSettling(context, "resolution", { kinds: [p.kind], resolution: p.resolution });
  })
  .transform(renamed({ maxRisk: "maxRiskFen" }));

const answer = z.strictObject({
  days: z.number().int().positive().max(366),
  silence: z
    .strictObject({ kinds: z.array(discrepancyKind).min(1), resolution: z.enum(silent) })
    .superRefine((s, context) => requireNoSettling(context, "kinds", s))
    .nullable()
    .default(null),
});

const count = z.number().int().min(0).max(1_000_000);
const many = count.default(0);
// A key without a default: rules that were enacted before it stay what they are.
const leftOut = z.strictObject({
  ...{ rows: many, sheets: many, totals: many, files: many },
  courier: count.exactOptional(),
});

const points = z.number().int().min(0).max(1000);
const matching = z
  .strictObject({ match: points, ask: points, margin: points, nearDays: z.number().int().min(0).max(31) })
  .refine((m) => m.ask <= m.match, carried("ask-must-not-be-above-match", {}));

export const policies = z
  .strictObject({
    materiality: yuan,
    materialityTotal: yuan.exactOptional(),
    leftOut: leftOut.exactOptional(),
    resolve: z
      .array(policy)
      .max(200)
      .superRefine((all, context) =>
        unique(context, all, { key: (p) => p.key, path: (i) => [i, "key"], what: "policy" }),
      )
      .default([]),
    answer: answer.exactOptional(),
    matching: matching.exactOptional(),
  })
  .refine(
    (p) => p.materialityTotal === undefined || p.materialityTotal >= p.materiality,
    carried("total-limit-must-not-be-below-a-single-one", {}),
  )
  .transform(
    renamed({ materiality: "materialityFen", materialityTotal: "materialityTotalFen" }),
  ) satisfies z.ZodType<Policies>;
