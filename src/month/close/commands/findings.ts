import { periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/print.ts";
import { FINDING_KINDS, type PeriodFinding, type StandingAnswer } from "../period-finding.ts";
import type { NilReturn } from "../steps/period-findings.ts";
import { findingsWords } from "../words/findings.ts";

const kindOption = {
  flags: "--kind <kind>",
  summary: {
    "zh-CN": `只限一类：${FINDING_KINDS.join(" ")}`,
    en: `one kind only: ${FINDING_KINDS.join(" ")}`,
  },
};

export const findingsCommand: CommandSpec = {
  usage: "findings [period]",
  summary: {
    "zh-CN": "账期的数据问题：待更正的行、未读的工作表和列、不符的合计、未报的文件，以及各自的答复",
    en: "what the files of a period leave open: rows, sheets, columns, totals, missing files, and the answers given",
  },
  options: [kindOption, options.library],
  run: listFindings,
  subcommands: [
    {
      usage: "answer <period> [ids...]",
      summary: {
        "zh-CN": "答复数据问题：说明为什么不再更正；记入关账清单。按编号，或按 --kind、--library",
        en: "answer findings: why they stay as they are, kept in the closing record; by id, or by --kind and --library",
      },
      options: [
        options.reason,
        kindOption,
        options.library,
        {
          flags: "--withdraw",
          summary: { "zh-CN": "撤回先前的答复", en: "withdraw an earlier answer" },
        },
        options.dryRun,
      ],
      run: answerThem,
    },
  ],
};

async function listFindings(context: Context, input: Input): Promise<Answer> {
  const { readPeriodFindings } = await import("../steps/period-findings.ts");
  const { read } = await context.store();
  const isChosen = await chooserIn(context, input);
  const states = (await read.periods()).filter((p) => p.closedAt === null);
  const periods = input.arg(0) === "" ? states.map((p) => p.period) : [input.arg(0)];
  const listed = [];
  for (const period of periods.map(periodOf)) {
    const { findings, answered, nilReturns } = await readPeriodFindings(read, { period });
    const answers = new Map(answered.map((f) => [f.id, f.answer]));
    const chosen = findings.filter(isChosen).map((f) => ({ ...f, answer: answers.get(f.id) ?? null }));
    listed.push({ period: period.id, findings: chosen, nilReturns });
  }
  const open = listed.flatMap((p) => p.findings).filter((f) => f.answer === null);
  return {
    schema: "findings/1",
    json: { periods: listed, open: open.length },
    lines: await listLines(context, listed),
    needsPerson: open.length > 0,
  };
}

interface Listed {
  readonly period: string;
  readonly findings: readonly (PeriodFinding & { answer: StandingAnswer | null })[];
  readonly nilReturns: readonly NilReturn[];
}

async function listLines(context: Context, listed: readonly Listed[]): Promise<string[]> {
  const words = findingsWords[context.language];
  const named = await libraryNames(context);
  const whose = (library: string | null): string => (library === null ? words.nobody : named(library));
  const lines = listed.flatMap(({ period, findings, nilReturns }): string[] => {
    const open = findings.filter((f) => f.answer === null);
    const rows = open.map((f) => [f.id, whose(f.about.library), words.what(f)]);
    const heads = words.columns.map((head) => ({ head }));
    return [
      words.heading({ period, open: open.length, answered: findings.length - open.length }),
      ...(rows.length === 0 ? [] : table(heads, rows)),
      ...findings.flatMap((f) =>
        f.answer === null
          ? []
          : [words.answered({ ...f.answer, whose: whose(f.about.library), what: words.what(f) })],
      ),
      ...nilReturns.map(({ library, kind, file }) => words.nil({ whose: whose(library), kind, file })),
      ...(open.length === 0 ? [] : [words.next(period)]),
    ];
  });
  return lines.length === 0 ? [words.noPeriod] : lines;
}

async function answerThem(context: Context, input: Input): Promise<Answer> {
  const { answerFindings } = await import("../steps/answer-findings.ts");
  const ids = input.list(1);
  const isWithdrawn = input.flag("withdraw");
  if (isWithdrawn) input.requireNone(["--reason"], "--withdraw");
  if (ids.length > 0) input.requireNone(["--kind", "--library"], ids.join(" "));
  const isByChoice = input.text("kind") !== undefined || input.text("library") !== undefined;
  if (ids.length === 0 && !isByChoice) refuse("flag-must-be-given", { flag: "--kind" });
  const reason = input.reason("reason") ?? null;
  if (reason === null && !isWithdrawn) refuse("flag-must-be-given", { flag: "--reason" });
  const answered = await answerFindings({
    ...{ store: await context.store(), period: input.arg(0), reason },
    chosen: { ids, matches: await chooserIn(context, input) },
    ...{ action: context.action(), dryRun: input.flag("dryRun") },
  });
  const words = findingsWords[context.language];
  const { id: period } = periodOf(input.arg(0));
  return {
    schema: "findings-answer/1",
    json: { period, reason, findings: answered },
    lines: answered.map((f) => words.done({ id: f.id, what: words.what(f), isWithdrawn })),
  };
}

/** By --kind and --library; everything where neither is given. */
async function chooserIn(context: Context, input: Input): Promise<(finding: PeriodFinding) => boolean> {
  const kind = input.choice("kind", "--kind", FINDING_KINDS);
  const typed = input.text("library");
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const { read } = await context.store();
  const library = typed === undefined ? undefined : await libraryOf(read, typed);
  return (f) =>
    (kind === undefined || f.kind === kind) && (library === undefined || f.about.library === library);
}
