/**
 * 表样里的名 / the names that a layout uses: each must be a figure, a list or a style that there is.
 *
 * In the rows of an `each`, the figures of the list's rows stand before those of the form. Worked example: in `each: targets` the
 * name `points` is the target's; `project.name` is still the form's.
 */
import type { PackProblem } from "../../rules/pack-problem.ts";
import { type FormShape, PLACEHOLDER, ROUNDED, SHOWS } from "../../sheet/layout.ts";

/** So many names are shown of those that are possible. */
const MAX_KNOWN = 16;

/** The figures that may be named here: those of the form, and in an `each` those of its list's rows. */
export interface NameScope {
  readonly shape: FormShape;
  readonly list: string | null;
  /** In a column that repeats: the list it repeats for. */
  readonly each?: string;
  /** In an `each` of one row of cells: only there cells can become one with those above. */
  readonly isOneRow: boolean;
}

const namesIn = ({ shape, list, each }: NameScope): string[] => [
  ...(each === undefined ? [] : [...(shape.lists[each] ?? []), ...numbered(shape.lists[list ?? ""] ?? [])]),
  ...(list === null ? [] : (shape.lists[list] ?? [])),
  ...shape.values,
];

/** "points.1", "points.2", … of a row: "points" in the columns of the first, the second, … */
const numbered = (names: readonly string[]): string[] =>
  names.flatMap((name) => (name.endsWith(".1") ? [name.slice(0, -2)] : []));

export function problemOfFigure(name: string, scope: NameScope): PackProblem | null {
  const names = namesIn(scope);
  if (names.includes(name)) return null;
  return { code: "figure-must-be-known", params: { name, known: nearest(name, names) } };
}

export function problemOfText(text: string, scope: NameScope): PackProblem | null {
  for (const [, name = "", show] of text.matchAll(PLACEHOLDER)) {
    const problem = problemOfFigure(name, scope);
    if (problem) return problem;
    if (show !== undefined && !SHOWS.some((s) => s === show))
      return { code: "value-must-be-one-of", params: { found: show, allowed: SHOWS.join(", ") } };
  }
  return null;
}

/** A figure, a list, or `rounded`. */
export function problemOfCondition(name: string, scope: NameScope): PackProblem | null {
  if (name === ROUNDED || Object.hasOwn(scope.shape.lists, name)) return null;
  return problemOfFigure(name, scope);
}

export function problemOfList(name: string, shape: FormShape): PackProblem | null {
  const lists = Object.keys(shape.lists);
  if (lists.includes(name)) return null;
  return { code: "list-must-be-known", params: { name, known: lists.join(", ") } };
}

/** "funds.total.executed", or "targets[].score" of a list. */
export function problemOfPart(name: string, shape: FormShape): PackProblem | null {
  const [, list, figure = ""] = /^([^[\]]+)\[\]\.(.+)$/.exec(name) ?? [];
  if (list === undefined) return problemOfFigure(name, { shape, list: null, isOneRow: false });
  const known = shape.lists[list] ?? [];
  return (
    problemOfList(list, shape) ??
    (known.includes(figure)
      ? null
      : {
          code: "figure-must-be-known",
          params: { name, known: nearest(figure, known) },
        })
  );
}

/** Those that begin alike, and as many others as fit. */
function nearest(name: string, names: readonly string[]): string {
  const beginning = name.split(".")[0] ?? "";
  const alike = names.filter((n) => n.startsWith(beginning) || n.includes(name));
  const shown = [...new Set([...alike, ...names])].slice(0, MAX_KNOWN);
  return `${shown.join(", ")}${names.length > shown.length ? " …" : ""}`;
}
