/** What a return file that came back stands for: whose file and month it belongs to, and the rows it may correct. */

import { refuse } from "../../../core/refusal.ts";
import { compareRefs, type RecordRef, refText } from "../../../core/source.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { cellText } from "../../../tables/cell.ts";
import { shapeOf } from "../columns/field.ts";
import { isPlain } from "../columns/profile.ts";
import { stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { correctionColumn, namedRows, type RowCorrection } from "../row-correction.ts";
import type { ChosenSheet } from "./choose-sheets.ts";

export interface CorrectionFile {
  /** The files whose rows it names are of one kind, library and period: this is one of them. */
  readonly of: StoredFile;
  readonly column: number;
  readonly heading: string;
  /** False where the profile generates the request numbers. */
  readonly hasNumbers: boolean;
  /** Rows that may be corrected, by their text; the record where it is one, null for a row that was set aside. */
  readonly rows: ReadonlyMap<string, RequestRecord | null>;
  readonly made: RowCorrection[];
}

/** Null for a file that is no correction. */
export async function correctionOf(asked: {
  read: ImportReads;
  chosen: ChosenSheet;
  file: string;
}): Promise<CorrectionFile | null> {
  const { read, chosen, file } = asked;
  const head = chosen.head[chosen.fit.at]?.cells ?? [];
  const column = correctionColumn(head);
  const { profile } = chosen.fit;
  if (column === undefined || shapeOf(profile.kind) !== "request") return null;
  if (!isPlain(profile)) refuse("correction-must-be-read-plainly", { file, profile: profile.name });
  const refs: RecordRef[] = [];
  for await (const batch of chosen.sheet.rows()) refs.push(...namedRows(batch, column));
  const of = await fileOf({ read, file, refs });
  if (of.kind !== chosen.fit.profile.kind)
    refuse("correction-must-be-of-one-file", { file, seen: `${of.kind}, ${chosen.fit.profile.kind}` });
  const rows = await correctable(read, { of, refs });
  const hasNumbers = chosen.fit.columns.some((c) => c.field === "requestNo");
  return { of, column, heading: cellText(head[column]), hasNumbers, rows, made: [] };
}

async function fileOf(asked: {
  read: ImportReads;
  file: string;
  refs: readonly RecordRef[];
}): Promise<StoredFile> {
  const known = new Map((await asked.read.files()).map((f) => [f.number, f]));
  const seen = new Map<string, StoredFile>();
  for (const number of new Set(asked.refs.map((r) => r.file))) {
    const found = known.get(number);
    if (found) seen.set(`${found.kind} ${found.library ?? ""} ${found.period}`.replace("  ", " "), found);
  }
  if (seen.size > 1)
    refuse("correction-must-be-of-one-file", { file: asked.file, seen: [...seen.keys()].join("; ") });
  const [only] = seen.values();
  return only ?? refuse("correction-must-name-rows", { file: asked.file });
}

/** Rows of standing files that no other row stands for yet. */
async function correctable(
  read: ImportReads,
  asked: { of: StoredFile; refs: readonly RecordRef[] },
): Promise<Map<string, RequestRecord | null>> {
  const files = await read.files({ period: asked.of.period, kind: asked.of.kind });
  const standing = new Map(files.map((f) => [f.number, stands(f)]));
  const corrected = new Set(
    (await read.rowCorrections({ period: asked.of.period })).map(({ row }) => refText(row)),
  );
  const setAside = await read.quarantined({ period: asked.of.period });
  const rows = new Map<string, RequestRecord | null>();
  for (const ref of asked.refs) {
    const text = refText(ref);
    if (standing.get(ref.file) !== true || corrected.has(text)) continue;
    const record = await read.recordAt(ref);
    if (record) rows.set(text, record);
    else if (setAside.some((q) => compareRefs(q, ref) === 0)) rows.set(text, null);
  }
  return rows;
}
