/** Limits that are published, and leads worth a look, as YAML. */
import * as z from "zod";
import type { Leads, Limits } from "../limits-rule.ts";
import { day, daysInOrder, problem, whole } from "./scalar-schema.ts";

const vacation = z
  .strictObject({ name: z.string(), from: day, to: day, dueOn: day, except: z.array(z.string()).default([]) })
  .superRefine((v, context) => {
    daysInOrder(context, v);
    daysInOrder(context, { from: v.to, to: v.dueOn }, ["dueOn"]);
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

export const limits = z.strictObject({
  volumesPerMonth: z
    .array(z.strictObject({ supplier: z.string(), volumes: whole }))
    .max(100)
    .exactOptional(),
  articlesPerIssue: whole.exactOptional(),
  perDatabase: z.strictObject({ requests: whole, days: whole.max(366) }).exactOptional(),
  urgentPerDay: whole.exactOptional(),
  loanDays: z
    .array(z.strictObject({ supplier: z.string(), days: whole.max(3660) }))
    .max(200)
    .exactOptional(),
  vacations: vacations.exactOptional(),
}) satisfies z.ZodType<Limits>;

export const leads = z.strictObject({
  pagesUnderTier: z
    .strictObject({ tiers: z.array(whole).min(1).max(50), below: whole, least: whole, times: whole })
    .exactOptional(),
  reciprocalSpike: z.strictObject({ least: whole, times: whole }).exactOptional(),
  severalSuppliers: z.strictObject({ days: whole.max(366) }).exactOptional(),
}) satisfies z.ZodType<Leads>;
