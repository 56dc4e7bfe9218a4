/** Requests whose month was closed when they were decided, came late, or were corrected by a decision that was withdrawn again. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis } from "../../cases/run-case.ts";
import { type Alliance, allianceOf, filesOf } from "../../month/settle/money/alliance.ts";

const CANCELLED = `申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数
DD1,中国人民大学,2019-06-06,取消,期刊论文,普通,12
`;

/** May: DD1 12 pages 3.60, settled; DD3 20 pages against 17, deferred. June: DD1 cancelled, and DD7 of May, 10 pages, in a late file. */
let books: Alliance;
const request = (no: string, day: string, pages: number) =>
  ({ no, supplier: "10002", requester: "10001", day, pages }) as const;
const explained = (what: string) => books.must(`explain ${what}`);
const idOf = async (no: string): Promise<string> => /差异 (D-\S+?)：/.exec(await explained(no))?.[1] ?? "";

beforeAll(async () => {
  books = await allianceOf();
  const may = [request("DD1", "2019-05-06", 12), { ...request("DD3", "2019-05-06", 20), pagesAsked: 17 }];
  await books.importAll(filesOf("2019-05", may));
  await books.must("reconcile 2019-05");
  await books.must(`discrepancy resolve ${await idOf("DD3")} --as defer --reason 等来函`);
  await books.must("settle 2019-05");
  await books.close("2019-05");
  await books.importAll(filesOf("2019-06", [request("DD9", "2019-06-03", 10)]));
  writeFileSync(join(books.cwd, "10001-原文传递请求取消-2019-06.csv"), CANCELLED);
  await books.must("import --beside 10001-原文传递请求取消-2019-06.csv");
  await books.importAll(filesOf("2019-05", [request("DD7", "2019-05-16", 10)], "补"));
  await books.must("reconcile 2019-06");
}, 60_000);
afterAll(() => books.remove());

test("a deferred request: open again in the next month, with what was decided before; answered, how its amount comes about", async () => {
  const deferred = /此前的处理：转入下期（等来函），李会计 于 2019-06-03 09:30 作出/;
  const open = await explained("DD3");
  expect(open).toMatch(/差异 D-\S+：双方不一致，单号 DD3，待处理，处理前不结算/);
  expect(open).toMatch(deferred);
  await books.must(`discrepancy resolve ${await idOf("DD3")} --as requester-right --reason 来函`);
  await books.must("settle 2019-06");
  const said = await explained("DD3");
  expect(said).toMatch(/匹配：处理差异 D-\S+ 后确认\n/);
  expect(said).toMatch(/单号 DD3，以请求馆为准（来函）/);
  expect(said).toMatch(deferred);
  // 17 × 0.30, settled in June as a difference of May.
  expect(said).toMatch(
    /费用项 C-\d+-\d+：费用基数，2019-06，图书馆 10002，更正 2019-05\/R1 的差额 = 5\.10 元/,
  );
  expect(said).toMatch(/更正 2019-05\/R1 之后应为：.* = 5\.10 元\n.*计算：.* 17 页 × 0\.30 = 5\.10/);
  const { stdout } = await runBalis(["explain", "DD3"], { cwd: books.cwd, lang: "en" });
  expect(stdout).toContain(
    "Earlier resolution: carried to the next period (等来函), made by 李会计, 2019-06-03 09:30",
  );
  expect(stdout).toContain("17 pages × 0.30 = 5.10");
});

test("a correction that fell with its decision after the settlement: the sum still booked, and that the next settlement changes it", async () => {
  const id = await idOf("DD1");
  await books.must(`discrepancy resolve ${id} --as requester-right --reason 电话`);
  await books.must("settle 2019-06");
  // 3.60 of May, −3.60 of June.
  const settled = await explained("DD1");
  expect(settled).toMatch(/更正单 1（2019-05\/R1）：单号 DD1，不应计入；理由：电话/);
  expect(settled).toContain("费用基数，图书馆 10002 = 0.00 元");
  await books.must(`discrepancy withdraw ${id} --reason 记错`);
  const fallen = await explained("DD1");
  const outOfDate = "账期 2019-06 结算之后数据有变，以上金额以下一次结算为准 → balis settle 2019-06";
  expect(fallen).not.toContain("更正单 1");
  expect(fallen).toMatch(/已撤回的处理：以请求馆为准（电话），.*撤回，理由：记错/);
  expect(fallen).toContain("费用基数，图书馆 10002 = 0.00 元");
  expect(fallen).toContain(outOfDate);
  // Its charge and its run say so as well.
  const charge = /费用项 (C-\d+-\d+)：费用基数，2019-06/.exec(fallen)?.[1] ?? "";
  for (const what of [charge, "2019-05/R1"]) expect(await explained(what)).toContain(outOfDate);
  await books.must("settle 2019-06");
  const again = await explained("DD1");
  expect([again.includes("至今合计"), again.includes(outOfDate)]).toEqual([false, false]);
  expect(again).toMatch(/费用基数，2019-05，图书馆 10002 = 3\.60 元/);
});

test("a request of a late file, corrected after the month that settled it: 3.00 and −0.60 are 2.40", async () => {
  const late = await explained("DD7");
  expect(late).toMatch(/更正 2019-05\/R1 之后应为：.* = 3\.00 元\n.*计算：.* 10 页 × 0\.30 = 3\.00/);
  await books.must(`discrepancy resolve ${await idOf("DD1")} --as supplier-right --reason 核对`);
  await books.must("settle 2019-06");
  await books.close("2019-06");
  await books.must("correct note 2019-05 DD7 --pages 8 --reason 复核");
  const noted = await explained("DD7");
  expect(noted).toMatch(/更正单 \d+（2019-05\/R2）：单号 DD7，应为 页数 8；理由：复核/);
  expect(noted).toContain("费用基数，图书馆 10002 = 3.00 元");
  expect(noted).toContain("尚未入账：由账期 2019-07 的下一次结算计入 → balis settle 2019-07");
  await books.must("settle 2019-07");
  const said = await explained("DD7");
  expect(said).toContain("单号 DD7 至今合计（含更正）：费用基数，图书馆 10002 = 2.40 元");
  expect(said).toMatch(/更正 2019-05\/R2 的差额 = -0\.60 元/);
  // 8 × 0.30.
  expect(said).toMatch(/更正 2019-05\/R2 之后应为：.* = 2\.40 元\n.*计算：.* 8 页 × 0\.30 = 2\.40/);
  expect(said).not.toContain("尚未入账");
});
