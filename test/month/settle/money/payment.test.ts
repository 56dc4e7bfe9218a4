/**
 * 收付款、预算、通知: money that moves, on real books.
 * Source: SOURCES.md [closed-stays], [notice-not-invoice], [transfers-balance].
 */

import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, filesOf, sumsOf } from "./alliance.ts";

const request = (no: string, day: string, pages: number, supplier = "10002") => ({
  ...{ no, supplier, requester: "10001", day, pages },
});

/** A library's notice as rows of text. */
async function notice(books: Alliance, period: string, library: string): Promise<string[]> {
  await books.must(`report statements ${period} --library ${library} -o statements`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(books.cwd, "statements", `statement-${period}-${library}.xlsx`));
  const lines: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const cells = (row.values as unknown[]).slice(1).map((_, i) => row.getCell(i + 1).text);
    lines.push([...new Set(cells)].join(" ").trim());
  });
  return lines;
}

describe("two months, paid in between", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  beforeAll(async () => {
    books = await allianceOf();
    await books.must(
      "budget set 2019 subsidy --yuan 20.00 --covers dd-subsidy --class 30227 --on 2019-05-01",
    );
    // 40 pages: 12.00, half of it 6.00.
    await books.month("2019-05", filesOf("2019-05", [request("DD1", "2019-05-06", 40)]));
    await books.must("close 2019-05 --confirm 2019-05");
  });

  test("a budget covers what settlements charge: another word is refused, nothing is kept", async () => {
    const typo = await books.balis("budget set 2019 other --yuan 1.00 --covers dd-subsidi");
    expect(typo.exit).toBe(2);
    expect(typo.stderr).toContain("dd-subsidy | ill-subsidy | courier");
    expect(await books.must("budget status 2019")).not.toContain("other");
  });

  test("a notice that pays says so three times, and is no bill", async () => {
    const lines = await notice(books, "2019-05", "10002");
    expect(lines[0]).toContain("收款通知");
    expect(lines.filter((l) => l.includes("不是账单")).length).toBeGreaterThan(0);
    expect(lines.some((l) => l.includes("方向") && l.includes("付给"))).toBe(true);
    expect(lines.some((l) => l.includes("陆元整"))).toBe(true);
  });

  test("what is paid is owed, has a fund with money in it, and a voucher that is new", async () => {
    const pay = "payment record 10002 --fund subsidy --on 2019-06-10";
    for (const [line, code] of [
      [`${pay} --yuan 6.01 --voucher P-1`, "payment-must-be-owed"],
      [`${pay} --yuan 20.01 --voucher P-1 --advance`, "budget-must-cover-payment"],
      ["payment record 10002 --fund none --yuan 1.00 --voucher P-1 --on 2019-06-10", "fund-must-be-known"],
      [`${pay} --yuan 6.00`, "flag-must-be-given"],
      [`${pay} --yuan -6.00 --voucher P-1`, "value-must-be-valid"],
      [`${pay} --yuan 6.00 --voucher P-1 --period 2019-05`, "period-must-be-open"],
    ] as const)
      expect((await books.balis(line)).stderr, line).toContain(`[${code}]`);
    await books.must(`${pay} --yuan 6.00 --voucher P-1`);
    expect((await books.balis(`${pay} --yuan 6.00 --voucher P-1`)).stderr).toContain("[voucher-must-be-new]");
  });

  test("a payment taken back counts neither twice nor not at all", async () => {
    const [first] = (
      await books.json<{ movements: { id: string; kind: string }[] }>("payment list")
    ).movements.filter((m) => m.kind === "payment");
    await books.must(`payment reverse ${first?.id} --reason 付错 --on 2019-06-11`);
    const used = async () =>
      (await books.json<{ funds: { usedFen: number }[] }>("budget status 2019")).funds.map((f) => f.usedFen);
    expect(await used()).toEqual([0]);
    expect((await books.balis(`payment reverse ${first?.id} --reason 再错`)).stderr).toContain(
      "[movement-must-stand]",
    );
    await books.must("payment record 10002 --fund subsidy --on 2019-06-12 --yuan 6.00 --voucher P-1");
    expect(await used()).toEqual([600]);
  });

  test("opening balance + this month + payments = closing balance, and the opening is the last closing", async () => {
    await books.month("2019-06", filesOf("2019-06", [request("DD2", "2019-06-06", 20)]));
    const lines = await notice(books, "2019-06", "10002");
    const amount = (label: string): string[] =>
      lines.filter((l) => l.includes(label)).map((l) => l.split(" ").at(-1) ?? "");
    // 6.00 from May, 3.00 of June (half of 6.00), −6.00 + 6.00 − 6.00: 3.00.
    expect(amount("期初余额")).toEqual(["6"]);
    expect(amount("原文传递补贴")).toEqual(["3"]);
    expect(amount("付款")).toEqual(expect.arrayContaining(["-6", "6"]));
    expect(lines.some((l) => l.includes("叁元整"))).toBe(true);
    await books.must("close 2019-06 --confirm 2019-06");
    await books.month("2019-07", filesOf("2019-07", [request("DD3", "2019-07-06", 20)]));
    const july = await notice(books, "2019-07", "10002");
    expect(july.filter((l) => l.includes("期初余额")).map((l) => l.split(" ").at(-1))).toEqual(["3"]);
  });

  test("a fund that can't pay refuses the settlement; the switch cuts it to the fen, and the notice shows it", async () => {
    // 20.00 for the year: 6.00, 3.00 and July's 3.00 leave 8.00. August wants 15.00: 10.00 and 5.00.
    await books.must("close 2019-07 --confirm 2019-07");
    const august = [request("DD4", "2019-08-06", 1, "10003"), request("DD5", "2019-08-06", 66, "10002")];
    await books.importAll(
      filesOf(
        "2019-08",
        august.map((r, i) => ({ ...r, pages: i === 0 ? 33 : 67 })),
      ),
    );
    await books.must("reconcile 2019-08");
    // 33 pages: 9.90, half 4.95; 67 pages: 20.10, half 10.05: 15.00 wanted, 8.00 left.
    const refused = await books.balis("settle 2019-08");
    expect([refused.exit, refused.stderr.includes("[budget-must-cover]")]).toEqual([3, true]);
    await books.must("settle 2019-08 --prorate");
    // 8.00 × 4.95/15.00 = 2.64 and 8.00 × 10.05/15.00 = 5.36.
    const charges = (await chargesOf(books, "2019-08")).filter((c) => c.kind === "dd-subsidy");
    expect(sumsOf(charges)).toEqual({ "dd-subsidy 10002": 536, "dd-subsidy 10003": 264 });
    expect((await books.balis("verify")).exit).toBe(0);
  });

  test("a budget that is raised afterwards makes the cut stale: settled again, nothing is cut", async () => {
    await books.must(
      "budget set 2019 subsidy --yuan 40.00 --covers dd-subsidy --class 30227 --on 2019-08-20",
    );
    const { stdout } = await books.balis("close 2019-08 --dry-run");
    expect(stdout).toMatch(/未通过\s+结算完成且为最新/);
    await books.must("settle 2019-08");
    const charges = (await chargesOf(books, "2019-08")).filter((c) => c.kind === "dd-subsidy");
    expect(sumsOf(charges)).toEqual({ "dd-subsidy 10002": 1005, "dd-subsidy 10003": 495 });
  });

  test("a budget that is cut below what is settled stops the close, and settling again is refused", async () => {
    await books.must(
      "budget set 2019 subsidy --yuan 20.00 --covers dd-subsidy --class 30227 --on 2019-08-21",
    );
    const { stdout } = await books.balis("close 2019-08 --dry-run");
    expect(stdout).toMatch(/未通过\s+各项资金够付本期费用/);
    expect((await books.balis("settle 2019-08")).stderr).toContain("[budget-must-cover]");
  });
});

describe("fees settled net, as CALIS does", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  const carry = (text: string) =>
    text.replace("netting: { dd: net }", 'netting: { dd: net, carryForwardBelow: "5.00" }');

  test("positions sum to zero before anything is issued, and small ones are carried forward", async () => {
    books = await allianceOf(["calis-2015"], carry);
    // 10001 owes 12.00 + 3.00 and earns nothing; 10002 earns 12.00; 10003 earns 3.00, below 5.00.
    await books.month(
      "2019-05",
      filesOf("2019-05", [request("DD1", "2019-05-06", 40), request("DD2", "2019-05-07", 10, "10003")]),
    );
    const sums = sumsOf((await chargesOf(books, "2019-05")).filter((c) => c.kind !== "fee-basis"));
    const net = (library: string): number => (sums[`grant ${library}`] ?? 0) - (sums[`bill ${library}`] ?? 0);
    expect(["10001", "10002", "10003"].map(net)).toEqual([-1500, 1200, 300]);
    expect((await notice(books, "2019-05", "10001"))[0]).toContain("付款通知");
    expect((await notice(books, "2019-05", "10002"))[0]).toContain("收款通知");
    expect((await notice(books, "2019-05", "10003"))[0]).toContain("结转通知");
    expect((await books.balis("close 2019-05 --dry-run")).stdout).toMatch(/通过\s+各馆应收应付合计为零/);
  });

  test("what is carried forward opens the next month, and moves once both come to enough", async () => {
    await books.must("close 2019-05 --confirm 2019-05");
    await books.month("2019-06", filesOf("2019-06", [request("DD3", "2019-06-07", 10, "10003")]));
    const lines = await notice(books, "2019-06", "10003");
    expect(lines[0]).toContain("收款通知");
    expect(lines.filter((l) => l.includes("期初余额")).map((l) => l.split(" ").at(-1))).toEqual(["3"]);
    expect(lines.some((l) => l.includes("陆元整"))).toBe(true);
  });
});
