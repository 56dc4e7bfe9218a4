/** balis file withdraw: a file that was a slip counts no longer. Nothing is deleted, and what rests on it must be made again. */

import type { Fact, Reader, Store } from "../../../books/port.ts";
import { dayInShanghai } from "../../../core/day.ts";
import type { Finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { kindParts } from "../../../records/record.ts";
import { isCharged, isServiceKind } from "../../../records/service-record.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import { type RestingOnFile, stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { fileNamed } from "./named-file.ts";
import { replacedBy } from "./standing-file.ts";
import { requireEventsKept, requireFreeToReturn, spendingAfter } from "./withdrawal-limits.ts";

export type WithdrawReads = RegistryReads & ImportReads & SubProjectReads & Pick<Reader, "closes">;

/** A correction that leaves with the file whose rows it stands for. */
export interface LeavingCorrection {
  readonly file: StoredFile;
  /** Rows of files that leave, which it stood for. */
  readonly rows: number;
}

export interface WithdrawnFile {
  readonly file: StoredFile;
  readonly corrections: readonly LeavingCorrection[];
  /** Of a correction: rows that it stood for and that count again as they were. */
  readonly restored: number;
  /** What it had replaced, and whether that counts again. */
  readonly earlier: readonly StoredFile[];
  readonly bringsBack: boolean;
  readonly resting: RestingOnFile;
  /** What was done with the file and is to be done again. */
  readonly again: readonly ("reconcile" | "settle")[];
  readonly findings: readonly Finding[];
}

export interface Withdrawing {
  readonly store: Store;
  /** Its number or its name. */
  readonly text: string;
  readonly reason: string;
  /** What becomes of the files it had replaced; null: not said. */
  readonly earlier: "bring-back" | "leave-empty" | null;
  readonly action: Action;
  readonly dryRun?: boolean;
}

export async function withdrawFile(asked: Withdrawing): Promise<WithdrawnFile> {
  const { store, reason, action, dryRun = false } = asked;
  const { number } = await fileNamed(store.read, asked.text);
  let made: WithdrawnFile | undefined;
  await store.apply(
    async function* (): AsyncGenerator<Fact> {
      made = await withdrawal(store.read, number, asked.earlier);
      const { bringsBack, corrections } = made;
      yield { kind: "file-withdrawn", file: number, reason, bringsBack, alongWith: null };
      for (const { file } of corrections)
        yield { kind: "file-withdrawn", file: file.number, reason, bringsBack: false, alongWith: number };
    },
    action,
    { dryRun },
  );
  return made ?? refuse("named-file-must-be-in-the-books", { text: asked.text });
}

/** What a withdrawal would come to; refused where it may not be. */
export async function withdrawal(
  read: WithdrawReads,
  number: number,
  choice: Withdrawing["earlier"],
): Promise<WithdrawnFile> {
  const file = await fileNamed(read, `#${number}`);
  requireStanding(file);
  const isClosed = (await read.closes()).some((c) => c.period === file.period);
  if (isClosed) refuse("withdrawn-file-must-be-of-an-open-period", named(file));
  const { corrections, restored } = await leavingWith(read, file);
  const replaced = await read.files({ kind: file.kind });
  const earlier = replaced.filter((f) => f.supersededBy === number);
  const bringsBack = decided({ file, earlier, choice }) === "bring-back";
  const returning = bringsBack ? earlier : [];
  for (const back of returning) await requireFreeToReturn(read, { file, back });
  await requireEventsKept(read, { file, returning });
  const findings = await spendingAfter(read, { file, returning });
  const resting = await read.restingOn(number);
  const again = await toDoAgain(read, file);
  return { file, corrections, restored, earlier, bringsBack, resting, again, findings };
}

export function named({ number, name, period }: StoredFile) {
  return { number, name, period };
}

function requireStanding(file: StoredFile): void {
  if (stands(file)) return;
  const { withdrawal: by, supersededBy } = file;
  const withdrawn = by && { by: by.by, reason: by.reason, day: dayInShanghai(by.at) ?? by.at };
  refuse("withdrawn-file-must-stand", { ...named(file), replacedBy: supersededBy, withdrawn });
}

/** Both may be meant, so one is said. */
function decided(of: {
  file: StoredFile;
  earlier: readonly StoredFile[];
  choice: Withdrawing["earlier"];
}): Withdrawing["earlier"] {
  const { file, earlier, choice } = of;
  if (earlier.length === 0 && choice === "bring-back") refuse("earlier-file-must-exist", named(file));
  if (earlier.length > 0 && choice === null)
    refuse("earlier-file-must-be-decided", { ...named(file), earlier: earlier.map(named) });
  return choice;
}

/** The corrections of its rows, and of theirs. One that also corrects what stays can't be taken apart. */
async function leavingWith(
  read: ImportReads,
  file: StoredFile,
): Promise<Pick<WithdrawnFile, "corrections" | "restored">> {
  const leaving = new Set(await replacedBy(read, [file]));
  const files = new Map((await read.files({ period: file.period })).map((f) => [f.number, f]));
  const rows = new Map<number, number>();
  let restored = 0;
  for (const { row, by } of await read.rowCorrections({ period: file.period })) {
    const correction = files.get(by.file);
    if (by.file === file.number) restored += 1;
    if (by.file === file.number || !correction || !leaving.has(by.file)) continue;
    const other = leaving.has(row.file) ? undefined : files.get(row.file);
    if (other)
      refuse("correction-must-leave-first", {
        ...named(file),
        correction: named(correction),
        other: named(other),
      });
    rows.set(by.file, (rows.get(by.file) ?? 0) + 1);
  }
  const corrections = [...rows].flatMap(([number, count]) => {
    const correction = files.get(number);
    return correction ? [{ file: correction, rows: count }] : [];
  });
  return { corrections, restored };
}

/** Asked once more where nothing changed, either says so. */
async function toDoAgain(read: ImportReads, { kind, period }: StoredFile): Promise<WithdrawnFile["again"]> {
  const state = (await read.periods()).find((p) => p.period === period);
  if (!state || !isCharged(kind)) return [];
  const service = isServiceKind(kind) ? null : kind === "courier-invoice" ? "ill" : kindParts(kind).service;
  const isReconciled = state.reconciled.some((of) => of === service);
  return [
    ...(isReconciled ? (["reconcile"] as const) : []),
    ...(state.settlement === null ? [] : (["settle"] as const)),
  ];
}
