import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { listOptions } from "../../../terminal/options.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import { heldCountLines, openHeldOf } from "../../courier/commands/held.ts";
import { heldCount } from "../../courier/courier-answer.ts";
import { agedBalances } from "../aged-balance.ts";
import { accountLabel } from "../words/account-label.ts";
import { moneyWords } from "../words/money.ts";
import { dayOn, moneyOptions } from "./payment.ts";

export const balanceCommand: CommandSpec = {
  usage: "balance",
  summary: {
    "zh-CN": "各馆和物流公司的余额及账龄",
    en: "what is owed to each library and the courier, by age",
  },
  examples: ["balance"],
  options: [moneyOptions.on, ...listOptions],
  run: async (context, input) => {
    const { read } = await context.store();
    const on = dayOn(context, input);
    const balances = agedBalances(await read.entries({}), on).filter((b) => b.balanceFen !== 0n);
    const held = await openHeldOf(read);
    const library = await libraryNames(context);
    const rows = balances.map((b) => [
      accountLabel(context.language, b.account, library),
      b.account,
      formatYuan(b.balanceFen),
      ...b.byAge.map(formatYuan),
    ]);
    const words = moneyWords[context.language];
    const totalFen = sumOf(balances, (b) => b.balanceFen);
    const byAge = (balances[0]?.byAge ?? []).map((_, age) => sumOf(balances, (b) => b.byAge[age] ?? 0n));
    const total = [words.total, "", ...[totalFen, ...byAge].map(formatYuan)];
    const columns = words.balanceColumns.map((head, i) =>
      i > 1 ? { head, right: true, summed: true as const } : { head },
    );
    const of: ListTable = { columns, rows, ...(rows.length > 1 ? { total: words.total } : {}) };
    return {
      schema: "balance/1",
      table: of,
      json: { on, balances, totalFen, held: heldCount(held) },
      lines: [
        ...table(columns, rows.length > 1 ? [...rows, total] : rows),
        ...heldCountLines(held, context.language),
      ],
    };
  },
};
