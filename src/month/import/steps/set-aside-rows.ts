/** Rows that were set aside, with what names them, so that a new version of a file can be told to have them or not. */

import { canonicalJson } from "../../../core/canonical-json.ts";
import type { Finding } from "../../../core/finding.ts";
import { groupBy } from "../../../core/list.ts";
import { type Place, placeInSheet } from "../../../core/source.ts";
import type { RecordKind } from "../../../records/record.ts";
import { cellText, type RawCell } from "../../../tables/cell.ts";
import { identityField } from "../columns/field.ts";
import { bindColumns, headingOfRow } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";
import { isKnownByNumber } from "../difference.ts";
import type { QuarantinedRow, SetAside } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";

type Row = Pick<QuarantinedRow, "sheet" | "row" | "column" | "cells">;

/** Where a sheet has what names its rows. */
export interface NameColumn {
  readonly index: number;
  readonly heading: string;
}

/** A row comes once for each of its faults; a row whose number is itself at fault has no name. */
export function setAsideRows(
  kind: RecordKind,
  rows: readonly Row[],
  columns: ReadonlyMap<number, NameColumn>,
): SetAside[] {
  const named = new Map<string, SetAside>();
  for (const row of rows) {
    const place = `${row.sheet} ${row.row}`;
    const before = named.get(place);
    const column = isKnownByNumber(kind) ? columns.get(row.sheet) : undefined;
    const name = column && row.column !== column.heading ? nameIn(row.cells, column.index) : null;
    named.set(place, { name: before && before.name === null ? null : name, cells: row.cells });
  }
  return [...named.values()];
}

function nameIn(cells: string, index: number): string | null {
  const text = cellText((JSON.parse(cells) as RawCell[])[index]).trim();
  return text === "" ? null : text;
}

/** Those of a standing file that no corrected row stands for. */
export async function setAsideOf(
  read: ImportReads,
  asked: { file: StoredFile; profiles: readonly Profile[] },
): Promise<SetAside[]> {
  const { file, profiles } = asked;
  if (file.receipt.quarantined === 0) return [];
  const profile = profiles.find((p) => p.name === file.profile);
  const columns = new Map<number, NameColumn>();
  for (const { sheet, headings } of await read.headings(file.number)) {
    const bound = profile ? bindColumns(profile, headingOfRow(headings)) : [];
    const column = bound.find((c) => c.field === identityField(file.kind));
    if (column) columns.set(sheet, { index: column.index, heading: column.heading });
  }
  const rows = (await read.quarantined({ period: file.period })).filter((q) => q.file === file.number);
  return setAsideRows(file.kind, rows, columns);
}

/** Whether a row waits for another reason than when the file was read: a budget, a name or an agreement came in between. */
export function waitsOtherwise(old: readonly QuarantinedRow[], now: readonly QuarantinedRow[]): boolean {
  const place = ({ sheet, row, column }: QuarantinedRow): string => `${sheet} ${row} ${column}`;
  const reason = ({ code, params }: QuarantinedRow): string => canonicalJson([code, params]);
  const reasons = groupBy(old, place);
  return now.some((q) => reasons.get(place(q))?.every((was) => reason(was) !== reason(q)));
}

/** The store keeps a finding as it was made. */
export function findingOfRow(q: QuarantinedRow, file: StoredFile): Finding {
  const sheet = file.encoding === "xlsx" ? (file.sheets[q.sheet - 1] ?? null) : null;
  const { row, column } = placeInSheet(q.row);
  const at: Place = { file: file.name, sheet, row, column: q.column ?? column };
  return { code: q.code, params: q.params, at, text: q.text } as Finding;
}
