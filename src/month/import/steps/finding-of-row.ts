import type { Finding } from "../../../domain/finding.ts";
import type { QuarantinedRow } from "../../../domain/import/file.ts";
import type { Place } from "../../../domain/source.ts";
import type { StoredFile } from "../../../ports/store.ts";

/** The store keeps a finding as it was made. */
export function findingOfRow(q: QuarantinedRow, file: StoredFile): Finding {
  const sheet = file.encoding === "xlsx" ? (file.sheets[q.sheet - 1] ?? null) : null;
  const at: Place = { file: file.name, sheet, row: q.row, column: q.column };
  return { code: q.code, params: q.params, at, text: q.text } as Finding;
}
