/** What is told of a file: what became of it, and what it took the place of. */

import type { OpenedFile } from "../../../tables/files.ts";
import {
  type FileDifference,
  type FileReceipt,
  isNilReturn,
  type SourceFile,
  stands,
  type Withdrawal,
} from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import type { ControlTotal } from "../reading/total-rows.ts";
import { type Conversion, type ImportReceipt, MAX_FINDINGS, type MovedReading } from "../receipt.ts";
import type { NilRow } from "../rows/data-rows.ts";
import { lastOf, slotOf } from "./earlier-reading.ts";
import { standingFindings } from "./file-findings.ts";
import type { Importing } from "./importing.ts";
import type { Making } from "./prepare-import.ts";
import { filesInSlot } from "./standing-file.ts";

export async function receiptOf(
  asked: Importing,
  made: Making,
  of: {
    rows: FileReceipt;
    totals: readonly ControlTotal[];
    difference: FileDifference | null;
    replaced: readonly number[];
    unreadColumns: ImportReceipt["unreadColumns"];
    nil: NilRow | null;
  },
): Promise<ImportReceipt> {
  const { file, findings } = made;
  const { there, twin } = made.standing;
  const first = there.find((f) => of.replaced.includes(f.number));
  // What only moved here from another place took nobody's place here.
  const isReplacing = first !== undefined;
  return {
    ...about(file),
    sheetsRead: made.sheets.all.flatMap(({ sheet }) => (sheet.name === null ? [] : [sheet.name])),
    sheetsUnread: made.sheets.unread,
    outcome: asked.options.dryRun ? "dry-run" : isReplacing ? "superseded" : "imported",
    rows: of.rows,
    isTurned: made.context.profile.unpivot !== null,
    controlTotals: of.totals,
    findings: findings.kept,
    findingCount: findings.count,
    unknownValues: [...made.context.unknown].map(([field, rows]) => ({
      ...{ field, rows },
      heading: made.sheets.first.fit.columns.find((c) => c.field === field)?.heading ?? field,
    })),
    unreadColumns: of.unreadColumns,
    nilReturn: isNilReturn({ ...file, receipt: of.rows }) ? (of.nil ?? NIL_UNSAID) : null,
    converted: conversionsOf(made),
    externalsAdded: made.externals,
    supersedes: first ? { number: first.number, file: first.name } : null,
    difference: of.difference,
    supersededBy: null,
    waiting: of.rows.quarantined,
    unsettled: 0,
    otherProfile: null,
    replacedBy: null,
    withdrawn: null,
    moved: twin && !there.includes(twin) ? await movedReading(asked.store.read, file, twin) : null,
  };
}

const NIL_UNSAID = { row: null, text: null };

function conversionsOf({ context }: Making): Conversion[] {
  return [...(context.converted ?? [])].flatMap(([field, amounts]) => {
    const currency = context.profile.columns.get(field)?.currency;
    return currency
      ? [{ field, currency: currency.code, rate: currency.said, source: currency.source, amounts }]
      : [];
  });
}

/** The same bytes stood elsewhere: what is left there. */
async function movedReading(read: ImportReads, file: SourceFile, twin: StoredFile): Promise<MovedReading> {
  const left = (await filesInSlot(read, slotOf(twin))).filter((f) => f.number !== twin.number);
  const replaced = (await read.files({ kind: twin.kind })).filter(
    (f) => f.supersededBy === twin.number && f.sha256 !== file.sha256,
  );
  const { number, library, period } = twin;
  const sentFor = slotOf(twin).sentFor;
  const lost = left.length > 0 ? [] : [...new Set(replaced.map((f) => f.name))];
  const state = (await read.periods()).find((p) => p.period === period);
  const isReconciled = state !== undefined && state.reconciled.length > 0;
  return { number, library, period, sentFor, isLeftEmpty: left.length === 0, lost, isReconciled };
}

function about(file: SourceFile) {
  const { sha256, number, bytes, profile, encoding, kind, library, period, lateFor, despite } = file;
  return {
    file: file.name,
    ...{ sha256, number, bytes, profile, encoding, kind, library, period, lateFor, despite },
  };
}

export async function alreadyThere(
  read: ImportReads,
  opened: Pick<OpenedFile, "name">,
  of: { before: StoredFile; otherProfile?: string | null },
): Promise<ImportReceipt> {
  const { before, otherProfile = null } = of;
  const by = before.supersededBy;
  const isStanding = stands(before);
  const last = await lastOf(read, before);
  const { number, name: file } = last;
  const withdrawn = last.withdrawal && { ...pickSaid(last.withdrawal), number, file };
  return {
    ...about(before),
    file: opened.name,
    outcome: "already-there",
    sheetsRead: [],
    sheetsUnread: [],
    rows: before.receipt,
    isTurned: false,
    controlTotals: [],
    ...(await leftOf(read, before)),
    unknownValues: [],
    unreadColumns: [],
    nilReturn: isNilReturn(before) ? NIL_UNSAID : null,
    converted: [],
    externalsAdded: [],
    supersedes: null,
    difference: null,
    supersededBy: by,
    otherProfile,
    replacedBy: isStanding || withdrawn ? null : await nameOf(read, by),
    withdrawn,
    moved: null,
  };
}

const pickSaid = ({ at, by, reason }: Withdrawal) => ({ at, by, reason });

async function nameOf(read: ImportReads, number: number | null): Promise<string | null> {
  return (await read.files()).find((f) => f.number === number)?.name ?? null;
}

type Left = Pick<ImportReceipt, "findings" | "findingCount" | "waiting" | "unsettled">;

/** What a person has to see to, as it stands now; nothing of a file that does not count. */
async function leftOf(read: ImportReads, file: StoredFile): Promise<Left> {
  if (!stands(file)) return { findings: [], findingCount: 0, waiting: 0, unsettled: 0 };
  const { findings, ...left } = await standingFindings(read, file);
  return { ...left, findings: findings.slice(0, MAX_FINDINGS), findingCount: findings.length };
}

/** The same receipt after other parts of the file have been taken: what was found of its sheets may be answered by one of them. */
export async function withLeft(read: ImportReads, receipt: ImportReceipt): Promise<ImportReceipt> {
  const file = (await read.files()).find((f) => f.number === receipt.number);
  return file ? { ...receipt, ...(await leftOf(read, file)) } : receipt;
}
