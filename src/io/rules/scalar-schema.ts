/** The single values of a rule pack. Amounts are yuan in quotes, never YAML numbers. */
import { z } from "zod";
import { parseIsoDay } from "../../domain/day.ts";
import { parseRate, parseYuan } from "../../domain/money.ts";

export const yuan = z
  .string()
  .meta({ description: '元, in quotes, e.g. "0.30"', examples: ["0.30", "10.00"] })
  .transform((text, context) => {
    const fen = parseYuan(text);
    if (fen !== undefined && fen >= 0n) return fen;
    context.addIssue({ code: "custom", message: `"${text}" is no amount in yuan such as "0.30"` });
    return z.NEVER;
  });

export const rate = z
  .string()
  .meta({ description: 'a share such as "50%" or "0.5"', examples: ["50%", "0.85"] })
  .transform((text, context) => {
    const parsed = parseRate(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: `"${text}" is no rate such as "85%" or "0.85"` });
    return z.NEVER;
  });

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
  .refine((text) => parseIsoDay(text) !== undefined, { message: "no day such as 2017-01-01" });

export const whole = z.number().int().positive().max(1_000_000_000);
export const counted = whole.transform(BigInt);
export const service = z.enum(["dd", "ill"]);
export const unit = z.enum(["page", "shot", "item", "volume"]);
export const names = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });

/** Every value once: the second is told. */
export function unique<T>(
  context: z.RefinementCtx,
  entries: readonly T[],
  how: { key: (entry: T) => string; path: (index: number) => (string | number)[]; what: string },
): void {
  const seen = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const key = how.key(entry);
    if (seen.has(key))
      context.addIssue({ code: "custom", path: how.path(i), message: `${how.what} ${key} is there twice` });
    seen.add(key);
  }
}
