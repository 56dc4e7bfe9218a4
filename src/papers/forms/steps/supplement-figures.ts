/** balis report summary, evidence, …: the figures of a supplement from the books, and its workbook by a layout. */

import { type Day, dayInShanghai } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { sumOf } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import { refText } from "../../../core/source.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import { openProblems, standingProblems } from "../../../review/subproject/checks/rectification.ts";
import { PANEL_PURPOSES, panelFor } from "../../../review/subproject/experts/expert-panel.ts";
import { panelResults } from "../../../review/subproject/experts/expert-score.ts";
import type { LifeState } from "../../../review/subproject/lifecycle.ts";
import { WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import { subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { yearsOf } from "../../../review/subproject/years.ts";
import { printsFigure } from "../../../sheet/layout.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { owesReport } from "../facts/consolidated-facts.ts";
import { moneyFindings } from "../facts/money-findings.ts";
import { projectFigures } from "../facts/project-facts.ts";
import { namesOn } from "../facts/report-books.ts";
import { missingSections } from "../facts/report-text.ts";
import { accountFacts } from "../supplements/account-facts.ts";
import { evidenceFacts, type FinanceFile, financeAmount } from "../supplements/evidence-facts.ts";
import { expertFacts, openScores } from "../supplements/expert-facts.ts";
import { rectificationFacts } from "../supplements/rectification-facts.ts";
import { SUMMARY_TEXTS, type SummaryRow, summaryFacts } from "../supplements/summary-facts.ts";
import { ALL_SUPPLEMENTS, type Supplement, type SupplementForm } from "../supplements/supplement.ts";
import { type FormAsked, workbookBy } from "./form-reports.ts";
import { applications, service } from "./move-supplements.ts";
import { requireComplete } from "./narrative-reports.ts";
import { type FigureReads, readReportBooks, typedValues } from "./report-books.ts";
import {
  type MadeSupplement,
  type SupplementAsked,
  type SupplementMaker,
  scoredYear,
  yearAsked,
} from "./supplement-reading.ts";
import { readSections, reportSubject, subprojectsOf } from "./write-report-text.ts";
import { declaration, targetsOf, years, yearsBeside } from "./year-supplements.ts";

const MAKERS: Readonly<Record<SupplementForm, SupplementMaker>> = {
  ...{ summary, declaration, years, rectification, evidence, accounts, applications, service, experts },
};

export const supplementFigures: SupplementMaker = (asked) => MAKERS[asked.supplement.form](asked);

export async function supplementReport(
  asked: SupplementAsked & Pick<FormAsked, "read" | "layout" | "programVersion" | "forIssue">,
): Promise<MadeSupplement & { workbook: Workbook }> {
  const { ofTexts = [], ...figures } = await supplementFigures(asked);
  // A table of the same figures prints no texts, and lacks none.
  const printsTexts = Object.keys(figures.facts.values).some(
    (name) => name.startsWith("text.") && printsFigure(asked.layout, name),
  );
  const made = { ...figures, findings: [...(printsTexts ? ofTexts : []), ...figures.findings] };
  if (asked.forIssue) requireComplete(made.findings);
  const { subproject, year, years = year } = made;
  const about = [...(subproject === WHOLE_PROJECT ? [] : [subproject]), years];
  return { ...made, workbook: await workbookBy(asked, { facts: made.facts, about }) };
}

/** Of a sub-project's year those that the books have something for. */
export async function supplementsOf(
  read: FigureReads,
  of: { id: string; year: string },
): Promise<Supplement[]> {
  const panels = await read.expertPanels({ subproject: of.id });
  const problems = standingProblems(await read.subprojectProblems({ subproject: of.id }));
  const receipts = await read.subprojectReceipts({ subproject: of.id });
  const moves = await read.subprojectMoves({ subproject: of.id });
  const hasTargets = (await targetsOf(read, of)).length > 0;
  const hasYears = (await yearsBeside(read, of)).length > 1;
  const isThere = ({ form, purpose }: Supplement): boolean => {
    if (form === "experts") return panels.some((p) => p.purpose === purpose);
    if (form === "rectification") return problems.length > 0;
    if (form === "accounts") return receipts.length > 0;
    if (form === "applications") return moves.some((m) => m.move === "apply");
    if (form === "service") return moves.some((m) => m.move === "service-note");
    return form === "years" ? hasYears : hasTargets;
  };
  return ALL_SUPPLEMENTS.filter((s) => s.of === "subproject" && isThere(s));
}

async function summary({ read, year, names }: SupplementAsked): Promise<MadeSupplement> {
  if (year === undefined) return refuse("flag-must-be-given", { flag: "--year" });
  const rows: SummaryRow[] = [];
  const findings: Finding[] = [];
  for (const id of await subprojectsOf(read, year)) {
    const { books, ...own } = await scoredYear({ read, id, year, names });
    if (!owesReport(books)) continue;
    findings.push(...own.findings);
    rows.push({ id, ...own });
  }
  const texts = await readSections(read, { ...SUMMARY_TEXTS, year });
  const sections = missingSections(texts);
  return {
    ...{ facts: summaryFacts({ year, rows, texts }, names), subproject: WHOLE_PROJECT, year, findings },
    ofTexts:
      sections.length === 0
        ? []
        : [finding("sections-must-be-written", { ...SUMMARY_TEXTS, year, sections })],
  };
}

/** Of one sub-project, or of all whose cycle has the year. */
async function rectification({ read, names, ...asked }: SupplementAsked): Promise<MadeSupplement> {
  const { subproject, year } =
    asked.id === WHOLE_PROJECT
      ? await reportSubject(read, asked)
      : await yearAsked(read, asked).then((of) => ({ subproject: of.id, year: of.year }));
  const ids = subproject === WHOLE_PROJECT ? await subprojectsOf(read, year) : [subproject];
  const subprojects = (await read.subprojects()).filter((s) => ids.includes(s.id));
  const problems = (await read.subprojectProblems()).filter((p) => ids.includes(p.subproject));
  const on = asked.on ?? (await lastEntered(read));
  const open = openProblems(problems).map((p) => `${p.subproject} ${p.number} ${p.problem}`);
  const [only] = subprojects;
  const [first = subproject] = openProblems(problems).map((p) => p.subproject);
  return {
    ...{ facts: rectificationFacts({ year, on, subprojects, problems }, names), subproject, year },
    ...(subproject === WHOLE_PROJECT || !only ? {} : { years: yearsOf(only, year) }),
    findings:
      open.length === 0 ? [] : [finding("problems-must-be-solved", { subproject: first, problems: open })],
  };
}

/** In books without any entry there is no problem either. */
async function lastEntered(read: Pick<FigureReads, "actions">): Promise<Day> {
  const [last] = await read.actions({ last: 1 });
  return dayInShanghai(last?.at ?? "") ?? "";
}

async function evidence({ read, names, ...asked }: SupplementAsked): Promise<MadeSupplement> {
  const { id, year } = await yearAsked(read, asked);
  const { books, project, scored, findings } = await scoredYear({ read, id, year, names });
  const evaluation = scored?.made ?? null;
  const found = {
    ...{ evaluation, typedValues: await typedValues(read, [evaluation]), standing: books.standing },
    assessments: await read.assessments(await namedInTargets(read, { subproject: books.subproject, year })),
    finance: await financeFiles(read, id),
    problems: standingProblems(await read.subprojectProblems({ subproject: id })),
  };
  return {
    facts: evidenceFacts({ year, project, ...found }, names),
    ...{ subproject: id, year, findings: scored ? [] : findings },
  };
}

/** The finance system's files that have lines of it. */
async function financeFiles(read: FigureReads, subproject: string): Promise<FinanceFile[]> {
  const lines = await read.spendingLines({ subproject });
  const files = await read.files({ kind: "subproject-spending" });
  return files.flatMap(({ number, name, sha256, bytes, importedAt }): FinanceFile[] => {
    const own = lines.filter((line) => line.ref.file === number);
    if (own.length === 0) return [];
    const amount = financeAmount(
      sumOf(own, (line) => line.fen),
      own.map((line) => refText(line.ref)),
    );
    return [{ file: { name, sha256, bytes, day: importedAt.slice(0, 10) }, rows: own.length, amount }];
  });
}

async function accounts({ read, names, id, year }: SupplementAsked): Promise<MadeSupplement> {
  const { state } = await subProjectBooks(read, (await reportSubject(read, { id, year })).subproject);
  // What is returned later stands in the sub-project's life only.
  const asked = { read, id, year, report: "acceptance", until: state.acceptedOn, scheme: undefined } as const;
  const { books } = await readReportBooks(asked);
  const of = { subproject: books.subproject.id, year: books.year };
  return {
    ...{ ...of, years: yearsOf(books.subproject, of.year) },
    facts: accountFacts(books, namesOn(names, state.acceptedOn)),
    findings: [...moneyFindings(books), ...early(of.subproject, state)],
  };
}

/** 决算 is of the money as it was finally accepted, or as it stood when the sub-project was ended. */
function early(subproject: string, { stage, acceptedOn }: LifeState): Finding[] {
  const isOver = acceptedOn !== null || stage === "terminated";
  return isOver ? [] : [finding("final-acceptance-must-come-first", { subproject, stage })];
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
  const results = panelResults(panel, await read.expertScores({ subproject: id }), state.applicants);
  const about = { id, subproject, standing, head: await read.subprojectHead({ subproject: id, year }) };
  const project = projectFigures(about, { library: names.library, toFill: names.words.toFill });
  const open = openScores(results, panel);
  const missing = panel.experts.filter((_, i) =>
    results.some((r) => r.criteria.length === 0 || r.totals[i] === null),
  );
  const params = { subproject: id, purpose, open, experts: missing.map((e) => e.name).join("、") };
  return {
    facts: expertFacts({ year, project, panel, state, results }, names),
    ...{ subproject: id, year, years: yearsOf(subproject, year) },
    ...{ findings: open === 0 ? [] : [finding("scores-must-be-complete", params)] },
  };
}
