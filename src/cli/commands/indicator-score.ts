import { requireReadyForIssue, requireTotal } from "../../domain/indicator/self-evaluation.ts";
import { refuse } from "../../domain/refusal.ts";
import type { CommandSpec, Input } from "../command.ts";
import type { Answer, Context } from "../context.ts";
import { exactOf, fenOf, indicatorOptions, monthOf, yearOf } from "../indicator-options.ts";
import { evaluationJson, evaluationLines, monitoringLines } from "../show-self-evaluation.ts";

const { year, scheme, to } = indicatorOptions;

const initial = {
  flags: "--initial <yuan>",
  summary: { "zh-CN": "年初预算数（元）", en: "initial budget, in yuan" },
};
const executed = {
  flags: "--executed <yuan>",
  summary: { "zh-CN": "执行数（元）", en: "executed, in yuan" },
};
export const scoreCommand: CommandSpec = {
  usage: "score <subproject>",
  summary: {
    "zh-CN": "项目支出绩效自评得分，逐项列出算式",
    en: "the self-evaluation's scores with their arithmetic",
  },
  options: [
    year,
    initial,
    {
      flags: "--full-year <yuan>",
      summary: { "zh-CN": "全年预算数（元）", en: "budget of the full year, in yuan" },
    },
    executed,
    scheme,
    {
      flags: "--total <points>",
      summary: { "zh-CN": "核对一个已填的总分", en: "check a total that was typed" },
    },
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
  options: [
    ...[year, to, initial, executed],
    {
      flags: "--expected <yuan>",
      summary: { "zh-CN": "全年预计执行数（元）", en: "expected to be executed in the year, in yuan" },
    },
    scheme,
  ],
  run: async (context, input) => {
    const { monitorSubproject } = await import("../../workflow/score-subproject.ts");
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
        ...((await booksFigures(context, input, until)) ?? {
          initialFen: fenOf(input, "initial", "--initial"),
          executedFen: fenOf(input, "executed", "--executed"),
        }),
        expectedFen: fenOf(input, "expected", "--expected"),
      },
    });
    const { findings, ...json } = made;
    return { schema: "indicator-monitor/1", json, lines: monitoringLines(context.language, made), findings };
  },
};

async function score(context: Context, input: Input): Promise<Answer> {
  const { scoreSubproject } = await import("../../workflow/score-subproject.ts");
  const { read } = await context.store();
  const made = await scoreSubproject({
    ...{ read, of: { subproject: input.arg(0), year: yearOf(input) }, scheme: input.text("scheme") },
    figures: (await booksFigures(context, input, `${yearOf(input)}-12`)) ?? typedFigures(input),
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

/** The sub-project's own budget and spending up to a month; null where figures are typed, or the books have none. */
async function booksFigures(context: Context, input: Input, until: string) {
  const isTyped = ["initial", "fullYear", "executed"].some((name) => input.text(name) !== undefined);
  if (isTyped) return null;
  const { fundsOfYear } = await import("../../workflow/subproject-books.ts");
  return fundsOfYear((await context.store()).read, { subproject: input.arg(0), until });
}

function typedFigures(input: Input) {
  const fullYearFen = fenOf(input, "fullYear", "--full-year");
  return {
    initialFen: input.text("initial") === undefined ? fullYearFen : fenOf(input, "initial", "--initial"),
    ...{ fullYearFen, executedFen: fenOf(input, "executed", "--executed") },
  };
}
