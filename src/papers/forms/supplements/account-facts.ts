/**
 * 项目资金决算表 / the final accounts: what arrived, was budgeted, spent each year, returned and is left, university by university, and each by line and year.
 *
 * Since the beginning of the sub-project up to the day of 总验收; before that, and where it was ended, with all that is booked. Universities add up to the sub-project; one that received less
 * than it spent has a cash below zero (垫付). What a university spent in each year stands as `executed-in.1`, `executed-in.2`, ….
 *
 * Worked example: 10013 received 122,000.00, spent 70,000.00 in 2023 and 52,369.35 in 2024, of which 1,250.00 came back: 121,119.35, left 880.65.
 * Source: SOURCES.md [final-acceptance] (各校使用经费 are checked; the table is ours).
 */
import type { FormShape } from "../../../sheet/layout.ts";
import { text } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, numbered, numbers } from "../facts/form-facts.ts";
import { MONEY_LISTS, MONEY_VALUES, moneyLists, moneyValues } from "../facts/money-facts.ts";
import { PROJECT_VALUES, projectValues } from "../facts/project-facts.ts";
import type { ReportBooks, ReportNames } from "../facts/report-books.ts";

/** A cycle has one to three years; with what is settled later it may touch more. */
export const MOST_YEARS = 5;

const EXECUTED = numbers("executed-in", MOST_YEARS);

export const ACCOUNT_SHAPE: FormShape = {
  form: "accounts",
  values: [...PROJECT_VALUES, ...MONEY_VALUES],
  lists: {
    ...MONEY_LISTS,
    universities: [...MONEY_LISTS.universities, ...EXECUTED],
    "university-lines": [...MONEY_LISTS.lines, "name", "line-name"],
  },
};

export function accountFacts(books: ReportBooks, names: ReportNames): FormFacts {
  const lists = moneyLists(books, names);
  const universities = lists.universities.map((row, i): FormRow => {
    const { library } = books.settled.libraries[i] ?? { library: "" };
    const own = lists["university-years"].filter((_, at) => libraryAt(books, at) === library);
    return {
      ...row,
      ...numbered(
        EXECUTED,
        own.flatMap((year) => year.executed ?? []),
      ),
    };
  });
  const lines = lists.lines.map((row, i): FormRow => {
    const { library = "", line = "" } = books.funds.lines[i] ?? {};
    return { ...row, name: text(library === "" ? "" : names.library(library)), "line-name": text(line) };
  });
  return {
    values: { ...projectValues(books, names), ...moneyValues(books, names) },
    lists: { ...lists, universities, "university-lines": lines },
  };
}

/** Of a row of `university-years`: each university has one for every year. */
function libraryAt({ settled: { libraries, years } }: ReportBooks, at: number): string | undefined {
  return libraries[Math.floor(at / years.length)]?.library;
}
