/** What a new version of a file keeps, changes, adds and loses. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { DifferenceTally } from "../../../src/month/import/difference.ts";

interface Row {
  readonly no: string;
  readonly content: string;
  readonly isAside?: boolean;
}

/** "A1": request A with content 1; "A1?": set aside; "?1": set aside without a number. */
const parse = (text: string): Row[] =>
  text === ""
    ? []
    : text.split(" ").map((word) => {
        const isAside = word.includes("?");
        const [no = "", content = ""] = word.replace(/\?$/, "").replace(/^\?/, " ").split("");
        return { no, content, isAside };
      });

function difference(before: readonly Row[], after: readonly Row[]) {
  const aside = (rows: readonly Row[]) =>
    rows.filter((r) => r.isAside).map((r) => ({ name: r.no === " " ? null : r.no, cells: r.content }));
  const tally = new DifferenceTally({ old: aside(before), new: aside(after) });
  const good = [...before, ...after].filter((r) => !r.isAside);
  const contents = [...new Set(good.map((r) => `${r.no}${r.content}`))].sort();
  const times = (rows: readonly Row[], of: string): number =>
    rows.filter((r) => !r.isAside && `${r.no}${r.content}` === of).length;
  for (const of of contents) {
    tally.rows(of.charAt(0), { before: times(before, of), after: times(after, of) });
  }
  const { kept, changed, removed, added } = tally.end();
  return [kept, changed, removed, added];
}

test.each([
  ["nothing changes", "A1 B1", "B1 A1", [2, 0, 0, 0]],
  ["a row is added", "A1", "A1 B1", [1, 0, 0, 1]],
  ["a row vanishes", "A1 B1", "A1", [1, 0, 1, 0]],
  ["a row is corrected", "A1 B1", "A1 B2", [1, 1, 0, 0]],
  ["another row comes for one that vanishes", "A1", "B1", [0, 0, 1, 1]],
  ["one of two equal rows vanishes", "A1 A1", "A1", [1, 0, 1, 0]],
  ["one of two is corrected, the other vanishes", "A1 A1", "A2", [0, 1, 1, 0]],
  ["a row set aside is mended", "A1 B1?", "A1 B2", [1, 0, 0, 1]],
  ["a row set aside stays so", "A1 B1?", "A1 B1?", [2, 0, 0, 0]],
  ["a row set aside is still wrong, otherwise", "B1?", "B2?", [0, 1, 0, 0]],
  ["a row set aside vanishes", "A1 B1?", "A1", [1, 0, 1, 0]],
  ["a good row would be set aside now", "A1 B1", "A1 B2?", [1, 0, 1, 0]],
  ["all rows were set aside, and other ones come", "A1? B1?", "C1 D1", [0, 0, 2, 2]],
  ["a row without a number may be any that is added", "A1 ?1", "A1 B1", [1, 0, 0, 1]],
  ["a row without a number vanishes", "A1 ?1", "A1", [1, 0, 1, 0]],
  ["a row without a number stays", "?1", "?1", [1, 0, 0, 0]],
  ["the worked example", "A1 B1 C1 C1 D1?", "A1 B2 C1 D2 E1", [2, 1, 1, 2]],
])("%s: kept, changed, removed, added", (_, before, after, counts) => {
  expect(difference(parse(before), parse(after))).toEqual(counts);
});

test("law: each row is counted once on each side, and a version differs from itself in nothing", () => {
  const row = fc.record({
    no: fc.constantFrom("A", "B", "C", " "),
    content: fc.constantFrom("1", "2"),
    isAside: fc.boolean(),
  });
  const rows = fc
    .array(row, { maxLength: 12 })
    .map((list) => list.map((r) => (r.no === " " ? { ...r, isAside: true } : r)));
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      expect(difference(before, before)).toEqual([before.length, 0, 0, 0]);
      const [kept = 0, changed = 0, removed = 0, added = 0] = difference(before, after);
      expect(kept + changed + removed).toBeLessThanOrEqual(before.length);
      expect(kept + changed + added).toBeLessThanOrEqual(after.length);
      // Fewer rows always lose some.
      expect(removed).toBeGreaterThanOrEqual(before.length - after.length);
    }),
  );
});
