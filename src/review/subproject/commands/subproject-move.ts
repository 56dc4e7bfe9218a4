import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { dayOn, moneyOptions } from "../../../month/ledger/commands/payment.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { datedDeadlines, deadlinesOf, problemDeadlines } from "../deadlines.ts";
import { LIFE_CYCLE } from "../lifecycle.ts";
import { ACTORS, type MoveName } from "../move.ts";
import { subProjectWords } from "../words/subproject.ts";
import { actors, checkKinds, deadlineKinds, moveNames, stages } from "../words/subproject-terms.ts";
import { carriedText, nextLines } from "./show-subproject.ts";
import { carriedBy, moveOptions, requireFittingFlags } from "./subproject-flags.ts";

export const moveCommand: CommandSpec = {
  usage: "move <id> <move>",
  summary: {
    "zh-CN": "登记一步，如 balis subproject move 2019-dd decide --yuan … --document …",
    en: "record a step, e.g. balis subproject move 2019-dd decide --yuan … --document …",
  },
  choices: { move: LIFE_CYCLE.map((rule) => rule.move) },
  examples: ["subproject move 2019-dd notice --check midterm --check-on 2019-07-15 --on 2019-06-14"],
  options: [...moveOptions, options.dryRun],
  run: async (context, input) => {
    const { moveSubProject } = await import("../steps/move-subproject.ts");
    const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
    const { language } = context;
    const move = moveOf(input.arg(1));
    requireFittingFlags(input, move);
    const store = await context.store();
    const dryRun = input.flag("dryRun");
    const carried = await carriedBy(context, input, (text) => libraryOf(store.read, text));
    const by = input.choice("by", "--by", ACTORS) ?? null;
    const previous = input.text("previous");
    const { made, state, findings } = await moveSubProject({
      ...{ store, action: context.action(), dryRun, id: input.arg(0) },
      ...(previous === undefined ? {} : { previous }),
      wanted: { move, day: dayOn(context, input), by, carried },
    });
    const check = made.carried.check === null ? "" : `${checkKinds[made.carried.check][language]} `;
    const said = { id: made.subproject, number: made.number, day: made.day, by: actors[made.by][language] };
    const moved = {
      move: `${check}${moveNames[move][language]}`,
      what: carriedText(made.carried, language),
      stage: stages[state.stage][language],
    };
    return {
      schema: "subproject-move/1",
      json: { made, state, dryRun },
      lines: [subProjectWords[language].moved({ ...said, ...moved }), ...nextLines(state, language)],
      findings,
    };
  },
};

function moveOf(text: string): MoveName {
  return LIFE_CYCLE.find((rule) => rule.move === text)?.move ?? refuse("move-must-be-known", { text });
}

export const undoCommand: CommandSpec = {
  usage: "undo <id>",
  summary: {
    "zh-CN": "撤销最后一步（写明理由，历史保留）",
    en: "undo the last step, with a reason; it stays in the history",
  },
  examples: [
    term("subproject undo 2019-dd --reason 日期有误", 'subproject undo 2019-dd --reason "wrong date"'),
  ],
  options: [options.reason, options.dryRun],
  run: async (context, input) => {
    const { undoSubProjectMove } = await import("../steps/move-subproject.ts");
    const dryRun = input.flag("dryRun");
    const reason = input.required("reason", "--reason").trim();
    if (reason === "") refuse("flag-must-be-given", { flag: "--reason" });
    const store = await context.store();
    const taken = await undoSubProjectMove({
      store,
      action: context.action(),
      dryRun,
      id: input.arg(0),
      reason,
    });
    const { subproject: id, number, move } = taken;
    const line = subProjectWords[context.language].undone({
      id,
      number,
      move: moveNames[move][context.language],
    });
    const lines = [line];
    return { schema: "subproject-undo/1", json: { undone: taken, reason, dryRun }, lines };
  },
};

export const dueCommand: CommandSpec = {
  usage: "due [year]",
  summary: {
    "zh-CN": "到期和逾期的事项（有逾期时退出码 1）",
    en: "what is due and overdue (exit code 1 when something is overdue)",
  },
  examples: ["subproject due", "subproject due 2019 --on 2019-06-10"],
  options: [moneyOptions.on, ...listOptions],
  run: due,
};

async function due(context: Context, input: Input): Promise<Answer> {
  const { allSubProjectBooks } = await import("../steps/subproject-books.ts");
  const { language } = context;
  const words = subProjectWords[language];
  const on = dayOn(context, input);
  const { read } = await context.store();
  const all = await allSubProjectBooks(read, input.arg(0) === "" ? null : input.arg(0));
  const problems = await read.subprojectProblems();
  const deadlines = datedDeadlines(
    all.flatMap(({ subproject, state }) => [
      ...deadlinesOf(subproject, state),
      ...problemDeadlines(
        problems.filter((p) => p.subproject === subproject.id),
        state,
      ),
    ]),
    on,
  );
  const overdue = deadlines.filter((d) => d.daysLeft < 0).length;
  const rows = deadlines.map((d) => [
    ...[d.dueOn, d.daysLeft < 0 ? words.late(-d.daysLeft) : words.left(d.daysLeft), d.subproject],
    ...[
      d.check === null ? "" : checkKinds[d.check][language],
      `${deadlineKinds[d.kind][language]} ${d.what ?? ""}`.trim(),
    ],
    actors[d.by][language],
  ]);
  const columns = words.dueColumns.map((head) => ({ head }));
  return {
    schema: "subproject-due/1",
    table: { columns, rows },
    json: { on, deadlines, overdue },
    lines:
      rows.length === 0
        ? [words.noneDue(on)]
        : [...table(columns, rows), ...(overdue > 0 ? [words.overdue(overdue)] : [])],
    needsPerson: overdue > 0,
  };
}
