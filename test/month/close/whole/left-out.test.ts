/** What lies in the files of a month and in none of its figures is known from the books when the month is closed. */
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { runBalis } from "../../../cases/run-case.ts";
import { editRows } from "../../../support/edited-books.ts";
import { HEAD, oneMonth, row } from "./one-month.ts";

const { balis, close, folder, put, requester: askedBy, settle } = oneMonth();

/** Both sides' accounts of DD1, so that there is something to settle. */
const BOTH = ["10002-原文传递-2019-05.csv", "10001-原文传递请求-2019-05.csv"] as const;
const requester = (...numbers: readonly string[]) => askedBy("2019-05", ...numbers);

describe("rows that are still to be corrected", () => {
  test("stop the close until the corrected file is there; then no reason is wanted any more", async () => {
    put(BOTH[0], HEAD, row("DD1", 10), row("DD2", "十余页"));
    await balis("import", BOTH[0], requester("DD1"));
    await settle();
    expect(await close()).toMatchObject({
      exit: 3,
      places: ["period-must-pass-its-gates", `rows-must-be-corrected ${BOTH[0]}`],
    });
    put(BOTH[0], HEAD, row("DD1", 10), row("DD2", 10));
    await balis("import", BOTH[0], requester("DD1", "DD2"));
    await settle();
    expect(await close("2019-05", "--despite", "试试")).toMatchObject({ exit: 0, places: [] });
  });

  test("of the courier's invoice stop it, too; those of a count of users don't", async () => {
    put(BOTH[0], HEAD, row("DD1", 10));
    const invoice = put(
      "物流账单-2019-05.csv",
      "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)",
      "W1,2019-05-06,北京大学,中国人民大学,去程,1,1.6,3,十二元",
    );
    const users = put("注册用户-2019-05.csv", "图书馆,服务,注册用户数", "北京大学,原文传递,许多");
    await balis("import", BOTH[0], requester("DD1"), invoice, users, "--period", "2019-05");
    await settle();
    const { places } = await close();
    expect(places).toEqual(["period-must-pass-its-gates", `rows-must-be-corrected ${invoice}`]);
  });

  test("of a late file stop the month that it lands in", async () => {
    put(BOTH[0], HEAD, row("DD1", 10));
    await balis("import", BOTH[0], requester("DD1"));
    await settle();
    expect((await close()).exit).toBe(0);
    const late = put("10027-原文传递-2019-05.csv", HEAD, row("DD7", 10), row("DD8", "十余页"));
    await balis("import", late);
    await settle("2019-06");
    expect((await close("2019-06")).places).toContain(`rows-must-be-corrected ${late}`);
  });
});

test("a reason closes the month; it stands in manifest and workbook, verify agrees, and an edited one is found", async () => {
  put(BOTH[0], HEAD, row("DD1", 10), row("DD2", "十余页"), "合计,,,,,,99,6.00");
  await balis("import", BOTH[0], requester("DD1"));
  await settle();
  expect(await close("2019-05", "--despite", "  ")).toMatchObject({
    exit: 2,
    places: ["reason-must-be-given"],
  });
  const reason = "该馆系统停用，原始记录无从核对";
  const dry = await balis("close", "2019-05", "--dry-run");
  expect([dry.exit, dry.json.letPass, dry.json.hash]).toEqual([1, [], null]);
  expect(dry.places).toEqual([`rows-must-be-corrected ${BOTH[0]}`, `declared-totals-must-agree ${BOTH[0]}`]);
  const done = await close("2019-05", "--despite", reason);
  expect([done.exit, done.places, done.json.letPass]).toEqual([0, [], ["rows-corrected", "totals-agree"]]);
  expect(await balis("verify")).toMatchObject({ exit: 0, places: [] });

  await balis("report", "finance", "2019-05", "-o", "财务.xlsx");
  const notes = new ExcelJS.Workbook();
  await notes.xlsx.readFile(join(folder(), "财务.xlsx"));
  const said: string[] = [];
  notes.getWorksheet("说明")?.eachRow((r) => said.push(`${r.getCell(1).text} ${r.getCell(2).text}`));
  expect(said.filter((line) => line.startsWith("放行"))).toEqual([
    `放行理由 ${reason}（关账人：李会计）`,
    `放行事项 ${BOTH[0]}：有 1 行待更正，没有计入 2019-05。`,
    `放行事项 ${BOTH[0]}：合计行的“页数”写 99，逐行相加是 10。`,
  ]);

  const { default: Database } = await import("better-sqlite3");
  const db = new Database(join(folder(), "balis.db"));
  editRows(db, "DELETE FROM quarantined_row");
  db.close();
  const { findings } = (await balis("verify")).json as {
    findings: { code: string; params: { part?: string; table?: string } }[];
  };
  expect(findings.map((f) => `${f.code} ${f.params.part ?? f.params.table}`)).toEqual([
    "rows-must-be-as-sealed quarantined_row",
    "manifest-must-be-what-it-rests-on consent",
  ]);
});

describe("total rows", () => {
  test.each<[string, string, string | null]>([
    ["agree", "合计,,,,,,20,6.00", null],
    ["say another number", "合计,,,,,,5000,6.00", "declared-totals-must-agree"],
    ["say no number", "合计,,,,,,约5000,6.00", "declared-totals-must-be-readable"],
    ["count other rows", "合计：5000 笔,,,,,,,", "declared-totals-must-agree"],
  ])("that %s", async (_, total, wanted) => {
    put(BOTH[0], HEAD, row("DD1", 10), row("DD2", 10), total);
    await balis("import", BOTH[0], requester("DD1", "DD2"));
    await settle();
    const { exit, places } = await close();
    expect([exit, places]).toEqual(
      wanted === null ? [0, []] : [3, ["period-must-pass-its-gates", `${wanted} ${BOTH[0]}`]],
    );
  });

  test("that are wrong are known behind two hundred that agree", async () => {
    const right = Array.from({ length: 201 }, () => "小计,,,,,,0,0.00");
    put(BOTH[0], HEAD, row("DD1", 10), "小计,,,,,,10,3.00", ...right, "合计,,,,,,11,3.00");
    await balis("import", BOTH[0], requester("DD1"));
    await settle();
    expect((await close()).places).toEqual([
      "period-must-pass-its-gates",
      `declared-totals-must-agree ${BOTH[0]}`,
    ]);
  });

  test.each<[string, string, number, readonly string[]]>([
    ["to what the total says: nothing stops the close", "合计,,,,,,20,6.00", 0, []],
    [
      "to something else: the total stays wrong",
      "合计,,,,,,25,6.00",
      3,
      [`declared-totals-must-agree ${BOTH[0]}`],
    ],
  ])("over rows that a return file corrected %s", async (_, total, exit, wanted) => {
    put(BOTH[0], HEAD, row("DD1", 10), row("DD2", "十余页"), total);
    await balis("import", BOTH[0], requester("DD1", "DD2"));
    const back = put("退回-10002.csv", `${HEAD},原记录（勿改）`, `${row("DD2", 10)},1:1:3`);
    expect((await balis("import", back)).exit).toBe(0);
    await settle();
    const done = await close();
    expect([done.exit, done.places.slice(exit === 0 ? 0 : 1)]).toEqual([exit, wanted]);
  });
});

describe("sheets with the same heading", () => {
  async function twoSheets(names: readonly [string, string] = ["5月上", "5月下"]): Promise<string> {
    const workbook = new ExcelJS.Workbook();
    for (const [name, no] of [
      [names[0], "DD1"],
      [names[1], "DD2"],
    ] as const) {
      const sheet = workbook.addWorksheet(name);
      sheet.addRow(HEAD.split(","));
      sheet.addRow(
        row(no, 10)
          .split(",")
          .map((text, i) => (i === 6 ? 10 : text)),
      );
    }
    await workbook.xlsx.writeFile(join(folder(), "10002-原文传递-2019-05.xlsx"));
    return "10002-原文传递-2019-05.xlsx";
  }

  test("stop the close while one is unread; the same file is read again by another profile, and it closes", async () => {
    const file = await twoSheets();
    await balis("import", file, requester("DD1", "DD2"));
    await settle();
    expect((await close()).places).toContain(`fitting-sheets-must-be-read ${file}`);
    put(
      "all.yaml",
      [
        "profile: all-sheets",
        "extends: dd-supplier",
        "kind: dd-supplier",
        "title: {zh: 全部表, en: all}",
        "sheets: all",
      ].join("\n"),
    );
    await balis("profile", "save", "all.yaml");
    await balis("import", file, "--profile", "all-sheets", "--supersede");
    await settle();
    expect(await close()).toMatchObject({ exit: 0, places: [] });
  });

  test("that are of two libraries: the file is split, one for each, and it closes", async () => {
    const file = await twoSheets(["人大", "清华"]);
    await balis("import", file, requester("DD1"));
    await settle();
    expect((await close()).places).toContain(`fitting-sheets-must-be-read ${file}`);
    const said = await runBalis(["close", "2019-05", "--dry-run"], { cwd: folder(), lang: "zh-CN" });
    expect(said.stdout + said.stderr).toContain("分属不同馆的，按馆拆成各自的文件分别导入");
    const own = put("10002-原文传递-2019-05.csv", HEAD, row("DD1", 10));
    const other = put("10003-原文传递-2019-05.csv", HEAD, row("DD2", 10));
    expect((await balis("import", own, other)).exit).toBe(0);
    const asked = put(
      BOTH[1],
      "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数",
      "DD1,中国人民大学,2019-05-06,满足,期刊论文,普通,10",
      "DD2,清华大学,2019-05-06,满足,期刊论文,普通,10",
    );
    await balis("import", asked);
    await settle();
    expect(await close()).toMatchObject({ exit: 0, places: [] });
  });
});

test("what is left undecided is told at the close, with its sum and the month it goes on into", async () => {
  put(BOTH[0], HEAD, row("DD1", 10), row("DD2", 10));
  await balis("import", BOTH[0], requester("DD1"));
  await settle();
  expect((await close()).places).toEqual(["period-must-pass-its-gates", "answers-must-not-be-awaited"]);
  const done = await close("2019-05", "--despite", "提供馆已说明");
  expect([done.exit, done.json.carried]).toEqual([0, { open: 1, unsettledFen: 300, into: "2019-06" }]);
  const { discrepancies } = (await balis("discrepancy", "list", "2019-05")).json as {
    discrepancies: { id: string }[];
  };
  const id = discrepancies[0]?.id ?? "";
  const resolve = ["discrepancy", "resolve", id, "--as", "supplier-right", "--reason", "已核实"];
  expect(await balis(...resolve)).toMatchObject({
    exit: 3,
    places: ["discrepancy-must-be-of-an-open-period"],
  });
  await balis("reconcile", "2019-06");
  expect((await balis(...resolve)).exit).toBe(0);
});

test("twenty requests that differ in the day alone stop the close together, though nothing of them is at risk", async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => `DD${i + 10}`);
  put(BOTH[0], HEAD, ...numbers.map((no) => row(no, 10, "2019-05-20")));
  await balis("import", BOTH[0], requester(...numbers));
  await settle();
  const { exit, places, json } = await close();
  expect([exit, places]).toEqual([
    3,
    [
      ...["period-must-pass-its-gates", "answers-must-not-be-awaited"],
      "open-discrepancies-must-stay-below-the-limit",
    ],
  ]);
  const [, found] = json.findings as { params: unknown }[];
  expect(found?.params).toEqual({
    period: "2019-05",
    count: 20,
    deferred: [],
    unsettledYuan: "60.00",
    totalLimitYuan: "20.00",
  });
});
