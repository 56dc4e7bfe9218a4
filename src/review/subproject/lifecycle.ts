/**
 * 生命周期 / life cycle: the table of allowed moves with who may make them and what they must carry, and the state that follows.
 *
 *   registered → applied → reviewed → decided → contracted → team-nominated → team-approved → under-way → accepted → finally-accepted
 *                              └→ declined                                          (terminated from any of them)
 *
 * While it is under way each of three checks (中期检查, 验收, 绩效评价) goes its own way:
 *
 *   open → noticed → reported → reviewed → [visited] → [expert-reviewed] → passed | to-rectify | failed
 *                                              to-rectify → rectified → passed | to-rectify | failed
 *
 * From its appointment to the acceptance another university may take the contractor's place, by a document; what the first one spent stays its own.
 * A failed check may be arranged again, with a new notice. 验收 and 绩效评价 are arranged once the 中期检查 has passed. A passed 验收
 * makes the sub-project accepted; 总验收 comes after the cycle, when all three have passed and are consolidated.
 *
 * The state is nothing of its own: it is what replaying the standing moves gives.
 * Source: SOURCES.md [life-cycle]; rounds after 不通过 and the order of the checks are ours.
 */
import { invariant } from "../../core/bug.ts";
import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type {
  Actor,
  Benefit,
  CheckKind,
  Conclusion,
  ContractorWay,
  FundsUsed,
  MoveName,
  MoveTarget,
  SubProjectMove,
  TeamMember,
} from "./move.ts";

export type Stage =
  | "registered"
  | "applied"
  | "reviewed"
  | "decided"
  | "declined"
  | "contracted"
  | "team-nominated"
  | "team-approved"
  | "under-way"
  | "accepted"
  | "finally-accepted"
  | "terminated";

export type CheckStage =
  | "open"
  | "noticed"
  | "reported"
  | "reviewed"
  | "visited"
  | "expert-reviewed"
  | "to-rectify"
  | "rectified"
  | "passed"
  | "failed";

/** What a move must carry, by the flag that says it. */
export type Need =
  | "library"
  | "yuan"
  | "way"
  | "member"
  | "target"
  | "midterm-on"
  | "check"
  | "check-on"
  | "conclusion"
  | "used"
  | "benefit"
  | "document"
  | "text"
  | "evidence";

export interface MoveRule {
  readonly move: MoveName;
  /** Of a check's move: the stages of that check; the sub-project is under way or accepted then. */
  readonly of: "main" | "check";
  readonly from: readonly (Stage | CheckStage)[];
  /** Null: the conclusion says where it goes, or it stays. */
  readonly to: Stage | CheckStage | null;
  readonly by: readonly Actor[];
  readonly needs: readonly Need[];
}

const BEFORE_WORK: readonly Stage[] = ["decided", "contracted", "team-nominated", "team-approved"];

const main = (
  move: MoveName,
  path: { from: readonly Stage[]; to: Stage | null },
  rule: { by: readonly Actor[]; needs: readonly Need[] },
): MoveRule => ({ move, of: "main", ...path, ...rule });

const check = (
  move: MoveName,
  path: { from: readonly CheckStage[]; to: CheckStage | null },
  rule: { by: readonly Actor[]; needs: readonly Need[] },
): MoveRule => ({ move, of: "check", ...path, by: rule.by, needs: ["check", ...rule.needs] });

const CONCLUDABLE = ["reviewed", "visited", "expert-reviewed"] as const;

export const LIFE_CYCLE: readonly MoveRule[] = [
  main(
    "apply",
    { from: ["registered", "applied"], to: "applied" },
    { by: ["applicant"], needs: ["library"] },
  ),
  main("review", { from: ["applied"], to: "reviewed" }, { by: ["experts"], needs: ["text"] }),
  main("decide", { from: ["reviewed"], to: "decided" }, { by: ["bmec"], needs: ["yuan", "document"] }),
  main("decline", { from: ["reviewed"], to: "declined" }, { by: ["bmec"], needs: ["document"] }),
  main(
    "appoint",
    { from: ["decided"], to: "contracted" },
    { by: ["bmc"], needs: ["library", "way", "document"] },
  ),
  main(
    "nominate-team",
    { from: ["contracted", "team-nominated"], to: "team-nominated" },
    { by: ["contractor"], needs: ["member"] },
  ),
  main(
    "approve-team",
    { from: ["team-nominated"], to: "team-approved" },
    { by: ["bmc"], needs: ["document"] },
  ),
  main(
    "agree",
    { from: ["team-approved"], to: "under-way" },
    { by: ["bmc"], needs: ["target", "midterm-on", "document"] },
  ),
  main(
    "replace-contractor",
    { from: ["contracted", "team-nominated", "team-approved", "under-way"], to: null },
    { by: ["bmc"], needs: ["library", "document"] },
  ),
  check("notice", { from: ["open", "failed"], to: "noticed" }, { by: ["bmc"], needs: ["check-on"] }),
  check("report", { from: ["noticed"], to: "reported" }, { by: ["contractor"], needs: ["evidence"] }),
  check("desk-review", { from: ["reported"], to: "reviewed" }, { by: ["bmc"], needs: ["text"] }),
  check("visit", { from: ["reviewed"], to: "visited" }, { by: ["bmc"], needs: ["text"] }),
  check(
    "expert-review",
    { from: ["reviewed", "visited"], to: "expert-reviewed" },
    { by: ["experts"], needs: ["text"] },
  ),
  check("conclude", { from: CONCLUDABLE, to: null }, { by: ["bmc"], needs: ["conclusion", "document"] }),
  check("rectify", { from: ["to-rectify"], to: "rectified" }, { by: ["contractor"], needs: ["evidence"] }),
  check("recheck", { from: ["rectified"], to: null }, { by: ["bmc"], needs: ["conclusion", "document"] }),
  check(
    "consolidate",
    { from: ["passed", "failed"], to: null },
    { by: ["management-centre"], needs: ["evidence"] },
  ),
  main(
    "final-accept",
    { from: ["accepted"], to: null },
    { by: ["bmec"], needs: ["conclusion", "used", "benefit", "document"] },
  ),
  main(
    "terminate",
    { from: [...BEFORE_WORK, "under-way", "accepted"], to: "terminated" },
    { by: ["bmec", "bmc"], needs: ["text", "document"] },
  ),
];

export function ruleOf(move: MoveName): MoveRule {
  const found = LIFE_CYCLE.find((rule) => rule.move === move);
  invariant(found !== undefined, `the move ${move} stands in the table`);
  return found;
}

export interface CheckState {
  readonly stage: CheckStage;
  /** How often it was arranged. The conclusion is the last one, also while the next round goes on. */
  readonly round: number;
  readonly checkOn: Day | null;
  readonly reportBy: Day | null;
  readonly rectifyBy: Day | null;
  readonly conclusion: Conclusion | null;
  readonly concludedOn: Day | null;
  /** The management centre has worked this round's material into the project's report. */
  readonly consolidated: boolean;
}

interface Agreed {
  readonly on: Day;
  readonly document: string;
  readonly targets: readonly MoveTarget[];
  readonly planned: Readonly<Record<CheckKind, Day>>;
  readonly noticeMonths: number;
}

export interface LifeState {
  readonly stage: Stage;
  readonly applicants: readonly LibraryCode[];
  readonly grantedFen: Fen | null;
  readonly contractor: LibraryCode | null;
  readonly way: ContractorWay | null;
  readonly team: readonly TeamMember[];
  readonly agreed: Agreed | null;
  readonly checks: Readonly<Record<CheckKind, CheckState>>;
  readonly used: readonly FundsUsed[];
  readonly benefits: readonly Benefit[];
  readonly last: SubProjectMove | null;
}

const OPEN: CheckState = {
  ...{ stage: "open", round: 0, checkOn: null, reportBy: null, rectifyBy: null },
  ...{ conclusion: null, concludedOn: null, consolidated: false },
};

const BEGINNING: LifeState = {
  ...{ stage: "registered", applicants: [], grantedFen: null, contractor: null, way: null, team: [] },
  ...{
    agreed: null,
    checks: { midterm: OPEN, acceptance: OPEN, evaluation: OPEN },
    used: [],
    benefits: [],
    last: null,
  },
};

/** What the standing moves, in their order, add up to. */
export function lifeStateOf(standing: readonly SubProjectMove[]): LifeState {
  return standing.reduce(afterMove, BEGINNING);
}

function afterMove(state: LifeState, made: SubProjectMove): LifeState {
  const rule = ruleOf(made.move);
  const next = { ...state, last: made };
  if (rule.of === "check") return afterCheckMove(next, made, rule);
  const { carried } = made;
  const stage = rule.to === null ? state.stage : (rule.to as Stage);
  switch (made.move) {
    case "apply":
      return { ...next, stage, applicants: [...state.applicants, ...listed(carried.library)] };
    case "decide":
      return { ...next, stage, grantedFen: carried.fen };
    case "appoint":
      return { ...next, stage, contractor: carried.library, way: carried.way };
    case "replace-contractor":
      return { ...next, contractor: carried.library, way: carried.way ?? state.way };
    case "nominate-team":
      return { ...next, stage, team: carried.team };
    case "agree":
      return { ...next, stage, agreed: agreedBy(made) };
    case "final-accept":
      return carried.conclusion === "pass"
        ? { ...next, stage: "finally-accepted", used: carried.used, benefits: carried.benefits }
        : next;
    default:
      return { ...next, stage };
  }
}

function listed(library: LibraryCode | null): LibraryCode[] {
  return library === null ? [] : [library];
}

function agreedBy({ day, carried }: SubProjectMove): Agreed | null {
  const { document, targets, planned, noticeMonths } = carried;
  return planned === null ? null : { on: day, document, targets, planned, noticeMonths: noticeMonths ?? 1 };
}

function afterCheckMove(state: LifeState, made: SubProjectMove, rule: MoveRule): LifeState {
  const kind = made.carried.check;
  if (kind === null) return state;
  const now = checkAfter(state.checks[kind], made, rule);
  const isAccepted = kind === "acceptance" && now.stage === "passed";
  const checks = { ...state.checks, [kind]: now };
  return { ...state, checks, stage: isAccepted ? "accepted" : state.stage };
}

const CONCLUDED: Record<Conclusion, CheckStage> = { pass: "passed", rectify: "to-rectify", fail: "failed" };

function checkAfter(before: CheckState, made: SubProjectMove, rule: MoveRule): CheckState {
  const { carried, day } = made;
  if (made.move === "consolidate") return { ...before, consolidated: true };
  if (made.move === "notice") {
    const { checkOn, reportBy } = carried;
    const { conclusion, concludedOn, round } = before;
    const kept = { conclusion, concludedOn, round: round + 1 };
    return { ...OPEN, ...kept, stage: "noticed", checkOn, reportBy: reportBy ?? checkOn };
  }
  const { conclusion } = carried;
  if (rule.to !== null || conclusion === null)
    return { ...before, stage: (rule.to ?? before.stage) as CheckStage };
  const rectifyBy = conclusion === "rectify" ? carried.rectifyBy : null;
  return { ...before, stage: CONCLUDED[conclusion], conclusion, concludedOn: day, rectifyBy };
}
