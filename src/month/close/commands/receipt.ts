import { join } from "node:path";
import { minuteOf } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { requireOutput } from "../../../terminal/require-output.ts";
import { type CloseReceipt, receiptLines, receiptOf } from "../close-receipt.ts";
import { closeWords } from "../words/close.ts";

export const receiptCommand: CommandSpec = {
  usage: "receipt <period>",
  summary: {
    "zh-CN": "关账回执：打印归档的校验值，以后用 balis verify --receipt 核对账册",
    en: "receipt of a close: the checksums to print and file; balis verify --receipt holds the books against them",
  },
  examples: ["receipt 2019-05"],
  options: [options.output],
  run: async (context, input) => {
    const { periodOf } = await import("../../../core/period.ts");
    const period = periodOf(input.arg(0)).id;
    const found = await receiptIn(context, period);
    if (found === null) return refuse("period-must-have-a-receipt", { period });
    const { receipt, lines } = found;
    const output = input.text("output");
    if (output !== undefined) await requireReceipt(context, output);
    if (output !== undefined) await write(context.path(output), lines);
    return { schema: "receipt/1", json: { ...receipt, output: output ?? null }, lines };
  },
};

/** With the lines to print; null: not closed, or closed by a program that sealed no actions. */
async function receiptIn(
  context: Context,
  period: string,
): Promise<{ receipt: CloseReceipt; lines: string[] } | null> {
  const { read } = await context.store();
  const close = (await read.closes()).find((c) => c.period === period);
  const receipt = close ? receiptOf(close, await read.actions()) : null;
  if (!close || receipt === null) return null;
  const head = closeWords[context.language].receipt({ at: minuteOf(close.closedAt), by: close.closedBy });
  return { receipt, lines: [...head, ...receiptLines(receipt, context.language)] };
}

/** A text, and in no place of what the books rest on. */
async function requireReceipt(context: Context, output: string): Promise<void> {
  if (!/\.txt$/i.test(output)) refuse("value-must-be-valid", { flag: "-o", text: output, allowed: "*.txt" });
  const { read } = await context.store();
  await requireOutput(read, context.path(output));
}

async function write(path: string, lines: readonly string[]): Promise<void> {
  const { writeText } = await import("../../../tables/io/write-whole.ts");
  await writeText(path, `${lines.join("\n")}\n`);
}

/**
 * After a close: beside the books, under a name that no other receipt has. The month is closed whatever becomes of the file, so
 * that a folder that can't be written is a finding.
 */
export async function writeReceipt(
  context: Context,
  period: string,
): Promise<{ path: string; lines: string[]; findings: Finding[] } | null> {
  const found = await receiptIn(context, period);
  if (found === null) return null;
  const { receipt, lines } = found;
  const path = join(context.books.folder, `close-receipt-${period}-${receipt.hash.slice(0, 8)}.txt`);
  try {
    await write(path, lines);
    return { path, lines, findings: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { path, lines, findings: [finding("receipt-must-be-kept", { period, path })] };
  }
}
