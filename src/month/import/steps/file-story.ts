/** balis file list and show: what the books have of a file, and what has been built on it. */

import type { Finding } from "../../../core/finding.ts";
import { groupBy, sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { overlaps, type Period, parsePeriod } from "../../../core/period.ts";
import { refText } from "../../../core/source.ts";
import { requestKey } from "../../../records/record.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import { type DeclaredTotal, type RestingOnFile, stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import type { ImportReceipt } from "../receipt.ts";
import { shownFinding } from "./file-findings.ts";
import { alreadyThere } from "./import-receipt.ts";
import { findingOfRow } from "./set-aside-rows.ts";

export interface ListedFile {
  readonly file: StoredFile;
  /** Rows that are still to be corrected; none of a file that does not count. */
  readonly waiting: number;
}

/** Those that stand in a period or were sent for it; null: all. By number. */
export async function listedFiles(read: ImportReads, of: Period | null): Promise<ListedFile[]> {
  const isMeant = (id: string | null): boolean => {
    const period = parsePeriod(id ?? "");
    return period !== undefined && (of === null || overlaps(period, of));
  };
  const files = (await read.files()).filter((f) => isMeant(f.period) || isMeant(f.lateFor));
  const waiting = new Map<number, Set<string>>();
  const periods = files.flatMap((f) => (f.receipt.quarantined > 0 && stands(f) ? [f.period] : []));
  for (const period of new Set(periods))
    for (const q of await read.quarantined({ period }))
      waiting.set(q.file, (waiting.get(q.file) ?? new Set()).add(refText(q)));
  return files.map((file) => ({ file, waiting: waiting.get(file.number)?.size ?? 0 }));
}

/** A correction and a file that it has to do with, and of how many rows. */
export interface CorrectedRows {
  readonly file: StoredFile;
  readonly rows: number;
}

export interface FileStory {
  readonly file: StoredFile;
  readonly receipt: ImportReceipt;
  /** Null: of a text file, and of a workbook that was read before this was kept. */
  readonly sheets: { readonly read: readonly string[]; readonly unread: readonly string[] } | null;
  readonly totals: readonly DeclaredTotal[];
  /** Of whole sheets and total rows. */
  readonly findings: readonly Finding[];
  /** Of the rows that were left to be corrected when it was read. */
  readonly rowFindings: readonly Finding[];
  readonly correctedBy: readonly CorrectedRows[];
  readonly corrects: readonly CorrectedRows[];
  readonly replaced: readonly StoredFile[];
  readonly replacedBy: StoredFile | null;
  readonly resting: RestingOnFile;
  /** Rows of attendance that speak of its events. */
  readonly attendance: number;
  /** What its lines come to, by sub-project. */
  readonly spending: readonly { readonly subproject: string; readonly lines: number; readonly fen: Fen }[];
}

export async function fileStory(read: ImportReads & SubProjectReads, file: StoredFile): Promise<FileStory> {
  const { number } = file;
  const files = new Map((await read.files()).map((f) => [f.number, f]));
  const named = (numbers: readonly number[]): StoredFile[] => numbers.flatMap((n) => files.get(n) ?? []);
  const found = await read.fileFindings({ file: number });
  const corrections = await read.rowCorrections({ period: file.period });
  const counted = (of: typeof corrections, other: "row" | "by"): CorrectedRows[] =>
    [...groupBy(of, (c) => c[other].file)].flatMap(([n, rows]) =>
      named([n]).map((f) => ({ file: f, rows: rows.length })),
    );
  return {
    file,
    receipt: await alreadyThere(read, file, { before: file }),
    sheets: await sheetsOf(read, file),
    totals: await read.declaredTotals({ file: number }),
    findings: found.map((f) => shownFinding(f, file)),
    rowFindings: (await read.quarantined({ file: number })).map((q) => findingOfRow(q, file)),
    correctedBy: counted(
      corrections.filter(({ row }) => row.file === number),
      "by",
    ),
    corrects: counted(
      corrections.filter(({ by }) => by.file === number),
      "row",
    ),
    replaced: named(file.supersedes),
    replacedBy: file.supersededBy === null ? null : (files.get(file.supersededBy) ?? null),
    resting: await read.restingOn(number),
    attendance: await attendanceOf(read, file),
    spending: await spendingOf(read, file),
  };
}

async function sheetsOf(read: ImportReads, { number, sheets }: StoredFile): Promise<FileStory["sheets"]> {
  const positions = new Set((await read.headings(number)).map((h) => h.sheet));
  if (sheets.length === 0 || positions.size === 0) return null;
  const isRead = (i: number): boolean => positions.has(i + 1);
  return { read: sheets.filter((_, i) => isRead(i)), unread: sheets.filter((_, i) => !isRead(i)) };
}

async function spendingOf(
  read: SubProjectReads,
  { kind, number }: StoredFile,
): Promise<FileStory["spending"]> {
  if (kind !== "subproject-spending") return [];
  const lines = groupBy(await read.spendingLines({ file: number }), (l) => l.subproject);
  return [...lines].map(([subproject, of]) => ({
    subproject,
    lines: of.length,
    fen: sumOf(of, (l) => l.fen),
  }));
}

async function attendanceOf(read: ImportReads, { kind, number }: StoredFile): Promise<number> {
  if (kind !== "training-event") return 0;
  const events = await read.serviceRecords(kind, { file: number });
  const own = new Set(events.map((e) => requestKey(e.eventNo)));
  const attendance = await read.serviceRecords("training-attendance");
  return attendance.filter((a) => own.has(requestKey(a.eventNo))).length;
}
