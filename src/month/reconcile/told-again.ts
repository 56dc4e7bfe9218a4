/**
 * 重报 / told again: a late account of a closed period repeats what that period settled. There is nothing to decide.
 *
 * Only rows of files that were sent for the very period that settled the request, and only where every row says nothing but what was
 * settled, its day of supply included. A number that comes again in another month's file is a question, and so is a row of a side
 * more than its period settled: of 11 and 12 pages under one number, 11 and 11 are another account.
 *
 * Worked example: A1, 11 pages on 03-03, was settled in March. The library's corrected file of March has it unchanged: told again. Two rows of
 * A1 in that file, or A1 without a day, are asked about.
 */
import type { RequestRecord } from "../../records/record.ts";
import { COUNTING_FIELDS } from "./counting-fields.ts";
import type { Discrepancy, Resolution } from "./discrepancy.ts";
import { type Case, type SettledRequest, sidesOf } from "./match.ts";

const REASON = "重报，与已结算的相同 / told again as settled";

/** The decision it is closed with; null where somebody has to look. `lateFor`: the closed period a file was sent for. */
export function toldAgain(
  { id, kind }: Pick<Discrepancy, "id" | "kind">,
  c: Case,
  lateFor: (file: number) => string | null,
): Resolution | null {
  if (kind !== "already-settled") return null;
  // Each row of a side repeats a request of its own.
  const isRepeated = (rows: readonly RequestRecord[]): boolean => {
    const left = [...(c.settled?.requests ?? [])];
    return rows.every((row) => {
      const at = left.findIndex((of) => of.period === lateFor(row.ref.file) && repeats(row, of));
      return at >= 0 && left.splice(at, 1).length > 0;
    });
  };
  if (!Object.values(sidesOf(c.records)).every(isRepeated)) return null;
  return { discrepancy: id, kind: "write-off", values: null, reason: REASON, by: "policy:told-again" };
}

function repeats(row: RequestRecord, { record }: SettledRequest): boolean {
  const isSaid = COUNTING_FIELDS.every((field) => row[field] === null || row[field] === record[field]);
  return isSaid && row.suppliedOn === record.suppliedOn;
}
