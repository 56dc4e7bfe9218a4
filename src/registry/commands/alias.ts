import type { CommandSpec } from "../../terminal/command.ts";
import { listOptions, options } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import { registryWords } from "../words/registry.ts";
import { libraryNames } from "./library-names.ts";
import { dayOfFlag, edit, importOptions, importTables, requiredDay } from "./registry-input.ts";

const from = { flags: "--from <day>", summary: { "zh-CN": "第一天", en: "first day" } };
const to = { flags: "--to <day>", summary: { "zh-CN": "最后一天", en: "last day" } };

const ambiguous = {
  flags: "--ambiguous",
  summary: {
    "zh-CN": "声明此名不止指一个馆（别馆的正式名称除外），导入时遇到即提问",
    en: "declare that it means several libraries (never another's official name), so that imports ask",
  },
};

export const aliasCommand: CommandSpec = {
  usage: "alias",
  summary: { "zh-CN": "图书馆的别名、简称和旧名", en: "aliases, short names and old names of libraries" },
  subcommands: [
    {
      usage: "import [file]",
      summary: { "zh-CN": "从 CSV 载入别名", en: "load aliases from CSV" },
      examples: ["alias import aliases.csv"],
      options: importOptions,
      run: (context, input) => importTables(context, input, "aliases"),
    },
    {
      usage: "list",
      summary: { "zh-CN": "列出别名", en: "list the aliases" },
      examples: ["alias list"],
      options: listOptions,
      run: async (context) => {
        const { read } = await context.store();
        const aliases = await read.aliases();
        const words = registryWords[context.language];
        const name = await libraryNames(context);
        const rows = aliases.map((a) => [
          a.isOfficial ? words.official(a.text) : a.text,
          a.code,
          name(a.code).replace(`${a.code} `, ""),
          a.from,
          a.to ?? words.always,
        ]);
        const columns = words.aliasColumns.map((head) => ({ head }));
        return {
          schema: "alias-list/1",
          table: { columns, rows },
          json: { aliases },
          lines: [...table(columns, rows), words.listed(aliases.length)],
        };
      },
    },
    {
      usage: "add <text>",
      summary: {
        "zh-CN": "新增别名；别馆的名称、别名和代码不能作别名",
        en: "add an alias; what another library is called is refused",
      },
      examples: ["alias add 北大图书馆 --library 10001"],
      options: [options.library, from, to, ambiguous],
      run: async (context, input) =>
        edit(context, {
          kind: "add-alias",
          text: input.arg(0),
          library: input.required("library", "--library"),
          from: dayOfFlag(input, "from", "--from"),
          to: dayOfFlag(input, "to", "--to"),
          isAmbiguous: input.flag("ambiguous"),
        }),
    },
    {
      usage: "end <text>",
      summary: { "zh-CN": "别名用到某日为止", en: "end an alias" },
      examples: ["alias end 北大图书馆 --library 10001 --to 2019-12-31"],
      options: [options.library, to],
      run: async (context, input) =>
        edit(context, {
          kind: "end-alias",
          text: input.arg(0),
          library: input.required("library", "--library"),
          to: requiredDay(input, "to", "--to"),
        }),
    },
  ],
};
