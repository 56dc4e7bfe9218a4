/** balis report applications, service: papers of what the moves of a sub-project say. */

import { type Finding, finding } from "../../../core/finding.ts";
import { applicationsOf } from "../../../review/subproject/experts/application.ts";
import { panelFor } from "../../../review/subproject/experts/expert-panel.ts";
import { type ExpertScore, panelResults } from "../../../review/subproject/experts/expert-score.ts";
import { judged } from "../../../review/subproject/steps/move-subproject.ts";
import { booksOf, subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { yearsOf } from "../../../review/subproject/years.ts";
import { projectFigures } from "../facts/project-facts.ts";
import { type ApplicationPaper, applicationFacts } from "../supplements/application-facts.ts";
import { openScores } from "../supplements/expert-facts.ts";
import { serviceFacts } from "../supplements/service-facts.ts";
import type { MadeSupplement, SupplementAsked } from "./supplement-reading.ts";
import { reportSubject } from "./write-report-text.ts";

async function movesOf({ read, names, ...asked }: SupplementAsked) {
  const { subproject: id, year } = await reportSubject(read, asked);
  const { subproject } = await subProjectBooks(read, id);
  const { standing, state } = await booksOf(read, subproject);
  const about = { id, subproject, standing, head: await read.subprojectHead({ subproject: id, year }) };
  const project = projectFigures(about, { library: names.library, toFill: names.words.toFill });
  return { id, year, years: yearsOf(subproject, year), standing, state, project };
}

export async function applications(asked: SupplementAsked): Promise<MadeSupplement> {
  const { id, ...of } = await movesOf(asked);
  const by = await judged(asked.read, id);
  const panel = panelFor(by.panels, "application");
  const paper = { ...of, applications: applicationsOf(of.standing, by), panel };
  const findings = applicationFindings(id, { ...paper, ...by });
  return {
    facts: applicationFacts(paper, asked.names),
    subproject: id,
    year: of.year,
    years: of.years,
    findings,
  };
}

/** What the table is not whole without: the experts' opinion, and all scores where a panel gives any. */
function applicationFindings(
  subproject: string,
  of: Pick<ApplicationPaper, "state" | "standing" | "panel"> & { scores: readonly ExpertScore[] },
): Finding[] {
  const { panel, state } = of;
  const open = panel ? openScores(panelResults(panel, of.scores, state.applicants), panel) : 0;
  const isReviewed = of.standing.some((m) => m.move === "review");
  const params = { subproject, purpose: "application" as const, open, experts: "" };
  return [
    ...(isReviewed ? [] : [finding("applications-must-be-reviewed", { subproject })]),
    ...(open === 0 ? [] : [finding("scores-must-be-complete", params)]),
  ];
}

export async function service(asked: SupplementAsked): Promise<MadeSupplement> {
  const { id, ...of } = await movesOf(asked);
  const { stage, service: served } = of.state;
  const hasNotes = served !== null && served.years.length > 0;
  const findings = hasNotes ? [] : [finding("service-must-have-begun", { subproject: id, stage })];
  return { facts: serviceFacts(of, asked.names), subproject: id, year: of.year, years: of.years, findings };
}
