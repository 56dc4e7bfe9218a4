/** balis report self-evaluation, monitoring: facts of the form → its workbook, by a layout. */

import type { Reader } from "../../../books/port.ts";
import { type Exact, parseExact, times, whole } from "../../../core/exact.ts";
import type { Fen } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import { type Monitoring, requireMonitored } from "../../../review/indicator/monitoring.ts";
import type { IndicatorReads } from "../../../review/indicator/port.ts";
import {
  requireReadyForIssue,
  requireTotal,
  type SelfEvaluation,
} from "../../../review/indicator/self-evaluation.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import { monitorSubproject, scoreSubproject } from "../../../review/indicator/steps/score-subproject.ts";
import { EXECUTION } from "../../../review/indicator/target.ts";
import type { FormFunds } from "../../../review/subproject/funds.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import { requireRowsTaken } from "../../../review/subproject/steps/rows-kept-out.ts";
import { booksOf, fundsOfYear, subProjectNamed } from "../../../review/subproject/steps/subproject-books.ts";
import { ruleName } from "../../../rules/rules.ts";
import { type Layout, printsFigure } from "../../../sheet/layout.ts";
import { type Sheet, type Workbook, withLine } from "../../../sheet/sheet.ts";
import type { FormFacts } from "../facts/form-facts.ts";
import { monitoringFacts } from "../facts/monitoring-facts.ts";
import { projectFigures } from "../facts/project-facts.ts";
import { namesOn, type ReportNames } from "../facts/report-books.ts";
import { selfEvaluationFacts } from "../facts/self-evaluation-facts.ts";
import { layOut } from "../lay-out.ts";
import type { FigureReads } from "./report-books.ts";

/** What the figures of a form follow from, whichever paper they are printed on. */
interface FiguresAsked {
  readonly read: FigureReads;
  readonly subproject: string;
  readonly year: string;
  readonly scheme: string | undefined;
  readonly names: ReportNames;
  readonly funds: FormFunds;
}

export interface FormAsked extends FiguresAsked {
  readonly read: Reader;
  readonly layout: Layout;
  readonly programVersion: string;
  /** Refused while something is missing that must be there. */
  readonly forIssue: boolean;
}

export async function selfEvaluationReport(
  asked: FormAsked & { total?: Exact | null },
): Promise<{ workbook: Workbook; facts: FormFacts; made: SelfEvaluation }> {
  const { facts, made } = await selfEvaluationFigures(await ofLayout(asked));
  if (asked.total) requireTotal(made, asked.total);
  if (asked.forIssue) await requireMoneyComplete(asked, `${asked.year}-12`);
  if (asked.forIssue) requireReadyForIssue(made);
  const { goal, subproject, year } = made;
  if (asked.forIssue && goal.expected !== "" && goal.actual === "")
    refuse("goal-must-be-assessed", { subproject, year });
  return { made, facts, workbook: await workbookOf(asked, facts) };
}

/** A layout may name the scheme it is made for; where the targets name another one, a person says which. */
async function ofLayout<A extends FormAsked>(asked: A): Promise<A> {
  const { layout } = asked;
  if (asked.scheme !== undefined || layout.scheme === null) return asked;
  const { head } = await projectOf(asked);
  const kept = head?.scheme ?? layout.scheme;
  if (kept !== layout.scheme)
    refuse("scheme-must-be-the-layouts", { layout: layout.key, of: layout.scheme, kept });
  return { ...asked, scheme: layout.scheme };
}

export async function selfEvaluationFigures(
  asked: FiguresAsked,
): Promise<{ facts: FormFacts; made: SelfEvaluation }> {
  const { read, scheme, funds } = asked;
  const figures = funds.kind === "books" ? funds.funds.total : funds;
  const { of, project } = await projectOf(asked);
  const made = await scoreSubproject({ read, of, scheme, figures });
  const sample = (await read.rules()).some((rule) => ruleName(rule) === made.rule && rule.sample);
  return { made, facts: selfEvaluationFacts(made, { project, funds, words: asked.names.form, sample }) };
}

export interface MonitoredTo {
  readonly cutOff: number;
  readonly expectedFen: Fen | null;
  readonly expectedFiscalFen: Fen | null;
}

export async function monitoringReport(
  asked: FormAsked & MonitoredTo,
): Promise<{ workbook: Workbook; facts: FormFacts; made: Monitoring }> {
  const { facts, made } = await monitoringFigures(await ofLayout(asked));
  if (asked.forIssue)
    await requireMoneyComplete(asked, `${asked.year}-${`${asked.cutOff}`.padStart(2, "0")}`);
  if (asked.forIssue) requireMonitored(made);
  return { made, facts, workbook: await workbookOf(asked, facts) };
}

/** Typed money is whoever typed it's. */
async function requireMoneyComplete({ read, funds, year }: FormAsked, until: string): Promise<void> {
  if (funds.kind === "books") await requireRowsTaken(read, { subproject: funds.subproject, year, until });
}

export async function monitoringFigures(
  asked: FiguresAsked & MonitoredTo,
): Promise<{ facts: FormFacts; made: Monitoring }> {
  const { read, scheme, funds, cutOff, expectedFiscalFen } = asked;
  const { initialFen, executedFen } = funds.kind === "books" ? funds.funds.total : funds;
  const { of, project } = await projectOf(asked);
  const expectedFen = asked.expectedFen ?? (await expectedOf(read, { of, cutOff }));
  const figures = { initialFen, executedFen, expectedFen };
  const made = await monitorSubproject({ read, of, scheme, cutOff, figures });
  const as = asked.expectedFen === null ? "assessment" : "flag";
  const expected = { as, fiscalFen: expectedFiscalFen } as const;
  return { made, facts: monitoringFacts(made, { project, funds, words: asked.names.form, expected }) };
}

/** The money of the books, for a form that is made again without flags. */
export async function booksFunds(
  read: SubProjectReads,
  of: { subproject: string; until: string },
): Promise<FormFunds> {
  const found = await fundsOfYear(read, of);
  if (!found) return refuse("form-must-rest-on-the-books", { subproject: of.subproject });
  return { kind: "books", subproject: found.subproject.id, funds: found.funds };
}

/** The name that its targets are kept under, and what heads its papers. */
async function projectOf({ read, subproject: said, year, names }: FiguresAsked) {
  const subproject = await subProjectNamed(read, said);
  const of = subproject ? await namedInTargets(read, { subproject, year }) : { subproject: said, year };
  const standing = subproject ? (await booksOf(read, subproject)).standing : [];
  const about = { id: subproject?.id ?? said, subproject, standing, on: `${year}-12-31` };
  const head = await read.subprojectHead(of);
  const { library, form } = namesOn(names, about.on);
  return { of, head, project: projectFigures({ ...about, head }, { library, toFill: form.toFill }) };
}

/** 全年预计执行数 as it was assessed, in yuan. */
async function expectedOf(
  read: IndicatorReads,
  asked: { of: { subproject: string; year: string }; cutOff: number },
): Promise<Fen | null> {
  const said = (await read.assessments(asked.of)).find(
    (a) => a.key === EXECUTION && a.cutOff === asked.cutOff,
  )?.expected;
  const yuan: Exact | undefined = said === undefined ? undefined : parseExact(said.replace(/元$/, ""));
  if (yuan === undefined) return null;
  const fen = times(yuan, whole(100));
  return fen.den === 1n ? fen.num : null;
}

const workbookOf = (asked: FormAsked, facts: FormFacts): Promise<Workbook> =>
  workbookBy(asked, { facts, about: [asked.subproject, asked.year] });

/** The facts laid out; `about` stands in the footer. A draft says so, whatever the layout prints. */
export async function workbookBy(
  asked: Pick<FormAsked, "read" | "layout" | "programVersion">,
  of: {
    facts: FormFacts;
    about: readonly string[];
    /** What stands behind the form: tables of ours, with their charts. */
    sheets?: (label: string) => readonly Sheet[];
  },
): Promise<Workbook> {
  const label = settingOf(await asked.read.settings(), "label");
  const parts = [`balis ${asked.programVersion}`, ...of.about, label];
  const mark = parts.filter((part) => part !== "").join(" · ");
  const workbook = { sheets: of.sheets?.(label) ?? [], pages: layOut(asked.layout, of.facts), mark };
  const draft = of.facts.values.draft?.value;
  if (draft?.kind !== "text" || draft.text === "" || printsFigure(asked.layout, "draft")) return workbook;
  return withLine(workbook, draft.text);
}
