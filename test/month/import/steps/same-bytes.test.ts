/** Importing on real books: the same bytes once more, under another name or read otherwise. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, file, imported, MAY, newBooks, removeBooks, settleable, standing, text } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const NIL = ["10001-2019-05.csv", "10003-2019-05.csv", "10001-2019-06.csv"];
const USERS = "图书馆,业务,注册用户数\n中国人民大学,文献传递,20\n";

describe("empty sheets of two libraries and months are two deliveries", () => {
  const outcomes = (outcome: string): string[] =>
    ["10001 2019-05", "10003 2019-05", "10001 2019-06"].map((slot) => `${outcome} ${slot}`);

  test("in one run, and nothing is shuffled by the next", async () => {
    for (const name of NIL) file(name, []);
    expect(await imported(...NIL)).toEqual(outcomes("imported"));
    expect(await imported(...NIL)).toEqual(outcomes("already-there"));
  });

  test("one by one; a closed month does not keep the next one's out", async () => {
    await settleable();
    for (const name of NIL) file(name, []);
    file("10002-2019-05.csv", [MAY[0]?.replace("中国人民大学", "清华大学") ?? ""]);
    const asked =
      "申请单号,提供馆,提供日期,状态,文献类型,页数\nDD1,中国人民大学,2019-05-06,满足,期刊论文,10\n";
    text("10003-b-2019-05.csv", asked);
    await imported("10002-2019-05.csv", "10003-b-2019-05.csv");
    expect(await imported("10001-2019-05.csv")).toEqual(["imported 10001 2019-05"]);
    for (const step of ["reconcile", "settle"]) await balis(step, "2019-05");
    expect((await balis("close", "2019-05", "--confirm", "2019-05")).exit).toBe(0);
    expect(await imported("10001-2019-06.csv")).toEqual(["imported 10001 2019-06"]);
    expect(await imported("10001-2019-05.csv")).toEqual(["already-there 10001 2019-05"]);
  });

  test("a decision moves it: the same name with another flag, or --supersede", async () => {
    file("10001-2019-05.csv", []);
    file("10003-2019-05.csv", []);
    await imported("10001-2019-05.csv");
    const moved = await balis("import", "10003-2019-05.csv", "--supersede");
    expect(moved.receipts).toMatchObject([{ library: "10003", moved: { library: "10001" } }]);
    const flag = ["--library", "10001", "--despite", "name"];
    const back = await balis("import", "10003-2019-05.csv", ...flag);
    expect(back.receipts).toMatchObject([{ library: "10001", moved: { library: "10003" } }]);
  });

  test("counts that did not change from one month to the next stand twice", async () => {
    for (const month of ["05", "06"]) text(`用户-2019-${month}.csv`, USERS);
    expect(await imported("用户-2019-05.csv")).toEqual(["imported null 2019-05"]);
    expect(await imported("用户-2019-06.csv")).toEqual(["imported null 2019-06"]);
    expect(await imported("用户-2019-05.csv")).toEqual(["already-there null 2019-05"]);
  });
});

describe("the same rows for two libraries", () => {
  test("in one run are refused, both", async () => {
    for (const name of ["10001-2019-05.csv", "10002-2019-05.csv"])
      file(
        name,
        MAY.map((r) => r.replace("中国人民大学", "清华大学")),
      );
    const done = await balis("import", "10001-2019-05.csv", "10002-2019-05.csv");
    const code = "files-of-one-run-must-not-be-copies";
    expect([done.exit, done.refused]).toEqual([4, [code, code]]);
    expect(standing()).toEqual([]);
  });

  test("one after the other leave the first where it is, until a person moves it", async () => {
    for (const name of ["10001-2019-05.csv", "10003-2019-05.csv"]) file(name, MAY);
    await imported("10001-2019-05.csv");
    expect(await imported("10003-2019-05.csv")).toEqual(["same-rows-must-not-count-twice"]);
    expect(await imported("10003-2019-05.csv", "--beside")).toEqual(["same-rows-must-not-count-twice"]);
    expect(standing()).toEqual(["10001 2019-05 DD1", "10001 2019-05 DD2"]);
    await imported("10003-2019-05.csv", "--supersede");
    expect(standing()).toEqual(["10003 2019-05 DD1", "10003 2019-05 DD2"]);
  });
});

describe("what was decided before", () => {
  const name = "10001-2019-05.csv";
  const own = "profile: own\nextends: dd-supplier\n";

  beforeEach(async () => {
    file(name, MAY, "清华大学图书馆 2019-05");
    await imported(name, "--despite", "title");
    text("p.yaml", own);
    await balis("profile", "save", "p.yaml");
  });

  test("holds for the same reading", async () => {
    expect(await imported(name)).toEqual(["already-there 10001 2019-05"]);
    file("10001-2019-05 (1).csv", MAY, "清华大学图书馆 2019-05");
    expect(await imported("10001-2019-05 (1).csv")).toEqual(["already-there 10001 2019-05"]);
  });

  test("does not hold for another profile, nor for another name", async () => {
    expect(await imported(name, "--profile", "own")).toEqual(["file-witnesses-must-agree"]);
    file("10002-2019-05.csv", MAY, "清华大学图书馆 2019-05");
    expect(await imported("10002-2019-05.csv")).toEqual(["file-witnesses-must-agree"]);
  });
});
