/** Headings never stand last on a page. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type BreakingRow, withKeptRows } from "../../src/sheet/page-breaks.ts";

const row = (height: number, keeps = false, breaksBefore = false): BreakingRow => ({
  height,
  keeps,
  breaksBefore,
});

/** The rows that begin a page. */
const begun = (rows: readonly BreakingRow[], of = { room: 100, repeated: 0 }): number[] =>
  withKeptRows(rows, of).flatMap(({ breaksBefore }, r) => (breaksBefore ? [r] : []));

test.each<[string, BreakingRow[], number[]]>([
  ["a heading at the end goes with what follows", [row(60), row(30, true), row(20)], [1]],
  ["so does a chain of them", [row(50), row(20, true), row(20, true), row(20)], [1]],
  ["one that fits with what follows stays", [row(50), row(30, true), row(20)], []],
  ["a row after one that keeps nothing goes alone", [row(10, true), row(60), row(60)], [2]],
  ["a layout where nothing keeps is left to the program that prints it", [row(60), row(60)], []],
  [
    "a break of the layout begins the count anew",
    [row(60), row(30, true, true), row(60), row(10, true), row(5)],
    [1, 3],
  ],
  ["a chain longer than a page breaks where it must", [row(60, true), row(60, true), row(60)], [1, 2]],
  ["pages one after the other", [row(90), row(50), row(40, true), row(20)], [1, 2]],
])("%s", (_name, rows, expected) => {
  expect(begun(rows)).toEqual(expected);
});

test("rows that are printed again take their room on further pages", () => {
  const rows = [row(90), row(60), row(20, true), row(15)];
  expect(begun(rows)).toEqual([1]);
  expect(begun(rows, { room: 100, repeated: 10 })).toEqual([1, 2]);
});

test("no page is fuller than it can be, and none ends with a row that keeps, where a page can hold its chain", () => {
  const any = fc.record({
    height: fc.integer({ min: 1, max: 40 }),
    keeps: fc.boolean(),
    breaksBefore: fc.constant(false),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 60 }), (some) => {
      const rows = [{ ...row(1), keeps: true }, ...some];
      const made = withKeptRows(rows, { room: 100, repeated: 0 });
      const starts = [0, ...made.flatMap((m, r) => (m.breaksBefore ? [r] : [])), rows.length];
      const height = (from: number, to: number) => made.slice(from, to).reduce((sum, m) => sum + m.height, 0);
      for (const [i, start] of starts.slice(0, -1).entries()) {
        const end = starts[i + 1] ?? rows.length;
        expect(height(start, end)).toBeLessThanOrEqual(100);
        if (end === rows.length || !rows[end - 1]?.keeps) continue;
        const chain = 1 + rows.slice(0, end).findLastIndex((r) => !r.keeps);
        expect(chain <= start || height(chain, end + 1) > 100).toBe(true);
      }
    }),
  );
});
