/**
 * 更正结算: what becomes known after a close is settled in an open period, as the difference it makes to its own.
 * Source: SOURCES.md [correction-runs], [partial-credit], [closed-stays].
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, copyOf, filesOf, type Request, sumsOf } from "./alliance.ts";

const may = (no: string, pages: number, said: Partial<Request> = {}): Request => ({
  ...{ no, supplier: "10002", requester: "10001", day: "2019-05-06", pages },
  ...said,
});

describe("a month corrected after its close", () => {
  let books: Alliance;
  afterAll(() => books.remove());

  // 12 + 45 pages at 0.30: 3.60 + 13.50; DD3 is in dispute (20 or 17 pages) and waits. Half of 17.10 is 8.55.
  beforeAll(async () => {
    books = await allianceOf();
    const requests = [may("DD1", 12), may("DD2", 45), may("DD3", 20, { pagesAsked: 17 })];
    await books.month("2019-05", filesOf("2019-05", requests));
    await books.close("2019-05");
  });

  test("the closed month's charges stay; the difference alone is charged in the open one, under its own run", async () => {
    const closed = await chargesOf(books, "2019-05");
    await books.must("correct note 2019-05 DD1 --pages 10 --reason 提供馆复核");
    await books.month("2019-06", filesOf("2019-06", [may("DD9", 10, { day: "2019-06-03" })]));
    expect(await chargesOf(books, "2019-05")).toEqual(closed);
    // DD1: 3.60 → 3.00. The subsidy of May: half of 16.50 is 8.25, not 8.55: −0.30. June's own: 3.00, 1.50.
    const june = await chargesOf(books, "2019-06");
    expect(sumsOf(june.filter((c) => c.corrects === "2019-05/R1"))).toEqual({
      "fee-basis 10002": -60,
      "dd-subsidy 10002": -30,
    });
    expect(sumsOf(june.filter((c) => c.corrects === null))).toEqual({
      "fee-basis 10002": 300,
      "dd-subsidy 10002": 150,
    });
  });

  test("what was in dispute at the close, once decided, is a difference of its own month", async () => {
    await books.must("discrepancy resolve --period 2019-06 --as supplier-right --reason 双方确认");
    await books.must("settle 2019-06");
    // 6.00 more in May: half of 22.50 is 11.25; less 8.55 already charged: 2.70 together with DD1.
    const corrected = (await chargesOf(books, "2019-06")).filter((c) => c.corrects === "2019-05/R1");
    expect(sumsOf(corrected)).toEqual({ "fee-basis 10002": 540, "dd-subsidy 10002": 270 });
  });

  test("settled again with nothing new, nothing is charged or booked a second time", async () => {
    const before = await chargesOf(books, "2019-06");
    const entries = await books.must("export journal --format csv -o once.csv");
    expect(await books.must("settle 2019-06")).toContain("上次结算后没有变化");
    expect(await chargesOf(books, "2019-06")).toEqual(before);
    expect(await books.must("export journal --format csv -o once.csv")).toBe(entries);
  });

  test("verify computes the corrected month again and agrees", async () => {
    const { exit, stdout } = await books.balis("verify");
    expect([exit, stdout.includes("全部相符")]).toEqual([0, true]);
  });

  test("a second run goes on from the first: R2 is only what changes since", async () => {
    await books.close("2019-06");
    // DD1 at 10 pages becomes void: 3.00 off; May's basis is 19.50, half of it 9.75, less 11.25.
    await books.must("correct note 2019-05 DD1 --void --reason 重复申请");
    await books.month("2019-07", filesOf("2019-07", [may("DD20", 10, { day: "2019-07-03" })]));
    const run = (await chargesOf(books, "2019-07")).filter((c) => c.corrects === "2019-05/R2");
    expect(sumsOf(run)).toEqual({ "fee-basis 10002": -300, "dd-subsidy 10002": -150 });
    const list = await books.must("correct list");
    expect([list.includes("2019-05/R1"), list.includes("2019-05/R2")]).toEqual([true, true]);
    // Of DD1 the second note counts, and the first one says so.
    const { corrections } = await books.json<{ corrections: object[] }>("correct list 2019-05");
    expect(corrections).toMatchObject([
      { number: 1, caseKey: "DD1", supersededBy: 2 },
      { number: 2, caseKey: "DD1", supersededBy: null },
    ]);
    expect(list).toMatch(/提供馆复核 +已由第 2 号取代\n.*重复申请 +有效\n/);
  });

  test("all runs together are May settled from scratch with what is known now", async () => {
    const months = ["2019-05", "2019-06", "2019-07"];
    const all = (await Promise.all(months.map((m) => chargesOf(books, m)))).flat();
    const ofMay = all.filter((c) => c.corrects?.startsWith("2019-05") ?? false);
    const own = await chargesOf(books, "2019-05");
    // DD2 13.50 and DD3 6.00: 19.50, half of it.
    expect(sumsOf([...own, ...ofMay])).toEqual({ "fee-basis 10002": 1950, "dd-subsidy 10002": 975 });
  });

  test.each([
    ["an open month", "correct note 2019-07 DD20 --pages 1 --reason 错", "period-must-be-closed"],
    ["an unknown request", "correct note 2019-05 DD99 --pages 1 --reason 错", "request-must-be-settled"],
    ["no difference", "correct note 2019-05 DD2 --pages 45 --reason 错", "correction-must-change-something"],
    [
      "backwards",
      "correct note 2019-06 DD9 --pages 1 --into 2019-04 --reason 错",
      "correction-must-go-forward",
    ],
    ["no reason", "correct note 2019-05 DD2 --pages 4", "flag-must-be-given"],
    ["no change", "correct note 2019-05 DD2 --reason 错", "flag-must-be-given"],
  ])("%s is refused by name, and nothing is noted", async (_what, line, code) => {
    const before = await books.must("correct list");
    const { exit, stderr } = await books.balis(line);
    expect([exit > 1, stderr.includes(`[${code}]`)]).toEqual([true, true]);
    expect(await books.must("correct list")).toBe(before);
  });

  test("deadline and least amount are settings, and each is named where it stops a correction", async () => {
    await books.must("setting set correction-least 5.00");
    const small = await books.balis("correct note 2019-05 DD2 --pages 44 --reason 少一页");
    expect(small.stderr).toContain("[correction-must-be-material]");
    await books.must("setting set correction-least 0.30");
    expect((await books.balis("correct note 2019-05 DD2 --pages 44 --reason 少一页 --dry-run")).exit).toBe(0);
    // The clock of these tests stands still, so the days that have passed since the close are none.
    await books.must("setting set correction-days 0");
    expect((await books.balis("correct note 2019-05 DD2 --pages 44 --reason 少一页 --dry-run")).exit).toBe(0);
  });
});

const request = fc.record({
  supplier: fc.constantFrom("10002", "10003"),
  pages: fc.integer({ min: 1, max: 40 }),
});

/** A third of the fee, at most 5.00 a library and month: rounding and a cap, both over sums. */
const ODD = (text: string): string =>
  text
    .replace('rate: "50%"', 'rate: "33.3%"')
    .replace(
      "capPerLibraryPeriod: null\n    capPerLibraryYear",
      'capPerLibraryPeriod: "5.00"\n    capPerLibraryYear',
    );

describe("law", () => {
  let empty: Alliance;
  let made = 0;
  beforeAll(async () => {
    empty = await allianceOf(["balis-dd-2017", "sample-2019"], ODD);
  });
  afterAll(() => empty.remove());

  test("a month and its corrections are the month from scratch, with what came late and was corrected", async () => {
    const all = fc.record({
      onTime: fc.array(request, { minLength: 1, maxLength: 6 }),
      late: fc.array(request, { maxLength: 4 }),
      right: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(all, async ({ onTime, late, right }) => {
        made += 1;
        const first = onTime.map((r, i) => may(`A${i}`, r.pages, { supplier: r.supplier }));
        const second = late.map((r, i) => may(`B${i}`, r.pages, { supplier: r.supplier }));
        const corrected = copyOf(empty, `c${made}`);
        await corrected.month("2019-05", filesOf("2019-05", first));
        await corrected.close("2019-05");
        if (first[0]?.pages !== right)
          await corrected.must(`correct note 2019-05 A0 --pages ${right} --reason 复核`);
        const june = filesOf("2019-06", [may("J1", 7, { day: "2019-06-03" })]);
        await corrected.month("2019-06", { ...filesOf("2019-05", second, "补"), ...june });
        const scratch = copyOf(empty, `s${made}`);
        const known = [...first.map((r, i) => (i === 0 ? { ...r, pages: right } : r)), ...second];
        await scratch.month("2019-05", filesOf("2019-05", known));
        const charges = await chargesOf(corrected, "2019-06");
        const differences = charges.filter((c) => c.corrects !== null);
        // June's own stays its own: 7 pages, 33.3 % of 2.10.
        const own = charges.filter((c) => c.corrects === null);
        expect(sumsOf(own)).toEqual({ "fee-basis 10002": 210, "dd-subsidy 10002": 70 });
        const both = [...(await chargesOf(corrected, "2019-05")), ...differences];
        expect(sumsOf(both)).toEqual(sumsOf(await chargesOf(scratch, "2019-05")));
      }),
      { numRuns: 8 },
    );
  });
});
