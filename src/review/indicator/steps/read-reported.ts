/** balis indicator import: a table of what libraries report, for one window. */

import type { Reader } from "../../../books/port.ts";
import type { Finding } from "../../../core/finding.ts";
import { parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { RegistryTable } from "../../../registry/registry-table.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import { type ReportedValue, reportedValues } from "../reported-table.ts";
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
