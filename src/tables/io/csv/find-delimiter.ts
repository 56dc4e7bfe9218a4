/**
 * The character between the cells of a CSV file: comma, tab or semicolon.
 *
 * Of the three, the one that comes equally often in the most records is taken; titles above the heading have few or
 * none. What stands between quotes does not count. Worked example: a heading and 99 rows with 13 commas each, a
 * semicolon in 20 titles: comma.
 */
import type { Delimiter } from "./parse-csv.ts";

const CANDIDATES: readonly Delimiter[] = [",", "\t", ";"];
/** Records looked at. */
const MAX_RECORDS = 100;

export function findDelimiter(head: string, otherwise: Delimiter): Delimiter {
  const records = delimitersOfRecords(head);
  let best: Delimiter = otherwise;
  let bestScore = { records: 0, count: 0 };
  for (const [index, candidate] of CANDIDATES.entries()) {
    const score = mostFrequent(records.map((counts) => counts[index] ?? 0));
    const isBetter = score.records - bestScore.records || score.count - bestScore.count;
    if (isBetter > 0) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** How often each candidate stands outside quotes, for each record with text in it. */
function delimitersOfRecords(head: string): number[][] {
  const records: number[][] = [];
  let counts = CANDIDATES.map(() => 0);
  let isQuoted = false;
  let isBlank = true;
  for (const char of head) {
    if (char === '"') isQuoted = !isQuoted;
    if (!isQuoted && (char === "\n" || char === "\r")) {
      if (!isBlank) records.push(counts);
      if (records.length === MAX_RECORDS) return records;
      counts = CANDIDATES.map(() => 0);
      isBlank = true;
      continue;
    }
    isBlank = false;
    const index = isQuoted ? -1 : CANDIDATES.indexOf(char as Delimiter);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  // The head of a long file ends in the middle of a record, whose count says nothing.
  if (!isBlank && records.length === 0) records.push(counts);
  return records;
}

function mostFrequent(counts: readonly number[]): { records: number; count: number } {
  const seen = new Map<number, number>();
  for (const count of counts) if (count > 0) seen.set(count, (seen.get(count) ?? 0) + 1);
  let best = { records: 0, count: 0 };
  for (const [count, records] of seen) {
    if (records > best.records || (records === best.records && count > best.count)) best = { records, count };
  }
  return best;
}
