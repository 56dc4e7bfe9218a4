import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

let books: Disputes;
beforeEach(async () => {
  books = await booksWithDisputes();
});
afterEach(() => books.remove());

const SUPPLIERS = "退回/退回-10002-dd-supplier-2019-05.xlsx";

async function rowsOf(file: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.folder, file));
  const found: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    if (row.number > 2) found.push((row.values as unknown[]).slice(1).map(String));
  });
  return found;
}

/** Changes cells by request number and heading; a row whose change is null is taken out. */
async function corrected(
  file: string,
  changes: Readonly<Record<string, Readonly<Record<string, string>> | null>>,
) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.folder, file));
  const page = workbook.worksheets[0];
  const heads = page?.getRow(3).values as string[];
  for (let n = page?.rowCount ?? 0; n > 3; n--) {
    const row = page?.getRow(n);
    const number = String(row?.getCell(heads.indexOf("申请单号")).value);
    const change = changes[number];
    if (change === null) page?.spliceRows(n, 1);
    for (const [head, value] of Object.entries(change ?? {}))
      if (row) row.getCell(heads.indexOf(head)).value = value;
  }
  await workbook.xlsx.writeFile(join(books.folder, file));
}

const open = async (): Promise<string[]> =>
  (await books.queue({ period: "2019-05", status: "open" })).map((d) => `${d.caseKey} ${d.kind}`).sort();

describe("a return file", () => {
  test("that a library filled in is not written over before it is imported, nor is any other file then", async () => {
    const again = () => books.balis("return 2019-05 -o 退回");
    await again();
    expect((await again()).exit).toBe(1);
    await corrected(SUPPLIERS, { DD2: { 页数: "5", "费用(元)": "1.50" } });
    const { exit, stderr } = await again();
    expect([exit, stderr.includes(`${SUPPLIERS} 有 1 行填改过`)]).toEqual([3, true]);
    expect(stderr).toContain("[return-file-must-be-imported-first]");
    expect((await rowsOf(SUPPLIERS))[1]?.slice(6, 8)).toEqual(["5", "1.50"]);
    await books.balis(`import ${SUPPLIERS}`);
    await books.balis("reconcile 2019-05");
    expect((await again()).exit).toBe(1);
    expect((await rowsOf(SUPPLIERS)).map((row) => row[0])).not.toContain("DD2");
  });

  test("goes over the one before while nobody changed it, whatever was decided meanwhile", async () => {
    await books.balis("return 2019-05 -o 退回");
    const { id } = await books.of("DD2");
    await books.balis(`discrepancy resolve ${id} --as write-off --reason 核实`);
    expect((await books.balis("return 2019-05 -o 退回")).exit).toBe(1);
  });

  test("never replaces a file that is none of the program's, nor notes beside the list of what is missing", async () => {
    await books.balis("return 2019-05 -o 退回");
    const list = "退回/核对-10003-2019-05.xlsx";
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(books.folder, list));
    const row = workbook.worksheets[0]?.getRow(4);
    if (row) row.getCell(8).value = "本馆已补报";
    await workbook.xlsx.writeFile(join(books.folder, list));
    const beside = await books.balis("return 2019-05 -o 退回");
    expect([beside.exit, beside.stderr.includes(list)]).toEqual([3, true]);
    writeFileSync(join(books.folder, list), "no workbook");
    const other = await books.balis("return 2019-05 -o 退回");
    expect([other.exit, other.stderr.includes("[output-must-not-replace-another-file]")]).toEqual([3, true]);
  });

  test("has the library's own columns and only the rows that need it, each with its reason and its name", async () => {
    await books.balis("return 2019-05 -o 退回");
    expect(readdirSync(join(books.folder, "退回")).sort()).toEqual([
      "分发清单-2019-05.xlsx",
      "核对-10002-2019-05.xlsx",
      "核对-10003-2019-05.xlsx",
      "退回-10001-dd-requester-2019-05.xlsx",
      "退回-10002-dd-supplier-2019-05.xlsx",
    ]);
    const due = "（请于 2019-06-18 前答复）";
    expect(await rowsOf(SUPPLIERS)).toEqual([
      [
        ..."申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)".split(","),
        "问题说明",
        "原记录（勿改）",
      ],
      [
        ..."DD2,北京大学图书馆,2019-05-07,满足,期刊论文,普通,12,3.60".split(","),
        `与10001 北京大学图书馆不一致：页数 本馆 12，对方 5${due}`,
        "1:1:3",
      ],
      [
        ..."DD3,清华大学图书馆,2019-05-08,满足,期刊论文,普通,6,1.80".split(","),
        `10003 清华大学图书馆没有报这一笔，请核对申请单号、请求馆和日期${due}`,
        "1:1:4",
      ],
      ...["1:1:5", "1:1:6"].map((ref) => [
        ..."DD4,北京大学图书馆,2019-05-09,满足,期刊论文,普通,8,2.40".split(","),
        `同一申请单号报了不止一次，请把不应计入的行的状态改为“取消”${due}`,
        ref,
      ]),
    ]);
    expect((await rowsOf("退回/核对-10002-2019-05.xlsx"))[1]).toEqual([
      ..."原文传递,DD5,10001 北京大学图书馆,2019-05-20,4".split(","),
      "",
      "2019-06-18",
    ]);
  });

  // 10002 has four rows of its own to look at (DD2, DD3, DD4 twice) and one of others (DD5).
  test("who gets which files stands in a list, with the subject and the letter", async () => {
    await books.balis("return 2019-05 -o 退回");
    const rows = await rowsOf("退回/分发清单-2019-05.xlsx");
    const share = rows.find(([library]) => library === "10002 中国人民大学图书馆");
    expect(share?.slice(1, 5)).toEqual([
      "退回-10002-dd-supplier-2019-05.xlsx\n核对-10002-2019-05.xlsx",
      "5",
      "2019-06-18",
      "2019-05 馆际业务明细：请核对并更正 5 行",
    ]);
    expect(share?.[5]).toContain("请于 2019-06-18 前将更正后的文件发回，文件名不变。");
  });

  test("corrected and imported, its rows stand for the ones they name; all others stay as they are", async () => {
    await books.balis("return 2019-05 -o 退回");
    await corrected(SUPPLIERS, { DD2: { 页数: "5", "费用(元)": "1.50" }, DD3: null });
    const { exit, stdout } = await books.balis(`import ${SUPPLIERS}`);
    expect([exit, stdout]).toEqual([0, expect.stringContaining("采用 3")]);
    await books.balis("reconcile 2019-05");
    expect(await open()).toEqual(["DD3 supplier-only", "DD4 duplicate", "DD5 requester-only"]);
    const { stdout: told } = await books.balis("why 1:1:3");
    expect(told).toContain(
      "已由退回更正的一行取代：退回-10002-dd-supplier-2019-05.xlsx · 工作表 退回更正 · 行 4",
    );
    const [may] = await books.store.read.periods();
    expect([may?.records, may?.quarantined]).toEqual([9, 0]);
  });

  test("imported twice is imported once; the next one names the rows that stand now", async () => {
    await books.balis("return 2019-05 -o 退回");
    await corrected(SUPPLIERS, { DD2: { 页数: "6" } });
    await books.balis(`import ${SUPPLIERS}`);
    expect((await books.balis(`import ${SUPPLIERS}`)).stdout).toContain("已在账册中，无变化");
    await books.balis("reconcile 2019-05");
    await books.balis("return 2019-05 -o 退回");
    expect((await rowsOf(SUPPLIERS)).map((r) => r.at(-1))).toContain("3:1:4");
    await corrected(SUPPLIERS, { DD2: { 页数: "5" } });
    await books.balis(`import ${SUPPLIERS}`);
    await books.balis("reconcile 2019-05");
    expect((await open())[0]).toBe("DD3 supplier-only");
  });

  test("a row that was set aside comes back with its own cells and the reason, and is mended by its correction", async () => {
    const file = "10003-原文传递-2019-05.csv";
    const head = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)";
    writeFileSync(
      join(books.folder, file),
      `${head}\nDD8,北京大学,2019-05-31,满足,期刊论文,普通,约12,3.60\n`,
    );
    await books.balis(`import ${file}`);
    expect((await books.balis("status 2019-05")).stdout).toMatch(
      /10003 清华大学图书馆 +待更正 1 行 +2019-06-03/,
    );
    await books.balis("return 2019-05 -o 退回");
    const name = "退回/退回-10003-dd-supplier-2019-05.xlsx";
    expect((await rowsOf(name))[1]).toEqual([
      ..."DD8,北京大学,2019-05-31,满足,期刊论文,普通,约12,3.60".split(","),
      expect.stringMatching(/^【页数】.*（约12）$/),
      "3:1:2",
    ]);
    await corrected(name, { DD8: { 页数: "12" } });
    expect(await books.balis(`import ${name}`)).toMatchObject({ exit: 0 });
    const [may] = await books.store.read.periods();
    expect([may?.records, may?.quarantined]).toEqual([10, 0]);
    expect((await books.balis("status 2019-05")).stdout).not.toContain("待更正 1 行");
  });

  test("a row may be added by leaving its name empty; one that names no correctable row is set aside", async () => {
    await books.balis("return 2019-05 -o 退回");
    await corrected(SUPPLIERS, {
      DD3: { 申请单号: "DD9", "原记录（勿改）": "" },
      DD2: { "原记录（勿改）": "1:1:99" },
    });
    const { exit, stdout, stderr } = await books.balis(`import ${SUPPLIERS}`);
    expect([exit, stdout]).toEqual([1, expect.stringContaining("采用 3 + 待更正 1")]);
    expect(stderr).toContain("[correction-must-name-a-row]");
    await books.balis("reconcile 2019-05");
    expect(await open()).toContain("DD9 supplier-only");
    expect(await open()).toContain("DD2 differs");
  });

  test("what was set aside of a return file stands in the next one; the file itself is not read again", async () => {
    await books.balis("return 2019-05 -o 退回");
    await corrected(SUPPLIERS, { DD2: { 页数: "约五" }, DD3: { 页数: "7" } });
    expect((await books.balis(`import ${SUPPLIERS}`)).stdout).toContain("采用 3 + 待更正 1");
    const again = await books.balis(`import ${SUPPLIERS} --supersede`);
    expect([again.exit, again.stdout.includes("已在账册中，仍有待处理的问题")]).toEqual([1, true]);
    await books.balis("reconcile 2019-05");
    await books.balis("return 2019-05 -o 再退回");
    const rows = readdirSync(join(books.folder, "再退回")).filter((name) => name.startsWith("退回-10002"));
    const refs = (await Promise.all(rows.map((name) => rowsOf(`再退回/${name}`))))
      .flat()
      .map((r) => r.at(-1));
    expect(refs).toEqual(expect.arrayContaining(["1:1:3", "3:1:4"]));
  });

  test("the same row named twice counts once; the second is set aside", async () => {
    await books.balis("return 2019-05 -o 退回");
    await corrected(SUPPLIERS, { DD3: { "原记录（勿改）": "1:1:3" } });
    const { stderr } = await books.balis(`import ${SUPPLIERS}`);
    expect(stderr).toContain("[correction-must-be-once]");
  });

  test("a whole new account takes the place of the file and of the corrections of its rows", async () => {
    await books.balis("return 2019-05 -o 退回");
    await corrected(SUPPLIERS, { DD2: { 页数: "5" } });
    await books.balis(`import ${SUPPLIERS}`);
    const file = "10002-原文传递-2019-05.csv";
    writeFileSync(
      join(books.folder, file),
      "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)\nDD1,北京大学,2019-05-06,满足,期刊论文,普通,12,3.60\n",
    );
    await books.balis(`import ${file} --supersede`);
    const [may] = await books.store.read.periods();
    expect(may?.records).toBe(5);
    await books.balis("reconcile 2019-05");
    expect(await open()).toEqual(["DD2 requester-only", "DD4 requester-only", "DD5 requester-only"]);
  });

  test("of a closed month nothing is corrected", async () => {
    await books.balis("return 2019-05 -o 退回");
    for (const { id } of await books.queue())
      await books.balis(`discrepancy resolve ${id} --as write-off --reason 核销`);
    await books.balis("settle 2019-05");
    expect(await books.balis("close 2019-05 --confirm 2019-05")).toMatchObject({ exit: 0 });
    for (const line of [`import ${SUPPLIERS}`, "return 2019-05 -o 再退回"]) {
      const { exit, stderr } = await books.balis(line);
      expect([exit, stderr.includes("[period-must-be-open]")]).toEqual([3, true]);
    }
  });
});

describe("the chase list", () => {
  test("names who has not delivered what, since when: of a kind nobody collects, each member", async () => {
    const { stdout, exit } = await books.balis("status 2019-05");
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /10003 清华大学图书馆 +未报：原文传递·请求馆明细、原文传递·提供馆明细 +2019-06-01/,
    );
    expect(stdout).toMatch(/10002 中国人民大学图书馆 +未报：原文传递·请求馆明细 +2019-06-01/);
    expect(stdout).not.toContain("馆际互借");
  });
});
