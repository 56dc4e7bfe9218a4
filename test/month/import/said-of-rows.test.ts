/** Remarks that say whose the rows are, or which month's; worked by hand for an account of 10001 (北京大学) for May 2019. */
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/core/period.ts";
import { librariesOfRows, periodsOfRows } from "../../../src/month/import/said-of-rows.ts";
import type { RecordKind } from "../../../src/records/record.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import { seedRegistry } from "../../registry/seed.ts";

const directory = directoryOf(seedRegistry());
const profile = { titleZh: "原文传递 提供馆", titleEn: "document delivery supplier" };

function libraries(text: string, kind: RecordKind = "dd-supplier"): string[] {
  return librariesOfRows(text, { directory, profile, kind }).flatMap((said) => said.says);
}

function periods(text: string, sentFor = "2019-05"): string[] {
  const period = parsePeriod(sentFor);
  return period ? periodsOfRows(text, period).flatMap((said) => said.says) : [];
}

describe("whose the rows of a supplier's account are", () => {
  test.each([
    "备注：以下清华大学图书馆提供",
    "以下为清华大学图书馆数据",
    "以下数据属于清华大学图书馆",
    "以上均为清华大学图书馆的记录",
    "注：第5行起由清华大学图书馆提供",
    "说明：上述记录来自清华大学图书馆",
    "以下：清华大学图书馆",
    "以下 清华大学图书馆",
    "其余为10003提供",
    "代清华大学图书馆填报",
    "补报清华大学图书馆3笔",
    "清华大学图书馆部分如下",
    "备注：清华大学图书馆提供",
    "以下由清华大学图书馆提供，北京师范大学图书馆请求",
    "以下为我馆读者所需，由清华大学图书馆借出",
    "Note: the rows below are supplied by Tsinghua University Library",
    "The following rows are from Tsinghua University Library",
  ])("%s: another's", (text) => {
    expect(libraries(text)[0]).toBe("10003");
  });

  test.each([
    "以下北京大学图书馆提供",
    "备注：以下为北京大学图书馆5月数据",
    "以下为北京大学图书馆向清华大学图书馆提供",
  ])("%s: its own", (text) => {
    expect(libraries(text)[0]).toBe("10001");
  });

  test("以下为清华大学图书馆和北京大学图书馆提供: both", () => {
    expect(libraries("以下为清华大学图书馆和北京大学图书馆提供")).toEqual(["10003", "10001"]);
  });

  test("what nobody understands may be the other's: it is a question", () => {
    expect(
      librariesOfRows("以下为清华大学图书馆分馆合作部提供", { directory, profile, kind: "dd-supplier" }),
    ).toEqual([{ says: ["10003"], isSure: false }]);
  });

  test.each([
    "以下为向清华大学图书馆提供的文献",
    "以下提供给清华大学图书馆、北京师范大学图书馆",
    "以下由清华大学图书馆请求",
    "以下为清华大学图书馆读者申请",
    "以下发往清华大学图书馆",
    "Rows below were requested by Tsinghua University Library",
    "以上数据如有疑问，联系清华大学图书馆",
    "以上数据请清华大学图书馆核对",
    "以上费用由清华大学图书馆承担",
    "以上经清华大学图书馆审核",
    "以上不含清华大学图书馆",
    "清华大学图书馆部分另行统计",
    "收款单位：清华大学图书馆",
    "备注：清华大学图书馆的文献另行统计",
    "以下空白",
    "以上无误",
    "以下为样例",
  ])("%s: nobody's", (text) => {
    expect(libraries(text)).toEqual([]);
  });
});

describe("whose the rows of a requester's account are", () => {
  test.each([
    ["以下由清华大学图书馆请求", ["10003"]],
    ["以下为清华大学图书馆读者申请", ["10003"]],
    ["以下清华大学图书馆提供", []],
    ["备注：清华大学图书馆提供", []],
    ["以下为清华大学图书馆数据", ["10003"]],
  ])("%s: %j", (text, codes) => {
    expect(libraries(text, "dd-requester")).toEqual(codes);
  });
});

describe("which month the rows are of", () => {
  test.each([
    ["备注：以下为6月补报", "2019-06"],
    ["以下为6月份数据", "2019-06"],
    ["以上属2019年4月", "2019-04"],
    ["补报4月3笔", "2019-04"],
    ["4月漏报，补录如下", "2019-04"],
    ["北京大学图书馆2019年5月（含4月补报）", "2019-04"],
    ["以下为上月补报", "2019-04"],
    ["以下计入次月", "2019-06"],
    ["以下为2018年业务", "2018"],
    ["以下文献于6月提供", "2019-06"],
    ["第8行起为六月数据", "2019-06"],
    ["以下为2019年第三季度数据", "2019-Q3"],
    ["Rows below are from June 2019", "2019-06"],
    ["以下为4月至6月数据", null],
    ["以下为2019年4-6月数据", "2019-Q2"],
  ])("%s: %s", (text, period) => {
    expect(periods(text).filter((p) => p !== "2019-05")).toEqual(period === null ? [] : [period]);
  });

  test("a month without its year is of one of the years of the file", () => {
    expect(periods("以下为1月补报", "2018-12..2019-02")).toEqual(["2018-01", "2019-01"]);
  });

  test("the month before January is December of the year before", () => {
    expect(periods("以下为上月补报", "2019-01")).toEqual(["2018-12"]);
    expect(periods("以下计入次月", "2018-12")).toEqual(["2019-01"]);
  });

  test.each([
    "以上数据请于6月10日前核对",
    "以上费用请于2019年6月付清",
    "以上于2019年6月报送",
    "以上数据截至2019年5月31日，6月上报",
    "以下图书6月到期",
    "以上图书2018年出版",
    "6月结算",
    "以上6月核对无误",
    "备注：2019年6月",
  ])("%s: none", (text) => {
    expect(periods(text)).toEqual([]);
  });
});
