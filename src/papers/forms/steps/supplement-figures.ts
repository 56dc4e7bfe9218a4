/** balis report summary, …: the figures of a supplement from the books, and its workbook by a layout. */

import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { isBlocking } from "../../../review/indicator/self-evaluation.ts";
import { PANEL_PURPOSES, panelFor } from "../../../review/subproject/experts/expert-panel.ts";
import { panelResults } from "../../../review/subproject/experts/expert-score.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import { WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import { booksOf, fundsOfYear, subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { owesReport } from "../facts/consolidated-facts.ts";
import type { FormFacts } from "../facts/form-facts.ts";
import { fundsFigures } from "../facts/money-facts.ts";
import { projectFigures } from "../facts/project-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";
import { expertFacts, openScores } from "../supplements/expert-facts.ts";
import { type SummaryRow, summaryFacts } from "../supplements/summary-facts.ts";
import { ALL_SUPPLEMENTS, type Supplement, type SupplementForm } from "../supplements/supplement.ts";
import { type FormAsked, selfEvaluationFigures, workbookBy } from "./form-reports.ts";
import type { FigureReads } from "./report-books.ts";
import { reportSubject, subprojectsOf } from "./write-report-text.ts";

export interface SupplementAsked {
  readonly read: FigureReads;
  readonly supplement: Pick<Supplement, "form" | "purpose">;
  /** As typed; of a year's paper the whole project. */
  readonly id: string;
  readonly year: string | undefined;
  readonly names: ReportNames;
}

export interface MadeSupplement {
  readonly facts: FormFacts;
  readonly subproject: string;
  readonly year: string;
  /** What it can't be handed in with. */
  readonly findings: readonly Finding[];
}

type Maker = (asked: SupplementAsked) => Promise<MadeSupplement>;

const MAKERS: Readonly<Record<SupplementForm, Maker>> = { summary, experts };

export const supplementFigures: Maker = (asked) => MAKERS[asked.supplement.form](asked);

export async function supplementReport(
  asked: SupplementAsked & Pick<FormAsked, "read" | "layout" | "programVersion" | "forIssue">,
): Promise<MadeSupplement & { workbook: Workbook }> {
  const made = await supplementFigures(asked);
  const [first] = made.findings;
  if (asked.forIssue && first) refuse(first.code, first.params, { findings: made.findings });
  const about = [made.subproject, made.year];
  return { ...made, workbook: await workbookBy(asked, { facts: made.facts, about }) };
}

/** Of a sub-project those that the books have something for. */
export async function supplementsOf(read: SubProjectReads, subproject: string): Promise<Supplement[]> {
  const panels = await read.expertPanels({ subproject });
  return ALL_SUPPLEMENTS.filter(
    (s) => s.of === "subproject" && (s.form !== "experts" || panels.some((p) => p.purpose === s.purpose)),
  );
}

async function summary({ read, year, names }: SupplementAsked): Promise<MadeSupplement> {
  if (year === undefined) return refuse("flag-must-be-given", { flag: "--year" });
  const rows: SummaryRow[] = [];
  const findings: Finding[] = [];
  const ids = await subprojectsOf(read, year);
  for (const subproject of (await read.subprojects()).filter((s) => ids.includes(s.id))) {
    const { id } = subproject;
    const books = await booksOf(read, subproject);
    if (!owesReport(books)) continue;
    const money = await fundsOfYear(read, { subproject: id, until: `${year}-12` });
    const about = {
      id,
      subproject,
      standing: books.standing,
      on: `${year}-12-31`,
      head: await read.subprojectHead({ subproject: id, year }),
    };
    const row = {
      id,
      project: projectFigures(about, { library: names.library, toFill: names.form.toFill }),
      funds: money ? fundsFigures({ kind: "books", subproject: id, funds: money.funds }, "full-year") : {},
    };
    try {
      if (!money) refuse("subproject-must-have-a-budget", { subproject: id });
      const funds = { kind: "books" as const, subproject: id, funds: money.funds };
      const scored = await selfEvaluationFigures({
        read,
        subproject: id,
        year,
        scheme: undefined,
        names,
        funds,
      });
      rows.push({ ...row, project: scored.facts.values, scored });
      findings.push(...scored.made.findings.filter(isBlocking));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(finding(error.code, error.params), ...error.findings);
      rows.push({ ...row, scored: null });
    }
  }
  return { facts: summaryFacts({ year, rows }, names), subproject: WHOLE_PROJECT, year, findings };
}

async function experts({ read, supplement, names, ...asked }: SupplementAsked): Promise<MadeSupplement> {
  const { subproject: id, year } = await reportSubject(read, asked);
  const { subproject, standing, state } = await subProjectBooks(read, id);
  const purpose =
    PANEL_PURPOSES.find((p) => p === supplement.purpose) ??
    refuse("flag-must-be-given", { flag: "--purpose" });
  const panel =
    panelFor(await read.expertPanels({ subproject: id }), purpose) ??
    refuse("panel-must-be-named-first", { subproject: id, purpose });
  const results = panelResults(panel, await read.expertScores({ subproject: id }));
  const about = { id, subproject, standing, head: await read.subprojectHead({ subproject: id, year }) };
  const project = projectFigures(about, { library: names.library, toFill: names.words.toFill });
  const open = openScores(results, panel);
  const missing = panel.experts.filter((_, i) =>
    results.some((r) => r.criteria.length === 0 || r.totals[i] === null),
  );
  const params = { subproject: id, purpose, open, experts: missing.map((e) => e.name).join("、") };
  return {
    facts: expertFacts({ year, project, panel, state, results }, names),
    ...{ subproject: id, year, findings: open === 0 ? [] : [finding("scores-must-be-complete", params)] },
  };
}
