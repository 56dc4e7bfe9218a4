import { refuse } from "../../../core/refusal.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { spinner } from "../../../terminal/progress.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { type CloseReceipt, parseReceipt, receiptFindings } from "../close-receipt.ts";
import { closeWords } from "../words/close.ts";

export const verifyCommand: CommandSpec = {
  usage: "verify [period]",
  summary: { "zh-CN": closeWords["zh-CN"].verifySummary, en: closeWords.en.verifySummary },
  examples: ["verify", "verify 2019-05", "verify --receipt close-receipt-2019-05.txt"],
  options: [
    {
      flags: "--receipt <file>",
      summary: {
        "zh-CN": "再与关账回执（纸上归档的校验值）核对",
        en: "also hold the books against the receipt of a close that was filed on paper",
      },
    },
  ],
  run: async (context, input) => {
    const { verifyBooks } = await import("../steps/verify-books.ts");
    const { periodOf } = await import("../../../core/period.ts");
    const { requireOwnSpan } = await import("../../import/steps/periods.ts");
    // A file that is none is refused before the long work.
    const receipt = await typedReceipt(context, input);
    const { read } = await context.store();
    const typed = input.arg(0);
    const span = typed === "" || typed === "all" ? null : periodOf(typed);
    if (span) await requireOwnSpan(read, span);
    const period = span?.id ?? null;
    const progress = await spinner(context, commonWords[context.language].checking(""));
    const done = await verifyBooks({ read, period, hash: context.hash, onPeriod: progress.show }).finally(
      progress.stop,
    );
    const words = closeWords[context.language];
    const broken = [done.chain, done.log.broken].flatMap((found) => (found === null ? [] : [found]));
    const findings = [...done.contents, ...done.rules, ...broken, ...done.periods.flatMap((p) => p.findings)];
    const closes = await read.closes();
    const differing = receipt && receiptFindings(receipt, { closes, log: await read.actions() });
    findings.unshift(...(differing ?? []));
    return {
      schema: "verify/1",
      json: {
        periods: done.periods,
        contents: done.contents.length === 0,
        rules: done.rules.length === 0,
        chain: done.chain === null,
        log: done.log.broken === null,
        actions: done.log.rows,
      },
      lines: [
        ...done.periods.map(words.verified),
        ...(done.chain === null ? [words.chainHolds(closes.length)] : []),
        ...(done.log.broken === null ? [words.logHolds(done.log.rows)] : []),
        ...(done.contents.length === 0 ? [words.contentsHold] : []),
        ...(receipt && differing?.length === 0 ? [words.receiptHolds(receipt.period)] : []),
        ...(findings.length === 0 ? [words.allSound] : []),
      ],
      findings,
    };
  },
};

/** Null where none is asked for. */
async function typedReceipt(context: Context, input: Input): Promise<CloseReceipt | null> {
  const path = input.text("receipt");
  if (path === undefined) return null;
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  return parseReceipt(readTextFile(context.path(path))) ?? refuse("receipt-must-be-readable", { path });
}
