/** The single values of a rule pack. Amounts are yuan in quotes, never YAML numbers. */
import * as z from "zod";
import { parseIsoDay } from "../../core/day.ts";
import { parseRate, parseYuan, ROUNDINGS } from "../../core/money.ts";
import type { EntryKind, PackProblem, PackProblems } from "../pack-problem.ts";

/** A problem of ours as zod carries it. */
export function carried<C extends keyof PackProblems>(
  code: C,
  params: PackProblems[C],
): { params: { problem: { code: C; params: PackProblems[C] } } } {
  return { params: { problem: { code, params } } };
}

export function problem<C extends keyof PackProblems>(
  context: z.RefinementCtx,
  path: (string | number)[],
  said: { code: C; params: PackProblems[C] },
): void {
  context.addIssue({ code: "custom", path, ...carried(said.code, said.params) });
}

/** Ours, where the issue is one of ours. */
export function carriedBy(params: Readonly<Record<string, unknown>> | undefined): PackProblem | null {
  return (params?.problem as PackProblem | undefined) ?? null;
}

export const yuan = z
  .string()
  .meta({ description: '元, in quotes, e.g. "0.30"', examples: ["0.30", "10.00"] })
  .transform((text, context) => {
    const fen = parseYuan(text);
    if (fen !== undefined && fen >= 0n) return fen;
    problem(context, [], { code: "amount-must-be-yuan", params: { found: text } });
    return z.NEVER;
  });

/** Of what a request costs, in a tariff and in the subsidy that counts its fee; what a scheme grants has caps of its own. */
export const feeCap = yuan.meta({
  description:
    "the most of one request's fee that counts, before any rate: 100.00 at 50% is at most 50.00 of subsidy. What is granted is capped by a scheme's caps.perRequest",
});

export const rate = z
  .string()
  .meta({ description: 'a share such as "50%" or "0.5"', examples: ["50%", "0.85"] })
  .transform((text, context) => {
    const parsed = parseRate(text);
    if (parsed !== undefined) return parsed;
    problem(context, [], { code: "rate-must-be-a-share", params: { found: text } });
    return z.NEVER;
  });

export const rounding = z
  .enum(ROUNDINGS)
  .meta({
    description:
      "how a share becomes whole fen; absent: half-up. Of 2.5 fen half-up makes 3, half-even 2, down 2; below zero alike",
  })
  .exactOptional();

/** Points of a hundred with at most one decimal, as tenths. */
export const score = z
  .string()
  .meta({ description: 'points in quotes, e.g. "80" or "92.5"' })
  .regex(/^(100(\.0)?|\d{1,2}(\.\d)?)$/, { message: 'points of a hundred such as "80" or "92.5"' })
  .transform((text) => {
    const [whole = "", tenths = "0"] = text.split(".");
    return Number(whole) * 10 + Number(tenths);
  });

export const day = z
  .string()
  .meta({ description: 'a day in quotes, e.g. "2017-01-01"', examples: ["2017-01-01"] })
  .superRefine((found, context) => {
    if (parseIsoDay(found) === undefined)
      problem(context, [], { code: "day-must-be-a-day", params: { found } });
  });

export function daysInOrder(
  context: z.RefinementCtx,
  { from, to }: { from: string; to: string | null },
  path: (string | number)[] = ["to"],
): void {
  if (to !== null && from > to)
    problem(context, path, { code: "days-must-be-in-order", params: { first: from, last: to } });
}

export const whole = z.number().int().positive().max(1_000_000_000);
export const counted = whole.transform(BigInt);
export const service = z.enum(["dd", "ill"]);
export const unit = z.enum(["page", "shot", "item", "volume"]);
export const names = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });

/** Fields of the YAML as the body calls them: `renamed({ yuan: "fen" })`; every other one keeps its name. */
export function renamed<const N extends Readonly<Record<string, string>>>(
  namesInBody: N,
): <T extends object>(said: T) => Renamed<T, N> {
  return <T extends object>(said: T) =>
    Object.fromEntries(
      Object.entries(said).map(([name, value]) => [namesInBody[name] ?? name, value]),
    ) as Renamed<T, N>;
}

/** An amount is `yuan` in YAML and `fen` in the body. */
export const inFen = renamed({ yuan: "fen" });

type Renamed<T, N> = { [K in keyof T as K extends keyof N ? N[K] & string : K]: T[K] };

/** A name in both languages, as two fields of the body. */
export function withNames<T extends { name: z.output<typeof names> }>({ name, ...said }: T) {
  return { ...said, nameZh: name["zh-CN"], nameEn: name.en };
}

/** Every value once: the second is told. */
export function unique<T>(
  context: z.RefinementCtx,
  entries: readonly T[],
  how: { key: (entry: T) => string; path: (index: number) => (string | number)[]; what: EntryKind },
): void {
  const seen = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const key = how.key(entry);
    if (seen.has(key))
      problem(context, how.path(i), { code: "entry-must-be-there-once", params: { what: how.what, key } });
    seen.add(key);
  }
}
