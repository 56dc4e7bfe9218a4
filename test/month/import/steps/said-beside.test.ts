/** What a sheet says of itself below, beside and around its table is heard as its titles are; sums above it are checked. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  balis,
  file,
  HEAD,
  imported,
  newBooks,
  removeBooks,
  row,
  standing,
  text,
  workbook,
} from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const DISPUTED = ["file-witnesses-must-agree"];
const MAY = ["DD1", "DD2"].map((no) => row(no));
const below = (line: string): string => `${line}${",".repeat(HEAD.split(",").length - 1)}`;

describe("a line below the table", () => {
  test.each([
    "填报单位：清华大学图书馆",
    "填报单位（盖章）：清华大学图书馆",
    "Prepared by: Tsinghua University Library",
    "制表单位：清华大学图书馆 2019年6月",
    "报送馆：10003",
    "填报月份：2019年6月",
    "统计期间：2019-06-01 至 2019-06-30",
  ])("%s contradicts 10001 and 2019-05", async (line) => {
    expect(await imported(file("10001-2019-05.csv", [...MAY, below(line)]))).toEqual(DISPUTED);
    expect(standing()).toEqual([]);
  });

  test.each([
    "填报单位：北京大学图书馆",
    "填报月份：2019年5月",
    "制表日期：2019-06-03",
    "2019年6月",
    "收款单位：清华大学图书馆",
    "备注：清华大学图书馆的文献另行统计",
  ])("%s does not", async (line) => {
    expect(await imported(file("10001-2019-05.csv", [...MAY, below(line)]))).toEqual([
      "imported 10001 2019-05",
    ]);
  });

  test("a person decides against it, and that is kept with the file", async () => {
    const name = file("10001-2019-05.csv", [...MAY, below("填报单位：清华大学图书馆")]);
    expect(await imported(name, "--despite", "title")).toEqual(["imported 10001 2019-05"]);
    expect(await imported(name)).toEqual(["already-there 10001 2019-05"]);
  });

  test("its label and its value may stand in two cells", async () => {
    const name = await workbook("10001-2019-05.xlsx", [
      { name: "明细", rows: [HEAD.split(","), row("DD1").split(","), ["填报单位：", "清华大学图书馆"]] },
    ]);
    expect(await imported(name)).toEqual(DISPUTED);
  });
});

describe("a remark that points at rows", () => {
  const [first = "", second = ""] = MAY;
  const remark = "备注：以下清华大学图书馆提供";

  test.each([
    ["above the table", [first, second], remark],
    ["above the rows", [below(remark), first, second], undefined],
    ["between rows", [first, below(remark), second], undefined],
    ["without the word 备注", [first, below("以下为清华大学图书馆提供"), second], undefined],
    ["below the rows", [first, second, below("备注：以上为6月补报")], undefined],
    ["in two cells", [first, `备注：,以下为6月补报${below("").slice(2)}`, second], undefined],
    ["of another library and of another month", [below(remark), first, below("以下为6月补报")], undefined],
  ])("%s is a contradiction until a person decides", async (_, rows, title) => {
    const name = file("10001-2019-05.csv", rows, title === undefined ? undefined : below(title));
    expect(await imported(name)).toEqual(DISPUTED);
    expect(standing()).toEqual([]);
    expect(await imported(name, "--despite", "title")).toEqual(["imported 10001 2019-05"]);
  });

  test.each([
    ["以下为6月补报", DISPUTED],
    ["以下由清华大学图书馆提供", DISPUTED],
    // Of its own row alone: its own day and library say it.
    ["6月补报", ["imported 10001 2019-05"]],
    ["以下由清华大学图书馆读者申请", ["imported 10001 2019-05"]],
  ])("in a column of notes, %s: %s", async (note, came) => {
    text("10001-2019-05.csv", `${HEAD},备注\n${first},\n${second},${note}\n`);
    expect(await imported("10001-2019-05.csv")).toEqual(came);
  });

  test.each([
    "以下北京大学图书馆提供",
    "以下为向清华大学图书馆提供",
    "以上请于6月10日前核对",
  ])("%s is none", async (line) => {
    const name = file("10001-2019-05.csv", [first, below(`备注：${line}`), second]);
    expect(await imported(name)).toEqual(["imported 10001 2019-05"]);
  });
});

describe("a title between rows", () => {
  const [first = "", second = ""] = MAY;

  test.each([
    ["of another library above the heading once more", [first, below("清华大学图书馆"), HEAD, second]],
    [
      "of another month above the heading once more",
      [first, below("北京大学图书馆2019年6月明细"), HEAD, second],
    ],
    ["that is a month", [first, below("2019年6月"), second]],
    ["that is a month without its year", [first, below("六月"), second]],
  ])("%s is a contradiction", async (_, rows) => {
    expect(await imported(file("10001-2019-05.csv", rows))).toEqual(DISPUTED);
  });

  test.each([
    ["of the same library and month", [first, below("北京大学图书馆2019年5月"), HEAD, second]],
    ["that is the same month", [first, below("2019年5月"), second]],
    ["that is a month of signature, below all rows", [first, second, below("2019年6月")]],
    // It may be the library that asked: its row is set aside, and a person sees it.
    ["of a library above rows", [first, below("清华大学图书馆"), second]],
    ["behind a label of a page's foot", [first, below("制表日期：2019年6月"), HEAD, second]],
  ])("%s is none", async (_, rows) => {
    expect(await imported(file("10001-2019-05.csv", rows))).toEqual(["imported 10001 2019-05"]);
  });
});

describe("a remark that rows do not count", () => {
  test.each([
    ["备注：以下作废", 1],
    ["备注：第2行重复，请删除", 1],
    ["备注：以上数据已在4月报送", 1],
    ["备注：以上不含重复申请", 0],
    ["备注：以上无误", 0],
    ["备注：重复使用费已计入", 0],
  ])("%s: %i to look at, and every row is read", async (line, exit) => {
    const done = await balis("import", file("10001-2019-05.csv", [...MAY, below(line)]));
    expect([done.exit, standing().length]).toEqual([exit, 2]);
    expect(done.stdout.includes("remark-must-not-void-rows")).toBe(exit === 1);
  });
});

describe("a note beside a row that counts, in a column that nobody reads", () => {
  const noted = (heading: string, ...notes: readonly (readonly [string, string])[]) =>
    text(
      "10001-2019-05.csv",
      [`${HEAD},${heading}`, ...notes.map(([r, note]) => `${r},${note}`), ""].join("\n"),
    );
  const filled = row("DD1");
  const unfilled = row("DD2").replace("满足", "未满足");

  test.each([
    ["备注", "作废", true],
    ["备注", "与DD2重复", true],
    ["备注", "本条不计入", true],
    ["备注", "已在4月结算", true],
    ["备注", "不重复", false],
    ["备注", "加急", false],
    ["备注", "页数应为12", true],
    ["核对意见", "作废", true],
    ["核对意见", "与DD2重复", true],
    ["核对意见", "重复博弈论研究", false],
  ])("%s %s: %s", async (heading, note, isFound) => {
    const done = await balis("import", noted(heading, [filled, ""], [row("DD9"), note]));
    expect([done.exit, done.stdout.includes("notes-must-not-void-rows")]).toEqual([isFound ? 1 : 0, isFound]);
  });

  test("is no contradiction beside one that was not filled, and is told once with all its rows", async () => {
    const done = await balis(
      "import",
      noted("备注", [filled, "作废"], [unfilled, "读者取消"], [row("DD3"), "作废"]),
    );
    expect(done.exit).toBe(1);
    expect(done.stdout).toContain('"rows": "2, 4"');
    expect(done.stdout).not.toContain("取消");
  });

  test("stays with the file until it is answered for or corrected", async () => {
    await balis("import", noted("备注", [filled, "作废"], [row("DD3"), ""]));
    expect((await balis("import", "10001-2019-05.csv")).exit).toBe(1);
    const listed = await balis("findings", "2019-05", "--text");
    expect(listed.stdout).toContain("1-remarks");
    expect(listed.stdout).toContain('备注 "作废" (row 2)');
    await balis("findings", "answer", "2019-05", "1-remarks", "--reason", "checked");
    expect((await balis("findings", "2019-05", "--text")).stdout).toContain("1 answered");
  });
});

describe("a remark elsewhere in the workbook", () => {
  const withSheet = (lines: readonly string[], heading: readonly string[] = []) =>
    workbook("10001-2019-05.xlsx", [
      { name: "明细", rows: [[...HEAD.split(","), ...heading], row("DD1").split(",")] },
      { name: "说明", rows: lines.map((line) => [line]) },
    ]);

  test("on a sheet of text contradicts the name as it would below the table", async () => {
    expect(await imported(await withSheet(["各位老师好", "以上为6月补报"]))).toEqual(DISPUTED);
    expect(await imported(await withSheet(["以上由清华大学图书馆提供"]))).toEqual(DISPUTED);
    expect(standing()).toEqual([]);
  });

  test("that tells how a form is filled in does not", async () => {
    const name = await withSheet(["填表说明", "请在以下各行填写上月数据", "每月5日前报送上月以下业务"]);
    expect(await imported(name)).toEqual(["imported 10001 2019-05"]);
  });

  test("that rows do not count is a finding", async () => {
    const done = await balis("import", await withSheet(["以上作废"]));
    expect([done.exit, done.stdout.includes("remark-must-not-void-rows")]).toEqual([1, true]);
    expect((await balis("findings", "2019-05", "--text")).stdout).toContain('"作废" (row 1)');
  });

  test("in a spare cell of the heading is heard", async () => {
    expect(await imported(await withSheet([], ["以下为6月补报"]))).toEqual(DISPUTED);
  });
});

describe("a unit in a line below the table", () => {
  test.each([
    ["备注：费用以分计", ["unit-must-stand-in-headings"]],
    ["备注：费用以分为单位", ["unit-must-stand-in-headings"]],
    ["备注：金额单位：万元", ["unit-must-stand-in-headings"]],
    ["备注：费用以元计", ["imported 10001 2019-05"]],
    ["备注：以分计费者除外", ["imported 10001 2019-05"]],
  ])("%s", async (line, wanted) => {
    text("10001-2019-05.csv", [HEAD.replace("(元)", ""), row("DD1"), below(line), ""].join("\n"));
    expect(await imported("10001-2019-05.csv")).toEqual(wanted);
  });

  test("is none where the heading has its own", async () => {
    file("10001-2019-05.csv", [row("DD1"), below("备注：费用以分计")]);
    expect(await imported("10001-2019-05.csv")).toEqual(["imported 10001 2019-05"]);
  });
});

describe("a column that nobody reads and that says one thing in every row", () => {
  const withColumn = (heading: string, values: readonly string[]): string => {
    text("10001-2019-05.csv", `${HEAD},${heading}\n${MAY.map((r, i) => `${r},${values[i]}`).join("\n")}\n`);
    return "10001-2019-05.csv";
  };

  test.each([
    ["提供单位", "清华大学图书馆"],
    ["填报单位", "10003"],
    ["提供月份", "2019-06"],
    ["报表月份", "2019年6月"],
  ])("%s = %s is a question", async (heading, value) => {
    expect(await imported(withColumn(heading, [value, value]))).toEqual(DISPUTED);
  });

  test.each([
    ["提供单位", ["北京大学图书馆", "北京大学图书馆"]],
    ["请求单位", ["清华大学图书馆", "清华大学图书馆"]],
    ["提供单位", ["清华大学图书馆", "北京大学图书馆"]],
    ["提供月份", ["2019-05", "2019-05"]],
  ])("%s = %s is none", async (heading, values) => {
    expect(await imported(withColumn(heading, values))).toEqual(["imported 10001 2019-05"]);
  });
});

describe("a sum above the table", () => {
  // 2 rows of 10 pages and 3.00 yuan: 20 pages, 6.00 yuan.
  test.each([
    ["a row", "合计,,,,,20,6.00", 0],
    ["a row that is wrong", "合计,,,,,20,300.00", 1],
    ["a sentence", below("北京大学图书馆 2019年5月 合计：2笔，费用6.00元"), 0],
    ["a sentence that is wrong", below("北京大学图书馆 2019年5月 合计：2笔，费用300.00元"), 1],
    ["a sentence whose count is wrong", below("2019年5月 费用合计 6.00元，共100笔"), 1],
    ["a title that ends like a sum", below("北京大学图书馆2019年5月汇总"), 0],
    ["the sum of a part", below("其中委托代查合计 300.00元"), 0],
  ])("%s is checked against all rows", async (_, title, exit) => {
    const done = await balis("import", file("10001-2019-05.csv", MAY, title));
    expect([done.exit, done.receipts.length]).toEqual([exit, 1]);
    expect(done.stdout.includes("control-total-must-agree")).toBe(exit === 1);
  });

  test("and against none: a file that was cut behind its heading is no nil return in silence", async () => {
    const done = await balis(
      "import",
      file("10001-2019-05.csv", [], below("2019年5月 费用合计 300.00元 共100笔")),
    );
    expect(done.exit).toBe(1);
    expect(done.stdout).toContain("control-total-must-agree");
  });
});
