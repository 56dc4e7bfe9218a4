/** Budget and spending of a sub-project: the budget's entries, or the vouchers of the finance system and those typed in. */
import type { SubprojectMoney } from "../../domain/report/because.ts";
import type { Explanation } from "../../domain/report/explanation.ts";
import { type BudgetKey, budgetKey } from "../../domain/subproject/budget.ts";
import { leaf, type Part, type Walk, yuanOf } from "./walk.ts";

export async function subprojectMoney(walk: Walk, asked: SubprojectMoney): Promise<Part[]> {
  const filter = { subproject: asked.subproject };
  const isOf = (said: BudgetKey & { day: string }, isTimed: boolean): boolean =>
    (asked.line === null || budgetKey(said) === asked.line) &&
    (!isTimed || asked.until === null || said.day.slice(0, 7) <= asked.until);
  if (asked.of !== "executed") {
    const entries = (await walk.read.subprojectBudgets(filter)).filter(
      (e) => isOf(e, e.kind === "adjustment") && (asked.of === "full-year" || e.kind === "initial"),
    );
    return entries.map((entry) => ({
      adds: yuanOf(entry.fen),
      make: async (): Promise<Explanation> => leaf({ kind: "budgeted", entry }),
    }));
  }
  const imported = (await walk.read.spendingLines(filter)).filter((s) => isOf(s, true));
  const typed = (await walk.read.typedSpending(filter)).filter((s) => isOf(s, true));
  return [
    ...imported.map((spending) => ({
      adds: yuanOf(spending.fen),
      make: async () => leaf({ kind: "spent", spending, id: null, place: await walk.place(spending.ref) }),
    })),
    ...typed.map((spending) => ({
      adds: yuanOf(spending.fen),
      make: async () => leaf({ kind: "spent", spending, id: spending.id, place: null }),
    })),
  ];
}
