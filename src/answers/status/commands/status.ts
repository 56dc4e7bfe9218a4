import { periodOf } from "../../../core/period.ts";
import { toldDeferred } from "../../../month/close/gates.ts";
import { missingLabel } from "../../../month/close/words/findings.ts";
import { deferredText } from "../../../month/close/words/left-out-messages.ts";
import { heldCountLines, openHeldOf } from "../../../month/courier/commands/held.ts";
import { heldCount } from "../../../month/courier/courier-answer.ts";
import { isNilReturn } from "../../../month/import/file.ts";
import type { ImportReads, PeriodState } from "../../../month/import/port.ts";
import type { Score } from "../../../month/import/quality.ts";
import { peopleWords } from "../../../people/words/people.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { plotterFor } from "../../../sheet/commands/plot.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { table } from "../../../terminal/table.ts";
import type { NextStep } from "../steps/next-step.ts";
import type { Chase } from "../steps/period-status.ts";
import { overviewWords } from "../words/overview.ts";
import { statusWords } from "../words/status.ts";

export const statusCommand: CommandSpec = {
  usage: "status [period]",
  summary: {
    "zh-CN": "各账期做到了哪一步；给出账期时，列出各馆数据质量和催报清单",
    en: "progress of each period; for one period: data quality and reminders to send",
  },
  examples: ["status", "status 2019-05"],
  run: async (context, input) => {
    if (input.arg(0) !== "") return statusOfPeriod(context, input.arg(0));
    const { read } = await context.store();
    const periods = await withNilReturns(read);
    const [libraries, rules, closes] = [await read.libraries(), await read.rules(), await read.closes()];
    const words = overviewWords[context.language];
    const counts = { libraries: libraries.length, rules: rules.length, closes: closes.length };
    const held = await openHeldOf(read);
    const { readCheckMode } = await import("../../../people/steps/read-check-mode.ts");
    const mode = await readCheckMode(read);
    const { nextStep } = await import("../steps/next-step.ts");
    const next = await nextStep({ read, periods, mode });
    const { nextOf, obstacleLines, obstacles } = await import("../../doctor/commands/in-the-way.ts");
    const before = next && (STEPS_STOPPED[next.step] ?? null);
    const found = await obstacles(context, { ...(next && { period: periodOf(next.period) }), before });
    const missing = found.findings.map((f) => ({
      code: f.code,
      message: context.sentenceOf(context.language, f).what,
    }));
    const step = stepText(context, { next, remedy: nextOf(context, found), isNew: periods.length === 0 });
    return {
      schema: "status/1",
      json: { ...counts, periods, next, missing, mode, held: heldCount(held) },
      lines: [
        ...obstacleLines(context, found),
        ...(step === null ? [] : [words.next(step)]),
        words.counts(counts),
        ...(periods.length === 0 ? [words.noPeriods] : periodTable(context, periods)),
        ...periods.flatMap((p) =>
          p.nilReturns === 0 ? [] : [words.nil({ period: p.period, files: p.nilReturns })],
        ),
        ...courseOfRecords(context, periods),
        ...(await deferredLines(context, periods)),
        ...heldCountLines(held, context.language),
        ...(mode === "unregistered" ? [] : [peopleWords[context.language].mode[mode]]),
      ],
    };
  },
};

/** Steps that would be refused, and what for. */
const STEPS_STOPPED: Readonly<Record<string, "settle" | "close">> = {
  settle: "settle",
  approve: "close",
  close: "close",
};

/** The remedy comes first where the step would be refused without it. */
function stepText(
  context: Context,
  of: { next: NextStep | null; remedy: string | null; isNew: boolean },
): string | null {
  const words = overviewWords[context.language];
  const { next, remedy } = of;
  if (next === null) return remedy ?? (of.isNew ? words.toImport : null);
  return next.step in STEPS_STOPPED && remedy !== null ? remedy : words.step(next);
}

/** With how many of a period's files are nil returns. */
async function withNilReturns(
  read: ImportReads,
): Promise<(Omit<PeriodState, "isOfAnswers"> & { nilReturns: number })[]> {
  const nil = (await read.files()).filter((f) => f.supersededBy === null && isNilReturn(f));
  const periods = await read.periods();
  return periods.map(({ isOfAnswers: _, ...p }) => ({
    ...p,
    nilReturns: nil.filter((f) => f.period === p.period).length,
  }));
}

function periodTable(context: Context, periods: readonly Omit<PeriodState, "isOfAnswers">[]): string[] {
  const words = overviewWords[context.language];
  const rows = periods.map((p) => [
    p.period,
    `${p.files}`,
    `${p.records}`,
    `${p.quarantined}`,
    p.reconciled.map((s) => services[s][context.language]).join("+") || words.dash,
    `${p.openDiscrepancies}`,
    p.settlement === null ? words.dash : words.settled,
    p.closedAt === null ? words.dash : words.closed,
  ]);
  const numbers = new Set([1, 2, 3, 5]);
  return table(
    words.columns.map((head, i) => ({ head, right: numbers.has(i) })),
    rows,
  );
}

/** What was put off in open periods: it is in no column of open ones, and is not decided. */
async function deferredLines(
  context: Context,
  periods: readonly Pick<PeriodState, "period" | "closedAt" | "reconciled" | "openDiscrepancies">[],
): Promise<string[]> {
  const { read } = await context.store();
  const { readDeferred } = await import("../../../month/close/steps/read-close-facts.ts");
  const lines: string[] = [];
  for (const { period, closedAt, reconciled, openDiscrepancies: open } of periods) {
    if (closedAt !== null || reconciled.length === 0) continue;
    const deferred = (await readDeferred(read, period)).map(toldDeferred);
    const text = deferredText(context.language, deferred);
    if (text !== "") lines.push(overviewWords[context.language].deferred({ period, open, text }));
  }
  return lines;
}

const YEAR = 12;

/** How many rows came, over the last twelve periods; only where a terminal can show it. */
function courseOfRecords(
  context: Context,
  periods: readonly Pick<PeriodState, "period" | "records">[],
): string[] {
  const last = periods.slice(-YEAR);
  const records = last.map((p) => p.records);
  const line = records.length < 3 ? null : plotterFor(context.io).line(records);
  if (line === null) return [];
  const span = { from: last[0]?.period ?? "", to: last.at(-1)?.period ?? "" };
  const bounds = { low: Math.min(...records), high: Math.max(...records) };
  return [overviewWords[context.language].course({ ...span, ...bounds, line })];
}

const SHOWN = 30;

async function statusOfPeriod(context: Context, typed: string): Promise<Answer> {
  const { periodStatus } = await import("../steps/period-status.ts");
  const { read } = await context.store();
  const status = await periodStatus({ read, period: typed, action: context.action() });
  const { findings, ...json } = status;
  const words = statusWords[context.language];
  const name = await libraryNames(context);
  const named = (library: string | null): string => (library === null ? words.nobody : name(library));
  const quality = status.quality.map((q) => [
    named(q.library),
    ...[q.rows, q.refused, q.late, q.corrected, q.unanswered].map(String),
    q.score === null ? "—" : percent(q.score),
  ]);
  const nil = status.nilReturns.map((n) => [named(n.library), recordKinds[n.kind][context.language], n.file]);
  const chase = status.chase.map((c) => [named(c.library), missingText(context, c), c.since]);
  return {
    schema: "period-status/1",
    json: { ...json, periodFindings: findings },
    lines: [
      words.heading(status.period),
      ...(findings.open + findings.answered === 0
        ? []
        : [words.findings({ ...findings, period: status.period })]),
      words.quality,
      ...shown(context, words.columns, quality),
      words.ours,
      "",
      ...(nil.length === 0 ? [] : [words.nil, ...shown(context, words.nilColumns, nil), ""]),
      words.chase,
      ...(chase.length === 0 ? [words.noChase] : shown(context, words.chaseColumns, chase)),
    ],
    needsPerson: chase.length > 0 || findings.open > 0,
  };
}

function shown(context: Context, heads: readonly string[], rows: readonly string[][]): string[] {
  const numbers = heads.length > 3 ? [1, 2, 3, 4, 5, 6] : [];
  const lines = table(
    heads.map((head, i) => ({ head, right: numbers.includes(i) })),
    rows.slice(0, SHOWN),
  );
  const cut = { shown: SHOWN, all: rows.length };
  return rows.length > SHOWN ? [...lines, statusWords[context.language].shown(cut)] : lines;
}

function missingText(context: Context, chase: Chase): string {
  const words = statusWords[context.language];
  if (chase.what === "files")
    return words.files(
      chase.kinds
        .map((kind) => {
          const company = kind === "courier-invoice" ? chase.companies?.join(", ") : undefined;
          return missingLabel(context.language, { kind, company });
        })
        .join("、"),
    );
  return chase.what === "rows" ? words.rows(chase.count) : words.answers(chase.count);
}

/** In tenths of a percent, cut and not rounded: 100.0 means that nothing was wrong. */
function percent(score: Score): string {
  const tenths = (BigInt(score.good) * 1000n) / BigInt(score.of);
  return `${tenths / 10n}.${tenths % 10n} %`;
}
