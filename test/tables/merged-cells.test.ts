/** Merged cells: a row whose value is shared with other rows or columns is set aside; titles, headings and totals may be merged. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MergedCells } from "../../src/month/import/reading/merged-cells.ts";
import type { RawCell } from "../../src/tables/cell.ts";
import type { MergedArea } from "../../src/tables/files.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { runBalis } from "../cases/run-case.ts";
import { bytesOf, workbookZip } from "./workbook-file.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-merged-"));
let counter = 0;

beforeAll(async () => {
  await runBalis(["init"], { cwd, lang: "en" });
  await runBalis(["library", "import", "--builtin"], { cwd, lang: "en" });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const letter = (i: number): string => String.fromCharCode(65 + i);
const sheetRow = (cells: readonly string[], row: number): string => {
  const inner = cells.map((t, i) =>
    t === "" ? "" : `<c r="${letter(i)}${row}" t="inlineStr"><is><t>${t}</t></is></c>`,
  );
  return `<row r="${row}">${inner.join("")}</row>`;
};
const mergeCells = (refs: readonly string[], prefix = ""): string =>
  `<${prefix}mergeCells count="${refs.length}">${refs.map((ref) => `<${prefix}mergeCell ref="${ref}"/>`).join("")}</${prefix}mergeCells>`;

async function workbook(rows: readonly (readonly string[])[], after: string): Promise<string> {
  counter += 1;
  const name = `10002-2019-05-${counter}.xlsx`;
  const sheet = { name: "明细", rows: rows.map((cells, i) => sheetRow(cells, i + 1)).join(""), after };
  writeFileSync(join(cwd, name), await bytesOf(workbookZip({ sheets: [sheet] })));
  return name;
}

/** Rows taken, and the rows that are told to be merged, with the column. */
async function tried(rows: readonly (readonly string[])[], refs: readonly string[]): Promise<unknown> {
  const name = await workbook(rows, mergeCells(refs));
  const done = await runBalis(["import", name, "--dry-run", "--json", "--quiet"], { cwd, lang: "en" });
  const answer = JSON.parse(done.stdout) as {
    files: { rows: { taken: number } }[];
    findings: { code: string; at: { row: number; column: string } }[];
  };
  const found = answer.findings.map((f) => `${f.at.row} ${f.at.column} ${f.code}`);
  return { taken: answer.files[0]?.rows.taken, found };
}

const HEAD = ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "申请类别", "页数", "费用(元)", "备注"];
const line = (n: number, made: { urgency?: string; pages?: string; fee?: string } = {}): string[] => [
  `DD${n}`,
  "北京大学",
  "2019-05-06",
  "满足",
  "期刊论文",
  made.urgency ?? "普通",
  made.pages ?? "10",
  made.fee ?? "3.00",
  "",
];
const told = (row: number, column: string): string => `${row} ${column} cells-must-not-be-merged`;

describe("a value merged over rows of data", () => {
  test("is nobody's: all rows of the area are set aside, and the others are taken", async () => {
    const rows = [
      HEAD,
      line(1, { urgency: "加急" }),
      line(2, { urgency: "" }),
      line(3, { urgency: "" }),
      line(4),
    ];
    expect(await tried(rows, ["F2:F4"])).toEqual({
      taken: 1,
      found: [told(2, "申请类别"), told(3, "申请类别"), told(4, "申请类别")],
    });
  });

  test("is told as merged, not as empty, where the column must have a value", async () => {
    const rows = [HEAD, line(1), ["", ...line(2).slice(1)]];
    expect(await tried(rows, ["A2:A3"])).toEqual({
      taken: 0,
      found: [told(2, "申请单号"), told(3, "申请单号")],
    });
  });

  test("an amount for three lines together is not the first one's", async () => {
    const rows = [HEAD, line(1, { fee: "9.00" }), line(2, { fee: "" }), line(3, { fee: "" })];
    expect(await tried(rows, ["H2:H4"])).toMatchObject({ taken: 0 });
  });

  test("also where the area is as wide as it is tall", async () => {
    const rows = [HEAD, line(1), line(2, { pages: "", fee: "" })];
    expect(await tried(rows, ["G2:H3"])).toEqual({
      taken: 0,
      found: [told(2, "页数"), told(2, "费用(元)"), told(3, "页数"), told(3, "费用(元)")],
    });
  });

  test("one cell over two columns: the second has no value of its own", async () => {
    const rows = [HEAD, line(1, { fee: "" }), line(2)];
    expect(await tried(rows, ["G2:H2"])).toEqual({ taken: 1, found: [told(2, "费用(元)")] });
  });
});

describe("merged as they like", () => {
  test("are titles, headings in two lines, total rows, remarks and blank rows", async () => {
    const rows = [
      ["原文传递明细 2019-05"],
      HEAD,
      line(1),
      ["合计", "", "", "", "", "", "10", "3.00"],
      ["制表：合成数据"],
      [""],
    ];
    const refs = ["A1:I1", "A4:F4", "A5:I5", "A6:I6"];
    expect(await tried(rows, refs)).toEqual({ taken: 1, found: [] });
    const upper = ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "申请类别", "数量", "", "备注"];
    const lower = ["", "", "", "", "", "", "页数", "费用(元)", ""];
    const tall = ["A", "B", "C", "D", "E", "F", "I"].map((c) => `${c}1:${c}2`);
    expect(await tried([upper, lower, line(1)], ["G1:H1", ...tall])).toEqual({ taken: 1, found: [] });
  });

  test("are columns that nobody reads, and areas in which nothing stands", async () => {
    const rows = [HEAD, [...line(1, { fee: "" }).slice(0, 8), "同上"], line(2, { fee: "" })];
    expect(await tried(rows, ["I2:I3", "H2:H3"])).toEqual({ taken: 2, found: [] });
  });

  test("is a value with the unread columns to its right", async () => {
    expect(await tried([HEAD, line(1)], ["H2:I2"])).toEqual({ taken: 1, found: [] });
  });
});

describe("the areas of a sheet", () => {
  async function areas(after: string): Promise<readonly MergedArea[]> {
    const opened = await openFiles().open(join(cwd, await workbook([HEAD], after)));
    try {
      return (await opened.sheets[0]?.merged()) ?? [];
    } finally {
      await opened.close();
    }
  }

  test("are found behind the rows, under any prefix; a single cell is none", async () => {
    expect(await areas(mergeCells(["B2:C4", "AA10:AB10", "D5"]))).toEqual([
      { top: 2, bottom: 4, left: 1, right: 2 },
      { top: 10, bottom: 10, left: 26, right: 27 },
    ]);
    expect(await areas("")).toEqual([]);
    const other = `<x:mergeCells xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:mergeCell x:a='1' ref='A1:A2' /></x:mergeCells>`;
    expect(await areas(other)).toEqual([{ top: 1, bottom: 2, left: 0, right: 0 }]);
  });

  test("none is lost where the part is read in pieces", async () => {
    const refs = Array.from({ length: 30_000 }, (_, i) => `C${i * 2 + 1}:D${i * 2 + 2}`);
    const found = await areas(mergeCells(refs));
    expect(found.length).toBe(30_000);
    expect(found.at(-1)).toEqual({ top: 59_999, bottom: 60_000, left: 2, right: 3 });
  });

  test("that are no areas refuse the file", async () => {
    await expect(areas(mergeCells(["B4:A2"]))).rejects.toThrow("workbook-part-must-be-valid");
  });
});

test("areas are followed row by row, also through rows that the file leaves out", () => {
  const columns = [{ index: 1, heading: "页数" }];
  const merged = new MergedCells({
    areas: [
      { top: 3, bottom: 5, left: 1, right: 1 },
      { top: 8, bottom: 9, left: 0, right: 1 },
      { top: 1, bottom: 2, left: 1, right: 1 },
    ],
    columns,
    headingRow: 1,
  });
  const pass = (row: number, cells: readonly RawCell[]): string =>
    merged
      .pass({ row, hidden: false, cells })
      .map((m) => m.range)
      .join();
  const numbered = { kind: "number", text: "7" } as const;
  expect([
    pass(1, ["单号", "页数"]),
    pass(2, ["a", null]),
    pass(3, ["b", numbered]),
    pass(5, ["c"]),
    pass(6, ["d", "1"]),
    pass(9, ["e", null]),
  ]).toEqual(["", "B1:B2", "B3:B5", "B3:B5", "", ""]);
});
