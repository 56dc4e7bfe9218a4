/** balis subproject text, texts: what people write for the reports, as facts. */

import type { Store } from "../../../books/port.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import type { Action, Applied } from "../../../core/store.ts";
import type { SubProjectReads, SubprojectYear } from "../../../review/subproject/port.ts";
import {
  type ReportKind,
  type SectionKey,
  sectionsOf,
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

/** The ids of a year's sub-projects; a year without any has no report. */
export async function subprojectsOf(read: SubProjectReads, year: string): Promise<string[]> {
  const ids = (await read.subprojects()).map((s) => s.id).filter((id) => yearOf(id) === year);
  if (ids.length > 0) return ids;
  const [running] = await runningIn(read, year);
  return running ? refuse(running.code, running.params) : refuse("year-must-have-subprojects", { year });
}

/** Sub-projects of an earlier year whose cycle reaches into this one: their money of this year can't be told apart. */
export async function runningIn(
  read: SubProjectReads,
  year: string,
): Promise<Finding<"years-must-be-told-apart">[]> {
  const running = (await read.subprojects()).filter((s) => yearOf(s.id) !== year && isInCycle(s, year));
  const [first] = running;
  if (!first) return [];
  const { from, to } = first;
  const subprojects = running.map((s) => s.id);
  return [finding("years-must-be-told-apart", { subprojects, year, from, to, flags: null })];
}

interface Writing {
  readonly id: string;
  readonly year: string | undefined;
  readonly report: ReportKind;
  readonly section: string;
  readonly text: string;
  readonly file: EvidenceFile | null;
}

export async function writeReportText(asked: {
  store: Store;
  action: Action;
  dryRun: boolean;
  said: Writing;
}): Promise<{ applied: Applied; text: ReportText; before: StoredReportText | null }> {
  const { store, said } = asked;
  const { read } = store;
  const of = { ...(await reportSubject(read, said)), report: said.report };
  const known = sectionsOf(of);
  const section =
    known.find((s) => s.key === said.section) ??
    refuse("section-must-be-known", {
      ...{ text: said.section, report: said.report },
      known: known.map((s): SectionKey => s.key),
    });
  const text = { ...of, section: section.key, text: readReportText({ section, text: said.text }) };
  const before = (await readSections(read, of)).find((s) => s.section.key === section.key)?.text ?? null;
  const fact: ReportText = { ...text, file: said.file };
  const applied = await store.apply(
    async function* () {
      await requireYearOpen(store.read, of);
      yield { kind: "report-text-written" as const, text: fact };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { applied, text: fact, before };
}

export async function readSections(
  read: FormReads,
  of: SubprojectYear & { report: ReportKind },
): Promise<SectionText[]> {
  const { subproject, year } = of;
  return sectionTexts(of, await read.reportTexts({ subproject, year }));
}
