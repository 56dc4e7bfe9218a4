/** Charts refer to the live cells, keep what those show, and stand below the table on a page of their own if need be. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { columnCells, columnSeries, drawnCharts, withCharts } from "../../src/sheet/chart.ts";
import type { Chart } from "../../src/sheet/chart-shape.ts";
import { workbooks } from "../../src/sheet/io/write-workbook.ts";
import { count, ratio, type Sheet, text, type Workbook, yuan } from "../../src/sheet/sheet.ts";
import { all, chartsInFile } from "./charts-in-file.ts";

const COUNTS = [
  ["2019-01", 12, 9],
  ["2019-02", 8, 8],
  ["2019-03", 0, 0],
] as const;

/** Heading in row 3, data in rows 4 to 6, 合计 in row 7, one line below. */
function sample(charts: (sheet: Sheet) => Chart[] = mixed): Sheet {
  const sheet: Sheet = {
    name: "趋势 & 'A' 表",
    title: "月度趋势",
    above: ["2019"],
    columns: [
      { key: "month", head: "月份", width: 14 },
      { key: "requests", head: "申请", width: 14, summed: "count" },
      { key: "rate", head: "满足率", width: 14 },
      { key: "cost", head: "费用", width: 14, summed: "yuan" },
    ],
    rows: COUNTS.map(([month, all, filled]) => [
      text(month),
      count(all),
      ratio(BigInt(filled), BigInt(all)),
      yuan(BigInt(all) * 110n),
    ]),
    total: "合计",
    below: ["注"],
    landscape: true,
  };
  return withCharts(sheet, charts);
}

const mixed = (sheet: Sheet): Chart[] => [
  {
    ...{ key: "trend", kind: "column", title: "申请与满足率 <2019>", unit: "笔" },
    categories: columnCells(sheet, "month"),
    series: [columnSeries(sheet, "requests"), { ...columnSeries(sheet, "rate"), axis: "right" }],
  },
  {
    ...{ key: "cost", kind: "pie", title: "费用", unit: "元" },
    categories: columnCells(sheet, "month", { count: 2 }),
    series: [columnSeries(sheet, "cost", { count: 2 })],
  },
];

async function written(...sheets: Sheet[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), "balis-charts-")), "a.xlsx");
  const workbook: Workbook = { sheets, mark: "test" };
  await workbooks().write(path, workbook);
  return path;
}

test("a chart names its cells by address and knows what they show", () => {
  const [trend] = drawnCharts(sample());
  expect(trend?.categories).toEqual({
    ref: "'趋势 & ''A'' 表'!$A$4:$A$6",
    texts: ["2019-01", "2019-02", "2019-03"],
  });
  expect(trend?.series.map((s) => [s.name, s.ref, s.axis])).toEqual([
    [{ ref: "'趋势 & ''A'' 表'!$B$3", text: "申请" }, "'趋势 & ''A'' 表'!$B$4:$B$6", "left"],
    [{ ref: "'趋势 & ''A'' 表'!$C$3", text: "满足率" }, "'趋势 & ''A'' 表'!$C$4:$C$6", "right"],
  ]);
  expect(trend?.series[1]?.values).toEqual([
    { kind: "ratio", num: 9n, den: 12n },
    { kind: "ratio", num: 8n, den: 8n },
    null,
  ]);
});

test("requests and money never share an axis", () => {
  const wrong = sample((sheet) => [
    {
      ...{ key: "wrong", kind: "column", title: "", unit: "" },
      categories: columnCells(sheet, "month"),
      series: [columnSeries(sheet, "requests"), columnSeries(sheet, "cost")],
    },
  ]);
  expect(() => drawnCharts(wrong)).toThrow(/one unit/);
});

test("another program finds the live cells and the cached values in the file", async () => {
  const plain: Sheet = { ...sample(() => []), name: "无图" };
  const path = await written(plain, sample());
  const [trend, cost, ...more] = await chartsInFile(path);
  expect(more).toEqual([]);
  expect(trend).toMatchObject({
    sheet: "趋势 & 'A' 表",
    title: "申请与满足率 <2019>",
    kinds: ["c:barChart", "c:lineChart"],
  });
  expect(trend?.series).toEqual([
    {
      name: ["'趋势 & ''A'' 表'!$B$3", "申请"],
      categories: ["'趋势 & ''A'' 表'!$A$4:$A$6", ["2019-01", "2019-02", "2019-03"]],
      values: ["'趋势 & ''A'' 表'!$B$4:$B$6", ["12", "8", "0"]],
    },
    {
      name: ["'趋势 & ''A'' 表'!$C$3", "满足率"],
      categories: ["'趋势 & ''A'' 表'!$A$4:$A$6", ["2019-01", "2019-02", "2019-03"]],
      // Nothing was asked for in March: a gap and no zero.
      values: ["'趋势 & ''A'' 表'!$C$4:$C$6", ["0.75", "1"]],
    },
  ]);
  expect(cost?.kinds).toEqual(["c:pieChart"]);
  expect(cost?.series[0]?.values).toEqual(["'趋势 & ''A'' 表'!$D$4:$D$5", ["13.2", "8.8"]]);
});

test("all text of a chart names a Chinese font and the language", async () => {
  const [trend] = await chartsInFile(await written(sample()));
  if (!trend) throw new Error("no chart");
  const styles = ["a:rPr", "a:defRPr"].flatMap((name) => all(trend.part, name));
  expect(styles.length).toBeGreaterThan(3);
  for (const style of styles) {
    expect(style.attributes.lang).toBe("zh-CN");
    expect(style.children.find((c) => c.name === "a:ea")?.attributes.typeface).toBe("宋体");
  }
});

test("charts stand below the last line, one below the other, and the rest of the file is untouched", async () => {
  const path = await written(sample());
  const charts = await chartsInFile(path);
  // Rows 1 to 8 hold title, line, heading, three months, 合计 and the line below; row 9 is a gap. Counted from 0.
  expect(charts[0]?.from).toBe(9);
  expect(charts[1]?.from).toBeGreaterThan(charts[0]?.to ?? 99);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  expect(sheet?.getCell("B7").value).toMatchObject({ formula: "SUM(B4:B6)", result: 20 });
  expect(sheet?.getCell("A8").value).toBe("注");
  expect(sheet?.getCell("A10").value).toBeNull();
});

test("a chart begins a page where it would cross the end of one", async () => {
  const long = sample((sheet) => mixed(sheet).slice(0, 1));
  const rows = Array.from({ length: 22 }, (_, i) => [text(`${i}`), count(i), null, null]);
  // 488 points less 27.2 + 17.85 + 30 of the head and 24 rows of 18: no chart of 210 points has room.
  const filled = withCharts({ ...long, rows, charts: [] }, (sheet) => mixed(sheet).slice(0, 1));
  const [chart] = await chartsInFile(await written(filled));
  // 3 rows of head, 22, 合计, a line; then 15-point rows up to 488: ⌊(488 − 75.05 − 23 × 18 − 17.85) / 15⌋ is below one, so one; and a gap.
  expect(chart?.from).toBe(27 + 1 + 1);
});
