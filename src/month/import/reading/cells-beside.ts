/**
 * 表外内容 / cells to the right of the table. In a text file a comma went astray, so the file is refused; beside a workbook's table
 * somebody may have made notes: they are not read, and said once.
 */
import { refuse } from "../../../core/refusal.ts";
import type { Place } from "../../../core/source.ts";
import { columnLetter, isBlankCell, type RawRow } from "../../../tables/cell.ts";
import { Problem } from "./problem.ts";
import type { Advice } from "./row-reading.ts";

export class CellsBeside {
  private rows = 0;
  private first = 0;
  private column = 0;
  private readonly width: number;
  private readonly place: Pick<Place, "file" | "sheet"> & { readonly isText: boolean };

  /** `width`: columns up to the last that has a heading. */
  constructor(width: number, place: CellsBeside["place"]) {
    this.width = width;
    this.place = place;
  }

  look({ cells, row }: RawRow): void {
    let index = this.width;
    while (index < cells.length && isBlankCell(cells[index])) index += 1;
    if (index >= cells.length) return;
    const { file, sheet, isText } = this.place;
    if (isText) {
      const at = { file, sheet, row, column: columnLetter(index + 1) };
      refuse("row-must-fit-heading", { cells: cells.length, columns: this.width }, { at });
    }
    if (this.rows === 0) {
      this.first = row;
      this.column = index + 1;
    }
    this.rows += 1;
  }

  told(): Advice[] {
    const problem = new Problem("cells-must-stand-under-a-heading", { rows: this.rows });
    const at = { row: this.first, column: columnLetter(this.column), text: null };
    return this.rows === 0 ? [] : [{ ...at, problem }];
  }
}
