/** balis subproject plan: the construction plan of a year, and what was decided beside it. */

import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { dayOn, moneyOptions } from "../../../month/ledger/commands/payment.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { planWords } from "../words/plan.ts";

export const planCommand: CommandSpec = {
  usage: "plan <year>",
  summary: {
    "zh-CN": "年度建设方案：登记（--import 表），或与立项批复对照",
    en: "the construction plan of a year: record it (--import a table), or show it beside the decisions",
  },
  examples: [
    "subproject plan 2019",
    term(
      "subproject plan 2019 --import plan.csv --document 样例1号",
      'subproject plan 2019 --import plan.csv --document "Sample no. 1"',
    ),
  ],
  options: [
    {
      flags: "--import <file>",
      summary: {
        "zh-CN": "建设方案表（XLSX、CSV）：编号、子项目、计划金额",
        en: "a table (XLSX, CSV): id, sub-project, planned amount",
      },
    },
    { flags: "--document <number>", summary: { "zh-CN": "批准的文号", en: "the approval's number" } },
    ...[moneyOptions.on, options.dryRun],
  ],
  run: async (context, input) => {
    const year = input.arg(0);
    if (!/^(19|20)\d\d$/.test(year))
      refuse("value-must-be-valid", { flag: "<year>", text: year, allowed: "2019" });
    const typed = input.text("import");
    return typed === undefined ? show(context, year) : record(context, input, { year, typed });
  },
};

async function record(context: Context, input: Input, of: { year: string; typed: string }): Promise<Answer> {
  const { importPlan } = await import("../steps/plan-construction.ts");
  const words = planWords[context.language];
  const dryRun = input.flag("dryRun");
  const { made, findings } = await importPlan({
    ...{ store: await context.store(), action: context.action(), dryRun },
    ...{
      files: await context.files(),
      path: context.path(of.typed),
      year: of.year,
      day: dayOn(context, input),
    },
    document: input.required("document", "--document"),
  });
  const sum = made && formatYuan(sumOf(made.rows, (r) => r.fen));
  const line = made
    ? words.recorded({ ...made, rows: made.rows.length, sum: sum ?? "" })
    : words.unchanged(of.year);
  return {
    schema: "subproject-plan/1",
    json: { plan: made, dryRun },
    lines: made === null && findings.length > 0 ? [] : [line],
    findings,
  };
}

async function show(context: Context, year: string): Promise<Answer> {
  const { plannedYear } = await import("../steps/plan-construction.ts");
  const words = planWords[context.language];
  const { plan, lines } = await plannedYear((await context.store()).read, year);
  const yuan = (fen: bigint | null): string => (fen === null ? "—" : formatYuan(fen));
  const rows = lines.map(({ id, name, plannedFen, grantedFen }) => [
    ...[id, name, yuan(plannedFen), yuan(grantedFen)],
    yuan(grantedFen === null ? null : grantedFen - (plannedFen ?? 0n)),
  ]);
  const columns = words.columns.map((head, i) => ({ head, ...(i > 1 ? { align: "right" as const } : {}) }));
  const title = plan ? words.title(plan) : words.noPlan(year);
  return {
    schema: "subproject-plan/1",
    json: { year, plan: plan ?? null, lines },
    lines: lines.length === 0 ? [words.none(year)] : [title, ...table(columns, rows)],
  };
}
