/** balis subproject spend: spending that a person types in. */

import { requireHappened } from "../../../core/happened.ts";
import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { type EconomicClass, economicClasses } from "../economic-class.ts";
import { subprojectFunds } from "../funds.ts";
import { requireOpen } from "../sealed.ts";
import { looseIdentity, type Spending, type TypedSpending } from "../spending.ts";
import { type BudgetKey, budgetKey, budgetYear, linesLike } from "../subproject-budget.ts";
import type { Recording } from "./move-subproject.ts";
import { type SubProjectBooks, subProjectBooks } from "./subproject-books.ts";

export async function classesOf(read: RegistryReads): Promise<EconomicClass[]> {
  return economicClasses(settingOf(await read.settings(), "economic-classes"));
}

/** `source` null: the only one the budget has for the line. */
type SpendingSaid = Omit<Spending, "source" | "subproject"> & {
  readonly source: BudgetKey["source"] | null;
};

export async function typeSpending(
  asked: Recording & { id: string; said: SpendingSaid },
): Promise<TypedSpending> {
  const { store } = asked;
  requireHappened(asked.said.day, asked.action);
  let made: TypedSpending | undefined;
  await store.apply(
    async function* () {
      const books = await subProjectBooks(store.read, asked.id);
      made = spendingOf(books, { said: asked.said, number: (await store.read.typedSpending()).length + 1 });
      yield { kind: "spending-typed" as const, spending: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made ?? refuse("subproject-must-be-known", { text: asked.id, known: "" });
}

function spendingOf(books: SubProjectBooks, of: { said: SpendingSaid; number: number }): TypedSpending {
  const { subproject, state, spent } = books;
  const { said } = of;
  requireOpen(subproject.id, state);
  if (said.fen === 0n)
    refuse("value-must-be-valid", { flag: "--yuan", text: "0.00", allowed: "100.00, -100.00, …" });
  if (said.day < subproject.from) {
    refuse("spending-must-follow-the-start", {
      subproject: subproject.id,
      day: said.day,
      from: subproject.from,
    });
  }
  const line = { ...said, ...lineFor(books, said), subproject: subproject.id };
  if (spent.some((s) => looseIdentity(s) === looseIdentity(line))) {
    refuse("voucher-line-must-be-new", { voucher: said.voucherNo, month: said.day.slice(0, 7) });
  }
  requireLeft(books, line);
  return { ...line, id: `X-${of.number}` };
}

function lineFor({ subproject, entries }: SubProjectBooks, said: SpendingSaid): BudgetKey {
  const year = said.day.slice(0, 4);
  const known = [
    ...new Map(entries.filter((e) => budgetYear(e) === year).map((e) => [budgetKey(e), e])).values(),
  ];
  // Without a source or a library every one that the budget has for the line fits.
  const fitting = known.filter((e) => {
    const library = said.library ?? e.library;
    const same = { ...said, source: said.source ?? e.source, ...(library === undefined ? {} : { library }) };
    return budgetKey(e) === budgetKey(same);
  });
  const [only, ...more] = fitting;
  const about = { line: said.line, economicClass: said.economicClass };
  if (!only) {
    const { source, library } = said;
    const params = { subproject: subproject.id, year, ...about, library, known: linesLike(said, known) };
    return refuse("spending-must-have-a-budget-line", {
      ...params,
      ...(source === null ? {} : { source }),
    });
  }
  const libraries = [...new Set(fitting.map((e) => e.library ?? ""))];
  if (libraries.length > 1)
    refuse("money-must-say-its-library", { ...about, libraries: libraries.join(", ") });
  if (more.length > 0)
    refuse("fund-source-must-be-given", { ...about, sources: fitting.map((e) => e.source) });
  const { line, economicClass, source, library } = only;
  return { line, economicClass, source, ...(library === undefined ? {} : { library }) };
}

function requireLeft({ entries, spent }: SubProjectBooks, line: Spending): void {
  const year = line.day.slice(0, 4);
  const funds = subprojectFunds({ entries, spent, year });
  const own = funds.lines.find((l) => budgetKey(l) === budgetKey(line));
  const [budget, before] = [own?.fullYearFen ?? 0n, own?.executedFen ?? 0n];
  if (line.fen <= 0n || before + line.fen <= budget) return;
  const { subproject, library, line: name, economicClass, source } = line;
  const left = budget > before ? budget - before : 0n;
  refuse("spending-must-be-within-budget", {
    ...{ subproject, year, library, line: name, economicClass, source, budget: formatYuan(budget) },
    ...{ spent: formatYuan(before), left: formatYuan(left), wanted: formatYuan(line.fen) },
  });
}
