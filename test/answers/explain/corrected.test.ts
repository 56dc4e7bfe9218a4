/** What a request or a waybill costs now: its month's charge, what was corrected or answered since, by whom, and what books it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis } from "../../cases/run-case.ts";
import { type Alliance, allianceOf, filesOf } from "../../month/settle/money/alliance.ts";
import { type Books, booksOfMay } from "../../papers/report/books-of-may.ts";

const INVOICE = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)";
const LINE = "0001,2019-05-09,北京大学,中国人民大学,去程,1,1.1,2";

/** The lines of one level of the tree, without what joins them. */
const levels = (tree: string, depth: number): string[] =>
  tree
    .split("\n")
    .filter((line) => line.search(/[├└]/) === (depth - 1) * 3)
    .map((line) => line.replace(/^[│\s]*[├└]─ /, ""));

describe("a request of a closed month", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  const explained = (what: string) => books.must(`explain ${what}`);

  // DD1 12 pages 3.60, DD2 45 pages 13.50.
  beforeAll(async () => {
    books = await allianceOf();
    const may = (no: string, pages: number) =>
      ({ no, supplier: "10002", requester: "10001", day: "2019-05-06", pages }) as const;
    await books.month("2019-05", filesOf("2019-05", [may("DD1", 12), may("DD2", 45)]));
    await books.close("2019-05");
  });

  test("not yet settled: the correction with who and why, the sum so far, and what will book it", async () => {
    await books.must("correct note 2019-05 DD1 --pages 10 --reason 提供馆复核");
    const said = await explained("DD1");
    expect(said).toContain("更正单 1（2019-05/R1）：单号 DD1，应为 页数 10；理由：提供馆复核；李会计 于");
    expect(said).toContain("单号 DD1 至今合计（含更正）：费用基数，图书馆 10002 = 3.60 元");
    expect(said).toContain("尚未入账：由账期 2019-06 的下一次结算计入 → balis settle 2019-06");
  });

  test("settled: 3.60 of May and −0.60 that June books are 3.00; nothing is left to be booked", async () => {
    const june = { no: "DD9", supplier: "10002", requester: "10001", day: "2019-06-03", pages: 10 };
    await books.month("2019-06", filesOf("2019-06", [june]));
    const said = await explained("DD1");
    expect(said).toContain("单号 DD1 至今合计（含更正）：费用基数，图书馆 10002 = 3.00 元");
    expect(said).toMatch(/费用项 C-\d+-\d+：费用基数，2019-05，图书馆 10002 = 3\.60 元/);
    expect(said).toMatch(
      /费用项 C-\d+-\d+：费用基数，2019-06，图书馆 10002，更正 2019-05\/R1 的差额 = -0\.60 元/,
    );
    expect(said).not.toContain("尚未入账");
  });

  test("corrected once more in the same month: the later one counts, the charge is out of date until it is settled", async () => {
    await books.must("correct note 2019-05 DD1 --void --reason 重复申请");
    const said = await explained("DD1");
    expect(said).toMatch(/更正单 1（.*应为 页数 10；.*；已由更正单 2 代替/);
    expect(said).toMatch(/更正单 2（2019-05\/R1）：单号 DD1，不应计入；理由：重复申请/);
    expect(said).toContain("账期 2019-06 结算之后数据有变，以上金额以下一次结算为准 → balis settle 2019-06");
    await books.must("settle 2019-06");
    expect(await explained("DD1")).toContain("费用基数，图书馆 10002 = 0.00 元");
  });

  test("corrected again after that month's close: three charges of two runs, all of them in the sum", async () => {
    await books.close("2019-06");
    await books.must("correct note 2019-05 DD1 --pages 5 --reason 并非重复");
    await books.must("settle 2019-07");
    const said = await explained("DD1");
    // 3.60 − 3.60 + 5 × 0.30.
    expect(said).toContain("费用基数，图书馆 10002 = 1.50 元");
    expect([
      said.includes("更正 2019-05/R1 的差额 = -3.60"),
      said.includes("更正 2019-05/R2 的差额 = 1.50"),
    ]).toEqual([true, true]);
  });

  test("one that nothing corrected has its charge alone", async () => {
    const said = await explained("DD2");
    expect([said.includes("至今合计"), said.includes("尚未入账"), said.includes("= 13.50 元")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("the list of corrections says in words what should be, in both languages", async () => {
    const zh = await books.must("correct list");
    expect(zh).toMatch(/DD1 +页数 10 +提供馆复核/);
    expect(zh).toMatch(/DD1 +不应计入 +重复申请/);
    const { stdout } = await runBalis(["correct", "list"], { cwd: books.cwd, lang: "en" });
    expect(stdout).toMatch(/DD1 +pages 10 +/);
    expect(stdout).toMatch(/DD1 +should not count +/);
  });
});

test("a decision that was withdrawn: what was decided, who withdrew it and why, and that it is open again", async () => {
  const books = await allianceOf();
  try {
    const asked = { no: "DD3", supplier: "10002", requester: "10001", day: "2019-05-06", pages: 20 };
    await books.importAll(filesOf("2019-05", [{ ...asked, pagesAsked: 17 }]));
    await books.must("reconcile 2019-05");
    const open = await books.must("explain DD3");
    expect(open).toContain("待处理，处理前不结算");
    const id = /差异 (\S+?)：/.exec(open)?.[1] ?? "";
    await books.must(`discrepancy resolve ${id} --as requester-right --reason 以请求馆为准`);
    expect(await books.must("explain DD3")).toContain("以请求馆为准");
    await books.must(`discrepancy withdraw ${id} --reason 看错了`);
    const said = await books.must("explain DD3");
    expect(said).toMatch(
      /已撤回的处理：\S*请求馆\S*（以请求馆为准），李会计 于 .* 作出；李会计 于 .* 撤回，理由：看错了/,
    );
    expect(said).toContain("待处理，处理前不结算");
    await books.must(`discrepancy resolve ${id} --as supplier-right --reason 以提供馆为准`);
    const again = await books.must("explain DD3");
    expect([again.includes("已撤回的处理"), again.includes("（以提供馆为准）；涉及金额")]).toEqual([
      true,
      true,
    ]);
  } finally {
    books.remove();
  }
}, 60_000);

describe("a loan and a waybill", () => {
  let books: Books;
  const must = async (...argv: string[]): Promise<string> => {
    const { exit, stdout, stderr } = await books.balis(...argv);
    expect([exit > 1, stderr]).toEqual([false, exit > 1 ? "" : stderr]);
    return stdout;
  };
  beforeAll(async () => {
    books = await booksOfMay();
    await must("close", "2019-05", "--confirm", "2019-05");
  }, 60_000);
  afterAll(() => books.remove());

  test("a loan of 2 volumes that were 3 costs 15.00 once June is settled, at 5.00 a volume", async () => {
    await must("correct", "note", "2019-05", "IL1", "--service", "ill", "--volumes", "3", "--reason", "漏记");
    expect(await must("explain", "IL1")).toContain("应为 册数 3；理由：漏记");
    writeFileSync(join(books.cwd, "物流-2019-06.csv"), `${INVOICE}\n${LINE},-12.00\n${LINE},11.00\n`);
    await must("import", "物流-2019-06.csv", "--period", "2019-06");
    await must("settle", "2019-06");
    expect(await must("explain", "IL1")).toContain("至今合计（含更正）：费用基数，图书馆 10001 = 15.00 元");
  });

  // 12.00 billed, 10.00 by the contract; credited whole and billed anew at 11.00: 10.00 paid, 1.00 held.
  test("a waybill is billed, credited and billed anew: each line with its charge, 10.00 in all, 1.00 held", async () => {
    const said = await must("explain", "0001");
    expect(said).toContain("运单 0001：账单 3 行，共 11.00 元；暂缓支付 1.00 元；应付合计 = 10.00 元");
    expect(levels(said, 1).map((line) => /计入 (\S+) 元/.exec(line)?.[1])).toEqual([
      "10.00",
      "-10.00",
      "10.00",
    ]);
    expect(said).toMatch(/费用项 C-\d+-\d+：物流费，2019-06，图书馆 10001 = -10\.00 元/);
  });

  test("what is held is answered in part: who, why, and that the next settlement books it; a withdrawn answer says so", async () => {
    await must("courier", "answer", "2019-06", "0001", "--as", "reject", "--reason", "不认");
    await must("courier", "withdraw", "2019-06", "0001", "--reason", "记错");
    await must(
      "courier",
      "answer",
      "2019-06",
      "0001",
      "--as",
      "approve",
      "--amount",
      "0.40",
      "--reason",
      "协商",
    );
    const said = await must("explain", "0001");
    expect(said).toContain("暂缓支付 0.60 元；应付合计 = 10.40 元");
    expect(said).toMatch(
      /第 1 号答复（2019-06）：运费 1\.00 元，不予支付；理由：不认；.*撤回（记错），不再有效/,
    );
    expect(said).toMatch(
      /第 2 号答复（2019-06）：运费 0\.40 元，同意支付；理由：协商；李会计 于 2019-06-03 09:30 作出\n/,
    );
    expect(said).toContain("尚未入账：由账期 2019-06 的下一次结算计入 → balis settle 2019-06");
    await must("settle", "2019-06");
    expect(await must("explain", "0001")).not.toContain("尚未入账");
  });

  test("a number that nobody billed is not known", async () => {
    const { exit, stderr } = await books.balis("explain", "0002");
    expect([exit, stderr.includes("[reference-must-be-known]")]).toEqual([3, true]);
  });
});
