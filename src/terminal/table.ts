/**
 * 表 / tables that line up in Chinese, and fit the terminal.
 *
 * Where a table is wider than the terminal, its widest column is broken over several lines, if that leaves it room enough; if not, the first
 * columns stand as they are, and the others below them with their heads. A pipe or a file has no width: every row is one line.
 *
 * Worked example, 40 columns: 编号, 服务 and 差异类型 stand on the row's first line, "提供馆 10002 · 期限 2019-06-15" below it.
 */

import { addUp } from "../core/list.ts";
import { visible } from "../core/visible-text.ts";
import { columnsOf } from "./columns.ts";
import { wrapped } from "./wrap.ts";

export interface ListHead {
  readonly head: string;
  /** Numbers are flush right. */
  readonly right?: boolean;
  /** Yuan that are added up where the list is written as a workbook. */
  readonly summed?: true;
}

/** What a list command answers, as data: printed, or written as CSV or a workbook. A cell of a column that is flush right is a number. */
export interface ListTable {
  readonly columns: readonly ListHead[];
  readonly rows: readonly (readonly string[])[];
  /** The label of the row of sums, where a column has them. */
  readonly total?: string;
}

let terminal = Number.POSITIVE_INFINITY;

/** Columns of the terminal that is printed to; undefined: none. Asked for once, when a command begins. */
export function fitTables(columns: number | undefined): void {
  terminal = columns ?? Number.POSITIVE_INFINITY;
}

const GAP = "  ";
const INDENT = "    ";
/** A column of text that is narrower than this is hard to read. */
const MIN_TEXT = 24;

/** Columns padded to their widest cell as a terminal shows it. */
export function table(columns: readonly ListHead[], rows: readonly (readonly string[])[]): string[] {
  const heads = columns.map((c) => visible(c.head));
  const cells = rows.map((row) => columns.map((_, i) => visible(row[i] ?? "")));
  const widths = columns.map((_, i) => Math.max(...[heads, ...cells].map((row) => columnsOf(row[i] ?? ""))));
  const excess = widthOf(widths) - terminal;
  const line = (row: readonly string[]): string => padded(row, { columns, widths });
  if (excess <= 0) return [heads, ...cells].map(line);
  const widest = widths.indexOf(Math.max(...widths));
  const room = (widths[widest] ?? 0) - excess;
  if (room < MIN_TEXT) return stacked({ columns, heads, cells, widths });
  widths[widest] = room;
  return [heads, ...cells].flatMap((row) =>
    wrapped(row[widest] ?? "", room).map((part, at) =>
      line(row.map((cell, i) => (i === widest ? part : at === 0 ? cell : ""))),
    ),
  );
}

function stacked(of: {
  columns: readonly ListHead[];
  heads: readonly string[];
  cells: readonly (readonly string[])[];
  widths: readonly number[];
}): string[] {
  const { columns, heads, cells, widths } = of;
  let first = 1;
  while (widthOf(widths.slice(0, first + 1)) <= terminal) first += 1;
  const line = (row: readonly string[]): string => padded(row.slice(0, first), { columns, widths });
  const below = (row: readonly string[]): string[] => {
    const said = row.flatMap((cell, i) =>
      i < first || cell === "" || cell === "—" ? [] : [`${heads[i]} ${cell}`],
    );
    return said.length === 0
      ? []
      : wrapped(said.join(" · "), terminal - INDENT.length).map((l) => INDENT + l);
  };
  return [line(heads), ...cells.flatMap((row) => [line(row), ...below(row)])];
}

function widthOf(widths: readonly number[]): number {
  return addUp(widths, (width) => width) + GAP.length * (widths.length - 1);
}

function padded(
  row: readonly string[],
  { columns, widths }: { columns: readonly ListHead[]; widths: readonly number[] },
): string {
  const cells = row.map((cell, i) => {
    const gap = " ".repeat(Math.max((widths[i] ?? 0) - columnsOf(cell), 0));
    return columns[i]?.right ? gap + cell : cell + gap;
  });
  return cells.join(GAP).trimEnd();
}
