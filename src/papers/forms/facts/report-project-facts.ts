/** 基本情况 / basic facts of a report: the project, its contractor, team, decision and agreement, each by the move that made it so. */

import type { SubprojectHead } from "../../../review/indicator/target.ts";
import type { MoveName, SubProjectMove } from "../../../review/subproject/move.ts";
import { yearsOf } from "../../../review/subproject/years.ts";
import type { Cell } from "../../../sheet/because.ts";
import { rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { moveBecause, movedText, plain, textBecause } from "./figures.ts";
import type { FormRow } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";

export const PROJECT_VALUES = [
  ...["year", "project.id", "project.name", "project.code", "project.department", "project.unit"],
  ...["project.leader", "project.phone", "project.goal", "project.fund-rule", "project.libraries"],
  ...["project.cycle", "project.from", "project.to", "project.stage"],
  ...["contractor.name", "contractor.way", "contractor.on", "contractor.document"],
  ...["decision.granted", "decision.on", "decision.document"],
  ...["team.members", "team.approved-on", "team.document"],
  ...["agreement.on", "agreement.document", "agreement.planned"],
] as const;

export const PROJECT_LISTS = { team: ["number", "name", "unit", "outside"] } as const;

/** The last standing move of a kind. */
export function lastMove(standing: readonly SubProjectMove[], move: MoveName): SubProjectMove | undefined {
  return standing.findLast((m) => m.move === move);
}

export function projectValues(books: ReportBooks, names: ReportNames): Record<string, Cell> {
  const { subproject: s, state, head } = books;
  const { words } = names;
  const contractor = state.contractor === null ? "" : names.library(state.contractor);
  const said = (key: keyof SubprojectHead, other: string): Cell => {
    const own = head?.[key] ?? "";
    return own === "" ? plain(other) : textBecause(own, { kind: "stated", as: "head", key, text: own });
  };
  return {
    year: plain(yearsOf(s, books.year)),
    "project.id": plain(s.id),
    "project.name": said("project", s.nameZh),
    "project.code": plain(s.financeCode === "" ? s.id : s.financeCode),
    "project.department": said("department", words.toFill),
    "project.unit": said("unit", contractor === "" ? words.toFill : contractor),
    "project.leader": said("leader", words.toFill),
    "project.phone": said("phone", words.toFill),
    "project.goal": said("goal", words.toFill),
    "project.fund-rule": plain(names.fundRule[s.fundRule]),
    "project.libraries": plain(s.libraries.map(names.library).join(words.listComma)),
    "project.cycle": plain(words.cycle({ from: words.day(s.from), to: words.day(s.to) })),
    "project.from": plain(words.day(s.from)),
    "project.to": plain(words.day(s.to)),
    "project.stage": textBecause(names.stage[state.stage], state.last ? moveBecause(state.last) : undefined),
    ...movedValues(books, names),
  };
}

function movedValues({ standing, report }: ReportBooks, names: ReportNames): Record<string, Cell> {
  const { day } = names.words;
  const made = (move: MoveName) => lastMove(standing, move);
  const decided = made("decide");
  const check = report === "performance" ? "evaluation" : report;
  return {
    "contractor.name": movedText(made("appoint"), (m) => names.library(m.carried.library ?? "")),
    "contractor.way": movedText(made("appoint"), (m) => (m.carried.way ? names.way[m.carried.way] : "")),
    "contractor.on": movedText(made("appoint"), (m) => day(m.day)),
    "contractor.document": movedText(made("appoint"), (m) => m.carried.document),
    "decision.granted": decided ? yuan(decided.carried.fen ?? 0n, moveBecause(decided)) : text("—"),
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
  const said = (t: string): Cell => textBecause(t, nominated && moveBecause(nominated));
  return {
    team: state.team.map((member, i) => ({
      ...{ number: rowNumber(i + 1), name: said(member.name), unit: said(unitName(member.unit, names)) },
      outside: text(subproject.libraries.includes(member.unit) ? "" : names.words.outside),
    })),
  };
}
