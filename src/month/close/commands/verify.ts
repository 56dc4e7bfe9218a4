import type { CommandSpec } from "../../../terminal/command.ts";
import { closeWords } from "../words/close.ts";

export const verifyCommand: CommandSpec = {
  usage: "verify [period]",
  summary: { "zh-CN": closeWords["zh-CN"].verifySummary, en: closeWords.en.verifySummary },
  run: async (context, input) => {
    const { verifyBooks } = await import("../steps/verify-books.ts");
    const { periodOf } = await import("../../../core/period.ts");
    const { read } = await context.store();
    const typed = input.arg(0);
    const period = typed === "" || typed === "all" ? null : periodOf(typed).id;
    const done = await verifyBooks({ read, period, hash: context.hash });
    const words = closeWords[context.language];
    const broken = [done.chain, done.log.broken].flatMap((found) => (found === null ? [] : [found]));
    const findings = [...done.contents, ...done.rules, ...broken, ...done.periods.flatMap((p) => p.findings)];
    const closes = (await read.closes()).length;
    return {
      schema: "verify/1",
      json: {
        periods: done.periods,
        contents: done.contents.length === 0,
        rules: done.rules.length === 0,
        chain: done.chain === null,
        log: done.log.broken === null,
        actions: done.log.rows,
      },
      lines: [
        ...done.periods.map(words.verified),
        ...(done.chain === null ? [words.chainHolds(closes)] : []),
        ...(done.log.broken === null ? [words.logHolds(done.log.rows)] : []),
        ...(done.contents.length === 0 ? [words.contentsHold] : []),
        ...(findings.length === 0 ? [words.allSound] : []),
      ],
      findings,
    };
  },
};
