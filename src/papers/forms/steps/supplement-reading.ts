/** What a supplement is made of, and what several of them read: a sub-project's year with its own score, as far as it has one. */

import type { Day } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { isBlocking, type SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import {
  fundsOfYear,
  type SubProjectBooks,
  subProjectBooks,
} from "../../../review/subproject/steps/subproject-books.ts";
import { ownYearOf, requireInCycle } from "../../../review/subproject/years.ts";
import type { FormFacts, FormRow } from "../facts/form-facts.ts";
import { fundsFigures } from "../facts/money-facts.ts";
import { projectFigures } from "../facts/project-facts.ts";
import { namesOn, type ReportNames } from "../facts/report-books.ts";
import type { Supplement } from "../supplements/supplement.ts";
import { selfEvaluationFigures } from "./form-reports.ts";
import type { FigureReads } from "./report-books.ts";

export interface SupplementAsked {
  readonly read: FigureReads;
  readonly supplement: Pick<Supplement, "form" | "purpose">;
  /** As typed; of a year's paper the whole project. */
  readonly id: string;
  readonly year: string | undefined;
  /** The day as of which it is; undefined: the last on which anything was entered. */
  readonly on?: Day | undefined;
  readonly names: ReportNames;
}

export interface MadeSupplement {
  readonly facts: FormFacts;
  readonly subproject: string;
  readonly year: string;
  /** The years that it is of, where these are more than the one it is kept under. */
  readonly years?: string;
  /** What it can't be handed in with. */
  readonly findings: readonly Finding[];
  /** What its written sections lack, where a layout prints them. */
  readonly ofTexts?: readonly Finding[];
}

export type SupplementMaker = (asked: SupplementAsked) => Promise<MadeSupplement>;

export interface ScoredYear {
  readonly books: SubProjectBooks;
  /** `project.name` and the like. */
  readonly project: FormRow;
  /** `funds.total.executed` and the like; empty where it has no budget. */
  readonly funds: FormRow;
  /** Its 自评表; null where it can't be scored yet. */
  readonly scored: { readonly facts: FormFacts; readonly made: SelfEvaluation } | null;
  /** Why not, and what its form can't be handed in with. */
  readonly findings: readonly Finding[];
}

/** The sub-project's id and a year of its cycle, by default its own. */
export async function yearAsked(
  read: FigureReads,
  asked: { id: string; year: string | undefined },
): Promise<{ id: string; year: string }> {
  const { subproject } = await subProjectBooks(read, asked.id);
  const year = asked.year ?? ownYearOf(subproject);
  requireInCycle(subproject, year);
  return { id: subproject.id, year };
}

export async function scoredYear(asked: {
  read: FigureReads;
  id: string;
  year: string;
  names: ReportNames;
}): Promise<ScoredYear> {
  const { read, id, year, names } = asked;
  const books = await subProjectBooks(read, id);
  const { subproject, standing } = books;
  const head = await read.subprojectHead(await namedInTargets(read, { subproject, year }));
  const found = await fundsOfYear(read, { subproject: id, until: `${year}-12` });
  const funds = found && { kind: "books" as const, subproject: id, funds: found.funds };
  const own = {
    ...{ books, funds: funds ? fundsFigures(funds, "full-year") : {} },
    project: projectFigures(
      { id, subproject, standing, head, on: `${year}-12-31` },
      { library: namesOn(names, `${year}-12-31`).library, toFill: names.form.toFill },
    ),
  };
  try {
    if (funds === null) refuse("subproject-must-have-a-budget", { subproject: id });
    const scored = await selfEvaluationFigures({
      read,
      subproject: id,
      year,
      scheme: undefined,
      names,
      funds,
    });
    return { ...own, scored, findings: scored.made.findings.filter(isBlocking) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...own, scored: null, findings: [finding(error.code, error.params), ...error.findings] };
  }
}
