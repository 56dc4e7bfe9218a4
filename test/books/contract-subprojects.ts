import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import type { FoundProblem } from "../../src/review/subproject/checks/rectification.ts";
import type { ExpertPanel } from "../../src/review/subproject/experts/expert-panel.ts";
import type { ExpertScore } from "../../src/review/subproject/experts/expert-score.ts";
import type { AccountRule } from "../../src/review/subproject/money/account-map.ts";
import type { Receipt } from "../../src/review/subproject/money/money-received.ts";
import type { SpendingLine } from "../../src/review/subproject/spending.ts";
import type { BudgetEntry } from "../../src/review/subproject/subproject-budget.ts";
import { FULL, history, PROJECT, SIGNED } from "../review/subproject/sample.ts";
import { ACTION, add, JUNE, MAY, oneRow, receipt, ref, sourceFile } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const line = (file: number, row: number, said: Partial<SpendingLine> = {}): SpendingLine => ({
  ...{ ref: ref(file, row), subproject: "2019-dd", line: "邮寄费", economicClass: "30207", source: "fiscal" },
  ...{
    voucherNo: "记-0012",
    entryNo: "1",
    day: "2019-05-20",
    text: "摘要“一”",
    payee: "某公司",
    fen: -9007199254740991n,
  },
  ...said,
});

const spending = (number: number, lines: readonly SpendingLine[], period = MAY): Fact[] => [
  {
    kind: "file-opened",
    file: { ...sourceFile({ number, kind: "subproject-spending", period }), library: null },
  },
  { kind: "spending-lines", lines },
  { kind: "file-read", receipt: receipt(number, { taken: lines.length }) },
];

export function subprojectsContract({ store }: Subject): void {
  describe("sub-projects", () => {
    test("the latest version stands, by id", async () => {
      const other = { ...PROJECT, id: "2018-ill", libraries: [] };
      const later = { ...PROJECT, nameZh: "原文传递（改）", libraries: ["10002"] };
      for (const subproject of [PROJECT, other, later, later]) {
        await add(store(), [{ kind: "subproject-recorded", subproject }]);
      }
      expect(await store().read.subprojects()).toEqual([other, later]);
    });

    test("moves come back as they were made, with who recorded them; a move is never another", async () => {
      const moves = history(SIGNED);
      for (const move of moves) await add(store(), [{ kind: "subproject-moved", move }]);
      const { at, operator } = ACTION;
      expect(await store().read.subprojectMoves({ subproject: "2019-dd" })).toEqual(
        moves.map((m) => ({ ...m, at, operator })),
      );
      expect(await store().read.subprojectMoves({ subproject: "2018-dd" })).toEqual([]);
      const [first] = moves;
      if (!first) throw new Error("there is a first move");
      await add(store(), [{ kind: "subproject-moved", move: first }]);
      const changed = { ...first, carried: { ...FULL, fen: 1n } };
      await expect(add(store(), [{ kind: "subproject-moved", move: changed }])).rejects.toThrow(
        "fact-must-not-change",
      );
    });

    test("a move is taken back by a fact beside it, and only one that is there", async () => {
      const [first] = history(SIGNED);
      if (!first) throw new Error("there is a first move");
      const undone = { subproject: "2019-dd", number: 1, reason: "误" };
      await add(store(), [
        { kind: "subproject-moved", move: first },
        { kind: "subproject-move-undone", undone },
      ]);
      expect(await store().read.subprojectMovesUndone()).toEqual([undone]);
      expect(await store().read.subprojectMoves()).toHaveLength(1);
      const stray = { ...undone, number: 7 };
      await expect(add(store(), [{ kind: "subproject-move-undone", undone: stray }])).rejects.toThrow();
      expect(await store().read.subprojectMovesUndone()).toEqual([undone]);
    });

    test("budget lines and typed spending come back in their order", async () => {
      const entries = [1, 2].map(
        (number): BudgetEntry => ({
          ...{ subproject: "2019-dd", number, line: "邮寄费", economicClass: "30207", source: "carry-over" },
          ...{
            kind: number === 1 ? "initial" : "adjustment",
            fen: -5n,
            day: "2019-01-20",
            document: "",
            reason: "误",
          },
        }),
      );
      const typed = [1, 10, 2].map((n) => {
        const { ref: _, ...said } = line(1, n);
        return { ...said, id: `X-${n}` };
      });
      await add(store(), [
        ...entries.map((entry): Fact => ({ kind: "subproject-budgeted", entry })),
        ...typed.map((spending): Fact => ({ kind: "spending-typed", spending })),
      ]);
      expect(await store().read.subprojectBudgets({ subproject: "2019-dd" })).toEqual(entries);
      expect((await store().read.typedSpending()).map((t) => t.id)).toEqual(["X-1", "X-2", "X-10"]);
      expect((await store().read.typedSpending())[0]).toEqual(typed[0]);
    });

    test("a budget's year, library and kind come back, and a line's library; what says none of them has no such key", async () => {
      const old: BudgetEntry = {
        ...{ subproject: "2019-dd", number: 1, line: "邮寄费", economicClass: "30207", source: "fiscal" },
        ...{ kind: "initial", fen: 5n, day: "2019-01-20", document: "", reason: "" },
      };
      const added: BudgetEntry = {
        ...{ ...old, number: 2, kind: "adjustment", change: "addition", year: "2020", library: "10013" },
      };
      const { ref: _, ...said } = line(1, 1);
      const typed = [
        { ...said, id: "X-1" },
        { ...said, id: "X-2", library: "10013", earlierYear: true as const },
      ];
      await add(store(), [
        ...[old, added].map((entry): Fact => ({ kind: "subproject-budgeted", entry })),
        ...typed.map((spending): Fact => ({ kind: "spending-typed", spending })),
      ]);
      const entries = await store().read.subprojectBudgets();
      expect(entries).toEqual([old, added]);
      expect(Object.keys(entries[0] ?? {})).not.toContain("year");
      expect(await store().read.typedSpending()).toEqual(typed);
    });

    test("construction plans come back by year and number, with their amounts exact", async () => {
      const row = { id: "2020-sq", name: "机构知识库", fen: 9_007_199_254_740_993n };
      const plan = (year: string, number: number) => ({
        kind: "construction-planned" as const,
        plan: { year, number, day: "2019-09-01", document: "样例1号", rows: [row] },
      });
      await store().apply(() => [plan("2020", 1), plan("2019", 1), plan("2020", 2)], ACTION);
      const plans = await store().read.constructionPlans();
      expect(plans.map((p) => [p.year, p.number, p.rows])).toEqual([
        ["2019", 1, [row]],
        ["2020", 1, [row]],
        ["2020", 2, [row]],
      ]);
    });

    test("a problem said again is a new fact, the latest counts; what was done comes back with its files", async () => {
      const problem = (said: Partial<FoundProblem>): FoundProblem => ({
        ...{
          subproject: "2019-dd",
          number: 1,
          check: "midterm",
          problem: "“缺”凭证",
          by: "bmc",
          foundOn: "2019-07-18",
        },
        ...{ document: "", dueOn: "2019-08-31", done: null, withdrawn: "", ...said },
      });
      const evidence = [{ path: "整改.pdf", sha256: "a".repeat(64), bytes: 3 }];
      const done = { on: "2019-08-20", measure: "补齐", document: "样例", evidence };
      const said = [problem({ number: 2 }), problem({}), problem({ done })];
      await add(
        store(),
        said.map((one): Fact => ({ kind: "problem-recorded", problem: one })),
      );
      const found = await store().read.subprojectProblems({ subproject: "2019-dd" });
      expect(found).toEqual([problem({ done }), problem({ number: 2 })]);
      expect(await store().read.subprojectProblems({ subproject: "2018-dd" })).toEqual([]);
    });

    test("panels of experts come back by number, the latest score of each key in the order of the first", async () => {
      const panel = (number: number): ExpertPanel => ({
        ...{ subproject: "2019-dd", number, purpose: "acceptance", day: "2019-11-20", document: "样例“2”号" },
        experts: [{ name: "张三", unit: "某校", library: null, title: "教授", field: "" }],
      });
      const score = (criterion: string, points: string): ExpertScore => ({
        ...{ subproject: "2019-dd", panel: 1, applicant: "", expert: "张三", criterion, of: "30", points },
        opinion: "“偏少”",
      });
      const facts = (scores: ExpertScore[]) => scores.map((s): Fact => ({ kind: "expert-scored", score: s }));
      await add(
        store(),
        [2, 1].map((n): Fact => ({ kind: "expert-panel-named", panel: panel(n) })),
      );
      await add(store(), facts([score("目标", "27.5"), score("资金", "8")]));
      await add(store(), facts([score("目标", "28")]));
      expect(await store().apply(() => facts([score("目标", "28")]), ACTION)).toEqual({
        added: 0,
        present: 1,
      });
      expect(await store().read.expertPanels({ subproject: "2019-dd" })).toEqual([panel(1), panel(2)]);
      expect(await store().read.expertScores()).toEqual([score("目标", "28"), score("资金", "8")]);
      expect(await store().read.expertScores({ subproject: "2018-dd" })).toEqual([]);
    });

    test("receipts come back by number; the latest map of a sub-project's accounts stands", async () => {
      const receipts = [2, 1].map(
        (number): Receipt => ({
          ...{
            subproject: "2019-dd",
            number,
            kind: "returned",
            day: "2019-12-20",
            voucherNo: `付-${number}`,
          },
          ...{ library: "10002", source: "other", fen: -78_740n, text: "“结余”" },
        }),
      );
      await add(
        store(),
        receipts.map((receipt): Fact => ({ kind: "subproject-received", receipt })),
      );
      expect(await store().read.subprojectReceipts({ subproject: "2019-dd" })).toEqual(receipts.toReversed());
      expect(await store().read.subprojectReceipts({ subproject: "2018-dd" })).toEqual([]);
      const rule: AccountRule = {
        ...{ column: "account", value: "7201", line: "邮寄费", economicClass: "30207", source: null },
        ...{ library: "", role: "spending" },
      };
      for (const rules of [[rule], [rule, { ...rule, column: "department" as const }]])
        await add(store(), [{ kind: "account-map-recorded", map: { subproject: "2019-dd", rules } }]);
      expect(await store().read.accountMaps()).toMatchObject([{ subproject: "2019-dd", rules: [rule, {}] }]);
    });

    test("a month with nothing but spending is no period to be settled or closed", async () => {
      await add(store(), spending(1, [line(1, 3)]));
      expect(await store().read.periods()).toEqual([]);
      await add(store(), oneRow({ number: 2 }));
      expect(await store().read.periods()).toMatchObject([{ period: MAY, files: 1, records: 1 }]);
    });

    test("spending is that of standing files, by day; the difference of two files is known", async () => {
      const [a, b] = [line(1, 4), line(1, 3, { day: "2019-05-02", fen: 1n })];
      await add(store(), spending(1, [a, b]));
      await add(store(), spending(2, [line(2, 3, { subproject: "2019-ill", day: "2019-06-01" })], JUNE));
      expect(await store().read.spendingLines({ subproject: "2019-dd" })).toEqual([b, a]);
      expect(await store().read.spendingLines()).toHaveLength(3);
      const moved = line(3, 9);
      await store().apply(async function* (inside) {
        yield* spending(3, [moved]);
        const { kept, removed, added } = await inside.fileDifference({ old: [1], new: 3 });
        expect([kept, removed, added]).toEqual([1, 1, 0]);
        yield { kind: "file-superseded", file: 1, by: 3 };
      }, ACTION);
      expect(await store().read.spendingLines({ subproject: "2019-dd" })).toEqual([moved]);
    });
  });
}
