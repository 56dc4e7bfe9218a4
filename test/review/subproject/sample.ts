/** A small sub-project, and moves that carry everything a move may have to carry. */
import type { Carried, CheckKind, MoveName, SubProjectMove } from "../../../src/review/subproject/move.ts";
import { NOTHING_CARRIED } from "../../../src/review/subproject/move.ts";
import { type MoveFacts, planMove } from "../../../src/review/subproject/plan-move.ts";
import type { SubProject } from "../../../src/review/subproject/subproject.ts";

export const PROJECT: SubProject = {
  ...{ id: "2019-dd", nameZh: "原文传递", nameEn: "Document delivery", financeCode: "2019-BALIS-DD" },
  ...{ fundRule: "central", libraries: ["10002", "10013"], from: "2019-01-01", to: "2019-12-15" },
};

export const FULL: Carried = {
  ...NOTHING_CARRIED,
  ...{ library: "10002", fen: 30_000_000n, way: "assignment", document: "样例1号", text: "意见" },
  team: [
    { name: "张三", unit: "10002" },
    { name: "王五", unit: "10027" },
  ],
  targets: [{ name: "传递量", relation: ">=", value: "20000", unit: "笔" }],
  planned: { midterm: "2019-07-15", acceptance: "2019-11-29", evaluation: "2019-12-06" },
  used: [
    { library: "10002", fen: 0n },
    { library: "10013", fen: 0n },
  ],
  benefits: [
    { library: "10002", name: "传递量", value: "21500", unit: "笔" },
    { library: "10013", name: "传递量", value: "4800", unit: "笔" },
  ],
  evidence: [{ path: "a.pdf", sha256: "a".repeat(64), bytes: 1 }],
};

export interface Step {
  readonly move: MoveName;
  readonly day: string;
  readonly said?: Partial<Carried>;
}

export const step = (move: MoveName, day: string, said: Partial<Carried> = {}): Step => ({ move, day, said });

export function factsOf(standing: readonly SubProjectMove[], more: Partial<MoveFacts> = {}): MoveFacts {
  const nothing = { previous: null, overspent: [], executedFen: 0n };
  return { subproject: PROJECT, recorded: standing.length, standing, ...nothing, ...more };
}

/** The moves of these steps, each planned on top of those before it. */
export function history(steps: readonly Step[], project: SubProject = PROJECT): SubProjectMove[] {
  const standing: SubProjectMove[] = [];
  for (const s of steps) standing.push(planned(standing, s, { subproject: project }));
  return standing;
}

export function planned(
  standing: readonly SubProjectMove[],
  { move, day, said = {} }: Step,
  more: Partial<MoveFacts> = {},
): SubProjectMove {
  const by = move === "terminate" ? ("bmec" as const) : null;
  // The decision is for no university by name.
  const carried = { ...FULL, ...said, ...(move === "decide" ? { library: null } : {}) };
  return planMove(factsOf(standing, more), { move, day, by, carried }).made;
}

/** To the signed agreement. */
export const SIGNED: readonly Step[] = [
  step("apply", "2018-10-15"),
  step("review", "2018-11-20"),
  step("decide", "2018-12-20"),
  step("appoint", "2018-12-28"),
  step("nominate-team", "2019-01-04"),
  step("approve-team", "2019-01-10"),
  step("agree", "2019-01-15"),
];

/** One check from its notice to 通过. */
export const passed = (check: CheckKind, days: { notice: string; on: string }): Step[] => [
  step("notice", days.notice, { check, checkOn: days.on }),
  step("report", days.on, { check }),
  step("desk-review", days.on, { check }),
  step("conclude", days.on, { check, conclusion: "pass" }),
  step("consolidate", days.on, { check }),
];

export const ACCEPTED: readonly Step[] = [
  ...SIGNED,
  ...passed("midterm", { notice: "2019-06-15", on: "2019-07-15" }),
  ...passed("acceptance", { notice: "2019-09-10", on: "2019-10-10" }),
  ...passed("evaluation", { notice: "2019-10-11", on: "2019-11-11" }),
];
