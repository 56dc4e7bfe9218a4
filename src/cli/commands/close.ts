import type { Gate } from "../../domain/close/gates.ts";
import { modeIn } from "../../domain/close/manifest.ts";
import type { Language } from "../../text/language.ts";
import { closeWords } from "../../text/words/close.ts";
import { commonWords } from "../../text/words/common.ts";
import { peopleWords } from "../../text/words/people.ts";
import { askText, canAsk } from "../ask.ts";
import type { CommandSpec } from "../command.ts";
import type { Context } from "../context.ts";
import { options } from "../options.ts";
import { table } from "../print.ts";
import { VERSION } from "../version.ts";

export const closeCommand: CommandSpec = {
  usage: "close <period>",
  summary: {
    "zh-CN": "关账：检查全部条件，封存账期，之后不再改变",
    en: "close a period: all gates, then sealed for good",
  },
  options: [options.confirm, options.dryRun],
  run: async (context, input) => {
    const { closePeriod } = await import("../../workflow/close/close-period.ts");
    const dryRun = input.flag("dryRun");
    const { gates, close } = await closePeriod({
      store: await context.store(),
      period: input.arg(0),
      confirm: input.text("confirm") ?? (await askedPeriod(context, dryRun)),
      action: context.action(),
      programVersion: VERSION,
      hash: context.hash,
      engine: await context.secondEngine(),
      dryRun,
    });
    const words = closeWords[context.language];
    return {
      schema: "close/1",
      json: {
        period: input.arg(0),
        dryRun,
        gates,
        hash: close?.hash ?? null,
        previous: close?.previous ?? null,
      },
      lines: [
        ...gateLines(gates, context.language),
        ...(dryRun ? [commonWords[context.language].dryRun] : []),
        ...(close && !dryRun
          ? [
              words.closed({ period: close.period, hash: close.hash }),
              ...(modeIn(close.manifest) === "single-person"
                ? [peopleWords[context.language].mode["single-person"]]
                : []),
              words.next(close.period),
            ]
          : []),
      ],
      findings: gates.flatMap((gate) => gate.findings),
    };
  },
};

/** At a terminal the period is asked for once more; it must be typed, a key alone closes nothing. */
async function askedPeriod(context: Context, dryRun: boolean): Promise<string | null> {
  if (dryRun || !canAsk(context)) return null;
  return askText(closeWords[context.language].askConfirm);
}

export function gateLines(gates: readonly Gate[], language: Language): string[] {
  const words = closeWords[language];
  return table(
    [{ head: "" }, { head: "" }, { head: "" }],
    gates.map((gate) => [
      gate.passed ? `✓ ${words.passed}` : `✗ ${words.failed}`,
      words.gates[gate.key],
      Object.entries(gate.figures)
        .map(([key, value]) => `${words.figures[key] ?? key} ${value}`)
        .join("  "),
    ]),
  ).slice(1);
}
