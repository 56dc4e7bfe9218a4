import type { CommandSpec } from "../../../terminal/command.ts";
import { listOptions } from "../../../terminal/options.ts";
import { possibleResolutions } from "../desk/resolution.ts";
import { chosenQueue, filterOptions, orderOptions } from "./discrepancy-filter.ts";
import { assignCommand, resolveCommand, withdrawCommand } from "./discrepancy-resolve.ts";
import { exportCommand, importCommand } from "./discrepancy-sheet.ts";
import { discrepancyJson, discrepancyTable, listLines, showLines } from "./show-discrepancy.ts";

export const discrepancyCommand: CommandSpec = {
  usage: "discrepancy",
  summary: { "zh-CN": "查看和处理差异", en: "list, show and resolve discrepancies" },
  subcommands: [
    {
      usage: "list <period>",
      summary: {
        "zh-CN": "列出一个账期的差异，金额大的在前",
        en: "list a period's discrepancies, largest first",
      },
      examples: [
        "discrepancy list 2019-05 --sort due",
        "discrepancy list 2019-05 --library 10001 --status open",
      ],
      options: [
        ...filterOptions,
        ...orderOptions,
        ...listOptions,
        { flags: "--all", summary: { "zh-CN": "已处理的也列出", en: "resolved ones too" } },
      ],
      run: async (context, input) => {
        const { isUndecided } = await import("../steps/left-unsettled.ts");
        const isPlain = input.text("status") === undefined && !input.flag("all");
        const all = await chosenQueue(context, input, input.arg(0), isPlain);
        // What was put off is undecided: it stands in the list until it is decided.
        const found = isPlain ? all.filter(isUndecided) : all;
        const of = await discrepancyTable(context, found);
        return {
          schema: "discrepancy-list/1",
          table: of,
          json: { period: input.arg(0), discrepancies: found.map(discrepancyJson) },
          lines: listLines(context, { found, of }),
        };
      },
    },
    {
      usage: "show <id>",
      summary: {
        "zh-CN": "并排显示一条差异的各方记录和历史",
        en: "show the records of one discrepancy side by side, and its history",
      },
      examples: ["discrepancy show D-5cf2c8a42e93"],
      run: async (context, input) => {
        const { oneDiscrepancy } = await import("../steps/resolve-discrepancies.ts");
        const { queuedOne } = await import("../steps/discrepancy-queue.ts");
        const { read } = await context.store();
        const discrepancy = await oneDiscrepancy(read, input.arg(0));
        const found = await queuedOne(read, { discrepancy, action: context.action() });
        const records = await read.records(found.records);
        const history = await read.discrepancyHistory(found.id);
        const json = { discrepancy: discrepancyJson(found), records, history };
        return {
          schema: "discrepancy-show/1",
          json: { ...json, allowed: possibleResolutions({ discrepancy: found, records }) },
          lines: await showLines(context, { found, records, history }),
        };
      },
    },
    resolveCommand,
    assignCommand,
    withdrawCommand,
    exportCommand,
    importCommand,
  ],
};
