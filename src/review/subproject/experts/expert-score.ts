/**
 * 专家评分 / an expert's score: so many points of so many, for one criterion; of a panel that judges applications, for one applicant.
 *
 * A criterion has one maximum, whoever scores it. Its mean is the sum over the number of experts, exact, rounded where it is printed; it
 * stands when every expert of the panel has scored, and so does the total, the sum of the means. All applicants are scored by the same
 * criteria, else their totals can't be compared. Typed again, a score takes the place of the one before, which stays in the history; once
 * it was decided or concluded on them, what is missing may still be entered, and nothing else.
 *
 * Worked example: 27, 28, 26.5, 29 and 28 of 30: 138.5 ÷ 5 = 27.70. One expert is missing: no mean.
 */
import {
  compare,
  type Exact,
  over,
  parseExact,
  plainExact,
  sumExact,
  whole,
  ZERO,
} from "../../../core/exact.ts";
import { refuse } from "../../../core/refusal.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { LifeState } from "../lifecycle.ts";
import { requireOpen } from "../sealed.ts";
import { type ExpertPanel, judgedOn, requirePanel, requireStage } from "./expert-panel.ts";

export interface ExpertScore {
  readonly subproject: string;
  /** The panel's number. */
  readonly panel: number;
  /** Whose application is judged; empty of every other panel. */
  readonly applicant: LibraryCode | "";
  readonly expert: string;
  readonly criterion: string;
  /** Of so many points; decimal numbers as they were written. */
  readonly of: string;
  readonly points: string;
  readonly opinion: string;
}

export interface CriterionResult {
  readonly criterion: string;
  readonly of: Exact;
  /** In the panel's order; null: not scored yet. */
  readonly points: readonly (Exact | null)[];
  /** Null while one of the experts has not scored. */
  readonly mean: Exact | null;
}

export interface PanelResult {
  readonly applicant: LibraryCode | "";
  /** In the order in which they were first scored. */
  readonly criteria: readonly CriterionResult[];
  readonly of: Exact;
  /** Each expert's own sum, in the panel's order; null while a criterion is open. */
  readonly totals: readonly (Exact | null)[];
  readonly mean: Exact | null;
  readonly opinions: readonly {
    readonly expert: string;
    readonly criterion: string;
    readonly opinion: string;
  }[];
}

/** What a score that is typed must be; `standing`: those of the panel that count so far, `recorded`: those of them that the books have. */
export function planScore(
  of: {
    state: LifeState;
    panel: ExpertPanel;
    standing: readonly ExpertScore[];
    recorded?: readonly ExpertScore[];
  },
  wanted: ExpertScore,
): ExpertScore {
  const { state, panel, standing } = of;
  const { subproject, expert, criterion, applicant } = wanted;
  requireOpen(subproject, state);
  requireStage(panel, state);
  requirePanel(panel, state);
  const about = { subproject, expert, criterion };
  if (!panel.experts.some((e) => e.name === expert)) {
    const known = panel.experts.map((e) => e.name).join("、");
    refuse("expert-must-be-of-the-panel", { ...about, purpose: panel.purpose, known });
  }
  const isApplication = panel.purpose === "application";
  if (isApplication !== (applicant !== "") || (isApplication && !state.applicants.includes(applicant)))
    refuse("score-must-be-of-an-applicant", {
      ...{ ...about, applicant, purpose: panel.purpose, known: state.applicants.join(", ") },
    });
  const most = pointsOf(wanted.of);
  const points = pointsOf(wanted.points);
  if (!most || !points || most.num === 0n || compare(points, most) > 0)
    refuse("score-must-be-within-its-points", { ...about, points: wanted.points, of: wanted.of });
  const other = standing.find(
    (s) => s.criterion === criterion && s.expert !== expert && !isSame(s.of, wanted.of),
  );
  if (other)
    refuse("criterion-must-have-one-maximum", { ...about, of: wanted.of, other: other.of, by: other.expert });
  const made = { ...wanted, of: plainExact(most), points: plainExact(points) };
  requireAsJudged(of, made);
  return made;
}

/** The same score again is nothing new; the first scores of all may be entered late. */
function requireAsJudged(
  { state, panel, recorded = [] }: Parameters<typeof planScore>[0],
  made: ExpertScore,
): void {
  const { subproject, purpose } = panel;
  const on = judgedOn(purpose, state);
  if (on === null || recorded.length === 0) return;
  const { expert, criterion } = made;
  const before = recorded.find(
    (s) => s.expert === expert && s.criterion === criterion && s.applicant === made.applicant,
  );
  const fits = before
    ? isSame(before.of, made.of) && isSame(before.points, made.points) && before.opinion === made.opinion
    : recorded.some((s) => s.criterion === criterion);
  if (!fits) refuse("score-must-stay-as-it-was-judged", { subproject, purpose, expert, criterion, on });
}

/** A decimal number that is not below zero. */
function pointsOf(text: string): Exact | undefined {
  return /[%/％-]/.test(text) ? undefined : parseExact(text);
}

const isSame = (a: string, b: string): boolean => compare(exact(a), exact(b)) === 0;

const exact = (text: string): Exact => parseExact(text) ?? ZERO;

/** One result; of a panel that judges applications one for each that was made, all by the criteria that anyone was scored by. */
export function panelResults(
  panel: ExpertPanel,
  scores: readonly ExpertScore[],
  applicants: readonly LibraryCode[],
): PanelResult[] {
  const isApplication = panel.purpose === "application";
  const judged: readonly (LibraryCode | "")[] = isApplication ? applicants : [""];
  const own = scores.filter((s) => s.panel === panel.number && judged.includes(s.applicant));
  if (isApplication && own.length === 0) return [];
  return judged.map((applicant) => resultOf(panel, own, applicant));
}

function resultOf(panel: ExpertPanel, all: readonly ExpertScore[], applicant: LibraryCode | ""): PanelResult {
  const names = [...new Set(all.map((s) => s.criterion))];
  const scores = all.filter((s) => s.applicant === applicant);
  const criteria = names.map((criterion): CriterionResult => {
    const points = panel.experts.map((e) => {
      const said = scores.findLast((s) => s.criterion === criterion && s.expert === e.name);
      return said ? exact(said.points) : null;
    });
    const of = all.findLast((s) => s.criterion === criterion)?.of ?? "0";
    return { criterion, of: exact(of), points, mean: meanOf(points) };
  });
  const totals = panel.experts.map((_, i) => sumIfAll(criteria.map((c) => c.points[i] ?? null)));
  return {
    ...{ applicant, criteria, totals },
    of: sumExact(criteria.map((c) => c.of)),
    mean: sumIfAll(criteria.map((c) => c.mean)),
    opinions: scores.filter((s) => s.opinion !== ""),
  };
}

function sumIfAll(values: readonly (Exact | null)[]): Exact | null {
  const known = values.filter((v) => v !== null);
  return known.length === 0 || known.length < values.length ? null : sumExact(known);
}

function meanOf(points: readonly (Exact | null)[]): Exact | null {
  const sum = sumIfAll(points);
  return sum === null ? null : over(sum, whole(points.length));
}
