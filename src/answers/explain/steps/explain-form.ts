/** The figures of a form: budget lines, spending, what was stated, indicators with what was counted. */
import { parsePeriod } from "../../../core/period.ts";
import { indicatorIn, indicatorRule, valueIn } from "../../../review/indicator/steps/indicator-values.ts";
import { BooksMeasure } from "../../../review/indicator/steps/measure-books.ts";
import { type BudgetKey, budgetKey } from "../../../review/subproject/subproject-budget.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { Origin } from "../../../sheet/origin.ts";
import type { Explanation } from "../explanation.ts";
import { rowLeaf } from "./explain-record.ts";
import { countOf, leaf, type Part, type Walk, yuanOf } from "./walk.ts";

type Of<K extends Origin["kind"]> = Extract<Origin, { kind: K }>;

const isOf = (
  { sources, line, economicClass }: Pick<Of<"spending">, "sources" | "line" | "economicClass">,
  said: BudgetKey,
): boolean =>
  (sources.length === 0 || sources.includes(said.source)) &&
  (line === undefined || budgetKey(said) === line) &&
  (economicClass === undefined || said.economicClass === economicClass);

const isBy = (day: string, until: string | null): boolean => until === null || day.slice(0, 7) <= until;

/** The lines of the budget, as they were entered. */
export async function budgetParts(walk: Walk, asked: Of<"budget">): Promise<Part[]> {
  const { subproject, until, of } = asked;
  const entries = await walk.once(`budget ${subproject}`, () => walk.read.subprojectBudgets({ subproject }));
  return entries
    .filter((e) => isOf(asked, e))
    .filter((e) => e.kind === "initial" || (of === "full-year" && isBy(e.day, until)))
    .map((entry) => ({
      adds: yuanOf(entry.fen),
      make: async () => leaf({ kind: "budget", entry }),
    }));
}

/** The lines of the finance system's files, and those that were typed. */
export async function spendingParts(walk: Walk, asked: Of<"spending">): Promise<Part[]> {
  const { subproject, until } = asked;
  const lines = await walk.once(`spending ${subproject}`, () => walk.read.spendingLines({ subproject }));
  const typed = await walk.once(`typed ${subproject}`, () => walk.read.typedSpending({ subproject }));
  const counts = (s: BudgetKey & { day: string }): boolean => isOf(asked, s) && isBy(s.day, until);
  return [
    ...lines.filter(counts).map((line) => ({
      adds: yuanOf(line.fen),
      make: async (): Promise<Explanation> => ({
        fact: { kind: "spent", spending: line, id: null },
        adds: null,
        origin: [await rowLeaf(walk, line.ref)],
      }),
    })),
    ...typed.filter(counts).map((spending) => ({
      adds: yuanOf(spending.fen),
      make: async () => leaf({ kind: "spent", spending, id: spending.id }),
    })),
  ];
}

/** The definition, what the books count for it, or what was typed with its evidence. */
export async function indicatorBehind(walk: Walk, of: Of<"indicator">): Promise<Explanation[]> {
  const definition = await walk.ruleLeaf(of.definitions);
  const window = parsePeriod(of.window);
  if (!window || definition.length === 0) return definition;
  // Definitions hold that are in force at the end of the year, as for the score.
  const rule = await indicatorRule(walk.read, `${window.to.slice(0, 4)}-12-31`);
  if (ruleName(rule) !== of.definitions) return definition;
  const books = await walk.once(
    `measure ${of.definitions}`,
    async () => new BooksMeasure({ read: walk.read, rule, rules: await walk.rules() }),
  );
  const indicator = indicatorIn(rule, { key: of.key, day: window.to });
  const value = await valueIn(walk.read, { indicator, window, library: of.library, books });
  if (value.typed !== null) return [...definition, leaf({ kind: "typed-value", value: value.typed })];
  const { parts = [], periods = [] } = value.automatic ?? {};
  return [
    ...definition,
    ...parts.map(({ side, measure, count }) =>
      leaf({ kind: "measured", side, measure, periods, figure: countOf(count) }),
    ),
  ];
}
