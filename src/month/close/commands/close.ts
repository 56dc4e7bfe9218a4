import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import { modeIn, sharedUserIn } from "../../../people/operator.ts";
import { peopleWords } from "../../../people/words/people.ts";
import { askText, canAsk } from "../../../terminal/ask.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { withProgress } from "../../../terminal/progress.ts";
import { table } from "../../../terminal/table.ts";
import { VERSION } from "../../../terminal/version.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import type { Gate, GateKey } from "../gate.ts";
import { closeWords } from "../words/close.ts";
import { writeReceipt } from "./receipt.ts";

export const closeCommand: CommandSpec = {
  usage: "close <period>",
  summary: {
    "zh-CN": "关账：检查全部关账条件，锁定账期，之后不再改变（即月末结账）",
    en: "close a period: run all closing checks, then lock it permanently",
  },
  examples: ["close 2019-05 --dry-run", "close 2019-05 --confirm 2019-05"],
  options: [
    options.confirm,
    {
      flags: "--despite <reason>",
      summary: {
        "zh-CN":
          "说明理由，让未更正的行、未读的工作表、不符的合计行、未报的文件、未满的答复期、未答复的物流账单、待处理差异的合计不妨碍关账；理由记入关账清单",
        en: "reason to close despite rows to be corrected, unread sheets, wrong totals, missing files, answers awaited, courier bills not answered or the sum of open discrepancies; kept in the closing record",
      },
    },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { closePeriod } = await import("../steps/close-period.ts");
    const dryRun = input.flag("dryRun");
    const said = input.reason("despite") ?? null;
    const closing = {
      store: await context.store(),
      period: input.arg(0),
      confirm: input.text("confirm") ?? (await askedPeriod(context, dryRun)),
      despite: said,
      action: context.action(),
      programVersion: VERSION,
      hash: context.hash,
      engine: await context.secondEngine(),
      dryRun,
    };
    const progress = commonWords[context.language].checking(closing.period);
    const { gates, letPass, despite, carried, close } = await withProgress(context, progress, () =>
      closePeriod(closing),
    );
    const words = closeWords[context.language];
    const receipt = close && !dryRun ? await writeReceipt(context, close.period) : null;
    return {
      schema: "close/1",
      json: {
        period: input.arg(0),
        dryRun,
        gates,
        letPass,
        despite,
        carried,
        hash: close?.hash ?? null,
        previous: close?.previous ?? null,
        receipt: receipt?.path ?? null,
      },
      lines: [
        ...gateLines(gates, letPass, context.language),
        ...(said !== null && close && despite === null ? [words.unneeded] : []),
        ...(carried ? [words.carried({ ...carried, unsettledYuan: formatYuan(carried.unsettledFen) })] : []),
        ...(close && !dryRun
          ? [
              words.closed({ period: close.period, hash: close.hash }),
              ...(despite === null ? [] : [words.despite(despite)]),
              ...(modeIn(close.manifest) === "single-person"
                ? [peopleWords[context.language].mode["single-person"]]
                : []),
              ...[sharedUserIn(close.manifest)].flatMap((user) =>
                user === null ? [] : [peopleWords[context.language].checkedUnder([user])],
              ),
              ...(receipt
                ? [words.receiptAt(receipt.path), ...receipt.lines.map((line) => `  ${line}`)]
                : []),
              words.next(close.period),
            ]
          : []),
      ],
      findings: [
        ...gates.flatMap((gate) => (letPass.includes(gate.key) ? [] : gate.findings)),
        ...(receipt?.findings ?? []),
      ],
    };
  },
};

/** At a terminal the period is asked for once more; it must be typed, a key alone closes nothing. */
async function askedPeriod(context: Context, dryRun: boolean): Promise<string | null> {
  if (dryRun || !canAsk(context)) return null;
  return askText(context.language, closeWords[context.language].askConfirm);
}

function gateLines(gates: readonly Gate[], letPass: readonly GateKey[], language: Language): string[] {
  const words = closeWords[language];
  const shown = (gate: Gate): string => {
    if (letPass.includes(gate.key)) return `! ${words.letPass}`;
    return gate.passed ? `✓ ${words.passed}` : `✗ ${words.failed}`;
  };
  return table(
    [{ head: "" }, { head: "" }, { head: "" }],
    gates.map((gate) => [
      shown(gate),
      words.gates[gate.key],
      Object.entries(gate.figures)
        .map(([key, value]) => `${words.figures[key] ?? key} ${value || "—"}`)
        .join("  "),
    ]),
  ).slice(1);
}
