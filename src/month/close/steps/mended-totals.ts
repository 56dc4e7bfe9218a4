/**
 * The total rows of a file that did not agree, less those that do since rows above them were corrected: with the corrected rows
 * in the place of those they stand for, the total is the sum of all rows above it, or of those below the total row before it.
 *
 * Rows that are still to be corrected are in no sum, so while there are any a total stays what it was.
 */

import { type RecordRef, refText } from "../../../core/source.ts";
import { kindParts, type RequestRecord } from "../../../records/record.ts";
import { isServiceKind } from "../../../records/service-record.ts";
import { isRequestField } from "../../import/columns/field.ts";
import type { DeclaredTotal } from "../../import/file.ts";
import type { ImportReads, StoredFile } from "../../import/port.ts";

interface Placed {
  readonly at: RecordRef;
  readonly record: RequestRecord;
}

/** `totals`: all of the file. */
export async function stillWrong(
  read: ImportReads,
  about: { file: StoredFile; totals: readonly DeclaredTotal[]; uncorrected: boolean },
): Promise<readonly DeclaredTotal[]> {
  const { file, totals, uncorrected } = about;
  const wrong = totals.filter((t) => t.declared !== t.computed);
  if (wrong.length === 0 || uncorrected || isServiceKind(file.kind)) return wrong;
  const rows = await rowsNow(read, file);
  return rows === null ? wrong : wrong.filter((total) => !agreesNow(total, { rows, totals }));
}

/** Null where no row of the file was corrected. */
async function rowsNow(read: ImportReads, file: StoredFile): Promise<Placed[] | null> {
  const corrections = await read.rowCorrections({ period: file.period });
  if (!corrections.some(({ row }) => row.file === file.number)) return null;
  const origins = new Map(corrections.map(({ row, by }) => [refText(by), row]));
  const { service } = kindParts(file.kind);
  const rows: Placed[] = [];
  for await (const batch of read.recordsOf({ period: file.period, service }))
    for (const record of batch) {
      const at = originOf(record.ref, origins);
      if (at.file === file.number) rows.push({ at, record });
    }
  return rows;
}

/** A corrected row may have been corrected again. */
function originOf(ref: RecordRef, origins: ReadonlyMap<string, RecordRef>): RecordRef {
  let at = ref;
  for (let next = origins.get(refText(at)); next !== undefined; next = origins.get(refText(at))) at = next;
  return at;
}

function agreesNow(
  { ref, field, declared }: DeclaredTotal,
  of: { rows: readonly Placed[]; totals: readonly DeclaredTotal[] },
): boolean {
  const above = (row: RecordRef): boolean => row.sheet === ref.sheet && row.row < ref.row;
  const before = of.totals.filter((t) => t.field === field && above(t.ref)).map((t) => t.ref.row);
  const last = Math.max(0, ...before);
  let [all, since] = [0n, 0n];
  for (const { at, record } of of.rows) {
    if (!above(at)) continue;
    const value = isRequestField(field) ? record[field] : null;
    const count = typeof value === "number" || typeof value === "bigint" ? BigInt(value) : 0n;
    all += count;
    if (at.row > last) since += count;
  }
  return declared === all || declared === since;
}
