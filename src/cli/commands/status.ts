import type { PeriodState } from "../../ports/store.ts";
import { services } from "../../text/terms.ts";
import { booksWords } from "../../text/words/books.ts";
import type { CommandSpec } from "../command.ts";
import type { Context } from "../context.ts";
import { table } from "../print.ts";

export const statusCommand: CommandSpec = {
  usage: "status",
  summary: { "zh-CN": "各账期做到了哪一步", en: "how far each period is" },
  run: async (context) => {
    const { read } = await context.store();
    const periods = await read.periods();
    const [libraries, rules, closes] = [await read.libraries(), await read.rules(), await read.closes()];
    const words = booksWords[context.language];
    const counts = { libraries: libraries.length, rules: rules.length, closes: closes.length };
    const next = nextStep(periods);
    return {
      schema: "status/1",
      json: { ...counts, periods, next },
      lines: [
        words.counts(counts),
        ...(periods.length === 0 ? [words.noPeriods] : periodTable(context, periods)),
        ...(next ? [words.next(next)] : []),
      ],
    };
  },
};

function periodTable(context: Context, periods: readonly PeriodState[]): string[] {
  const words = booksWords[context.language];
  const rows = periods.map((p) => [
    p.period,
    `${p.files}`,
    `${p.records}`,
    `${p.quarantined}`,
    p.reconciled.map((s) => services[s][context.language]).join("+") || words.dash,
    `${p.openDiscrepancies}`,
    p.settlement === null ? words.dash : words.settled,
    p.closedAt === null ? words.dash : words.closed,
  ]);
  const numbers = new Set([1, 2, 3, 5]);
  return table(
    words.columns.map((head, i) => ({ head, right: numbers.has(i) })),
    rows,
  );
}

/** The next command for the first period that is not closed. */
function nextStep(periods: readonly PeriodState[]): { step: string; period: string } | null {
  const open = periods.find((p) => p.closedAt === null);
  if (!open) return null;
  if (open.reconciled.length === 0) return { step: "reconcile", period: open.period };
  if (open.openDiscrepancies > 0) return { step: "discrepancy list", period: open.period };
  if (open.settlement === null) return { step: "settle", period: open.period };
  return { step: "close", period: open.period };
}
