/**
 * 申报 / the applications of several universities for one sub-project: what each asks for, how the experts scored it, and whom the
 * education commission decides for.
 *
 * "On the basis of university application and expert evaluation, BMEC officially determines the university to be constructed by the
 * sub-project in that year, and allocates construction funding." The decision is the commission's: another one than the best scored, and a
 * contractor that is not the university decided for, are told and taken, and so is a decision while a score is missing. Ranks follow the
 * means, exact; equal means share a rank, and there is none before all of them have a mean.
 *
 * Worked example: 10008 with 88.40, 10013 and 10034 with 85.20 each: ranks 1, 2, 2; decided for 10034: told.
 * Source: SOURCES.md [yearly-application].
 */
import { compare, type Exact } from "../../../core/exact.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { SubProjectMove } from "../move.ts";
import { type ExpertPanel, panelFor } from "./expert-panel.ts";
import { type ExpertScore, type PanelResult, panelResults } from "./expert-score.ts";

export interface Application {
  readonly library: LibraryCode;
  /** The application itself. */
  readonly made: SubProjectMove;
  /** 申请经费; null: it says none. */
  readonly askedFen: Fen | null;
  /** Null where no panel scored anything. */
  readonly result: PanelResult | null;
  /** Null while one of the experts has not scored it, or nobody judges it. */
  readonly mean: Exact | null;
  /** 1, 2, 2, 4, …; null while one of the means is open. */
  readonly rank: number | null;
}

export function applicationsOf(
  standing: readonly SubProjectMove[],
  by: { panels: readonly ExpertPanel[]; scores: readonly ExpertScore[] },
): Application[] {
  const panel = panelFor(by.panels, "application");
  const made = standing.filter((m) => m.move === "apply");
  const applicants = made.flatMap((m) => m.carried.library ?? []);
  const results = panel ? panelResults(panel, by.scores, applicants) : [];
  const all = made.flatMap((move) => {
    const { library, fen: askedFen } = move.carried;
    if (library === null) return [];
    const result = results.find((r) => r.applicant === library) ?? null;
    return [{ library, made: move, askedFen, result, mean: result?.mean ?? null }];
  });
  const means = all.flatMap((a) => a.mean ?? []);
  const better = (than: Exact): number => means.filter((mean) => compare(mean, than) > 0).length;
  const isWhole = means.length === all.length;
  return all.map((a) => ({ ...a, rank: a.mean === null || !isWhole ? null : better(a.mean) + 1 }));
}

/** What is applied for, or granted. */
export function requireAmount(fen: Fen | null): void {
  if (fen !== null && fen <= 0n)
    refuse("value-must-be-valid", { flag: "--yuan", text: formatYuan(fen), allowed: "0.01, 300000.00, …" });
}

/** Those whose scores the experts began to give and have not all given. */
export const unscored = (applications: readonly Application[]): LibraryCode[] =>
  applications.filter((a) => a.result !== null && a.mean === null).map((a) => a.library);

/** What is doubtful in a decision for `library`; null: it names no university. */
export function decisionFindings(
  subproject: string,
  applications: readonly Application[],
  library: LibraryCode | null,
): Finding[] {
  const open = unscored(applications);
  const early = open.length === 0 ? [] : [finding("scores-should-be-complete-first", { subproject, open })];
  if (library === null) return early;
  const chosen = applications.find((a) => a.library === library);
  const known = applications.map((a) => a.library).join(", ");
  if (!chosen) return refuse("decision-must-be-of-an-applicant", { subproject, library, known });
  const best = applications.filter((a) => a.rank === 1).map((a) => a.library);
  if (chosen.rank === null || chosen.rank === 1) return early;
  const params = { subproject, library, rank: chosen.rank, best: best.join("、") };
  return [finding("decision-should-follow-the-scores", params)];
}
