/** The days of a year that are free or worked against the week: single days, or spans such as "2019-02-04..2019-02-10". */
import * as z from "zod";
import { addDays, type Day, parseIsoDay } from "../../core/day.ts";
import { problem } from "./scalar-schema.ts";

/** The longest holiday there is has nine days or so. */
const MAX_SPAN = 31;

const days = z
  .string()
  .meta({ description: 'a day "2019-04-05" or a span "2019-02-04..2019-02-10", in quotes' })
  .transform((text, context): Day[] => {
    const found = daysOf(text);
    if (found) return found;
    problem(context, [], { code: "days-must-be-spelt", params: { found: text } });
    return z.NEVER;
  });

function daysOf(text: string): Day[] | undefined {
  const [first, last = first, ...more] = text.split("..").map(parseIsoDay);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  const found: Day[] = [];
  for (let day: Day | undefined = first; day !== undefined && day <= last; day = addDays(day, 1)) {
    if (found.length >= MAX_SPAN) return undefined;
    found.push(day);
  }
  return found.length > 0 ? found : undefined;
}

const year = z
  .strictObject({
    year: z.number().int().min(1990).max(2199),
    notice: z.string().optional(),
    holidays: z.array(days).max(100),
    workdays: z.array(days).max(100).default([]),
  })
  .transform((y) => ({ year: y.year, holidays: y.holidays.flat(), workdays: y.workdays.flat() }))
  .superRefine((y, context) => {
    if (![...y.holidays, ...y.workdays].every((d) => +d.slice(0, 4) === y.year))
      problem(context, [], { code: "day-must-lie-in-its-year", params: {} });
    if (y.holidays.some((d) => y.workdays.includes(d)))
      problem(context, [], { code: "day-must-be-free-or-worked", params: {} });
  });

export const calendar = z.strictObject({ years: z.array(year).min(1).max(100) });
