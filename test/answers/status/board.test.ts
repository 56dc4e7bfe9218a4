/** 进度表: which stages a month has behind it, what is folded, what is due first, and that every open case counts once. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Again,
  type BoardCase,
  type BoardMonth,
  dueGroups,
  foldClosed,
  stageOf,
  tallyOf,
} from "../../../src/answers/status/board.ts";
import { type Alliance, allianceOf, filesOf } from "../../month/settle/money/alliance.ts";

const none = tallyOf([]);
function month(period: string, of: Partial<BoardMonth> = {}): BoardMonth {
  return {
    ...{ period, files: 1, records: 10, quarantined: 0, nilReturns: 0, missing: [], cases: none },
    ...{ importedOn: "2019-06-01", reconciledOn: "2019-06-02", settledOn: "2019-06-03", closedOn: null },
    ...{ again: null, ...of },
  };
}

describe("a stage", () => {
  test.each<[Again, string[]]>([
    [null, ["2019-06-01", "2019-06-02", "2019-06-03"]],
    ["settle", ["2019-06-01", "2019-06-02", "again"]],
    ["reconcile", ["2019-06-01", "again", "again"]],
  ])("of a month with %s to do again", (again, days) => {
    const of = month("2019-05", { again });
    expect((["imported", "reconciled", "settled"] as const).map((stage) => stageOf(of, stage))).toEqual(days);
  });

  test("that was never done is not to be done again", () => {
    const of = month("2019-05", { again: "reconcile", settledOn: null });
    expect([stageOf(of, "settled"), stageOf(of, "closed")]).toEqual([null, null]);
  });
});

describe("closed months", () => {
  const closed = (n: number, of: Partial<BoardMonth> = {}) =>
    month(`2019-${String(n).padStart(2, "0")}`, { closedOn: "2019-12-31", ...of });
  const open = (n: number) => closed(n, { closedOn: null });
  const one: BoardCase = {
    ...{ period: "2019-01", riskFen: 60n, unsettledFen: 360n, dueOn: null, isOverdue: false },
  };
  const left = tallyOf([one]);

  test.each<[string, BoardMonth[], string, string | null]>([
    ["the last three stay", [closed(1), closed(2), closed(3), closed(4), closed(5)], "03 04 05", "01-02 2"],
    ["one alone is not folded", [closed(1), closed(2), closed(3), closed(4)], "01 02 03 04", null],
    [
      "an open one is always shown",
      [open(1), closed(2), closed(3), closed(4), closed(5), closed(6)],
      "01 04 05 06",
      "02-03 2",
    ],
    [
      "and so is one with open cases",
      [closed(1, { cases: left }), closed(2), closed(3), closed(4), closed(5), closed(6)],
      "01 04 05 06",
      "02-03 2",
    ],
    ["nothing is left out where nothing is", [], "", null],
  ])("%s", (_name, months, shown, folded) => {
    const of = foldClosed(months, false);
    expect(of.shown.map((m) => m.period.slice(5)).join(" ")).toBe(shown);
    const said = of.folded && `${of.folded.from.slice(5)}-${of.folded.to.slice(5)} ${of.folded.count}`;
    expect(said).toBe(folded);
    expect(foldClosed(months, true)).toEqual({ shown: months, folded: null });
  });

  test("thirty-six of them leave three lines and one that names them all", () => {
    const months = Array.from({ length: 36 }, (_, i) => closed(i + 1));
    expect([foldClosed(months, false).shown.length, foldClosed(months, false).folded?.count]).toEqual([
      3, 33,
    ]);
  });
});

describe("what is due", () => {
  const due = (period: string, dueOn: string | null, riskFen: bigint): BoardCase => ({
    ...{ period, dueOn, riskFen, unsettledFen: 2n * riskFen },
    isOverdue: dueOn !== null && dueOn < "2019-06-20",
  });
  const cases = [
    due("2019-05", null, 1n),
    due("2019-05", "2019-07-01", 10n),
    due("2019-04", "2019-06-18", 100n),
    due("2019-05", "2019-06-20", 1000n),
    due("2019-05", "2019-06-18", 10_000n),
  ];

  test("stands by day, what is over first, what has no deadline last", () => {
    expect(dueGroups(cases, "2019-06-20")).toEqual([
      { dueOn: "2019-06-18", daysLeft: -2, open: 2, riskFen: 10_100n, periods: ["2019-04", "2019-05"] },
      { dueOn: "2019-06-20", daysLeft: 0, open: 1, riskFen: 1000n, periods: ["2019-05"] },
      { dueOn: "2019-07-01", daysLeft: 11, open: 1, riskFen: 10n, periods: ["2019-05"] },
      { dueOn: null, daysLeft: null, open: 1, riskFen: 1n, periods: ["2019-05"] },
    ]);
  });

  test("adds up to all that is open", () => {
    expect(tallyOf(cases)).toEqual({
      ...{ open: 5, riskFen: 11_111n, unsettledFen: 22_222n, overdue: 2, dueOn: "2019-06-18" },
    });
    expect(none).toEqual({ open: 0, riskFen: 0n, unsettledFen: 0n, overdue: 0, dueOn: null });
  });
});

describe("the months of books", () => {
  let books: Alliance;
  const pair = { supplier: "10002", requester: "10001", pages: 12 };
  const day = (period: string) => ({ ...pair, day: `${period}-06` });
  const board = async () =>
    books.json<{
      cases: { open: number; riskFen: number; unsettledFen: number };
      samples: string[];
      periods: { period: string; openDiscrepancies: number; again: Again; closedOn: string | null }[];
    }>("status");
  const opened = async () =>
    Object.fromEntries((await board()).periods.map((p) => [p.period, p.openDiscrepancies]));

  beforeAll(async () => {
    books = await allianceOf();
    await books.month(
      "2019-05",
      filesOf("2019-05", [
        { no: "DD1", ...day("2019-05") },
        { no: "DD2", ...day("2019-05"), pagesAsked: 10 },
      ]),
    );
  });
  afterAll(() => books.remove());

  test("the board says when each stage was done, in Beijing days, and what is open with its deadline", async () => {
    // 2 of 12 pages are in question, 0.30 each; nothing of the 3.60 is settled. Found on 06-03, 15 days to answer.
    expect(await books.must("status")).toContain(`
账期     导入        对账        结算        关账  待处理  涉及金额
2019-05  2019-06-03  2019-06-03  2019-06-03  —          1      0.60

待处理差异 1 条，涉及金额 0.60 元，未结金额 3.60 元
答复期限    状况        条数  涉及金额  账期
2019-06-18  还有 15 天     1      0.60  2019-05
`);
  });

  test("rules that are samples are named", async () => {
    expect((await board()).samples).toContain("dd-subsidy sample@2019");
    expect(await books.must("status")).toMatch(/^样例规则在用：.*原文传递补贴规则/m);
  });

  test("a file that comes later makes what rests on it to be done again, and the next step is that", async () => {
    await books.importAll(filesOf("2019-05", [{ no: "DD3", ...day("2019-05") }], "补"));
    expect(await books.must("status")).toMatch(/^2019-05 {2}2019-06-03 {2}须重做 +须重做 /m);
    expect(await books.must("status")).toMatch(/^下一步：balis reconcile 2019-05$/m);
    await books.must("reconcile 2019-05");
    expect(await books.must("status")).toMatch(/^2019-05 {2}2019-06-03 {2}2019-06-03 {2}须重做 /m);
    await books.must("settle 2019-05");
    expect((await board()).periods[0]?.again).toBeNull();
  });

  test("who has not sent anything is counted and named, until the month is closed", async () => {
    expect(await books.must("status")).toMatch(
      /^账期 +待更正行 +未报 +未报的馆和文件\n2019-05 +0 +\d+ +10001 北京大学图书馆：原文传递·提供馆明细；10002 .+：原文传递·请求馆明细；10003 .*；另 \d+ 个：balis status 2019-05$/m,
    );
    await books.close("2019-05");
    expect(await books.must("status")).not.toContain("未报");
  });

  test("a case that a closed month left open is said to go on, and counts once when the next month has it", async () => {
    expect(await opened()).toEqual({ "2019-05": 1 });
    expect(await books.must("status")).toContain("账期 2019-05 关账时仍待处理的 1 条，下一账期对账时转入");
    await books.month("2019-06", filesOf("2019-06", [{ no: "DD9", ...day("2019-06") }]));
    expect(await opened()).toEqual({ "2019-05": 0, "2019-06": 1 });
    expect((await board()).cases).toMatchObject({ open: 1, riskFen: 60, unsettledFen: 360 });
    expect(await books.must("status")).not.toContain("关账时仍待处理");
  });

  test("as a list, every month has everything in its row; of one month, every library once", async () => {
    const [head, may, june] = (await books.must("status --format csv")).split("\n");
    expect(head).toBe(
      "账期,文件,记录,待更正行,未报,导入,对账,结算,关账,已对账,待处理,涉及金额,未结金额,逾期,最近期限",
    );
    const on = "2019-06-03";
    expect(may).toBe(`2019-05,4,6,0,0,${on},${on},${on},${on},原文传递,0,0.00,0.00,0,`);
    expect(june).toMatch(
      // Files of June are imported in July.
      /^2019-06,2,2,0,\d+,2019-07-03,2019-06-03,2019-06-03,,原文传递,1,0.60,3.60,0,2019-06-18$/,
    );
    const ofJune = (await books.must("status 2019-06 --format csv")).trimEnd().split("\n");
    const codes = ofJune.slice(1).map((line) => line.slice(0, 5));
    expect(new Set(codes).size).toBe(codes.length);
    expect(ofJune).toContainEqual(
      expect.stringMatching(/^10001 北京大学图书馆,1,0,0,0,0,100.0 %,未报：原文传递·提供馆明细,2019-07-01$/),
    );
  });
});
