/**
 * 项目基本情况 / what heads every paper of a sub-project: year, names, unit, people and goal; and in the reports its contractor, team,
 * decision and agreement, each by the move that made it so.
 *
 * A file of targets says them (`project:`); else the register and the moves do: the name, the id where there is no finance code, the
 * contractor as the unit, also where the file still names the one before it. What nobody gave is marked as still to be filled in, in the words of the paper.
 *
 * Worked example: no `project:` at all, 10002 appointed: `project.name` is the registered 原文传递, `project.code` 2019-dd,
 * `project.unit` 中国人民大学, `project.leader` 【待填】.
 */

import type { Day } from "../../../core/day.ts";
import type { SubprojectHead } from "../../../review/indicator/target.ts";
import { contractorMoves } from "../../../review/subproject/money/placed.ts";
import type { MoveName, SubProjectMove } from "../../../review/subproject/move.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import { yearsOf } from "../../../review/subproject/years.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { rowNumber, text } from "../../../sheet/sheet.ts";
import { textKey } from "../../../tables/cell.ts";
import {
  type FormRow,
  lastMove,
  movedText,
  moveOrigin,
  restingOn,
  stated,
  textOrigin,
} from "./form-facts.ts";
import { grantedCell } from "./money-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";

/** The names of the figures that `projectFigures` gives; `project.key` is an older name of `project.id`. */
export const PROJECT_FIGURES = [
  ...["project.id", "project.key", "project.code", "project.name", "project.department", "project.unit"],
  ...["project.leader", "project.phone", "project.goal"],
] as const;

export interface ProjectOf {
  readonly id: string;
  /** Undefined: the books have none of this id, and its money was typed. */
  readonly subproject: SubProject | undefined;
  readonly standing: readonly SubProjectMove[];
  /** The last day of a year's form: it names the contractor of then. */
  readonly on?: Day;
  /** What a file of targets says of it; null: nothing. */
  readonly head: SubprojectHead | null;
}

export function projectFigures(
  { id, subproject, standing, head: typed, on }: ProjectOf,
  names: Pick<ReportNames, "library"> & { readonly toFill: string },
): Record<string, Cell> {
  const head = typed && headSince(typed, { standing, names, on: on ?? null });
  const said = (key: Exclude<keyof SubprojectHead, "scheme">, other = text("")): Cell => {
    if (head !== null && head[key] !== "") return stated(head[key], { as: "head", key });
    return other.value.kind === "text" && other.value.text === "" ? text(names.toFill) : other;
  };
  return {
    ...{ "project.id": text(id), "project.key": text(id) },
    "project.code": text(subproject ? subproject.financeCode || subproject.id : ""),
    "project.name": said("project", text(subproject?.nameZh ?? "")),
    "project.department": said("department"),
    "project.unit": said("unit", contractorName(standing, names, on)),
    "project.leader": said("leader"),
    "project.phone": said("phone"),
    "project.goal": said("goal"),
  };
}

/** Since another contractor took over, what a file of targets says of the one before no longer counts: its name, leader and telephone. */
function headSince(
  head: SubprojectHead,
  of: { standing: readonly SubProjectMove[]; names: Pick<ReportNames, "library">; on: Day | null },
): SubprojectHead {
  const all = contractorMoves(of.standing).filter((m) => of.on === null || m.day <= of.on);
  const code = all.at(-1)?.carried.library ?? null;
  if (all.length < 2 || code === null || head.unit === "") return head;
  const [said, own] = [textKey(head.unit), textKey(of.names.library(code))];
  return own.startsWith(said) ? head : { ...head, unit: "", leader: "", phone: "" };
}

function contractorName(
  standing: readonly SubProjectMove[],
  names: Pick<ReportNames, "library">,
  on: Day | null = null,
): Cell {
  const all = contractorMoves(standing);
  const own = all.findLast((m) => on === null || m.day <= on) ?? all[0];
  return movedText(own, ({ carried: { library } }) => (library === null ? "" : names.library(library)));
}

/** "（甲馆 2021年12月24日起，样例1号；乙馆 2023年9月1日起，样例8号）"; nothing while it is the first. */
function replacedText(standing: readonly SubProjectMove[], { words, library }: ReportNames): Cell {
  const all = contractorMoves(standing);
  if (all.length < 2) return text("");
  const said = all.map((move) =>
    movedText(move, ({ day, carried: { library: code, document } }) =>
      words.contractorSince({ name: library(code ?? ""), day: words.day(day), document }),
    ),
  );
  const texts = said.flatMap(({ value }) => (value.kind === "text" ? value.text : []));
  return { ...text(words.inBrackets(texts)), origin: restingOn(said) };
}

export const PROJECT_VALUES = [
  ...["year", ...PROJECT_FIGURES, "project.fund-rule", "project.libraries"],
  ...["project.cycle", "project.from", "project.to", "project.stage"],
  ...["contractor.name", "contractor.replaced", "contractor.way", "contractor.on", "contractor.document"],
  ...["decision.granted", "decision.on", "decision.document"],
  ...["team.members", "team.approved-on", "team.document"],
  ...["agreement.on", "agreement.document", "agreement.planned"],
] as const;

export const PROJECT_LISTS = { team: ["number", "name", "unit", "outside"] } as const;

export function projectValues(books: ReportBooks, names: ReportNames): Record<string, Cell> {
  const { subproject: s, state } = books;
  const { words, library } = names;
  return {
    year: text(yearsOf(s, books.year)),
    ...projectFigures({ ...books, id: s.id }, { library, toFill: words.toFill }),
    "project.fund-rule": text(names.fundRule[s.fundRule]),
    "project.libraries": text(s.libraries.map(library).join(words.listComma)),
    "project.cycle": text(words.cycle({ from: words.day(s.from), to: words.day(s.to) })),
    "project.from": text(words.day(s.from)),
    "project.to": text(words.day(s.to)),
    "project.stage": textOrigin(names.stage[state.stage], state.last ? moveOrigin(state.last) : undefined),
    ...movedValues(books, names),
  };
}

function movedValues({ standing, report }: ReportBooks, names: ReportNames): Record<string, Cell> {
  const { day } = names.words;
  const made = (move: MoveName) => lastMove(standing, move);
  const decided = made("decide");
  const contractor = contractorMoves(standing).at(-1);
  const way = contractorMoves(standing).findLast((m) => m.carried.way !== null);
  const check = report === "performance" ? "evaluation" : report;
  return {
    "contractor.name": contractorName(standing, names),
    "contractor.replaced": replacedText(standing, names),
    "contractor.way": movedText(way, (m) => (m.carried.way ? names.way[m.carried.way] : "")),
    "contractor.on": movedText(contractor, (m) => day(m.day)),
    "contractor.document": movedText(contractor, (m) => m.carried.document),
    "decision.granted": grantedCell({ standing }),
    "decision.on": movedText(decided, (m) => day(m.day)),
    "decision.document": movedText(decided, (m) => m.carried.document),
    "team.members": movedText(made("nominate-team"), (m) =>
      m.carried.team
        .map((member) => `${member.name}（${unitName(member.unit, names)}）`)
        .join(names.words.listComma),
    ),
    "team.approved-on": movedText(made("approve-team"), (m) => day(m.day)),
    "team.document": movedText(made("approve-team"), (m) => m.carried.document),
    "agreement.on": movedText(made("agree"), (m) => day(m.day)),
    "agreement.document": movedText(made("agree"), (m) => m.carried.document),
    "agreement.planned": movedText(made("agree"), (m) =>
      m.carried.planned ? day(m.carried.planned[check]) : "",
    ),
  };
}

/** A library's name, or the name of another body. */
function unitName(unit: string, names: ReportNames): string {
  return /^\d{5}/.test(unit) ? names.library(unit) : unit;
}

export function projectLists(
  { subproject, state, standing }: ReportBooks,
  names: ReportNames,
): Record<keyof typeof PROJECT_LISTS, readonly FormRow[]> {
  const nominated = lastMove(standing, "nominate-team");
  const said = (t: string): Cell => textOrigin(t, nominated && moveOrigin(nominated));
  return {
    team: state.team.map((member, i) => ({
      ...{ number: rowNumber(i + 1), name: said(member.name), unit: said(unitName(member.unit, names)) },
      outside: text(subproject.libraries.includes(member.unit) ? "" : names.words.outside),
    })),
  };
}
