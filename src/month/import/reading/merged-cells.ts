/**
 * 合并单元格 / merged cells: one value over several cells, of which a file keeps it in the first and leaves the others empty.
 *
 * 加急 merged over five rows means five urgent requests, 30.00 merged over three lines means 30.00 for the three together:
 * which of the two is meant the file doesn't say. So one rule for all: a row of data is set aside where a column that is read
 * stands in an area merged over several rows, or over columns to its left. Titles, headings, total rows and empty areas
 * may be merged as they like.
 */
import { by } from "../../../core/list.ts";
import { columnLetter, isBlankCell, type RawRow } from "../../../tables/cell.ts";
import type { MergedArea } from "../../../tables/files.ts";

/** A column that is read. */
interface ReadColumn {
  readonly index: number;
  readonly heading: string;
}

/** A cell of the row that shares its value with others. */
export interface MergedCell {
  readonly column: ReadColumn;
  /** "G2:G6". */
  readonly range: string;
}

interface Area extends MergedArea {
  isFilled: boolean;
}

const NONE: readonly MergedCell[] = [];

/** Rows are passed in their order, all of them: the first row of an area says whether there is a value. */
export class MergedCells {
  private readonly areas: readonly Area[];
  private readonly columns: readonly ReadColumn[];
  private readonly headingRow: number;
  private next = 0;
  /** By column: the area it stands in. Areas do not overlap in a sheet that a spreadsheet program wrote. */
  private readonly current = new Map<ReadColumn, Area>();

  constructor(asked: {
    areas: readonly MergedArea[];
    columns: readonly ReadColumn[];
    headingRow: number;
  }) {
    this.columns = asked.columns;
    this.headingRow = asked.headingRow;
    this.areas = asked.areas
      .filter((area) => this.concerned(area).length > 0)
      .map((area) => ({ ...area, isFilled: false }))
      .sort(by((a) => a.top));
  }

  pass(row: RawRow): readonly MergedCell[] {
    this.enter(row);
    if (this.current.size === 0) return NONE;
    const found: MergedCell[] = [];
    for (const [column, area] of this.current) {
      if (area.bottom < row.row) this.current.delete(column);
      else if (row.row > this.headingRow && (area.isFilled || !isBlankCell(row.cells[column.index])))
        found.push({ column, range: rangeOf(area) });
    }
    return found;
  }

  private enter(row: RawRow): void {
    for (;;) {
      const area = this.areas[this.next];
      if (area === undefined || area.top > row.row) return;
      this.next += 1;
      if (area.top === row.row) area.isFilled = !isBlankCell(row.cells[area.left]);
      for (const column of this.concerned(area)) this.current.set(column, area);
    }
  }

  /** The columns that have no value of their own in it. */
  private concerned(area: MergedArea): ReadColumn[] {
    if (area.bottom <= this.headingRow) return [];
    const isTall = area.bottom > area.top;
    const within = this.columns.filter((c) => c.index >= area.left && c.index <= area.right);
    return within.filter((c) => isTall || c.index > area.left);
  }
}

export function rangeOf(area: MergedArea): string {
  const corner = (column: number, row: number): string => `${columnLetter(column + 1)}${row}`;
  return `${corner(area.left, area.top)}:${corner(area.right, area.bottom)}`;
}
