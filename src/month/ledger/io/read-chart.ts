/** A chart of accounts from a YAML file, or by the name of one that comes with the program (`templates/accounts`). */
import { existsSync } from "node:fs";
import * as z from "zod";
import { parseIsoDay } from "../../../core/day.ts";
import { refuse } from "../../../core/refusal.ts";
import { readYaml } from "../../../rules/io/read-yaml.ts";
import { readTextFile } from "../../../tables/io/read-text.ts";
import { templateNames, templatePath } from "../../../terminal/templates.ts";
import type { ChartOfAccounts } from "../chart-of-accounts.ts";

const ROOTS = "expense|income|clearing|fund|appropriation|payable|claim|held";
const day = z.string().refine((text) => parseIsoDay(text) !== undefined);
/** 5001 without quotes is a number; 5001.10 would lose its end, so it must have them. */
const code = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,29}$/));
const schema = z.strictObject({
  title: z.string().min(1).max(200),
  sample: z.boolean().default(false),
  from: day,
  to: day.optional(),
  accounts: z
    .array(
      z.strictObject({
        account: z.string().regex(new RegExp(`^(?:${ROOTS})(?::[A-Za-z0-9-]+)*(?::\\*)?$`)),
        code,
        name: z.string().min(1).max(100),
      }),
    )
    .min(1)
    .max(10_000),
});

export function readChart(typed: string, path: (given: string) => string): ChartOfAccounts {
  const known = templateNames("accounts", ".yaml");
  const place = known.includes(typed) ? templatePath(`accounts/${typed}.yaml`) : path(typed);
  if (!existsSync(place)) refuse("chart-must-be-known", { file: typed, known });
  const read = readYaml(readTextFile(place), schema);
  if (!("data" in read))
    return refuse("chart-must-be-understood", { file: typed, place: read.place, problem: read.problem });
  const { title, sample, from, to = null, accounts } = read.data;
  const twice = accounts.find((line, i) => accounts.findIndex((other) => other.account === line.account) < i);
  if (twice) refuse("chart-line-must-stand-once", { file: typed, account: twice.account });
  return { file: typed, title, sample, from, to, lines: accounts };
}
