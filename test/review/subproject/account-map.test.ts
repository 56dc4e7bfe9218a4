/** A ledger read by an account map: what its columns say together, what contradicts itself, and which rows are controls. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AccountMap,
  type AccountRule,
  mapOf,
  mappedBy,
} from "../../../src/review/subproject/money/account-map.ts";
import { AFTER_ALL, type TerminalBooks, terminalBooks } from "./books.ts";

const rule = (said: Partial<AccountRule>): AccountRule => ({
  ...{ column: "account", value: "", line: "", economicClass: "", source: null, library: "", role: null },
  ...said,
});
const MAP: AccountMap = {
  subproject: "2023-zx",
  rules: [
    rule({ value: "7201023", line: "咨询补贴", economicClass: "30227", role: "spending" }),
    rule({
      value: "810101",
      line: "咨询补贴",
      economicClass: "30227",
      source: "carry-over",
      role: "earlier-year",
    }),
    rule({ column: "project", value: "0813", source: "fiscal", role: "project" }),
    rule({ column: "project", value: "0813J", source: "carry-over", role: "project" }),
    rule({ column: "department", value: "801", library: "10008" }),
  ],
};
const cells = (account: string, project: string, department = "[801]北科大") => ({
  account,
  project,
  department,
});

describe("an account map", () => {
  test("knows a project by its code in brackets, and by nothing that only begins with it", () => {
    expect(mapOf([MAP], "[0813J]联合咨询（结转）")).toBe(MAP);
    expect(mapOf([MAP], "0813")).toBe(MAP);
    expect(mapOf([MAP], "[08130]别的")).toBeUndefined();
  });

  test("puts together what account, project and department say", () => {
    expect(mappedBy(MAP, cells("7201023", "[0813]联合咨询"))).toEqual({
      ...{ line: "咨询补贴", economicClass: "30227", source: "fiscal", library: "10008" },
      ...{ isEarlierYear: false, missing: [], contradictions: [] },
    });
    expect(mappedBy(MAP, cells("810101", "[0813J]联合咨询")).isEarlierYear).toBe(true);
  });

  test("asks where its rules contradict each other, or say nothing of a column", () => {
    expect(mappedBy(MAP, cells("810101", "[0813]联合咨询")).contradictions).toEqual(["carry-over / fiscal"]);
    expect(mappedBy(MAP, cells("7201099", "[0813]联合咨询")).missing).toEqual(["account"]);
    expect(mappedBy(MAP, cells("7201023", "[0813]联合咨询", "[809]别的")).missing).toEqual(["department"]);
  });

  test("asks where a row has no class, and where what came back has no line", () => {
    const mapOfAccount = (said: Partial<AccountRule>): AccountMap => ({
      ...MAP,
      rules: [rule({ value: "7201023", ...said }), ...MAP.rules.slice(2)],
    });
    const missing = (said: Partial<AccountRule>) =>
      mappedBy(mapOfAccount(said), cells("7201023", "[0813]联合咨询")).missing;
    expect(missing({ line: "咨询补贴", role: "spending" })).toEqual(["account"]);
    expect(missing({ economicClass: "30227", role: "spending" })).toEqual([]);
    expect(missing({ economicClass: "30227", role: "earlier-year" })).toEqual(["account"]);
  });
});

describe("a ledger", () => {
  const HEAD = "日期,凭证号,科目编码,科目名称,部门,项目,摘要,借方,贷方,方向,余额";
  const row = (said: string, amounts: string, account = "72010226"): string =>
    `${said},${account},劳务费,图书馆,[2301]联合咨询,付费,${amounts}`;
  const control = (day: string, word: string, amounts: string): string =>
    `${day},,7201,支出,,,${word},${amounts}`;
  let books: TerminalBooks;
  beforeAll(async () => {
    books = await terminalBooks({ now: AFTER_ALL });
    books.write(
      "对照表.csv",
      "匹配列,匹配值,预算项目,经济分类,资金来源,图书馆,作用\n科目编码,72010226,专家劳务,30226,当年财政拨款,,支出\n项目,2301,,,,,本项目\n",
    );
    await books.json("subproject accounts 2019-zx --import 对照表.csv");
  });
  afterAll(() => books.remove());

  const taken = async (name: string, lines: readonly string[]) => {
    books.write(name, `${[HEAD, ...lines].join("\n")}\n`);
    const { exit, stdout, stderr } = await books.run(`import ${name}`);
    const { funds } = await books.json("subproject spending 2019-zx");
    return { exit, executed: String(funds.total.executedFen), said: stdout + stderr };
  };

  test("of several months needs no --period; opening, monthly and cumulative rows are no spending", async () => {
    const { exit, executed, said } = await taken("明细账.csv", [
      control("2019-01-01", "期初余额", ",,平,0.00"),
      row("2019-03-14,记-0031", "24310.55,,借,24310.55"),
      control("2019-03-31", "本月合计", "24310.55,0.00,借,24310.55"),
      control("2019-03-31", "本年累计", "24310.55,0.00,借,24310.55"),
      row("2019-05-11,记-0072", ",310.55,借,24000.00"),
      control("2019-05-31", "本月合计", "0.00,310.55,借,24000.00"),
      control("2019-05-31", "本年累计", "24310.55,310.55,借,24000.00"),
    ]);
    expect([exit, executed]).toEqual([0, "2400000"]);
    expect(said).toContain("2019-01..2019-05");
  });

  test("whose 本年累计 is not the sum of its rows is told; a second account begins anew at its 期初余额", async () => {
    const { exit, said } = await taken("两个科目.csv", [
      row("2019-06-14,记-0101", "100.00,,借,100.00"),
      control("2019-06-30", "本年累计", "100.00,0.00,借,100.00"),
      control("2019-01-01", "期初余额", ",,平,0.00"),
      row("2019-06-15,记-0102", "5.00,,借,5.00"),
      control("2019-06-30", "本年累计", "6.00,0.00,借,6.00"),
    ]);
    expect(exit).toBe(1);
    expect(said.match(/control-total-must-agree/g)).toHaveLength(1);
    expect(said).toContain("6.00");
  });

  test("a row of an account that the map does not know is set aside and told", async () => {
    const { executed, said } = await taken("别的科目.csv", [
      row("2019-07-14,记-0111", "9.00,,借,9.00", "72019999"),
    ]);
    expect(said).toContain("account-must-be-mapped");
    expect(executed).toBe("2410500");
  });

  test("a row whose account and 项目 are of two sources is told, the sources by their names", async () => {
    books.write(
      "两源.csv",
      "匹配列,匹配值,预算项目,经济分类,资金来源,图书馆,作用\n科目编码,72010226,专家劳务,30226,当年财政拨款,,支出\n项目,2301,,,上年结转资金,,本项目\n",
    );
    await books.json("subproject accounts 2019-zx --import 两源.csv");
    const { said } = await taken("两源明细.csv", [row("2019-08-14,记-0121", "9.00,,借,9.00")]);
    await books.json("subproject accounts 2019-zx --import 对照表.csv");
    expect(said).toMatch(/互相矛盾：(当年财政拨款 \/ 上年结转资金|上年结转资金 \/ 当年财政拨款)。/);
  });

  test("is of one sub-project: no other map, name or code claims its 项目", async () => {
    const add =
      "subproject add 2019-yy --name 另一 --rule central --libraries 10008 --from 2019-01-01 --to 2019-12-31";
    expect(await books.refusal(`${add} --finance-code 2301`)).toBe("subproject-name-must-be-new");
    await books.json(`${add} --finance-code 2302`);
    const HEADING = "匹配列,匹配值,预算项目,经济分类,资金来源,图书馆,作用\n";
    for (const [id, value] of [
      ["2019-yy", "2301"],
      ["2019-zx", "2302"],
      ["2019-zx", "另一"],
    ] as const) {
      books.write("别人的.csv", `${HEADING}项目,${value},,,,,本项目\n`);
      const { findings } = await books.json(`subproject accounts ${id} --import 别人的.csv`);
      expect(findings).toMatchObject([{ code: "subproject-name-must-be-new", params: { name: value } }]);
    }
  });

  test("with an unread money column is refused whole", async () => {
    books.write("退款.csv", `${HEAD},退款金额\n${row("2019-08-14,记-0121", "9.00,,借,9.00")},3.00\n`);
    expect(await books.refusal("import 退款.csv")).toBe("money-column-must-be-read");
  });
});
