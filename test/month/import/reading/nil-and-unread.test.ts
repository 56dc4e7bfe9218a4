/** 零报告、没有读取的列、表尾: what a file says besides its rows, and what it does not say. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, HEAD, MAY, newBooks, removeBooks, row, standing, text } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

interface Receipt {
  readonly outcome: string;
  readonly rows: Record<string, number>;
  readonly nilReturn: { row: number | null; text: string | null } | null;
  readonly unreadColumns: readonly { heading: string; letter: string }[];
  readonly unknownValues: readonly { heading: string; rows: number }[];
  readonly controlTotals: readonly { declared: string; agrees: boolean }[];
  readonly findings: readonly { code: string; at: { row: number } }[];
}

async function read(name: string, lines: readonly string[], ...argv: readonly string[]) {
  const file = text(name, `${lines.join("\n")}\n`);
  const { exit, stdout, stderr } = await balis("import", file, ...argv);
  const refused = { exit, count: "", nil: null, unread: [], totals: [], found: [] };
  if (stdout === "")
    return { ...refused, error: (JSON.parse(stderr) as { error: { code: string } }).error.code };
  const [receipt] = (JSON.parse(stdout) as { files: Receipt[] }).files;
  if (!receipt) throw new Error(stdout);
  const { rows, nilReturn, controlTotals, findings, unreadColumns, outcome } = receipt;
  return {
    ...{ exit, outcome, nil: nilReturn },
    count: Object.entries(rows)
      .flatMap(([what, n]) => (n === 0 || what === "file" ? [] : [`${what} ${n}`]))
      .join(", "),
    unread: unreadColumns.map((c) => `${c.heading} ${c.letter}`),
    totals: controlTotals.map((t) => `${t.declared} ${t.agrees}`),
    found: findings.map((f) => `${f.at.row} ${f.code}`),
  };
}

const NAME = "10001-2019-05.csv";

describe("a nil return", () => {
  test.each([
    "本月无业务,,,,,,",
    "1,本月无业务,,,,,",
    "无,无,无,无,无,0,0.00",
    "本月无业务。",
    "我馆5月份没有发生馆际互借业务,,,,,,",
    "零报告,,,,,,",
    "零报告（本月无业务）,,,,,,",
    "本月未开展馆际互借业务,,,,,,",
    "业务量：0,,,,,,",
    "nil,,,,,,",
    "2019年5月无原文传递业务,,,,-,0,",
  ])("%s", async (line) => {
    const headed = line.startsWith("1,") ? `序号,${HEAD}` : HEAD;
    const said = await read(NAME, [headed, line]);
    expect(said).toMatchObject({ exit: 0, count: "rows 2, title 2", found: [] });
    expect(said.nil?.row).toBe(2);
  });

  test("is a heading without rows, too; a total of nothing and remarks change nothing", async () => {
    const nothing = { row: null, text: null };
    expect(await read(NAME, [HEAD])).toMatchObject({ exit: 0, nil: nothing, count: "rows 1, title 1" });
    expect(await read("10003-2019-05.csv", [HEAD, "合计,,,,,0,0.00", "制表人：王,,,,,,"])).toMatchObject({
      ...{ exit: 0, nil: nothing, count: "rows 3, totals 1, title 2" },
    });
  });

  test("is none with a number beside it, or with a sum of something", async () => {
    expect(await read(NAME, [HEAD, "无,,,,,5,"])).toMatchObject({
      exit: 1,
      nil: null,
      count: "rows 2, quarantined 1, title 1",
    });
    expect(await read("10003-2019-05.csv", [HEAD, "合计,,,,,5,1.50"])).toMatchObject({
      ...{ exit: 1, found: ["2 control-total-must-agree", "2 control-total-must-agree"] },
    });
  });

  test("beside rows of data contradicts them: its row is set aside, before and behind them", async () => {
    const nil = "本月无业务,,,,,,";
    for (const lines of [
      [nil, ...MAY],
      [...MAY, nil],
      [MAY[0] ?? "", nil, MAY[1] ?? ""],
    ]) {
      const said = await read(NAME, [HEAD, ...lines], "--supersede");
      const at = lines.indexOf(nil) + 2;
      expect(said).toMatchObject({ exit: 1, nil: null, count: "rows 4, taken 2, quarantined 1, title 1" });
      expect(said.found).toEqual([`${at} nil-return-must-have-no-rows`]);
    }
  });

  test("takes no rows away unless a person says so, and stands in the status", async () => {
    await read(NAME, [HEAD, ...MAY]);
    expect(await read("10001-2019-05-零报告.csv", [HEAD, "本月无业务,,,,,,"])).toMatchObject({
      exit: 3,
      error: "another-file-stands",
    });
    expect(standing()).toHaveLength(2);
    const said = await read("10001-2019-05-零报告.csv", [HEAD, "本月无业务,,,,,,"], "--supersede");
    expect(said).toMatchObject({ exit: 0, outcome: "superseded" });
    const status = JSON.parse((await balis("status", "2019-05")).stdout) as { nilReturns: unknown[] };
    expect(status.nilReturns).toEqual([
      { library: "10001", kind: "dd-supplier", file: "10001-2019-05-零报告.csv" },
    ]);
    const all = JSON.parse((await balis("status")).stdout) as {
      periods: { period: string; nilReturns: number }[];
    };
    expect(all.periods.map((p) => [p.period, p.nilReturns])).toEqual([["2019-05", 1]]);
    expect(await read("10001-2019-05-补.csv", [HEAD, row("DD3")])).toMatchObject({
      exit: 0,
      outcome: "superseded",
    });
    expect(standing()).toHaveLength(1);
  });

  test("takes no rows away that were set aside, either", async () => {
    await read(NAME, [HEAD, row("DD1", "x")]);
    expect(await read("10001-2019-05-b.csv", [HEAD])).toMatchObject({
      exit: 3,
      error: "another-file-stands",
    });
  });
});

describe("columns that hold numbers and are not read", () => {
  const RENAMED = HEAD.replace("页数", "页 数量").replace("费用(元)", "收费(元)");
  const APRIL = [row("DD1", "2019-04-06"), row("DD2", "2019-04-06")];

  test("are named; those that count nothing are not", async () => {
    const said = await read(NAME, [
      `序号,${RENAMED},联系电话,备注`,
      ...MAY.map((r, i) => `${i + 1},${r},82301234,3 份`),
    ]);
    expect(said).toMatchObject({ exit: 0, unread: ["页 数量 G", "收费(元) H"], found: [] });
  });

  test("are a finding where this library's earlier file had the column, and stay one", async () => {
    await read("10001-2019-04.csv", [HEAD, ...APRIL]);
    const said = await read(NAME, [RENAMED, ...MAY]);
    expect(said).toMatchObject({ exit: 1, count: "rows 3, taken 2, title 1" });
    expect(said.found).toEqual(["1 column-must-be-read-as-before", "1 column-must-be-read-as-before"]);
    expect((await balis("import", NAME)).exit).toBe(1);
  });

  test("are nobody else's: another library's columns, and columns that hold no numbers, say nothing", async () => {
    await read("10003-2019-04.csv", [HEAD, ...APRIL]);
    expect(await read(NAME, [RENAMED, ...MAY])).toMatchObject({ exit: 0, found: [] });
    await newBooks();
    await read("10001-2019-04.csv", [HEAD, ...APRIL]);
    const without = "申请单号,请求馆,提供日期,状态,文献类型,页数,附注";
    expect(await read(NAME, [without, ...MAY.map((r) => r.replace(/[\d.]+$/, "见附件"))])).toMatchObject({
      exit: 0,
      found: [],
    });
  });

  test("are a finding where the texts of a column that was read before stand in them", async () => {
    const urgent = (head: string) => `${HEAD},${head}`;
    await read("10001-2019-04.csv", [urgent("申请类别"), ...APRIL.map((r) => `${r},加急`)]);
    const said = await read(NAME, [urgent("急件"), ...MAY.map((r) => `${r},加急`)]);
    expect(said.found).toEqual(["1 column-must-be-read-as-before"]);
  });

  test("are a finding where their total is declared", async () => {
    const said = await read(NAME, [RENAMED, ...MAY, "合计,,,,,20,6.00"]);
    expect(said).toMatchObject({ exit: 1, totals: [] });
    expect(said.found).toEqual(["4 totalled-column-must-be-read", "4 totalled-column-must-be-read"]);
  });

  test.each([
    "费用(万元)",
    "费用（USD）",
    "费用(不含税)",
  ])("are a finding where they are called as a field is, but for the bracket: %s", async (heading) => {
    const said = await read(NAME, [HEAD.replace("费用(元)", heading), ...MAY, "合计,,,,,20,6.00"]);
    expect([said.exit, said.found]).toEqual([1, ["1 heading-bracket-must-be-known"]]);
    // Beside the plain one it is another column, and named.
    const beside = await read("10003-2019-05.csv", [`${HEAD},${heading}`, `${row("DD9")},3.18`]);
    expect(beside).toMatchObject({ exit: 0, found: [], unread: [`${heading} H`] });
  });

  test("keep the month open", async () => {
    await balis("agreement", "import", "--builtin");
    for (const pack of ["balis-dd-2017", "sample-2019"]) await balis("rule", "enact", "--builtin", pack);
    await read(NAME, [HEAD.replace("费用(元)", "收费(元)"), ...MAY, "合计,,,,,20,6.00"]);
    await balis("reconcile", "2019-05");
    await balis("settle", "2019-05");
    const { stdout, stderr } = await balis("close", "2019-05", "--dry-run");
    expect(stdout + stderr).toContain("counting-columns-must-be-read");
  });
});

test("values that are unknown by declaration are counted with their column", async () => {
  const profile = text(
    "u.yaml",
    "profile: u\nextends: dd-supplier\npriority: 50\ncolumns:\n  feeFen: {headings: [收费], unreadable: unknown}\n",
  );
  await balis("profile", "save", profile);
  const lines = [HEAD.replace("费用(元)", "收费"), ...MAY.map((r) => r.replace("3.00", "面议"))];
  const { stdout } = await balis("import", text(NAME, lines.join("\n")));
  const [receipt] = (JSON.parse(stdout) as { files: Receipt[] }).files;
  expect(receipt?.unknownValues).toEqual([{ field: "feeFen", rows: 2, heading: "收费" }]);
});

describe("below the table", () => {
  test.each<[string, string, string[]]>([
    ["本期应付,,,,,,6.00", "totals", ["6.00 true"]],
    ["本期应付：6.00元", "totals", ["6.00 true"]],
    ["应收金额,,,,,,7.00", "totals", ["7.00 false"]],
    ["合计（大写）：陆元整", "totals", ["6.00 true"]],
    ["人民币（大写）柒元整", "totals", ["7.00 false"]],
    ["合计（大写）：陆元整（小写）：￥6.00", "totals", ["6.00 true"]],
    ["合计,,,,,20,陆元整", "totals", ["20 true", "6.00 true"]],
    ["合计金额,,,,,,6.00", "totals", ["6.00 true"]],
    ["清华大学图书馆 计数,,,,,2,", "title", []],
    ["平均值,,,,,10,3.00", "title", []],
    ["开户行：工商银行海淀支行,,,,,,", "title", []],
    ["开户行,工商银行海淀支行,,,,,", "title", []],
    ["账号：0200004509,,户名：北京大学,,,,", "title", []],
    ["制表：张三,,复核：李四,,日期：2019-06-01,,", "title", []],
    ["（盖章）,,,,,,", "title", []],
    ["2019年6月1日,,,,,,", "title", []],
    ["第1页，共1页,,,,,,", "title", []],
    ["—以下空白—,,,,,,", "title", []],
  ])("%s", async (line, what, totals) => {
    const padded = line.includes(",") ? line : `${line},,,,,,`;
    const said = await read(NAME, [HEAD, ...MAY, padded]);
    expect(said.totals).toEqual(totals);
    expect(said.count).toBe(`rows 4, taken 2, ${what === "totals" ? "totals 1, title 1" : "title 2"}`);
    const wrong = totals.filter((t) => t.endsWith("false"));
    expect(said.found).toEqual(wrong.map(() => "4 control-total-must-agree"));
  });

  test.each([
    "会计学原理,,,,,,",
    "DD3,,,,,,",
    "开户行：工商银行,中国人民大学,2019-05-06,满足,期刊论文,1,0.30",
  ])("%s is no remark", async (line) => {
    const said = await read(NAME, [HEAD, ...MAY, line]);
    expect(said.count).toMatch(/taken [23]/);
    expect(said.count).toMatch(/quarantined 1|taken 3/);
    expect(said.count).toContain("title 1");
  });
});

test("files that DOS joined are one: the heading behind its byte order mark, and the Ctrl-Z at the end", async () => {
  const joined = `${[HEAD, MAY[0]].join("\r\n")}\r\n\uFEFF${[HEAD, MAY[1]].join("\r\n")}\r\n\u001A`;
  const { exit } = await balis("import", text(NAME, joined));
  expect([exit, standing().length]).toEqual([0, 2]);
});

test("a heading of two lines comes again in two rows", async () => {
  const upper = "申请单号,请求,提供,状态,文献,数量,";
  const lower = ",馆,日期,,类型,页数,费用(元)";
  const said = await read(NAME, [upper, lower, MAY[0] ?? "", upper, lower, MAY[1] ?? ""]);
  expect(said).toMatchObject({ exit: 0, count: "rows 6, taken 2, title 4" });
});
