import type { CommandSpec } from "../../terminal/command.ts";
import { findingLines, tellingOf } from "../../terminal/print.ts";
import { registryWords } from "../words/registry.ts";

export const checkCommand: CommandSpec = {
  usage: "check",
  summary: {
    "zh-CN": "检查名录：协议、别名、馆际互借馆须为原文传递馆",
    en: "check the registry: agreements, aliases, ILL within DD",
  },
  examples: ["check"],
  run: async (context) => {
    const { checkRegistry } = await import("../check-registry.ts");
    const { readRegistry } = await import("../steps/read-registry.ts");
    const { read } = await context.store();
    const { findings, information } = checkRegistry(await readRegistry(read));
    const words = registryWords[context.language];
    return {
      schema: "check/1",
      json: { information },
      lines: [
        ...(findings.length === 0 ? [words.sound] : []),
        ...(information.length > 0
          ? [words.information, ...findingLines(await tellingOf(context), information)]
          : []),
      ],
      findings,
    };
  },
};
