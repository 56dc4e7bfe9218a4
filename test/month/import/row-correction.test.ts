/** 退回更正: a row stands for the one it names, once, and keeps what a return file does not show. */
import { describe, expect, test } from "vitest";
import { Faults, Problem } from "../../../src/month/import/reading/problem.ts";
import {
  CORRECTION_HEADINGS,
  correctionColumn,
  correctionReading,
  FORMER_HEADINGS,
  namedRows,
  type RowCorrection,
} from "../../../src/month/import/row-correction.ts";
import { recordOf } from "../../support/records.ts";
import { rawRow } from "./reading/read-rows.ts";

test("the column is known by its headings, old ones as well, wherever it stands", () => {
  for (const heading of [...Object.values(CORRECTION_HEADINGS), FORMER_HEADINGS[0]]) {
    expect(correctionColumn(["单号", heading])).toBe(1);
    expect(correctionColumn([heading])).toBe(0);
  }
  expect([correctionColumn(["单号", "原记录"]), correctionColumn([])]).toEqual([undefined, undefined]);
});

describe("a row of a return file", () => {
  const before = recordOf("supplier", { requestNo: "L3", reader: "abc" });
  const now = recordOf("supplier", { requestNo: "L9", pages: 10 });
  function read(
    texts: readonly string[],
    how: { hasNumbers?: boolean; isWrong?: boolean; reader?: string } = {},
  ) {
    const made: RowCorrection[] = [];
    const reading = correctionReading(
      {
        readers: {},
        read(_, faults) {
          if (how.isWrong) faults.add(new Problem("count-must-be-positive", {}));
          return { ...now, reader: how.reader ?? null };
        },
      },
      {
        ...{ column: 1, heading: "原记录", hasNumbers: how.hasNumbers ?? true, made },
        rows: new Map([
          ["1:1:3", before],
          ["1:1:4", null],
        ]),
      },
    );
    const rows = texts.map((text, i) => {
      const faults = new Faults();
      const { requestNo, requestKey, reader, pages } = reading.read(rawRow(i + 2, ["x", text]), faults);
      return [requestNo, requestKey, reader, pages, ...faults.list.map((f) => f.problem.code)];
    });
    return { rows, made: made.map((m) => m.row.row) };
  }

  test("takes the place of the one it names; the reader stays who it was", () => {
    expect(read(["1:1:3"])).toEqual({ rows: [["L9", "L9", "abc", 10]], made: [3] });
    expect(read(["1:1:3"], { reader: "def" }).rows[0]?.[2]).toBe("def");
  });
  test("keeps the number that was made of its place, where the file has no numbers", () => {
    expect(read(["1:1:3"], { hasNumbers: false }).rows).toEqual([["L3", "L3", "abc", 10]]);
  });
  test("stands for one that was set aside, of which nothing is known; one that names none is new", () => {
    expect(read(["1:1:4", ""], { hasNumbers: false })).toEqual({
      ...{
        rows: [
          ["L9", "L9", null, 10],
          ["L9", "L9", null, 10],
        ],
        made: [4],
      },
    });
  });
  test("names a row that may be corrected, and names it once", () => {
    const unnamed = ["L9", "L9", null, 10, "correction-must-name-a-row"];
    expect(read(["1:1:9", "x"])).toEqual({ rows: [unnamed, unnamed], made: [] });
    expect(read(["1:1:3", "1:1:3"])).toMatchObject({
      made: [3],
      rows: [{}, { 4: "correction-must-be-once" }],
    });
  });
  test("that is wrong stands for nothing, and the next may", () => {
    expect(read(["1:1:3"], { isWrong: true }).made).toEqual([]);
  });
});

test("the rows that are named, each once", () => {
  const rows = ["1:1:3", "1:1:4", "1:1:3", "", "x"].map((text) => ({ cells: [text] }));
  expect(namedRows(rows, 0).map((r) => r.row)).toEqual([3, 4]);
});
