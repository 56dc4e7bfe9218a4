import { formatYuan } from "../../../core/money.ts";
import { peopleWords } from "../../../people/words/people.ts";
import { chargeKinds } from "../../../rules/words/rule-terms.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { options } from "../../../terminal/options.ts";
import { spinner } from "../../../terminal/progress.ts";
import { settleWords } from "../words/settle.ts";

export const settleCommand: CommandSpec = {
  usage: "settle <period>",
  summary: {
    "zh-CN": "结算：计费、补贴、物流费、分录",
    en: "settle: fees, subsidies, courier charges, entries",
  },
  examples: ["settle 2019-05 --dry-run", "settle 2019-05"],
  options: [
    {
      flags: "--prorate",
      summary: {
        "zh-CN": "资金不够时，按比例压减（默认拒绝结算）",
        en: "reduce payments pro rata when a fund is short (refused by default)",
      },
    },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { settlePeriod } = await import("../steps/settle-period.ts");
    const { readCheckMode } = await import("../../../people/steps/read-check-mode.ts");
    const words = settleWords[context.language];
    const dryRun = input.flag("dryRun");
    const store = await context.store();
    const progress = await spinner(context, words.heading({ period: input.arg(0), run: 0 }));
    const done = await settlePeriod({
      store,
      period: input.arg(0),
      action: context.action(),
      dryRun,
      prorate: input.flag("prorate"),
      onRequests: progress.count,
    }).finally(progress.stop);
    const mode = await readCheckMode(store.read);
    const { count } = done;
    const open = (await store.read.discrepancies({ period: done.period, status: "open" })).length;
    const totals = [...count.totals].map(([kind, total]) =>
      words.kind({
        kind: chargeKinds[kind][context.language],
        count: total.count,
        yuan: formatYuan(total.fen),
      }),
    );
    const nextLine = (): string => {
      if (count.unpriced > 0) return words.nextPriced(done.period);
      if (mode === "two-person") return peopleWords[context.language].settledNext(done.period);
      return open > 0 ? words.nextOpen({ period: done.period, open }) : words.next(done.period);
    };
    return {
      schema: "settle/1",
      json: { ...done, count: { ...count, findings: undefined }, dryRun },
      lines: [
        words.heading(done),
        ...(done.current ? [words.current] : []),
        ...totals,
        ...(count.unpriced > 0 ? [words.unpriced(count.unpriced)] : []),
        ...(count.differs > 0 ? [words.differs(count.differs)] : []),
        ...(count.invoiceLines > 0
          ? [words.invoiceLines({ lines: count.invoiceLines, period: done.period })]
          : []),
        words.rules(done.rules),
        ...(done.sample ? [words.sample] : []),
        ...(dryRun ? [] : [nextLine()]),
      ],
      findings: count.findings,
    };
  },
};
