/**
 * Excel writes a CSV file in blocks of 16 rows, and leaves the separators at the end off where the last columns of a
 * whole block are empty: such a block says nothing of how many cells its rows have. A row that is shorter than its
 * neighbours of the same block was not written so.
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
  /** A block was seen that Excel has written so. */
  private isExcels = false;

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
    const width = block[0]?.width ?? 0;
    const isEven = block.every((r) => r.width === width);
    const before = this.widest;
    for (const r of block) this.widest = Math.max(this.widest, r.width ?? 0);
    // One row alone is as short as itself: it shows Excel's way only where another block has.
    if (!isEven || width >= before || (block.length === 1 && !this.isExcels)) return block;
    this.isExcels = true;
    return block.map(({ row, hidden, cells }) => ({ row, hidden, cells }));
  }
}
