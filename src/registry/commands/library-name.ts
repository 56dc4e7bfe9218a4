/** balis library rename|close|reopen: what a library is called from a day on, and its last day. */
import type { CommandSpec, OptionSpec } from "../../terminal/command.ts";
import { options } from "../../terminal/options.ts";
import { edit, requiredDay } from "./registry-input.ts";

const from: OptionSpec = {
  flags: "--from <day>",
  summary: { "zh-CN": "新名称启用的第一天", en: "the first day of the new name" },
};
const on: OptionSpec = { flags: "--on <day>", summary: { "zh-CN": "最后一天", en: "its last day" } };
const into: OptionSpec = {
  flags: "--into <library>",
  summary: {
    "zh-CN": "并入的馆；次日起原名称都指该馆",
    en: "the library it joins; its names mean that one from the next day on",
  },
};

export const libraryNameCommands: readonly CommandSpec[] = [
  {
    usage: "rename <code> <name>",
    summary: {
      "zh-CN": "更名：原名称到前一日为止，此后仍可识别",
      en: "a new official name: the old one ends the day before, and is still understood",
    },
    examples: ["library rename 11831 某某大学图书馆 --from 2019-07-01"],
    options: [from, options.dryRun],
    run: async (context, input) => {
      const wanted = {
        library: input.arg(0),
        name: input.arg(1),
        from: requiredDay(input, "from", "--from"),
      };
      return edit(context, { kind: "rename-library", ...wanted }, input.flag("dryRun"));
    },
  },
  {
    usage: "close <code>",
    summary: {
      "zh-CN": "撤销或并入他馆：服务协议到该日为止",
      en: "close a library or merge it into another: its agreements end that day",
    },
    examples: ["library close 11831 --on 2019-06-30 --into 10001"],
    options: [on, into, options.dryRun],
    run: async (context, input) => {
      const wanted = {
        library: input.arg(0),
        on: requiredDay(input, "on", "--on"),
        into: input.text("into") ?? null,
      };
      return edit(context, { kind: "close-library", ...wanted }, input.flag("dryRun"));
    },
  },
  {
    usage: "reopen <code>",
    summary: {
      "zh-CN": "撤销登记有误时恢复（服务协议须另行登记）",
      en: "undo a closing (agreements are to be added again)",
    },
    examples: ["library reopen 11831"],
    options: [options.dryRun],
    run: async (context, input) =>
      edit(context, { kind: "reopen-library", library: input.arg(0) }, input.flag("dryRun")),
  },
];
