import { basename } from "node:path";
import { parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { dayOfFlag } from "../../../registry/commands/registry-input.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { spinner } from "../../../terminal/progress.ts";
import { templateNames, templatePath } from "../../../terminal/templates.ts";
import type { Validity } from "../simulated-rules.ts";
import { simulateSummary, simulateWords } from "../words/simulate.ts";
import { answerOf } from "./show-simulation.ts";

export const simulateCommand: CommandSpec = {
  usage: "simulate",
  summary: simulateSummary,
  examples: [
    "simulate --rules proposal.yaml --periods 2019-01..2019-12",
    "simulate --rules proposal.yaml --periods 2019-05 -o simulation.xlsx",
  ],
  options: [
    {
      flags: "--rules <files...>",
      summary: {
        "zh-CN": "模拟的规则包（可多个）：其各部分代替原结算所用的；可以是收费标准、补贴、方案、物流合同",
        en: "the packs to simulate; their parts replace those the periods were settled by",
      },
    },
    {
      flags: "--periods <span>",
      summary: {
        "zh-CN": "哪些账期，如 2019-01..2019-12、2019",
        en: "which periods, e.g. 2019-01..2019-12, 2019",
      },
    },
    {
      flags: "--builtin <name>",
      summary: { "zh-CN": "随程序提供的规则包", en: "a built-in rule pack" },
    },
    {
      flags: "--from <day>",
      summary: { "zh-CN": "规则包自这一天起有效", en: "the packs count from this day on" },
    },
    {
      flags: "--dates",
      summary: { "zh-CN": "按规则包自己的起止日期", en: "the packs count on their own days only" },
    },
    {
      flags: "--prorate",
      summary: {
        "zh-CN": "资金不够时，一并模拟按比例压减",
        en: "also simulate the pro rata reduction when funds are short",
      },
    },
    options.output,
  ],
  run: async (context, input) => {
    const { simulateRules } = await import("../steps/simulate-rules.ts");
    const { simulatedPack } = await import("../simulated-rules.ts");
    const typed = input.required("periods", "--periods");
    const allowed = "2019-01..2019-12, 2019, 2019-Q2, 2019-05";
    const span =
      parsePeriod(typed) ?? refuse("value-must-be-valid", { flag: "--periods", text: typed, allowed });
    const file = input.text("output");
    if (file !== undefined && !/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
    const validity = validityOf(input);
    const pack = simulatedPack(await packs(context, input), validity);
    const { read } = await context.store();
    const prorate = input.flag("prorate");
    const progress = await spinner(context, simulateWords[context.language].progress);
    const simulation = await simulateRules({
      ...{ read, span, simulated: pack.versions, prorate },
      onRequests: progress.count,
    }).finally(progress.stop);
    return answerOf(context, { simulation, pack, validity, prorate, file });
  },
};

function validityOf(input: Input): Validity {
  const day = dayOfFlag(input, "from", "--from");
  if (input.flag("dates") && day !== null)
    refuse("value-must-be-valid", { flag: "--from", text: day, allowed: "--dates | --from" });
  if (day !== null) return { kind: "from", day };
  return { kind: input.flag("dates") ? "own-days" : "whole-span" };
}

async function packs(context: Context, input: Input): Promise<RuleVersion[]> {
  const { readRulePack } = await import("../../../rules/io/read-rule-pack.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const name = input.choice("builtin", "--builtin", templateNames("rules", ".yaml"));
  const paths = [
    ...(name === undefined ? [] : [templatePath(`rules/${name}.yaml`)]),
    ...input.texts("rules").map(context.path),
  ];
  if (paths.length === 0) refuse("flag-must-be-given", { flag: "--rules" });
  return paths.flatMap((path) =>
    readRulePack({ file: basename(path), text: readTextFile(path), hash: context.hash }),
  );
}
