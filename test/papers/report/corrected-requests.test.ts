/** A request corrected after its close: statistics, funds used and statements say the same of it, in the month of the correction run. */
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Alliance, allianceOf, filesOf } from "../../month/settle/money/alliance.ts";

/** Rows of a sheet as texts, a formula as its stored value. */
async function table(name: string, sheet: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.cwd, name));
  const found = workbook.getWorksheet(sheet);
  if (!found) throw new Error(`no ${sheet} among ${workbook.worksheets.map((s) => s.name).join(", ")}`);
  const rows: string[][] = [];
  found.eachRow({ includeEmpty: true }, (row) => {
    const cells = Array.from({ length: found.columnCount }, (_, c) => row.getCell(c + 1));
    rows.push(cells.map((c) => (c.isMerged && c.master !== c ? "" : `${c.result ?? c.value ?? ""}`)));
  });
  return rows;
}

/** Those with the library's code in the second column: what stands in these others. */
const of = (rows: readonly string[][], columns: readonly number[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((row) =>
      /^1000\d$/.test(row[1] ?? "") ? [[row[1] ?? "", columns.map((c) => row[c]).join(" ")]] : [],
    ),
  );

const request = (no: string, requester: string, day: string, pages: number) =>
  ({ no, supplier: "10001", requester, day, pages }) as const;

let books: Alliance;

/** May: 10003 asks for A (100 pages, 30.00) and B (10 pages, 3.00). In June A turns out to be 10002's, B does not count; C and D are June's own. */
beforeAll(async () => {
  books = await allianceOf();
  const may = [request("A", "10003", "2019-05-06", 100), request("B", "10003", "2019-05-07", 10)];
  await books.month("2019-05", filesOf("2019-05", may));
  await books.close("2019-05");
  const june = [
    request("A", "10002", "2019-05-06", 100),
    request("C", "10003", "2019-06-06", 10),
    request("D", "10002", "2019-06-07", 10),
  ];
  await books.month("2019-06", filesOf("2019-06", june));
  await books.must("correct note 2019-05 B --void --reason 重复申请");
  await books.must("discrepancy resolve --period 2019-06 --as supplier-right --reason 转给人大");
  await books.must("settle 2019-06");
  await books.must("report statistics 2019 -o year.xlsx");
  await books.must("report statistics 2019-05 -o may.xlsx");
  await books.must("report statistics 2019-06 -o june.xlsx");
  await books.must("report statements 2019-06 -o out");
});
afterAll(() => books.remove());

test("the year: A is 10002's, B does not count, and the two sheets of the workbook tie", async () => {
  // Code, then documents asked for; in 各馆使用与应得 the requests of whoever asked.
  expect(of(await table("year.xlsx", "请求馆排名"), [3])).toEqual({ "10002": "2", "10003": "1" });
  expect(of(await table("year.xlsx", "各馆使用与应得"), [3])).toMatchObject({ "10002": "2", "10003": "1" });
  const filled = (await table("year.xlsx", "业务量")).find((row) => row[0] === "原文传递");
  expect(filled?.slice(1, 3)).toEqual(["3", "3"]);
});

test("May stays as it was published; June has what its run changes, less than nothing too", async () => {
  expect(of(await table("may.xlsx", "请求馆排名"), [3])).toEqual({ "10003": "2" });
  // By library: code, name, supplied, requested. 10003: C, less A and B.
  expect(of(await table("june.xlsx", "各馆业务量"), [3, 4])).toEqual({
    "10001": "1 0",
    "10002": "0 2",
    "10003": "0 -1",
  });
  expect(of(await table("june.xlsx", "请求馆排名"), [3])).toEqual({ "10002": "2", "10003": "-1" });
  const notes = (file: string) => table(file, "说明").then((rows) => rows.flat().join("\n"));
  expect([
    (await notes("june.xlsx")).includes("更正的业务"),
    (await notes("may.xlsx")).includes("更正的业务"),
  ]).toEqual([true, false]);
});

test("a counted figure is explained by the requests that were added and taken off", async () => {
  const at = (await table("june.xlsx", "各馆业务量")).findIndex((row) => row[1] === "10003") + 1;
  const said = await books.must(`explain statistics-2019-06.xlsx!各馆业务量!E${at} --all`);
  expect(said).toMatch(/= -1/);
  for (const no of ["A", "B", "C"]) expect(said).toContain(`单号 ${no}`);
});

test("statements name the request: it left one library, came to the other, and changes no balance of its supplier", async () => {
  const rows = async (library: string, sheet: string) => {
    const all = await table(join("out", `statement-2019-06-${library}.xlsx`), sheet);
    return all.filter((row) => row[2] === "A" || row[2] === "B").map((row) => [row[2], ...row.slice(4, 7)]);
  };
  expect(await rows("10003", "使用更正 2019-05 R1")).toEqual([
    ["A", "30", "0", "-30"],
    ["B", "3", "0", "-3"],
  ]);
  expect(await rows("10002", "使用更正 2019-05 R1")).toEqual([["A", "", "30", "30"]]);
  expect((await rows("10001", "更正 2019-05 R1")).map((row) => row[3])).toEqual(["30", "-30", "-3"]);
});
