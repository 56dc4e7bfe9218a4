/**
 * 整改台账 / the register of problems: what a check found, who asked for it to be mended and by when; what was done, when, and by which document.
 *
 * Each problem is a fact with a number of its own within the sub-project; said again, it takes the place of what was said before, which stays
 * in the history. One that is solved is opened again before it is solved otherwise, so that no document and no
 * day is lost by a second entry. One that was entered by mistake is withdrawn with a reason. A check that passes while one is open is told.
 * After final acceptance the register stays as it is.
 *
 * Worked example: found on 2019-07-18, due 2019-08-31, done on 2019-09-03: done three days late. Still open on 2019-09-01: one day overdue.
 * Source: SOURCES.md [rectification-register] (ours).
 */
import type { Day } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import { requireBegun } from "../check-state.ts";
import { type LifeState, lifeStateOf } from "../lifecycle.ts";
import type { Actor, CheckKind, SubProjectMove } from "../move.ts";
import { requireOpen } from "../sealed.ts";

export interface FoundProblem {
  readonly subproject: string;
  /** 1, 2, … within the sub-project. */
  readonly number: number;
  readonly check: CheckKind;
  readonly problem: string;
  /** Who asked for it. */
  readonly by: Actor;
  readonly foundOn: Day;
  /** 要求整改的文号. */
  readonly document: string;
  readonly dueOn: Day;
  /** What was done; null while it is open. */
  readonly done: ProblemDone | null;
  /** Why it is no problem; empty: it stands. */
  readonly withdrawn: string;
}

interface ProblemDone {
  readonly on: Day;
  readonly measure: string;
  readonly document: string;
  readonly evidence: readonly EvidenceFile[];
}

interface Register {
  readonly subproject: string;
  readonly state: LifeState;
  readonly standing: readonly SubProjectMove[];
  readonly problems: readonly FoundProblem[];
}

export const standingProblems = (problems: readonly FoundProblem[]): FoundProblem[] =>
  problems.filter((p) => p.withdrawn === "");

export const openProblems = (problems: readonly FoundProblem[]): FoundProblem[] =>
  standingProblems(problems).filter((p) => p.done === null);

export function planProblem(
  { subproject, state, standing, problems }: Register,
  said: Pick<FoundProblem, "check" | "problem" | "by" | "foundOn" | "document" | "dueOn">,
): FoundProblem {
  requireOpen(subproject, state);
  const { check, foundOn, dueOn } = said;
  const then = lifeStateOf(standing.filter((m) => m.day <= foundOn));
  requireBegun(then, { subproject, check, day: foundOn });
  if (dueOn < foundOn) refuse("problem-must-be-due-after-it-was-found", { foundOn, dueOn });
  return { ...said, subproject, number: problems.length + 1, done: null, withdrawn: "" };
}

/** `done` null: it is open again. */
export function planDone(of: Register, said: { number: number; done: ProblemDone | null }): FoundProblem {
  const found = problemNumbered(of, said.number);
  const { done } = said;
  const before = found.done;
  if (done && before) {
    const { on, document, measure } = before;
    refuse("problem-must-be-open", {
      subproject: of.subproject,
      number: found.number,
      on,
      document,
      measure,
    });
  }
  if (done && done.on < found.foundOn)
    refuse("problem-must-be-done-after-it-was-found", {
      number: found.number,
      on: done.on,
      foundOn: found.foundOn,
    });
  return { ...found, done };
}

/** A check that passes, or 总验收, while something is still to be mended: its own problems, in the end all of them. */
export function openFindings(
  subproject: string,
  problems: readonly FoundProblem[],
  check: CheckKind | null,
): Finding[] {
  const open = openProblems(problems).filter((p) => check === null || p.check === check);
  if (open.length === 0) return [];
  return [
    finding("problems-should-be-solved-first", {
      subproject,
      problems: open.map((p) => `${p.number} ${p.problem}`),
    }),
  ];
}

export function planWithdrawn(of: Register, said: { number: number; reason: string }): FoundProblem {
  return { ...problemNumbered(of, said.number), withdrawn: said.reason };
}

function problemNumbered({ subproject, state, problems }: Register, number: number): FoundProblem {
  requireOpen(subproject, state);
  const standing = standingProblems(problems);
  const known = standing.map((p) => `${p.number}`).join(", ") || "—";
  return (
    standing.find((p) => p.number === number) ??
    refuse("problem-must-be-known", { subproject, number, known })
  );
}
