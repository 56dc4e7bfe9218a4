/** One library that reports a request filled and also cancelled asks a question: both rows are named, and only the filled one can count. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, sumsOf } from "../../settle/money/alliance.ts";

const HEAD = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)";
const row = (no: string, status: string, pages = 10) =>
  `${no},10001,2019-05-08,${status},期刊论文,普通,${pages},${((pages * 30) / 100).toFixed(2)}`;

interface Shown {
  readonly id: string;
  readonly caseKey: string;
  readonly records: readonly unknown[];
}

describe("of the supplier's one file", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  beforeAll(async () => {
    books = await allianceOf();
    const rows = [
      ...[row("DD1", "满足"), row("DD1", "取消")],
      ...[row("DD2", "未满足"), row("DD2", "满足")],
      ...[row("DD3", "满足"), row("DD3", "满足", 11)],
    ];
    await books.importAll({ "10002-原文传递-2019-05.csv": [HEAD, ...rows, ""].join("\n") });
    await books.must("reconcile 2019-05");
  });
  const of = async (number: string) => {
    const { discrepancies } = await books.json<{ discrepancies: Shown[] }>("discrepancy list 2019-05");
    const found = discrepancies.find((d) => d.caseKey === number);
    if (!found) throw new Error(number);
    return found;
  };

  test("what it says twice over is listed as its own, and both rows are shown with their places", async () => {
    const list = await books.must("discrepancy list 2019-05");
    expect(list).toContain("状态 提供馆 满足、取消 ");
    expect(list).toContain("状态 提供馆 不满足、满足 ");
    expect(list).toContain("页数 提供馆 10、11; 费用 提供馆 3.00、3.30 ");
    const shown = await books.must(`discrepancy show ${(await of("DD1")).id}`);
    expect(shown).toMatch(/状态 +满足、取消 +— +—/);
    for (const at of ["行 2", "行 3"]) expect(shown).toContain(`10002-原文传递-2019-05.csv · ${at}`);
  });

  test("two can't count where one was filled; one is paid once, and none where it is not settled", async () => {
    const resolve = async (number: string, how: string) =>
      books.balis(`discrepancy resolve ${(await of(number)).id} ${how} --reason 电话`);
    const two = await resolve("DD1", "--as supplier-right --count 2");
    expect([two.exit, two.stderr.includes("[desk-count-must-be-within]")]).toEqual([3, true]);
    expect((await resolve("DD1", "--as supplier-right")).stderr).toContain("[desk-count-must-be-given]");
    expect((await resolve("DD1", "--as supplier-right --count 1")).exit).toBe(0);
    expect((await resolve("DD2", "--as write-off")).exit).toBe(0);
    expect((await resolve("DD3", "--as supplier-right --count 2")).exit).toBe(0);
    await books.must("settle 2019-05");
    // DD1 3.00, DD3 3.00 + 3.30.
    expect(sumsOf(await chargesOf(books, "2019-05"))).toEqual({
      "fee-basis 10002": 930,
      "dd-subsidy 10002": 465,
    });
  });
});
