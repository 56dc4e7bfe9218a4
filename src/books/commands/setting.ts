import { refuse } from "../../core/refusal.ts";
import { SETTINGS, settingOf } from "../../core/setting.ts";
import type { CommandSpec } from "../../terminal/command.ts";
import { listOptions } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import { allowedText } from "../steps/setting-value.ts";
import { booksWords } from "../words/books.ts";

export const settingCommand: CommandSpec = {
  usage: "setting",
  summary: { "zh-CN": "查看和更改账册的设置", en: "show and change the books' settings" },
  subcommands: [
    {
      usage: "list",
      summary: { "zh-CN": "列出所有设置", en: "list all settings" },
      examples: ["setting list"],
      options: listOptions,
      run: async (context) => {
        const { read } = await context.store();
        const typed = await read.settings();
        const words = booksWords[context.language];
        const settings = SETTINGS.map((s) => ({
          name: s.name,
          value: settingOf(typed, s.name),
          allowed: s.allowed,
        }));
        const columns = words.settings.map((head) => ({ head }));
        const rows = settings.map((s) => [
          s.name,
          s.value,
          s.allowed ? allowedText(s.allowed) : "…",
          words.meaning[s.name] ?? "",
        ]);
        return {
          schema: "setting-list/1",
          table: { columns, rows },
          json: { settings },
          lines: table(columns, rows),
        };
      },
    },
    {
      usage: "set <name> <value>",
      summary: { "zh-CN": "更改一项设置", en: "change one setting" },
      examples: ["setting set late-files refuse"],
      run: async (context, input) => {
        const [name, value] = [input.arg(0), input.arg(1)];
        const rule = SETTINGS.find((s) => s.name === name);
        const names = SETTINGS.map((s) => s.name).join(" | ");
        if (!rule) refuse("value-must-be-valid", { flag: "setting", text: name, allowed: names });
        const { changeSetting } = await import("../steps/change-setting.ts");
        const store = await context.store();
        await changeSetting({ store, name: rule.name, value, action: context.action() });
        const line = booksWords[context.language].set({ name, value });
        return { schema: "setting-set/1", json: { name, value }, lines: [line] };
      },
    },
  ],
};
