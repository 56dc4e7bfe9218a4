/** 未入账的凭据: what is left out of a month's figures, by file; totals that agree again once rows above them are corrected. */
import { expect, test } from "vitest";
import type { Fact, Store } from "../../../src/books/port.ts";
import { readLeftOut } from "../../../src/month/close/steps/read-left-out.ts";
import type { DeclaredTotal, FileFinding } from "../../../src/month/import/file.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { add, file, onBooks, record } from "./books.ts";

const MAY = "2019-05";
const place = (number: number, row: number, sheet = 1) => ({ file: number, sheet, row });

interface Said {
  readonly rows?: readonly Partial<RequestRecord>[];
  readonly aside?: readonly { row: number; code: string }[];
  readonly totals?: readonly Pick<DeclaredTotal, "ref" | "field" | "declared" | "computed">[];
  readonly findings?: readonly FileFinding[];
  readonly isCorrection?: boolean;
  readonly corrected?: readonly Fact[];
}

function fileWith(number: number, said: Said): Fact[] {
  const { rows = [], aside = [], totals = [], findings = [], isCorrection = false } = said;
  const setAside = new Set(aside.map(({ row }) => row)).size;
  const totalRows = new Set(totals.map(({ ref }) => ref.row)).size;
  return file(number, MAY).flatMap((fact): Fact[] => {
    if (fact.kind === "file-opened") return [{ ...fact, file: { ...fact.file, isCorrection } }];
    if (fact.kind === "records") {
      const records = rows.map((r) =>
        record(number, { requestNo: `DD-${number}`, requestKey: `DD-${number}`, ...r }),
      );
      return [
        { kind: "records", records },
        {
          kind: "rows-quarantined",
          rows: aside.map(({ row, code }) => ({
            ...{ ...place(number, row), code, column: null, text: null, params: {}, cells: "{}" },
          })),
        },
        { kind: "totals-declared", totals },
        { kind: "file-findings", findings },
        ...(said.corrected ?? []),
      ];
    }
    if (fact.kind !== "file-read") return [fact];
    const taken = rows.length;
    const receipt = { ...fact.receipt, taken, quarantined: setAside, totals: totalRows };
    return [{ ...fact, receipt: { ...receipt, rows: taken + setAside + totalRows + receipt.title } }];
  });
}

const leftOut = (store: Store) => readLeftOut(store.read, MAY);

test("a row of several faults is one row; files stand in the order of import", () =>
  onBooks(async (store) => {
    await add(
      store,
      fileWith(1, {
        rows: [{ ref: place(1, 3) }],
        aside: [
          { row: 4, code: "day-must-be-a-date" },
          { row: 4, code: "pages-must-be-a-number" },
          { row: 5, code: "day-must-be-a-date" },
        ],
      }),
    );
    await add(store, fileWith(2, { rows: [{ ref: place(2, 3) }] }));
    await add(store, fileWith(3, { aside: [{ row: 4, code: "day-must-be-a-date" }] }));
    const { rows, sheets, totals } = await leftOut(store);
    expect(rows.map((r) => [r.file, r.rows])).toEqual([
      ["人大-2019-05-1.xlsx", 2],
      ["人大-2019-05-3.xlsx", 1],
    ]);
    expect([sheets, totals]).toEqual([[], []]);
  }));

test("sheets not read, and totals that can't be read, stand with their file until it is replaced", () =>
  onBooks(async (store) => {
    const about = { file: 1, column: "页数", text: "五千", params: {} };
    await add(
      store,
      fileWith(1, {
        rows: [{ ref: place(1, 3) }],
        findings: [
          { ...about, sheet: 1, row: 9, code: "total-must-be-readable" },
          { ...about, sheet: 2, row: 0, code: "fitting-sheet-must-be-read", params: { sheet: "下" } },
          { ...about, sheet: 3, row: 0, code: "fitting-sheet-must-be-read", params: { sheet: "补" } },
        ],
      }),
    );
    const { sheets, totals } = await leftOut(store);
    expect(sheets.map((s) => [s.file, s.sheets])).toEqual([["人大-2019-05-1.xlsx", ["下", "补"]]]);
    expect(totals).toMatchObject([
      { sheet: "明细", row: 9, column: "页数", declared: "五千", computed: null },
    ]);
    await add(store, [...fileWith(2, { rows: [{ ref: place(2, 3) }] })]);
    await add(store, [{ kind: "file-superseded", file: 1, by: 2 }]);
    expect(await leftOut(store)).toEqual({ rows: [], sheets: [], columns: [], totals: [], remarks: [] });
  }));

test("a total that is what its rows add up to is not told; others are, by place and column, in their unit", () =>
  onBooks(async (store) => {
    const ref = place(1, 7);
    await add(
      store,
      fileWith(1, {
        rows: [{ ref: place(1, 3) }],
        totals: [
          { ref, field: "pages", declared: 13n, computed: 12n },
          { ref, field: "feeFen", declared: 370n, computed: 360n },
          { ref: place(1, 5), field: "pages", declared: 12n, computed: 12n },
          { ref: place(1, 6), field: "volumes", declared: 1n, computed: 0n },
        ],
      }),
    );
    expect((await leftOut(store)).totals.map((t) => [t.row, t.column, t.declared, t.computed])).toEqual([
      [6, "volumes", "1", "0"],
      [7, "feeFen", "3.70", "3.60"],
      [7, "pages", "13", "12"],
    ]);
  }));

/**
 * 12 pages in row 3; row 4 was set aside, and 10 pages of another file stand for it; a subtotal in row 5; 5 pages in row 6; a total
 * in row 7; and another sheet.
 */
async function corrected(
  store: Store,
  declared: { subtotal: bigint; total: bigint; other?: bigint },
  how: { stillAside?: boolean; again?: boolean } = {},
): Promise<number[]> {
  const aside = [{ row: 4, code: "pages-must-be-a-number" }];
  if (how.stillAside) aside.push({ row: 8, code: "pages-must-be-a-number" });
  await add(
    store,
    fileWith(1, {
      rows: [
        { ref: place(1, 3), pages: 12 },
        { ref: place(1, 6), pages: 5, requestNo: "DD-6", requestKey: "DD-6" },
        { ref: place(1, 3, 2), pages: 100, requestNo: "DD-9", requestKey: "DD-9" },
      ],
      aside,
      totals: [
        { ref: place(1, 5), field: "pages", declared: declared.subtotal, computed: 0n },
        { ref: place(1, 7), field: "pages", declared: declared.total, computed: 1n },
        { ref: place(1, 7), field: "feeFen", declared: declared.other ?? 2n, computed: 2n },
      ],
    }),
  );
  const stands: Fact[] = [{ kind: "row-corrected", row: place(1, 4), by: place(2, 2) }];
  await add(
    store,
    fileWith(2, { rows: [{ ref: place(2, 2), pages: 10 }], isCorrection: true, corrected: stands }),
  );
  if (how.again) {
    const twice: Fact[] = [{ kind: "row-corrected", row: place(2, 2), by: place(3, 2) }];
    await add(
      store,
      fileWith(3, { rows: [{ ref: place(3, 2), pages: 11 }], isCorrection: true, corrected: twice }),
    );
  }
  return (await leftOut(store)).totals.map((t) => t.row);
}

test.each<[string, Parameters<typeof corrected>[1], Parameters<typeof corrected>[2], number[]]>([
  ["the sum of all rows above it", { subtotal: 22n, total: 27n }, {}, []],
  ["the sum since the total before it", { subtotal: 22n, total: 5n }, {}, []],
  ["one page too many, in both", { subtotal: 23n, total: 28n }, {}, [5, 7]],
  ["the rows below it are not in it", { subtotal: 27n, total: 27n }, {}, [5]],
  ["the other sheet is not in it", { subtotal: 122n, total: 127n }, {}, [5, 7]],
  ["neither of the two sums", { subtotal: 22n, total: 0n }, {}, [7]],
  ["a row is still to be corrected", { subtotal: 22n, total: 27n }, { stillAside: true }, [5, 7]],
  ["the corrected row was corrected again, to 11", { subtotal: 23n, total: 28n }, { again: true }, []],
  ["fees are summed by themselves: three rows of 3.60", { subtotal: 22n, total: 27n, other: 1080n }, {}, []],
])("with the corrected row: %s", (_, declared, how, wanted) =>
  onBooks(async (store) => {
    expect(await corrected(store, declared, how)).toEqual(wanted);
  }));

test("where no row was corrected a total stays what it was", () =>
  onBooks(async (store) => {
    const totals = [{ ref: place(1, 5), field: "pages", declared: 12n, computed: 0n }] as const;
    await add(store, fileWith(1, { rows: [{ ref: place(1, 3), pages: 12 }], totals }));
    expect((await leftOut(store)).totals).toHaveLength(1);
  }));
