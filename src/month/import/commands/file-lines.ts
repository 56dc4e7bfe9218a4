/** One file for people: its state, its receipt, and what rests on it. */

import { dayInShanghai } from "../../../core/day.ts";
import { formatYuan } from "../../../core/money.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { chargeKinds } from "../../../rules/words/rule-terms.ts";
import { findingLines, type Telling } from "../../../terminal/print.ts";
import type { RestingOnFile } from "../file.ts";
import type { StoredFile } from "../port.ts";
import { totalText } from "../reading/total-rows.ts";
import type { CorrectedRows, FileStory } from "../steps/file-story.ts";
import type { Saying } from "../witness.ts";
import { fields } from "../words/field-terms.ts";
import { fileWords } from "../words/file.ts";
import { importWords } from "../words/import.ts";
import { receiptLines } from "./receipt-lines.ts";

export function stateText(language: Language, file: StoredFile): string {
  const words = fileWords[language];
  if (file.withdrawal) return words.state.withdrawn;
  if (file.supersededBy !== null) return words.replacedBy(file.supersededBy);
  return file.isCorrection ? words.correction : words.state.counts;
}

/** When, by whom and why, on a line of its own: a reason may be long. */
export function withdrawnText(language: Language, { withdrawal }: StoredFile): string[] {
  if (!withdrawal) return [];
  const { at, by, reason } = withdrawal;
  return [`    ${fileWords[language].withdrawn({ day: dayInShanghai(at) ?? at, by, reason })}`];
}

export function showLines(telling: Telling, story: FileStory): string[] {
  const { language } = telling;
  const words = fileWords[language];
  const { file, receipt, totals, findings, rowFindings } = story;
  const { number, name } = file;
  const day = dayInShanghai(file.importedAt) ?? file.importedAt;
  const rows = (of: CorrectedRows) => ({ number: of.file.number, name: of.file.name, rows: of.rows });
  const [, ...about] = receiptLines(receipt, language);
  return [
    words.heading({ number, name, state: stateText(language, file) }),
    words.imported({ day, by: file.importedBy }),
    ...about,
    ...sheetLines(language, story.sheets),
    ...saidLines(language, file),
    ...totals.map((t) => {
      const [declared, computed] = [t.declared, t.computed].map((v) => totalText(file.kind, t.field, v));
      const column = labelOf(language, fields, t.field);
      const said = { column, declared: declared ?? "", computed: computed ?? "" };
      return importWords[language].control({ ...said, agrees: t.declared === t.computed });
    }),
    ...story.replaced.map((f) => words.replaced({ ...f, rows: f.receipt.taken })),
    ...story.corrects.map((c) => words.corrects(rows(c))),
    ...story.correctedBy.map((c) => words.correctedBy(rows(c))),
    ...(findings.length > 0 ? [words.findings, ...indented(findingLines(telling, findings))] : []),
    ...(rowFindings.length > 0
      ? [words.rowFindings(file.receipt.quarantined), ...indented(findingLines(telling, rowFindings))]
      : []),
    ...restingLines(language, { ...story.resting, attendance: story.attendance, spending: story.spending }),
  ];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function saidLines(language: Language, { said }: StoredFile): string[] {
  const words = fileWords[language];
  const text = (list: readonly Saying[]): string => list.map((s) => words.saying(s)).join(words.and);
  if (!said) return [];
  return [
    ...(said.library.length > 0 ? [words.saidLibrary(text(said.library))] : []),
    ...(said.period.length > 0 ? [words.saidPeriod(text(said.period))] : []),
  ];
}

/** Said where there was a choice. */
function sheetLines(language: Language, sheets: FileStory["sheets"]): string[] {
  if (!sheets || sheets.read.length + sheets.unread.length < 2) return [];
  const { and } = fileWords[language];
  return [importWords[language].sheets({ read: sheets.read.join(and), unread: sheets.unread.join(and) })];
}

/** What would no longer hold without the file. */
export function restingLines(
  language: Language,
  resting: RestingOnFile & Partial<Pick<FileStory, "attendance" | "spending">>,
): string[] {
  const words = fileWords[language];
  const { reconciled, settlement, charged, attendance = 0, spending = [] } = resting;
  const charges = charged.map(({ kind, count, fen }) =>
    words.charge({ kind: chargeKinds[kind][language], count, yuan: formatYuan(fen) }),
  );
  const lines = [
    ...(reconciled.length > 0 ? [words.matches(resting)] : []),
    ...(settlement !== null && charges.length > 0
      ? [words.charged({ settlement, charges: charges.join(words.and) })]
      : []),
    ...(attendance > 0 ? [words.attendance(attendance)] : []),
    ...spending.map((s) => words.spending({ ...s, yuan: formatYuan(s.fen) })),
  ];
  return lines.length === 0 ? [words.nothingRests] : [words.resting, ...lines];
}
