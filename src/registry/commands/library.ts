import { refuse } from "../../core/refusal.ts";
import type { CommandSpec, OptionSpec } from "../../terminal/command.ts";
import { listOptions } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import { DISTRICTS } from "../district.ts";
import { parseLibraryCode } from "../library.ts";
import { registryWords } from "../words/registry.ts";
import { libraryKinds } from "../words/registry-terms.ts";
import { libraryNameCommands } from "./library-name.ts";
import { edit, importOptions, importTables } from "./registry-input.ts";
import { showLibrary } from "./show-library.ts";

const KINDS = ["university", "partner", "external"] as const;

const details: readonly OptionSpec[] = [
  { flags: "--name-zh <name>", summary: { "zh-CN": "中文名", en: "Chinese name" } },
  { flags: "--name-en <name>", summary: { "zh-CN": "英文名", en: "English name" } },
  {
    flags: "--kind <kind>",
    choices: KINDS,
    summary: { "zh-CN": `类别：${KINDS.join(" ")}`, en: `kind: ${KINDS.join(" ")}` },
  },
  {
    flags: "--district <district>",
    choices: DISTRICTS,
    summary: { "zh-CN": "所在区，如 海淀区", en: "district, e.g. 海淀区 (or Haidian)" },
  },
];

export const libraryCommand: CommandSpec = {
  usage: "library",
  summary: { "zh-CN": "成员馆名录", en: "the registry of libraries" },
  subcommands: [
    {
      usage: "import [file]",
      summary: { "zh-CN": "从 CSV 载入图书馆", en: "load libraries from CSV" },
      examples: ["library import --builtin", "library import libraries.csv"],
      options: importOptions,
      run: (context, input) => importTables(context, input, "libraries"),
    },
    {
      usage: "list",
      summary: { "zh-CN": "列出图书馆", en: "list the libraries" },
      examples: ["library list", "library list --format csv -o list.csv"],
      options: listOptions,
      run: async (context) => {
        const { read } = await context.store();
        const libraries = await read.libraries();
        const words = registryWords[context.language];
        const rows = libraries.map((l) => [
          l.code,
          l.closed ? words.closedName({ name: l.nameZh, ...l.closed }) : l.nameZh,
          l.nameEn,
          libraryKinds[l.kind][context.language],
          l.district,
          l.certainty,
        ]);
        const columns = words.libraryColumns.map((head) => ({ head }));
        return {
          schema: "library-list/1",
          table: { columns, rows },
          json: { libraries },
          lines: [...table(columns, rows), words.listed(libraries.length)],
        };
      },
    },
    {
      usage: "show <library>",
      summary: { "zh-CN": "一个图书馆的名称、别名和协议", en: "a library's names, aliases and agreements" },
      examples: ["library show 10001"],
      run: showLibrary,
    },
    {
      usage: "add <code>",
      summary: { "zh-CN": "新增图书馆", en: "add a library" },
      examples: [
        'library add 99001 --name-zh 某某研究所图书馆 --name-en "An Institute Library" --kind external',
      ],
      options: [
        ...details,
        { flags: "--alias <names>", summary: { "zh-CN": "别名，用 | 分隔", en: "aliases, separated by |" } },
      ],
      run: async (context, input) => {
        const code = parseLibraryCode(input.arg(0));
        if (code === undefined) refuse("library-code-must-be-valid", { text: input.arg(0) });
        const aliases = (input.text("alias") ?? "").split("|").filter((a) => a.trim() !== "");
        const library = {
          code,
          nameZh: input.required("nameZh", "--name-zh"),
          nameEn: input.text("nameEn") ?? "",
          kind: input.choice("kind", "--kind", KINDS) ?? ("university" as const),
          district: input.text("district") ?? "",
          certainty: "",
          source: "",
        };
        return edit(context, { kind: "add-library", library, aliases });
      },
    },
    {
      usage: "set <library>",
      summary: {
        "zh-CN": "更改名称写法、类别或所在区（原写法成为别名；更名用 rename）",
        en: "correct names, kind or district (old spellings become aliases; for a new name: rename)",
      },
      examples: ["library set 99001 --district 海淀区"],
      options: details,
      run: async (context, input) => {
        const kind = input.choice("kind", "--kind", KINDS);
        const changes = {
          ...given("nameZh", input.text("nameZh")),
          ...given("nameEn", input.text("nameEn")),
          ...given("district", input.text("district")),
          ...(kind ? { kind } : {}),
        };
        return edit(context, { kind: "set-library", library: input.arg(0), changes });
      },
    },
    ...libraryNameCommands,
  ],
};

function given<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  const one: { [P in K]?: string } = {};
  if (value !== undefined) one[key] = value;
  return one;
}
