/** 联合咨询服务: three libraries, two years; the amounts are worked out by hand beside each test. */
import { describe, expect, test } from "vitest";
import { subprojectFunds } from "../../../src/review/subproject/funds.ts";
import { lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import type { Receipt } from "../../../src/review/subproject/money/money-received.ts";
import { placedEntries, placedSpending } from "../../../src/review/subproject/money/placed.ts";
import {
  type BudgetSaid,
  planBudget,
  requireBalanced,
} from "../../../src/review/subproject/money/plan-budget.ts";
import {
  executedBy,
  overspentLines,
  settledMoney,
} from "../../../src/review/subproject/money/settled-money.ts";
import type { Spending } from "../../../src/review/subproject/spending.ts";
import type { SubProject } from "../../../src/review/subproject/subproject.ts";
import type { BudgetChange, BudgetEntry } from "../../../src/review/subproject/subproject-budget.ts";
import { history, SIGNED } from "./sample.ts";

const PROJECT: SubProject = {
  ...{ id: "2019-dd", nameZh: "联合咨询", nameEn: "", financeCode: "", fundRule: "central" },
  ...{ libraries: ["10002", "10013"], from: "2019-01-01", to: "2020-12-31" },
};
/** 300,000.00 granted. */
const STATE = lifeStateOf(history(SIGNED, PROJECT));
const LINE = { line: "咨询补贴", economicClass: "30227" };

function entry(fen: bigint, more: Partial<BudgetEntry> = {}): BudgetEntry {
  const about = {
    kind: "initial",
    day: "2019-01-20",
    document: "样例1号",
    reason: "",
    year: "2019",
  } as const;
  return {
    subproject: "2019-dd",
    number: 1,
    ...LINE,
    source: "fiscal",
    library: "10002",
    fen,
    ...about,
    ...more,
  };
}
const change = (kind: BudgetChange, fen: bigint, more: Partial<BudgetEntry> = {}): BudgetEntry =>
  entry(fen, { kind: "adjustment", change: kind, day: "2019-10-16", ...more });
const second = { year: "2020", day: "2020-03-12" } as const;
const carried = (fen: bigint, more: Partial<BudgetEntry> = {}): BudgetEntry =>
  change("carry-over", fen, { ...second, source: "carry-over", ...more });

function spent(day: string, fen: bigint, more: Partial<Spending> = {}): Spending {
  const words = { voucherNo: `记-${day}`, entryNo: "", text: "", payee: "" };
  return { subproject: "2019-dd", ...LINE, source: "fiscal", library: "10002", ...words, day, fen, ...more };
}

/** 2019: 800.00 + 200.00; 80.00 move to 10002. 2020: 500.00, 100.00 added; 50.00 of 10002 carried over, 12.50 of 10013's spending back. */
const ENTRIES = [
  entry(80_000n),
  entry(20_000n, { library: "10013" }),
  change("transfer", -8_000n, { library: "10013" }),
  change("transfer", 8_000n),
  entry(50_000n, second),
  carried(5_000n),
  change("addition", 10_000n, {
    ...second,
    day: "2020-08-20",
    library: "10013",
    line: "培训",
    economicClass: "30216",
  }),
];
const SPENT = [
  spent("2019-05-18", 82_000n),
  spent("2019-11-02", 10_000n, { library: "10013" }),
  spent("2020-04-10", 4_000n, { source: "carry-over" }),
  spent("2020-04-18", -1_250n, { library: "10013", source: "carry-over", earlierYear: true }),
  spent("2020-09-01", 45_000n),
];

describe("a year's money", () => {
  test("2019: 1,000.00 of which the transfer moved nothing; 920.00 spent", () => {
    const { total } = subprojectFunds({ entries: ENTRIES, spent: SPENT, year: "2019" });
    expect(total).toMatchObject({ initialFen: 100_000n, fullYearFen: 100_000n, executedFen: 92_000n });
  });

  test("2020: 500 + 50 carried + 12.50 back + 100 added = 662.50; what came back is no spending: 40 + 450", () => {
    const funds = subprojectFunds({ entries: ENTRIES, spent: SPENT, year: "2020" });
    expect(funds.total).toMatchObject({ initialFen: 50_000n, fullYearFen: 66_250n, executedFen: 49_000n });
    expect(funds.bySource["carry-over"]).toMatchObject({ fullYearFen: 6_250n, executedFen: 4_000n });
    expect(funds.lines.map((l) => `${l.library} ${l.line} ${l.source} ${l.fullYearFen}`)).toEqual([
      ...["10002 咨询补贴 fiscal 50000", "10002 咨询补贴 carry-over 5000"],
      ...["10013 培训 fiscal 10000", "10013 咨询补贴 carry-over 1250"],
    ]);
  });

  test("up to April 2020 the 100.00 of August are not in it, and nothing of September is spent", () => {
    const { total } = subprojectFunds({ entries: ENTRIES, spent: SPENT, year: "2020", until: "2020-04" });
    expect(total).toMatchObject({ fullYearFen: 56_250n, executedFen: 4_000n });
  });
});

describe("since the beginning", () => {
  test("carried money does not count again: 1,000 + 600 = 1,600.00; spent 920 + 490 − 12.50 = 1,397.50", () => {
    const funds = subprojectFunds({ entries: ENTRIES, spent: SPENT });
    expect(funds.total).toMatchObject({ fullYearFen: 160_000n, executedFen: 139_750n });
    expect(funds.bySource.fiscal).toMatchObject({ fullYearFen: 160_000n, executedFen: 139_750n });
    expect(funds.bySource["carry-over"].executedFen).toBe(0n);
  });

  test("what is left = unspent of the last year + what no year carried on: 172.50 + (80.00 − 50.00) = 202.50", () => {
    const { years } = settledMoney({ entries: ENTRIES, spent: SPENT, receipts: [], until: null });
    expect(years).toMatchObject([
      { year: "2019", unspentFen: 8_000n, carriedOnFen: 5_000n, keptFen: 3_000n, refundedFen: 0n },
      { year: "2020", carriedInFen: 6_250n, unspentFen: 17_250n, keptFen: 17_250n, refundedFen: 1_250n },
    ]);
    expect(160_000n - 139_750n).toBe(17_250n + 3_000n);
  });

  test("carried money of other funds stands under other funds; withdrawn, it lowers the whole", () => {
    const own = { source: "other" } as const;
    const entries = [
      entry(1_000n, own),
      carried(300n),
      change("withdrawal", -100n, { ...second, source: "carry-over" }),
    ];
    const bought = [spent("2019-05-01", 700n, own), spent("2020-05-01", 150n, { source: "carry-over" })];
    const { bySource } = subprojectFunds({ entries, spent: bought });
    expect(bySource.other).toMatchObject({ fullYearFen: 900n, executedFen: 850n });
    // 1,000 − 700 − 100 withdrawn − 150 = 50, as the second year leaves.
    expect(subprojectFunds({ entries, spent: bought, year: "2020" }).total).toMatchObject({
      fullYearFen: 200n,
    });
  });

  test("money that the first year brings from before the sub-project keeps its own row", () => {
    const entries = [entry(1_000n), entry(50n, { source: "carry-over" })];
    expect(subprojectFunds({ entries, spent: [] }).bySource["carry-over"].fullYearFen).toBe(50n);
  });
});

describe("universities", () => {
  const receipt = (fen: bigint, more: Partial<Receipt> = {}): Receipt => ({
    ...{ subproject: "2019-dd", number: 1, kind: "received", day: "2019-03-20", voucherNo: "收-1" },
    ...{ library: "10002", source: "fiscal", fen, text: "", ...more },
  });
  const receipts = [
    receipt(80_000n),
    receipt(20_000n, { library: "10013" }),
    receipt(-8_000n, { kind: "passed-on", library: "10013", day: "2019-11-10" }),
    receipt(8_000n, { kind: "passed-on", day: "2019-11-10" }),
    receipt(-3_000n, { kind: "returned", library: "10013", day: "2020-03-15" }),
  ];

  test("add up to the sub-project; 10013: 120.00 came, 30.00 returned, 100.00 spent of which 12.50 came back: cash 2.50", () => {
    const { libraries, total } = settledMoney({ entries: ENTRIES, spent: SPENT, receipts, until: null });
    expect(libraries).toMatchObject([
      {
        library: "10002",
        receivedFen: 88_000n,
        fullYearFen: 138_000n,
        executedFen: 131_000n,
        cashFen: -43_000n,
      },
      { library: "10013", receivedFen: 12_000n, returnedFen: 3_000n, executedFen: 8_750n, cashFen: 250n },
    ]);
    expect(total).toEqual({ receivedFen: 100_000n, returnedFen: 3_000n });
    expect([...(executedBy({ entries: ENTRIES, spent: SPENT }) ?? [])]).toEqual([
      ["10002", 131_000n],
      ["10013", 8_750n],
    ]);
  });

  test("up to a day: what was returned later is not in it", () => {
    const { total } = settledMoney({ entries: ENTRIES, spent: SPENT, receipts, until: "2020-03-14" });
    expect(total.returnedFen).toBe(0n);
  });

  test("where nobody says whose the spending is, it is the contractor's, and no library is held against another", () => {
    const { library: _, year: _y, ...old } = entry(5n, { day: "2018-12-25" });
    const { library: _l, ...paid } = spent("2019-02-02", 3n);
    const whose = { subproject: PROJECT, contractor: "10002" };
    const [entries, bought] = [placedEntries([old], whose), placedSpending([paid], whose)];
    expect(entries).toMatchObject([{ library: "10002", year: "2019" }]);
    expect(bought).toMatchObject([{ library: "10002" }]);
    expect(executedBy({ entries, spent: bought })).toBeNull();
  });
});

describe("a change of the budget", () => {
  const plan = (wanted: BudgetSaid, entries: readonly BudgetEntry[] = ENTRIES.slice(0, 5)) =>
    planBudget({ subproject: PROJECT, state: STATE, entries, spent: SPENT }, wanted);

  test("carries no more over than the line left: 880.00 − 820.00 = 60.00, also in the year's first table", () => {
    expect(plan(carried(6_000n))?.fen).toBe(6_000n);
    expect(() => plan(carried(6_001n))).toThrow("carried-money-must-be-unspent");
    expect(() => plan(entry(6_001n, { ...second, source: "carry-over" }))).toThrow(
      "carried-money-must-be-unspent",
    );
    expect(() => plan(carried(1_001n), [...ENTRIES.slice(0, 5), carried(5_000n)])).toThrow(
      "carried-money-must-be-unspent",
    );
  });

  test("takes off nothing that was carried on: 880.00 − 820.00 − 50.00 carried leave 10.00", () => {
    const before = [...ENTRIES.slice(0, 5), carried(5_000n)];
    expect(plan(change("withdrawal", -1_000n), before)?.fen).toBe(-1_000n);
    expect(() => plan(change("withdrawal", -1_001n), before)).toThrow("carried-money-must-be-unspent");
  });

  test("adds to carried money by 结转 alone, which is held against what the year before left", () => {
    const before = [...ENTRIES.slice(0, 5), carried(5_000n)];
    const more = { ...second, source: "carry-over" } as const;
    expect(() => plan(change("addition", 1n, more), before)).toThrow("budget-change-must-be-of-its-kind");
    const plain = entry(1n, { ...more, kind: "adjustment" });
    expect(() => plan(plain, before)).toThrow("budget-change-must-be-of-its-kind");
    expect(plan({ ...plain, fen: -1n }, before)?.fen).toBe(-1n);
  });

  test("of a line with public and other money left can't say which is carried over", () => {
    const entries = [...ENTRIES.slice(0, 5), entry(100n, { source: "other" })];
    expect(() => plan(carried(10n), entries)).toThrow("carried-money-must-be-of-one-source");
  });

  test("adds with a document, also a new line, beyond the grant; without one, or by a plain adjustment, not", () => {
    const more = { ...second, line: "新项" };
    expect(plan(change("addition", 99_999_900n, more))?.line).toBe("新项");
    expect(() => plan(change("addition", 1n, { ...more, document: " " }))).toThrow(
      "budget-change-must-have-a-document",
    );
    const plain = entry(29_850_001n, { kind: "adjustment", ...second });
    expect(() => plan(plain)).toThrow("budget-must-be-within-grant");
    expect(plan({ ...plain, fen: 29_850_000n })?.fen).toBe(29_850_000n);
  });

  test("goes its way, in its year, for a library that builds it", () => {
    expect(() => plan(change("addition", -1n))).toThrow("budget-change-must-be-of-its-kind");
    expect(() => plan(change("withdrawal", 1n))).toThrow("budget-change-must-be-of-its-kind");
    expect(() => plan(carried(1n, { source: "fiscal" }))).toThrow("budget-change-must-be-of-its-kind");
    expect(() => plan(change("addition", 1n, { day: "2020-01-05" }))).toThrow(
      "budget-change-must-be-of-its-year",
    );
    for (const year of ["2021", "2019-03", "20195", ""])
      expect(() => plan(entry(1n, { year }))).toThrow("year-must-be-of-the-cycle");
    expect(() => plan(entry(1n, { library: "10008" }))).toThrow("money-must-be-of-a-construction-library");
    expect(() => plan(change("withdrawal", -1n, { line: "没有的" }))).toThrow("budget-line-must-exist");
  });

  test("moves within a document and a source: the sums are 0", () => {
    const pair = [change("transfer", -5n), change("transfer", 5n, { library: "10013" })];
    expect(() => requireBalanced(pair)).not.toThrow();
    const short = [change("transfer", -5n), change("transfer", 4n, { library: "10013" })];
    expect(() => requireBalanced(short)).toThrow("transfer-must-sum-to-zero");
    const mixed = [change("transfer", -5n), change("transfer", 5n, { source: "other" })];
    expect(() => requireBalanced(mixed)).toThrow("transfer-must-sum-to-zero");
    // 5 fen less in 2019 and 5 more in 2020 are no transfer: each year's budget would be another.
    const later = [change("transfer", -5n), change("transfer", 5n, second)];
    expect(() => requireBalanced(later)).toThrow("transfer-must-sum-to-zero");
    expect(() => plan(change("transfer", -6_001n, { day: "2019-12-01" }))).toThrow(
      "budget-must-cover-what-is-spent",
    );
  });
});

test("a line is overspent in its own year, though the year before left more than enough", () => {
  const entries = [entry(100n), entry(10n, second)];
  const bought = [spent("2019-02-02", 50n), spent("2020-02-02", 11n)];
  expect(overspentLines({ entries, spent: bought })).toMatchObject([{ executedFen: 11n, fullYearFen: 10n }]);
});
