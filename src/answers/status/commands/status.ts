import type { Finding } from "../../../core/finding.ts";
import { periodOf } from "../../../core/period.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import { heldCountLines, openHeldOf } from "../../../month/courier/commands/held.ts";
import { heldCount } from "../../../month/courier/courier-answer.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import { peopleWords } from "../../../people/words/people.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions } from "../../../terminal/options.ts";
import { wrapped } from "../../../terminal/wrap.ts";
import type { NextStep } from "../steps/next-step.ts";
import { overviewWords } from "../words/overview.ts";
import { boardLines, boardTable, monthJson } from "./board-lines.ts";
import { statusOfPeriod } from "./month-status.ts";

export const statusCommand: CommandSpec = {
  usage: "status [period]",
  summary: {
    "zh-CN": "各账期做到了哪一步、还缺什么、哪些差异何时到期；给出账期时，列出各馆数据质量和催报清单",
    en: "where each period stands, what is missing, what is due when; for one period: data quality and reminders to send",
  },
  examples: ["status", "status --format csv", "status 2019-05"],
  options: [
    { flags: "--all", summary: { "zh-CN": "已关账的账期也逐月列出", en: "closed periods one by one, too" } },
    ...listOptions,
  ],
  run: (context, input) =>
    input.arg(0) === "" ? statusOfBooks(context, input) : statusOfPeriod(context, input.arg(0)),
};

async function statusOfBooks(context: Context, input: Input): Promise<Answer> {
  const { read } = await context.store();
  const { readBoard } = await import("../steps/read-board.ts");
  const board = await readBoard(read, context.action());
  const [libraries, rules, closes] = [await read.libraries(), await read.rules(), await read.closes()];
  const words = overviewWords[context.language];
  const counts = { libraries: libraries.length, rules: rules.length, closes: closes.length };
  const held = await openHeldOf(read);
  const { readCheckMode } = await import("../../../people/steps/read-check-mode.ts");
  const mode = await readCheckMode(read);
  const { nextStep } = await import("../steps/next-step.ts");
  const next = await nextStep({ read, periods: board.months, mode });
  const { nextOf, obstacleLines, obstacles } = await import("../../doctor/commands/in-the-way.ts");
  const before = next && (STEPS_STOPPED[next.step] ?? null);
  const found = await obstacles(context, { ...(next && { period: periodOf(next.period) }), before });
  const missing = await missingIn(context, found.findings);
  const { samplesIn } = await import("../../doctor/version-areas.ts");
  const samples = samplesIn({ rules, period: found.period });
  const step = stepText(context, {
    next,
    remedy: await nextOf(context, found),
    isNew: board.months.length === 0,
    following: await following(read, board.months),
  });
  const { cases, due } = board;
  const lines = [
    ...(await obstacleLines(context, found)),
    ...(step === null ? [] : [words.next(step)]),
    words.counts(counts),
    ...(await boardLines(context, { board, samples, all: input.flag("all") })),
    ...heldCountLines(held, context.language),
    ...(mode === "unregistered" ? [] : [peopleWords[context.language].mode[mode]]),
  ];
  return {
    schema: "status/1",
    json: {
      ...{ ...counts, periods: board.months.map(monthJson), next, missing, mode },
      ...{ held: heldCount(held), cases, due, samples: samples.map(ruleName) },
    },
    table: boardTable(context, board),
    lines: lines.flatMap((line) => wrapped(line, context.io.columns ?? Number.POSITIVE_INFINITY)),
  };
}

async function missingIn(context: Context, findings: readonly Finding[]) {
  if (findings.length === 0) return [];
  const sentenceOf = await context.sentences();
  return findings.map((f) => ({ code: f.code, message: sentenceOf(context.language, f).what }));
}

/** Steps that would be refused, and what for. */
const STEPS_STOPPED: Readonly<Record<string, "settle" | "close">> = {
  settle: "settle",
  approve: "close",
  close: "close",
};

/** The remedy comes first where the step would be refused without it. */
/** The period after the last, once all are closed. */
async function following(
  read: ImportReads & CloseReads,
  months: readonly { period: string; closedAt: string | null }[],
): Promise<string | null> {
  const last = months.at(-1);
  if (last === undefined || months.some((m) => m.closedAt === null)) return null;
  const { nextOpenPeriod } = await import("../../../month/import/steps/periods.ts");
  return (await nextOpenPeriod(read, periodOf(last.period))).id;
}

function stepText(
  context: Context,
  of: { next: NextStep | null; remedy: string | null; isNew: boolean; following: string | null },
): string | null {
  const words = overviewWords[context.language];
  const { next, remedy } = of;
  if (next === null && of.following !== null) return remedy ?? words.toImportOf(of.following);
  if (next === null) return remedy ?? (of.isNew ? words.toImport : null);
  return next.step in STEPS_STOPPED && remedy !== null ? remedy : words.step(next);
}
