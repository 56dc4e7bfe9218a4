/** Flags that mean the same wherever they appear. */
import type { OptionSpec } from "./command.ts";

export const options = {
  dryRun: {
    flags: "--dry-run",
    summary: { "zh-CN": "预演：显示将要发生什么，不写入账册", en: "show what would happen; write nothing" },
  },
  service: {
    flags: "--service <service>",
    choices: ["dd", "ill"],
    summary: { "zh-CN": "只做一项服务：dd 原文传递，ill 馆际互借", en: "one service only: dd or ill" },
  },
  period: {
    flags: "--period <period>",
    summary: { "zh-CN": "账期，如 2019-05", en: "period, e.g. 2019-05" },
  },
  library: {
    flags: "--library <code>",
    summary: { "zh-CN": "图书馆代码或名称", en: "a library's code or name" },
  },
  reason: {
    flags: "--reason <text>",
    summary: { "zh-CN": "理由（记入历史）", en: "why (kept in the history)" },
  },
  evidence: {
    flags: "--evidence <files...>",
    summary: {
      "zh-CN": "依据文件（记录路径和 SHA-256）",
      en: "files it rests on (path and SHA-256 are kept)",
    },
  },
  output: {
    flags: "-o, --output <file>",
    summary: { "zh-CN": "写到哪个文件", en: "the file to write" },
  },
  outputFolder: {
    flags: "-o, --output <folder>",
    summary: { "zh-CN": "写到哪个文件夹", en: "the folder to write to" },
  },
  charts: {
    flags: "--charts <folder>",
    summary: {
      "zh-CN": "把图另存为 SVG 和 PNG，写到这个文件夹",
      en: "also write the charts as SVG and PNG to this folder",
    },
  },
  confirm: {
    flags: "--confirm <what>",
    summary: { "zh-CN": "再写一遍对象以确认", en: "repeat the object to confirm" },
  },
} satisfies Record<string, OptionSpec>;

export const LIST_FORMATS = ["table", "csv", "xlsx", "json"] as const;

/** Of every command whose answer is one table. */
export const listOptions: readonly OptionSpec[] = [
  {
    flags: "--format <format>",
    choices: LIST_FORMATS,
    summary: {
      "zh-CN": "输出格式：table 表格（默认），csv，xlsx（须写 -o），json",
      en: "table (the default), csv, xlsx (with -o) or json",
    },
  },
  options.output,
];
