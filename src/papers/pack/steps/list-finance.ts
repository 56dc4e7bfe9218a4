/**
 * 财务导出 / what the finance office is given of every closed period of the span, as its own commands give it: the journal, a row a
 * posting, and the payments, where there are any. The rows add up to the period's finance workbook.
 */
import type { PackFile } from "../pack-index.ts";
import type { Gathering } from "./gathering.ts";

export async function stageFinance(to: Gathering, closed: readonly string[]): Promise<void> {
  const { read, stage, words, files } = to;
  const settings = await read.settings();
  const libraries = await read.libraries();
  const all = await read.movements();
  const table = async (
    name: string,
    rows: readonly (readonly string[])[],
    about: Pick<PackFile, "what" | "command">,
  ): Promise<void> => {
    const path = `finance/${name}.csv`;
    files.push({ path, kind: "finance", ...(await stage.table(path, rows)), ...about });
  };
  for (const period of closed) {
    const entries = await read.entries({ period });
    await table(`journal-${period}`, words.finance.journal({ entries, libraries, settings }), {
      what: words.finance.journalOf(period),
      command: `balis export journal --format csv --period ${period} -o journal-${period}.csv`,
    });
    const movements = all.filter((m) => m.period === period);
    if (movements.length === 0) continue;
    await table(`payments-${period}`, words.finance.payments({ movements, all, libraries }), {
      what: words.finance.paymentsOf(period),
      command: `balis payment list --period ${period} -o payments-${period}.csv`,
    });
  }
}
