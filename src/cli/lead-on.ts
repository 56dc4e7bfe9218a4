/** 引导 / leading on: while the books are not set up, the commands that set them up end with the next one to type. */

import { parsePeriod } from "../core/period.ts";
import { type CommandSpec, nameOf } from "../terminal/command.ts";
import type { Answer, Context } from "../terminal/context.ts";

/** The command whose subcommands of these names lead on. */
export function leadingOn(command: CommandSpec, ...names: readonly string[]): CommandSpec {
  const subcommands = (command.subcommands ?? []).map((spec) =>
    names.includes(nameOf(spec)) ? followed(spec, (context) => nextLine(context)) : spec,
  );
  return { ...command, subcommands };
}

/** The command with what the settlement of its period will lack. */
export function warning(command: CommandSpec): CommandSpec {
  return followed(command, async (context, typed) => {
    const { obstacleLines, obstacles } = await import("../answers/doctor/commands/in-the-way.ts");
    const period = parsePeriod(typed);
    return period ? obstacleLines(context, await obstacles(context, { period })) : [];
  });
}

/** Nothing follows a look ahead, or what was not taken. */
function followed(
  spec: CommandSpec,
  linesAfter: (context: Context, typed: string) => Promise<string[]>,
): CommandSpec {
  const { run } = spec;
  if (!run) return spec;
  return {
    ...spec,
    run: async (context, input): Promise<Answer> => {
      const answer = await run(context, input);
      if (input.flag("dryRun") || context.flags.json || (answer.findings ?? []).length > 0) return answer;
      return { ...answer, lines: [...answer.lines, ...(await linesAfter(context, input.arg(0)))] };
    },
  };
}

async function nextLine(context: Context): Promise<string[]> {
  const { nextOf, obstacles } = await import("../answers/doctor/commands/in-the-way.ts");
  const { doctorWords } = await import("../answers/doctor/words/doctor.ts");
  const next = await nextOf(context, await obstacles(context));
  return next === null ? [] : [doctorWords[context.language].next(next)];
}
