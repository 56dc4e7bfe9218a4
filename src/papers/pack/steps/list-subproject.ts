/** The lists of a pack: the sub-project's history, budget, spending, receipts, targets and typed figures, for people (CSV) and for programs (JSON). */
import { formatYuan } from "../../../core/money.ts";
import { overlaps, parsePeriod } from "../../../core/period.ts";
import { type StoredSubjectStep, subjectLibraries } from "../../../registry/subject-step.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import { assessedFilesOf } from "../../../review/indicator/steps/record-indicators.ts";
import type { AssessedFile, Assessment, SurveyQuestion } from "../../../review/indicator/target.ts";
import { percentText, sinceBeginning } from "../../../review/subproject/funds.ts";
import { planOf } from "../../../review/subproject/plan/construction-plan.ts";
import { budgetYear } from "../../../review/subproject/subproject-budget.ts";
import { isOfSeveralYears, yearsIn } from "../../../review/subproject/years.ts";
import { plainJson } from "../pack.ts";
import type { PackWords } from "../pack-words.ts";
import { type Gathering, stageText } from "./gathering.ts";

export const PLAN_LIST = "construction-plan";
export const SURVEY_LIST = "surveys";

export async function stageLists(to: Gathering): Promise<void> {
  const { read, books, year, span, words } = to;
  const { subproject, moves, undone, entries, spent, receipts, funds, state } = books;
  const { id } = subproject;
  const of = { subproject: id, year };
  const all = { subproject, state, moves, undone, budget: entries, spending: spent, receipts, funds };
  const show = `balis subproject show ${id}`;
  await json(to, { name: "subproject", what: words.lists.all, value: all, command: show });
  await table(to, { name: "moves", rows: moveRows(to), command: show });
  await table(to, { name: "budget", rows: budgetRows(to), command: `balis subproject budget ${id}` });
  await table(to, { name: "spending", rows: spendingRows(to), command: `balis subproject spending ${id}` });
  await table(to, { name: "receipts", rows: receiptRows(to), command: `balis subproject receive ${id}` });
  for (const own of yearsIn(subproject)) await stageTargets(to, own);
  const surveys = await surveysOf(to);
  if (surveys.length > 0)
    await table(to, { name: SURVEY_LIST, rows: surveys.map(surveyRow), command: "balis indicator survey" });
  const subjects = await subjectStepsOf(to);
  const subjectsOf = { name: "subject-libraries", what: words.lists.subjects, value: subjects };
  if (subjects.length > 0)
    await json(to, { ...subjectsOf, command: "balis agreement list --role subject-service" });
  const plan = planOf(await read.constructionPlans(), year);
  const planned = { name: PLAN_LIST, what: words.lists.plan, value: plan };
  if (plan !== undefined) await json(to, { ...planned, command: `balis subproject plan ${year}` });
  const texts = await read.reportTexts(of);
  const shown = `balis subproject texts ${id}`;
  await json(to, { name: "texts", what: words.lists.texts, value: texts, command: shown });
  const issued = (await read.issuedReports({ subproject: id })).map(({ figures: _, ...issue }) => issue);
  if (issued.length > 0)
    await json(to, {
      name: "issued",
      what: words.lists.issued,
      value: issued,
      command: `balis report issued ${id}`,
    });
  const values = (await read.indicatorValues()).filter((v) => {
    const window = parsePeriod(v.window);
    return window !== undefined && overlaps(window, span);
  });
  await json(to, {
    name: "values",
    what: words.lists.values,
    value: values,
    command: "balis indicator value",
  });
}

/** Of a cycle of several years each year has a file. */
async function stageTargets(to: Gathering, year: string): Promise<void> {
  const { read, books, words } = to;
  const { subproject } = books;
  const named = await namedInTargets(read, { subproject, year });
  const value = {
    head: await read.subprojectHead(named),
    targets: await read.targets(named),
    assessments: await read.assessments(named),
  };
  const command = `balis indicator target list ${subproject.id} --year ${year}`;
  const said = isOfSeveralYears(subproject)
    ? { name: `targets-${year}`, what: `${words.lists.targets} ${year}` }
    : { name: "targets", what: words.lists.targets };
  await json(to, { ...said, value, command });
}

/** Of the agreements as subject service libraries in force in the span, the steps up to its end that stand; empty where nobody keeps them. */
export async function subjectStepsOf({ read, span }: Gathering): Promise<StoredSubjectStep[]> {
  const agreements = (await read.agreements()).filter(
    (a) => a.from <= span.to && (a.to === null || a.to >= span.from),
  );
  const steps = await read.subjectSteps();
  const libraries = subjectLibraries({ agreements, steps, on: () => span.to }).map((l) => l.agreement);
  return steps.filter(
    (s) =>
      s.undone === null &&
      s.day <= span.to &&
      libraries.some((a) => a.library === s.library && a.service === s.service),
  );
}

async function json(
  to: Gathering,
  of: { name: string; what: string; value: unknown; command: string },
): Promise<void> {
  const { name, what, value, command } = of;
  const file = { path: `subproject/${name}.json`, kind: "list" as const, what, command };
  await stageText(to, { ...file, text: plainJson(value) });
}

async function table(
  to: Gathering,
  of: { name: keyof PackWords["columns"]; rows: readonly (readonly string[])[]; command: string },
): Promise<void> {
  const { name, rows, command } = of;
  const path = `subproject/${name}.csv`;
  const staged = await to.stage.table(path, [to.words.columns[name], ...rows]);
  to.files.push({ path, kind: "list", ...staged, what: to.words.lists[name], command });
}

function moveRows({ books, words }: Gathering): string[][] {
  const undone = new Map(books.undone.map((u) => [u.number, u.reason]));
  return books.moves.map(({ number, day, move, by, carried, at, operator }) => {
    const { document, text, evidence, fen } = carried;
    return [
      ...[`${number}`, day, words.move(move), words.actor(by), fen === null ? "" : formatYuan(fen)],
      ...[document, text, evidence.map((e) => e.path).join("；"), undone.get(number) ?? "", at, operator],
    ];
  });
}

function budgetRows({ books, words }: Gathering): string[][] {
  const counted = new Set(sinceBeginning(books, null).entries.map((e) => e.number));
  return books.entries.map((entry) => {
    const { number, kind, library = "", line, economicClass, source, fen, day, document, reason } = entry;
    return [
      ...[`${number}`, budgetYear(entry), words.budgetKind(kind), library, line, economicClass],
      ...[words.source(source), formatYuan(fen), words.counted(counted.has(number)), day, document, reason],
    ];
  });
}

function spendingRows({ books, words }: Gathering): string[][] {
  return books.spent.map((spending) => {
    const { day, voucherNo, entryNo, library = "", line, economicClass, source, payee, text, fen } = spending;
    return [
      ...[day, voucherNo, entryNo, library, line, economicClass, words.source(source), payee, text],
      formatYuan(fen),
    ];
  });
}

function receiptRows({ books, words }: Gathering): string[][] {
  return books.receipts.map(({ day, voucherNo, library, source, kind, fen, text }) => [
    ...[day, voucherNo, library, words.source(source), words.receiptKind(kind), formatYuan(fen), text],
  ]);
}

interface CountedSurvey {
  readonly of: Assessment;
  readonly file: AssessedFile;
  readonly question: SurveyQuestion;
}

/** Question by question what was counted; the answers themselves may hold names and stay out, and so does a column that nobody answered by the scale. */
export async function surveysOf({ read, books }: Gathering): Promise<CountedSurvey[]> {
  const assessed = await assessedFilesOf(read, books.subproject);
  return assessed.flatMap((of) =>
    (of.evidence ?? []).flatMap((file) =>
      (file.survey?.questions ?? []).flatMap((question) =>
        question.valid === 0 ? [] : [{ of, file, question }],
      ),
    ),
  );
}

function surveyRow({ of, file, question }: CountedSurvey): string[] {
  const { question: name, sheets, valid, satisfied, blank, offScale } = question;
  const rate = percentText({ num: BigInt(satisfied), den: BigInt(valid) });
  return [
    ...[of.year, of.cutOff === null ? "" : `${of.cutOff}`, of.key, name],
    ...[sheets, valid, satisfied, blank, offScale].map(String),
    ...[rate, file.path, file.sha256],
  ];
}
