/**
 * 行旁批注 / notes beside single rows, in columns that nobody reads: 作废, 与DD2重复, 不计 beside a row that counts, and 应为12页, 换单至SF2,
 * 已退款, which say that it is not right as it stands. The row is read as it stands, and the note is told with the rows it stands
 * beside. In a column of notes the word may stand anywhere in the text, in another it must be all of it. Beside a request that
 * was not filled 读者取消 is no contradiction, for nothing is paid for it; nor is 退款 beside an amount that is taken off: 作废 is.
 *
 * Worked example: 备注 says 作废 in the rows 2 and 5, and 读者取消 in row 3, which is not filled: one finding, "作废", rows 2 and 5.
 */
import { placeInSheet } from "../../../core/source.ts";
import { cellText, type RawRow } from "../../../tables/cell.ts";
import { privateColumns } from "../columns/heading.ts";
import type { Fit } from "../columns/recognise.ts";
import { Problem } from "../reading/problem.ts";
import type { Advice } from "../reading/row-reading.ts";
import { doubtingWord, isVoidingWord, NOTE, voidingWord } from "../said-of-rows.ts";

/** So many rows are named of each word. */
const MAX_NAMED = 20;

interface Note {
  readonly column: string;
  readonly word: string;
  readonly rows: number[];
  count: number;
}

export class RowNotes {
  private readonly columns: readonly { readonly index: number; readonly heading: string; isNote: boolean }[];
  private readonly found = new Map<string, Note>();

  constructor({ profile, heading, columns }: Fit) {
    const read = new Set(columns.map((c) => c.index));
    const hidden = privateColumns(profile, heading);
    this.columns = heading.columns.flatMap((texts, index) => {
      const [own] = texts;
      const isKnown = texts.some((t) => profile.ignored.includes(t.key) || profile.leaveOut.has(t.key));
      if (!own || isKnown || read.has(index) || hidden.has(index)) return [];
      return [{ index, heading: own.text, isNote: texts.some((t) => NOTE.test(t.key)) }];
    });
  }

  /** A row that became a record, or is part of one. */
  see({ cells, row }: RawRow, record: object): void {
    const { status = "filled", chargeFen = 0n } = record as { status?: string; chargeFen?: bigint };
    if (status !== "filled") return;
    for (const { index, heading, isNote } of this.columns) {
      const cell = cells[index];
      if (typeof cell !== "string") continue;
      const text = cellText(cell).normalize("NFKC");
      const doubt = isNote && chargeFen >= 0n ? doubtingWord(text) : null;
      const word = isNote || isVoidingWord(text) ? (voidingWord(text) ?? doubt) : null;
      if (word !== null) this.add({ column: heading, word }, placeInSheet(row).row);
    }
  }

  private add({ column, word }: Pick<Note, "column" | "word">, row: number): void {
    const key = `${column}\n${word}`;
    const note = this.found.get(key) ?? { column, word, rows: [], count: 0 };
    this.found.set(key, note);
    note.count += 1;
    if (note.rows.length < MAX_NAMED) note.rows.push(row);
  }

  /** After the last row. */
  told(): Advice[] {
    return [...this.found.values()].map(({ column, word, rows, count }) => {
      const named = rows.join(", ") + (count > rows.length ? ", …" : "");
      const problem = new Problem("notes-must-not-void-rows", { column, word, rows: named, count });
      return { row: rows[0] ?? 0, column, problem, text: null };
    });
  }
}
