/** The board for people: a table of months and stages, and below it what is still open; as a list, everything of a month in its row. */

import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { toldDeferred } from "../../../month/close/gates.ts";
import { deferredText } from "../../../month/close/words/left-out-messages.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { ruleParts } from "../../../rules/words/rule-terms.ts";
import { plotterFor } from "../../../sheet/commands/plot.ts";
import type { Context } from "../../../terminal/context.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import { type BoardMonth, foldClosed, type MonthStage, stageOf } from "../board.ts";
import type { Board } from "../steps/read-board.ts";
import { overviewWords } from "../words/overview.ts";
import { unsentText } from "./month-status.ts";

type Month = Board["months"][number];

const STAGES: readonly MonthStage[] = ["imported", "reconciled", "settled", "closed"];

export function monthJson({ cases, ...month }: Month) {
  const { riskFen, unsettledFen, overdue, dueOn } = cases;
  return { ...month, riskFen, unsettledFen, overdue, dueOn };
}

export function boardTable(context: Context, { months }: Board): ListTable {
  const words = overviewWords[context.language];
  const c = words.listColumns;
  const right = { right: true };
  return {
    columns: [
      ...[{ head: words.columns.period }, { head: c.files, ...right }, { head: c.records, ...right }],
      ...[
        { head: c.quarantined, ...right },
        { head: c.unsent, ...right },
      ],
      ...STAGES.map((stage) => ({ head: words.columns[stage] })),
      ...[{ head: c.services }, { head: words.columns.open, ...right }],
      ...[
        { head: words.columns.risk, ...right },
        { head: c.unsettled, ...right },
      ],
      ...[{ head: c.overdue, ...right }, { head: c.dueOn }],
    ],
    rows: months.map((month) => [
      ...[month.period, `${month.files}`, `${month.records}`, `${month.quarantined}`],
      ...[`${month.missing.length}`, ...STAGES.map((stage) => stageText(context, month, stage) ?? "")],
      servicesText(context, month),
      ...[`${month.cases.open}`, formatYuan(month.cases.riskFen), formatYuan(month.cases.unsettledFen)],
      ...[`${month.cases.overdue}`, month.cases.dueOn ?? ""],
    ]),
  };
}

export async function boardLines(
  context: Context,
  of: { board: Board; samples: readonly RuleVersion[]; all: boolean },
): Promise<string[]> {
  const { board, samples, all } = of;
  const words = overviewWords[context.language];
  if (board.months.length === 0) return [words.noPeriods, ...sampleLines(context, samples)];
  return [
    ...monthLines(context, { months: board.months, all }),
    ...board.months.flatMap(({ period, nilReturns: files }) =>
      files === 0 ? [] : [words.nil({ period, files })],
    ),
    ...courseOfRecords(context, board.months),
    ...caseLines(context, board, all),
    ...(await deferredLines(context, board.months)),
    ...(await wantedLines(context, board.months)),
    ...sampleLines(context, samples),
  ];
}

function monthLines(context: Context, { months, all }: { months: readonly Month[]; all: boolean }): string[] {
  const words = overviewWords[context.language];
  const { shown, folded } = foldClosed(months, all);
  const c = words.columns;
  const heads = [c.period, c.imported, c.reconciled, c.settled, c.closed, c.open, c.risk];
  const rows = (shown as readonly Month[]).map((month) => [
    month.period,
    ...STAGES.map((stage) => stageText(context, month, stage) ?? words.dash),
    month.cases.open === 0 ? words.dash : `${month.cases.open}`,
    month.cases.open === 0 ? words.dash : formatYuan(month.cases.riskFen),
  ]);
  return [
    ...(folded === null ? [] : [words.folded(folded)]),
    ...table(
      heads.map((head, i) => ({ head, right: i > 4 })),
      rows,
    ),
  ];
}

/** Null: not done. */
function stageText(context: Context, month: BoardMonth, stage: MonthStage): string | null {
  const on = stageOf(month, stage);
  return on === "again" ? overviewWords[context.language].again : on;
}

function servicesText(context: Context, { reconciled }: Month): string {
  return reconciled.map((s) => services[s][context.language]).join("+");
}

/** So many days on which something is due are shown. */
const DUE_SHOWN = 5;

function caseLines(context: Context, { months, cases, due }: Board, all: boolean): string[] {
  const words = overviewWords[context.language];
  if (cases.open === 0) return [];
  const { riskFen, unsettledFen, ...counts } = cases;
  const shown = all ? due : due.slice(0, DUE_SHOWN);
  const c = words.dueColumns;
  const heads = [{ head: c.due }, { head: c.left }, { head: c.open, right: true }];
  const rows = shown.map((group) => [
    group.dueOn ?? words.noDeadline,
    group.daysLeft === null ? "" : words.daysLeft(group.daysLeft),
    `${group.open}`,
    formatYuan(group.riskFen),
    group.periods.join(words.comma),
  ]);
  const carried = months.filter((m) => m.closedOn !== null && m.cases.open > 0);
  return [
    "",
    words.cases({ ...counts, risk: formatYuan(riskFen), unsettled: formatYuan(unsettledFen) }),
    ...carried.map((m) => words.carried({ period: m.period, open: m.cases.open })),
    ...table([...heads, { head: words.columns.risk, right: true }, { head: words.columns.period }], rows),
    ...(due.length > shown.length ? [words.moreDue(sumOf(due.slice(DUE_SHOWN), (g) => BigInt(g.open)))] : []),
  ];
}

/** What was put off in open periods: it is in no column of open ones, and is not decided. */
async function deferredLines(context: Context, months: readonly Month[]): Promise<string[]> {
  const { read } = await context.store();
  const { readDeferred } = await import("../../../month/close/steps/read-close-facts.ts");
  const lines: string[] = [];
  for (const { period, closedAt, reconciled, openDiscrepancies: open } of months) {
    if (closedAt !== null || reconciled.length === 0) continue;
    const deferred = (await readDeferred(read, period)).map(toldDeferred);
    const text = deferredText(context.language, deferred);
    if (text !== "") lines.push(overviewWords[context.language].deferred({ period, open, text }));
  }
  return lines;
}

/** Libraries named of a month; the others are counted. */
const NAMED = 3;

/** Of months that are not closed: rows to be corrected, and who has not sent what. */
async function wantedLines(context: Context, months: readonly Month[]): Promise<string[]> {
  const words = overviewWords[context.language];
  const name = await libraryNames(context);
  const rows = months
    .filter((m) => m.closedOn === null && (m.quarantined > 0 || m.missing.length > 0))
    .map(({ period, quarantined, missing }) => {
      const named = missing.slice(0, NAMED).map((m) =>
        words.unsent({
          library: m.library === null ? words.nobody : name(m.library),
          kinds: unsentText(context, m),
        }),
      );
      const more = missing.length > NAMED ? [words.moreUnsent({ period, more: missing.length - NAMED })] : [];
      return [period, `${quarantined}`, `${missing.length}`, [...named, ...more].join(words.semicolon)];
    });
  if (rows.length === 0) return [];
  const c = words.wantedColumns;
  const heads = [words.columns.period, c.quarantined, c.missing, c.names];
  return [
    "",
    ...table(
      heads.map((head, i) => ({ head, right: i === 1 || i === 2 })),
      rows,
    ),
  ];
}

function sampleLines(context: Context, samples: readonly RuleVersion[]): string[] {
  const { language } = context;
  const words = overviewWords[language];
  if (samples.length === 0) return [];
  const parts = [...new Set(samples.map((rule) => ruleParts[rule.part][language]))];
  return ["", words.samples(parts.join(words.comma))];
}

const YEAR = 12;

/** How many rows came, over the last twelve periods; only where a terminal can show it. */
function courseOfRecords(context: Context, months: readonly Month[]): string[] {
  const last = months.slice(-YEAR);
  const records = last.map((m) => m.records);
  const line = records.length < 3 ? null : plotterFor(context.io).line(records);
  if (line === null) return [];
  const span = { from: last[0]?.period ?? "", to: last.at(-1)?.period ?? "" };
  const bounds = { low: Math.min(...records), high: Math.max(...records) };
  return [overviewWords[context.language].course({ ...span, ...bounds, line })];
}
