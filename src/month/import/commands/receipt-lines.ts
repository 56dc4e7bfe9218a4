/** What became of a file, for the person who imported it. */

import { dayInShanghai } from "../../../core/day.ts";
import { plainYuan } from "../../../core/money.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import type { Context } from "../../../terminal/context.ts";
import type { FileDifference } from "../file.ts";
import type { ImportReceipt } from "../receipt.ts";
import { fields } from "../words/field-terms.ts";
import { importWords } from "../words/import.ts";

/** The state counts, not the run: what is still open needs a person today as on the day it came. */
export function waitsForPerson(receipt: ImportReceipt): boolean {
  if (receipt.outcome !== "already-there") return false;
  if (receipt.replacedBy !== null || receipt.withdrawn || receipt.otherProfile !== null) return true;
  return receipt.waiting + receipt.unsettled > 0;
}

function outcomeOf(receipt: ImportReceipt): string {
  if (!waitsForPerson(receipt)) return receipt.outcome;
  if (receipt.withdrawn)
    return receipt.withdrawn.number === receipt.number ? "withdrawn" : "successor-withdrawn";
  return receipt.replacedBy === null ? "still-open" : "replaced";
}

/** What a person has to do about a file that was there already. */
function openLines(receipt: ImportReceipt, language: Language): string[] {
  const words = importWords[language];
  const { outcome, replacedBy, withdrawn, waiting, unsettled, otherProfile, profile } = receipt;
  if (outcome !== "already-there") return [];
  return [
    ...(replacedBy === null ? [] : [words.replaced(replacedBy)]),
    ...(withdrawn ? [words.withdrawn({ ...withdrawn, day: dayInShanghai(withdrawn.at) ?? "" })] : []),
    ...(waiting > 0 ? [words.again(waiting)] : []),
    ...(unsettled > 0 ? [words.unsettled(unsettled)] : []),
    ...(otherProfile === null ? [] : [words.otherProfile({ was: profile, now: otherProfile })]),
  ];
}

export function receiptLines(receipt: ImportReceipt, language: Language): string[] {
  const words = importWords[language];
  const { rows, difference } = receipt;
  return [
    words.heading({ file: receipt.file, outcome: words.outcome[outcomeOf(receipt)] ?? receipt.outcome }),
    words.about({
      kind: recordKinds[receipt.kind][language],
      library: receipt.library ?? words.allLibraries,
      period: receipt.period,
      profile: receipt.profile,
      encoding: receipt.encoding,
    }),
    ...(receipt.lateFor === null ? [] : [words.late({ lateFor: receipt.lateFor, period: receipt.period })]),
    ...sheetLine(receipt, language),
    words.rows(rows),
    ...(receipt.isTurned ? [words.turned] : []),
    ...(rows.hidden > 0 ? [words.hidden(rows.hidden)] : []),
    ...(receipt.nilReturn === null ? [] : [words.nil(receipt.nilReturn)]),
    ...(receipt.unreadColumns.length === 0 ? [] : [words.unreadColumns(receipt.unreadColumns)]),
    ...receipt.converted.map((c) => words.converted({ ...c, field: labelOf(language, fields, c.field) })),
    ...receipt.unknownValues.map((u) => words.unknown(u)),
    ...(receipt.externalsAdded.length > 0 ? [words.externals(receipt.externalsAdded)] : []),
    ...(receipt.despite.length === 0 ? [] : [words.despite(receipt.despite)]),
    ...(receipt.moved
      ? [words.moved({ ...receipt.moved, library: receipt.moved.library ?? words.allLibraries })]
      : []),
    ...openLines(receipt, language),
    ...receipt.controlTotals.map((t) => words.control(t)),
    ...(difference ? differenceLines(difference, language) : []),
  ];
}

export function differenceLines(difference: FileDifference, language: Language): string[] {
  const words = importWords[language];
  return [
    words.difference(difference),
    ...difference.examples.map((e) => {
      const fee = e.feeFen === null ? "" : plainYuan(e.feeFen);
      const said = [e.requestNo, e.suppliedOn ?? "", `${e.pages ?? e.volumes ?? ""}`, fee];
      return words.example({ side: e.side, text: said.filter((part) => part !== "").join(" ") });
    }),
  ];
}

/** Said where there was a choice. */
function sheetLine(receipt: ImportReceipt, language: Language): string[] {
  const words = importWords[language];
  const { sheetsRead, sheetsUnread } = receipt;
  if (sheetsRead.length + sheetsUnread.length < 2) return [];
  const unread = sheetsUnread.map((s) => `${s.name} (${words.unreadOrigin[s.why]})`).join(", ");
  const nil = sheetsUnread.filter((s) => s.why === "nil").map((s) => s.name);
  return [
    words.sheets({ read: sheetsRead.join(", "), unread }),
    ...(nil.length === 0 ? [] : [words.nilSheets(nil)]),
  ];
}

/** What an open month needs before what was decided for it is settled: its files, their reconciliation, or the settlement itself. */
export async function nextOfMonth(context: Context, period: string): Promise<string> {
  const { read } = await context.store();
  const state = (await read.periods()).find((p) => p.period === period);
  const words = importWords[context.language];
  if (state === undefined || state.files === 0) return words.nextFiles(period);
  for (const service of ["dd", "ill"] as const) {
    const span = { period, service };
    const run = await read.run(span);
    const isBehind =
      run === null ? await read.hasRecords(span) : run.inputs !== (await read.reconciliationInputs(span));
    if (isBehind) return words.next(period);
  }
  return words.nextSettle(period);
}
