import { by } from "../../../core/list.ts";
import { firstDayOf, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import { heldLines, openHeldOf } from "../../courier/commands/held.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { importWords } from "../../import/words/import.ts";
import { FINDING_KINDS, holdsClose, type PeriodFinding, type StandingAnswer } from "../period-finding.ts";
import type { CloseReads } from "../port.ts";
import type { PeriodFindings } from "../steps/period-findings.ts";
import { findingsWords } from "../words/findings.ts";

const kindOption = {
  flags: "--kind <kind>",
  choices: FINDING_KINDS,
  summary: {
    "zh-CN": `只限一类：${FINDING_KINDS.join(" ")}`,
    en: `one kind only: ${FINDING_KINDS.join(" ")}`,
  },
};

export const findingsCommand: CommandSpec = {
  usage: "findings [period]",
  summary: {
    "zh-CN":
      "账期的数据问题：待更正的行、未读的工作表和列、不符的合计、待核对的备注、未答复的物流账单、应报未报的文件，以及各自的答复（默认各未关账的账期）",
    en: "what the files of a period leave open: rows, sheets, columns, totals, remarks, courier bills not answered, files not received, and the answers given (all open periods by default)",
  },
  examples: ["findings", "findings 2019-05"],
  options: [kindOption, options.library, ...listOptions],
  run: listFindings,
  subcommands: [
    {
      usage: "answer <period> [ids...]",
      summary: {
        "zh-CN":
          "答复数据问题：说明为什么不再更正；妨碍关账的，答复记入关账清单。按编号，或按 --kind、--library",
        en: "answer findings: why they stay as they are; answers to those that hold the close are kept in the closing record; by id, or by --kind and --library",
      },
      examples: [
        term(
          "findings answer 2019-05 3-rows --reason 该馆来函，此行不报",
          'findings answer 2019-05 3-rows --reason "the library writes that this row is not reported"',
        ),
        term(
          "findings answer 2019-05 --kind rows --library 10002 --reason 该馆来函，此行不报",
          'findings answer 2019-05 --kind rows --library 10002 --reason "the library writes that this row is not reported"',
        ),
      ],
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
  const { requireBegun } = await import("../../import/steps/periods.ts");
  const { tellHeld } = await import("../../courier/steps/open-held.ts");
  const { read } = await context.store();
  const isChosen = await chooserIn(context, input);
  const periods = input.arg(0) === "" ? await openPeriods(read) : [input.arg(0)];
  const listed: Listed[] = [];
  for (const period of periods.map(periodOf)) {
    const { findings, answered, closed, nilReturns } = await readPeriodFindings(read, { period });
    if (findings.length === 0) await requireBegun(read, period.id);
    const answers = new Map(answered.map((f) => [f.id, f.answer]));
    const chosen = findings
      .filter(isChosen)
      .map((f) => ({ ...f, holdsClose: holdsClose(f), answer: answers.get(f.id) ?? null }));
    listed.push({ period: period.id, closed, findings: chosen, nilReturns });
  }
  // Of closed months, too: what is held of courier bills is answered in an open one.
  const isAll =
    input.arg(0) === "" && input.text("kind") === undefined && input.text("library") === undefined;
  const held = isAll ? await tellHeld(read, await openHeldOf(read)) : [];
  // Nobody can answer for a closed month any more.
  const open = listed.flatMap((p) => (p.closed ? [] : p.findings)).filter((f) => f.answer === null);
  const whose = await nameOfWhose(context);
  return {
    schema: "findings/1",
    table: listTable(context, listed, whose),
    json: { periods: listed, open: open.length, ...(isAll ? { held } : {}) },
    lines: [
      ...listLines(context, listed, whose),
      ...(held.length === 0 ? [] : heldLines(held, context.language)),
    ],
    needsPerson: open.length > 0,
  };
}

/** Also those that have nothing to settle. By first day. */
async function openPeriods(read: ImportReads & CloseReads): Promise<string[]> {
  const closed = new Set((await read.closes()).map((c) => c.period));
  const ofFiles = (await read.files()).filter(stands).map((f) => f.period);
  const known = new Set([...(await read.periods()).map((p) => p.period), ...ofFiles]);
  return [...known].filter((id) => !closed.has(id)).sort(by((id) => [firstDayOf(id), id]));
}

interface Listed extends Pick<PeriodFindings, "closed" | "nilReturns"> {
  readonly period: string;
  readonly findings: readonly (PeriodFinding & { holdsClose: boolean; answer: StandingAnswer | null })[];
}

type Whose = (about: { library: string | null; file?: string }) => string;

async function nameOfWhose(context: Context): Promise<Whose> {
  const named = await libraryNames(context);
  return (about) => {
    const ofAll = importWords[context.language].allLibraries;
    const nobody = about.file === undefined ? findingsWords[context.language].nobody : ofAll;
    return about.library === null ? nobody : named(about.library);
  };
}

/** Of all periods, with those that are answered. */
function listTable(context: Context, listed: readonly Listed[], whose: Whose): ListTable {
  const words = findingsWords[context.language];
  const rows = listed.flatMap(({ period, findings }) =>
    findings.map((f) => [
      ...[period, f.id, whose(f.about), words.what(f), f.holdsClose ? words.yes : words.no],
      ...[f.answer === null ? "" : f.answer.reason, f.answer === null ? "" : f.answer.by],
    ]),
  );
  return { columns: words.listColumns.map((head) => ({ head })), rows };
}

function listLines(context: Context, listed: readonly Listed[], whose: Whose): string[] {
  const words = findingsWords[context.language];
  const lines = listed.flatMap(({ period, closed, findings, nilReturns }): string[] => {
    const open = findings.filter((f) => f.answer === null);
    const what = (f: Listed["findings"][number]): string =>
      f.holdsClose ? words.what(f) : words.holdsNothing(words.what(f));
    const rows = open.map((f) => [f.id, whose(f.about), what(f)]);
    const heads = words.columns.map((head) => ({ head }));
    return [
      words.heading({ period, closed, open: open.length, answered: findings.length - open.length }),
      ...(rows.length === 0 ? [] : table(heads, rows)),
      ...findings.flatMap((f) =>
        f.answer === null ? [] : [words.answered({ ...f.answer, whose: whose(f.about), what: what(f) })],
      ),
      ...nilReturns.map((nil) => words.nil({ ...nil, whose: whose(nil) })),
      ...(open.length === 0 || closed ? [] : [words.next(period)]),
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
  const { id: period } = periodOf(input.arg(0));
  const isByChoice = input.text("kind") !== undefined || input.text("library") !== undefined;
  if (ids.length === 0 && !isByChoice)
    refuse("findings-must-be-chosen", { period, isWithdrawal: isWithdrawn });
  const reason = input.reason("reason") ?? null;
  if (reason === null && !isWithdrawn) refuse("flag-must-be-given", { flag: "--reason" });
  const given = await answerFindings({
    ...{ store: await context.store(), period, reason },
    chosen: { ids, matches: await chooserIn(context, input) },
    ...{ action: context.action(), dryRun: input.flag("dryRun") },
  });
  const words = findingsWords[context.language];
  return {
    schema: "findings-answer/1",
    json: { period, reason, answered: given.map(({ finding, ...so }) => ({ ...finding, ...so })) },
    lines: given.map(({ finding, isAlreadySo }) =>
      words.done({ id: finding.id, what: words.what(finding), isWithdrawn, isAlreadySo }),
    ),
  };
}

/** By --kind and --library; everything where neither is given, which only the list allows. */
async function chooserIn(context: Context, input: Input): Promise<(finding: PeriodFinding) => boolean> {
  const kind = input.choice("kind", "--kind", FINDING_KINDS);
  const typed = input.text("library");
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const { read } = await context.store();
  const library = typed === undefined ? undefined : await libraryOf(read, typed);
  return (f) =>
    (kind === undefined || f.kind === kind) && (library === undefined || f.about.library === library);
}
