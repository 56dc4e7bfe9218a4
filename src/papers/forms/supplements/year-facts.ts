/**
 * 各年对比 / years side by side: the money, the score and the targets of two to five years, the last of them against the one before.
 *
 * A year is one of the sub-project's own cycle, or of the sub-project that went before it under the same key (2018-dd before 2019-dd). Money of a year is that
 * year's budget and spending, with what it brought in and carried on. A change is the last year less the one before; of rates and shares in
 * percentage points. Targets meet by key; where two years count in other units there is no change.
 *
 * Worked example: executed 200,000.00, then 295,900.50: 95,900.50, that is 47.95 % more. 满足率 84.2 %, then 86.5 %: +2.3 百分点.
 * Source: SOURCES.md [self-evaluation-summary] (our own table).
 */
import {
  compare,
  type Exact,
  formatExact,
  minus,
  plainExact,
  times,
  whole,
  ZERO,
} from "../../../core/exact.ts";
import {
  inOrder,
  type SelfEvaluation,
  type SelfEvaluationRow,
} from "../../../review/indicator/self-evaluation.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { fenOf, ratio, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, numbered, numbers, restingOn } from "../facts/form-facts.ts";
import { PROJECT_FIGURES } from "../facts/project-facts.ts";
import { type ReportNames, YEAR_FIGURES, type YearFigure } from "../facts/report-books.ts";
import { MOST_YEARS } from "./account-facts.ts";

const VALUE = numbers("value", MOST_YEARS);
const TARGET = numbers("target", MOST_YEARS);
const RESULT = numbers("result", MOST_YEARS);

export const YEAR_SHAPE: FormShape = {
  form: "years",
  values: ["year", ...PROJECT_FIGURES, "years.first", "years.last", "years.before"],
  lists: {
    years: ["number", "year", "subproject"],
    money: ["number", "label", ...VALUE, "change", "change-rate"],
    scores: ["number", "label", ...VALUE, "change"],
    targets: ["number", "level", "group", "name", ...TARGET, ...VALUE, ...RESULT, "change"],
  },
};

export interface YearBeside {
  readonly year: string;
  /** The sub-project's id. */
  readonly id: string;
  /** `initial`, `executed`, … of the year. */
  readonly money: FormRow;
  /** Null where the year can't be scored yet. */
  readonly scored: { readonly facts: FormFacts; readonly made: SelfEvaluation } | null;
}

export function yearFacts(
  of: { project: FormRow; years: readonly YearBeside[] },
  names: ReportNames,
): FormFacts {
  const { years } = of;
  const nth = (i: number): Cell => text(years.at(i)?.year ?? "");
  return {
    values: {
      ...{ ...of.project, year: nth(-1), "years.first": nth(0), "years.last": nth(-1) },
      "years.before": nth(-2),
    },
    lists: {
      years: years.map(({ year, id }, i) => ({
        ...{ number: rowNumber(i + 1), year: text(year), subproject: text(id) },
      })),
      money: YEAR_FIGURES.map((key, i) => ({ number: rowNumber(i + 1), ...moneyRow(key, { years, names }) })),
      scores: scoreRows(years, names).map((row, i) => ({ number: rowNumber(i + 1), ...row })),
      targets: targetRows(years, names).map((row, i) => ({ number: rowNumber(i + 1), ...row })),
    },
  };
}

const NONE = text("—");

function moneyRow(
  key: YearFigure,
  { years, names }: { years: readonly YearBeside[]; names: ReportNames },
): FormRow {
  const cells = years.map(({ money }) => money[key] ?? NONE);
  const [before, last] = cells.slice(-2);
  const resting = restingOn([before ?? NONE, last ?? NONE]);
  const isMoney = before?.value.kind === "yuan" && last?.value.kind === "yuan";
  const [was, is] = [fenOf(before), fenOf(last)];
  return {
    label: text(names.yearMoney[key]),
    ...numbered(VALUE, cells),
    change: isMoney ? yuan(is - was, resting) : pointsChange(before, last, names),
    "change-rate": isMoney && was > 0n ? ratio(is - was, was, resting) : NONE,
  };
}

/** Of two shares in percentage points. */
function pointsChange(before: Cell | undefined, last: Cell | undefined, names: ReportNames): Cell {
  if (before?.value.kind !== "ratio" || last?.value.kind !== "ratio") return NONE;
  const [was, is] = [before.value, last.value];
  return { ...text(names.words.points(signed(difference(is, was)))), origin: restingOn([before, last]) };
}

/** In hundredths. */
const difference = (is: Exact, was: Exact): Exact => times(minus(is, was), whole(100));

const HUNDREDTHS = 2;

function signed(value: Exact): string {
  const plain = plainExact(value);
  const shown = /\.\d{3,}$/.test(plain) ? formatExact(value, { decimals: HUNDREDTHS }) : plain;
  return compare(value, ZERO) > 0 ? `+${shown}` : shown;
}

/** 自评总分, 预算执行率得分, 等级. */
function scoreRows(years: readonly YearBeside[], names: ReportNames): FormRow[] {
  const row = (label: string, name: string): FormRow => {
    const cells = years.map(({ scored }) => scored?.facts.values[name] ?? NONE);
    const [before, last] = cells.slice(-2).map((cell) => (cell.value.kind === "decimal" ? cell.value : null));
    const exact = (v: { scaled: bigint; decimals: number }): Exact => ({
      num: v.scaled,
      den: 10n ** BigInt(v.decimals),
    });
    const change =
      before && last
        ? { ...text(signed(minus(exact(last), exact(before)))), origin: restingOn(cells.slice(-2)) }
        : NONE;
    return { label: text(label), ...numbered(VALUE, cells), change };
  };
  const { score, execution, grade } = names.yearScore;
  return [row(execution, "execution.score"), row(score, "total.score"), row(grade, "grade")];
}

/** Every target that one of the years has, as the latest year that has it calls it. */
function targetRows(years: readonly YearBeside[], names: ReportNames): FormRow[] {
  const rows = years.map(({ scored }) => scored?.made.rows ?? []);
  const latest = new Map(rows.flat().map((row) => [row.target.key, row]));
  const scheme = years.findLast((y) => y.scored)?.scored?.made.scheme;
  const all = [...latest.values()].map((row) => row.target);
  const ordered = scheme ? inOrder(all, scheme) : all;
  return ordered.map((target): FormRow => {
    const places = rows.map((year) => year.findIndex((row) => row.target.key === target.key));
    const own = places.map((at, i) => rows[i]?.[at]);
    const actuals = places.map((at, i) => years[i]?.scored?.facts.lists.targets?.[at]?.actual ?? NONE);
    const wanted = own.map((row) => text(row?.targetText ?? "—"));
    const result = own.map((row, i): Cell => {
      const { value, origin } = actuals[i] ?? NONE;
      if (!row || value.kind !== "text") return NONE;
      const said = text(names.words.resultOf({ actual: value.text, target: row.targetText }));
      return origin === undefined ? said : { ...said, origin };
    });
    return {
      ...{ level: text(target.firstLevel), group: text(target.secondLevel), name: text(target.name) },
      ...{ ...numbered(TARGET, wanted), ...numbered(VALUE, actuals), ...numbered(RESULT, result) },
      change: targetChange(own.slice(-2), { cells: actuals.slice(-2), names }),
    };
  });
}

function targetChange(
  [before, last]: readonly (SelfEvaluationRow | undefined)[],
  { cells, names }: { cells: readonly Cell[]; names: ReportNames },
): Cell {
  const [was, is] = [before?.actual ?? null, last?.actual ?? null];
  const unit = last?.target.unit ?? "";
  const isInWords = [before, last].some((row) => row?.target.value.kind === "in-words");
  if (was === null || is === null || isInWords || before?.target.unit !== unit) return NONE;
  const said =
    unit === "%" ? names.words.points(signed(difference(is, was))) : `${signed(minus(is, was))}${unit}`;
  return { ...text(said), origin: restingOn(cells) };
}
