/** balis subproject text, texts: what people write for the reports, as facts. */

import type { Store } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import type { Action } from "../../../core/store.ts";
import type { SubProjectReads, SubprojectYear } from "../../../review/subproject/port.ts";
import {
  type SectionKey,
  type TextKind,
  textKindsOf,
  WHOLE_PROJECT,
} from "../../../review/subproject/section.ts";
import { requireYearOpen } from "../../../review/subproject/steps/sealed-subprojects.ts";
import { subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { yearOf } from "../../../review/subproject/subproject.ts";
import { isInCycle, ownYearOf, requireOwnYear } from "../../../review/subproject/years.ts";
import {
  type ReportText,
  readReportText,
  type SectionText,
  type StoredReportText,
  sectionTexts,
} from "../facts/report-text.ts";
import type { FormReads } from "../port.ts";

/** What a report is of: a sub-project's year, by default that of its id; or the whole project's. */
export async function reportSubject(
  read: SubProjectReads,
  said: { id: string; year: string | undefined },
): Promise<SubprojectYear> {
  if (said.id.trim().toLowerCase() === WHOLE_PROJECT) {
    const year = said.year ?? refuse("flag-must-be-given", { flag: "--year" });
    await subprojectsOf(read, year);
    return { subproject: WHOLE_PROJECT, year };
  }
  const { subproject } = await subProjectBooks(read, said.id);
  const { id, from, to } = subproject;
  const year = said.year ?? ownYearOf(subproject);
  if (year < from.slice(0, 4) || year > to.slice(0, 4))
    refuse("year-must-be-of-the-cycle", { subproject: id, year, from, to });
  requireOwnYear(subproject, year);
  return { subproject: id, year };
}

/** The same, of a paper that it has: 自评总结 is the whole project's alone. */
export async function textSubject<R extends TextKind>(
  read: SubProjectReads,
  said: { id: string; year: string | undefined; report: R },
): Promise<SubprojectYear & { report: R }> {
  const of = await reportSubject(read, said);
  if (!textKindsOf(of.subproject).includes(said.report)) refuse("summary-must-be-of-all", of);
  return { ...of, report: said.report };
}

/** The ids of the sub-projects whose cycle has the year; a year without any has no report. */
export async function subprojectsOf(read: SubProjectReads, year: string): Promise<string[]> {
  const ids = (await read.subprojects())
    .filter((s) => yearOf(s.id) === year || isInCycle(s, year))
    .map((s) => s.id);
  return ids.length > 0 ? ids : refuse("year-must-have-subprojects", { year });
}

interface Writing {
  readonly id: string;
  readonly year: string | undefined;
  readonly report: TextKind;
  /** Of which sections; each has its own text. */
  readonly texts: readonly { readonly section: string; readonly text: string }[];
  readonly file: EvidenceFile | null;
}

export interface WrittenText {
  readonly text: ReportText;
  /** What it takes the place of. */
  readonly before: StoredReportText | null;
  /** It says what the section says already: nothing was added. */
  readonly isSame: boolean;
}

/** All of them or none; what a section says already is not written again. */
export async function writeReportTexts(asked: {
  store: Store;
  action: Action;
  dryRun: boolean;
  said: Writing;
}): Promise<WrittenText[]> {
  const { store, said } = asked;
  const { read } = store;
  const of = await textSubject(read, said);
  const sections = await readSections(read, of);
  const made = said.texts.map((one): WrittenText => {
    const known = sections.map((s): SectionKey => s.section.key);
    const { section, text: before } =
      sections.find((s) => s.section.key === one.section) ??
      refuse("section-must-be-known", { text: one.section, report: said.report, known });
    const text = readReportText({ section, text: one.text });
    const isSame = before?.text === text;
    return { text: { ...of, section: section.key, text, file: said.file }, before, isSame };
  });
  await store.apply(
    async function* () {
      // Texts of the whole project are of no sub-project.
      if (of.subproject !== WHOLE_PROJECT) await requireYearOpen(store.read, of);
      for (const { text, isSame } of made) if (!isSame) yield { kind: "report-text-written" as const, text };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made;
}

export async function readSections(
  read: FormReads,
  of: SubprojectYear & { report: TextKind },
): Promise<SectionText[]> {
  const { subproject, year } = of;
  return sectionTexts(of, await read.reportTexts({ subproject, year }));
}
