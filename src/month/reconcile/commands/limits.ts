import type { CommandSpec } from "../../../terminal/command.ts";
import { listOptions } from "../../../terminal/options.ts";
import { findingLines, tellingOf } from "../../../terminal/print.ts";
import { limitWords } from "../words/limit.ts";

export const limitsCommand: CommandSpec = {
  usage: "limits <period>",
  summary: { "zh-CN": limitWords["zh-CN"].summary, en: limitWords.en.summary },
  examples: ["limits 2019-05"],
  options: listOptions,
  run: async (context, input) => {
    const { checkLimits } = await import("../steps/check-limits.ts");
    const { read } = await context.store();
    const done = await checkLimits({ read, period: input.arg(0), action: context.action() });
    const { language } = context;
    const words = limitWords[language];
    const telling = await tellingOf(context);
    const of = (severity: "limit" | "lead") =>
      done.found.filter((f) => f.severity === severity).map((f) => f.finding);
    const [limits, leads] = [of("limit"), of("lead")];
    const { unchecked } = done;
    return {
      schema: "limits/1",
      table: {
        columns: words.columns.map((head) => ({ head })),
        rows: done.found.map(({ severity, finding }) => [
          ...[words.severity[severity], telling.sentenceOf(language, finding).what, finding.text ?? ""],
          finding.code,
        ]),
      },
      json: { ...done },
      lines: [
        words.heading({ period: done.period, rules: done.rules.join(", ") }),
        ...(done.sample ? [words.sample] : []),
        ...(limits.length === 0 ? [] : [words.limits(limits.length), ...findingLines(telling, limits)]),
        ...(leads.length === 0 ? [] : [words.leads(leads.length), ...findingLines(telling, leads)]),
        ...(done.found.length === 0 ? [words.none] : []),
        ...(unchecked.issue + unchecked.database + unchecked.reader > 0 ? [words.unchecked(unchecked)] : []),
      ],
      needsPerson: done.found.length > 0,
    };
  },
};
