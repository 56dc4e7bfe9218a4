import { formatYuan, parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { isPart } from "../../../rules/rules.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { dayOn, moneyOptions } from "../../ledger/commands/payment.ts";
import type { BudgetLine } from "../../ledger/fund-budget.ts";
import { moneyWords } from "../../ledger/words/money.ts";

export const budgetCommand: CommandSpec = {
  usage: "budget",
  summary: {
    "zh-CN": "预算：各项资金的拨款、已支付、待支付、可用余额和预计",
    en: "budgets: amount appropriated, paid, committed and available for each fund, and the forecast",
  },
  subcommands: [
    {
      usage: "set <year> <fund>",
      summary: {
        "zh-CN": "设定一项资金的全年预算（再设一次即为追加或调减）",
        en: "set a fund's full-year budget (set it again to add or reduce)",
      },
      examples: ["budget set 2019 dd --yuan 500000 --covers dd-subsidy"],
      options: [
        moneyOptions.yuan,
        {
          flags: "--covers <kinds>",
          summary: {
            "zh-CN": "支付范围：dd-subsidy,ill-subsidy,courier 或方案名",
            en: "what it pays: dd-subsidy,ill-subsidy,courier or names of schemes",
          },
        },
        {
          flags: "--class <code>",
          summary: { "zh-CN": "支出经济分类，如 30227", en: "economic class, e.g. 30227" },
        },
        { flags: "--subproject <name>", summary: { "zh-CN": "子项目", en: "the sub-project" } },
        ...[moneyOptions.on, moneyOptions.voucher, options.period, options.dryRun],
      ],
      run: async (context, input) => {
        const { setBudget } = await import("../../ledger/steps/record-movement.ts");
        const [year, fund] = [input.arg(0), input.arg(1)];
        if (!/^\d{4}$/.test(year))
          refuse("value-must-be-valid", { flag: "year", text: year, allowed: "2019" });
        if (!/^[a-z0-9-]{1,40}$/.test(fund))
          refuse("value-must-be-valid", { flag: "fund", text: fund, allowed: "a-z 0-9 -" });
        const typed = input.required("yuan", "--yuan");
        const totalFen = parseYuan(typed);
        if (totalFen === undefined || totalFen < 0n)
          return refuse("value-must-be-valid", { flag: "--yuan", text: typed, allowed: "0.00, 1234.50, …" });
        const store = await context.store();
        const covers = await coversIn(store.read, input);
        const dryRun = input.flag("dryRun");
        const made = await setBudget({
          ...{ store, action: context.action(), dryRun },
          appropriation: {
            ...{ year, fund, totalFen, day: dayOn(context, input), period: input.text("period") ?? null },
            voucher: input.text("voucher") ?? "",
            terms: {
              covers,
              economicClass: input.text("class") ?? "",
              subproject: input.text("subproject") ?? "",
            },
          },
        });
        const words = moneyWords[context.language];
        return {
          schema: "budget-set/1",
          json: { movement: made, dryRun },
          lines: [
            made
              ? words.budgetSet({ fund, year, yuan: formatYuan(totalFen), id: made.id })
              : words.budgetSame,
          ],
        };
      },
    },
    {
      usage: "status [year]",
      summary: {
        "zh-CN": "各项资金的预算、已支付、待支付、可用余额，以及预计用完的日期",
        en: "budget, paid, committed, available, and when each fund will be used up",
      },
      examples: ["budget status 2019"],
      options: listOptions,
      run: async (context, input) => {
        const { budgetLines } = await import("../steps/budget-lines.ts");
        const { read } = await context.store();
        const funds = await budgetLines(read, input.arg(0) === "" ? null : input.arg(0));
        const words = moneyWords[context.language];
        const rows = funds.map((f) => [
          ...[f.year, f.fund, f.covers.join(" "), f.economicClass, f.subproject],
          ...[f.appropriatedFen, f.usedFen, f.committedFen, f.leftFen].map(formatYuan),
        ]);
        const columns = words.budgetColumns.map((head, i) => ({ head, right: i > 4 }));
        return {
          schema: "budget-status/1",
          table: { columns, rows },
          json: { funds },
          lines: [...table(columns, rows), ...funds.flatMap((f) => forecastLine(context, f))],
        };
      },
    },
  ],
};

function forecastLine(context: Context, { fund, forecast }: BudgetLine): string[] {
  if (forecast === null) return [];
  const words = moneyWords[context.language];
  const perMonth = formatYuan(forecast.perMonthFen);
  if (forecast.exhaustedOn === null) return [words.covered({ fund, perMonth })];
  const rate = `${formatYuan(forecast.rateBasisPoints)}%`;
  return [words.exhausted({ fund, perMonth, on: forecast.exhaustedOn, rate })];
}

const COVERED = ["dd-subsidy", "ill-subsidy", "courier"];

/** What a settlement charges: one of these, or a scheme of the rules that were enacted. */
async function coversIn(read: RulesReads, input: Input): Promise<string[]> {
  const words = input.required("covers", "--covers").split(",");
  const covers = words.map((word) => word.trim()).filter((word) => word !== "");
  const schemes = (await read.rules()).filter((rule) => isPart(rule, "schemes"));
  const known = [...COVERED, ...schemes.flatMap((rule) => rule.body.schemes.map((s) => s.key))];
  const other = covers.find((word) => !known.includes(word));
  if (other !== undefined)
    refuse("value-must-be-valid", {
      flag: "--covers",
      text: other,
      allowed: [...new Set(known)].join(" | "),
    });
  return covers;
}
