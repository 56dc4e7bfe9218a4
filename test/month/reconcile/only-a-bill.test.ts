/** A month in which nothing came but the courier's bill: there is nothing to reconcile, which is no fault, and the month goes on. */
import { expect, test } from "vitest";
import { allianceOf, chargesOf, sumsOf } from "../settle/money/alliance.ts";

const BILL = `运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)
W1,2019-05-06,北京大学,中国人民大学,去程,1,0.8,1,8.00
`;

test("reconcile says that there is nothing to reconcile and leads on to settle, which settles the bill", async () => {
  const books = await allianceOf();
  try {
    const before = await books.balis("reconcile 2019-05 --lang en");
    expect([before.exit, before.stderr]).toEqual([3, expect.stringContaining("period-must-have-records")]);
    await books.importAll({ "物流-2019-05.csv": BILL });
    const said = await books.balis("reconcile 2019-05 --lang en");
    expect(said.exit).toBe(0);
    expect(said.stdout).toContain("There is nothing to reconcile. Next: balis settle 2019-05");
    expect((await books.balis("reconcile 2019-05 --service dd")).stdout).toContain("没有可对账的业务");
    await books.must("settle 2019-05");
    // 0.8 kg: the first kilogram, 8.00, of a parcel that no loan names: held until somebody answers.
    const sums = sumsOf(await chargesOf(books, "2019-05"));
    expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(800);
  } finally {
    books.remove();
  }
});
