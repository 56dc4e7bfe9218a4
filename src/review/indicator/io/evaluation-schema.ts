/** Schemes of the self-evaluation form and of the service evaluation, as YAML. */
import * as z from "zod";
import { compare, type Exact, parseExact, sumExact, whole, ZERO } from "../../../core/exact.ts";
import { names, problem, service, unique, withNames } from "../../../rules/io/scalar-schema.ts";
import type { ServiceEvaluations } from "../evaluation-rules.ts";
import type { SelfEvaluationRules } from "../self-evaluation-rules.ts";

const exact = z
  .union([z.number().int(), z.string()])
  .meta({ description: 'a number such as 10, "2.5" or "86%"', examples: [10, "2.5", "86%"] })
  .transform((said, context): Exact => {
    const value = parseExact(`${said}`);
    if (value !== undefined && value.num >= 0n) return value;
    problem(context, [], { code: "number-must-be-spelt", params: { found: `${said}` } });
    return z.NEVER;
  });

const decimals = z.number().int().min(0).max(6);
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/);
const HUNDRED = whole(100);

const form = z
  .strictObject({
    key,
    name: names,
    executionPoints: exact,
    executionOf: z.enum(["full-year", "initial"]).default("full-year"),
    firstLevels: z
      .array(z.strictObject({ name: z.string().min(1), points: exact }))
      .min(1)
      .max(20),
    decimals,
    grades: z
      .array(z.strictObject({ name: z.string().min(1), from: exact }))
      .min(1)
      .max(20),
    bands: z.array(z.strictObject({ from: exact, share: exact })).max(20),
    qualitative: z
      .array(z.strictObject({ name: z.string().min(1), from: exact }))
      .min(1)
      .max(20),
    flagAbove: exact,
    reasonBelow: exact,
    rescale: z.enum(["all", "indicators"]).default("all"),
  })
  .superRefine((said, context) => {
    const sum = sumExact([said.executionPoints, ...said.firstLevels.map((l) => l.points)]);
    if (compare(sum, HUNDRED) !== 0)
      problem(context, ["firstLevels"], { code: "points-must-sum-to-100", params: { sum: shown(sum) } });
    for (const name of ["grades", "bands", "qualitative"] as const) falling(context, name, said[name]);
  })
  .transform(withNames);

/** From the best down, the last from 0 on: nothing is without a place. */
function falling(context: z.RefinementCtx, name: string, steps: readonly { readonly from: Exact }[]): void {
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    if (next ? compare(step.from, next.from) <= 0 : compare(step.from, ZERO) !== 0)
      problem(context, [name, i, "from"], {
        code: next ? "steps-must-go-down" : "last-step-must-begin-at-zero",
        params: {},
      });
  }
}

const shown = (value: Exact): string => `${Number(value.num) / Number(value.den)}`;

export const selfEvaluation = z
  .strictObject({ standard: key, forms: z.array(form).min(1).max(50) })
  .superRefine((said, context) => {
    unique(context, said.forms, { key: (f) => f.key, path: (i) => ["forms", i, "key"], what: "scheme" });
    if (!said.forms.some((f) => f.key === said.standard))
      problem(context, ["standard"], {
        code: "standard-must-be-one-of-the-forms",
        params: { key: said.standard },
      });
  }) satisfies z.ZodType<SelfEvaluationRules>;

const method = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("of-best") }),
  z.strictObject({ kind: z.literal("of-target"), target: exact }),
  z
    .strictObject({
      kind: z.literal("tiers"),
      tiers: z
        .array(z.strictObject({ from: exact, points: exact }))
        .min(1)
        .max(50),
    })
    .superRefine((said, context) => falling(context, "tiers", said.tiers)),
  z.strictObject({ kind: z.literal("as-typed") }),
]);

const evaluation = z
  .strictObject({
    service,
    name: names,
    decimals,
    groups: z
      .array(
        z
          .strictObject({
            key,
            name: names,
            items: z
              .array(z.strictObject({ indicator: key, points: exact, method }))
              .min(1)
              .max(50),
          })
          .transform(withNames),
      )
      .min(1)
      .max(30),
    beside: z.array(key).max(20).default([]),
    awards: z
      .array(
        z
          .strictObject({
            name: z.string().min(1),
            top: z.number().int().positive().nullable().default(null),
            least: exact.nullable().default(null),
          })
          .superRefine((a, context) => {
            if (a.top === null && a.least === null)
              problem(context, [], { code: "award-must-say-who", params: {} });
          }),
      )
      .max(20),
  })
  .superRefine((said, context) => {
    unique(context, said.groups, { key: (g) => g.key, path: (i) => ["groups", i, "key"], what: "group" });
    const sum = sumExact(said.groups.flatMap((g) => g.items.map((i) => i.points)));
    if (compare(sum, HUNDRED) !== 0)
      problem(context, ["groups"], { code: "points-must-sum-to-100", params: { sum: shown(sum) } });
    for (const [g, group] of said.groups.entries())
      for (const [i, item] of group.items.entries())
        if (item.method.kind === "of-target" && item.method.target.num === 0n)
          problem(context, ["groups", g, "items", i, "method", "target"], {
            code: "target-must-be-above-zero",
            params: {},
          });
  })
  .transform(withNames);

export const serviceEvaluation = z
  .strictObject({ evaluations: z.array(evaluation).min(1).max(10) })
  .superRefine((said, context) => {
    const path = (i: number) => ["evaluations", i, "service"];
    unique(context, said.evaluations, { key: (e) => e.service, path, what: "service" });
  }) satisfies z.ZodType<ServiceEvaluations>;
