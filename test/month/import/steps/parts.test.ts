/** A workbook with a sheet a library, or a sheet a month: each library's and month's sheets are a file of their own. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, HEAD, imported, newBooks, removeBooks, row, standing, workbook } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const MAY = "2019-05-06";
const APRIL = "2019-04-06";

/** A sheet with these requests, below its title. */
const sheet = (name: string, numbers: readonly string[], of: { title?: string; day?: string } = {}) => ({
  name,
  rows: [
    ...(of.title === undefined ? [] : [[of.title]]),
    HEAD.split(","),
    ...numbers.map((no) => row(no, of.day ?? MAY).split(",")),
  ],
});

describe("a sheet a library", () => {
  const two = () =>
    workbook("提供馆-2019-05.xlsx", [
      sheet("北京大学", ["A1", "A2"], { title: "北京大学图书馆 2019年5月" }),
      sheet("清华大学", ["B1"]),
      sheet("清华大学(2)", ["B2"]),
    ]);
  const BOTH = ["10001 2019-05 A1", "10001 2019-05 A2", "10003 2019-05 B1", "10003 2019-05 B2"];

  test("all of them: the rows of each are its own library's", async () => {
    expect(await imported(await two(), "--sheets", "all")).toEqual([
      "imported 10001 2019-05",
      "imported 10003 2019-05",
    ]);
    expect(standing()).toEqual(BOTH);
  });

  test("the first alone leaves a finding, until the others are read; then nothing is open", async () => {
    const file = await two();
    const first = await balis("import", file);
    expect([first.exit, first.receipts.length]).toEqual([1, 1]);
    expect(standing()).toEqual(BOTH.slice(0, 2));
    const others = await balis("import", file, "--sheets", "清华*");
    expect([others.exit, others.receipts.map((r) => r.library)]).toEqual([0, ["10003"]]);
    const again = await balis("import", file);
    expect([again.exit, again.receipts.map((r) => r.outcome)]).toEqual([
      0,
      ["already-there", "already-there"],
    ]);
    expect(standing()).toEqual(BOTH);
  });

  test("the next night changes nothing, and needs no flag", async () => {
    const file = await two();
    await imported(file, "--sheets", "all");
    expect(await imported(file)).toEqual(["already-there 10001 2019-05", "already-there 10003 2019-05"]);
    expect(standing()).toEqual(BOTH);
  });

  test("one library for all of them is a contradiction, and a person's decision", async () => {
    const file = await two();
    expect(await imported(file, "--sheets", "all", "--library", "10001")).toEqual([
      "file-witnesses-must-agree",
    ]);
    expect(await imported(file, "--sheets", "all", "--library", "10001", "--despite", "title")).toEqual([
      "imported 10001 2019-05",
    ]);
  });

  test("a sheet that does not say whose it is is asked about, and keeps no other out", async () => {
    const file = await workbook("提供馆-2019-05.xlsx", [
      sheet("北京大学", ["A1"]),
      sheet("清华大学", ["B1"]),
      sheet("其他", ["C1"]),
    ]);
    const done = await balis("import", file, "--sheets", "all");
    expect([done.exit, done.refused]).toEqual([4, ["library-must-be-given"]]);
    expect(standing()).toEqual(["10001 2019-05 A1", "10003 2019-05 B1"]);
  });

  test("a corrected workbook replaces each library's part by itself", async () => {
    await imported(await two(), "--sheets", "all");
    const corrected = await workbook("提供馆-2019-05.xlsx", [
      sheet("北京大学", ["A1", "A2", "A3"]),
      sheet("清华大学", ["B1", "B2", "B3"]),
    ]);
    expect(await imported(corrected, "--sheets", "all")).toEqual([
      "superseded 10001 2019-05",
      "superseded 10003 2019-05",
    ]);
    expect(standing()).toEqual([
      ...BOTH.slice(0, 2),
      "10001 2019-05 A3",
      ...BOTH.slice(2),
      "10003 2019-05 B3",
    ]);
  });
});

describe("a sheet a month", () => {
  test.each([
    ["with the year in the names", ["2019-04", "2019-05"], "10001.xlsx"],
    ["with the year in the file's name", ["4月", "5月"], "10001-2019.xlsx"],
    ["in words", ["四月份", "五月份"], "10001 2019年.xlsx"],
  ])("%s", async (_, [april = "", may = ""], name) => {
    const file = await workbook(name, [sheet(april, ["A1"], { day: APRIL }), sheet(may, ["B1"])]);
    expect(await imported(file, "--sheets", "all")).toEqual([
      "imported 10001 2019-04",
      "imported 10001 2019-05",
    ]);
    expect(standing()).toEqual(["10001 2019-04 A1", "10001 2019-05 B1"]);
  });

  test("the sheet of another month than the file's name is asked about, whichever is read", async () => {
    const file = await workbook("10001-2019-05.xlsx", [
      sheet("4月", ["A1"], { day: APRIL }),
      sheet("5月", ["B1"]),
    ]);
    expect(await imported(file)).toEqual(["file-witnesses-must-agree"]);
    expect(await imported(file, "--sheets", "all")).toEqual([
      "imported 10001 2019-05",
      "file-witnesses-must-agree",
    ]);
    expect(standing()).toEqual(["10001 2019-05 B1"]);
  });

  test("weeks of one month are one file", async () => {
    const file = await workbook("10001-2019-05.xlsx", [
      sheet("第1周", ["A1"], { title: "5月1日至5月7日" }),
      sheet("第2周", ["A2"], { title: "5月8日至5月14日" }),
    ]);
    expect(await imported(file, "--sheets", "all")).toEqual(["imported 10001 2019-05"]);
    expect(standing()).toEqual(["10001 2019-05 A1", "10001 2019-05 A2"]);
  });
});

test("a sheet that is named and not there, or does not fit, is refused with what there is", async () => {
  const file = await workbook("10001-2019-05.xlsx", [
    sheet("明细", ["A1"]),
    { name: "说明", rows: [["填表说明"]] },
  ]);
  const missing = await balis("import", file, "--sheets", "明细,汇总");
  expect(missing.refused).toEqual(["named-sheet-must-exist"]);
  expect(missing.stderr).toContain("明细, 说明");
  expect(await imported(file, "--sheets", "明细,说明")).toEqual(["profile-must-fit"]);
  expect(standing()).toEqual([]);
});

test("a sheet that only says that there is nothing is named as that", async () => {
  const file = await workbook("10001-2019-05.xlsx", [
    sheet("明细", ["A1"]),
    { name: "互借", rows: [["本月无业务"]] },
    { name: "说明", rows: [["填表说明"]] },
  ]);
  const { stdout } = await balis("import", file);
  const { sheetsUnread } = JSON.parse(stdout).files[0];
  expect(sheetsUnread).toEqual([
    { name: "互借", why: "nil" },
    { name: "说明", why: "other-heading" },
  ]);
});

describe("with --strict", () => {
  const broken = (name: string) => ({
    name,
    rows: [HEAD.split(","), row("C1").split(","), row("C2", "2019-05-06", "满足吗").split(",")],
  });

  test("a problem in one sheet keeps the whole workbook out, wherever it stands", async () => {
    for (const sheets of [
      [sheet("北京大学", ["A1"]), broken("清华大学")],
      [broken("清华大学"), sheet("北京大学", ["A1"])],
    ]) {
      const file = await workbook("提供馆-2019-05.xlsx", sheets);
      const done = await balis("import", file, "--sheets", "all", "--strict");
      expect([done.exit, done.refused]).toEqual([3, ["strict-file-must-have-no-findings"]]);
      expect(standing()).toEqual([]);
    }
  });

  test("so does a sheet of which nobody knows whose it is; all that is wrong is named", async () => {
    const sheets = [sheet("北京大学", ["A1"]), broken("清华大学"), sheet("其他", ["D1"])];
    const file = await workbook("提供馆-2019-05.xlsx", sheets);
    const done = await balis("import", file, "--sheets", "all", "--strict");
    expect(done.refused).toEqual(["strict-file-must-have-no-findings"]);
    expect(done.stderr).toContain("library-must-be-given");
    expect(done.stderr).toContain("满足吗");
    expect(standing()).toEqual([]);
  });

  test("without a problem all of it is imported; with --dry-run nothing is", async () => {
    const file = await workbook("提供馆-2019-05.xlsx", [
      sheet("北京大学", ["A1"]),
      sheet("清华大学", ["B1"]),
    ]);
    const flags = ["--sheets", "all", "--strict"];
    expect(await imported(file, ...flags, "--dry-run")).toEqual([
      "dry-run 10001 2019-05",
      "dry-run 10003 2019-05",
    ]);
    expect(standing()).toEqual([]);
    expect(await imported(file, ...flags)).toEqual(["imported 10001 2019-05", "imported 10003 2019-05"]);
    expect(standing()).toEqual(["10001 2019-05 A1", "10003 2019-05 B1"]);
  });

  test("each file of a run is judged by itself", async () => {
    const bad = await workbook("10003-2019-05.xlsx", [broken("明细")]);
    const good = await workbook("10001-2019-05.xlsx", [sheet("明细", ["A1"])]);
    expect(await imported(bad, good, "--strict")).toEqual([
      "imported 10001 2019-05",
      "strict-file-must-have-no-findings",
    ]);
  });
});

describe("a sheet without a heading that only says 本月无业务", () => {
  const nil = (name: string) => ({ name, rows: [["本月无业务"]] });
  const nilReturns = async (): Promise<unknown> => {
    const { stdout } = await balis("status", "2019-05");
    return (JSON.parse(stdout) as { nilReturns: unknown }).nilReturns;
  };

  test("is the nil return of the library that it alone names, and stays so", async () => {
    const file = await workbook("提供馆-2019-05.xlsx", [sheet("北京大学", ["A1"]), nil("清华大学")]);
    const BOTH = ["10001 2019-05", "10003 2019-05"];
    const came = (outcome: string) => BOTH.map((place) => `${outcome} ${place}`);
    expect(await imported(file, "--sheets", "all")).toEqual(came("imported"));
    expect(await nilReturns()).toEqual([{ library: "10003", kind: "dd-supplier", file }]);
    expect(await imported(file)).toEqual(came("already-there"));
    expect(await imported(file, "--sheets", "all", "--supersede")).toEqual(came("already-there"));
  });

  test("is the nil return of the month that it alone names", async () => {
    const file = await workbook("10001-2019.xlsx", [nil("4月"), sheet("5月", ["A1"])]);
    expect((await imported(file, "--sheets", "all")).sort()).toEqual([
      "imported 10001 2019-04",
      "imported 10001 2019-05",
    ]);
  });

  test.each([
    ["a service's name says no library", [sheet("原文传递", ["A1"]), nil("馆际互借")]],
    ["the others name no library", [sheet("明细", ["A1"]), nil("清华大学")]],
    ["another sheet has rows of it", [sheet("北京大学", ["A1"]), nil("北京大学(2)")]],
  ])("is none where %s, and what to do is said", async (_, sheets) => {
    const file = await workbook("10001-2019-05.xlsx", sheets);
    const { stdout } = await balis("import", file, "--sheets", "all", "--text");
    expect(stdout).toContain("Not taken as a nil return");
    expect(await nilReturns()).toEqual([]);
  });

  test("is none where the profile reads the first sheet alone", async () => {
    const file = await workbook("提供馆-2019-05.xlsx", [sheet("北京大学", ["A1"]), nil("清华大学")]);
    expect(await imported(file)).toEqual(["imported 10001 2019-05"]);
  });

  test("alone in its file is refused by that name, and asks for a heading", async () => {
    const file = await workbook("10001-2019-05.xlsx", [nil("馆际互借"), { name: "Sheet2", rows: [] }]);
    expect(await imported(file)).toEqual(["nil-return-must-have-a-heading"]);
  });
});

test("two services in one workbook are read one after the other; the next night has nothing to ask", async () => {
  const ill = "申请单号,借入馆,寄出日期,状态,册数,费用(元)".split(",");
  const file = await workbook("10001-2019-05.xlsx", [
    sheet("原文传递", ["A1"]),
    { name: "馆际互借", rows: [ill, "B1,清华大学,2019-05-06,满足,1,3.00".split(",")] },
  ]);
  expect(await imported(file)).toEqual(["imported 10001 2019-05"]);
  expect(await imported(file, "--sheets", "馆际互借")).toEqual(["imported 10001 2019-05"]);
  expect(standing()).toEqual(["10001 2019-05 A1", "10001 2019-05 B1"]);
  const again = await balis("import", file);
  expect([again.exit, again.receipts.map((r) => r.otherProfile)]).toEqual([0, [null]]);
});
