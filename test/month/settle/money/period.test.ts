/**
 * 账期是数据: sixteen months, a year from December on, a quarter that a library leaves.
 * Source: SOURCES.md [leaving-mid-period].
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, filesOf, type Request, sumsOf } from "./alliance.ts";

const request = (no: string, day: string, said: Partial<Request> = {}): Request => ({
  ...{ no, supplier: "10002", requester: "10001", day, pages: 20, ...said },
});

/** The files' names say no month here; the period is said when they are imported. */
async function settled(books: Alliance, period: string, requests: readonly Request[]): Promise<void> {
  const files = Object.entries(filesOf("", requests)).map(([name, text]) => [`${period}${name}`, text]);
  for (const [name, text] of files) {
    const { writeFileSync } = await import("node:fs");
    writeFileSync(`${books.cwd}/${name}`, text ?? "");
    const library = (name ?? "").slice(period.length, period.length + 5);
    await books.must(`import ${name} --period ${period} --library ${library}`);
  }
  await books.must(`reconcile ${period}`);
  await books.must(`settle ${period}`);
}

describe("a transition period of sixteen months, 2017-09..2018-12", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  beforeAll(async () => {
    books = await allianceOf(["balis-dd-2017", "sample-2019"], (text) =>
      // A cap of the year of 4.00, and rules from the first day of the span on.
      text.replace('from: "2019-01-01"', 'from: "2017-01-01"').replace('"20000.00"', '"4.00"'),
    );
    const period = "2017-09..2018-12";
    await settled(books, period, [request("DD1", "2017-09-01"), request("DD2", "2018-12-31")]);
    await books.close(period);
  });

  test("is settled, closed and verified as one: both ends are in it", async () => {
    // 2 × 6.00, half of it 6.00, capped at 4.00: a period has the cap of the year in which it ends.
    expect(sumsOf(await chargesOf(books, "2017-09..2018-12"))).toEqual({
      "fee-basis 10002": 1200,
      "dd-subsidy 10002": 400,
    });
    expect((await books.balis("verify")).exit).toBe(0);
  });

  test("the calendar year that follows begins with its cap whole", async () => {
    await settled(books, "2019", [request("DD3", "2019-02-01")]);
    expect(sumsOf(await chargesOf(books, "2019"))["dd-subsidy 10002"]).toBe(300);
  });

  test("a file for a month within it comes late: it lands in the next open period, as its correction", async () => {
    await books.importAll(filesOf("2018-05", [request("DD8", "2018-05-05")]));
    await books.must("reconcile 2019");
    await books.must("settle 2019");
    const corrected = (await chargesOf(books, "2019")).filter((c) => c.corrects !== null);
    expect(corrected.map((c) => c.corrects)).toEqual(["2017-09..2018-12/R1", "2017-09..2018-12/R1"]);
    // 6.00 more of fees, and nothing more of subsidy: the year's cap of 4.00 was reached.
    expect(sumsOf(corrected)).toEqual({ "fee-basis 10002": 600 });
  });
});

test("a year from December to November: what is supplied on 30 November is in it, on 1 December not", async () => {
  const books = await allianceOf(["balis-dd-2017", "sample-2019"], (text) =>
    text.replace('from: "2019-01-01"', 'from: "2017-01-01"'),
  );
  try {
    const period = "2018-12..2019-11";
    await settled(books, period, [
      request("DD1", "2018-12-01"),
      request("DD2", "2019-11-30"),
      request("DD3", "2019-12-01"),
    ]);
    expect(sumsOf(await chargesOf(books, period))["fee-basis 10002"]).toBe(1200);
    const list = await books.must(`discrepancy list ${period}`);
    expect([list.includes("DD3"), list.includes("不在账期内")]).toEqual([true, true]);
  } finally {
    books.remove();
  }
});

test("a library that leaves in the middle of a quarter is paid for what it supplied until then", async () => {
  const books = await allianceOf();
  try {
    await books.must("agreement end 10003 --service dd --to 2019-05-15");
    await settled(books, "2019-Q2", [
      request("DD1", "2019-04-03", { supplier: "10003" }),
      request("DD2", "2019-05-15", { supplier: "10003" }),
      request("DD3", "2019-05-16", { supplier: "10003" }),
      request("DD4", "2019-06-28"),
    ]);
    expect(sumsOf(await chargesOf(books, "2019-Q2"))).toEqual({
      ...{ "fee-basis 10002": 600, "dd-subsidy 10002": 300 },
      ...{ "fee-basis 10003": 1200, "dd-subsidy 10003": 600 },
    });
    const list = await books.must("discrepancy list 2019-Q2");
    expect([list.includes("DD3"), list.includes("当日非成员馆")]).toEqual([true, true]);
    // Its debt is still paid after it has left: the account does not end with the agreement.
    await books.must("budget set 2019 subsidy --yuan 100.00 --covers dd-subsidy --on 2019-04-01");
    await books.must(
      "payment record 10003 --fund subsidy --yuan 6.00 --voucher P-1 --on 2019-07-05 --period 2019-Q3",
    );
    const { balances } = await books.json<{ balances: { account: string }[] }>("balance --on 2019-07-31");
    expect(balances.map((b) => b.account)).toEqual(["payable:library:10002"]);
  } finally {
    books.remove();
  }
});
