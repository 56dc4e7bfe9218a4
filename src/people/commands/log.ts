import { minuteOf } from "../../core/day.ts";
import { labelOf, term } from "../../core/words/language.ts";
import type { CommandSpec } from "../../terminal/command.ts";
import { listOptions } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import type { Restoration } from "../action-log.ts";
import { factKinds, peopleWords } from "../words/people.ts";

const SHOWN = 20;

export const logCommand: CommandSpec = {
  usage: "log",
  summary: {
    "zh-CN": "操作日志：谁、何时、用哪条命令、写入了什么",
    en: "the action log: who did what, when, with which command",
  },
  examples: ["log --last 20", term("log --operator 李", "log --operator Li")],
  options: [
    ...listOptions,
    { flags: "--last <n>", summary: { "zh-CN": `最近几行（默认 ${SHOWN}）`, en: `so many rows (${SHOWN})` } },
    { flags: "--operator <name>", summary: { "zh-CN": "只看这位操作员的", en: "of this operator only" } },
  ],
  run: async (context, input) => {
    const { read } = await context.store();
    const { language } = context;
    const words = peopleWords[language];
    const { operator } = context.flags;
    const filter = operator === undefined ? {} : { operator };
    const found = await read.actions(filter);
    const rows = found.slice(0, input.count("last", "--last") ?? SHOWN).reverse();
    const added = (of: Readonly<Record<string, number>>): string =>
      Object.entries(of)
        .map(([kind, count]) => `${labelOf(language, factKinds, kind)} ${count}`)
        .join(language === "zh-CN" ? "，" : ", ");
    const saidOf = (of?: Restoration): string | null =>
      of ? words.restored({ ...of, ...of.replaced }) : null;
    const cells = rows.map((row) => [
      ...[`${row.number}`, minuteOf(row.at), row.operator, row.user ?? "", row.command],
      row.seal === null ? words.unsealed : (saidOf(row.seal.restored) ?? added(row.seal.added)),
    ]);
    const heads = words.logColumns.map((head, i) => ({ head, right: i === 0 }));
    return {
      schema: "log/1",
      table: { columns: heads, rows: cells },
      json: { actions: rows, all: found.length },
      lines: [
        ...(rows.length === 0 ? [words.logEmpty] : table(heads, cells)),
        ...(rows.length > 0 && rows.length < found.length
          ? [words.logMore({ shown: rows.length, all: found.length })]
          : []),
      ],
    };
  },
};
