import type { CommandSpec, OptionSpec } from "../../../terminal/command.ts";
import { options } from "../../../terminal/options.ts";
import { encodingOption } from "./import-options.ts";
import { runImport } from "./run-import.ts";

/** How a file is to be understood, whatever it is imported for. */
export const readingOptions: readonly OptionSpec[] = [
  { flags: "--profile <name>", summary: { "zh-CN": "指定导入格式", en: "use this import format" } },
  options.period,
  options.library,
  {
    flags: "--sheets <names>",
    summary: {
      "zh-CN": "读取哪些工作表：all 全部，或表名（可用逗号并列，* 代表任意文字）",
      en: "which sheets to read: all, or names (a list; * stands for any text)",
    },
  },
  {
    flags: "--strict",
    summary: {
      "zh-CN": "文件有任何问题，就整个不导入；各文件分别判断",
      en: "import nothing of a file that has any problem; each file is judged by itself",
    },
  },
  {
    flags: "--supersede",
    summary: {
      "zh-CN": "替换该馆该期先前的文件",
      en: "replace the earlier file of this library and period",
    },
  },
  {
    flags: "--despite <witnesses>",
    summary: {
      "zh-CN": "不以它为准：name 文件名、title 标题、rows 各行、profile 格式（可用逗号并列；随文件留存）",
      en: "override what the name, title, rows or profile state (a list; kept with the file)",
    },
  },
  encodingOption,
];

export const importCommand: CommandSpec = {
  usage: "import <files...>",
  summary: {
    "zh-CN": "导入各馆、平台和物流的文件（XLSX、CSV、TSV）；可写文件夹、zip 或“*.xlsx”",
    en: "import files of libraries, platform and courier (XLSX, CSV, TSV), a folder or zip of them, or *.xlsx",
  },
  examples: [
    "import inbox/2019-05",
    "import inbox/2019-05 --dry-run",
    "import 10001.xlsx --period 2019-05 --library 10001",
  ],
  options: [
    ...readingOptions,
    {
      flags: "--beside",
      summary: {
        "zh-CN": "与先前的文件并存（分两次报送）",
        en: "keep beside the earlier file (data sent in two parts)",
      },
    },
    {
      flags: "--again",
      summary: { "zh-CN": "重新读取已撤回的文件", en: "import a withdrawn file again" },
    },
    {
      flags: "--builtin-external",
      summary: {
        "zh-CN": "把未登记的外部图书馆登记为外部来源",
        en: "register unknown external libraries as external sources",
      },
    },
    options.dryRun,
  ],
  run: (context, input) => runImport(context, input, { corrects: false }),
};
