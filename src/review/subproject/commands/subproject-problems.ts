/** balis subproject problem, solved, problems: the register of what checks found and what was done about it. */

import { daysBetween } from "../../../core/day.ts";
import { refuse } from "../../../core/refusal.ts";
import { type Language, term } from "../../../core/words/language.ts";
import { dayOn, moneyOptions } from "../../../month/ledger/commands/payment.ts";
import { dayOfFlag, evidenceOf } from "../../../registry/commands/registry-input.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { type FoundProblem, standingProblems } from "../checks/rectification.ts";
import { ACTORS, CHECK_KINDS } from "../move.ts";
import { rectificationWords } from "../words/rectification.ts";
import { actors, checkKinds } from "../words/subproject-terms.ts";

const documentOption = {
  flags: "--document <number>",
  summary: { "zh-CN": "文号", en: "the document's number" },
};

export const problemCommand: CommandSpec = {
  usage: "problem <id>",
  summary: {
    "zh-CN": "登记检查发现、要求整改的问题（写错的用 --withdraw 撤回）",
    en: "record a problem that a check found (--withdraw one that was entered by mistake)",
  },
  examples: [
    term(
      "subproject problem 2019-dd --check midterm --text 支出凭证缺两张 --due 2019-08-31 --document 样例中检1号 --on 2019-07-18",
      'subproject problem 2019-dd --check midterm --text "two vouchers are missing" --due 2019-08-31 --document "Sample check no. 1" --on 2019-07-18',
    ),
  ],
  options: [
    {
      flags: "--check <check>",
      choices: CHECK_KINDS,
      summary: { "zh-CN": "midterm、acceptance、evaluation", en: "midterm, acceptance or evaluation" },
    },
    { flags: "--text <text>", summary: { "zh-CN": "问题", en: "the problem" } },
    { flags: "--due <day>", summary: { "zh-CN": "整改期限", en: "the day it is due" } },
    {
      flags: "--by <actor>",
      choices: ACTORS,
      summary: {
        "zh-CN": "谁提出：bmc（默认）、experts、bmec …",
        en: "who asks for it: bmc (by default), experts, bmec, …",
      },
    },
    ...[documentOption, moneyOptions.on],
    {
      flags: "--withdraw <number>",
      summary: { "zh-CN": "撤回登记错的一项", en: "withdraw one that was entered by mistake" },
    },
    ...[options.reason, options.dryRun],
  ],
  run: async (context, input) => {
    const { recordProblem, withdrawProblem } = await import("../steps/rectify-problems.ts");
    const words = rectificationWords[context.language];
    const about = await recording(context, input);
    const withdrawn = input.text("withdraw");
    if (withdrawn !== undefined) {
      const said = {
        number: numberOf("--withdraw", withdrawn),
        reason: input.required("reason", "--reason").trim(),
      };
      if (said.reason === "") refuse("flag-must-be-given", { flag: "--reason" });
      const made = await withdrawProblem({ ...about, said });
      return answer(made, about.dryRun, (p) => words.withdrawn(p));
    }
    const check =
      input.choice("check", "--check", CHECK_KINDS) ?? refuse("flag-must-be-given", { flag: "--check" });
    const made = await recordProblem({
      ...about,
      said: {
        ...{ check, problem: textOf(input), by: input.choice("by", "--by", ACTORS) ?? "bmc" },
        ...{ foundOn: dayOn(context, input), document: input.text("document") ?? "" },
        dueOn: dayOfFlag(input, "due", "--due") ?? refuse("flag-must-be-given", { flag: "--due" }),
      },
    });
    return answer(made, about.dryRun, (p) => words.found({ ...p, dueOn: made?.dueOn ?? "" }));
  },
};

export const solvedCommand: CommandSpec = {
  usage: "solved <id> <number>",
  summary: {
    "zh-CN": "登记一项问题的整改措施和完成日期",
    en: "record what was done about a problem, and when",
  },
  examples: [
    term(
      "subproject solved 2019-dd 1 --text 补齐两张凭证 --document 样例整改1号",
      'subproject solved 2019-dd 1 --text "both vouchers handed in" --document "Sample remedy no. 1"',
    ),
  ],
  options: [
    { flags: "--text <text>", summary: { "zh-CN": "整改措施", en: "what was done" } },
    ...[documentOption, options.evidence, moneyOptions.on],
    { flags: "--reopen", summary: { "zh-CN": "重新列为未完成", en: "it is open again" } },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { recordDone } = await import("../steps/rectify-problems.ts");
    const words = rectificationWords[context.language];
    const about = await recording(context, input);
    const on = dayOn(context, input);
    const isReopened = input.flag("reopen");
    const done = isReopened
      ? null
      : {
          ...{ on, measure: textOf(input), document: input.text("document") ?? "" },
          evidence: await evidenceOf(context, input),
        };
    const made = await recordDone({ ...about, said: { number: numberOf("number", input.arg(1)), done } });
    return answer(made, about.dryRun, (p) => (isReopened ? words.reopened(p) : words.done({ ...p, on })));
  },
};

export const problemsCommand: CommandSpec = {
  usage: "problems [id]",
  summary: {
    "zh-CN": "整改台账：问题、期限、完成情况（有逾期时退出码 1）",
    en: "the register of problems: due, solved, overdue (exit code 1 when one is overdue)",
  },
  examples: ["subproject problems", "subproject problems 2019-dd --on 2019-08-01"],
  options: [moneyOptions.on, ...listOptions],
  run: async (context, input) => {
    const { subProjectBooks } = await import("../steps/subproject-books.ts");
    const { read } = await context.store();
    const id = input.arg(0);
    const filter = id === "" ? {} : { subproject: (await subProjectBooks(read, id)).subproject.id };
    const on = dayOn(context, input);
    const problems = standingProblems(await read.subprojectProblems(filter));
    const words = rectificationWords[context.language];
    const rows = problems.map((p) => problemRow(p, on, context.language));
    const overdue = problems.filter((p) => p.done === null && p.dueOn < on);
    const [first] = problems.filter((p) => p.done === null);
    const columns = words.columns.map((head) => ({ head }));
    return {
      schema: "subproject-problems/1",
      table: { columns, rows },
      json: { on, problems, overdue: overdue.length },
      lines: [
        ...(rows.length === 0 ? [words.none] : table(columns, rows)),
        ...(first ? [words.next(first.subproject)] : []),
      ],
      needsPerson: overdue.length > 0,
    };
  },
};

function problemRow(p: FoundProblem, on: string, language: Language): string[] {
  const words = rectificationWords[language];
  const days = daysBetween({ from: p.dueOn, to: p.done?.on ?? on });
  const open = days > 0 ? words.late(days) : words.open(-days);
  const done = days > 0 ? words.doneLate(days) : words.doneInTime;
  return [
    ...[p.subproject, `${p.number}`, checkKinds[p.check][language], p.problem, actors[p.by][language]],
    ...[p.dueOn, p.done?.on ?? "", p.done === null ? open : done],
  ];
}

async function recording(context: Context, input: Input) {
  const dryRun = input.flag("dryRun");
  return { store: await context.store(), action: context.action(), dryRun, id: input.arg(0) };
}

function textOf(input: Input): string {
  const said = input.required("text", "--text").trim();
  return said === "" ? refuse("flag-must-be-given", { flag: "--text" }) : said;
}

function numberOf(flag: string, text: string): number {
  return /^[1-9]\d{0,5}$/.test(text)
    ? Number(text)
    : refuse("value-must-be-valid", { flag, text, allowed: "1, 2, …" });
}

function answer(
  problem: FoundProblem | null,
  dryRun: boolean,
  line: (p: { id: string; number: number }) => string,
): Answer {
  const lines = problem ? [line({ id: problem.subproject, number: problem.number })] : [];
  return { schema: "subproject-problem/1", json: { problem, dryRun }, lines };
}
