/**
 * Excel writes a CSV file in blocks of 16 rows, all rows of a block in one width, and leaves the separators at the end off
 * where the last columns of a whole block are empty. The rows of such a block get the width that they have in the sheet.
 *
 * The block of the heading is never shorter than its heading; one row alone is as short as itself and shows nothing; and
 * once rows of one block differ, Excel did not write the file as it is: a short row may have lost a separator.
 */
import type { RawRow } from "../../cell.ts";

const BLOCK_ROWS = 16;

export async function* withoutExcelEnds(
  batches: AsyncIterable<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  const blocks = new ExcelBlocks();
  let held: readonly RawRow[] = [];
  for await (const batch of batches) {
    const rows = held.length === 0 ? batch : [...held, ...batch];
    const end = rows.findLastIndex((r) => r.row % BLOCK_ROWS === 0) + 1;
    held = rows.slice(end);
    if (end > 0) yield blocks.pass(rows.slice(0, end));
  }
  if (held.length > 0) yield blocks.pass(held);
}

class ExcelBlocks {
  private widest = 0;
  private isExcels = true;

  /** Whole blocks, the last of which may be the file's last. */
  pass(rows: readonly RawRow[]): readonly RawRow[] {
    const passed: RawRow[] = [];
    for (let from = 0; from < rows.length; ) {
      const block = rows.slice(from, from + BLOCK_ROWS - (((rows[from]?.row ?? 1) - 1) % BLOCK_ROWS));
      passed.push(...this.one(block));
      from += block.length;
    }
    return passed;
  }

  private one(block: readonly RawRow[]): readonly RawRow[] {
    const widths = block.map((r) => r.width ?? 0);
    const own = Math.max(...widths);
    this.widest = Math.max(this.widest, own);
    this.isExcels &&= widths.every((width) => width === own);
    if (!this.isExcels || own === this.widest || block.length === 1) return block;
    return block.map((r) => ({ ...r, width: this.widest }));
  }
}
