/** What the parts of the reader share. */

import { invariant } from "../../../core/bug.ts";
import type { AlteredObject } from "../../../people/altered-rows.ts";
import { kindParts, type RecordKind, type RequestRecord } from "../../../records/record.ts";
import type { Service } from "../../../registry/library.ts";
import type { Connection } from "../../database.ts";
import { REQUESTS } from "../row-tables.ts";
import type { Streams } from "../stream/streams.ts";

export interface Reading extends Streams {
  /** The connection that answers everything that is not a stream. */
  readonly db: Connection;
  readonly soundness: Soundness;
}

/** Of the tables themselves, not of what stands in them. */
export interface Soundness {
  alteredSchema(): Promise<AlteredObject[]>;
  damage(): Promise<readonly string[]>;
}

/** Of the selected values of a request, whatever follows them. Service and role are those of its file, asked for once. */
export function requestReader(db: Connection): (row: readonly unknown[]) => RequestRecord {
  const kindOf = db.prepare("SELECT kind FROM source_file WHERE number = ?").pluck();
  const known = new Map<unknown, ReturnType<typeof kindParts>>();
  return (row) => {
    const [file] = row;
    let parts = known.get(file);
    if (parts === undefined) {
      const kind = kindOf.get(file) as RecordKind | undefined;
      invariant(kind !== undefined, `file ${file} of a record is in the books`);
      parts = kindParts(kind);
      known.set(file, parts);
    }
    return REQUESTS.recordOf(row, parts);
  };
}

/** About how many rows a period has of a service: those that its files were read to have, replaced ones too. */
export function aboutRows(db: Connection, span: { period: string; service: Service }): number {
  return db
    .prepare(
      `SELECT coalesce(sum(t.taken), 0) FROM source_file f JOIN file_receipt t ON t.file = f.number
       WHERE f.period = @period AND f.kind LIKE @service || '-%'`,
    )
    .pluck()
    .get({ period: span.period, service: span.service }) as number;
}

/** Source files that are neither replaced nor withdrawn. `f` is the file. */
export const STANDS = "NOT EXISTS (SELECT 1 FROM file_gone s WHERE s.file = f.number)";

/** Corrections whose own file is neither. `k` is the correction. */
export const CORRECTION_STANDS = "NOT EXISTS (SELECT 1 FROM file_gone ks WHERE ks.file = k.by_file)";

/** Rows that no corrected row stands for. `alias` is a table with file, sheet and row. */
export const counts = (alias: string): string => `
  NOT EXISTS (SELECT 1 FROM row_correction k
    WHERE k.file = ${alias}.file AND k.sheet = ${alias}.sheet AND k.row = ${alias}.row
      AND ${CORRECTION_STANDS})`;

/** A condition for each given value, joined by AND; none given: always true. */
export function conditions(given: Readonly<Record<string, unknown>>): string {
  const wanted = Object.entries(given).filter(([, value]) => value !== undefined);
  return wanted.length === 0 ? "TRUE" : wanted.map(([sql]) => sql).join(" AND ");
}
