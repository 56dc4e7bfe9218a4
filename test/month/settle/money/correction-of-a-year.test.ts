/**
 * A correction frees or takes something of what a year allows: the later months, closed ones as well, are then what they would have
 * been from scratch. Caps of a library and year, of all libraries and year, and quotas.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, copyOf, filesOf, sumsOf } from "./alliance.ts";
import { settleBooksAsBefore } from "./as-before.ts";
import { byMonth, request, requireSound, YEAR_CAP, yearOf } from "./year-of-months.ts";

describe("a cap of 9.00 a library and year", () => {
  let empty: Alliance;
  beforeAll(async () => {
    empty = await allianceOf(["balis-dd-2017", "sample-2019"], YEAR_CAP);
  });
  afterAll(() => empty.remove());
  const subsidies = async (books: Alliance, month: string) =>
    sumsOf((await chargesOf(books, month)).filter((c) => c.kind === "dd-subsidy"))["dd-subsidy 10002"] ?? 0;

  test("20 pages become 10 after the close: 6.00 − 3.00, and the next month has 6.00 left, not 3.00", async () => {
    const months = [[request("A1", "2019-01", 20)], [request("B1", "2019-02", 30)]];
    const books = await yearOf(copyOf(empty, "less"), months, [[], ["2019-01 A1 --pages 10"]]);
    expect([await subsidies(books, "2019-01"), await subsidies(books, "2019-02")]).toEqual([600, -300 + 600]);
    await requireSound(books);
  });

  test("a closed month in between that was cut gets back what the correction frees, and is named as corrected", async () => {
    const months = [[request("A1", "2019-01", 20)], [request("B1", "2019-02", 30)], []];
    // 6.00 and 3.00 of 9.00; then 3.00 and 6.00: nothing is left for March, whatever it supplies.
    months[2] = [request("C1", "2019-03", 10)];
    const books = await yearOf(copyOf(empty, "between"), months, [[], [], ["2019-01 A1 --pages 10"]]);
    const march = (await chargesOf(books, "2019-03")).filter((c) => c.kind === "dd-subsidy");
    expect(march.map((c) => [c.corrects, c.fen])).toEqual([
      [null, 0],
      ["2019-01/R1", -300],
      ["2019-02/R1", 300],
    ]);
    await requireSound(books);
    expect((await books.balis("explain 2019-02/R1")).exit).toBe(0);
  });

  test("more in a closed month takes from the months after it, to the cap and no further", async () => {
    const months = [
      [request("A1", "2019-01", 10)],
      [request("B1", "2019-02", 20)],
      [request("C1", "2019-03", 20)],
    ];
    // 3.00 and 6.00; A1 of 20 pages is 6.00, and leaves 3.00 of February's 6.00.
    const books = await yearOf(copyOf(empty, "more"), months, [[], [], ["2019-01 A1 --pages 20"]]);
    const march = (await chargesOf(books, "2019-03")).filter((c) => c.kind === "dd-subsidy");
    expect(march.map((c) => [c.corrects, c.fen])).toEqual([
      [null, 0],
      ["2019-01/R1", 300],
      ["2019-02/R1", -300],
    ]);
    await requireSound(books);
  });
});

describe("a quota of 1,000 yuan a year (balis-standards-2012)", () => {
  /** Both sides' files; the last column tells them apart. */
  const standards = (month: string, rows: readonly (readonly [no: string, pages: number])[]) => {
    const head = "申请单号,请求馆,提供馆,提供日期,状态,文献类型,申请类别,处理方式,传递方式,页数,填报方";
    const text = (by: string) =>
      [
        head,
        ...rows.map(
          ([no, pages]) => `${no},10002,10001,${month}-03,满足,标准文献,普通,本馆提供,Email,${pages},${by}`,
        ),
        "",
      ].join("\n");
    return {
      [`10001-原文传递-${month}.csv`]: text("提供馆填报"),
      [`10002-原文传递请求-${month}.csv`]: text("请求馆填报"),
    };
  };
  const sums = async (books: Alliance, month: string) => {
    const charges = (await chargesOf(books, month)).filter((c) => c.kind === "free" || c.kind === "bill");
    return charges.map((c) => [c.corrects ?? "", c.kind, c.fen].join(" ").trim());
  };
  let empty: Alliance;
  beforeAll(async () => {
    empty = await allianceOf(["balis-standards-2012", "sample-2019"], (text) =>
      text.replace('from: "2019-01-01"', 'from: "2012-01-01"'),
    );
  });
  afterAll(() => empty.remove());

  test("257 pages become 20 in the next month: its 100 pages are free, and nobody is billed", async () => {
    const books = copyOf(empty, "next");
    // 899.50 and 3.50 of 1,000.00; then 70.00 and 3.50, and 350.00 in June: 423.50 in all.
    await books.month(
      "2012-05",
      standards("2012-05", [
        ["A1", 257],
        ["A2", 1],
      ]),
    );
    await books.must("close 2012-05 --confirm 2012-05");
    await books.must("correct note 2012-05 A1 --pages 20 --reason 复核");
    await books.month("2012-06", standards("2012-06", [["B1", 100]]));
    expect(await sums(books, "2012-06")).toEqual(["2012-05/R1 free -82950", "free 35000"]);
    await requireSound(books);
  });

  test("a request of the same month that was billed beyond the quota is free once another one is smaller", async () => {
    const books = copyOf(empty, "same");
    // 899.50 and 350.00: 100.50 of it free, 249.50 billed; with 70.00 for A1 all 350.00 are free.
    await books.month(
      "2012-05",
      standards("2012-05", [
        ["A1", 257],
        ["A2", 100],
        ["A3", 10],
      ]),
    );
    expect(await sums(books, "2012-05")).toEqual(["bill 24950", "bill 3500", "free 89950", "free 10050"]);
    await books.must("close 2012-05 --confirm 2012-05");
    await books.must("correct note 2012-05 A1 --pages 20 --reason 复核");
    await books.month("2012-06", standards("2012-06", [["B1", 2]]));
    expect(await sums(books, "2012-06")).toEqual([
      "2012-05/R1 bill -24950",
      "2012-05/R1 bill -3500",
      "2012-05/R1 free -82950",
      "2012-05/R1 free 24950",
      "2012-05/R1 free 3500",
      "free 700",
    ]);
    await requireSound(books);
  });
});

test("a closed month that was settled before its corrections freed anything stays as it is, and verify agrees with it", async () => {
  const books = await allianceOf(["balis-dd-2017", "sample-2019"], YEAR_CAP);
  try {
    await books.month("2019-01", filesOf("2019-01", [request("A1", "2019-01", 20)]));
    await books.must("close 2019-01 --confirm 2019-01");
    await books.must("correct note 2019-01 A1 --pages 10 --reason 复核");
    await books.importAll(filesOf("2019-02", [request("B1", "2019-02", 30)]));
    await books.must("reconcile 2019-02");
    await settleBooksAsBefore(books, "2019-02", "own-first");
    const subsidies = (await chargesOf(books, "2019-02")).filter((c) => c.kind === "dd-subsidy");
    expect(subsidies.map((c) => c.fen)).toEqual([300, -300]);
    await books.must("close 2019-02 --confirm 2019-02");
    await requireSound(books);
    // March goes on from what February was really paid: 3.00 and 3.00 of 9.00.
    await books.month("2019-03", filesOf("2019-03", [request("C1", "2019-03", 30)]));
    expect((await byMonth(books))["2019-03 dd-subsidy  10002"]).toBe(900 - 300 - 300);
  } finally {
    books.remove();
  }
});
