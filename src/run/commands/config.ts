import { existsSync } from "node:fs";
import type { CommandSpec } from "../../terminal/command.ts";
import { listOptions } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import { RUN_SETTINGS, type RunSetting } from "../run-settings.ts";
import { runWords } from "../words/run.ts";
import { settingsOf } from "./run.ts";

export const configCommand: CommandSpec = {
  usage: "config",
  summary: {
    "zh-CN": "语言和无人值守运行（balis run）的设定：每一项的值和它从哪里来",
    en: "the language and the settings of unattended runs (balis run): the value of each, and where it comes from",
  },
  examples: ["config"],
  options: listOptions,
  run: async (context, input) => {
    const { settingsFile } = await import("../io/settings-file.ts");
    const settings = await settingsOf(context, input);
    const words = runWords[context.language];
    const path = settingsFile(context.books.folder);
    const keys = Object.keys(RUN_SETTINGS) as RunSetting[];
    const rows = keys.map((key) => {
      const { value, from } = settings[key];
      const { variable } = RUN_SETTINGS[key];
      return [key, value, from === "environment" ? variable : words.from[from], words.settings[key]];
    });
    const columns = words.configColumns.map((head) => ({ head }));
    return {
      schema: "config/1",
      table: { columns, rows },
      json: { file: path, settings },
      lines: [words.configFile({ path, isThere: existsSync(path) }), ...table(columns, rows)],
    };
  },
};
