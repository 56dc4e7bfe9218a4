/**
 * 搁置的行 / what is kept of a row that was set aside: the cells that the profile reads, and no others.
 *
 * What is not read may be anybody's name (申请人, 经办人, 备注), and the books keep it for ever. Of a reader, or of one who
 * asked, nothing is kept in clear. Where cells of the row have moved to the left, a cell may come from any of the next columns.
 */
import type { RecordRef } from "../../../core/source.ts";
import type { RawCell } from "../../../tables/cell.ts";
import { isPersonal } from "../columns/field.ts";
import type { BoundColumn } from "../columns/heading.ts";
import type { QuarantinedRow } from "../file.ts";
import type { Fault } from "./problem.ts";

/** As many characters as a spreadsheet's cell holds. */
export const MAX_CELL_CHARS = 32_767;

export class KeptColumns {
  private readonly read: ReadonlySet<number>;

  constructor(columns: readonly BoundColumn[]) {
    this.read = new Set(columns.filter((c) => !isPersonal(c.field)).map((c) => c.index));
  }

  /** Of a line of text, no cell of which stands under its heading. */
  nothingOf(cells: readonly RawCell[]): string {
    return JSON.stringify(cells.map(() => null));
  }

  /** As JSON; `moved`: by how many columns its cells may have moved. */
  cellsOf(cells: readonly RawCell[], moved: number): string {
    const isKept = (index: number): boolean => {
      for (let i = index; i <= index + moved; i++) if (!this.read.has(i)) return false;
      return true;
    };
    return JSON.stringify(cells.map((cell, i) => (isKept(i) ? bounded(cell) : null)));
  }
}

function bounded(cell: RawCell): RawCell {
  if (typeof cell === "string") return boundedText(cell);
  if (cell?.kind !== "formula") return cell;
  const value = cell.value === null ? null : boundedText(cell.value);
  return { ...cell, formula: boundedText(cell.formula), value };
}

/** One for each fault of the row. */
export function quarantinedRow(
  at: RecordRef,
  { column, problem, text }: Fault,
  cells: string,
): QuarantinedRow {
  const params = Object.entries(problem.params).map(([name, value]) => [name, boundedText(String(value))]);
  return {
    ...at,
    code: problem.code,
    column,
    text: text === null ? null : boundedText(text),
    params: Object.fromEntries(params),
    cells,
  };
}

function boundedText(text: string): string {
  return text.length > MAX_CELL_CHARS ? `${text.slice(0, MAX_CELL_CHARS - 1)}…` : text;
}
