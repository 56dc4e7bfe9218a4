/** A sheet that was not read is named with the flag that reads it, until it is read. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, HEAD, imported, newBooks, removeBooks, row, workbook } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

describe("a sheet that nobody read", () => {
  const requested = [
    HEAD.replace("请求馆", "提供馆").replace(",费用(元)", "").split(","),
    row("Q1").split(",").slice(0, 6),
  ];
  const supplied = (no: string) => [HEAD.split(","), row(no).split(",")];
  const flags = async (name: string, ...more: string[]) => [
    ...new Set(
      [...(await balis("import", name, ...more)).stdout.matchAll(/"flag": "(.*)"/g)].map(([, flag]) => flag),
    ),
  ];

  test("is read by the flag that its finding names: all for one like the others, its name for another kind", async () => {
    const name = await workbook("10001-2019-05.xlsx", [
      { name: "上", rows: supplied("DD1") },
      { name: "下", rows: supplied("DD2") },
      { name: "请求", rows: requested },
    ]);
    expect(await flags(name)).toEqual(["all", '\\"请求\\"']);
    expect(await flags(name, "--sheets", "all")).toEqual(['\\"请求\\"']);
    expect(await flags(name, "--sheets", "请求")).toEqual([]);
    expect((await balis("import", name)).exit).toBe(0);
  });

  test("and says below its title that there is nothing is the nil return of the library in the title", async () => {
    const name = await workbook("五月-2019-05.xlsx", [
      { name: "北京大学", rows: supplied("DD1") },
      { name: "清华大学", rows: supplied("DD2") },
      { name: "附表", rows: [["中国人民大学图书馆"], ["本月无业务"]] },
    ]);
    expect(await imported(name, "--sheets", "all")).toEqual([
      "imported 10001 2019-05",
      "imported 10003 2019-05",
      "imported 10002 2019-05",
    ]);
  });
});
