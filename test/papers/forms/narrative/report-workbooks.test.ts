/** The reports as workbooks: what stands where, what is missing, and what is refused; read back from the files. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { encode } from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type REPORT_KINDS, sectionsOf } from "../../../../src/review/subproject/section.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

let books: Books;
beforeAll(async () => {
  books = await booksOf2019();
}, 120_000);
afterAll(() => books?.remove());

async function sheetOf(file: string, name: string): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.cwd, file));
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}: ${workbook.worksheets.map((s) => s.name).join(" ")}`);
  return found;
}

const plain = (value: ExcelJS.CellValue): string | number => {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && "formula" in value) return Number(value.result);
  return value === null ? "" : String(value);
};

/** The row that begins with a text, its merged cells once. */
function rowAt(sheet: ExcelJS.Worksheet, first: string, nth = 0): (string | number)[] {
  const found: (string | number)[][] = [];
  sheet.eachRow((row) => {
    const cells: (string | number)[] = [];
    row.eachCell((cell) => {
      if (cell.master.address === cell.address) cells.push(plain(cell.value));
    });
    if (cells[0] === first) found.push(cells);
  });
  return found[nth] ?? [];
}

const textsOf = (sheet: ExcelJS.Worksheet): string[] => {
  const texts: string[] = [];
  sheet.eachRow((row) => texts.push(String(plain(row.getCell(1).value))));
  return texts;
};

async function writeAll(report: (typeof REPORT_KINDS)[number]): Promise<void> {
  for (const { key, form } of sectionsOf({ subproject: "2019-dd", report })) {
    const text = form === "conclusion" ? "整改后通过" : `${key} 第一段。\r\n\r\n第二段。`;
    writeFileSync(join(books.cwd, "文字.txt"), encode(text, "gbk"));
    const argv = ["--report", report, "--section", key, "--file", "文字.txt"];
    const done = await books.balis("subproject", "text", "2019-dd", ...argv);
    if (done.exit !== 0) throw new Error(done.stderr);
  }
}

describe("before anything is written", () => {
  test("a report is a draft that says so, with each section to be filled in; the command names them", async () => {
    const done = await books.balis("report", "midterm", "2019-dd", "-o", "草稿.xlsx");
    expect(done.exit).toBe(1);
    expect(done.stderr).toContain("项目概况（overview）、建设进展（progress）");
    const sheet = await sheetOf("草稿.xlsx", "中期检查报告");
    const texts = textsOf(sheet);
    expect(texts[1]).toBe("草稿：尚缺项目概况、建设进展、存在的问题、下一步工作安排");
    expect(texts.filter((t) => t.trim() === "（待填写）")).toHaveLength(4);
  });

  test("for issue it is refused, and no file is written", async () => {
    const done = await books.balis("report", "acceptance", "2019-dd", "--for-issue", "-o", "上报.xlsx");
    expect([done.exit, done.stderr.includes("sections-must-be-written")]).toEqual([3, true]);
    await expect(sheetOf("上报.xlsx", "验收报告")).rejects.toThrow();
  });
});

describe("the mid-term report", () => {
  test("has the facts, the money up to the month before the inspection, and the inspection's course", async () => {
    await writeAll("midterm");
    await books.balis("report", "midterm", "2019-dd", "-o", "midterm.xlsx");
    const sheet = await sheetOf("midterm.xlsx", "中期检查报告");
    expect(rowAt(sheet, "立项批复")).toEqual([
      ...["立项批复", "2018年12月20日　样例〔2018〕9号", "批复金额", "300,000.00元"],
    ]);
    expect(rowAt(sheet, "检查通知")).toEqual(["检查通知", "2019年6月14日", "检查日期", "2019年7月15日"]);
    // 117,500.00 of 305,000.00 up to June.
    expect(rowAt(sheet, "合计")).toEqual(["合计", 305000, 117500, 187500, 0.385245901639]);
    expect(textsOf(sheet)).toContain("　　overview 第一段。");
    const course = await sheetOf("midterm.xlsx", "中期检查意见");
    expect(rowAt(course, "检查结论")).toEqual(["检查结论", "整改后通过", "文号", "样例中检1号"]);
    expect(rowAt(course, "提交整改报告")).toEqual([
      ...["提交整改报告", "2019年9月3日", "复查结论", "通过　样例中检2号"],
    ]);
  });

  test("up to another month when it is asked for", async () => {
    await books.balis("report", "midterm", "2019-dd", "--until", "2019-11", "-o", "到11月.xlsx");
    const sheet = await sheetOf("到11月.xlsx", "中期检查报告");
    expect(rowAt(sheet, "合计").slice(1, 3)).toEqual([305000, 295900.5]);
  });

  test("is refused up to a month before the sub-project", async () => {
    for (const of of [
      ["midterm", "2019-dd"],
      ["consolidated", "--year", "2019", "--kind", "midterm"],
    ]) {
      const done = await books.balis("report", ...of, "--until", "2018-12");
      expect([done.exit, done.stderr.includes("2018-12")]).toEqual([2, true]);
    }
  });
});

describe("the acceptance report", () => {
  test("sets targets against results and closes the money by source, line and class", async () => {
    await writeAll("acceptance");
    const done = await books.balis("report", "acceptance", "2019-dd", "--for-issue");
    expect([done.exit, done.stderr]).toEqual([0, ""]);
    const sheet = await sheetOf("acceptance-2019-dd-2019.xlsx", "验收报告");
    // Rates to twelve decimals: 295,900.50 / 305,000.00.
    const sums = [0, 1].map((n) => rowAt(sheet, "合计", n));
    // By source with what arrived, then by line.
    expect(sums[0]).toEqual(["合计", 305000, 305000, 295900.5, 9099.5, 0.97016557377]);
    expect(sums[1]).toEqual(["合计", 305000, 295900.5, 9099.5, 0.97016557377]);
    expect(rowAt(sheet, "自评结论：整改后通过")).toHaveLength(1);
    const formulas: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => formulas.push(cell.formula ?? "")));
    expect(formulas.filter((f) => f.startsWith("SUM(")).length).toBeGreaterThanOrEqual(10);
    const annexes = await sheetOf("acceptance-2019-dd-2019.xlsx", "附件清单");
    const names: (string | number)[] = [];
    annexes.eachRow((row) => names.push(plain(row.getCell(2).value)));
    expect(names).toContain("验收报告.txt");
    expect(names).not.toContain("绩效评价报告.txt");
  });
});

describe("the performance report", () => {
  test("follows the order and the printing rules of Beijing's template, and labels what is inferred", async () => {
    await writeAll("performance");
    const done = await books.balis("report", "performance", "2019-dd", "--for-issue", "-o", "绩效.xlsx");
    expect([done.exit, done.stderr]).toEqual([0, ""]);
    const cover = await sheetOf("绩效.xlsx", "封面");
    const sheet = await sheetOf("绩效.xlsx", "绩效报告");
    const fontAt = (of: ExcelJS.Worksheet, text: string) => {
      let found: Partial<ExcelJS.Font> | undefined;
      of.eachRow((row) =>
        row.eachCell((cell) => {
          if (plain(cell.value) === text) found ??= cell.font;
        }),
      );
      return [found?.name, found?.size, found?.bold === true];
    };
    expect(fontAt(cover, "绩效报告")).toEqual(["宋体", 26, true]);
    expect(fontAt(cover, "项目单位（公章）：")).toEqual(["宋体", 16, false]);
    expect(fontAt(sheet, "项目绩效报告")).toEqual(["宋体", 22, true]);
    expect(fontAt(sheet, "一、基本情况")).toEqual(["宋体", 16, true]);
    expect(fontAt(sheet, "　　goal 第一段。")).toEqual(["仿宋", 16, false]);
    expect(fontAt(sheet, "项目编码")).toEqual(["仿宋", 14, false]);
    const parts = textsOf(sheet).filter((t) => /^[一二三四五六]、/.test(t));
    expect(parts).toEqual([
      ...[
        "一、基本情况",
        "二、绩效目标及其设立依据和调整情况",
        "三、项目执行情况和目标完成情况",
        "四、自评情况",
      ],
      ...["五、未完成的绩效目标及其原因（样例）", "六、改进意见及建议（样例）"],
    ]);
    // In 万元: the cell is exact, the form shows two decimals.
    expect(rowAt(sheet, "项目实际支出金额")).toEqual([
      "项目实际支出金额",
      29.59005,
      "其中：市财政拨款",
      29.27005,
    ]);
    expect(sheet.pageSetup.paperSize).toBe(9);
  });
});

describe("the consolidated report", () => {
  test("has a row a sub-project and live sums, and names every report that is not complete", async () => {
    const argv = ["--libraries", "10013", "--from", "2019-01-01", "--to", "2019-12-15"];
    await books.balis("subproject", "add", "2019-ill", "--name", "馆际互借", "--rule", "municipal", ...argv);
    const done = await books.balis("report", "consolidated", "--year", "2019", "--kind", "acceptance");
    expect(done.exit).toBe(1);
    expect(done.stderr).toContain("整个项目 2019 年验收报告是草稿");
    expect(done.stderr).toContain("2019-ill 2019 年验收报告是草稿");
    const sheet = await sheetOf("consolidated-acceptance-2019.xlsx", "汇总");
    const row = (n: number) => sheet.getRow(n).values as ExcelJS.CellValue[];
    expect(row(5).slice(1, 4)).toEqual([1, "2019-dd", "BALIS 原文传递"]);
    expect(row(6).slice(1, 4)).toEqual([2, "2019-ill", "馆际互借"]);
    expect(rowAt(sheet, "合计（2 个子项目）").slice(1, 5)).toEqual([30.5, 29.59005, 0.90995, 0.97016557377]);
    expect(sheet.getCell("F7").formula).toBe("SUM(F5:F6)");
  });

  test.each(["midterm", "performance"])("of %s, in its own layout", async (kind) => {
    await books.balis("report", "consolidated", "--year", "2019", "--kind", kind);
    const sheet = await sheetOf(`consolidated-${kind}-2019.xlsx`, "汇总");
    // 2019-ill has no inspection planned: the mid-term table shows both up to June.
    const spent = kind === "midterm" ? 11.75 : 29.59005;
    expect(rowAt(sheet, "合计（2 个子项目）").slice(1, 3)).toEqual([30.5, spent]);
  });

  test("asks for no report of what was declined, and counts it as nothing still to be concluded", async () => {
    const argv = ["--libraries", "10013", "--from", "2018-01-01", "--to", "2018-12-15"];
    const moves = [
      ["add", "2018-training", "--name", "培训", "--rule", "central", ...argv],
      ["move", "2018-training", "apply", "--library", "10013", "--on", "2017-10-15"],
      ["move", "2018-training", "review", "--text", "不成熟", "--on", "2017-11-15"],
      ["move", "2018-training", "decline", "--document", "样例〔2017〕9号", "--on", "2017-12-15"],
    ];
    for (const move of moves)
      expect(await books.balis("subproject", ...move)).toMatchObject({ exit: 0, stderr: "" });
    const done = await books.balis("report", "consolidated", "--year", "2018", "--kind", "acceptance");
    expect(done.stderr).toContain("整个项目 2018 年验收报告是草稿");
    expect(done.stderr).not.toContain("2018-training");
    const sheet = await sheetOf("consolidated-acceptance-2018.xlsx", "汇总");
    expect(rowAt(sheet, "合计（1 个子项目）").at(-1)).toContain("未定 0");
  });

  test("of a year without sub-projects is refused, and so is a text of it", async () => {
    const text = ["--year", "2017", "--report", "midterm", "--section", "overview", "--text", "甲"];
    const written = await books.balis("subproject", "text", "all", ...text);
    expect([written.exit, written.stderr.includes("year-must-have-subprojects")]).toEqual([3, true]);
    const done = await books.balis("report", "consolidated", "--year", "2017", "--kind", "midterm");
    expect([done.exit, done.stderr.includes("year-must-have-subprojects")]).toEqual([3, true]);
  });
});

test("an officer's own layout prints the same figures elsewhere", async () => {
  writeFileSync(
    join(books.cwd, "我的.yaml"),
    `layout: mine
form: acceptance
name: { zh-CN: 我的, en: mine }
source: 试
pages:
  - name: 表
    columns: [20, 20]
    rows:
      - { cells: [支出, { figure: funds.total.executed }] }
`,
  );
  const done = await books.balis(
    "report",
    "acceptance",
    "2019-dd",
    "--layout",
    "我的.yaml",
    "-o",
    "mine.xlsx",
  );
  expect(done.stdout).toContain("mine.xlsx");
  expect((await sheetOf("mine.xlsx", "表")).getCell("B1").value).toBe(295900.5);
});

test("the inspection pack holds the reports that somebody wrote something for", async () => {
  const done = await books.balis("pack", "2019", "--subproject", "dd", "-o", "包.zip", "--json");
  const { files } = JSON.parse(done.stdout) as { files: { path: string; what: string; command?: string }[] };
  const reports = files.filter((f) => /(midterm|acceptance|performance)-2019-dd/.test(f.path));
  expect(reports.map((f) => [f.path, f.what, f.command])).toEqual(
    [
      ["acceptance", "验收报告"],
      ["midterm", "中期检查报告"],
      ["performance", "绩效报告"],
    ].map(([report, name]) => [
      ...[`workbooks/${report}-2019-dd-2019.xlsx`, name, `balis report ${report} 2019-dd --year 2019`],
    ]),
  );
  expect((await books.balis("pack", "check", "包.zip")).exit).toBe(0);
});

test("an officer's own form is filled from a report's figures, and its cells are explained", async () => {
  const form = new ExcelJS.Workbook();
  form.addWorksheet("验收").getCell("A1").value = "支出（元）";
  await form.xlsx.writeFile(join(books.cwd, "自己的表.xlsx"));
  writeFileSync(
    join(books.cwd, "对照.yaml"),
    "sheets:\n  验收:\n    cells:\n      B1: funds.total.executed\n      B2: text.problems\n      B3: check.conclusion\n",
  );
  const argv = ["--fill", "自己的表.xlsx", "--map", "对照.yaml", "-o", "填好.xlsx"];
  const done = await books.balis("report", "acceptance", "2019-dd", ...argv);
  expect(done.stderr).toBe("");
  const sheet = await sheetOf("填好.xlsx", "验收");
  expect(["B1", "B2", "B3"].map((at) => sheet.getCell(at).value)).toEqual([
    ...[295900.5, "problems 第一段。\n第二段。", "通过"],
  ]);
  const explained = await books.balis("explain", "填好.xlsx!验收!B1");
  expect(explained.stdout).toContain("295,900.50 元");
  const names = await books.balis("report", "midterm", "2019-dd", "--figures");
  expect(names.stdout).toContain("text.next-steps");
});
