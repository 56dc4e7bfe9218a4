/** A ledger of the finance system: 借方 − 贷方 is spent, and no column of money is passed over. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "./books.ts";

let books: TerminalBooks;
let number = 0;
beforeAll(async () => {
  books = await terminalBooks();
}, 30_000);
afterAll(() => books.remove());

/** Fen of the rows that are taken, the codes of the findings, or the code of the refusal. Nothing is kept. */
async function imported(heading: string, ...rows: string[]) {
  number += 1;
  const name = `明细账-2019-05-${number}.csv`;
  books.write(name, `${[heading, ...rows].join("\n")}\n`);
  const refused = await books.refusal(`import ${name} --dry-run`);
  if (refused !== "") return refused;
  const [file] = (await books.json(`import ${name} --dry-run`)).files;
  return {
    taken: file.rows.taken,
    totals: file.controlTotals.map((t: { declared: string; computed: string }) => [t.declared, t.computed]),
    findings: file.findings.map((f: { code: string }) => f.code),
  };
}

/** What the books have of it in fen, once it is kept. */
async function spentAfter(heading: string, ...rows: string[]): Promise<string> {
  const own = await terminalBooks();
  try {
    own.write("明细账-2019-05.csv", `${[heading, ...rows].join("\n")}\n`);
    await own.json("import 明细账-2019-05.csv");
    const { funds } = await own.json("subproject spending 2019-zx");
    return String(funds.total.executedFen);
  } finally {
    own.remove();
  }
}

const LEDGER = "日期,凭证号,摘要,经济科目,借方金额,贷方金额,项目";
const FEE = "2019-05-20,记-77,付专家劳务,30226,24310.55";
const BACK = "2019-05-11,记-102,退回多付劳务,30226";

describe("借方 and 贷方", () => {
  test("what stands under 贷方 came back: 24,310.55 − 310.55 are 24,000.00", async () => {
    expect(await spentAfter(LEDGER, `${FEE},0.00,2019-zx`, `${BACK},0.00,310.55,2019-zx`)).toBe("2400000");
  });

  test.each([
    ["blank", `${FEE},,2019-zx`, `${BACK},,310.55,2019-zx`],
    ["a dash", `${FEE},-,2019-zx`, `${BACK},—,310.55,2019-zx`],
  ])("the empty side may be %s", async (_, fee, back) => {
    expect(await spentAfter(LEDGER, fee, back)).toBe("2400000");
  });

  test("a minus under 贷方 is spent, as a minus under 借方 came back", async () => {
    const rows = [`${BACK},,-310.55,2019-zx`, "2019-05-12,记-103,红字,30226,-10.00,,2019-zx"];
    expect(await spentAfter(LEDGER, ...rows)).toBe("30055");
  });

  test("a control total is held against each of the two", async () => {
    const rows = [`${FEE},,2019-zx`, `${BACK},,310.55,2019-zx`];
    expect(await imported(LEDGER, ...rows, ",合计,,,24310.55,310.55,")).toMatchObject({
      totals: [
        ["24,310.55", "24,310.55"],
        ["310.55", "310.55"],
      ],
      findings: [],
    });
    expect(await imported(LEDGER, ...rows, ",合计,,,24310.55,300.00,")).toMatchObject({
      findings: ["control-total-must-agree"],
    });
  });

  test("a row with both is set aside, one with neither has no amount", async () => {
    expect(await imported(LEDGER, `${FEE},310.55,2019-zx`)).toMatchObject({
      taken: 0,
      findings: ["row-must-be-debit-or-credit"],
    });
    expect(await imported(LEDGER, `${BACK},,,2019-zx`)).toMatchObject({
      taken: 0,
      findings: ["value-must-be-given"],
    });
  });

  test("a side that can't be read is told, never taken for an empty one", async () => {
    expect(await imported(LEDGER, `${BACK},,三百,2019-zx`)).toMatchObject({
      taken: 0,
      findings: ["amount-must-be-exact"],
    });
  });

  test("money that came back leaves room in its budget line", async () => {
    const rows = ["2019-05-02,记-1,付劳务,30226,30310.55,,2019-zx", `${BACK},,310.55,2019-zx`];
    expect(await imported(LEDGER, ...rows)).toMatchObject({ taken: 2, findings: [] });
  });
});

describe("credits that are asked about", () => {
  test("the entry that closes the account is set aside, or nothing would be spent", async () => {
    const rows = [`${FEE},,2019-zx`, "2019-05-31,记-200,期末结转,30226,,24310.55,2019-zx"];
    expect(await imported(LEDGER, ...rows)).toMatchObject({
      taken: 1,
      findings: ["closing-entry-must-not-be-spending"],
    });
  });

  test("money that came back of 上年结转 is no closing entry; that it is an earlier year's is told", async () => {
    expect(await imported(LEDGER, "2019-05-31,记-201,退回上年结转多付,30226,,10.00,2019-zx")).toMatchObject({
      taken: 1,
      findings: ["refund-should-be-of-this-year"],
    });
  });
});

describe("a column of money that is not read", () => {
  const PLAIN = "日期,凭证号,摘要,经济科目,金额,项目";
  const row = "2019-05-20,记-77,付专家劳务,30226,24310.55,2019-zx";

  test.each([
    ["退款金额", "310.55"],
    ["退回", "310"],
    ["红字金额", "-310.55"],
    ["冲销", "(310.55)"],
    ["优惠", "310.55元"],
    ["税额", "1,400.00"],
    ["备用1", "310.55"],
    ["退款金额（单位：元）", "310.55"],
    ["预算退回金额", "310.55"],
    ["返还", "310"],
    ["借贷标志", "贷"],
    ["发生方向", "贷方"],
    ["类别", "退"],
    ["收支", "收"],
    ["业务类型", "退款"],
    ["红蓝标志", "红"],
    ["正负", "负"],
    ["符号", "－"],
    ["DC", "C"],
    ["备用", "RMB310"],
    ["备用", "¥310.55"],
    ["备用", "310元"],
    ["备用", "310.55 RMB"],
    ["备用", "$310"],
    ["备用", "3.1055E+2"],
    ["备用", "（310.55）"],
    ["备用", "－310.55"],
    ["备用", "−310"],
    ["备用", "３１０．５５"],
    ["备用", "1,310"],
    ["退款金额", "3.1E+2"],
    ["调整金额 单位元", "310"],
  ])("refuses the file: %s %s", async (heading, text) => {
    expect(await imported(`${PLAIN},${heading}`, `${row},"${text}"`)).toBe("money-column-must-be-read");
  });

  test.each([
    ["余额", "5,689.45"],
    ["期末余额", "5689.45"],
    ["本年累计金额", "24310.55"],
    ["年初预算数", "30000.00"],
    ["执行率", "81.04"],
    ["附件张数", "3"],
    ["科目编码", "7201020127"],
    ["会计期间", "2019.05"],
    ["退款金额", ""],
    ["退款金额", "0.00"],
    ["退款说明", "见2019年通知"],
    ["红字", "否"],
    ["收支", "支"],
    ["借贷标志", "借"],
    ["余额方向", "贷"],
    ["审批状态", "退回"],
    ["付款方式", "贷记"],
    ["备用", "30226"],
    ["备用", "30226.0"],
    ["备用", "7.20102E+9"],
    ["备用", "2019.05"],
    ["备用", "2019-05-20"],
    ["备用", "20190520"],
    ["备用", "13800138000"],
    ["备用", "010-62751234"],
    ["备用", "记-77"],
    ["备用", "12.50%"],
    ["备用", "(1)"],
    ["备用", "95分"],
    ["占比", "0.81"],
    ["项目编号", "2019.01"],
    ["票据号", "1,310.00"],
  ])("takes the file where it says no money to be added: %s %s", async (heading, text) => {
    expect(await imported(`${PLAIN},${heading}`, `${row},"${text}"`)).toMatchObject({
      taken: 1,
      findings: [],
    });
  });

  test("a direction beside one amount decides its sign, so it is not passed over", async () => {
    expect(await imported(`${PLAIN},方向`, `${row},贷`)).toBe("money-column-must-be-read");
    expect(await imported(`${PLAIN},方向`, `${row},借`)).toMatchObject({ taken: 1 });
  });

  test("beside 借方 and 贷方 a direction is that of the balance", async () => {
    const heading = `${LEDGER},方向,余额`;
    expect(await imported(heading, `${BACK},,310.55,2019-zx,贷,310.55`)).toMatchObject({ taken: 1 });
  });

  test("it is looked for in every row, and named with its place", async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `2019-05-20,记-${i},付,30226,1.00,2019-zx,`);
    books.write(
      "长-2019-05.csv",
      `${[`${PLAIN},备用`, ...rows, "2019-05-21,记-99,付,30226,1.00,2019-zx,0.55"].join("\n")}\n`,
    );
    const { stderr } = await books.run("import 长-2019-05.csv");
    expect(stderr).toContain("长-2019-05.csv");
    expect(stderr).toContain("82");
    expect(stderr).toContain("备用");
  });

  test("a profile of one's own may leave it out by name", async () => {
    books.write(
      "含税.yaml",
      "profile: spending-with-tax\nextends: subproject-spending\ntitle: {zh: 含税支出, en: With tax}\nignored: [其中税额]\n",
    );
    await books.json("profile save 含税.yaml");
    expect(await imported(`${PLAIN},其中税额`, `${row},1400.00`)).toMatchObject({ taken: 1, findings: [] });
    expect(await imported(`${PLAIN},退款`, `${row},1400.00`)).toBe("money-column-must-be-read");
  });
});
