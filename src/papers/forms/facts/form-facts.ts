/**
 * What a form can show: single figures by name, and lists whose rows have named figures. A layout of ours and a cell map of an
 * officer's own form both pick from the same names, so a figure has one source whichever paper it is printed on.
 *
 * Names are words joined by points, most general first: "project.name", "funds.total.budget". Each cell keeps its `origin`.
 */
import { invariant } from "../../../core/bug.ts";
import type { MoveName, SubProjectMove } from "../../../review/subproject/move.ts";
import { type Cell, type Origin, POSITION } from "../../../sheet/origin.ts";
import { text } from "../../../sheet/sheet.ts";

export type FormRow = Readonly<Record<string, Cell>>;

export interface FormFacts {
  readonly values: FormRow;
  readonly lists: Readonly<Record<string, readonly FormRow[]>>;
}

export function textOrigin(said: string, origin: Origin | undefined): Cell {
  const cell = text(withoutFormula(said));
  return origin === undefined ? cell : { ...cell, origin };
}

/** A text that begins with "=" becomes a formula as soon as somebody edits its cell. */
const withoutFormula = (said: string): string => said.replace(/^=/, "＝");

/** What a person stated; empty where nobody did. */
export function stated(
  said: string,
  of: { as: "head" | "assessment" | "expert" | "problem"; key: string },
): Cell {
  return said === ""
    ? text("")
    : { ...text(withoutFormula(said)), origin: { kind: "stated", ...of, text: said } };
}

/** Those of the cells that rest on something themselves. */
export function restingOn(cells: readonly Cell[]): Origin {
  const figures = cells.filter((cell) => cell.origin !== undefined);
  return figures.length > 0 ? { kind: "figures", figures } : POSITION;
}

/** The last standing move of a kind. */
export function lastMove(standing: readonly SubProjectMove[], move: MoveName): SubProjectMove | undefined {
  return standing.findLast((m) => m.move === move);
}

/** What a move says; empty where it was not made. */
export function movedText(move: SubProjectMove | undefined, said: (made: SubProjectMove) => string): Cell {
  return move === undefined ? text("") : textOrigin(said(move), moveOrigin(move));
}

export function moveOrigin({ subproject, number }: SubProjectMove): Origin {
  return { kind: "move", subproject, number };
}

/**
 * 编号的数据 / numbered figures: what a row shows in a layout's column that repeats, as "points.1", "points.2", …. All of them are there, whatever the
 * list's length, so that a form of one's own may name them; those beyond it are empty.
 */
export const numbers = (name: string, most: number): readonly string[] =>
  Array.from({ length: most }, (_, i) => `${name}.${i + 1}`);

/** `names`: as `numbers` gives them. */
export function numbered(names: readonly string[], cells: readonly Cell[]): FormRow {
  invariant(cells.length <= names.length, "a row has a name for each of its numbered figures");
  return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? text("")]));
}
