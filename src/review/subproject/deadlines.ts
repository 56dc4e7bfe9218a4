/**
 * 期限 / deadlines: what is due in a sub-project, on which day, and by whom.
 *
 *   agreement      the agreement is to be signed before construction begins
 *   notice         of a check that the agreement plans: the last day on which notice of it is in time
 *   report         the contractor's report of a noticed check
 *   conclusion     of a check that was reported: the day of the check itself
 *   rectification  the day the conclusion set
 *   problem        a problem of the register that is not solved yet
 *   acceptance     the 验收 must have passed when the cycle ends
 *   service-note   of 后续服务: the note of a year, by its last day
 *
 * Something is overdue on the day after. Worked example: 中期检查 planned for 2019-07-15, notice of one month: due 2019-06-15, overdue
 * from 2019-06-16 on (a later notice would move the check).
 * Source: SOURCES.md [month-of-notice]; `agreement`, `acceptance` and `service-note` are ours.
 */
import { type Day, daysBetween } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import { latestNotice } from "./checks/one-month.ts";
import { type FoundProblem, openProblems } from "./checks/rectification.ts";
import type { LifeState } from "./lifecycle.ts";
import { type Actor, CHECK_KINDS, type CheckKind } from "./move.ts";
import { sealedOn } from "./sealed.ts";
import type { SubProject } from "./subproject.ts";

export type DeadlineKind =
  | ("agreement" | "notice" | "report" | "conclusion" | "rectification" | "acceptance")
  | "service-note"
  | "problem";

interface Deadline {
  readonly subproject: string;
  readonly kind: DeadlineKind;
  readonly check: CheckKind | null;
  readonly by: Actor;
  readonly dueOn: Day;
  /** Of a problem: its number and what it is. */
  readonly what?: string;
}

interface DatedDeadline extends Deadline {
  /** Below zero: so many days too late. */
  readonly daysLeft: number;
}

/** By day, then as the table above. */
export function deadlinesOf(subproject: SubProject, state: LifeState): Deadline[] {
  const { id } = subproject;
  const due = (
    kind: DeadlineKind,
    by: Actor,
    dueOn: Day | null,
    check: CheckKind | null = null,
  ): Deadline[] => (dueOn === null ? [] : [{ subproject: id, kind, check, by, dueOn }]);
  const isStarting = ["decided", "contracted", "team-nominated", "team-approved"].includes(state.stage);
  if (isStarting) return due("agreement", "bmc", subproject.from);
  if (state.service !== null) return due("service-note", "contractor", nextNote(state.service));
  if (state.stage !== "under-way" && state.stage !== "accepted") return [];
  const ofChecks = CHECK_KINDS.flatMap((kind) => {
    const check = state.checks[kind];
    switch (check.stage) {
      case "open": {
        const { planned, noticeMonths } = state.agreed ?? { planned: null, noticeMonths: 1 };
        return due(
          "notice",
          "bmc",
          planned === null ? null : latestNotice(planned[kind], noticeMonths),
          kind,
        );
      }
      case "noticed":
        return due("report", "contractor", check.reportBy, kind);
      case "reported":
      case "reviewed":
      case "visited":
      case "expert-reviewed":
        return due("conclusion", "bmc", check.checkOn, kind);
      case "to-rectify":
        return due("rectification", "contractor", check.rectifyBy, kind);
      default:
        return [];
    }
  });
  const end = state.stage === "under-way" ? due("acceptance", "contractor", subproject.to) : [];
  return [...ofChecks, ...end].sort(by((a) => a.dueOn));
}

/** The last day of the first year that has no note. */
function nextNote({ from, years }: NonNullable<LifeState["service"]>): Day {
  let year = Number(from.slice(0, 4));
  while (years.includes(`${year}`)) year += 1;
  return `${year}-12-31`;
}

/** Problems that are still open; after final acceptance nothing is due of them. */
export function problemDeadlines(
  problems: readonly FoundProblem[],
  state: Pick<LifeState, "stage" | "acceptedOn">,
): Deadline[] {
  if (sealedOn(state) !== null || state.stage === "terminated") return [];
  return openProblems(problems).map(({ subproject, number, check, problem, dueOn }) => ({
    ...{ subproject, kind: "problem", check, by: "contractor", dueOn, what: `${number} ${problem}` },
  }));
}

/** Of several sub-projects: by day, then by id. */
export function datedDeadlines(deadlines: readonly Deadline[], on: Day): DatedDeadline[] {
  return deadlines
    .map((d) => ({ ...d, daysLeft: daysBetween({ from: on, to: d.dueOn }) }))
    .sort(by((a) => [a.daysLeft, a.subproject]));
}
