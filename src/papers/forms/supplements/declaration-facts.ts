/**
 * 项目支出绩效目标申报表 / the declaration of targets: what is asked for before a year begins: the project and its budget, what it is for, its schedule, the targets of
 * the agreement for the whole cycle, and those of the year.
 *
 * 总目标 is what the performance report's section 绩效目标 says; within one year it is the year's own goal. The agreement's targets stand under the levels of
 * the year's target of the same key (without keys: of the same name); where the year has none, the levels are to be filled in. 延续项目 is one whose
 * cycle began in an earlier year, or whose application names a check of the year before.
 *
 * Worked example: agreement 满足率 ≥90%, the year's 满足率 产出指标/质量指标: the whole cycle's row stands under 产出指标/质量指标.
 * Source: SOURCES.md [target-declaration].
 */
import { agreedText, isCountedBy } from "../../../review/indicator/agreement/agreed-measure.ts";
import { type Target, targetText } from "../../../review/indicator/target.ts";
import { isKeyed } from "../../../review/subproject/agreed-target.ts";
import { CHECK_KINDS, type MoveTarget } from "../../../review/subproject/move.ts";
import type { SubProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { isOfSeveralYears } from "../../../review/subproject/years.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { text } from "../../../sheet/sheet.ts";
import { wantedOf, windowText } from "../facts/cycle-targets.ts";
import { type FormFacts, type FormRow, lastMove, moveOrigin, textOrigin } from "../facts/form-facts.ts";
import { FUNDS_FIGURES } from "../facts/money-facts.ts";
import { PROJECT_FIGURES } from "../facts/project-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";

const TARGET = ["number", "level", "group", "name", "value", "remark"] as const;

export const DECLARATION_SHAPE: FormShape = {
  form: "declaration",
  values: [
    ...["year", ...PROJECT_FIGURES, ...FUNDS_FIGURES],
    ...["project.cycle", "project.kind", "goal.total", "goal.year"],
  ],
  lists: {
    schedule: ["number", "what", "from", "to", "remark"],
    "cycle-targets": TARGET,
    "year-targets": TARGET,
  },
};

export interface DeclarationOf {
  readonly year: string;
  readonly books: SubProjectBooks;
  readonly project: FormRow;
  readonly funds: FormRow;
  /** As they were first set. */
  readonly targets: readonly Target[];
  /** What was written for 绩效目标; empty: nothing. */
  readonly totalGoal: Cell | null;
}

export function declarationFacts(of: DeclarationOf, names: ReportNames): FormFacts {
  const { books, year, project, totalGoal } = of;
  const { subproject, state } = books;
  const { words } = names;
  const goal = project["project.goal"] ?? text("");
  const targets = inLevels(of.targets);
  return {
    values: {
      ...{ year: text(year), ...project },
      ...Object.fromEntries(FUNDS_FIGURES.map((name) => [name, of.funds[name] ?? text("—")])),
      "project.cycle": text(words.cycle({ from: words.day(subproject.from), to: words.day(subproject.to) })),
      "project.kind": kindOf(of, names),
      "goal.total": totalGoal ?? (isOfSeveralYears(subproject) ? text(names.form.toFill) : goal),
      "goal.year": goal,
    },
    lists: {
      schedule: scheduleOf(books, names),
      "cycle-targets": numberedRows(
        (state.agreed?.targets ?? []).map((agreed) => cycleTarget(agreed, { targets, books, names })),
      ),
      "year-targets": numberedRows(targets.map(yearTarget)),
    },
  };
}

const numberedRows = (rows: readonly FormRow[]): FormRow[] =>
  rows.map((row, i) => ({ number: text(`${i + 1}`), ...row }));

/** Levels in the order in which they first come. */
function inLevels(targets: readonly Target[]): Target[] {
  const [first, second] = [targets.map((t) => t.firstLevel), targets.map((t) => t.secondLevel)];
  const place = (t: Target): number =>
    first.indexOf(t.firstLevel) * targets.length + second.indexOf(t.secondLevel);
  return [...targets].sort((a, b) => place(a) - place(b));
}

function kindOf({ books, year }: DeclarationOf, { words }: ReportNames): Cell {
  const applied = lastMove(books.standing, "apply");
  const isGoingOn = year > books.subproject.from.slice(0, 4) || (applied?.carried.previous ?? null) !== null;
  return textOrigin(isGoingOn ? words.goingOn : words.isNew, applied && moveOrigin(applied));
}

/** Construction from its first to its last day, and the checks that the agreement plans. */
function scheduleOf({ subproject, state, standing }: SubProjectBooks, names: ReportNames): FormRow[] {
  const { words } = names;
  const agreed = lastMove(standing, "agree");
  const origin = agreed && moveOrigin(agreed);
  const row = (what: string, from: string, to: string, remark: string): FormRow => ({
    ...{ what: textOrigin(what, origin), from: textOrigin(words.day(from), origin) },
    ...{ to: textOrigin(words.day(to), origin), remark: textOrigin(remark, origin) },
  });
  const planned = state.agreed?.planned;
  return numberedRows([
    ...(state.agreed ? [row(names.move.agree, state.agreed.on, state.agreed.on, state.agreed.document)] : []),
    row(words.construction, subproject.from, subproject.to, ""),
    ...(planned ? CHECK_KINDS.map((kind) => row(names.check[kind], planned[kind], planned[kind], "")) : []),
  ]);
}

function yearTarget(target: Target): FormRow {
  const { key, firstLevel, secondLevel, name } = target;
  const origin = { kind: "stated", as: "target", key, text: target.text } as const;
  return {
    ...{ level: text(firstLevel), group: text(secondLevel), name: textOrigin(name, origin) },
    ...{ value: textOrigin(targetText(target), origin), remark: text("") },
  };
}

function cycleTarget(
  agreed: MoveTarget,
  of: { targets: readonly Target[]; books: SubProjectBooks; names: ReportNames },
): FormRow {
  const { names, books } = of;
  const own = of.targets.find((t) => isCountedBy(agreed, t));
  const move = lastMove(books.standing, "agree");
  const said = (t: string): Cell => textOrigin(t, move && moveOrigin(move));
  const level = (name: string | undefined): Cell => text(name ?? names.form.toFill);
  const isLong = isOfSeveralYears(books.subproject);
  return {
    ...{ level: level(own?.firstLevel), group: level(own?.secondLevel), name: said(agreed.name) },
    value: said(isKeyed(agreed) ? wantedOf(agreed) : agreedText(agreed)),
    remark: said(isKeyed(agreed) && isLong ? windowText(agreed, names.words) : ""),
  };
}
