/**
 * 办理 / planning a move: the table of the life cycle and the rules that look further than one stage; gives the fact, or refuses.
 *
 * What is looked at, in this order: whether the stage allows it, who makes it, what it carries, its day, and then its own rule:
 * the contractor is one of the construction libraries, the team has its members from outside, a check is noticed a month ahead and
 * neither visited nor concluded before its day, nothing is accepted while a line of the budget is overspent, benefits are there for
 * each university. What is doubtful and no breach is a finding beside the fact.
 *
 * Worked example: notice on 2019-06-20 of a 中期检查 on 2019-07-15: refused, 2019-07-20 at the earliest.
 * Source: SOURCES.md [life-cycle], [month-of-notice], [management-team], [final-acceptance].
 */
import type { Day } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { sumOf } from "../../core/list.ts";
import { type Fen, formatYuan } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import { allowedMoves, isAllowed } from "./allowed-moves.ts";
import { monthsAfter } from "./checks/one-month.ts";
import { type FoundProblem, openFindings } from "./checks/rectification.ts";
import { type Application, decisionFindings, requireAmount } from "./experts/application.ts";
import { inOrder, standingBefore } from "./late-entry.ts";
import { type LifeState, lifeStateOf, type MoveRule, type Need, ruleOf } from "./lifecycle.ts";
import { type OverspentLine, requireUsedByEach } from "./money/settled-money.ts";
import type { Actor, Carried, MoveName, SubProjectMove } from "./move.ts";
import { type PreviousYear, previousCheck, uncheckedPrevious } from "./previous-year.ts";
import type { SubProject } from "./subproject.ts";
import { appointRule, replaceRule, requireTeam, teamFindings } from "./team.ts";

export interface WantedMove {
  readonly move: MoveName;
  readonly day: Day;
  /** Null: whoever the table names, where it names one. */
  readonly by: Actor | null;
  readonly carried: Carried;
}

export interface MoveFacts {
  readonly subproject: SubProject;
  /** All moves, those taken back included. */
  readonly recorded: number;
  readonly standing: readonly SubProjectMove[];
  /** The same sub-project of the year before, where there is one. */
  readonly previous: PreviousYear | null;
  readonly overspent: readonly OverspentLine[];
  /** Finance files of which rows wait to be corrected: what was spent is not complete. */
  readonly keptOut?: readonly Finding[];
  /** All that was spent on it. */
  readonly executedFen: Fen;
  /** For the decision: who applied, and how they were scored. */
  readonly applications?: readonly Application[];
  /** 整改台账. */
  readonly problems?: readonly FoundProblem[];
  /** The same by library, where the books tell them apart. */
  readonly executedBy?: ReadonlyMap<string, Fen> | null;
}

export interface PlannedMove {
  readonly made: SubProjectMove;
  readonly state: LifeState;
  readonly findings: readonly Finding[];
}

export function planMove(facts: MoveFacts, wanted: WantedMove): PlannedMove {
  const { subproject } = facts;
  const whole = lifeStateOf(facts.standing);
  const state = lifeStateOf(standingBefore(facts.standing, wanted));
  const rule = ruleOf(wanted.move);
  const { check } = wanted.carried;
  if (rule.of === "check" && check === null) refuse("flag-must-be-given", { flag: "--check" });
  if (!isAllowed(state, { move: wanted.move, check: rule.of === "check" ? check : null })) {
    const allowed = allowedMoves(state);
    refuse("move-must-be-allowed", { subproject: subproject.id, ...stagesOf(state, wanted), allowed });
  }
  const by = actorOf(rule, wanted.by);
  requireCarried(rule, wanted.carried);
  requireOrder(state, wanted.day);
  const findings = ruleOfMove(facts, whole, wanted);
  const previous = wanted.move === "apply" ? previousCheck(facts.previous) : null;
  const made: SubProjectMove = {
    ...{ subproject: subproject.id, number: facts.recorded + 1, move: wanted.move, day: wanted.day, by },
    carried: { ...wanted.carried, previous },
  };
  return { made, state: lifeStateOf(inOrder([...facts.standing, made])), findings };
}

function stagesOf(state: LifeState, wanted: WantedMove) {
  const { check } = wanted.carried;
  return {
    move: wanted.move,
    stage: state.stage,
    check,
    checkStage: check === null ? null : state.checks[check].stage,
  };
}

function actorOf(rule: MoveRule, said: Actor | null): Actor {
  const [only, ...more] = rule.by;
  if (said === null && only !== undefined && more.length === 0) return only;
  if (said === null) return refuse("flag-must-be-given", { flag: `--by ${rule.by.join(" | ")}` });
  if (!rule.by.includes(said))
    refuse("move-must-be-made-by", { move: rule.move, by: said, allowed: rule.by });
  return said;
}

const CARRIES: Record<Need, (c: Carried) => boolean> = {
  library: (c) => c.library !== null,
  yuan: (c) => c.fen !== null,
  way: (c) => c.way !== null,
  member: (c) => c.team.length > 0,
  target: (c) => c.targets.length > 0,
  "midterm-on": (c) => c.planned !== null,
  check: (c) => c.check !== null,
  "check-on": (c) => c.checkOn !== null,
  conclusion: (c) => c.conclusion !== null,
  used: (c) => c.used.length > 0,
  benefit: (c) => c.benefits.length > 0,
  document: (c) => c.document !== "",
  text: (c) => c.text !== "",
  evidence: (c) => c.evidence.length > 0,
};

function requireCarried(rule: MoveRule, carried: Carried): void {
  const missing = rule.needs.filter((need) => !CARRIES[need](carried)).map((need) => `--${need}`);
  if (carried.conclusion === "rectify" && carried.rectifyBy === null) missing.push("--rectify-by");
  if (missing.length > 0) refuse("flag-must-be-given", { flag: missing.join(" ") });
}

function requireOrder(state: LifeState, day: Day): void {
  if (state.last !== null && day < state.last.day) {
    refuse("move-must-follow-the-last", { day, last: state.last.day, move: state.last.move });
  }
}

/** The rule of this move alone. */
function ruleOfMove(facts: MoveFacts, state: LifeState, wanted: WantedMove): Finding[] {
  switch (wanted.move) {
    case "apply":
      return applyRule(facts, state, wanted.carried);
    case "decide":
      return decideRule(facts, wanted.carried);
    case "appoint":
      return appointRule(facts.subproject, state, wanted.carried);
    case "replace-contractor":
      return replaceRule(facts.subproject, state, wanted.carried);
    case "nominate-team":
      return teamFindings(facts.subproject, wanted.carried.team);
    case "approve-team":
      return requireTeam(facts.subproject, state.team);
    case "agree":
      return agreeRule(wanted.carried);
    case "notice":
      return noticeRule(state, wanted);
    case "report":
    case "rectify":
      return lateFindings(facts, state, wanted);
    case "visit":
    case "conclude":
      return heldRule(facts, state, wanted);
    case "recheck":
      return concludeRule(facts, wanted);
    case "final-accept":
      return finalRule(facts, wanted);
    case "service-note":
      return noteRule(facts.subproject, state, wanted.day);
    default:
      return [];
  }
}

function applyRule(facts: MoveFacts, state: LifeState, { fen, library }: Carried): Finding[] {
  const { id } = facts.subproject;
  requireAmount(fen);
  if (library !== null && state.applicants.includes(library)) {
    refuse("application-must-be-new", { subproject: id, library });
  }
  const previous = uncheckedPrevious(facts.previous);
  return previous === null ? [] : [finding("previous-year-must-be-checked", { subproject: id, previous })];
}

function decideRule(facts: MoveFacts, { fen, library }: Carried): Finding[] {
  requireAmount(fen);
  const previous = uncheckedPrevious(facts.previous);
  if (previous !== null)
    refuse("previous-year-must-be-checked", { subproject: facts.subproject.id, previous });
  return decisionFindings(facts.subproject.id, facts.applications ?? [], library);
}

function agreeRule({ planned }: Carried): Finding[] {
  if (planned === null) return [];
  const { midterm } = planned;
  for (const kind of ["acceptance", "evaluation"] as const) {
    if (planned[kind] < midterm)
      refuse("midterm-must-come-first", { check: kind, on: planned[kind], midterm });
  }
  return [];
}

function noticeRule(state: LifeState, { day, carried }: WantedMove): Finding[] {
  const months = state.agreed?.noticeMonths ?? 1;
  const earliest = monthsAfter(day, months);
  const { checkOn, reportBy, check } = carried;
  if (checkOn !== null && checkOn < earliest) {
    refuse("notice-must-be-a-month-ahead", { check, day, checkOn, months, earliest });
  }
  if (reportBy !== null && checkOn !== null && (reportBy > checkOn || reportBy < day)) {
    refuse("report-must-be-due-before-the-check", { reportBy, day, checkOn });
  }
  return [];
}

/** A late report is taken, and told: the deadline was missed all the same. */
function lateFindings(
  { subproject }: MoveFacts,
  state: LifeState,
  { move, day, carried }: WantedMove,
): Finding[] {
  const { check } = carried;
  if (check === null) return [];
  const { reportBy, rectifyBy } = state.checks[check];
  const dueOn = move === "report" ? reportBy : rectifyBy;
  if (dueOn === null || day <= dueOn) return [];
  return [finding("report-must-be-in-time", { subproject: subproject.id, move, check, day, dueOn })];
}

/** The notified day would mean nothing if the check could be held before it. */
function heldRule(facts: MoveFacts, state: LifeState, wanted: WantedMove): Finding[] {
  const { check } = wanted.carried;
  const checkOn = check === null ? null : state.checks[check].checkOn;
  if (checkOn !== null && wanted.day < checkOn) {
    refuse("check-must-not-be-held-early", { check, day: wanted.day, checkOn });
  }
  return wanted.move === "conclude" ? concludeRule(facts, wanted) : [];
}

function concludeRule(facts: MoveFacts, { day, carried }: WantedMove): Finding[] {
  const { rectifyBy, conclusion, check } = carried;
  if (conclusion === "rectify" && rectifyBy !== null && rectifyBy < day) {
    refuse("value-must-be-valid", { flag: "--rectify-by", text: rectifyBy, allowed: `≥ ${day}` });
  }
  if (conclusion !== "pass") return [];
  if (check === "acceptance") requireWithinBudget(facts);
  return openFindings(facts.subproject.id, facts.problems ?? [], check);
}

function requireWithinBudget({ subproject, overspent, keptOut = [] }: MoveFacts): void {
  const [waiting] = keptOut;
  if (waiting) refuse(waiting.code, waiting.params, { findings: keptOut.slice(1) });
  const [first] = overspent;
  if (!first) return;
  const { year, library, line, economicClass, source, fullYearFen, executedFen } = first;
  const amounts = { budget: formatYuan(fullYearFen), spent: formatYuan(executedFen) };
  refuse("spending-must-be-within-budget-to-accept", {
    ...{ subproject: subproject.id, lines: overspent.length, ...amounts },
    ...{ year, library, line, economicClass, source },
  });
}

function finalRule(facts: MoveFacts, { day, carried }: WantedMove): Finding[] {
  const { subproject } = facts;
  if (carried.conclusion === "rectify") {
    refuse("value-must-be-valid", { flag: "--conclusion", text: "rectify", allowed: "pass | fail" });
  }
  if (day < subproject.to)
    refuse("cycle-must-be-over", { subproject: subproject.id, day, to: subproject.to });
  requireEachLibrary(subproject, carried);
  const used = sumOf(carried.used, (u) => u.fen);
  if (used !== facts.executedFen) {
    refuse("funds-used-must-be-what-was-spent", {
      used: formatYuan(used),
      spent: formatYuan(facts.executedFen),
    });
  }
  requireUsedByEach(carried.used, facts.executedBy ?? null);
  if (carried.conclusion !== "pass") return [];
  requireWithinBudget(facts);
  return openFindings(subproject.id, facts.problems ?? [], null);
}

function noteRule({ id }: SubProject, { service }: LifeState, day: Day): Finding[] {
  const year = day.slice(0, 4);
  if (service?.years.includes(year)) refuse("service-year-must-have-one-note", { subproject: id, year });
  return [];
}

function requireEachLibrary({ libraries }: SubProject, { used, benefits }: Carried): void {
  for (const [flag, said] of [
    ["--used", used],
    ["--benefit", benefits],
  ] as const) {
    const missing = libraries.filter((l) => !said.some((s) => s.library === l));
    const strange = said.find((s) => !libraries.includes(s.library));
    if (missing.length > 0) refuse("each-library-must-be-assessed", { flag, libraries: missing.join(", ") });
    if (strange) refuse("only-construction-libraries-are-assessed", { flag, library: strange.library });
  }
  const twice = used.find((u, i) => used.findIndex((o) => o.library === u.library) !== i);
  if (twice) refuse("value-must-be-valid", { flag: "--used", text: twice.library, allowed: "1 ×" });
}
