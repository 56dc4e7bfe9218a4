/** 没有读取的金额列、外部馆符号、双精度的余数: what is found, and what is none. */
import { describe, expect, test } from "vitest";
import { Faults } from "../../../../src/month/import/reading/problem.ts";
import { numberText } from "../../../../src/month/import/reading/read-number.ts";
import { LibraryResolver } from "../../../../src/month/import/reading/resolve-library.ts";
import { UnreadMoney } from "../../../../src/month/import/reading/unread-money.ts";
import { directoryOf } from "../../../../src/registry/directory.ts";
import { contextOf, rawRow } from "./read-rows.ts";

describe("money in a column that nobody reads", () => {
  const found = (heading: string, text: string, ...read: string[]) => {
    const { fit } = contextOf({ profile: "subproject-spending", headings: [...read, heading] });
    const seen = new UnreadMoney(fit).in(rawRow(2, [...read.map(() => "1.00"), text]));
    return seen && `${seen.index} ${seen.heading} ${seen.text} ${seen.isDirection}`;
  };
  test.each<[string, string, string | null]>([
    ["退款金额", "310.55", "0 退款金额 310.55 false"],
    ["退款金额", "310", "0 退款金额 310 false"],
    ["退款金额", "0.00", null],
    ["退款金额", "", null],
    ["退款金额", "无", null],
    ["税额", "(1,200.00)", "0 税额 (1,200.00) false"],
    ["某列(元)", "5", "0 某列(元) 5 false"],
    ["某列(分)", "5", "0 某列(分) 5 false"],
    ["某列", "5", null],
    ["某列", "5.00", "0 某列 5.00 false"],
    ["余额", "5.00", null],
    ["预算金额", "5.00", null],
    ["预算退回金额", "5.00", "0 预算退回金额 5.00 false"],
    ["退款比例", "5.00", null],
    ["借贷方向", "贷", "0 借贷方向 贷 true"],
    ["借贷方向", "借", null],
    ["发生标志", "贷方", "0 发生标志 贷方 true"],
    ["发生标志", "收", "0 发生标志 收 true"],
  ])("%s: %j", (heading, text, wanted) => expect(found(heading, text)).toBe(wanted));

  test.each([
    ...[
      "退款金额",
      "退款",
      "退回",
      "退还款",
      "红",
      "红字",
      "红字金额",
      "冲回",
      "冲抵",
      "冲销金额",
      "收回",
      "收回金额",
    ],
    ...[
      "贷方本位币",
      "Credit Amount",
      "Refund",
      "减少",
      "减少额",
      "调减",
      "转出",
      "转出额",
      "退汇",
      "返款",
      "应退数",
      "还款",
    ],
  ])("%s is money that came back, in whatever form", (heading) => {
    const some = [
      "310.55贷",
      "1,234.00 CR",
      "40.00贷",
      "0.4万",
      "四十元",
      "40",
      "-40",
      "40 ",
      "约40",
      "见附件",
      "是",
      "√",
    ];
    const none = [
      "",
      "-",
      "—",
      "――",
      "0",
      "0.00",
      "¥0.00",
      "¥ -",
      "0.00元",
      "零元整",
      "0.00 CR",
      "(0)",
      "无",
      "N/A",
      "否",
      "/",
    ];
    expect(some.filter((text) => !found(heading, text))).toEqual([]);
    expect(none.filter((text) => found(heading, text))).toEqual([]);
  });
  test.each([
    "金额合计",
    "税额",
    "手续费",
    "支出",
    "某列(元)",
    "本币",
    "Tax",
  ])("%s is money where it says some", (heading) => {
    const some = ["310.55贷", "1,234.00 CR", "0.4万", "四十元", "贰拾圆整", "USD 40"];
    expect(some.filter((text) => !found(heading, text))).toEqual([]);
    expect(["", "-", "免税", "已付", "0.00贷", "人民币"].filter((text) => found(heading, text))).toEqual([]);
  });
  test.each([
    ...[
      "备注",
      "摘要",
      "经办",
      "附件张数",
      "退款原因",
      "退款日期",
      "退款单号",
      "退款单位",
      "退款人",
      "退款说明",
      "收回部门",
      "转出账户",
      "冲销月份",
      "预算调减",
      "退款电话",
    ],
    ...[
      "减少原因",
      "付款方式",
      "付款单位(全称)",
      "支出功能分类",
      "支出明细",
      "金额大写",
      "冲销凭证",
      "红字发票",
      "Refund reason",
    ],
  ])("%s is none, whatever its words say", (heading) => {
    const words = [
      "310元退货",
      "2019-05-20",
      "40.00贷",
      "四十元整",
      "TK-2019-001",
      "第2次",
      "2050205 高等教育",
      "已退",
    ];
    expect(words.filter((text) => found(heading, text))).toEqual([]);
  });
  test("beside 借方 and 贷方 a direction is that of the balance", () => {
    expect(found("借贷方向", "贷", "借方", "贷方")).toBeNull();
    expect(found("发生标志", "贷方", "借方", "贷方")).toBeNull();
    expect(found("退款金额", "5.00", "借方", "贷方")).toBe("2 退款金额 5.00 false");
  });
  test("what is read is no unread money", () => expect(found("借方", "5.00")).toBeNull());
});

describe("symbols of another network", () => {
  const known = {
    code: "EXT-OCLC-EAU",
    nameZh: "",
    nameEn: "",
    kind: "external",
    district: "",
    certainty: "",
    source: "",
  };
  const directory = directoryOf({ libraries: [known] as never, aliases: [], agreements: [] });
  const resolver = (addExternals: boolean) => new LibraryResolver({ directory, addExternals, file: "a.csv" });
  const ask = (of: LibraryResolver, text: string | null, column: string | null = "to") => {
    const faults = new Faults();
    const code = of.resolve(text, { day: "2019-05-01", scheme: "OCLC", column, faults });
    return [code, ...faults.list.map((f) => `${f.problem.code} ${f.column} ${f.text}`)];
  };
  test("are known, or may be recorded along with the file, each once", () => {
    const [closed, open] = [resolver(false), resolver(true)];
    expect([ask(closed, " eau "), ask(closed, null)]).toEqual([["EXT-OCLC-EAU"], [null]]);
    expect([ask(closed, "UB#"), ask(closed, "UB#", null)]).toEqual([
      ...[
        [null, "library-must-be-known to UB#"],
        [null, "library-must-be-known null UB#"],
      ],
    ]);
    expect([ask(open, "UB#"), ask(open, "ub#"), ask(open, "EAU")]).toEqual([
      ...[["EXT-OCLC-UB-23"], ["EXT-OCLC-UB-23"], ["EXT-OCLC-EAU"]],
    ]);
    expect(open.takeNew().map((l) => [l.code, l.nameZh, l.kind, l.source])).toEqual([
      ["EXT-OCLC-UB-23", "OCLC UB#", "external", "a.csv"],
    ]);
    expect(open.takeNew()).toEqual([]);
  });
  test("that no code can hold are unknown", () => {
    expect(ask(resolver(true), "A".repeat(20))[0]).toBe(`EXT-OCLC-${"A".repeat(20)}`);
    for (const text of ["A".repeat(21), "#".repeat(9), "馆", "A B"])
      expect(ask(resolver(true), text)).toEqual([null, `library-must-be-known to ${text}`]);
  });
});

test.each<[string, string, string]>([
  ["3.5999999999999996", "3.6", "3.6"],
  ["1.000000000000005", "1.00000000000001", "1.000000000000005"],
  ["1.000000000000004", "1", "1"],
  ["1.00000000000005", "1.00000000000005", "1.00000000000005"],
  ["999999999999999.5", "1000000000000000", "999999999999999.5"],
  ["999999999999999.4", "999999999999999", "999999999999999.4"],
  ["0.0999999999999999951", "0.1", "0.0999999999999999951"],
  ["-3.5999999999999996", "-3.6", "-3.6"],
  ["123456789.89000001", "123456789.89", "123456789.89"],
  ["1234567890.8900001", "1234567890.89", "1234567890.8900001"],
  ["12345678901234.57", "12345678901234.6", "12345678901234.57"],
  ["1234567890123456.7", "1234567890123456.7", "1234567890123456.7"],
  ["12", "12", "12"],
])("a workbook's %s is shown as %s; as text it is %s, where it is a double's noise and nothing else", (text, shown, read) => {
  expect(numberText({ kind: "number", text })).toBe(shown);
  expect(numberText(text)).toBe(read);
});
