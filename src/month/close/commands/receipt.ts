import { dirname, join } from "node:path";
import type { Reader } from "../../../books/port.ts";
import { invariant } from "../../../core/bug.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { type CloseReceipt, receiptLines, receiptOf } from "../close-receipt.ts";
import { closeWords } from "../words/close.ts";

export const receiptCommand: CommandSpec = {
  usage: "receipt <period>",
  summary: {
    "zh-CN": "关账回执：打印归档的校验值，以后用 balis verify --receipt 核对账册",
    en: "receipt of a close: the checksums to print and file; balis verify --receipt holds the books against them",
  },
  options: [options.output],
  run: async (context, input) => {
    const { periodOf } = await import("../../../core/period.ts");
    const { read } = await context.store();
    const period = periodOf(input.arg(0)).id;
    const receipt = await closeReceipt(read, period);
    if (receipt === null) return refuse("period-must-have-a-receipt", { period });
    const output = input.text("output");
    const lines = await receiptText(context, read, receipt);
    if (output !== undefined) await write(context.path(output), lines);
    return { schema: "receipt/1", json: { ...receipt, output: output ?? null }, lines };
  },
};

/** Null: not closed, or closed by a program that sealed no actions. */
async function closeReceipt(read: Reader, period: string): Promise<CloseReceipt | null> {
  const close = (await read.closes()).find((c) => c.period === period);
  return close ? receiptOf(close, await read.actions()) : null;
}

async function receiptText(context: Context, read: Reader, receipt: CloseReceipt): Promise<string[]> {
  const close = (await read.closes()).find((c) => c.period === receipt.period);
  invariant(close !== undefined, "a receipt is of a close");
  const { closedAt, closedBy } = close;
  return [...closeWords[context.language].receipt({ closedAt, closedBy }), ...receiptLines(receipt)];
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
  const { read } = await context.store();
  const receipt = await closeReceipt(read, period);
  if (receipt === null) return null;
  const lines = await receiptText(context, read, receipt);
  const path = join(dirname(context.booksPath()), `close-receipt-${period}-${receipt.hash.slice(0, 8)}.txt`);
  try {
    await write(path, lines);
    return { path, lines, findings: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { path, lines, findings: [finding("receipt-must-be-kept", { period, path })] };
  }
}
