/** Indicator definitions as YAML. */
import * as z from "zod";
import { names, problem, unique, withNames } from "../../../rules/io/scalar-schema.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import {
  BASES,
  definitionProblem,
  type Formula,
  INDICATOR_UNITS,
  type Indicator,
  type Indicators,
  isReconciled,
} from "../definition.ts";
import { MEASURES } from "../measure.ts";
import { SCOPES } from "../measure-kind.ts";
import { NAMED_WINDOWS } from "../window.ts";

const measure = z.enum(Object.keys(MEASURES) as [keyof typeof MEASURES, ...(keyof typeof MEASURES)[]]);
const measures = z.array(measure).max(10).default([]);

const SERVICES = ["dd", "ill", "consulting", "training", "group-purchase", "support"] as const;

const window = z.union([
  z.enum(NAMED_WINDOWS),
  z.strictObject({
    firstMonth: z.number().int().min(1).max(12),
    yearBefore: z.boolean().default(false),
    months: z.number().int().min(1).max(36),
  }),
]);

const number = z
  .union([z.number().int().nonnegative(), z.string().min(1).max(40)])
  .transform((said) => `${said}`);

const indicator = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  name: names,
  unit: z.enum(INDICATOR_UNITS),
  decimals: z.number().int().min(0).max(6),
  aggregate: z.enum(["sum", "ratio", "mean", "typed"]),
  service: z.enum(SERVICES).optional(),
  basis: z.enum(BASES).optional(),
  numerator: measures,
  denominator: measures,
  scope: z.enum(SCOPES),
  window: window.default("calendar-year"),
  source: z.string().min(1),
  example: z
    .strictObject({
      numerator: number,
      denominator: number.nullable().default(null),
      shows: z.string(),
      source: z.string(),
    })
    .exactOptional(),
});

type IndicatorSaid = z.output<typeof indicator>;

export const indicators = z
  .strictObject({
    onTime: z
      .strictObject({ ordinary: z.number().int().min(0).max(366), urgent: z.number().int().min(0).max(366) })
      .default({ ordinary: 3, urgent: 0 }),
    indicators: z.array(indicator).min(1).max(500),
  })
  .superRefine(({ indicators: all }, context) => {
    unique(context, all, { key: (i) => i.key, path: (i) => ["indicators", i, "key"], what: "indicator" });
    for (const [i, said] of all.entries()) {
      const wrong = shapeProblem(said) ?? definitionProblem(indicatorOf(said));
      if (wrong === null) continue;
      problem(context, ["indicators", i, wrong.at], wrong.problem);
    }
  })
  .transform((said) => ({
    ...said,
    indicators: said.indicators.map(indicatorOf),
  })) satisfies z.ZodType<Indicators>;

/** What the aggregate does not have must not be said, and what it has must be. */
function shapeProblem(said: IndicatorSaid): { at: string; problem: PackProblem } | null {
  const { aggregate: kind } = said;
  const isTyped = kind === "typed";
  if (isTyped && said.numerator.length > 0)
    return { at: "numerator", problem: { code: "typed-indicator-must-not-be-counted", params: {} } };
  if ((isTyped || kind === "sum") && said.denominator.length > 0)
    return { at: "denominator", problem: { code: "aggregate-must-have-no-denominator", params: { kind } } };
  if (!isTyped && said.service === undefined)
    return { at: "service", problem: { code: "counted-indicator-must-name-its-service", params: {} } };
  return null;
}

function indicatorOf(said: IndicatorSaid): Indicator {
  const { aggregate, service, basis, numerator, denominator, ...rest } = said;
  return { ...withNames(rest), formula: formulaOf(said) };
}

function formulaOf(said: IndicatorSaid): Formula {
  const { aggregate: kind, numerator, denominator, service: of = "dd" } = said;
  const { basis = isReconciled(of) ? "period" : "own-day" } = said;
  if (kind === "typed") return { kind };
  if (kind === "sum") return { kind, service: of, basis, numerator };
  return { kind, service: of, basis, numerator, denominator };
}
