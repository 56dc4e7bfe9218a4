import { addUp } from "../../../core/list.ts";
import { periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { type Language, term } from "../../../core/words/language.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { tellingOf } from "../../../terminal/print.ts";
import { table } from "../../../terminal/table.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import type { StoredFile } from "../port.ts";
import type { CorrectedRows, ListedFile } from "../steps/file-story.ts";
import { stateOf } from "../steps/named-file.ts";
import type { WithdrawnFile } from "../steps/withdraw-file.ts";
import { fileWords } from "../words/file.ts";
import { importWords } from "../words/import.ts";
import { restingLines, showLines, stateText, withdrawnText } from "./file-lines.ts";

export const fileCommand: CommandSpec = {
  usage: "file",
  summary: {
    "zh-CN": "查看导入的文件，撤回误导入的文件",
    en: "list and show imported files, withdraw one that was a mistake",
  },
  subcommands: [
    {
      usage: "list [period]",
      summary: {
        "zh-CN": "列出导入的文件及其编号和状态；给出账期时只列该账期的",
        en: "list imported files with their numbers and states; of one period if it is given",
      },
      examples: ["file list 2019-05"],
      options: listOptions,
      run: listFiles,
    },
    {
      usage: "show <file>",
      summary: {
        "zh-CN": "一个文件（编号或文件名）的回执、问题、更正，以及以它为依据的对账和结算",
        en: "one file (its number or name): receipt, problems, corrections, and what rests on it",
      },
      examples: ["file show 3", "file show 10001-2019-05.xlsx"],
      run: showFile,
    },
    {
      usage: "withdraw <file>",
      summary: {
        "zh-CN": "撤回一个文件（编号或文件名）：不再计入，历史保留；关账后不能撤回",
        en: "withdraw a file (its number or name): it no longer counts, its history stays; not after the close",
      },
      examples: [
        term(
          "file withdraw 3 --reason 账期有误 --dry-run",
          'file withdraw 3 --reason "wrong period" --dry-run',
        ),
      ],
      options: [
        options.reason,
        {
          flags: "--bring-back",
          summary: {
            "zh-CN": "被它替换的先前文件重新计入",
            en: "the earlier files that it replaced count again",
          },
        },
        {
          flags: "--leave-empty",
          summary: {
            "zh-CN": "被它替换的先前文件也不计入",
            en: "the earlier files that it replaced do not count either",
          },
        },
        options.dryRun,
      ],
      run: withdraw,
    },
  ],
};

async function listFiles(context: Context, input: Input): Promise<Answer> {
  const { listedFiles } = await import("../steps/file-story.ts");
  const { language } = context;
  const words = fileWords[language];
  const { read } = await context.store();
  const period = input.arg(0) === "" ? null : periodOf(input.arg(0));
  const listed = await listedFiles(read, period);
  const count = (state: string): number => addUp(listed, ({ file }) => (stateOf(file) === state ? 1 : 0));
  const counts = { counts: count("counts"), replaced: count("replaced"), withdrawn: count("withdrawn") };
  const heads = words.columns.map((head, i) => ({ head, right: [0, 4, 5].includes(i) }));
  const rows = listed.map((of) => rowOf(language, of));
  const [head = "", ...lines] = table(heads, rows);
  return {
    schema: "file-list/1",
    table: { columns: heads, rows },
    json: {
      period: period?.id ?? null,
      files: listed.map(({ file, waiting }) => ({ ...file, state: stateOf(file), waiting })),
    },
    lines:
      listed.length === 0
        ? [commonWords[language].nothing]
        : [
            head,
            ...listed.flatMap(({ file }, i) => [lines[i] ?? "", ...withdrawnText(language, file)]),
            words.listed({ files: listed.length, ...counts }),
          ],
  };
}

function rowOf(language: Language, { file, waiting }: ListedFile): string[] {
  const { number, kind, library, period, lateFor, receipt, name } = file;
  const words = fileWords[language];
  return [
    `${number}`,
    // The key is as long as the Chinese term; the English one fills half a line.
    language === "en" ? kind : recordKinds[kind][language],
    library ?? "—",
    lateFor === null ? period : words.late({ period, lateFor }),
    ...[`${receipt.taken}`, `${waiting}`],
    ...[stateText(language, file), name],
  ];
}

async function showFile(context: Context, input: Input): Promise<Answer> {
  const { fileStory } = await import("../steps/file-story.ts");
  const { fileNamed } = await import("../steps/named-file.ts");
  const { read } = await context.store();
  const story = await fileStory(read, await fileNamed(read, input.arg(0)));
  const { file, receipt, sheets, totals, resting, attendance, spending } = story;
  const rows = (of: CorrectedRows) => ({ ...briefly(of.file), rows: of.rows });
  return {
    schema: "file-show/1",
    json: {
      file: { ...file, state: stateOf(file), waiting: receipt.waiting },
      sheets,
      totals,
      problems: story.findings,
      rowProblems: story.rowFindings,
      correctedBy: story.correctedBy.map(rows),
      corrects: story.corrects.map(rows),
      replaced: story.replaced.map(briefly),
      replacedBy: story.replacedBy && briefly(story.replacedBy),
      resting: { ...resting, attendance, spending },
    },
    lines: showLines(await tellingOf(context), story),
  };
}

const briefly = ({ number, name }: StoredFile) => ({ number, name });

async function withdraw(context: Context, input: Input): Promise<Answer> {
  const { withdrawFile } = await import("../steps/withdraw-file.ts");
  const reason = input.reason("reason") ?? refuse("flag-must-be-given", { flag: "--reason" });
  if (input.flag("bringBack")) input.requireNone(["--leave-empty"], "--bring-back");
  const earlier = input.flag("bringBack") ? "bring-back" : input.flag("leaveEmpty") ? "leave-empty" : null;
  const made = await withdrawFile({
    ...{ store: await context.store(), text: input.arg(0), reason, earlier },
    ...{ action: context.action(), dryRun: input.flag("dryRun") },
  });
  const { file, corrections, restored, bringsBack, resting, again, findings } = made;
  return {
    schema: "file-withdraw/1",
    json: {
      file: { ...briefly(file), sha256: file.sha256, period: file.period, taken: file.receipt.taken },
      reason,
      corrections: corrections.map((c) => ({ ...briefly(c.file), rows: c.rows })),
      restored,
      earlier: made.earlier.map((f) => ({ ...briefly(f), counts: bringsBack })),
      resting,
      again,
    },
    lines: withdrawLines(context.language, made),
    findings,
  };
}

function withdrawLines(language: Language, made: WithdrawnFile): string[] {
  const words = fileWords[language];
  const { file, corrections, restored, earlier, bringsBack, resting, again } = made;
  const { kind, period, receipt } = file;
  const library = file.library ?? importWords[language].allLibraries;
  const about = words.about({ kind: recordKinds[kind][language], library, period });
  const rowsOf = (f: StoredFile) => ({ ...briefly(f), rows: f.receipt.taken });
  return [
    words.done({ file: words.named(file), about, rows: receipt.taken }),
    ...corrections.map((c) => words.leaves({ ...briefly(c.file), rows: c.rows })),
    ...(restored > 0 ? [words.restored(restored)] : []),
    ...earlier.map((f) => (bringsBack ? words.returns(rowsOf(f)) : words.staysOut(f))),
    ...restingLines(language, resting),
    ...(again.length === 0
      ? []
      : [words.again({ period, reconcile: again.includes("reconcile"), settle: again.includes("settle") })]),
  ];
}
