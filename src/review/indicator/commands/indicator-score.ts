import { refuse } from "../../../core/refusal.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { requireReadyForIssue, requireTotal } from "../self-evaluation.ts";
import { executionOptions, formFunds, totalsOf } from "./execution-figures.ts";
import { exactOf, fenOf, indicatorOptions, monthOf, yearOf } from "./indicator-options.ts";
import { evaluationJson, evaluationLines, monitoringLines } from "./show-self-evaluation.ts";

const { year, scheme, to } = indicatorOptions;

const { initial, fullYear, executed, expected } = executionOptions;

export const scoreCommand: CommandSpec = {
  usage: "score <subproject>",
  summary: {
    "zh-CN": "项目支出绩效自评得分，逐项列出算式",
    en: "the self-evaluation's scores with their arithmetic",
  },
  examples: ["indicator score 2019-dd --year 2019"],
  options: [
    year,
    initial,
    fullYear,
    executed,
    scheme,
    indicatorOptions.total,
    {
      flags: "--for-issue",
      summary: {
        "zh-CN": "上报：缺实际值或偏差原因即拒绝",
        en: "for issue: refused while a figure or a reason is missing",
      },
    },
  ],
  run: score,
};

export const monitorCommand: CommandSpec = {
  usage: "monitor <subproject>",
  summary: { "zh-CN": "绩效目标执行监控（截至某月）", en: "the monitoring table up to a month" },
  examples: [
    "indicator monitor 2019-dd --year 2019 --to 7 --initial 1000000 --executed 400000 --expected 950000",
  ],
  options: [...[year, to, initial, executed], expected, scheme],
  run: async (context, input) => {
    const { monitorSubproject } = await import("../steps/score-subproject.ts");
    const { read } = await context.store();
    const cutOff = monthOf(input) ?? refuse("flag-must-be-given", { flag: "--to" });
    const until = `${yearOf(input)}-${`${cutOff}`.padStart(2, "0")}`;
    const made = await monitorSubproject({
      ...{
        read,
        of: { subproject: input.arg(0), year: yearOf(input) },
        scheme: input.text("scheme"),
        cutOff,
      },
      figures: {
        ...totalsOf(await formFunds(context, input, { until, isFullYear: false })),
        expectedFen: fenOf(input, "expected", "--expected"),
      },
    });
    const { findings, rows, ...rest } = made;
    const json = { ...rest, rows: rows.map(({ figure: _, soFar: __, ...row }) => row) };
    return { schema: "indicator-monitor/1", json, lines: monitoringLines(context.language, made), findings };
  },
};

async function score(context: Context, input: Input): Promise<Answer> {
  const { scoreSubproject } = await import("../steps/score-subproject.ts");
  const { read } = await context.store();
  const made = await scoreSubproject({
    ...{ read, of: { subproject: input.arg(0), year: yearOf(input) }, scheme: input.text("scheme") },
    figures: totalsOf(await formFunds(context, input, { until: `${yearOf(input)}-12`, isFullYear: true })),
  });
  const total = exactOf(input, "total");
  if (total !== null) requireTotal(made, total);
  if (input.flag("forIssue")) requireReadyForIssue(made);
  return {
    schema: "indicator-score/1",
    json: evaluationJson(made),
    lines: evaluationLines(context.language, made),
    findings: made.findings,
  };
}
