/**
 * The workbooks of a pack: one maker a kind, each giving as many as the books have. A new report is one more maker. What has
 * nothing to show is left out, and the index says why; any other refusal ends the pack.
 */

import type { Finding } from "../../../core/finding.ts";
import type { MessageCode } from "../../../core/message.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { evaluationWorkbook } from "../../../review/indicator/service-evaluation.ts";
import { namedInTargets } from "../../../review/indicator/steps/cycle-years.ts";
import { evaluateService } from "../../../review/indicator/steps/evaluate-service.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import { checkOfReport, REPORT_KINDS } from "../../../review/subproject/section.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import { yearsIn } from "../../../review/subproject/years.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { booksFunds, monitoringReport, selfEvaluationReport } from "../../forms/steps/form-reports.ts";
import { narrativeReport } from "../../forms/steps/narrative-reports.ts";
import { supplementReport, supplementsOf } from "../../forms/steps/supplement-figures.ts";
import { type SupplementForm, supplementName, supplementNamed } from "../../forms/supplements/supplement.ts";
import { financeReport, statisticsReport } from "../../report/steps/report-workbooks.ts";
import type { BookKind } from "../pack-words.ts";
import type { PackAsked } from "./gathering.ts";

export interface BooksAsked extends Omit<PackAsked, "stage" | "subproject"> {
  readonly subproject: SubProject;
  readonly span: Period;
  /** Closed periods of the span, in the order of closing. */
  readonly closed: readonly string[];
  /** Moves that were not taken back. */
  readonly standing: readonly SubProjectMove[];
}

interface MadeBook {
  /** "finance-2019-05": its name without the ending. */
  readonly name: string;
  /** What it is of: a period, a service, a month. */
  readonly of: string;
  readonly command: string;
  readonly workbook: Workbook;
  /** For the line about who checked. */
  readonly period: string | null;
  /** What is still missing in it: it is a draft then. */
  readonly findings?: readonly Finding[];
}

interface BookMaker {
  readonly kind: BookKind;
  /** What to make, by what it is of. */
  readonly list: (asked: BooksAsked) => Promise<readonly string[]> | readonly string[];
  readonly make: (asked: BooksAsked, of: string) => Promise<MadeBook>;
  /** The refusals that mean: there is nothing to show. */
  readonly nothing: readonly MessageCode[];
}

const finance: BookMaker = {
  kind: "finance",
  list: ({ closed }) => closed,
  make: async (asked, of) => {
    const { read, programVersion, words } = asked;
    const period = parsePeriod(of) ?? refuse("period-must-be-valid", { text: of });
    const workbook = await financeReport({ read, period, words: words.report, programVersion });
    return { name: `finance-${of}`, of, command: `balis report finance ${of}`, workbook, period: of };
  },
  nothing: [],
};

const statistics: BookMaker = {
  kind: "statistics",
  list: ({ span }) => [span.id],
  make: async (asked, of) => {
    const { read, span, programVersion, words } = asked;
    const workbook = await statisticsReport({ read, period: span, words: words.report, programVersion });
    return { name: `statistics-${of}`, of, command: `balis report statistics ${of}`, workbook, period: of };
  },
  nothing: ["period-must-have-statistics"],
};

const evaluation: BookMaker = {
  kind: "evaluation",
  list: () => ["dd", "ill"],
  make: async (asked, of) => {
    const { read, span: window, programVersion, words } = asked;
    const service = of === "dd" ? "dd" : "ill";
    const { facts, findings } = await evaluateService({ read, service, window, programVersion });
    return {
      ...{ name: `evaluation-${of}-${window.id}`, of, period: null },
      command: `balis indicator evaluate --service ${of} --window ${window.id}`,
      ...{ workbook: evaluationWorkbook(facts, words.evaluation), findings },
    };
  },
  nothing: [
    "evaluation-must-be-configured",
    "evaluation-must-have-libraries",
    "indicators-must-be-enacted",
    "indicator-must-be-known",
  ],
};

const NO_FORM: readonly MessageCode[] = [
  "targets-must-be-set",
  "scheme-must-be-known",
  "subproject-must-have-a-budget",
];

const NOT_YET: readonly MessageCode[] = [
  ...NO_FORM,
  "final-acceptance-must-come-first",
  "applications-must-be-reviewed",
];

async function formAsked(asked: BooksAsked, of: { form: string; year: string; month: string }) {
  const { read, subproject, reportNames: names, programVersion } = asked;
  const { year } = of;
  const { id } = subproject;
  if ((await read.targets(await namedInTargets(read, { subproject, year }))).length === 0)
    refuse("targets-must-be-set", { subproject: id, year });
  if ((await read.subprojectBudgets({ subproject: id })).length === 0)
    refuse("subproject-must-have-a-budget", { subproject: id });
  return {
    ...{ read, subproject: id, year, scheme: undefined, programVersion, forIssue: false },
    names,
    funds: await booksFunds(read, { subproject: id, until: `${year}-${of.month}` }),
    layout: await asked.layoutOf(of.form),
  };
}

const selfEvaluation: BookMaker = {
  kind: "self-evaluation",
  list: ({ subproject }) => yearsIn(subproject),
  make: async (asked, of) => {
    const about = await formAsked(asked, { form: "self-evaluation", year: of, month: "12" });
    const { id } = asked.subproject;
    const { workbook, made } = await selfEvaluationReport(about);
    return {
      ...{ name: `self-evaluation-${id}-${of}`, of, period: null },
      command: `balis report self-evaluation ${id} --year ${of}`,
      ...{ workbook, findings: made.findings },
    };
  },
  nothing: NO_FORM,
};

const monitoring: BookMaker = {
  kind: "monitoring",
  // The months that somebody assessed.
  list: async ({ read, subproject }) => {
    const found: string[] = [];
    for (const year of yearsIn(subproject)) {
      const said = await read.assessments(await namedInTargets(read, { subproject, year }));
      const months = new Set(said.flatMap((a) => (a.cutOff === null ? [] : [a.cutOff])));
      const inOrder = [...months].sort((a, b) => a - b);
      found.push(...inOrder.map((month) => `${year}-${`${month}`.padStart(2, "0")}`));
    }
    return found;
  },
  make: async (asked, of) => {
    const [year = "", month = ""] = of.split("-");
    const about = await formAsked(asked, { form: "monitoring", year, month });
    const { subproject } = asked;
    const to = { cutOff: Number(month), expectedFen: null, expectedFiscalFen: null };
    const { workbook, made } = await monitoringReport({ ...about, ...to });
    return {
      ...{ name: `monitoring-${subproject.id}-${of}`, of, period: null },
      command: `balis report monitoring ${subproject.id} --year ${year} --to ${Number(month)}`,
      ...{ workbook, findings: made.findings },
    };
  },
  nothing: NO_FORM,
};

const report: BookMaker = {
  kind: "report",
  // Those whose check has begun, or that somebody writes: another one would be an empty draft.
  list: async ({ read, subproject, year, standing }) => {
    const begun = new Set(standing.flatMap((m) => (m.carried.check === null ? [] : [m.carried.check])));
    const written = await read.reportTexts({ subproject: subproject.id, year });
    return REPORT_KINDS.filter(
      (kind) => begun.has(checkOfReport(kind)) || written.some((text) => text.report === kind),
    );
  },
  make: async (asked, of) => {
    const { read, subproject, year, programVersion, reportNames: names } = asked;
    const { id } = subproject;
    const kind = REPORT_KINDS.find((k) => k === of) ?? "midterm";
    const { workbook, findings } = await narrativeReport({
      ...{ read, report: kind, id, year, until: undefined, scheme: undefined, programVersion, names },
      ...{ layout: await asked.layoutOf(kind), forIssue: false },
    });
    return {
      ...{ name: `${of}-${id}-${year}`, of, workbook, findings, period: null },
      command: `balis report ${of} ${id} --year ${year}`,
    };
  },
  nothing: [],
};

/** Of the others there is one for the whole cycle. */
const isOfEachYear = ({ form }: { form: SupplementForm }): boolean =>
  form === "declaration" || form === "evidence";

const supplement: BookMaker = {
  kind: "supplement",
  list: async ({ read, subproject, year }) => {
    const years = yearsIn(subproject);
    const last = years.at(-1);
    const found: string[] = [];
    for (const of of years) {
      for (const own of await supplementsOf(read, { id: subproject.id, year: of })) {
        const isOfThis = own.form === "years" ? of === last : isOfEachYear(own) || of === year;
        if (isOfThis) found.push(`${supplementName(own)} ${of}`);
      }
    }
    return found;
  },
  make: async (asked, of) => {
    const { read, subproject, programVersion, reportNames: names } = asked;
    const { id } = subproject;
    const [said = "", year = ""] = of.split(" ");
    const named = supplementNamed(said) ?? refuse("layout-must-be-known", { text: of, known: "" });
    const { workbook, findings } = await supplementReport({
      ...{ read, supplement: named, id, year, names, programVersion, forIssue: false },
      layout: await asked.layoutOf(named.form),
    });
    const purpose = named.purpose === null ? "" : ` --purpose ${named.purpose}`;
    return {
      ...{ name: `${said}-${id}-${year}`, of, workbook, period: null },
      // What keeps a form of the pack from being made is told there; a pack may be of a project that goes on.
      findings: findings.filter((f) => !NOT_YET.includes(f.code)),
      command: `balis report ${named.form} ${id} --year ${year}${purpose}`,
    };
  },
  nothing: [],
};

export const BOOK_MAKERS: readonly BookMaker[] = [
  report,
  supplement,
  selfEvaluation,
  monitoring,
  finance,
  statistics,
  evaluation,
];
