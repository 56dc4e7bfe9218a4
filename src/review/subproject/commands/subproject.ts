import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { type Language, term } from "../../../core/words/language.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { requiredDay } from "../../../registry/commands/registry-input.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { percentText } from "../funds.ts";
import { LIFE_CYCLE, type MoveRule } from "../lifecycle.ts";
import { FUND_RULES } from "../subproject.ts";
import { subProjectWords } from "../words/subproject.ts";
import { actors, checkStages, moveNames, stages } from "../words/subproject-terms.ts";
import { subProjectLines } from "./show-subproject.ts";
import { accountsCommand } from "./subproject-accounts.ts";
import { expertsCommand, scoresCommand } from "./subproject-experts.ts";
import { receiveCommand, subProjectBudgetCommand } from "./subproject-funds.ts";
import { spendCommand, spendingCommand } from "./subproject-money.ts";
import { dueCommand, moveCommand, undoCommand } from "./subproject-move.ts";
import { planCommand } from "./subproject-plan.ts";
import { problemCommand, problemsCommand, solvedCommand } from "./subproject-problems.ts";

export const subProjectCommand: CommandSpec = {
  usage: "subproject",
  summary: {
    "zh-CN": "子项目：从申报到总验收，期限、预算和支出",
    en: "sub-projects: from application to final acceptance, deadlines, budget and spending",
  },
  subcommands: [
    {
      usage: "add <id>",
      summary: {
        "zh-CN": "登记子项目，如 2019-dd（签协议前可再登记以更正）",
        en: "register a sub-project, e.g. 2019-dd (again to correct it, until its agreement is signed)",
      },
      examples: [
        term(
          "subproject add 2019-dd --name 文献传递 --rule central --libraries 10002,10013 --from 2019-01-01 --to 2019-12-15",
          'subproject add 2019-dd --name "Document delivery" --rule central --libraries 10002,10013 --from 2019-01-01 --to 2019-12-15',
        ),
      ],
      options: [
        { flags: "--name <name>", summary: { "zh-CN": "名称", en: "name in Chinese" } },
        { flags: "--name-en <name>", summary: { "zh-CN": "英文名称", en: "name in English" } },
        {
          flags: "--finance-code <code>",
          summary: { "zh-CN": "财务系统的项目编码", en: "its code in the finance system" },
        },
        {
          flags: "--rule <rule>",
          choices: FUND_RULES,
          summary: {
            "zh-CN": "资金管理办法：central 央属高校共建，municipal 市属高校",
            en: "whose money: central or municipal universities",
          },
        },
        {
          flags: "--libraries <codes>",
          summary: { "zh-CN": "参建馆，用逗号分开", en: "participating libraries, separated by commas" },
        },
        { flags: "--from <day>", summary: { "zh-CN": "建设周期第一天", en: "first day of the cycle" } },
        { flags: "--to <day>", summary: { "zh-CN": "建设周期最后一天", en: "last day of the cycle" } },
        options.dryRun,
      ],
      run: add,
    },
    {
      usage: "list [year]",
      summary: { "zh-CN": "列出子项目、阶段和执行率", en: "list sub-projects, their stages and rates" },
      examples: ["subproject list"],
      options: listOptions,
      run: list,
    },
    {
      usage: "show <id>",
      summary: {
        "zh-CN": "一个子项目的全部历史、检查、资金和下一步",
        en: "the whole history, reviews, funds and next steps",
      },
      examples: ["subproject show 2019-dd"],
      run: async (context, input) => {
        const { subProjectBooks } = await import("../steps/subproject-books.ts");
        const books = await subProjectBooks((await context.store()).read, input.arg(0));
        const lines = subProjectLines(books, context.language, await libraryNames(context));
        const { subproject, moves, undone, state, funds } = books;
        return { schema: "subproject-show/1", json: { subproject, state, moves, undone, funds }, lines };
      },
    },
    {
      usage: "moves",
      summary: {
        "zh-CN": "全部步骤：从哪里到哪里、由谁、必须写明什么",
        en: "all steps: from, to, by whom, what is required",
      },
      examples: ["subproject moves"],
      options: listOptions,
      run: async (context) => {
        const columns = subProjectWords[context.language].moveColumns.map((head) => ({ head }));
        const rows = LIFE_CYCLE.map((rule) => moveRow(rule, context.language));
        return {
          schema: "subproject-moves/1",
          table: { columns, rows },
          json: { moves: LIFE_CYCLE },
          lines: table(columns, rows),
        };
      },
    },
    moveCommand,
    undoCommand,
    dueCommand,
    subProjectBudgetCommand,
    receiveCommand,
    accountsCommand,
    planCommand,
    problemCommand,
    solvedCommand,
    problemsCommand,
    expertsCommand,
    scoresCommand,
    spendCommand,
    spendingCommand,
  ],
};

function moveRow(rule: MoveRule, language: Language): string[] {
  const labels: Record<string, { "zh-CN": string; en: string }> = rule.of === "main" ? stages : checkStages;
  const label = (stage: string): string => labels[stage]?.[language] ?? stage;
  const needs = rule.needs.flatMap((n) =>
    n === "midterm-on" ? ["midterm-on", "acceptance-on", "evaluation-on"] : [n],
  );
  return [
    ...[rule.move, moveNames[rule.move][language], rule.from.map(label).join(" / ")],
    ...[rule.to === null ? "…" : label(rule.to), rule.by.map((a) => actors[a][language]).join(" / ")],
    needs.map((need) => `--${need}`).join(" "),
  ];
}

async function add(context: Context, input: Input): Promise<Answer> {
  const { addSubProject } = await import("../steps/move-subproject.ts");
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const store = await context.store();
  const dryRun = input.flag("dryRun");
  const id = input.arg(0).trim().toLowerCase();
  const nameZh = input.required("name", "--name").trim();
  const typed = input.required("libraries", "--libraries").split(/[,，、]/);
  const libraries = new Set<string>();
  for (const text of typed) if (text.trim() !== "") libraries.add(await libraryOf(store.read, text.trim()));
  if (libraries.size === 0) refuse("flag-must-be-given", { flag: "--libraries" });
  const subproject = {
    ...{
      id,
      nameZh,
      nameEn: input.text("nameEn")?.trim() ?? "",
      financeCode: input.text("financeCode")?.trim() ?? "",
    },
    fundRule: input.choice("rule", "--rule", FUND_RULES) ?? refuse("flag-must-be-given", { flag: "--rule" }),
    libraries: [...libraries].sort(),
    ...{ from: requiredDay(input, "from", "--from"), to: requiredDay(input, "to", "--to") },
  };
  const { added } = await addSubProject({ store, action: context.action(), dryRun, subproject });
  const words = subProjectWords[context.language];
  return {
    schema: "subproject-add/1",
    json: { subproject, added, dryRun },
    lines: [added > 0 ? words.added(id) : words.same],
  };
}

async function list(context: Context, input: Input): Promise<Answer> {
  const { allSubProjectBooks } = await import("../steps/subproject-books.ts");
  const { language } = context;
  const { read } = await context.store();
  const all = await allSubProjectBooks(read, input.arg(0) === "" ? null : input.arg(0));
  const words = subProjectWords[language];
  const rows = all.map(({ subproject: s, state, funds }) => [
    ...[s.id, language === "en" && s.nameEn !== "" ? s.nameEn : s.nameZh, stages[state.stage][language]],
    ...[state.contractor ?? "", state.grantedFen === null ? "" : formatYuan(state.grantedFen)],
    ...[formatYuan(funds.total.fullYearFen), formatYuan(funds.total.executedFen)],
    percentText(funds.total.rateOfFullYear),
  ]);
  const columns = words.listColumns.map((head, i) => ({ head, right: i > 3 }));
  return {
    schema: "subproject-list/1",
    table: { columns, rows },
    json: { subprojects: all.map(({ subproject, state, funds }) => ({ subproject, state, funds })) },
    lines: rows.length === 0 ? [words.none] : table(columns, rows),
  };
}
