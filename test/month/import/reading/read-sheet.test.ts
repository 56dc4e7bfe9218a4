/** 读表: what becomes of each row of a sheet. None is lost, and none is taken for what it is not. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../../src/core/refusal.ts";
import { requestReading } from "../../../../src/month/import/reading/read-request.ts";
import { SheetReader } from "../../../../src/month/import/reading/read-sheet.ts";
import { FindingList } from "../../../../src/month/import/receipt.ts";
import { sumCounts } from "../../../../src/month/import/rows/row-count.ts";
import type { RawCell } from "../../../../src/tables/cell.ts";
import type { MergedArea } from "../../../../src/tables/files.ts";
import { contextOf } from "./read-rows.ts";

const HEADINGS = ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "页数", "费用(元)"];
const GOOD = ["DD1", "北京大学", "2019-05-03", "满足", "期刊", "12", "3.60"];

interface How {
  readonly headings?: readonly string[];
  readonly merged?: readonly MergedArea[];
  /** Rows of a text file have a width of their own. */
  readonly isText?: boolean;
  readonly title?: readonly (readonly RawCell[])[];
  readonly hidden?: readonly number[];
}

/** The counts that are not zero, and each finding with its row; the heading stands in row 1, or below the title. */
function read(rows: readonly (readonly RawCell[])[], how: How = {}) {
  const { headings = HEADINGS, merged = [], isText = false, title = [], hidden = [] } = how;
  const all = [...title, headings, ...rows].map((cells, i) => ({
    ...{ row: i + 1, cells, hidden: hidden.includes(i + 1) },
    ...(isText ? { width: cells.length } : {}),
  }));
  const { context, fit } = contextOf({ profile: "dd-supplier", headings });
  const findings = new FindingList();
  const reader = new SheetReader({
    ...{ fit: { ...fit, at: title.length }, head: all, merged, context, findings },
    ...{ reading: requestReading(context), place: { file: "a.csv", sheet: null, isText } },
  });
  const { records, quarantined } = reader.take(all);
  reader.finish();
  const count = Object.entries(reader.count).flatMap(([name, n]) => (n === 0 ? [] : [`${name} ${n}`]));
  return {
    count: count.join(", "),
    findings: findings.kept.map((f) => `${f.at?.row} ${f.code}${f.at?.column ? ` ${f.at.column}` : ""}`),
    totals: reader.totals.found.map((t) => `${t.row} ${t.column} ${t.declared} ${t.computed}`),
    ...{ records, quarantined },
  };
}
function refused(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.at?.row, error.at?.column];
    throw error;
  }
  return "not refused";
}
const row = (said: Record<number, RawCell>): RawCell[] => GOOD.map((cell, i) => said[i] ?? cell);

describe("each row is one of these", () => {
  test.each<[string, readonly RawCell[], string, string[]]>([
    ["taken", GOOD, "rows 2, taken 1, title 1", []],
    [
      "set aside, with all its faults",
      row({ 1: "某馆", 5: "x" }),
      "rows 2, quarantined 1, title 1",
      ["2 library-must-be-known 请求馆", "2 count-must-be-whole 页数"],
    ],
    ["blank", ["", "", "", "", "", "", ""], "rows 2, blank 1, title 1", []],
    ["the heading once more", HEADINGS, "", []],
    ["a total", ["合计", "", "", "", "", "0", ""], "rows 2, totals 1, title 1", []],
    [
      "a total that is wrong",
      ["合计", "", "", "", "", "1", ""],
      "rows 2, totals 1, title 1",
      ["2 control-total-must-agree 页数"],
    ],
    ["a remark", ["制表：王", "", "", "", "", "", ""], "rows 2, title 2", []],
    ["a remark beside data is none", row({ 0: "制表" }), "rows 2, taken 1, title 1", []],
  ])("%s", (_, cells, count, findings) => {
    if (count === "")
      return expect(refused(() => read([cells]))).toEqual(["heading-must-not-be-data", 1, null]);
    expect(read([cells])).toMatchObject({ count, findings });
  });

  test("a heading once more among data is title; one with another cell is data", () => {
    expect(read([GOOD, HEADINGS]).count).toBe("rows 3, taken 1, title 2");
    expect(read([GOOD, HEADINGS.map((h, i) => (i === 3 ? "满足" : h))]).count).toBe(
      "rows 3, taken 1, quarantined 1, title 1",
    );
    expect(refused(() => read([HEADINGS, row({ 5: "x" })]))).toBe("not refused");
  });

  test("what stands above the heading is title, and hidden rows are read like others", () => {
    expect(read([GOOD], { title: [["五月"], []], hidden: [4] }).count).toBe(
      "rows 4, taken 1, title 3, hidden 1",
    );
  });

  test("a prepared form's row with nothing but its running number is blank", () => {
    const headings = ["序号", ...HEADINGS];
    const empty = ["", "", "", "", "", "", ""];
    expect(
      read(
        [
          ["7", ...GOOD],
          ["8", ...empty],
        ],
        { headings },
      ).count,
    ).toBe("rows 3, taken 1, blank 1, title 1");
    expect(read([["第8", ...empty]], { headings }).count).toBe("rows 2, quarantined 1, title 1");
    expect(read([["8", ...empty.slice(1), "1.00"]], { headings }).count).toBe(
      "rows 2, quarantined 1, title 1",
    );
  });

  test("what is set aside is kept as it stood, by its place", () => {
    const { quarantined } = read([row({ 5: "x" })]);
    expect(quarantined).toMatchObject([
      {
        file: 1,
        sheet: 1,
        row: 2,
        code: "count-must-be-whole",
        column: "页数",
        text: "x",
        params: { text: "x" },
      },
    ]);
    expect(JSON.parse(quarantined[0]?.cells ?? "")).toEqual(row({ 5: "x" }));
  });
});

describe("cells beside the table", () => {
  test("of a workbook are told once, with the first of them; empty ones are none", () => {
    expect(
      read([
        [...GOOD, "", "x"],
        [...GOOD, "y"],
        [...GOOD, ""],
      ]).findings,
    ).toEqual(["2 cells-must-stand-under-a-heading I"]);
    expect(read([[...GOOD, ""]]).findings).toEqual([]);
  });
  test("of a text file are a comma that went astray", () => {
    expect(refused(() => read([GOOD, [...GOOD, "x"]], { isText: true }))).toEqual([
      "row-must-fit-heading",
      3,
      "H",
    ]);
    expect(refused(() => read([[...GOOD, ""]], { isText: true }))).toBe("not refused");
  });
});

describe("rows of a text file that are too short", () => {
  const short = (n: number) => GOOD.slice(0, n);
  test("are set aside where others are whole", () => {
    const { count, findings, totals } = read([GOOD, short(6), ["合计", "", "", "", "", "24", ""]], {
      isText: true,
    });
    expect([count, findings[0], totals]).toEqual([
      ...["rows 4, taken 1, quarantined 1, totals 1, title 1", "3 row-must-have-all-cells", ["4 页数 24 12"]],
    ]);
  });
  test("are counted against the heading as it was written", () => {
    const headings = [...HEADINGS, "", ""];
    const { count } = read([[...GOOD, "", ""], [...GOOD, ""], GOOD], { isText: true, headings });
    expect(count).toBe("rows 4, taken 1, quarantined 2, title 1");
  });
  test("are set aside where none is whole, too; a workbook's rows are not asked", () => {
    expect(read([short(6), short(5)], { isText: true }).count).toBe("rows 3, quarantined 2, title 1");
    expect(read([short(6)]).count).toBe("rows 2, taken 1, title 1");
  });
});

test("merged cells are a fault of their column, in place of the value that they lack", () => {
  const merged = [{ left: 5, top: 2, right: 5, bottom: 3 }];
  const { count, findings } = read([GOOD, row({ 5: "" }), GOOD], { merged });
  expect([count, findings]).toEqual([
    "rows 4, taken 1, quarantined 2, title 1",
    ["2 cells-must-not-be-merged 页数", "3 cells-must-not-be-merged 页数"],
  ]);
});

describe("totals in words", () => {
  const words = (text: string) => read([GOOD, GOOD, [text, "", "", "", "", "", ""]]);
  test("of money and of rows agree, or are told", () => {
    expect(words("共2笔，合计7.20元")).toMatchObject({
      count: "rows 4, taken 2, totals 1, title 1",
      findings: [],
    });
    expect(words("共3笔，合计7.20元").findings).toEqual(["4 control-total-must-agree 申请单号"]);
    expect(words("共2笔，合计7.21元").findings).toEqual(["4 control-total-must-agree 费用(元)"]);
    expect(words("共2笔，合计7.20元").totals).toEqual(["4 费用(元) 7.20 7.20", "4 申请单号 2 2"]);
  });
  test("after a total of the first rows are those of the rows since", () => {
    const total = (pages: string, fee: string) => ["合计", "", "", "", "", pages, fee];
    expect(read([GOOD, total("12", "3.60"), GOOD, ["合计3.60元", "", "", "", "", "", ""]]).findings).toEqual(
      [],
    );
    expect(read([GOOD, total("12", "3.60"), GOOD, ["合计7.20元", "", "", "", "", "", ""]]).findings).toEqual(
      [],
    );
    expect(read([GOOD, total("12", "3.60"), GOOD, total("12", "7.20")]).findings).toEqual([]);
    expect(read([GOOD, total("12", "3.60"), GOOD, total("13", "")]).findings).toEqual([
      "5 control-total-must-agree 页数",
    ]);
  });
  test("hold a row that is set aside, but not one without a name: that may be a sum in other words", () => {
    const total = (pages: string) => ["合计", "", "", "", "", pages, ""];
    const nameless = ["", "", "", "", "", "12", ""];
    expect(read([GOOD, nameless, total("12")]).findings).not.toContain("4 control-total-must-agree 页数");
    expect(read([GOOD, row({ 1: "某馆" }), total("24")]).totals).toEqual(["4 页数 24 24"]);
  });
  test("that have moved under another heading are told", () => {
    expect(read([GOOD, ["合计", "3.60", "", "", "", "", ""]]).findings).toEqual([
      "3 control-total-must-be-readable 请求馆",
    ]);
    // The number of rows may stand anywhere.
    expect(read([GOOD, ["合计", "1", "", "", "", "", ""]]).findings).toEqual([]);
  });
  test("say nothing where a label, the heading or a sign for nothing stands", () => {
    for (const text of ["费用(元)", "总金额：", "合计", "—", "-"])
      expect(read([GOOD, ["合计", "", "", "", "", "12", text]]).findings).toEqual([]);
    expect(read([GOOD, ["合计", "", "", "", "", "12", "约三元"]]).findings).toEqual([
      "3 control-total-must-be-readable 费用(元)",
    ]);
  });
});

test("several sheets' counts are one", () => {
  const one = {
    rows: 12,
    taken: 1,
    quarantined: 2,
    blank: 1,
    totals: 2,
    title: 1,
    leftOut: 2,
    joined: 3,
    hidden: 3,
  };
  expect(sumCounts([one, one])).toEqual({
    rows: 24,
    taken: 2,
    quarantined: 4,
    blank: 2,
    totals: 4,
    title: 2,
    leftOut: 4,
    joined: 6,
    hidden: 6,
  });
  expect(sumCounts([]).rows).toBe(0);
});
