/** --for-issue, balis report issued: a report made for issue is a fact, and is held against what the books would print today. */
import type { Store } from "../../../books/port.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import type { ReportNames } from "../facts/report-books.ts";
import {
  type FigureDifference,
  figureDifferences,
  type IssuedReport,
  isSamePaper,
  issuedFigures,
  type StoredIssue,
} from "../issued-report.ts";
import { fillingFacts } from "./filling-facts.ts";
import type { FigureReads } from "./report-books.ts";

/** The same report with the same bytes once more adds nothing. Its number. */
export async function recordIssue(asked: {
  store: Store;
  action: Action;
  issue: IssuedReport;
}): Promise<{ number: number; isNew: boolean }> {
  const { store, action, issue } = asked;
  const applied = await store.apply(async function* () {
    yield { kind: "report-issued" as const, issue };
  }, action);
  const issues = await store.read.issuedReports({ subproject: issue.filling.subproject });
  const own = issues.findLast((i) => i.sha256 === issue.sha256);
  return { number: own?.number ?? 0, isNew: applied.added > 0 };
}

export interface ComparedIssue extends StoredIssue {
  /** What the books say otherwise today. */
  readonly differences: readonly FigureDifference[];
  /** The report can't be made any more; the code of what refuses it. */
  readonly refused: string | null;
  /** The number of the last issue of the same paper, where that says other figures: nobody has to look into this one. */
  readonly replacedBy: number | null;
}

export async function comparedIssues(asked: {
  read: FigureReads;
  names: ReportNames;
  subproject: string | undefined;
}): Promise<ComparedIssue[]> {
  const { read, names, subproject } = asked;
  const made: ComparedIssue[] = [];
  const issues = await read.issuedReports(subproject === undefined ? {} : { subproject });
  for (const issue of issues) {
    const last = issues.findLast((i) => isSamePaper(i.filling, issue.filling)) ?? issue;
    const isSame = figureDifferences(issue.figures, last.figures).length === 0;
    const about = { ...issue, replacedBy: isSame ? null : last.number };
    try {
      const now = issuedFigures(await fillingFacts({ read, filling: issue.filling, names }));
      made.push({ ...about, differences: figureDifferences(issue.figures, now), refused: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      made.push({ ...about, differences: [], refused: error.code });
    }
  }
  return made;
}
