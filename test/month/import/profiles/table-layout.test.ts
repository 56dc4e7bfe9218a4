/** How a table is laid out: which rows count, which make one record, which columns are rows. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellRow, parseRef, placeInSheet, refText } from "../../../../src/core/source.ts";
import { profilesWith, readCsv, readSheets, refusal } from "./profile-language.ts";

const own = (base: string, more: string): string =>
  `profile: own\nkind: ${base}\ntitle: {zh: 甲, en: A}\nextends: ${base}\n${more}`;
const csv = (...rows: readonly string[]): string => rows.join("\n");

describe("rows left out by a value", () => {
  const HEAD = "运单号,寄件日期,寄件馆,收件馆,件数,金额,业务类型";
  const line = (no: string, amount: string, kind: string): string =>
    `${no},2019-05-03,10001,10002,1,${amount},${kind}`;
  const yaml = own("courier-invoice", "leaveOut: {业务类型: [测试, 内部 件]}\n");

  test("they are counted, and the other rows are read as ever", async () => {
    const seen = await readCsv(
      yaml,
      csv(
        HEAD,
        line("A1", "10.00", "正式"),
        line("A2", "99.00", "测 试"),
        line("A3", "约3", "内部件"),
        line("A4", "2.00", ""),
      ),
    );
    expect(seen.rows.map((r) => r.split(" ")[1])).toEqual(["waybillNo=A1", "waybillNo=A4"]);
    expect(seen.counts).toBe("5 = 2 taken + 1 title + 2 leftOut");
    expect(seen.findings).toEqual([]);
  });

  test.each([
    ["with them", "合计,,,,3,111.00,", ["金额 111.00 111.00", "件数 3 3"]],
    ["without them", "合计,,,,2,12.00,", ["金额 12.00 12.00", "件数 2 2"]],
    ["and neither", "合计,,,,2,13.00,", ["件数 2 2", "金额 13.00 111.00"]],
  ])("a total row may count %s", async (_, total, right) => {
    const seen = await readCsv(
      yaml,
      csv(HEAD, line("A1", "10.00", "正式"), line("A2", "99.00", "测试"), line("A3", "2.00", "正式"), total),
    );
    expect([...seen.totals].sort()).toEqual([...right].sort());
  });

  test("the column that decides is read, whatever numbers stand in it", async () => {
    const seen = await readCsv(
      own("courier-invoice", "leaveOut: {轮次: ['9']}\n"),
      csv(
        HEAD.replace("业务类型", "轮次"),
        line("A1", "10.00", "1"),
        line("A2", "5.00", "9"),
        "合计,,,,1,10.00,1",
      ),
    );
    expect([seen.findings, seen.counts]).toEqual([[], "4 = 1 taken + 1 totals + 1 title + 1 leftOut"]);
  });

  test("a cell that does not say it is asked about", async () => {
    const cells = ["A1", "2019-05-03", "10001", "10002", "1", "10.00"];
    const seen = await readSheets(yaml, {
      明细: [HEAD.split(","), [...cells, { kind: "error", text: "#N/A" }]],
    });
    expect(seen.findings).toEqual(["2 业务类型 cell-must-not-be-error"]);
  });

  test("a file without that column is another file", async () => {
    expect(
      await refusal(() =>
        readCsv(yaml, csv(HEAD.replace(",业务类型", ""), line("A1", "1.00", "").replace(/,$/, ""))),
      ),
    ).toContain("profile-must-fit");
  });
});

describe("several rows that are one record", () => {
  const HEAD = "申请单号,借入馆,寄出日期,状态,册数,题名,费用(元)";
  const line = (no: string, volumes: string, title: string, fee = "", day = "2019-05-03"): string =>
    `${no},10002,${day},满足,${volumes},${title},${fee}`;
  const yaml = own("ill-supplier", "combine: {by: [requestNo], add: [volumes, feeFen], join: [title]}\n");

  test("numbers are added up, texts joined, the first row's place is kept", async () => {
    const seen = await readCsv(
      yaml,
      csv(
        HEAD,
        line("ILL1", "1", "甲", "2.00"),
        line("ILL2", "1", "丙"),
        line("ill1", "2", "乙", "3.50"),
        line("ILL1", "", "甲"),
      ),
    );
    expect(seen.rows).toEqual([
      "2 requestNo=ILL1 requester=10002 suppliedOn=2019-05-03 status=filled volumes=3 feeFen=550 title=甲；乙",
      "3 requestNo=ILL2 requester=10002 suppliedOn=2019-05-03 status=filled volumes=1 title=丙",
    ]);
    expect(seen.counts).toBe("5 = 2 taken + 1 title + 2 joined");
  });

  test("what differs and is neither added nor joined is a question: none of the rows is taken", async () => {
    const seen = await readCsv(
      yaml,
      csv(HEAD, line("ILL1", "1", "甲"), line("ILL1", "2", "乙", "", "2019-05-04"), line("ILL2", "1", "丙")),
    );
    expect(seen.rows.map((r) => r.split(" ")[1])).toEqual(["requestNo=ILL2"]);
    expect(seen.findings).toEqual([
      "2 寄出日期 rows-of-one-number-must-agree",
      "3 寄出日期 rows-of-one-number-must-agree",
    ]);
    expect(seen.counts).toBe("4 = 1 taken + 2 quarantined + 1 title");
  });

  test.each([
    ["before", ["约1", "2"]],
    ["behind", ["2", "约1"]],
  ])("one at fault %s the others: all of them wait", async (_, [one = "", other = ""]) => {
    const seen = await readCsv(yaml, csv(HEAD, line("ILL1", one, "甲"), line("ILL1", other, "乙")));
    expect(seen.rows).toEqual([]);
    expect(seen.counts).toBe("3 = 2 quarantined + 1 title");
    expect(seen.findings.map((f) => f.split(" ").find((w) => w.includes("-")))).toEqual(
      expect.arrayContaining(["count-must-be-whole", "rows-of-one-number-must-all-be-read"]),
    );
  });

  test("where a part of the number can't be read, every record that may be meant waits", async () => {
    const waybills = own("courier-invoice", "combine: {by: [waybillNo, leg], add: [chargeFen]}\n");
    const head = "运单号,寄件日期,寄件馆,收件馆,件数,方向,金额";
    const of = (no: string, leg: string): string => `${no},2019-05-03,10001,10002,1,${leg},5.00`;
    const seen = await readCsv(
      waybills,
      csv(head, of("A1", "去程"), of("A1", "？"), of("B1", "回程"), of("B1", "回")),
    );
    expect(seen.rows.map((r) => [r.split(" ")[1], /chargeFen=(\d+)/.exec(r)?.[1]])).toEqual([
      ["waybillNo=B1", "1000"],
    ]);
    expect(seen.counts).toBe("5 = 1 taken + 2 quarantined + 1 title + 1 joined");
  });

  test("a row whose cells may have moved holds the records that it may be of", async () => {
    const cut = "ILL1,10002,2019-05-03,满足,2";
    const seen = await readCsv(yaml, csv(HEAD, line("ILL1", "1", "甲"), cut, line("ILL2", "1", "丙")));
    expect(seen.rows.map((r) => r.split(" ")[1])).toEqual(["requestNo=ILL2"]);
    expect(seen.findings).toEqual(["3 row-must-have-all-cells", "2 rows-of-one-number-must-all-be-read"]);
  });

  test("a sheet may count its rows or its requests", async () => {
    const rows = [HEAD, line("ILL1", "1", "甲"), line("ILL1", "2", "乙")];
    for (const count of ["1", "2"])
      expect((await readCsv(yaml, csv(...rows, `合计,共${count}笔,,,3,,`))).findings).toEqual([]);
    expect((await readCsv(yaml, csv(...rows, "合计,共3笔,,,3,,"))).findings).toHaveLength(1);
  });

  test("law: every row is in one record or set aside, and the sum of what is added is the sum of the rows", async () => {
    const row = fc.record({ no: fc.constantFrom("X1", "X2", "X3"), volumes: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const seen = await readCsv(yaml, csv(HEAD, ...rows.map((r) => line(r.no, `${r.volumes}`, "甲"))));
        const read = seen.rows.map((r) => [
          /requestNo=(\S+)/.exec(r)?.[1],
          +(/volumes=(\d+)/.exec(r)?.[1] ?? 0),
        ]);
        const right = new Map<string, number>();
        for (const r of rows) right.set(r.no, (right.get(r.no) ?? 0) + r.volumes);
        expect(read).toEqual([...right]);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ["combine: {by: [requestNo], add: [requestNo]}", "two-sources requestNo"],
    ["combine: {by: [requestNo], add: [title]}", "not-summable title"],
    ["combine: {by: [requestNo], join: [volumes]}", "not-joinable volumes"],
    ["combine: {by: [waybill]}", "unknown-field waybill"],
  ])("%s is refused", async (more, right) => {
    expect(await refusal(() => profilesWith(own("ill-supplier", `${more}\n`)))).toContain(right);
  });

  test("the other services' rows stand once each", async () => {
    expect(await refusal(() => profilesWith(own("support-ticket", "combine: {by: [ticketNo]}\n")))).toContain(
      "not-combinable",
    );
  });
});

describe("columns into rows", () => {
  const minutes = (columns: string, more = ""): string =>
    own(
      "availability",
      `unpivot: {columns: ${columns}, heading: month, cell: downMinutes}\n${more}columns: {plannedMinutes: {fixed: 44640}}\n`,
    );

  test("a month a column: each filled cell is a record, with its cell as its place", async () => {
    const seen = await readCsv(
      minutes('["2019-*"]'),
      csv("系统,2019-05,2019-06,负责人", "检索,30,,王", "门户,0,12,李"),
    );
    expect(seen.rows).toEqual([
      "2B system=检索 month=2019-05 plannedMinutes=44640 downMinutes=30",
      "3B system=门户 month=2019-05 plannedMinutes=44640 downMinutes=0",
      "3C system=门户 month=2019-06 plannedMinutes=44640 downMinutes=12",
    ]);
    expect(seen.counts).toBe("5 = 3 taken + 1 blank + 1 title");
  });

  test("what is wrong is told of the cell", async () => {
    const seen = await readCsv(minutes('["2019-*"]'), csv("系统,2019-05,2019-06", "检索,约30,4", ",1,2"));
    expect(seen.rows).toEqual(["2C system=检索 month=2019-06 plannedMinutes=44640 downMinutes=4"]);
    expect(seen.findings).toEqual([
      "2 2019-05 count-must-be-whole 约30",
      "3 系统 value-must-be-given",
      "3 系统 value-must-be-given",
    ]);
    expect(seen.counts).toBe("5 = 1 taken + 3 quarantined + 1 title");
  });

  test("a row that says there is nothing is set aside beside rows of data, and blank cells are none", async () => {
    const seen = await readCsv(
      minutes('["2019-*"]'),
      csv("系统,2019-05,2019-06", "检索,30,", "本月无业务,,"),
    );
    expect(seen.findings).toEqual(["3 nil-return-must-have-no-rows 本月无业务"]);
    expect(seen.counts).toBe("4 = 1 taken + 1 quarantined + 1 blank + 1 title");
    const alone = await readCsv(minutes('["2019-*"]'), csv("系统,2019-05,2019-06", "本月无业务,,"));
    expect([alone.findings, alone.counts]).toEqual([[], "2 = 2 title"]);
  });

  test("all columns that nothing is said of; a sum at the edge is named under ignored, and a name is never one of them", async () => {
    const file = csv("服务,北京大学,清华大学,全年合计,姓名", "馆际互借,5,7,12,王");
    const yaml = own(
      "registered-users",
      "unpivot: {columns: others, heading: library, cell: registered}\nignored: [全年合计]\nprivate: [姓名]\n",
    );
    expect((await readCsv(yaml, file)).rows).toEqual([
      "2B library=北京大学 service=ill registered=5",
      "2C library=清华大学 service=ill registered=7",
    ]);
  });

  test("a total row has a total of each column", async () => {
    const yaml = own(
      "registered-users",
      "unpivot: {columns: others, heading: library, cell: registered}\ntotals: {sums: [registered], words: [合计]}\n",
    );
    const seen = await readCsv(
      yaml,
      csv("服务,北京大学,清华大学", "馆际互借,5,", "原文传递,2,4", "合计,7,5"),
    );
    expect(seen.totals).toEqual(["北京大学 7 7", "清华大学 5 4"]);
  });

  test("a heading that is no such value is refused once", async () => {
    const yaml = minutes("others");
    expect(await refusal(() => readCsv(yaml, csv("系统,2019-05,合计", "检索,30,30")))).toBe(
      "value-said-once-must-be-clear unreadable 合计",
    );
  });

  test("two columns of one name are a question", async () => {
    expect(
      await refusal(() => readCsv(minutes('["2019-*"]'), csv("系统,2019-05,2019-05", "检索,30,3"))),
    ).toContain("heading-must-be-unique");
  });

  test("a file without such a column is another file, and a profile that says the value twice is refused", async () => {
    expect(await refusal(() => readCsv(minutes('["2019-*"]'), csv("系统,2018-05", "检索,30")))).toContain(
      "profile-must-fit",
    );
    const twice = own(
      "availability",
      "unpivot: {columns: others, heading: month, cell: downMinutes}\ncolumns: {downMinutes: {headings: [停机]}}\n",
    );
    expect(await refusal(() => profilesWith(twice))).toContain("two-sources downMinutes");
  });

  test("law: a cell's place is itself again, whatever row and column", () => {
    const place = fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 16_384 }));
    fc.assert(
      fc.property(place, ([row, column]) => {
        const ref = { file: 12, sheet: 3, row: cellRow(row, column) };
        expect(parseRef(refText(ref))).toEqual(ref);
        expect(placeInSheet(ref.row).row).toBe(row);
      }),
    );
    expect([refText({ file: 1, sheet: 1, row: cellRow(118, 3) }), placeInSheet(cellRow(118, 28))]).toEqual([
      "1:1:118C",
      { row: 118, column: "AB" },
    ]);
  });
});
