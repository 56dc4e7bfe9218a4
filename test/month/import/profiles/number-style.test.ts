/** How a column writes its numbers and in which currency, how a file writes its quotes, and what period its title says. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainNumber } from "../../../../src/month/import/columns/number-style.ts";
import type { NumberStyle } from "../../../../src/month/import/columns/profile.ts";
import { periodInText } from "../../../../src/month/import/period-in-text.ts";
import { profilesWith, readCsv, refusal } from "./profile-language.ts";

const supplier = (columns: string, more = ""): string =>
  `profile: own\nkind: dd-supplier\ntitle: {zh: 甲, en: A}\nextends: dd-supplier\n${more}columns:\n${columns}`;
const HEAD = "申请单号\t请求馆\t提供日期\t状态\t页数\t费用";
const lines = (...fees: readonly string[]): string =>
  [HEAD, ...fees.map((fee, i) => `D${i}\t10001\t2019-05-03\t满足\t9\t${fee}`)].join("\n");
const fees = (rows: readonly string[]): string[] => rows.map((r) => /feeFen=(\S+)/.exec(r)?.[1] ?? "null");

describe("numbers in another style", () => {
  const COMMA: NumberStyle = { decimal: ",", groups: "." };
  const SWISS: NumberStyle = { decimal: ".", groups: "'" };
  const BARE: NumberStyle = { decimal: ",", groups: null };
  const SPACED: NumberStyle = { decimal: ",", groups: " " };
  test.each<[string, NumberStyle, string | undefined]>([
    ["1.234,50", COMMA, "1234.50"],
    ["1234,50", COMMA, "1234.50"],
    ["-12,5 €", COMMA, "-12.5 €"],
    ["12", COMMA, "12"],
    ["1.23", COMMA, undefined],
    ["1,234.50", COMMA, undefined],
    ["1.234.56,7", COMMA, undefined],
    ["1,2,3", COMMA, undefined],
    ["1'234.50", SWISS, "1234.50"],
    ["1’234’567.5", SWISS, "1234567.5"],
    ["1'23.50", SWISS, undefined],
    ["1,234.50", SWISS, undefined],
    ["1234,5", BARE, "1234.5"],
    ["1.234,5", BARE, undefined],
    ["1 234,5", SPACED, "1234.5"],
    ["1\u00A0234,5", SPACED, "1234.5"],
    ["１.２３４，５", COMMA, "1234.5"],
  ])("%s", (text, style, right) => expect(plainNumber(text, style)).toBe(right));

  test("law: a number written in a style is that number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const grouped = `${whole}`.replace(/\B(?=(\d{3})+$)/g, ".");
          const decimals = `${cents}`.padStart(2, "0");
          expect(plainNumber(`${grouped},${decimals}`, COMMA)).toBe(`${whole}.${decimals}`);
        },
      ),
    );
  });

  test("a file is read by it, findings show what stands there, and the total row is read the same way", async () => {
    const yaml = supplier('  feeFen: {numbers: {decimal: ",", groups: "."}}');
    const seen = await readCsv(
      yaml,
      `${lines("1.234,50", "3,60", "1.23", "12,345")}\n合计\t\t\t\t36\t1.238,10`,
    );
    expect(fees(seen.rows)).toEqual(["123450", "360"]);
    expect(seen.findings).toEqual(["4 费用 amount-must-be-exact 1.23", "5 费用 amount-must-be-exact 12,345"]);
    expect(seen.totals).toEqual(["页数 36 36", "费用 1,238.10 1,238.10"]);
  });

  test.each([
    ['  title: {numbers: {decimal: ","}}', "not-a-number title"],
    ['  feeFen: {numbers: {decimal: ",", groups: ","}}', "two-sources feeFen"],
    ['  feeFen: {numbers: {decimal: "·"}}', "wrong-value columns.feeFen.numbers.decimal"],
  ])("%s is refused", async (columns, right) => {
    expect(await refusal(() => profilesWith(supplier(columns)))).toContain(right);
  });
});

describe("a column in another currency", () => {
  const RATE = '  feeFen: {currency: {code: USD, rate: "7.0913", source: 中国人民银行 2019-05-31 中间价}}';
  test("each amount is multiplied exactly and rounded half up; what says yuan or another currency is a finding", async () => {
    // 12.35 × 7.0913 = 87.577555; 0.01 × 7.0913 = 0.070913; 10.00 × 7.0913 = 70.913
    const seen = await readCsv(
      supplier(RATE),
      lines("12.35", "$0.01", "USD 10.00", "10.00美元", "￥10.00", "€10.00", "10元"),
    );
    expect(fees(seen.rows)).toEqual(["8758", "7", "7091", "7091"]);
    expect(seen.findings.map((f) => f.replace(" 费用 amount-must-be-of-its-currency", ""))).toEqual([
      "6 ￥10.00",
      "7 €10.00",
      "8 10元",
    ]);
  });

  test("half a fen goes up", async () => {
    const yaml = supplier('  feeFen: {currency: {code: EUR, rate: "0.5", source: 甲}}');
    expect(fees((await readCsv(yaml, lines("0.01", "0.03", "1,00"))).rows)).toEqual(["1", "2"]);
  });

  test("a total row is compared in the file's own currency", async () => {
    const yaml = supplier('  feeFen: {currency: {code: USD, rate: "0.333", source: 甲}}');
    const seen = await readCsv(yaml, `${lines("0.01", "0.01", "0.01")}\n合计\t\t\t\t27\t0.03`);
    expect(fees(seen.rows)).toEqual(["0", "0", "0"]);
    expect(seen.totals).toEqual(["页数 27 27", "费用 0.03 0.03"]);
  });

  test("without a rate nothing is settled as yuan", async () => {
    const seen = await readCsv(supplier("  feeFen: {currency: {code: USD}}"), lines("12.35", ""));
    expect(seen.findings).toEqual(["2 费用 currency-must-have-a-rate 12.35"]);
    expect(fees(seen.rows)).toEqual(["null"]);
    const unknown = await readCsv(
      supplier("  feeFen: {currency: {code: USD}, unreadable: unknown}"),
      lines("12.35"),
    );
    expect(fees(unknown.rows)).toEqual(["null"]);
  });

  test("a heading that says yuan is no column of it", async () => {
    const seen = await readCsv(supplier(RATE), lines("12.35").replace("费用", "费用(元)"));
    expect(fees(seen.rows)).toEqual(["null"]);
  });

  test("yuan themselves need no rate", async () => {
    expect(fees((await readCsv(supplier("  feeFen: {currency: {code: CNY}}"), lines("3.60"))).rows)).toEqual([
      "360",
    ]);
  });

  test.each([
    ['{code: USD, rate: "7.1"}', "missing-key source"],
    ["{code: USD, source: 甲}", "missing-key rate"],
    ['{code: USD, rate: "0", source: 甲}', "wrong-value 0"],
    ['{code: CNY, rate: "2", source: 甲}', "wrong-value 2"],
    ["{code: usd}", "wrong-value columns.feeFen.currency.code"],
  ])("%s is refused", async (currency, right) => {
    expect(await refusal(() => profilesWith(supplier(`  feeFen: {currency: ${currency}}`)))).toContain(right);
  });

  test("pages are in no currency, and an amount is in one", async () => {
    expect(await refusal(() => profilesWith(supplier("  pages: {currency: {code: USD}}")))).toContain(
      "not-a-number pages",
    );
    expect(
      await refusal(() => profilesWith(supplier("  feeFen: {currency: {code: USD}, unit: fen}"))),
    ).toContain("two-sources feeFen");
  });
});

describe("the period that a title says", () => {
  test.each([
    ["year", "2019年度馆际互借结算表 导出时间：2020-01-05", "2019"],
    ["year", "2019年1月至12月", "2019"],
    ["year", "2019-01-01至2019-12-31", "2019"],
    ["year", "注册用户-2019", "2019"],
    ["year", "2019年5月", "none"],
    ["year", "2018-2019学年", "none"],
    ["year", "2018学年", "none"],
    ["year", "2018年度、2019年度", "unclear"],
    ["quarter", "2019年第二季度", "2019-Q2"],
    ["quarter", "2019Q2", "2019-Q2"],
    ["quarter", "2019年二季度（2019年4月—6月）", "2019-Q2"],
    ["quarter", "2019年4-6月", "2019-Q2"],
    ["quarter", "2019年3-6月", "none"],
    ["quarter", "2019年", "none"],
    ["span", "2018年12月—2019年11月", "2018-12..2019-11"],
    ["span", "2018-12..2019-11", "2018-12..2019-11"],
    ["span", "账单周期 2019-04-01 至 2019-06-30", "2019-Q2"],
    ["span", "账单周期 2019-04-26 至 2019-05-25", "none"],
    ["span", "2019年5月", "2019-05"],
    ["month", "2019年5月", "2019-05"],
    ["month", "2019年度", "none"],
  ] as const)("of a profile that covers a %s: %s → %s", (covers, text, right) => {
    const said = periodInText(text, covers);
    expect(said.kind === "month" ? said.month : said.kind).toBe(right);
  });
});
