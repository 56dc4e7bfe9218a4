/** balis import: one file, recognised by its heading, every row accounted for, each part of it in one transaction. */

import { invariant } from "../../../core/bug.ts";
import type { Finding } from "../../../core/finding.ts";
import { addUp } from "../../../core/list.ts";
import { isOfBooks, Refusal } from "../../../core/refusal.ts";
import { lastAction, untilNotOvertaken } from "../../../people/steps/overtaken.ts";
import type { RecordKind } from "../../../records/record.ts";
import { directoryOf } from "../../../registry/directory.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { OpenedFile } from "../../../tables/files.ts";
import type { StoredFile } from "../port.ts";
import type { ImportReceipt } from "../receipt.ts";
import { applyImport, Unchanged } from "./apply-import.ts";
import { type ChosenSheets, requireNoUnitAbove, requireOneColumnEach } from "./choose-sheets.ts";
import { repeatedReading } from "./earlier-reading.ts";
import { alreadyThere, withLeft } from "./import-receipt.ts";
import { type Importing, openedFile } from "./importing.ts";
import { partsOf, readingsOf, withoutReadApart } from "./parts.ts";
import { draftOf, prepared, profileOfToday, received, sheetsOf } from "./prepare-import.ts";

/** What became of the parts of a file: one, or one for each library and month of a workbook with several. */
export interface ImportOutcome {
  readonly receipts: readonly ImportReceipt[];
  readonly refused: readonly Refusal[];
}

interface Parts {
  readonly opened: OpenedFile;
  readonly parts: readonly ChosenSheets[];
}

export async function importFile(asked: Importing): Promise<ImportReceipt> {
  const outcome = await importUnless(asked, () => false);
  const [receipt] = outcome?.receipts ?? [];
  invariant(receipt !== undefined, "a file that waits for nothing and is not refused is imported");
  return receipt;
}

/** Null: the file is of a kind that waits for others of the same command, and nothing was done. */
export async function importUnless(
  asked: Importing,
  waits: (kind: RecordKind) => boolean,
): Promise<ImportOutcome | null> {
  return untilNotOvertaken(() => importOnce(asked, waits));
}

async function importOnce(
  asked: Importing,
  waits: (kind: RecordKind) => boolean,
): Promise<ImportOutcome | null> {
  const { read } = asked.store;
  const since = await lastAction(read);
  const opened = await openedFile(asked);
  try {
    const known = await read.filesBySha(opened.sha256);
    // A return file is not read again: what was set aside of it stands in the next one.
    const returned = known.find((f) => f.isCorrection);
    if (returned && !(asked.options.again && returned.withdrawal))
      return { receipts: [await alreadyThere(read, opened, { before: returned })], refused: [] };
    const chosen = await sheetsOf(asked, opened, known);
    const sheets = await withoutReadApart(read, { sheets: chosen, opened, known });
    requireOneColumnEach(opened.name, sheets.all);
    requireNoUnitAbove(opened.name, sheets.all);
    if (waits(sheets.first.fit.profile.kind)) return null;
    const directory = directoryOf(await readRegistry(read));
    const parts = partsOf(sheets, { directory, options: asked.options });
    const [only, ...others] = parts;
    if (only && others.length === 0)
      return { receipts: [await importPart(asked, { opened, sheets: only, since })], refused: [] };
    return await importParts(asked, { opened, parts });
  } finally {
    await opened.close();
  }
}

/** One part that can't be taken does not keep the others out; with --strict it does: all of them are tried first. */
async function importParts(asked: Importing, of: Parts): Promise<ImportOutcome> {
  const { strict, dryRun } = asked.options;
  if (!strict) return requireOne(await inTurn(asked, of));
  const asking = askingOnce(asked);
  const tried = await inTurn({ ...asked, ...asking.tried, options: { ...asked.options, dryRun: true } }, of);
  if (tried.refused.length > 0) throw strictRefusal(of.opened.name, tried.refused);
  return dryRun ? tried : requireOne(await inTurn({ ...asked, ...asking.taken }, of));
}

async function inTurn(asked: Importing, of: Parts): Promise<ImportOutcome> {
  const receipts: ImportReceipt[] = [];
  const refused: Refusal[] = [];
  for (const sheets of of.parts) {
    try {
      const part = { opened: of.opened, sheets };
      // What the parts before it added is no reason to begin with them again.
      const taken = async () => importPart(asked, { ...part, since: await lastAction(asked.store.read) });
      receipts.push(await untilNotOvertaken(taken));
    } catch (error) {
      if (!(error instanceof Refusal) || isOfBooks(error.code)) throw error;
      const sheet = sheets.all.map((s) => s.sheet.name ?? "").join(", ");
      const at = error.at ?? { file: of.opened.name, sheet, row: null, column: null };
      refused.push(new Refusal({ ...error, at }));
    }
  }
  // What was found of a sheet in one part may be answered by another.
  for (const [i, receipt] of receipts.entries()) {
    if (receipt.outcome !== "already-there" || receipt.unsettled === 0) continue;
    receipts[i] = await withLeft(asked.store.read, receipt);
  }
  return { receipts, refused };
}

const findingOf = ({ code, params, at }: Refusal): Finding => ({ code, params, at, text: null });

/** Where no part could be taken, the file is refused. */
function requireOne(outcome: ImportOutcome): ImportOutcome {
  const [first, ...others] = outcome.refused;
  if (outcome.receipts.length > 0 || !first) return outcome;
  throw new Refusal({ ...first, findings: [...first.findings, ...others.map(findingOf)] });
}

/** All that is wrong with the parts of a file. */
function strictRefusal(file: string, refused: readonly Refusal[]): Refusal {
  const code = "strict-file-must-have-no-findings";
  const findings = refused.flatMap((r) => (r.code === code ? r.findings : [findingOf(r), ...r.findings]));
  const findingCount = addUp(refused, (r) => r.findingCount + (r.code === code ? 0 : 1));
  return new Refusal({ code, params: { file, count: findingCount }, at: null, findings, findingCount });
}

/** What a person says when the parts are tried holds when they are taken. */
function askingOnce({ onReplace }: Importing): Record<"tried" | "taken", Pick<Importing, "onReplace">> {
  if (!onReplace) return { tried: {}, taken: {} };
  const answers: (boolean | null)[] = [];
  return {
    tried: {
      onReplace: async (about) => {
        const answer = await onReplace(about);
        answers.push(answer);
        return answer;
      },
    },
    taken: { onReplace: async () => answers.shift() ?? null },
  };
}

async function importPart(
  asked: Importing,
  { opened, sheets, since }: { opened: OpenedFile; sheets: ChosenSheets; since: number },
): Promise<ImportReceipt> {
  const { read } = asked.store;
  const known = await readingsOf(read, { sha256: opened.sha256, sheets });
  const file = await received(asked, { opened, sheets, known });
  const { twin } = file;
  const about = { known, twin, options: asked.options };
  const before = file.correction ? null : await repeatedReading(read, draftOf(file), about);
  if (before) return there(asked, opened, before);
  const made = await prepared(asked, file);
  try {
    return await applyImport(asked, made, since);
  } catch (error) {
    if (error instanceof Unchanged && twin) return there(asked, opened, twin);
    throw error;
  }
}

async function there(asked: Importing, opened: OpenedFile, before: StoredFile): Promise<ImportReceipt> {
  const otherProfile = await profileOfToday(asked, opened, before);
  return alreadyThere(asked.store.read, opened, { before, otherProfile });
}
