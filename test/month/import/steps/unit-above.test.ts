/** A unit that is said once above the table is not read in silence: amounts would be wrong by a hundred or by ten thousand. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, imported, newBooks, removeBooks, row, standing, text } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

describe("a unit above the table", () => {
  const plain = "申请单号,请求馆,提供日期,状态,文献类型,页数,费用";
  const lines = (title: string, head: string): string => `${title}\n${head}\n${row("DD1")}\n`;

  test.each([
    "单位：分",
    "（单位:万元）",
    "金额单位：千元",
    "2019年5月 单位：USD",
    "币种：美元",
    "Currency: USD",
    "Unit: fen",
  ])("%s is a question", async (title) => {
    text("10001-2019-05-u.csv", lines(title, plain));
    const done = await balis("import", "10001-2019-05-u.csv");
    expect(done.refused).toEqual(["unit-must-stand-in-headings"]);
    expect(standing()).toEqual([]);
  });

  test.each([
    ["单位：元", plain],
    ["填报单位：北京大学图书馆", plain],
    ["单位：分", plain.replace("费用", "费用(元)")],
  ])("%s above %s is none", async (title, head) => {
    text("10001-2019-05-v.csv", lines(title, head));
    expect(await imported("10001-2019-05-v.csv")).toEqual(["imported 10001 2019-05"]);
  });
});
