import type { RecordRef } from "../core/source.ts";
import { requestKey } from "./record.ts";

/** Of several accounts of one thing the last stands: rows come by period and file. */
export function latestBy<R extends { readonly ref: RecordRef }>(
  rows: readonly R[],
  key: (row: R) => readonly string[],
): R[] {
  const latest = new Map<string, R>();
  for (const row of rows) latest.set(key(row).map(requestKey).join("\n"), row);
  return [...latest.values()];
}
