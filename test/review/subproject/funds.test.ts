import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Movement } from "../../../src/month/ledger/movement.ts";
import type { FundSource } from "../../../src/records/record.ts";
import { classOf, ECONOMIC_CLASSES, economicClasses } from "../../../src/review/subproject/economic-class.ts";
import { percentText, subprojectFunds } from "../../../src/review/subproject/funds.ts";
import { lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import { planBudget } from "../../../src/review/subproject/money/plan-budget.ts";
import { fundSourceOf, readBudgetTable } from "../../../src/review/subproject/read-budget-table.ts";
import { compareVouchers, type Spending } from "../../../src/review/subproject/spending.ts";
import { SpendingDesk } from "../../../src/review/subproject/spending-desk.ts";
import type { BudgetEntry } from "../../../src/review/subproject/subproject-budget.ts";
import { history, PROJECT, SIGNED } from "./sample.ts";

const POST = { line: "邮寄费", economicClass: "30207", source: "fiscal" as const };
const PRINT = { line: "宣传印刷", economicClass: "30202", source: "carry-over" as const };

function entry(number: number, fen: bigint, more: Partial<BudgetEntry> = {}): BudgetEntry {
  const about = { kind: "initial" as const, day: "2019-01-20", document: "样例", reason: "" };
  return { subproject: "2019-dd", number, fen, ...POST, ...about, ...more };
}

function spent(fen: bigint, more: Partial<Spending> = {}): Spending {
  const words = { voucherNo: "记-0012", entryNo: "", day: "2019-05-20", text: "快递费", payee: "某快递公司" };
  return { subproject: "2019-dd", ...POST, ...words, fen, ...more };
}

const ADJUSTED = [
  entry(1, 6_000_000n),
  entry(2, 500_000n, PRINT),
  entry(3, -1_000_000n, { kind: "adjustment", day: "2019-09-10", reason: "调剂" }),
];

describe("execution rates, worked out by hand", () => {
  const bought = [
    spent(4_000_000n),
    spent(500_000n, { day: "2019-08-01" }),
    spent(-200_000n, { day: "2019-10-08", voucherNo: "记-0003" }),
    spent(320_000n, { ...PRINT, day: "2019-07-31" }),
  ];
  const all = subprojectFunds({ entries: ADJUSTED, spent: bought });

  test("of a line: executed over the full-year budget, and over that of the beginning", () => {
    const [post, print] = all.lines;
    // 40,000 + 5,000 − 2,000 = 43,000.00 of 60,000.00, adjusted to 50,000.00
    expect(post).toMatchObject({ initialFen: 6_000_000n, fullYearFen: 5_000_000n, executedFen: 4_300_000n });
    expect([post?.rateOfFullYear, post?.rateOfInitial].map((r) => percentText(r ?? null))).toEqual([
      "86.00%",
      "71.67%",
    ]);
    expect(percentText(print?.rateOfFullYear ?? null)).toBe("64.00%");
  });

  test("of each source, of the whole, by class and by month", () => {
    expect(all.bySource.fiscal.executedFen).toBe(4_300_000n);
    expect(all.bySource["carry-over"]).toMatchObject({ initialFen: 500_000n, executedFen: 320_000n });
    expect(all.bySource.other).toMatchObject({ fullYearFen: 0n, rateOfFullYear: null });
    expect(all.total.rateOfFullYear).toEqual({ num: 4_620_000n, den: 5_500_000n });
    expect(percentText(all.total.rateOfFullYear)).toBe("84.00%");
    expect(all.byClass.map((c) => [c.economicClass, c.executedFen])).toEqual([
      ["30202", 320_000n],
      ["30207", 4_300_000n],
    ]);
    expect(all.byMonth.map((m) => `${m.month} ${m.executedFen}`)).toEqual([
      ...["2019-05 4000000", "2019-07 320000", "2019-08 500000", "2019-10 -200000"],
    ]);
  });

  test("up to a month: later spending and later adjustments do not count", () => {
    const july = subprojectFunds({ entries: ADJUSTED, spent: bought, until: "2019-07" });
    expect(july.total).toMatchObject({ fullYearFen: 6_500_000n, executedFen: 4_320_000n });
    expect(percentText(july.lines[0]?.rateOfFullYear ?? null)).toBe("66.67%");
  });

  test("a line is overspent above its full-year budget, not at it", () => {
    const at = (fen: bigint) => subprojectFunds({ entries: ADJUSTED, spent: [spent(fen)] }).overspent.length;
    expect([at(5_000_000n), at(5_000_001n)]).toEqual([0, 1]);
  });

  test.each([
    [1n, 3n, "33.33%"],
    [2n, 3n, "66.67%"],
    [1n, 20_000n, "0.01%"],
    [1n, 20_001n, "0.00%"],
    [-1n, 3n, "-33.33%"],
    [0n, 7n, "0.00%"],
    [3n, 2n, "150.00%"],
  ])("%i/%i is printed %s", (num, den, text) => {
    expect(percentText({ num, den })).toBe(text);
  });
});

const sources = fc.constantFrom<FundSource>("fiscal", "carry-over", "other");
const keys = fc.record({
  line: fc.constantFrom("甲", "乙"),
  economicClass: fc.constantFrom("30207", "30227"),
  source: sources,
});

test("the total is the sum of the sources, of the lines and of the classes, and executed that of the months", () => {
  const entries = fc.array(fc.tuple(keys, fc.bigInt({ min: 0n, max: 10n ** 9n })), { maxLength: 12 });
  const lines = fc.array(
    fc.tuple(keys, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.integer({ min: 1, max: 9 })),
  );
  fc.assert(
    fc.property(entries, lines, (budget, bought) => {
      const funds = subprojectFunds({
        entries: budget.map(([key, fen], i) => entry(i + 1, fen, key)),
        spent: bought.map(([key, fen, month]) => spent(fen, { ...key, day: `2019-0${month}-15` })),
      });
      for (const parts of [Object.values(funds.bySource), funds.lines, funds.byClass]) {
        for (const what of ["initialFen", "fullYearFen", "executedFen"] as const) {
          expect(parts.reduce((sum, p) => sum + p[what], 0n)).toBe(funds.total[what]);
        }
      }
      expect(funds.byMonth.reduce((sum, m) => sum + m.executedFen, 0n)).toBe(funds.total.executedFen);
    }),
  );
});

describe("a budget", () => {
  const state = lifeStateOf(history(SIGNED)); // 300,000.00 granted
  const plan = (wanted: Partial<BudgetEntry>, more: { entries?: BudgetEntry[]; executed?: bigint } = {}) => {
    const { number: _, ...said } = entry(0, 100n, wanted);
    const bought = more.executed === undefined ? [] : [spent(more.executed)];
    return planBudget({ subproject: PROJECT, state, entries: more.entries ?? [], spent: bought }, said);
  };

  test("needs a grant, and the fiscal beginnings are not more than it; other money is", () => {
    const undecided = lifeStateOf(history(SIGNED.slice(0, 2)));
    const { number: _, ...wanted } = entry(1, 1n);
    const facts = { subproject: PROJECT, entries: [], spent: [] };
    expect(() => planBudget({ ...facts, state: undecided }, wanted)).toThrow("budget-must-be-granted-first");
    expect(plan({ fen: 30_000_000n })?.number).toBe(1);
    expect(() => plan({ fen: 30_000_001n })).toThrow("budget-must-be-within-grant");
    expect(plan({ fen: 30_000_001n, source: "other" })?.number).toBe(1);
    const before = { entries: [entry(1, 29_999_999n, { line: "补贴" })] };
    expect(plan({ fen: 1n }, before)?.number).toBe(2);
    expect(() => plan({ fen: 2n }, before)).toThrow("budget-must-be-within-grant");
  });

  test("begins once: the same amount again is nothing, another is refused", () => {
    const entries = [entry(1, 100n)];
    expect(plan({ line: " 邮寄费" }, { entries })).toBeNull();
    expect(() => plan({ fen: 101n }, { entries })).toThrow("initial-budget-must-not-change");
  });

  test("is adjusted as far as what is spent, and only where it began", () => {
    const entries = [entry(1, 100n)];
    const adjust = (fen: bigint) => plan({ kind: "adjustment", fen }, { entries, executed: 60n });
    expect(adjust(-40n)?.fen).toBe(-40n);
    expect(() => adjust(-41n)).toThrow("budget-must-cover-what-is-spent");
    expect(() => plan({ kind: "adjustment", ...PRINT }, { entries })).toThrow("budget-line-must-exist");
    expect(() => plan({ kind: "adjustment", fen: -101n }, { entries, executed: -5n })).toThrow(
      "budget-must-cover-what-is-spent",
    );
  });

  test("a table is read below its titles, its 合计 is checked, and every bad cell is told with its place", () => {
    const read = (...cells: string[][]) =>
      readBudgetTable(
        { file: "b.csv", rows: cells.map((c, i) => ({ row: i + 1, cells: c })), merged: [] },
        ECONOMIC_CLASSES,
      );
    const heading = ["预算项目", "经济分类", "资金来源", "年初预算数"];
    const good = read(
      ["2019 年预算"],
      heading,
      ["邮寄费", "30207 邮电费", "", "60,000.00"],
      ["合计", "", "", "60,000.00"],
    );
    expect(good.findings).toEqual([]);
    expect(good.rows).toMatchObject([{ ...POST, fen: 6_000_000n }]);
    const bad = read(
      heading,
      ["", "99999", "贷款", "1.234"],
      ["甲", "劳务费", "其他", "-1"],
      ["合计", "", "", "5"],
    );
    expect(bad.findings.map((f) => `${f.at?.row} ${f.at?.column} ${f.code}`)).toEqual([
      "2 预算项目 value-must-be-given",
      "2 经济分类 economic-class-must-be-known",
      "2 资金来源 fund-source-must-be-known",
      "2 年初预算数 amount-must-be-exact",
      "3 年初预算数 amount-must-not-be-negative",
    ]);
    const short = read(heading, ["甲", "劳务费", "其他", "1"], ["合计", "", "", "5"]);
    expect(short.findings.map((f) => [f.at?.row, f.code])).toEqual([[3, "control-total-must-agree"]]);
    expect([fundSourceOf("上年结转"), fundSourceOf("Other")]).toEqual(["carry-over", "other"]);
  });
});

describe("economic classes", () => {
  test("are meant by their code, or by the whole name", () => {
    const code = (text: string) => classOf(ECONOMIC_CLASSES, text)?.code;
    expect(
      ["30226", "30226 劳务费", "劳务费", "３０２２６", "labour", "302", "劳务", "302261"].map(code),
    ).toEqual([...["30226", "30226", "30226", "30226", "30226", undefined, undefined, undefined]]);
  });

  test("a centre adds its own", () => {
    const own = economicClasses("30205 水费;30206 电费，30201 办公");
    expect(classOf(own, "水费")).toMatchObject({ code: "30205", certainty: "own" });
    expect(classOf(own, "30201")?.zh).toBe("办公");
    expect(own).toHaveLength(ECONOMIC_CLASSES.length + 2);
  });
});

describe("the desk of spending", () => {
  const desk = () =>
    new SpendingDesk({
      ...{ subprojects: [PROJECT], entries: [entry(1, 100n)], classes: ECONOMIC_CLASSES },
      standing: [spent(60n)],
      typed: [{ ...spent(10n, { voucherNo: "记-0020", text: "手工", payee: "甲" }), id: "X-1" }],
      ...{ replaced: [], sealed: new Map(), contractors: new Map(), maps: [] },
    });

  test("knows a sub-project by id, names and finance code", () => {
    const texts = ["2019-dd", "原文传递", "document delivery", "2019-balis-dd", "馆际互借"];
    expect(texts.map((t) => desk().subproject(t)?.id)).toEqual([
      "2019-dd",
      "2019-dd",
      "2019-dd",
      "2019-dd",
      undefined,
    ]);
  });

  test("knows a line again: of a file in everything, of a typed one by voucher, line and amount", () => {
    expect(desk().isThere(spent(60n))).toBe(true);
    expect(desk().isThere(spent(60n, { text: "另一笔" }))).toBe(false);
    expect(desk().isThere(spent(60n, { entryNo: "2" }))).toBe(false);
    expect(desk().isThere(spent(60n, { day: "2019-06-20" }))).toBe(false);
    expect(desk().isThere(spent(60n, { day: "2019-05-31" }))).toBe(true);
    expect(desk().isThere(spent(10n, { voucherNo: "记-0020", text: "财务摘要" }))).toBe(true);
    expect(desk().isThere(spent(11n, { voucherNo: "记-0020" }))).toBe(false);
  });

  test("tells what is overspent with the lines taken, and nothing when none was taken", () => {
    const one = desk();
    expect(one.overspent()).toEqual([]);
    const ref = { file: 1, sheet: 1, row: 2 };
    one.take({ ...spent(30n, { voucherNo: "记-0031" }), ref });
    expect(one.overspent()).toEqual([]);
    one.take({ ...spent(1n, { voucherNo: "记-0032" }), ref: { ...ref, row: 3 } });
    expect(one.overspent()).toMatchObject([{ subproject: "2019-dd", line: "邮寄费", executedFen: 101n }]);
    expect(one.isThere(spent(1n, { voucherNo: "记-0032" }))).toBe(true);
  });
});

describe("vouchers of the finance system and of the books", () => {
  const movement = (id: string, said: Partial<Movement>): Movement => ({
    ...{ id, kind: "payment", period: "2019-05", day: "2019-05-28", account: "payable:library:10002" },
    ...{ fund: "subsidy", year: "2019", fen: 0n, voucher: id, text: "", reverses: null, terms: null },
    ...said,
  });
  const terms = { covers: ["dd-subsidy"], economicClass: "30227", subproject: "2019-dd" };
  const fund = movement("M-1", {
    kind: "appropriation",
    account: "appropriation:subsidy",
    fen: -1000n,
    terms,
  });
  const compare = (bought: Spending[], movements: Movement[]) =>
    compareVouchers({ subproject: PROJECT, spent: bought, movements });

  test("agree by month and number, several lines of one voucher together; nothing is added up twice", () => {
    const bought = [spent(60n), spent(40n, { entryNo: "2" })];
    expect(compare(bought, [fund, movement("M-2", { voucher: "记-0012", fen: 100n })])).toEqual({
      agreeing: 1,
      different: [],
    });
  });

  test("what one side has and the other has not, or has otherwise, is told", () => {
    const paid = [
      movement("M-2", { voucher: "记-0012", fen: 99n }),
      movement("M-3", { voucher: "记-0031", day: "2019-06-03", fen: 5n }),
      movement("M-4", { voucher: "记-0040", fen: 7n }),
      movement("M-5", { voucher: "记-0040", fen: -7n, reverses: "M-4" }),
      movement("M-6", { voucher: "别的资金", fund: "courier", fen: 8n }),
    ];
    expect(compare([spent(100n), spent(3n, { voucherNo: "记-0050" })], [fund, ...paid])).toEqual({
      agreeing: 0,
      different: [
        { month: "2019-05", voucherNo: "记-0012", spentFen: 100n, paidFen: 99n },
        { month: "2019-05", voucherNo: "记-0050", spentFen: 3n, paidFen: null },
        { month: "2019-06", voucherNo: "记-0031", spentFen: null, paidFen: 5n },
      ],
    });
  });

  test("where no fund of the books is of the sub-project there is nothing to compare", () => {
    expect(compare([spent(1n)], [movement("M-2", { fen: 1n })])).toBeNull();
  });
});
