/**
 * 编预算 / planning entries of the budget: the facts to add, or a refusal.
 *
 * 年初: once for a year, library, line, class and source. 追加 and 收回 go with a document and change what may be budgeted; 调剂 sums to 0 for
 * each document, source and year, and may cross libraries; 结转 is not above what the same line left of the year before, also where the year's
 * first table has it. An adjustment that says none of these stays within the grant. No line falls below what is spent on it.
 *
 * Worked example: granted 600,000.00; 400,000.00 for 2023, 200,000.00 for 2024: all is budgeted; 追加 of 15,000.00 with its document: public
 * budgets of 615,000.00. 10008 咨询补贴 had 188,000.00 in 2023 and spent 169,050.00: 结转 of 18,950.00 at most.
 * Source: SOURCES.md [self-evaluation-form]; that 调剂 sums to 0 for each source is ours.
 */
import { groupBy, sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { originsIn, subprojectFunds } from "../funds.ts";
import type { LifeState } from "../lifecycle.ts";
import { requireOpen } from "../sealed.ts";
import type { Spending } from "../spending.ts";
import type { SubProject } from "../subproject.ts";
import { type BudgetEntry, budgetKey, budgetYear, isCarriedIn, sameWork } from "../subproject-budget.ts";
import { isInCycle } from "../years.ts";

export type BudgetSaid = Omit<BudgetEntry, "number">;

export interface BudgetFacts {
  readonly subproject: SubProject;
  readonly state: Pick<LifeState, "grantedFen" | "stage" | "acceptedOn" | "last">;
  /** With their year and library, as are those that are wanted. */
  readonly entries: readonly BudgetEntry[];
  readonly spent: readonly Spending[];
}

/** The entry to add; null when a beginning is said again with the same amount. */
export function planBudget(facts: BudgetFacts, wanted: BudgetSaid): BudgetEntry | null {
  const { entries } = facts;
  requireBudgetable(facts, wanted);
  const year = budgetYear(wanted);
  const own = entries.filter((e) => budgetYear(e) === year && budgetKey(e) === budgetKey(wanted));
  const initial = own.find((e) => e.kind === "initial");
  const about = { line: wanted.line, economicClass: wanted.economicClass };
  if (wanted.kind === "initial") {
    if (initial?.fen === wanted.fen) return null;
    if (initial) refuse("initial-budget-must-not-change", { ...about, now: formatYuan(initial.fen) });
  } else requireChange(wanted, { isNew: own.length === 0 });
  const said = entries.find((e) => sameWork(e) === sameWork(wanted))?.line ?? wanted.line;
  const made = { ...wanted, number: entries.length + 1, line: said };
  const after = { ...facts, entries: [...entries, made] };
  if (wanted.fen < 0n) {
    requireCovered(after, made);
    requireUnspent(after, { made, year: `${Number(year) + 1}` });
  }
  if (isCarriedIn(made)) requireUnspent(after, { made, year });
  requireWithinGrant(facts, made);
  return made;
}

/** What stands in one document: of 调剂 the sum of each source and year is 0. */
export function requireBalanced(wanted: readonly BudgetSaid[]): void {
  const moved = wanted.filter((w) => w.change === "transfer");
  for (const own of groupBy(moved, (w) => `${w.document}|${w.source}|${budgetYear(w)}`).values()) {
    const [one] = own;
    const sum = sumOf(own, (w) => w.fen);
    if (sum === 0n || !one) continue;
    const { document, source } = one;
    refuse("transfer-must-sum-to-zero", { document, source, year: budgetYear(one), sum: formatYuan(sum) });
  }
}

function requireBudgetable({ subproject, state }: BudgetFacts, wanted: BudgetSaid): void {
  const { id, from, to, libraries } = subproject;
  if (state.grantedFen === null) refuse("budget-must-be-granted-first", { subproject: id });
  requireOpen(id, state);
  if (state.stage === "terminated") {
    refuse("subproject-must-be-open", { subproject: id, stage: state.stage, on: state.last?.day ?? "" });
  }
  const year = budgetYear(wanted);
  if (!isInCycle(subproject, year)) refuse("year-must-be-of-the-cycle", { subproject: id, year, from, to });
  const { library } = wanted;
  if (library !== undefined && !libraries.includes(library))
    refuse("money-must-be-of-a-construction-library", {
      subproject: id,
      library,
      libraries: libraries.join(", "),
    });
}

function requireChange(wanted: BudgetSaid, { isNew }: { isNew: boolean }): void {
  const { change, fen, source, line, economicClass, subproject, day } = wanted;
  const about = { line, economicClass };
  if (isNew && (change === undefined || change === "withdrawal"))
    refuse("budget-line-must-exist", { ...about, subproject });
  // More carried money is a 结转, held against what the year before left.
  if (source === "carry-over" && fen > 0n && (change ?? "addition") === "addition")
    refuse("budget-change-must-be-of-its-kind", {
      ...about,
      change: "addition",
      source,
      yuan: formatYuan(fen),
    });
  if (fen === 0n)
    refuse("value-must-be-valid", { flag: "--yuan", text: "0.00", allowed: "100.00, -100.00, …" });
  if (change === undefined) return;
  const isWrongWay = (change === "addition" && fen <= 0n) || (change === "withdrawal" && fen >= 0n);
  if (isWrongWay || (change === "carry-over" && (source !== "carry-over" || fen < 0n)))
    refuse("budget-change-must-be-of-its-kind", { ...about, change, source, yuan: formatYuan(fen) });
  if (wanted.document.trim() === "") refuse("budget-change-must-have-a-document", { ...about, change });
  const year = budgetYear(wanted);
  if (day.slice(0, 4) !== year) refuse("budget-change-must-be-of-its-year", { ...about, day, year });
}

/** Of what is spent on the line in its year; where more is spent than was budgeted, of nothing. */
function requireCovered({ entries, spent }: BudgetFacts, made: BudgetEntry): void {
  const funds = subprojectFunds({ entries, spent, year: budgetYear(made) });
  const line = funds.lines.find((l) => budgetKey(l) === budgetKey(made));
  if (!line || line.fullYearFen >= (line.executedFen > 0n ? line.executedFen : 0n)) return;
  refuse("budget-must-cover-what-is-spent", {
    ...{ line: made.line, economicClass: made.economicClass },
    wanted: formatYuan(line.fullYearFen),
    spent: formatYuan(line.executedFen),
  });
}

/** What a line of a library left of a year, of whatever source. */
function unspentOf({ entries, spent }: BudgetFacts, of: { year: string; work: string }) {
  const { lines } = subprojectFunds({ entries, spent, year: of.year });
  const origin = originsIn(entries, firstYear(entries));
  return lines
    .filter((l) => sameWork(l) === of.work)
    .map((l) => ({
      from: l.source === "carry-over" ? origin(l, of.year) : l.source,
      fen: l.fullYearFen - l.executedFen,
    }));
}

const firstYear = (entries: readonly BudgetEntry[]): string | undefined => entries.map(budgetYear).sort()[0];

/** What a year has carried in of this work is there in the year before; 结转 of the first year comes from before the sub-project. */
function requireUnspent(facts: BudgetFacts, { made, year }: { made: BudgetEntry; year: string }): void {
  const { entries } = facts;
  const first = firstYear(entries);
  const work = sameWork(made);
  const carried = entries.filter((e) => isCarriedIn(e) && budgetYear(e) === year && sameWork(e) === work);
  if (first === undefined || year <= first || carried.length === 0) return;
  const left = unspentOf(facts, { year: `${Number(year) - 1}`, work }).filter((l) => l.fen > 0n);
  const { line, economicClass } = made;
  if (new Set(left.map((l) => l.from)).size > 1)
    refuse("carried-money-must-be-of-one-source", { line, economicClass, year });
  const unspent = sumOf(left, (l) => l.fen);
  const wanted = sumOf(carried, (e) => e.fen);
  if (wanted <= unspent) return;
  refuse("carried-money-must-be-unspent", {
    ...{ line, economicClass, year: `${Number(year) - 1}`, library: made.library ?? "" },
    ...{ wanted: formatYuan(wanted), unspent: formatYuan(unspent) },
  });
}

/** Public budgets of all years but for 追加 and 收回, which change the grant; 调剂 comes to nothing. */
export function plannedFen(entries: readonly Pick<BudgetEntry, "source" | "kind" | "change" | "fen">[]): Fen {
  return sumOf(
    entries.filter((e) => e.source === "fiscal" && (e.kind === "initial" || e.change === undefined)),
    (e) => e.fen,
  );
}

function requireWithinGrant({ state, entries }: BudgetFacts, made: BudgetEntry): void {
  if (made.source !== "fiscal" || made.change !== undefined || made.fen <= 0n) return;
  const sum = plannedFen([...entries, made]);
  const granted = state.grantedFen ?? 0n;
  if (sum <= granted) return;
  refuse("budget-must-be-within-grant", {
    ...{ subproject: made.subproject, wanted: formatYuan(sum), granted: formatYuan(granted) },
  });
}
