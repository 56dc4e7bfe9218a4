/** 借方贷方、合并单元格、问题: parts of a row's reading, each by itself. */
import { describe, expect, test } from "vitest";
import { finding } from "../../../../src/core/finding.ts";
import type { Fen } from "../../../../src/core/money.ts";
import type { ColumnReader } from "../../../../src/month/import/columns/compile-columns.ts";
import { doubtOfCredit, ledgerAmount } from "../../../../src/month/import/reading/ledger-amount.ts";
import { MergedCells, rangeOf } from "../../../../src/month/import/reading/merged-cells.ts";
import { Faults, Problem } from "../../../../src/month/import/reading/problem.ts";
import { readSignedFen } from "../../../../src/month/import/reading/read-number.ts";
import { FindingList } from "../../../../src/month/import/receipt.ts";
import { rawRow } from "./read-rows.ts";

function side(column: string | null, index: number): ColumnReader<Fen> {
  return {
    ...{ column, last: null, parse: () => new Problem("value-must-be-given", { heading: "" }) },
    read(row, faults) {
      const cell = row.cells[index] ?? "";
      if (cell === "") {
        if (index === 0)
          faults.add(new Problem("value-must-be-given", { heading: "借方" }), { column: "借方" });
        return null;
      }
      const fen = readSignedFen(cell, "yuan");
      if (!(fen instanceof Problem)) return fen;
      faults.add(fen, { ...(column === null ? {} : { column }), text: String(cell) });
      return null;
    },
  };
}

describe("debit and credit", () => {
  const of = (debit: string, credit: string, heading: string | null = "贷方") => {
    const faults = new Faults();
    const row = rawRow(2, [debit, credit]);
    const fen = ledgerAmount(row, { debit: side("借方", 0), credit: side(heading, 1) }, faults);
    return [fen, ...faults.list.map((f) => `${f.problem.code} ${f.column}`)];
  };
  test.each<[string, string, unknown[]]>([
    ["24310.55", "", [2_431_055n]],
    ["", "310.55", [-31_055n]],
    ["0.00", "310.55", [-31_055n]],
    ["310.55", "0.00", [31_055n]],
    ["0.00", "0.00", [0n]],
    ["1.00", "1.00", [0n, "row-must-be-debit-or-credit 贷方"]],
    ["", "", [0n, "value-must-be-given 借方"]],
    ["", "x", [0n, expect.stringMatching(/ 贷方$/)]],
    ["x", "1.00", [-100n, expect.stringMatching(/ 借方$/)]],
  ])("%j and %j", (debit, credit, wanted) => expect(of(debit, credit)).toEqual(wanted));
  test("without a column for credits the debit is all there is", () => {
    expect([of("1.00", "5.00", null), of("", "5.00", null)]).toEqual([
      [100n],
      [0n, "value-must-be-given 借方"],
    ]);
  });

  const doubt = (fen: bigint, text: string, column: string | null = "贷方") => {
    const faults = new Faults();
    const told = doubtOfCredit({ fen, text }, { row: 2, credit: side(column, 1), faults });
    return [...faults.list.map((f) => f.problem.code), ...(told ? [told.problem.code] : [])];
  };
  test("an entry that closes the account is asked about, and what came back of an earlier year is told", () => {
    const [CLOSING, EARLIER] = ["closing-entry-must-not-be-spending", "refund-should-be-of-this-year"];
    expect(doubt(-1n, "年末结转")).toEqual([CLOSING]);
    expect(doubt(-1n, "结转后退回")).toEqual([]);
    expect(doubt(-1n, "退回上年劳务费")).toEqual([EARLIER]);
    expect(doubt(-1n, "上年结转")).toEqual([CLOSING, EARLIER]);
    expect([
      doubt(0n, "上年结转"),
      doubt(1n, "上年结转"),
      doubt(-1n, "上年结转", null),
      doubt(-1n, "报销"),
    ]).toEqual([...[[], [], [], []]]);
  });
});

describe("merged cells", () => {
  const area = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
  const [one, two] = [
    { index: 1, heading: "甲" },
    { index: 2, heading: "乙" },
  ];
  /** Of rows 1 to 5, the first the heading: the columns that share a value, by row. */
  const found = (areas: ReturnType<typeof area>[], cells: Record<number, string[]> = {}) => {
    const merged = new MergedCells({ areas, columns: [one, two], headingRow: 1 });
    return [1, 2, 3, 4, 5].map((row) =>
      merged
        .pass(rawRow(row, cells[row] ?? ["", "", ""]))
        .map((m) => `${m.column.heading} ${m.range}`)
        .join(", "),
    );
  };
  const filled = { 2: ["", "x", ""] };
  test("over several rows: each row of them, if there is a value", () => {
    expect(found([area(1, 2, 1, 3)], filled)).toEqual(["", "甲 B2:B3", "甲 B2:B3", "", ""]);
    expect(found([area(1, 2, 1, 3)])).toEqual(["", "", "", "", ""]);
    expect(found([area(1, 2, 1, 3)], { 3: ["", "y", ""] })).toEqual(["", "", "甲 B2:B3", "", ""]);
  });
  test("over columns of one row: those to the right of the first", () => {
    expect(found([area(1, 2, 2, 2)], filled)).toEqual(["", "乙 B2:C2", "", "", ""]);
    expect(found([area(0, 2, 1, 2)], { 2: ["x", "", ""] })).toEqual(["", "甲 A2:B2", "", "", ""]);
    expect(found([area(1, 2, 2, 3)], filled)[2]).toBe("甲 B2:C3, 乙 B2:C3");
  });
  test("of a heading, or of columns that nobody reads, are none", () => {
    expect(found([area(1, 1, 2, 1), area(3, 2, 4, 5), area(0, 2, 0, 5)], filled)).toEqual([
      "",
      "",
      "",
      "",
      "",
    ]);
    // From the heading down into the rows: those rows.
    expect(found([area(1, 1, 1, 2)], { 1: ["", "x", ""] })).toEqual(["", "甲 B1:B2", "", "", ""]);
  });
  test("one after the other in a column, in whatever order they are listed", () => {
    const areas = [area(1, 4, 1, 5), area(1, 2, 1, 3)];
    expect(found(areas, { ...filled, 4: ["", "y", ""] })).toEqual([
      ...["", "甲 B2:B3", "甲 B2:B3", "甲 B4:B5", "甲 B4:B5"],
    ]);
    expect(rangeOf(area(25, 2, 26, 3))).toBe("Z2:AA3");
  });
});

test("a fault stands once in its column; it may be dropped there, and all may be cleared", () => {
  const faults = new Faults();
  const problem = new Problem("count-must-be-positive", {});
  for (const column of ["甲", "甲", "乙"]) faults.add(problem, { column });
  faults.add(problem);
  faults.add(new Problem("value-must-be-given", { heading: "甲" }), { column: "甲" });
  const columns = () => faults.list.map((f) => f.column);
  expect(columns()).toEqual(["甲", "乙", null, "甲"]);
  faults.drop("count-must-be-positive", "甲");
  faults.drop("count-must-be-positive", "丙");
  expect(columns()).toEqual(["乙", null, "甲"]);
  faults.clear();
  expect(columns()).toEqual([]);
});

test("a thousand findings are kept, and all are counted", () => {
  const list = new FindingList();
  for (let i = 0; i < 1001; i += 1) list.add(finding("period-must-be-valid", { text: `${i}` }));
  expect([list.kept.length, list.count]).toEqual([1000, 1001]);
});
