/**
 * 按值略去 / rows that a profile leaves out by a value in one of their columns: 状态 测试, 业务类型 馆际互借 in an export of two services.
 *
 * They are counted, and the sheet's own totals have them: nothing goes silently. A cell that is an error, or a formula without its result,
 * does not say whether its row is meant: the row is a person's.
 */
import type { RawRow } from "../../../tables/cell.ts";
import { cellText, textKey } from "../../../tables/cell.ts";
import { brokenCell } from "../columns/column-reader.ts";
import type { Fit } from "../columns/recognise.ts";
import type { Faults } from "../reading/problem.ts";

interface Leaving {
  readonly index: number;
  readonly heading: string;
  readonly values: ReadonlySet<string>;
}

export class LeftOutRows {
  readonly columns: readonly Leaving[];

  constructor({ profile, heading }: Fit) {
    this.columns = heading.columns.flatMap((texts, index) =>
      texts.slice(0, 1).flatMap(({ text }) => {
        const values = texts.map((t) => profile.leaveOut.get(t.key)).find((v) => v !== undefined);
        return values ? [{ index, heading: text, values }] : [];
      }),
    );
  }

  /** False, and a fault, where a cell does not say it. */
  has({ cells }: RawRow, faults: Faults): boolean {
    return this.columns.some(({ index, heading, values }) => {
      const cell = cells[index] ?? null;
      const broken = brokenCell(cell);
      if (broken) faults.add(broken, { column: heading });
      return !broken && values.has(textKey(cellText(cell)));
    });
  }
}
