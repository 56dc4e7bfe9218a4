/** 数与来由 / cells of the reports: each figure with the moves, budget lines, vouchers or texts that it rests on. */

import { sumOf } from "../../../core/list.ts";
import { type BudgetKey, budgetKey } from "../../../review/subproject/budget.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import type { Because, Cell } from "../../../sheet/because.ts";
import { ratio, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportBooks } from "./report-books.ts";

/** A text that rests on nothing but the form. */
export const plain = (said: string): Cell => text(said);

export function textBecause(said: string, because: Because | undefined): Cell {
  return because === undefined ? text(said) : { ...text(said), because };
}

/** What a move says; empty where it was not made. */
export function movedText(move: SubProjectMove | undefined, said: (made: SubProjectMove) => string): Cell {
  return move === undefined ? text("") : textBecause(said(move), moveBecause(move));
}

export function moveBecause({ subproject, number }: SubProjectMove): Because {
  return { kind: "move", subproject, number };
}

export type MoneyBy = "initial" | "budget" | "spent" | "left" | "rate";

/** Sums of the budget and of spending, over the lines that `isOf` names; the same months as `books.funds`. */
export function moneyCell(books: ReportBooks, by: MoneyBy, isOf: (key: BudgetKey) => boolean): Cell {
  const counts = (day: string): boolean => books.until === null || day.slice(0, 7) <= books.until;
  const entries = books.entries
    .filter((e) => isOf(e) && (e.kind === "initial" || (by !== "initial" && counts(e.day))))
    .filter(() => by !== "spent");
  const spent =
    by === "initial" || by === "budget" ? [] : books.spent.filter((s) => isOf(s) && counts(s.day));
  const because: Because = {
    ...{ kind: "funds", by, subproject: books.subproject.id },
    ...{ budget: entries.map((e) => e.number), spent: spent.map((s) => s.name) },
  };
  const budgetFen = sumOf(entries, (e) => e.fen);
  const spentFen = sumOf(spent, (s) => s.fen);
  if (by === "rate") return budgetFen > 0n ? ratio(spentFen, budgetFen, because) : text("—");
  return yuan(by === "left" ? budgetFen - spentFen : by === "spent" ? spentFen : budgetFen, because);
}

export const ofLine =
  (line: BudgetKey) =>
  (key: BudgetKey): boolean =>
    budgetKey(key) === budgetKey(line);
