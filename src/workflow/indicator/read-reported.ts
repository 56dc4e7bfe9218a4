/** balis indicator import: a table of what libraries report, for one window. */

import type { Finding } from "../../domain/finding.ts";
import { type ReportedValue, reportedValues } from "../../domain/indicator/reported-table.ts";
import { parsePeriod } from "../../domain/period.ts";
import { refuse } from "../../domain/refusal.ts";
import { directoryOf } from "../../domain/registry/directory.ts";
import type { RegistryTable } from "../../domain/registry/registry-table.ts";
import type { Reader } from "../../ports/store.ts";
import { readRegistry } from "../registry/read-registry.ts";
import { indicatorRule, type WindowAsked } from "./indicator-values.ts";

export async function readReported(
  read: Reader,
  asked: WindowAsked & { table: RegistryTable },
): Promise<{ values: ReportedValue[]; findings: Finding[] }> {
  const { table, window, year } = asked;
  const day = (window === undefined ? undefined : parsePeriod(window)?.to) ?? lastDay(window ?? year ?? "");
  const rule = await indicatorRule(read, day);
  const directory = directoryOf(await readRegistry(read));
  return reportedValues(table, { directory, day, indicators: rule.body.indicators });
}

function lastDay(year: string): string {
  return /^(19|20)\d\d$/.test(year) ? `${year}-12-31` : refuse("window-must-be-known", { text: year });
}
