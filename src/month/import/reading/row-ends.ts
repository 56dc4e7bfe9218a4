/**
 * 行尾 / row ends: a row of a text file that has fewer cells than its heading.
 *
 * Where a separator was lost, everything behind it stands in the wrong column: 12.00,10.00,2.00 under 件数,金额,基本运费,附加费
 * would be 12 pieces at 10.00. Some programs leave empty cells at the end of a row away, and then nothing is lost.
 * A file is taken to be of that kind only where none of its first rows of data has all cells and none ends in an empty
 * one; in every other file a shorter row is told and not read.
 *
 * In a file of that kind the rows' own width counts: where all others end in one place, a row that ends before it is told;
 * where they end in several, one that ends before a number that most of them have. A row that ends in words right before
 * a column of numbers has lost no separator: its last cell comes from no such column.
 */
import { cellText, type RawRow } from "../../../tables/cell.ts";

interface Ends {
  /** The first rows of data. */
  readonly data: readonly RawRow[];
  /** Columns up to the last that has a heading. */
  readonly width: number;
  /** Positions of the columns that hold counts and amounts. */
  readonly numbers: ReadonlySet<number>;
  /** Texts that mean "nothing is said". */
  readonly empties: readonly string[];
}

export function cutRows(ends: Ends): (row: RawRow) => boolean {
  const { data, width } = ends;
  const lacks = (row: RawRow): boolean => row.width !== undefined && row.width < width;
  const leavesEndsOff = data.every(
    (row) => row.width === undefined || (lacks(row) && row.width === row.cells.length),
  );
  const isShort = leavesEndsOff ? shorterThanOthers(ends) : () => true;
  return (row) => lacks(row) && isShort(row);
}

function shorterThanOthers({ data, numbers, empties }: Ends): (row: RawRow) => boolean {
  const known = data.filter((row) => row.width !== undefined);
  const rowsOf = new Map<number, number>();
  for (const { width = 0 } of known) rowsOf.set(width, (rowsOf.get(width) ?? 0) + 1);
  const filled = [...numbers].filter(
    (index) => known.filter((row) => cellText(row.cells[index]) !== "").length * 2 > known.length,
  );
  const lastNumber = Math.max(-1, ...filled);
  const rowNumbers = new Set(known.map((row) => row.row));

  return (row) => {
    const { width = 0 } = row;
    const own = rowNumbers.has(row.row) ? 1 : 0;
    const others = [...rowsOf].flatMap(([w, rows]) => (w !== width || rows > own ? [w] : []));
    const [usual = 0] = others;
    const isShort = others.length === 1 ? width < usual : width <= lastNumber;
    return isShort && !(numbers.has(width) && isWords(cellText(row.cells[width - 1]), empties));
  };
}

/** No number, and no sign for the lack of one. */
function isWords(text: string, empties: readonly string[]): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    !empties.includes(text.toLowerCase()) &&
    !/^\D{0,4}\d[\d\s,.-]*\D{0,3}$/.test(text)
  );
}
