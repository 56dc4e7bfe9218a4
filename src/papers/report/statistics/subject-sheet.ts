/**
 * 学科服务馆表 / the sheet of subject service libraries of a year: who applied, for which scope, and how the centre verified it, as it
 * stood on the last day of the year or of the agreement. Every said cell names its step. Rules: registry/subject-step.
 */
import type { StoredSubjectStep, SubjectLibrary } from "../../../registry/subject-step.ts";
import { gridSheet } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { libraryColumns, sheetTop } from "./statistics-sheet.ts";

export function subjectSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  if (facts.subjectLibraries.length === 0) return [];
  const { sheet, head, below, gap, conclusion } = words.subject;
  const day = { width: 12, align: "center" } as const;
  return [
    gridSheet({
      // No requests are counted here: a month without reconciled ones lacks nothing.
      ...sheetTop({ ...facts, missing: [] }, words, sheet),
      heads: head,
      facts: facts.subjectLibraries.map((l) => [l.agreement.library, l] as const),
      columns: (column) => [
        ...libraryColumns(facts, words),
        column("service", { width: 10 }, ([, l]) => text(words.service(l.agreement.service))),
        column("from", day, ([, l]) => text(l.agreement.from)),
        column("to", day, ([, l]) => text(l.agreement.to ?? "")),
        column("applied", day, ([, l]) => said(l, "apply", (s) => s.day)),
        column("scope", { width: 40 }, ([, l]) => said(l, "scope", (s) => s.text)),
        column("verified", day, ([, l]) => said(l, "verify", (s) => s.day)),
        column("conclusion", { width: 10 }, ([, l]) =>
          said(l, "verify", (s) => (s.conclusion === null ? "" : conclusion(s.conclusion))),
        ),
        column("document", { width: 22 }, ([, l]) => said(l, "verify", (s) => s.document)),
        column("evidence", { width: 44 }, ([, l]) =>
          said(l, "verify", (s) => s.evidence.map((e) => `${e.path}\n${e.sha256}`).join("\n")),
        ),
        column("gaps", { width: 30 }, ([, l]) => text(l.gaps.map(gap).join("\n"))),
      ],
      below,
      landscape: true,
    }),
  ];
}

/** What the latest step of a kind says; nothing where there is none. */
function said(
  { latest }: SubjectLibrary,
  of: keyof SubjectLibrary["latest"],
  part: (step: StoredSubjectStep) => string,
): Cell | null {
  const step = latest[of];
  const words = step && part(step);
  if (!step || !words) return null;
  const { library, service, number } = step;
  return { ...text(words), origin: { kind: "subject-step", library, service, number } };
}
