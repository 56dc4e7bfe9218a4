/**
 * 撤销 / taking back the move that was recorded last and stands, with a reason: a fact of its own, so that the history keeps both.
 *
 * Only the last one: everything after a move rests on it. A decision whose money is budgeted already stays, or the budget would stand
 * without a grant. Worked example: conclude (#9) was recorded with the wrong conclusion; undo takes #9 back, the state is that after
 * #8, and the next move is #10.
 */
import { by } from "../../core/list.ts";
import { refuse } from "../../core/refusal.ts";
import { inOrder } from "./late-entry.ts";
import type { SubProjectMove, UndoneMove } from "./move.ts";

export function planUndo(of: {
  subproject: string;
  standing: readonly SubProjectMove[];
  hasBudget: boolean;
  reason: string;
}): { undone: UndoneMove; move: SubProjectMove } {
  const { subproject, reason } = of;
  const move = [...of.standing].sort(by((m) => m.number)).at(-1);
  if (!move) return refuse("move-must-be-there-to-undo", { subproject });
  if (move.move === "decide" && of.hasBudget) refuse("budget-must-not-lose-its-grant", { subproject });
  return { undone: { subproject, number: move.number, reason }, move };
}

/** Those that no undoing took back, by their day. */
export function standingMoves(
  moves: readonly SubProjectMove[],
  undone: readonly UndoneMove[],
): SubProjectMove[] {
  const taken = new Set(undone.map((u) => u.number));
  return inOrder(moves.filter((m) => !taken.has(m.number)));
}
