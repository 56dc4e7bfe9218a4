import { by } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import type { Service } from "../../../registry/library.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { options } from "../../../terminal/options.ts";
import { spinner } from "../../../terminal/progress.ts";
import type { Reconciliation } from "../steps/reconcile-period.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { discrepancyKinds, passes } from "../words/reconcile-terms.ts";

export const reconcileCommand: CommandSpec = {
  usage: "reconcile <period>",
  summary: {
    "zh-CN": "对账：把各方对同一笔业务的记录放在一起核对",
    en: "reconcile a period: compare what each side reported",
  },
  examples: ["reconcile 2019-05"],
  options: [options.service, options.dryRun],
  run: async (context, input) => {
    const { reconcilePeriod } = await import("../steps/reconcile-period.ts");
    const service = input.choice("service", "--service", ["dd", "ill"]);
    const dryRun = input.flag("dryRun");
    const progress = await spinner(
      context,
      reconcileWords[context.language].heading({ period: input.arg(0), service: "" }),
    );
    const asked: readonly Service[] = service ? [service] : ["dd", "ill"];
    const done = await reconcilePeriod({
      store: await context.store(),
      period: input.arg(0),
      services: asked,
      action: context.action(),
      hash: context.hash,
      dryRun,
      onCases: progress.count,
    }).finally(progress.stop);
    const words = reconcileWords[context.language];
    const next = done.every((r) => r.run === null) ? words.nothing : words.next;
    const open = done.flatMap((r) => [...r.count.kinds.values()]).reduce((sum, k) => sum + k.open, 0);
    return {
      schema: "reconcile/1",
      json: { period: input.arg(0), dryRun, services: done },
      lines: [...done.flatMap((r) => linesOf(r, context.language)), ...(dryRun ? [] : [next(input.arg(0))])],
      needsPerson: open > 0,
    };
  },
};

function linesOf(done: Reconciliation, language: Language): string[] {
  const words = reconcileWords[language];
  const heading = words.heading({ period: done.period, service: services[done.service][language] });
  if (done.run === null) return [heading, words.noRecords];
  const { count } = done;
  return [
    heading,
    ...(done.current ? [words.current] : []),
    words.counted(count),
    ...(count.repeated > 0 ? [words.repeated(count.repeated)] : []),
    ...[...count.matched].map(([pass, n]) => words.matched({ pass: passes[pass][language], count: n })),
    ...[...count.kinds].map(([kind, k]) =>
      words.kind({
        kind: discrepancyKinds[kind][language],
        count: k.count,
        open: k.open,
        risk: formatYuan(k.riskFen),
      }),
    ),
    ...[...count.evidence]
      .sort(by(([key]) => [-key.length, key]))
      .map(([evidence, e]) =>
        words.evidence({ evidence, cases: e.cases, open: e.open, risk: formatYuan(e.riskFen) }),
      ),
    ...[...count.policies].map(([policy, n]) => words.policy({ policy, count: n })),
    ...(count.standing > 0 ? [words.standing(count.standing)] : []),
  ];
}
