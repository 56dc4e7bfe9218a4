/**
 * 生命周期 / life cycle: the table of allowed moves with who may make them and what they must carry, and the state that follows.
 *
 *   registered → applied → reviewed → decided → contracted → team-nominated → team-approved → under-way → accepted → finally-accepted
 *                              └→ declined                                          (terminated from any of them)
 *   finally-accepted → in-service: 后续服务, the daily service that the universities undertake afterwards, with a note a year
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
import { type CheckStage, type CheckState, checkAfter, OPEN_CHECK } from "./check-state.ts";
import type {
  Actor,
  Benefit,
  CheckKind,
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
  | "in-service"
  | "terminated";

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
  main("serve", { from: ["finally-accepted"], to: "in-service" }, { by: ["bmc"], needs: ["document"] }),
  main("service-note", { from: ["in-service"], to: null }, { by: ["contractor"], needs: ["text"] }),
];

export function ruleOf(move: MoveName): MoveRule {
  const found = LIFE_CYCLE.find((rule) => rule.move === move);
  invariant(found !== undefined, `the move ${move} stands in the table`);
  return found;
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
  /** The day of the decision, for it or against it. */
  readonly decidedOn: Day | null;
  /** The university that the commission decided for; null: it named none. */
  readonly decidedFor: LibraryCode | null;
  readonly contractor: LibraryCode | null;
  /** Whose place it took, the first one first. */
  readonly contractorsBefore: readonly LibraryCode[];
  readonly way: ContractorWay | null;
  readonly team: readonly TeamMember[];
  readonly agreed: Agreed | null;
  readonly checks: Readonly<Record<CheckKind, CheckState>>;
  readonly used: readonly FundsUsed[];
  readonly benefits: readonly Benefit[];
  /** The day of 总验收. */
  readonly acceptedOn: Day | null;
  /** 后续服务: since when, and the years that have their note; null before. */
  readonly service: { readonly from: Day; readonly years: readonly string[] } | null;
  readonly last: SubProjectMove | null;
}

const BEGINNING: LifeState = {
  ...{
    stage: "registered",
    applicants: [],
    grantedFen: null,
    decidedOn: null,
    decidedFor: null,
    contractor: null,
    contractorsBefore: [],
    way: null,
    team: [],
  },
  ...{
    agreed: null,
    checks: { midterm: OPEN_CHECK, acceptance: OPEN_CHECK, evaluation: OPEN_CHECK },
    ...{ used: [], benefits: [], acceptedOn: null, service: null },
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
      return { ...next, stage, decidedOn: made.day, grantedFen: carried.fen, decidedFor: carried.library };
    case "decline":
      return { ...next, stage, decidedOn: made.day };
    case "appoint":
      return { ...next, stage, contractor: carried.library, way: carried.way };
    case "replace-contractor":
      return {
        ...{ ...next, contractor: carried.library, way: carried.way ?? state.way },
        contractorsBefore: [...state.contractorsBefore, ...listed(state.contractor)],
      };
    case "nominate-team":
      return { ...next, stage, team: carried.team };
    case "agree":
      return { ...next, stage, agreed: agreedBy(made) };
    case "final-accept":
      return carried.conclusion === "pass" ? { ...next, ...acceptedBy(made) } : next;
    case "serve":
      return { ...next, stage, service: { from: made.day, years: [] } };
    case "service-note":
      return { ...next, service: state.service && noted(state.service, made) };
    default:
      return { ...next, stage };
  }
}

function acceptedBy({ day, carried: { used, benefits } }: SubProjectMove) {
  return { stage: "finally-accepted", acceptedOn: day, used, benefits } as const;
}

const noted = ({ from, years }: { from: Day; years: readonly string[] }, { day }: SubProjectMove) => ({
  from,
  years: [...years, day.slice(0, 4)],
});

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
  const now = checkAfter(state.checks[kind], made, rule.to as CheckStage | null);
  const isAccepted = kind === "acceptance" && now.stage === "passed";
  const checks = { ...state.checks, [kind]: now };
  return { ...state, checks, stage: isAccepted ? "accepted" : state.stage };
}
