import type { Finding } from "../../../core/finding.ts";
import type { Place } from "../../../core/source.ts";
import type { QuarantinedRow } from "../file.ts";
import type { StoredFile } from "../port.ts";

/** The store keeps a finding as it was made. */
export function findingOfRow(q: QuarantinedRow, file: StoredFile): Finding {
  const sheet = file.encoding === "xlsx" ? (file.sheets[q.sheet - 1] ?? null) : null;
  const at: Place = { file: file.name, sheet, row: q.row, column: q.column };
  return { code: q.code, params: q.params, at, text: q.text } as Finding;
}
