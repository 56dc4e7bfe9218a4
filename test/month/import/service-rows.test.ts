/** What can be wrong with a row of the four other services: set aside with its rule, or told and taken. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runBalis } from "../../cases/run-case.ts";

const root = mkdtempSync(join(tmpdir(), "balis-service-rows-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
/** All that is told has happened by then. */
const NEXT_YEAR = "2020-01-06T01:30:00Z";
let cwd = root;
let counter = 0;

async function balis(...argv: string[]) {
  const done = await runBalis([...argv, "--json", "--quiet"], { cwd, lang: "zh-CN", now: NEXT_YEAR });
  return done.stdout === "" ? { refused: done.stderr } : JSON.parse(done.stdout);
}

beforeEach(async () => {
  counter += 1;
  cwd = join(root, String(counter));
  mkdirSync(cwd);
  await balis("init");
  await balis("library", "import", "--builtin");
});

async function imported(name: string, lines: readonly string[], ...flags: string[]) {
  writeFileSync(join(cwd, name), `${lines.join("\n")}\n`);
  const answer = await balis("import", name, ...flags);
  return answer.files?.[0] ?? answer;
}

const CONSULTING =
  "委托编号,受理日期,完成日期,委托方类型,委托馆,服务项目,办理结果,质量评分,收费(元),委托人姓名";
const EVENTS = "活动编号,举办日期,主题,参加人数,人数口径,有效答卷,满意答卷";
const ATTENDANCE = "活动编号,图书馆,外单位,参加人数,证书数,证书起号,证书止号";
const PURCHASE = "资源包,年度,图书馆,原价,集团价,期次,总期数,本期金额,应付日期,付款日期";
const REQUESTS = "申请单号,申请日期,提供日期,请求馆,状态,页数";
const LOANS = "申请单号,发出日期,归还日期,借入馆,状态,册数";
const WAYBILLS = "运单号,寄件日期,寄件馆,收件馆,方向,件数,金额";
const TICKETS = "工单号,提出日期,解决日期,图书馆,系统,工单类型,严重程度";
const AVAILABILITY = "系统,月份,应运行分钟,停机分钟";

const BAD: readonly (readonly [string, string, string, string, string?])[] = [
  // file, heading, the row, the rule, a good row before it
  [
    "10008-2019-05.csv",
    CONSULTING,
    "1,2019-05-08,2019-05-06,,,查新,完成,,,",
    "end-must-not-precede-beginning",
  ],
  ["10008-2019-05.csv", CONSULTING, "1,2019-05-08,,,,查新,完成,,,", "result-and-day-must-agree"],
  ["10008-2019-05.csv", CONSULTING, "1,2019-05-08,2019-05-09,,,查新,办理中,,,", "result-and-day-must-agree"],
  [
    "10008-2019-05.csv",
    CONSULTING,
    "1,2019-05-08,2019-05-09,,,查新,完成,100.5,,",
    "score-must-be-within-scale",
  ],
  ["10008-2019-05.csv", CONSULTING, "1,2019-05-08,2019-05-09,,,查新,完成,92.55,,", "tenths-must-be-readable"],
  ["10008-2019-05.csv", CONSULTING, "1,2019-05-08,2019-05-09,,,算命,完成,,,", "value-must-be-listed"],
  [
    "10008-2019-05.csv",
    CONSULTING,
    "1,2019-05-08,2019-05-09,成员馆,火星公司,查新,完成,,,",
    "client-must-not-be-named",
  ],
  [
    "10008-2019-05.csv",
    CONSULTING,
    "1,2019-05-08,2019-05-09,成员馆,农大,查新,完成,,,",
    "library-must-be-unambiguous",
  ],
  [
    ...["10008-2019-05.csv", CONSULTING, "ｙ1,2019-05-08,2019-05-09,,,查新,完成,,,", "number-must-be-unique"],
    "Y1,2019-05-08,2019-05-09,,,查新,完成,,,",
  ] as const,
  ["活动-2019-05.csv", EVENTS, "T1,2019-05-16,主题,12,实数,40,41", "satisfied-must-not-exceed-valid"],
  ["活动-2019-05.csv", EVENTS, "T1,2019-05-16,主题,12,实数,,1", "satisfied-must-not-exceed-valid"],
  ["活动-2019-05.csv", EVENTS, "T1,2019-05-16,,12,实数,,", "value-must-be-given"],
  ["参训-2019-05.csv", ATTENDANCE, "T9,10002,,5,,,", "event-must-be-known"],
  ["采购-2019-05.csv", PURCHASE, "甲,2019,10002,200,120,3,2,60,,", "instalment-must-be-complete"],
  ["采购-2019-05.csv", PURCHASE, "甲,2019,10002,200,120,1,2,,,", "instalment-must-be-complete"],
  ["采购-2019-05.csv", PURCHASE, "甲,19,10002,200,120,,,,,", "year-must-be-plausible"],
  ["采购-2019-05.csv", PURCHASE, "甲,2019,火星大学,200,120,,,,,", "library-must-be-known"],
  [
    ...["采购-2019-05.csv", PURCHASE, "甲,2019,10002,200,130,2,2,60,,", "purchase-prices-must-agree"],
    "甲,2019,10002,200,120,1,2,60,,",
  ] as const,
  [
    "工单-2019-05.csv",
    TICKETS,
    "1,2019-05-07,2019-05-06,10002,互借,故障,高",
    "end-must-not-precede-beginning",
  ],
  [
    ...["工单-2019-05.csv", TICKETS, "1,2019-05-07,,10003,互借,故障,高", "number-must-be-unique"],
    "1,2019-05-06,,10002,互借,故障,高",
  ] as const,
  ["可用-2019-05.csv", AVAILABILITY, "互借,2019-05,44640,44641", "downtime-must-fit-planned"],
  ["可用-2019-05.csv", AVAILABILITY, "互借,2019-05,44641,0", "planned-must-fit-month"],
  ["可用-2019-05.csv", AVAILABILITY, "互借,2019年2月,40321,0", "planned-must-fit-month"],
  ["可用-2019-05.csv", AVAILABILITY, "互借,五月,44640,0", "month-must-be-readable"],
  ["可用-2019-05.csv", AVAILABILITY, "互借,2019-05,44640,-60", "count-must-not-be-negative"],
  [
    ...["可用-2019-05.csv", AVAILABILITY, "互借,2019/5,44640,0", "number-must-be-unique"],
    "互借,2019-05,44640,0",
  ] as const,
];

describe("a row is set aside", () => {
  for (const [name, head, row, code, before] of BAD) {
    test(`${code}: ${row}`, async () => {
      const receipt = await imported(name, [head, ...(before ? [before] : []), row], "--period", "2019-05");
      expect(receipt.findings.map((f: { code: string }) => f.code)).toContain(code);
      expect(receipt.rows).toMatchObject({ taken: before ? 1 : 0, quarantined: 1 });
    });
  }

  /** By the clock of these tests it is 6 January 2020. */
  const DAYS: readonly (readonly [string, string, string])[] = [
    ["10008-2019-05.csv", CONSULTING, "1,2020-01-06,DAY,,,查新,完成,,,"],
    ["10008-2019-05.csv", CONSULTING, "1,DAY,,,,查新,办理中,,,"],
    ["活动-2019-05.csv", EVENTS, "T1,DAY,主题,12,实数,,"],
    ["采购-2019-05.csv", PURCHASE, "甲,2019,10002,200,120,,,120,2020-06-30,DAY"],
    ["工单-2019-05.csv", TICKETS, "1,DAY,,10002,互借,故障,高"],
    ["工单-2019-05.csv", TICKETS, "1,2020-01-06,DAY,10002,互借,故障,高"],
    ["10002-原文-2019-05.csv", REQUESTS, "DD1,DAY,,10001,未满足,0"],
    ["10002-原文-2019-05.csv", REQUESTS, "DD1,2020-01-06,DAY,10001,满足,9"],
    ["10002-互借-2019-05.csv", LOANS, "L1,2020-01-06,DAY,10001,满足,1"],
    ["顺丰-2019-05.csv", WAYBILLS, "SF1,DAY,10001,10002,去程,1,12.00"],
  ];
  test.each(DAYS)("what it tells has happened: %s %s %s", async (name, head, row) => {
    const of = async (day: string) =>
      imported(
        name,
        [head, row.replace("DAY", day)],
        "--period",
        "2019-05",
        "--despite",
        "rows",
        "--dry-run",
      );
    expect((await of("2020-01-06")).rows).toMatchObject({ taken: 1, quarantined: 0 });
    const { rows, findings } = await of("2020-01-07");
    expect(rows).toMatchObject({ taken: 0, quarantined: 1 });
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "day-must-not-be-ahead",
        params: { day: "2020-01-07", today: "2020-01-06" },
        at: expect.objectContaining({ file: name, row: 2 }),
      }),
    );
  });

  const EVENT = [EVENTS, "T1,2019-05-16,主题,12,实数,40,39"];
  const UNITS: readonly (readonly [string, string])[] = [
    ["T1,,,5,,,", "unit-must-be-one"],
    ["T1,10002,某馆,5,,,", "unit-must-be-one"],
    ["T1,10002,,0,,,", "count-must-be-positive"],
    ["T1,10002,,5,6,,", "certificates-must-not-exceed-participants"],
    ["T1,10002,,5,4,2019-001,2019-005", "certificates-must-fit-range"],
    ["T1,10002,,5,5,2019-001,2018-005", "certificates-must-fit-range"],
    ["T1,10002,,5,5,2019-001,", "certificates-must-fit-range"],
  ];
  for (const [row, code] of UNITS) {
    test(`${code}: ${row}`, async () => {
      await imported("活动-2019-05.csv", EVENT);
      const receipt = await imported("参训-2019-05.csv", [ATTENDANCE, row]);
      expect(receipt.findings.map((f: { code: string }) => f.code)).toEqual([code]);
    });
  }

  test("attendance that came before its event is read again with --supersede", async () => {
    const rows = [ATTENDANCE, "T1,10002,,5,5,2019-001,2019-005"];
    expect((await imported("参训-2019-05.csv", rows)).rows.quarantined).toBe(1);
    await imported("活动-2019-05.csv", EVENT);
    expect((await imported("参训-2019-05.csv", rows, "--supersede")).rows).toMatchObject({
      taken: 1,
      quarantined: 0,
    });
  });
});

describe("a row is taken and something is told", () => {
  test("a group price above the list price", async () => {
    const receipt = await imported("采购-2019-05.csv", [PURCHASE, "甲,2019,10002,100,110,,,,,"]);
    expect(receipt.rows).toMatchObject({ taken: 1, quarantined: 0 });
    expect(receipt.findings).toMatchObject([
      {
        code: "group-price-should-not-exceed-list",
        params: { group: "110.00", list: "100.00" },
        at: { row: 2 },
      },
    ]);
  });

  test("instalments that don't add up, and one that is missing", async () => {
    const rows = [
      ...["甲,2019,10002,200,120,1,2,60,,", "甲,2019,10002,200,120,2,2,50,,"],
      ...[
        "乙,2019,10002,200,120,1,2,60,,",
        "丙,2019,10003,200,120,1,2,60,,",
        "丙,2019,10003,200,120,2,2,60,,",
      ],
    ];
    const receipt = await imported("采购-2019-05.csv", [PURCHASE, ...rows]);
    expect(receipt.rows.taken).toBe(5);
    expect(receipt.findings).toMatchObject([
      {
        code: "instalments-must-add-up",
        params: { package: "甲", have: 2, of: 2, sum: "110.00", group: "120.00" },
      },
      {
        code: "instalments-must-add-up",
        params: { package: "乙", have: 1, of: 2, sum: "60.00", group: "120.00" },
      },
    ]);
  });
});

test("a client's or a person's name is nowhere in the books, not even of a row that was set aside", async () => {
  const rows = [
    "1,2019-05-08,2019-05-09,成员馆,秘密公司甲,查新,完成,,,张三丰",
    "2,2019-05-08,2019-05-09,校外,秘密公司乙,查新,完成,,,李四光",
    "3,2019-05-09,2019-05-08,校外,秘密公司丙,查新,完成,,,王五岳",
  ];
  const receipt = await imported("10008-2019-05.csv", [CONSULTING, ...rows]);
  expect(receipt.rows).toMatchObject({ taken: 1, quarantined: 2 });
  expect(JSON.stringify(receipt)).not.toMatch(/秘密公司|张三丰|李四光|王五岳/);
  for (const file of readdirSync(cwd).filter((f) => f.startsWith("balis.db")))
    expect(readFileSync(join(cwd, file)).toString("utf8")).not.toMatch(/秘密公司|张三丰|李四光|王五岳/);
});

test("the centre's collected file says which library serves, and two libraries' own files stand side by side", async () => {
  const own = (no: string) => [CONSULTING, `${no},2019-05-08,2019-05-09,,,查新,完成,,,`];
  expect((await imported("10008-2019-05.csv", own("1"))).library).toBe("10008");
  expect((await imported("10002-2019-05.csv", own("2"))).outcome).toBe("imported");
  const collected = await imported("汇总-2019-05.csv", [
    "委托编号,受理日期,承接馆,服务项目,办理结果",
    "7,2019-05-08,北京大学图书馆,情报分析,办理中",
  ]);
  expect(collected).toMatchObject({ profile: "consulting-collected", library: null, rows: { taken: 1 } });
});

test("the three published training events are read as they are told: more than 190 is a lower bound", async () => {
  const text = readFileSync("fixtures/training/balis-2018-2019.csv", "utf8");
  const receipt = await imported("培训.csv", text.trimEnd().split("\n"), "--period", "2018-11..2019-12");
  expect(receipt).toMatchObject({
    profile: "training-event",
    rows: { taken: 3, quarantined: 0 },
    findings: [],
  });
});
