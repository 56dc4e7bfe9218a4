import { dayInShanghai } from "../../../core/day.ts";
import { ENGINES } from "../../../core/machine-port.ts";
import { type Period, periodOf } from "../../../core/period.ts";
import { settingOf } from "../../../core/setting.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { type Telling, tellingOf } from "../../../terminal/print.ts";
import { type CheckArea, countOf } from "../checklist.ts";
import type { SetupFacts } from "../setup-facts.ts";
import { doctorWords } from "../words/doctor.ts";

export const doctorCommand: CommandSpec = {
  usage: "doctor [period]",
  summary: {
    "zh-CN": "检查一个账期结算、关账前还缺什么，逐项给出补救的命令（默认第一个未关账的账期）",
    en: "what is missing before a period can be settled and closed, with remedies (the first open period by default)",
  },
  examples: ["doctor", "doctor 2019-05"],
  run: async (context, input) => {
    const { checkPeriod } = await import("../steps/check-period.ts");
    const { read } = await context.store();
    const { requireOwnSpan } = await import("../../../month/import/steps/periods.ts");
    const period = input.arg(0) === "" ? await defaultPeriod(context) : periodOf(input.arg(0));
    await requireOwnSpan(read, period);
    const areas = await checkPeriod(read, { period, engine: await engineOf(context) });
    const words = doctorWords[context.language];
    if (areas === null) {
      const json = { period: period.id, closed: true, areas: [], missing: 0, notes: 0 };
      return { schema: "doctor/1", json, lines: [words.closed(period.id)] };
    }
    const telling = await tellingOf(context);
    const counts = { missing: countOf(areas, "missing"), notes: countOf(areas, "note") };
    return {
      schema: "doctor/1",
      json: { period: period.id, closed: false, ...counts, areas: areas.map((area) => json(telling, area)) },
      lines: [
        words.heading(period.id),
        ...areas.flatMap((area) => linesOf(telling, area)),
        words.done(counts),
      ],
      needsPerson: counts.missing > 0,
    };
  },
};

export async function defaultPeriod(context: Context): Promise<Period> {
  const { periodToCheck } = await import("../steps/check-period.ts");
  const { read } = await context.store();
  return periodToCheck(read, dayInShanghai(context.io.now().toISOString()) ?? "");
}

/** Whether the program that the settings name can be run: it is given an empty journal. */
async function engineOf(context: Context): Promise<SetupFacts["engine"]> {
  const { read } = await context.store();
  const named = settingOf(await read.settings(), "second-engine");
  const program = ENGINES.find((engine) => engine === named);
  if (program === undefined) return null;
  const answer = await (await context.secondEngine()).run(program, "");
  return { program, isFound: answer.kind !== "missing" };
}

function linesOf(telling: Telling, { key, figure, found }: CheckArea): string[] {
  if (found.length === 0) return [`✓ ${doctorWords[telling.language].fine[key](figure)}`];
  return found.flatMap(({ state, finding }) => {
    const { what, next } = telling.sentenceOf(telling.language, finding);
    return [`${state === "missing" ? "✗" : "!"} ${what}`, `    → ${next}`];
  });
}

function json(telling: Telling, { key, figure, found }: CheckArea) {
  return {
    area: key,
    state: found.some((f) => f.state === "missing") ? "missing" : found.length > 0 ? "note" : "fine",
    figure,
    found: found.map(({ state, finding: { code, params, ...said } }) => {
      const { what, next } = telling.sentenceOf(telling.language, { ...said, code, params });
      return { state, code, message: what, next, params };
    }),
  };
}
