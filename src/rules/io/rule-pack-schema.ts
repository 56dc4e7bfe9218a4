/** The shape of a rule pack file, checked by zod; amounts are yuan in quotes, never YAML numbers. */
import * as z from "zod";
import { selfEvaluation, serviceEvaluation } from "../../review/indicator/io/evaluation-schema.ts";
import { indicators } from "../../review/indicator/io/indicator-schema.ts";
import type { RuleBodies, RulePart } from "../rules.ts";
import { calendar } from "./calendar-schema.ts";
import { courier } from "./courier-schema.ts";
import { leads, limits } from "./limits-schema.ts";
import { policies } from "./policies-schema.ts";
import { day, daysInOrder } from "./scalar-schema.ts";
import { netting, schemes } from "./scheme-schema.ts";
import { consulting, ddSubsidy, illSubsidy } from "./subsidy-schema.ts";
import { tariff } from "./tariff-schema.ts";

/** In the order in which a pack's parts are enacted. */
const parts = {
  "dd-tariff": tariff,
  "dd-subsidy": ddSubsidy,
  "ill-subsidy": illSubsidy,
  schemes,
  netting,
  courier,
  limits,
  leads,
  calendar,
  "consulting-compensation": consulting,
  policies,
  indicators,
  "self-evaluation": selfEvaluation,
  "service-evaluation": serviceEvaluation,
} satisfies { [P in RulePart]: z.ZodType<RuleBodies[P]> };

type Yielded = { [P in RulePart]: z.output<(typeof parts)[P]> };
type Full<T> = T extends readonly (infer E)[]
  ? Full<E>[]
  : T extends object
    ? { [K in keyof T]-?: Full<T[K]> }
    : T;
/** Exactly the bodies: a field that a schema yields and its type does not have would be sealed unseen. */
true satisfies Full<RuleBodies> extends Full<Yielded> ? true : never;

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
