import { closeWords } from "../../text/words/close.ts";
import type { CommandSpec } from "../command.ts";

export const verifyCommand: CommandSpec = {
  usage: "verify [period]",
  summary: { "zh-CN": closeWords["zh-CN"].verifySummary, en: closeWords.en.verifySummary },
  run: async (context, input) => {
    const { verifyBooks } = await import("../../workflow/verify-books.ts");
    const { periodOf } = await import("../../workflow/open-period.ts");
    const { read } = await context.store();
    const typed = input.arg(0);
    const period = typed === "" || typed === "all" ? null : periodOf(typed).id;
    const done = await verifyBooks({ read, period, hash: context.hash });
    const words = closeWords[context.language];
    const findings = [...(done.chain ? [done.chain] : []), ...done.periods.flatMap((p) => p.findings)];
    const closes = (await read.closes()).length;
    return {
      schema: "verify/1",
      json: { periods: done.periods, chain: done.chain === null },
      lines: [
        ...done.periods.map(words.verified),
        ...(done.chain === null ? [words.chainHolds(closes)] : []),
        ...(findings.length === 0 ? [words.allSound] : []),
      ],
      findings,
    };
  },
};
