/** `balis completion`: the script that makes a shell complete the program's command lines. */
import { readFileSync } from "node:fs";
import { refuse } from "../core/refusal.ts";
import type { CommandSpec } from "../terminal/command.ts";
import { templatePath } from "../terminal/templates.ts";

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: "bash.sh",
  zsh: "zsh.zsh",
  fish: "fish.fish",
  powershell: "powershell.ps1",
};

export const completionCommand: CommandSpec = {
  usage: "completion <shell>",
  summary: {
    "zh-CN": "输出按 Tab 补全的脚本：bash、zsh、fish、powershell（怎样安装：balis help completion）",
    en: "print the script for completion by Tab: bash, zsh, fish, powershell (to install it: balis help completion)",
  },
  examples: ["completion bash"],
  choices: { shell: Object.keys(SCRIPTS) },
  run: async (_context, input) => {
    const shell = input.arg(0);
    const file =
      SCRIPTS[shell] ??
      refuse("value-must-be-valid", {
        flag: "shell",
        text: shell,
        allowed: Object.keys(SCRIPTS).join(" | "),
      });
    const text = readFileSync(templatePath(`completion/${file}`), "utf8");
    return { schema: "completion/1", json: { shell, text }, lines: text.trimEnd().split("\n") };
  },
};
