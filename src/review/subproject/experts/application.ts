/**
 * 申报 / the applications of several universities for one sub-project: what each asks for, how the experts scored it, and whom the
 * education commission decides for.
 *
 * "On the basis of university application and expert evaluation, BMEC officially determines the university to be constructed by the
 * sub-project in that year, and allocates construction funding." The decision is the commission's: another one than the best scored, and a
 * contractor that is not the university decided for, are told and taken. Ranks follow the means, exact; equal means share a rank.
 *
 * Worked example: 10008 with 88.40, 10013 and 10034 with 85.20 each: ranks 1, 2, 2; decided for 10034: told.
 * Source: SOURCES.md [yearly-application].
 */
import { compare, type Exact } from "../../../core/exact.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import type { Fen } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { SubProjectMove } from "../move.ts";
import { type ExpertPanel, panelFor } from "./expert-panel.ts";
import { type ExpertScore, panelResults } from "./expert-score.ts";

export interface Application {
  readonly library: LibraryCode;
  /** The application itself. */
  readonly made: SubProjectMove;
  /** 申请经费; null: it says none. */
  readonly askedFen: Fen | null;
  /** Null while one of the experts has not scored it, or nobody judges it. */
  readonly mean: Exact | null;
  readonly of: Exact | null;
  /** 1, 2, 2, 4, …; null without a mean. */
  readonly rank: number | null;
}

export function applicationsOf(
  standing: readonly SubProjectMove[],
  by: { panels: readonly ExpertPanel[]; scores: readonly ExpertScore[] },
): Application[] {
  const panel = panelFor(by.panels, "application");
  const results = panel ? panelResults(panel, by.scores) : [];
  const all = standing.flatMap((made) => {
    const { library, fen: askedFen } = made.carried;
    if (made.move !== "apply" || library === null) return [];
    const own = results.find((r) => r.applicant === library);
    return [{ library, made, askedFen, mean: own?.mean ?? null, of: own?.of ?? null }];
  });
  const better = (than: Exact): number => all.filter((a) => a.mean && compare(a.mean, than) > 0).length;
  return all.map((a) => ({ ...a, rank: a.mean === null ? null : better(a.mean) + 1 }));
}

/** What is doubtful in a decision for `library`; null: it names no university. */
export function decisionFindings(
  subproject: string,
  applications: readonly Application[],
  library: LibraryCode | null,
): Finding[] {
  if (library === null) return [];
  const chosen = applications.find((a) => a.library === library);
  const known = applications.map((a) => a.library).join(", ");
  if (!chosen) return refuse("decision-must-be-of-an-applicant", { subproject, library, known });
  const best = applications.filter((a) => a.rank === 1).map((a) => a.library);
  if (chosen.rank === null || chosen.rank === 1) return [];
  const params = { subproject, library, rank: chosen.rank, best: best.join("、") };
  return [finding("decision-should-follow-the-scores", params)];
}
