/** balis report applications, service: papers of what the moves of a sub-project say. */

import { applicationsOf } from "../../../review/subproject/experts/application.ts";
import { panelFor } from "../../../review/subproject/experts/expert-panel.ts";
import { judged } from "../../../review/subproject/steps/move-subproject.ts";
import { booksOf, subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { projectFigures } from "../facts/project-facts.ts";
import { applicationFacts } from "../supplements/application-facts.ts";
import { serviceFacts } from "../supplements/service-facts.ts";
import type { MadeSupplement, SupplementAsked } from "./supplement-reading.ts";
import { reportSubject } from "./write-report-text.ts";

async function movesOf({ read, names, ...asked }: SupplementAsked) {
  const { subproject: id, year } = await reportSubject(read, asked);
  const { subproject } = await subProjectBooks(read, id);
  const { standing, state } = await booksOf(read, subproject);
  const about = { id, subproject, standing, head: await read.subprojectHead({ subproject: id, year }) };
  const project = projectFigures(about, { library: names.library, toFill: names.words.toFill });
  return { id, year, standing, state, project };
}

export async function applications(asked: SupplementAsked): Promise<MadeSupplement> {
  const { id, ...of } = await movesOf(asked);
  const by = await judged(asked.read, id);
  const paper = {
    ...of,
    applications: applicationsOf(of.standing, by),
    panel: panelFor(by.panels, "application"),
  };
  return { facts: applicationFacts(paper, asked.names), subproject: id, year: of.year, findings: [] };
}

export async function service(asked: SupplementAsked): Promise<MadeSupplement> {
  const { id, ...of } = await movesOf(asked);
  return { facts: serviceFacts(of, asked.names), subproject: id, year: of.year, findings: [] };
}
