/** balis report declaration, years: a sub-project's year as it is declared, and its years side by side. */

import type { Finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import type { Target } from "../../../review/indicator/target.ts";
import { previousOf } from "../../../review/subproject/steps/find-previous.ts";
import { booksOf, subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { isInCycle, ownYearOf, requireInCycle, yearsIn } from "../../../review/subproject/years.ts";
import { type FormRow, textOrigin } from "../facts/form-facts.ts";
import { settledLists } from "../facts/settled-facts.ts";
import { MOST_YEARS } from "../supplements/account-facts.ts";
import { declarationFacts } from "../supplements/declaration-facts.ts";
import { type YearBeside, yearFacts } from "../supplements/year-facts.ts";
import { type FigureReads, readReportBooks } from "./report-books.ts";
import { type MadeSupplement, type SupplementAsked, scoredYear, yearAsked } from "./supplement-reading.ts";
import { readSections } from "./write-report-text.ts";

/** As they were first set; none where nobody set any. */
export async function targetsOf(
  read: FigureReads,
  { id, year }: { id: string; year: string },
): Promise<Target[]> {
  const { subproject } = await subProjectBooks(read, id);
  return read.targets(await namedInTargets(read, { subproject, year }));
}

export async function declaration({ read, names, ...asked }: SupplementAsked): Promise<MadeSupplement> {
  const { id, year } = await yearAsked(read, asked);
  const { books, project, funds } = await scoredYear({ read, id, year, names });
  const targets = await targetsOf(read, { id, year });
  if (targets.length === 0) refuse("targets-must-be-set", { subproject: id, year });
  const own = { subproject: id, year: ownYearOf(books.subproject), report: "performance" } as const;
  const goal = (await readSections(read, own)).find((s) => s.section.key === "goal")?.text ?? null;
  const totalGoal =
    goal && textOrigin(goal.text, { kind: "report-text", ...own, section: "goal", number: goal.number });
  return {
    facts: declarationFacts({ year, books, project, funds, targets, totalGoal }, names),
    ...{ subproject: id, year, findings: [] },
  };
}

/** The last of the cycle, unless a year is asked for; each with the sub-project whose year it was. */
export async function yearsBeside(
  read: FigureReads,
  asked: { id: string; year: string | undefined },
): Promise<{ id: string; year: string }[]> {
  const { id } = await yearAsked(read, { id: asked.id, year: undefined });
  const all = await read.subprojects();
  const found: { id: string; year: string }[] = [];
  let own = all.find((s) => s.id === id);
  let year = asked.year ?? (own ? (yearsIn(own).at(-1) ?? "") : "");
  if (own) requireInCycle(own, year);
  while (own && found.length < MOST_YEARS) {
    found.unshift({ id: own.id, year });
    year = `${Number(year) - 1}`;
    if (isInCycle(own, year)) continue;
    const following = { year: `${Number(year) + 1}`, day: null, said: undefined };
    const before = await previousOf(read, await booksOf(read, own), following);
    own = all.find((s) => s.id === before?.id && isInCycle(s, year));
  }
  return found;
}

export async function years({ read, names, ...asked }: SupplementAsked): Promise<MadeSupplement> {
  const beside = await yearsBeside(read, asked);
  const last = beside.at(-1);
  if (!last || beside.length < 2)
    return refuse("years-must-be-two", { subproject: last?.id ?? "", year: last?.year ?? "" });
  const made: YearBeside[] = [];
  const findings: Finding[] = [];
  let project: FormRow = {};
  for (const { id, year } of beside) {
    const scored = await scoredYear({ read, id, year, names });
    const report = "acceptance" as const;
    const { books } = await readReportBooks({
      read,
      id,
      year: undefined,
      report,
      until: null,
      scheme: undefined,
    });
    const at = books.settled.years.findIndex((y) => y.year === year);
    made.push({ year, id, money: settledLists(books, names).years[at] ?? {}, scored: scored.scored });
    if (scored.scored === null) findings.push(...scored.findings);
    project = scored.project;
  }
  return {
    facts: yearFacts({ project, years: made }, names),
    subproject: last.id,
    ...{ year: last.year, years: `${beside[0]?.year ?? last.year}—${last.year}` },
    findings,
  };
}
