/** Importing on real books: whose file it is and for which month. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, file, imported, MAY, newBooks, removeBooks, row, standing, text } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const DISPUTED = ["file-witnesses-must-agree"];

describe("where witnesses disagree the file is refused", () => {
  test.each([
    ["the flag and the name, of the month", [], ["--period", "2019-06"]],
    ["the flag and the name, of the library", [], ["--library", "10003"]],
    ["the flag and the title's month in words", ["2019年四月"], ["--period", "2019-05"]],
    ["the flag and the title's month in English", ["April 2019"], ["--period", "2019-05"]],
  ])("%s", async (_, title, flags) => {
    const name = file("10001-2019-05.csv", MAY, ...title);
    expect(await imported(name, ...flags)).toEqual(DISPUTED);
    expect(standing()).toEqual([]);
  });

  test("the title and the name, of the library and of the month, in one answer", async () => {
    const name = file("10001-2019-05.csv", MAY, "清华大学图书馆 2019-06");
    const done = await balis("import", name);
    expect(done.refused).toEqual(DISPUTED);
    for (const way of ["--library 10001 --despite title", "--period 2019-06 --despite name,rows"])
      expect(done.stderr).toContain(way);
  });

  test("the flag and more than half of the rows; where half of them agree it is left to the reconciliation", async () => {
    const rows = [row("DD1", "2019-06-03"), row("DD2", "2019-06-04")];
    const done = await balis("import", file("10001.csv", rows), "--period", "2019-05");
    expect(done.refused).toEqual(DISPUTED);
    expect(done.stderr).toContain("all 2 rows say 2019-06");
    expect(standing()).toEqual([]);
    const most = await balis(
      "import",
      file("10001.csv", [...rows, row("DD3", "2019-05-31")]),
      "--period",
      "2019-05",
    );
    expect(most.refused).toEqual(DISPUTED);
    expect(most.stderr).toContain("the 3 rows with a date are of 2019-05 (1), 2019-06 (2)");
    expect(standing()).toEqual([]);
    const half = file("10001-b.csv", [...rows, row("DD3", "2019-05-30"), row("DD4", "2019-05-31")]);
    expect(await imported(half, "--period", "2019-05")).toEqual(["imported 10001 2019-05"]);
  });

  test("the flag and the months that a system's minutes are of", async () => {
    text("系统.csv", "系统,月份,应运行分钟,停机分钟\n文献传递系统,2019-05,44640,0\n");
    const done = await balis("import", "系统.csv", "--period", "2019-06");
    expect(done.refused).toEqual(DISPUTED);
    expect(done.stderr).toContain("its one row says 2019-05");
    expect(await imported("系统.csv", "--period", "2019-05")).toEqual(["imported null 2019-05"]);
  });

  test("the name and all rows, of the month", async () => {
    const later =
      "if its rows only cancel or change requests of earlier periods, it is the later period's file";
    const june = file("10001-2019-06.csv", MAY);
    const done = await balis("import", june);
    expect([done.refused, done.stderr.includes(later)]).toEqual([DISPUTED, true]);
    expect(done.stderr).toContain("--period 2019-06 --despite rows");
    const april = await balis("import", file("10001-2019-04.csv", MAY));
    expect([april.refused, april.stderr.includes(later)]).toEqual([DISPUTED, false]);
    expect(await imported(june, "--period", "2019-06", "--despite", "rows")).toEqual([
      "imported 10001 2019-06",
    ]);
  });

  test("the flag and the file's own column, of the library", async () => {
    text(
      "p.yaml",
      "profile: own-column\nextends: dd-supplier\nrecognise: {required: [requestNo, supplier], forbidden: []}\n",
    );
    await balis("profile", "save", "p.yaml");
    const rows = `申请单号,提供馆,请求馆,提供日期,状态,文献类型,页数\nDD1,清华大学,中国人民大学,2019-05-06,满足,期刊论文,10\n`;
    text("10001-2019-05.csv", rows);
    const done = await balis("import", "10001-2019-05.csv", "--profile", "own-column");
    expect(done.refused).toEqual(DISPUTED);
    expect(done.stderr).toContain("its one row says 10003");
  });

  test("a library that the profile sets, and the title and name", async () => {
    const yaml = 'profile: ustb\nextends: dd-supplier\nlibrary: {code: "10008"}\n';
    text("p.yaml", yaml);
    await balis("profile", "save", "p.yaml");
    const name = file("10027-2019-05.csv", MAY, "北京师范大学图书馆 2019-05");
    const asked = [name, "--profile", "ustb"];
    expect(await imported(...asked)).toEqual(DISPUTED);
    expect(await imported(...asked, "--library", "10027", "--despite", "profile")).toEqual([
      "imported 10027 2019-05",
    ]);
  });

  test("a saved profile of one library does not touch another's ordinary file", async () => {
    text("p.yaml", 'profile: ustb\nextends: dd-supplier\nlibrary: {code: "10008"}\n');
    await balis("profile", "save", "p.yaml");
    expect(await imported(file("10027-2019-05.csv", MAY))).toEqual(["imported 10027 2019-05"]);
  });

  test("the titles of two sheets or rows, of the library", async () => {
    const name = file("2019-05.csv", MAY, "北京大学图书馆 2019-05\n清华大学图书馆");
    expect(await imported(name)).toEqual(DISPUTED);
  });
});

describe("a typed library is refused where a name or a title names another, wherever it stands", () => {
  test.each([
    ["export.csv", "填报单位,清华大学图书馆"],
    ["export.csv", "Library,Tsinghua University Library"],
    ["export.csv", "BALIS原文传递明细（清华大学图书馆）"],
    ["原文传递-清华-2019-05.csv", undefined],
    ["supply10003-201905.csv", undefined],
  ])("%s %s", async (name, title) => {
    const typed = ["--library", "10001", "--period", "2019-05"];
    expect(await imported(file(name, MAY, title), ...typed)).toEqual(DISPUTED);
    expect(standing()).toEqual([]);
  });

  test("another party that a name or a title speaks of contradicts nobody", async () => {
    const name = file("原文传递-提供给清华-2019-05.csv", MAY, "请求馆,清华大学图书馆");
    expect(await imported(name, "--library", "10001")).toEqual(["imported 10001 2019-05"]);
  });

  test("a campus elsewhere is asked about, with the nearest", async () => {
    const done = await balis("import", file("华北电力大学（保定）2019-05.csv", MAY));
    expect(done.refused).toEqual(["library-must-be-given"]);
    expect(done.stderr).toContain("10054");
  });

  test("a courier's bill belongs to no library, whatever its titles name", async () => {
    const head = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额";
    text(
      "物流账单-清华-2019-05.csv",
      `收件馆,清华大学图书馆\n${head}\nSF1,2019-05-06,10001,10003,去程,1,1,10.00\n`,
    );
    const outcome = await imported("物流账单-清华-2019-05.csv", "--period", "2019-05");
    expect(outcome).toEqual(["imported null 2019-05"]);
  });
});

describe("a number, an attachment's number or a label before the name", () => {
  test.each([
    ["1.北京大学图书馆2019-05.csv", undefined],
    ["附件1北京大学图书馆2019-05.csv", undefined],
    ["export.csv", "单位名称：北京大学图书馆"],
    ["export.csv", "提供馆代码：10001"],
  ])("%s %s", async (name, title) => {
    expect(await imported(file(name, MAY, title))).toEqual(["imported 10001 2019-05"]);
  });
});

describe("a person's decision against a witness", () => {
  test("holds, and is kept with the file", async () => {
    const name = file("10001-2019-05.csv", MAY);
    const { receipts } = await balis("import", name, "--period", "2019-06", "--despite", "rows,name");
    expect(receipts).toMatchObject([{ outcome: "imported", period: "2019-06", despite: ["name", "rows"] }]);
    const again = await balis("import", name, "--period", "2019-06");
    expect(again.receipts).toMatchObject([{ outcome: "already-there", despite: ["name", "rows"] }]);
  });

  test("is needed against each that disagrees", async () => {
    const name = file("10001-2019-05.csv", MAY);
    expect(await imported(name, "--period", "2019-06", "--despite", "name")).toEqual(DISPUTED);
  });

  test("lets the other of two decide, and is asked for once", async () => {
    const name = file("10001-2019-05.csv", MAY, "清华大学图书馆 2019-05");
    expect(await imported(name, "--despite", "title")).toEqual(["imported 10001 2019-05"]);
    expect(await imported(name)).toEqual(["already-there 10001 2019-05"]);
  });

  test("must name a witness", async () => {
    const done = await balis("import", file("10001-2019-05.csv", MAY), "--despite", "filename");
    expect([done.exit, done.refused]).toEqual([2, ["value-must-be-valid"]]);
  });
});

describe("a month that is only mentioned", () => {
  test.each([
    ["a day of printing", "北京大学图书馆 导出时间：2019-06-03", ["imported 10001 2019-05"]],
    ["a range of months", "北京大学图书馆 2019年4月-2019年6月", ["imported 10001 2019-05"]],
  ])("%s leaves the month to the rows", async (_, title, outcome) => {
    expect(await imported(file("export.csv", MAY, title))).toEqual(outcome);
  });

  test("a day in the name leaves it to the rows, and where they are of two months it is asked", async () => {
    expect(await imported(file("10001-2019-06-03导出.csv", MAY))).toEqual(["imported 10001 2019-05"]);
    const rows = [...MAY, row("DD3", "2019-04-28")];
    const done = await balis("import", file("10002-2019-06-03导出.csv", rows));
    expect(done.refused).toEqual(["period-must-be-given"]);
    expect(done.stderr).toContain("2019-06-03; rows of 2019-04 (1), 2019-05 (2)");
  });
});
