/**
 * 同一文件里的几个版本 / several versions in one file, parted by "---": of one part they follow each other day by day.
 *
 * Worked example: free until 2009-06-30, extended by notice from 2009-07-01: no gap. From 2009-08-01 it would leave July without
 * a rule; from 2009-06-01 June would have two. A version without an end is ended by the next one.
 */
import { addDays } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import type { PackProblem } from "../pack-problem.ts";
import type { RulePackFile } from "./rule-pack-schema.ts";

/** The first problem, and in which document: it is told at the later version's `from`. */
export function problemOfDates(
  packs: readonly RulePackFile[],
): { index: number; problem: PackProblem } | null {
  const rows = [...new Set(packs.flatMap(rowsOf))];
  for (const row of rows) {
    const own = packs
      .map((pack, index) => ({ pack, index }))
      .filter(({ pack }) => rowsOf(pack).includes(row))
      .sort(by((a) => [a.pack.from, a.index]));
    const part = row.split(" ")[0] ?? row;
    for (const [i, { pack, index }] of own.entries()) {
      const before = own[i - 1]?.pack;
      const found = before && between(part, before, pack);
      if (found) return { index, problem: found };
    }
  }
  return null;
}

/** Contracts of two companies stand beside each other. */
function rowsOf({ parts }: RulePackFile): string[] {
  return Object.keys(parts).map((part) => (part === "courier" ? `courier ${parts.courier?.company}` : part));
}

function between(part: string, before: RulePackFile, pack: RulePackFile): PackProblem | null {
  const until = before.to ?? before.from;
  if (pack.from <= until) {
    const params = { part, before: before.version, until: before.to ?? "—", from: pack.from };
    return { code: "versions-must-not-overlap", params };
  }
  const next = before.to === null ? pack.from : addDays(before.to, 1);
  if (next === undefined || next >= pack.from) return null;
  return {
    code: "versions-must-leave-no-gap",
    params: { part, from: next, to: addDays(pack.from, -1) ?? pack.from },
  };
}
