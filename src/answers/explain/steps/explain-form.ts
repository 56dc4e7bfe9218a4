/** The figures of a form: budget lines, spending, what was stated, indicators with what was counted. */
import { parsePeriod } from "../../../core/period.ts";
import type { RecordRef } from "../../../core/source.ts";
import { indicatorIn, indicatorRule, valueIn } from "../../../review/indicator/steps/indicator-values.ts";
import { BooksMeasure } from "../../../review/indicator/steps/measure-books.ts";
import { isBy, ofYear, sinceBeginning } from "../../../review/subproject/funds.ts";
import type { Spending } from "../../../review/subproject/spending.ts";
import { subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import { type BudgetKey, budgetKey, isCarriedIn } from "../../../review/subproject/subproject-budget.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { Origin } from "../../../sheet/origin.ts";
import type { Explanation } from "../explanation.ts";
import { rowLeaf } from "./explain-record.ts";
import { countOf, leaf, type Part, type Walk, yuanOf } from "./walk.ts";

type Of<K extends Origin["kind"]> = Extract<Origin, { kind: K }>;

const isOf = (asked: Omit<Of<"spending">, "kind">, said: BudgetKey): boolean =>
  (asked.sources.length === 0 || asked.sources.includes(said.source)) &&
  (asked.line === undefined || budgetKey(said) === asked.line) &&
  (asked.economicClass === undefined || said.economicClass === asked.economicClass) &&
  (asked.library === undefined || said.library === asked.library);

/** All that the books hold of its money, as a form of a year or of the whole cycle counts it. */
async function moneyOf(walk: Walk, { subproject, year, until }: Of<"budget"> | Of<"spending">) {
  const { entries, spent } = await walk.once(`money ${subproject}`, () =>
    subProjectBooks(walk.read, subproject),
  );
  const all = { entries, spent };
  return year === null ? sinceBeginning(all, until) : ofYear(all, { year, until });
}

/** The money of a sub-project behind a figure. */
export function moneyParts(
  walk: Walk,
  asked: Of<"budget"> | Of<"spending"> | Of<"receipt">,
): Promise<Part[]> {
  if (asked.kind === "budget") return budgetParts(walk, asked);
  return asked.kind === "spending" ? spendingParts(walk, asked) : receiptParts(walk, asked);
}

/** The lines of the budget, as they were entered. */
async function budgetParts(walk: Walk, asked: Of<"budget">): Promise<Part[]> {
  const { of } = asked;
  const { entries } = await moneyOf(walk, asked);
  return entries
    .filter((e) => isOf(asked, e))
    .filter((e) => of === "full-year" || (of === "initial" ? e.kind === "initial" : isCarriedIn(e)))
    .map((entry) => ({
      adds: yuanOf(entry.fen),
      make: async () => leaf({ kind: "budget", entry }),
    }));
}

/** The lines of the finance system's files, and those that were typed. */
async function spendingParts(walk: Walk, asked: Of<"spending">): Promise<Part[]> {
  const { cameBack = false, year, until, subproject } = asked;
  const { spent: all } = await walk.once(`money ${subproject}`, () => subProjectBooks(walk.read, subproject));
  const { spent } = await moneyOf(walk, asked);
  const isCounted = (s: Spending): boolean =>
    s.earlierYear === true && isBy(s.day, until) && (year === null || s.day.startsWith(year));
  const counted = cameBack ? all.filter(isCounted) : spent;
  return counted
    .filter((s) => isOf(asked, s))
    .map((spending: Spending & { ref?: RecordRef; id?: string }) => ({
      adds: yuanOf(cameBack ? -spending.fen : spending.fen),
      make: async (): Promise<Explanation> => {
        const fact = { kind: "spent", spending, id: spending.id ?? null } as const;
        if (spending.ref === undefined) return leaf(fact);
        return { fact, adds: null, origin: [await rowLeaf(walk, spending.ref)] };
      },
    }));
}

/** Vouchers of what arrived, or of what was returned. */
async function receiptParts(walk: Walk, asked: Of<"receipt">): Promise<Part[]> {
  const { subproject, sources, library, until, of } = asked;
  const receipts = await walk.once(`receipts ${subproject}`, () =>
    walk.read.subprojectReceipts({ subproject }),
  );
  return receipts
    .filter((r) => (r.kind === "returned") === (of === "returned") && isBy(r.day, until))
    .filter((r) => sources.length === 0 || sources.includes(r.source))
    .filter((r) => library === undefined || r.library === library)
    .map((receipt) => ({
      adds: yuanOf(of === "returned" ? -receipt.fen : receipt.fen),
      make: async () => leaf({ kind: "receipt", receipt }),
    }));
}

/** The definition, what the books count for it, or what was typed with its evidence. */
export async function indicatorBehind(walk: Walk, of: Of<"indicator">): Promise<Explanation[]> {
  const definition = await walk.ruleLeaf(of.definitions);
  const window = parsePeriod(of.window);
  if (!window || definition.length === 0) return definition;
  // Definitions hold that are in force at the end of the year, as for the score.
  const rule = await indicatorRule(walk.read, `${window.to.slice(0, 4)}-12-31`);
  if (ruleName(rule) !== of.definitions) return definition;
  const books = await walk.once(
    `measure ${of.definitions}`,
    async () => new BooksMeasure({ read: walk.read, rule, rules: await walk.rules() }),
  );
  const indicator = indicatorIn(rule, { key: of.key, day: window.to });
  const value = await valueIn(walk.read, { indicator, window, library: of.library, books });
  if (value.typed !== null) return [...definition, leaf({ kind: "typed-value", value: value.typed })];
  const { parts = [], periods = [] } = value.automatic ?? {};
  return [
    ...definition,
    ...parts.map(({ side, measure, count }) =>
      leaf({ kind: "measured", side, measure, periods, figure: countOf(count) }),
    ),
  ];
}
