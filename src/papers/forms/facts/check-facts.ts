/**
 * 检查 / the check a report belongs to: notice, report, review, visit, experts, conclusion and rectification, as the moves have them;
 * and the annexes: every file that the moves, the typed values of scored indicators and the assessments rest on, known by its SHA-256.
 *
 * The annexes and the history are as of the check (`as-of-check.ts`), without its own consolidation, which works the
 * finished report in.
 * Only what is done in the last round counts for the conclusion; the opinions of earlier rounds stay in the list with their days.
 */

import type { EvidenceFile } from "../../../core/source.ts";
import { agreedNameOf } from "../../../review/indicator/agreement/agreed-measure.ts";
import {
  type Assessment,
  EXECUTION,
  GOAL,
  indicatorOf,
  type Target,
} from "../../../review/indicator/target.ts";
import type { StoredValue } from "../../../review/indicator/value.ts";
import { FEWEST_EXPERTS } from "../../../review/subproject/experts/expert-panel.ts";
import type { MoveName, SubProjectMove } from "../../../review/subproject/move.ts";
import { checkOfReport } from "../../../review/subproject/section.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { count, rowNumber, text } from "../../../sheet/sheet.ts";
import { type FormRow, movedText, moveOrigin, restingOn, textOrigin } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";
import { assessedOrigin } from "./self-evaluation-facts.ts";

export const CHECK_VALUES = [
  ...["check.name", "check.stage", "check.noticed-on", "check.check-on", "check.report-by"],
  ...[
    "check.reported-on",
    "check.conclusion",
    "check.concluded-on",
    "check.conclusion-document",
    "check.rounds",
  ],
  ...["check.rectify-by", "check.rectified-on", "check.recheck", "check.recheck-document"],
] as const;

export const CHECK_LISTS = {
  experts: ["number", "name", "unit", "title"],
  opinions: ["number", "day", "what", "by", "opinion", "document"],
  moves: ["number", "day", "what", "by", "said", "document"],
  annexes: ["number", "name", "of", "day", "bytes", "sha256"],
} as const;

const OPINIONS: readonly MoveName[] = ["desk-review", "visit", "expert-review", "conclude", "recheck"];

/** Of the report's check, in the round that is going on or was the last. */
function lastRound({ standing, report }: ReportBooks): SubProjectMove[] {
  const own = standing.filter((m) => m.carried.check === checkOfReport(report));
  const from = own.findLastIndex((m) => m.move === "notice");
  return own.slice(Math.max(0, from));
}

const history = ({ standing, report }: ReportBooks): readonly SubProjectMove[] =>
  standing.filter((m) => m.move !== "consolidate" || m.carried.check !== checkOfReport(report));

export function checkValues(books: ReportBooks, names: ReportNames): Record<string, Cell> {
  const round = lastRound(books);
  const check = checkOfReport(books.report);
  const { day } = names.words;
  const made = (move: MoveName) => round.findLast((m) => m.move === move);
  const dayOf = (move: MoveName): Cell => movedText(made(move), (m) => day(m.day));
  const dated = (said: string | null): string => (said === null ? "" : day(said));
  const concluded = (m: SubProjectMove): string =>
    m.carried.conclusion === null ? "" : names.conclusion[m.carried.conclusion];
  const state = books.state.checks[check];
  return {
    "check.name": text(names.check[check]),
    "check.stage": textOrigin(names.checkStage[state.stage], moveOriginOf(round.at(-1))),
    "check.noticed-on": dayOf("notice"),
    "check.check-on": movedText(made("notice"), (m) => dated(m.carried.checkOn)),
    "check.report-by": movedText(made("notice"), (m) => dated(m.carried.reportBy ?? m.carried.checkOn)),
    "check.reported-on": dayOf("report"),
    "check.conclusion": movedText(made("conclude"), concluded),
    "check.concluded-on": dayOf("conclude"),
    "check.conclusion-document": movedText(made("conclude"), (m) => m.carried.document),
    "check.rounds": roundsCell(books, names),
    "check.rectify-by": movedText(made("conclude"), (m) => dated(m.carried.rectifyBy)),
    "check.rectified-on": dayOf("rectify"),
    "check.recheck": movedText(made("recheck"), concluded),
    "check.recheck-document": movedText(made("recheck"), (m) => m.carried.document),
  };
}

/** "第 2 次；第 1 次 2023年12月6日 不通过 样例5号"; nothing while it is the first. */
function roundsCell({ standing, report, state }: ReportBooks, names: ReportNames): Cell {
  const check = checkOfReport(report);
  const { round } = state.checks[check];
  if (round < 2) return text("");
  const own = standing.filter((m) => m.carried.check === check);
  const starts = own.flatMap((m, at) => (m.move === "notice" ? at : []));
  const ended = starts.slice(0, -1).flatMap((from, at) => {
    const last = own.slice(from, starts[at + 1]).findLast((m) => m.carried.conclusion !== null);
    return last ? movedText(last, (m) => names.words.roundSaid(roundOf(m, { round: at + 1, names }))) : [];
  });
  const texts = ended.flatMap(({ value }) => (value.kind === "text" ? value.text : []));
  return { ...text([names.words.round(round), ...texts].join("；")), origin: restingOn(ended) };
}

const roundOf = ({ day, carried }: SubProjectMove, of: { round: number; names: ReportNames }) => ({
  ...{ round: of.round, day: of.names.words.day(day), document: carried.document },
  conclusion: carried.conclusion === null ? "" : of.names.conclusion[carried.conclusion],
});

const moveOriginOf = (move: SubProjectMove | undefined) => move && moveOrigin(move);

export function checkLists(
  books: ReportBooks,
  names: ReportNames,
): Record<keyof typeof CHECK_LISTS, readonly FormRow[]> {
  const own = books.standing.filter((m) => m.carried.check === checkOfReport(books.report));
  const row = (m: SubProjectMove, i: number): Record<string, Cell> => {
    const said = (t: string): Cell => textOrigin(t, moveOrigin(m));
    return {
      ...{ number: rowNumber(i + 1), day: said(names.words.day(m.day)), by: said(names.actor[m.by]) },
      document: said(m.carried.document),
    };
  };
  return {
    experts: expertsOf(books, names),
    opinions: own
      .filter((m) => OPINIONS.includes(m.move))
      .map((m, i) => ({
        ...row(m, i),
        what: textOrigin(names.move[m.move], moveOrigin(m)),
        opinion: textOrigin(opinionOf(m, names), moveOrigin(m)),
      })),
    moves: history(books).map((m, i) => ({
      ...row(m, i),
      what: textOrigin(whatOf(m, names), moveOrigin(m)),
      said: textOrigin(opinionOf(m, names), moveOrigin(m)),
    })),
    annexes: annexesOf(books, names),
  };
}

/** Who signs: the experts of the panel, or rows to write them in. */
function expertsOf({ panel }: ReportBooks, names: ReportNames): FormRow[] {
  const unnamed = Array.from({ length: FEWEST_EXPERTS }, () => ({
    name: "",
    unit: "",
    title: "",
    library: null,
  }));
  return (panel?.experts ?? unnamed).map(({ name, unit, title, library }, i) => ({
    ...{ number: rowNumber(i + 1), name: text(name), title: text(title) },
    unit: text(library === unit ? names.library(unit) : unit),
  }));
}

/** "中期检查 提交报告" */
export function whatOf({ move, carried }: SubProjectMove, names: ReportNames): string {
  return carried.check === null ? names.move[move] : `${names.check[carried.check]} ${names.move[move]}`;
}

/** "整改后通过；支出凭证缺两张" */
function opinionOf({ carried }: SubProjectMove, names: ReportNames): string {
  const conclusion = carried.conclusion === null ? "" : names.conclusion[carried.conclusion];
  return [conclusion, carried.text].filter((t) => t !== "").join("；");
}

function annexesOf(books: ReportBooks, names: ReportNames): FormRow[] {
  const moved = history(books).flatMap((m) =>
    m.carried.evidence.map((file: EvidenceFile) => ({
      file,
      day: m.day,
      of: whatOf(m, names),
      origin: moveOrigin(m),
    })),
  );
  const typed = books.typedValues.flatMap((value) =>
    value.evidence.map((file: EvidenceFile) => ({
      ...{ file, day: value.at.slice(0, 10), of: nameOfValue(books, value), origin: valueOrigin(value) },
    })),
  );
  const assessed = assessmentsOf(books).flatMap((a) =>
    (a.evidence ?? []).map((file) => {
      const of = nameOfAssessed(a, { rows: scoredRows(books), names });
      return { ...{ file, day: file.on, of }, origin: assessedOrigin({ ...a, evidence: [file] }) };
    }),
  );
  return [...moved, ...typed, ...assessed].map(({ file, day, of, origin }, i) => ({
    ...{ number: rowNumber(i + 1), of: textOrigin(of, origin) },
    name: textOrigin(file.mayHoldNames ? names.words.keptOut(file.path) : file.path, origin),
    ...{ day: textOrigin(names.words.day(day), origin), bytes: count(file.bytes, origin) },
    sha256: text(file.sha256.slice(0, SHOWN_OF_HASH)),
  }));
}

/** What was said for the check: of the mid-term inspection up to its month, and of the years before; else of whole years. */
function assessmentsOf({ withFiles, report, monitoring }: ReportBooks): readonly Assessment[] {
  if (report !== "midterm") return withFiles.filter((a) => a.cutOff === null);
  if (monitoring === null) return [];
  const { year, cutOff } = monitoring;
  return withFiles.filter((a) =>
    a.year === year ? a.cutOff === cutOff : a.year < year && a.cutOff === null,
  );
}

/** Scored targets of the year, or of all years of a longer cycle. */
const scoredRows = ({
  evaluation,
  monitoring,
  scores,
}: ReportBooks): readonly { readonly target: Target }[] => [
  ...(evaluation?.rows ?? monitoring?.rows ?? []),
  ...scores.flatMap((score) => score.rows),
];

/** The target's name as the form prints it, or what else was assessed. */
export function nameOfAssessed(
  { key }: Pick<Assessment, "key">,
  of: { rows: readonly { readonly target: Target }[]; names: ReportNames },
): string {
  const { execution, goal } = of.names.words.assessed;
  if (key === EXECUTION) return execution;
  if (key === GOAL) return goal;
  return of.rows.find((r) => r.target.key === key)?.target.name ?? agreedNameOf(key) ?? key;
}

/** The target's name, as the form prints it. */
function nameOfValue(books: ReportBooks, { indicator }: StoredValue): string {
  return scoredRows(books).find((r) => indicatorOf(r.target) === indicator)?.target.name ?? indicator;
}

export function valueOrigin({ indicator, window, library, definition }: StoredValue): Origin {
  return { kind: "indicator", key: indicator, window, library, definitions: definition };
}

/** Enough to tell two files apart on paper; the whole hash stands in the books. */
export const SHOWN_OF_HASH = 16;
