/** Withdrawing files on real books: what leaves with a file, and what a withdrawal may not take away. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  balis,
  file,
  HEAD,
  imported,
  MAY,
  newBooks,
  removeBooks,
  row,
  settleable,
  standing,
  text,
} from "../books.ts";
import { listed, states, withdraw } from "./withdrawing.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const NAME = "10001-2019-05.csv";

describe("corrections of its rows", () => {
  const SHEET = `原记录（勿改）,${HEAD}\n`;

  beforeEach(async () => {
    await imported(file(NAME, [row("DD1"), row("DD2", "2019-05-06", "特急")]));
    text("back.csv", `${SHEET}1:1:3,${row("DD2")}\n`);
    await imported("back.csv");
  });

  test("leave with it", async () => {
    const done = await withdraw("1");
    expect(JSON.parse(done.stdout)).toMatchObject({ corrections: [{ number: 2, rows: 1 }] });
    expect(await states()).toEqual(["1 withdrawn", "2 withdrawn"]);
    expect(standing()).toEqual([]);
    expect((await balis("import", "back.csv")).receipts).toMatchObject([{ withdrawn: { number: 2 } }]);
  });

  test("are withdrawn alone: the rows are to be corrected again, and the same sheet may come again", async () => {
    const done = await withdraw("2");
    expect(JSON.parse(done.stdout)).toMatchObject({ corrections: [], restored: 1 });
    expect(standing()).toEqual(["10001 2019-05 DD1"]);
    expect((await listed()).map((f) => f.waiting)).toEqual([1, 0]);
    expect((await balis("import", "back.csv")).exit).toBe(1);
    expect(await imported("back.csv", "--again")).toEqual(["imported 10001 2019-05"]);
    expect(standing()).toEqual(["10001 2019-05 DD1", "10001 2019-05 DD2"]);
  });

  test("of a correction leave with that", async () => {
    text("back-2.csv", `${SHEET}2:1:2,${row("DD2", "2019-05-06", "满足", 40)}\n`);
    await imported("back-2.csv");
    await withdraw("2");
    expect(await states()).toEqual(["1 counts", "2 withdrawn", "3 withdrawn"]);
  });

  test("that stand for rows of another file as well are withdrawn first", async () => {
    await imported(file("10001-e-2019-05.csv", [row("DD5", "2019-05-06", "特急")]), "--beside");
    await withdraw("2");
    text("both.csv", `${SHEET}1:1:3,${row("DD2")}\n3:1:2,${row("DD5")}\n`);
    await imported("both.csv");
    expect((await withdraw("1")).refused).toEqual(["correction-must-leave-first"]);
    await withdraw("4");
    expect((await withdraw("1")).exit).toBe(0);
    expect(standing()).toEqual([]);
  });
});

describe("what rests on it", () => {
  const REQUESTS = `${HEAD.replace("请求馆", "提供馆")}\n${MAY.join("\n").replaceAll("中国人民大学", "北京大学")}\n`;

  beforeEach(async () => {
    await settleable();
    text("10002-请求-2019-05.csv", REQUESTS);
    await imported(file(NAME, MAY), "10002-请求-2019-05.csv");
    for (const step of ["reconcile", "settle"]) await balis(step, "2019-05");
  });

  test("is out of date until it is made again", async () => {
    const { stdout } = await withdraw("1");
    expect(JSON.parse(stdout)).toMatchObject({
      resting: { matches: 2, settlement: 1, charged: [{ kind: "fee-basis", count: 2, fen: 600 }] },
      again: ["reconcile", "settle"],
    });
    expect((await balis("settle", "2019-05")).refused).toEqual(["reconciliation-must-be-fresh"]);
    expect((await balis("report", "finance", "2019-05", "-o", "f.xlsx")).refused).toEqual([
      "settlement-must-be-current",
    ]);
    expect((await balis("approve", "2019-05")).refused).toEqual(["settlement-must-be-current"]);
    expect((await balis("close", "2019-05", "--confirm", "2019-05")).exit).not.toBe(0);
    expect(JSON.parse((await balis("status")).stdout)).toMatchObject({ next: { step: "reconcile" } });
    await balis("reconcile", "2019-05");
    expect(JSON.parse((await balis("verify")).stdout).findings).toMatchObject([
      { code: "settlement-must-be-current" },
    ]);
    await balis("settle", "2019-05");
    expect((await balis("verify")).exit).toBe(0);
  });

  test("is settled to nothing where all files left, and the month needs no more", async () => {
    await withdraw("1");
    await withdraw("2");
    expect(JSON.parse((await balis("status")).stdout)).toMatchObject({ next: { step: "reconcile" } });
    for (const step of ["reconcile", "settle"]) await balis(step, "2019-05");
    expect(JSON.parse((await balis("status")).stdout)).toMatchObject({ next: null });
    expect(JSON.parse((await balis("balance")).stdout)).toMatchObject({ balances: [] });
  });

  test("stays once the month is closed; a late file leaves while the month is open that it stands in", async () => {
    expect((await balis("close", "2019-05", "--confirm", "2019-05")).exit).toBe(0);
    expect((await withdraw("1")).refused).toEqual(["withdrawn-file-must-be-of-an-open-period"]);
    expect(await imported(file("10001-补-2019-05.csv", [row("DD7")]), "--beside")).toEqual([
      "imported 10001 2019-06",
    ]);
    expect(await states("2019-05")).toEqual(["1 counts", "2 counts", "3 counts"]);
    expect(await states("2019-06")).toEqual(["3 counts"]);
    expect((await withdraw("3")).exit).toBe(0);
    expect((await balis("verify")).exit).toBe(0);
    expect((await balis("import", "10001-补-2019-05.csv", "--beside")).receipts).toMatchObject([
      { withdrawn: { number: 3 } },
    ]);
  });

  test("where a month was closed since, nothing comes back into it", async () => {
    await imported(file("10003-2019-05.csv", [row("DD7")]));
    await imported("10003-2019-05.csv", "--period", "2019-06", "--despite", "name,rows");
    for (const step of ["reconcile", "settle"]) await balis(step, "2019-05");
    expect((await balis("close", "2019-05", "--confirm", "2019-05")).exit).toBe(0);
    expect((await withdraw("4", "--bring-back")).refused).toEqual(["earlier-file-must-be-free-to-return"]);
    expect((await withdraw("4", "--leave-empty")).exit).toBe(0);
  });
});

describe("training", () => {
  const EVENTS = "活动编号,举办日期,主题,地点,参加人数,人数口径\nT1,2019-05-10,检索,北京,20,实数\n";
  const LIST = "活动编号,图书馆,外单位,参加人数\nT1,10002,,5\n";

  beforeEach(async () => {
    text("培训-2019-05.csv", EVENTS);
    text("参训-2019-05.csv", LIST);
    expect(await imported("培训-2019-05.csv", "参训-2019-05.csv")).toEqual([
      "imported null 2019-05",
      "imported null 2019-05",
    ]);
  });

  test("an event that attendance speaks of leaves after the attendance", async () => {
    expect((await withdraw("1")).refused).toEqual(["attendance-must-have-its-event"]);
    await withdraw("2");
    expect((await withdraw("1")).exit).toBe(0);
  });

  test("an event that another file has as well may leave", async () => {
    text("培训-b-2019-05.csv", EVENTS.replace("检索", "检索与利用"));
    await imported("培训-b-2019-05.csv", "--beside");
    expect((await withdraw("1")).exit).toBe(0);
  });

  test("attendance does not come back without its event", async () => {
    text("培训-b-2019-05.csv", EVENTS.replace("T1", "T2"));
    text("参训-b-2019-05.csv", LIST.replace("T1", "T2"));
    await imported("培训-b-2019-05.csv", "--beside");
    await imported("参训-b-2019-05.csv", "--supersede");
    await withdraw("1");
    expect((await withdraw("4", "--bring-back")).refused).toEqual(["attendance-must-have-its-event"]);
    expect((await withdraw("4", "--leave-empty")).exit).toBe(0);
  });
});
