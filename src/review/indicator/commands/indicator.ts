import { dayInShanghai } from "../../../core/day.ts";
import { labelOf } from "../../../core/words/language.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { figureOf } from "../value.ts";
import { indicatorWords } from "../words/indicator.ts";
import { indicatorUnits, scopes } from "../words/indicator-terms.ts";
import { assessCommand } from "./indicator-assess.ts";
import { evaluateCommand } from "./indicator-evaluate.ts";
import { exactJson, indicatorOptions, libraryAsked } from "./indicator-options.ts";
import { evidenceCommand, importCommand, recordCommand } from "./indicator-record.ts";
import { monitorCommand, scoreCommand } from "./indicator-score.ts";
import { surveyCommand } from "./indicator-survey.ts";
import { targetCommand } from "./indicator-target.ts";
import { definitionLines, figureIn, formulaIn, nameIn, valueLines, windowIn } from "./show-indicator.ts";

const { year, window } = indicatorOptions;

export const indicatorCommand: CommandSpec = {
  usage: "indicator",
  summary: {
    "zh-CN": "指标：定义、数值、佐证，绩效目标和自评得分，服务评估",
    en: "indicators: definitions, values, supporting documents, targets and scores, service evaluation",
  },
  subcommands: [
    {
      usage: "list",
      summary: { "zh-CN": "列出生效的指标定义", en: "the definitions in force" },
      examples: ["indicator list"],
      options: listOptions,
      run: list,
    },
    {
      usage: "show <key>",
      summary: { "zh-CN": "一个指标的完整定义", en: "one definition in full" },
      examples: ["indicator show dd-fill-rate-of-all"],
      run: async (context, input) => {
        const { indicatorIn } = await import("../steps/indicator-values.ts");
        const { rule, day } = await inForceToday(context);
        const indicator = indicatorIn(rule, { key: input.arg(0), day });
        return {
          schema: "indicator-show/1",
          json: { indicator, definition: ruleName(rule), hash: rule.hash, notice: rule.notice },
          lines: definitionLines(context.language, indicator, rule),
        };
      },
    },
    {
      usage: "value <key>",
      summary: {
        "zh-CN": "一个指标在一个窗口的数值和依据",
        en: "the value of a window, and what it rests on",
      },
      examples: ["indicator value dd-fill-rate-of-all --year 2019"],
      options: [year, window, options.library],
      run: value,
    },
    recordCommand,
    importCommand,
    evidenceCommand,
    targetCommand,
    assessCommand,
    surveyCommand,
    scoreCommand,
    monitorCommand,
    evaluateCommand,
  ],
};

async function inForceToday(context: Context) {
  const { indicatorRule } = await import("../steps/indicator-values.ts");
  const { read } = await context.store();
  const day = dayInShanghai(context.action().at) ?? "";
  return { rule: await indicatorRule(read, day), day };
}

async function list(context: Context): Promise<Answer> {
  const { rule } = await inForceToday(context);
  const { language } = context;
  const rows = rule.body.indicators.map((i) => [
    ...[i.key, nameIn(language, i), labelOf(language, indicatorUnits, i.unit), formulaIn(language, i)],
    scopes[i.scope][language],
    i.formula.kind === "typed" ? "—" : i.formula.basis,
    windowIn(language, i),
  ]);
  const columns = indicatorWords[language].listColumns.map((head) => ({ head }));
  return {
    schema: "indicator-list/1",
    json: { definition: ruleName(rule), hash: rule.hash, indicators: rule.body.indicators },
    table: { columns, rows },
    lines: table(columns, rows),
  };
}

async function value(context: Context, input: Input): Promise<Answer> {
  const { indicatorValue } = await import("../steps/indicator-values.ts");
  const { read } = await context.store();
  const library = await libraryAsked(context, input);
  const asked = { key: input.arg(0), year: input.text("year"), window: input.text("window"), library };
  const found = await indicatorValue(read, asked);
  const { indicator, automatic, typed, earlier } = found;
  const figure = figureOf(found);
  return {
    schema: "indicator-value/1",
    json: {
      ...{ indicator, window: found.window, library, value: exactJson(figure) },
      shown: figureIn(context.language, indicator, figure),
      automatic: automatic && { ...automatic, value: exactJson(automatic.value) },
      ...{ typed, earlier },
    },
    lines: valueLines(context.language, found),
  };
}
