/** Whatever a layout asks for: it is refused, or its cells stand on the page and on nothing else. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { arrangeLayout } from "../../../src/papers/forms/arrange-layout.ts";
import { layOut } from "../../../src/papers/forms/lay-out.ts";
import type { RowDraft } from "../../../src/papers/forms/layout-draft.ts";
import { text } from "../../../src/sheet/sheet.ts";

const COLUMNS = 5;
const SHAPE = { form: "law", values: ["a"], lists: { many: ["b"] } };

const cell = fc.record(
  {
    text: fc.constantFrom("甲", "乙丙丁".repeat(30), ""),
    across: fc.constantFrom(1, 1, 2, 3, "rest" as const),
    down: fc.constantFrom(1, 1, 1, 2, 3),
    column: fc.constantFrom("B", "C", "D", "E"),
  },
  { requiredKeys: ["text", "down"] },
);
const cells = fc.array(cell, { minLength: 1, maxLength: 2 });
const { row } = fc.letrec<{ row: RowDraft }>((tie) => ({
  row: fc.oneof(
    { maxDepth: 3 },
    fc.record({ cells }),
    fc.record({ cells, each: fc.constant("many") }),
    fc.record({
      beside: fc.array(cell, { minLength: 1, maxLength: 2 }),
      rows: fc.array(tie("row"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ each: fc.constant("many"), rows: fc.array(tie("row"), { minLength: 1, maxLength: 2 }) }),
  ),
}));

test("cells never overlap and never leave the page", () => {
  let laid = 0;
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 2 }), fc.integer({ min: 0, max: 3 }), (rows, n) => {
      const pages = [{ name: "表", columns: Array(COLUMNS).fill(8), landscape: false, onePage: false, rows }];
      const about = { layout: "law", form: "law", name: { "zh-CN": "律", en: "law" }, source: "样例" };
      const made = arrangeLayout({ ...about, wanDecimals: 2, percentDecimals: 2, styles: {}, pages }, SHAPE);
      if (!("layout" in made)) return;
      laid += 1;
      const many = Array.from({ length: n }, (_, i) => ({ b: text(`${i}`) }));
      const [page] = layOut(made.layout, { values: { a: text("") }, lists: { many } });
      const taken = new Set<string>();
      for (const { at, across, down } of page?.cells ?? []) {
        for (let r = at.row; r < at.row + down; r++)
          for (let c = at.column; c < at.column + across; c++) {
            expect(c < COLUMNS && r <= (page?.rows.length ?? 0)).toBe(true);
            expect(taken.has(`${r} ${c}`)).toBe(false);
            taken.add(`${r} ${c}`);
          }
      }
      for (const { height } of page?.rows ?? []) expect(height).toBeLessThanOrEqual(400);
    }),
    { numRuns: 8000 },
  );
  expect(laid).toBeGreaterThan(100);
});
