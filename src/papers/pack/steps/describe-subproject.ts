/** What the first page of a pack says of the sub-project: its money, each amount with its days and its file, and the steps that stand. */
import { type Fen, formatYuan } from "../../../core/money.ts";
import { percentText, sinceBeginning } from "../../../review/subproject/funds.ts";
import { settledMoney } from "../../../review/subproject/money/settled-money.ts";
import { REPORT_KINDS } from "../../../review/subproject/section.ts";
import { ALL_SUPPLEMENTS, supplementName } from "../../forms/supplements/supplement.ts";
import type { PageFigure, PagePaper, PageStep } from "../pack-page.ts";
import type { PageAmount } from "../pack-words.ts";
import type { Gathering } from "./gathering.ts";
import { PLAN_LIST, SURVEY_LIST } from "./list-subproject.ts";

export function pageFigures({ books, words }: Gathering): PageFigure[] {
  const { state, funds, spent, receipts } = books;
  const { entries } = sinceBeginning(books, null);
  const { initialFen, fullYearFen, executedFen, rateOfFullYear } = funds.total;
  const figure = (
    amount: PageAmount,
    value: string,
    of: { days: readonly string[]; list: string },
  ): PageFigure => ({
    ...{ name: words.amount[amount], value, window: windowOf(of.days), file: `subproject/${of.list}` },
  });
  const decided = books.standing.filter((m) => m.move === "decide").map((m) => m.day);
  const budgeted = entries.map((e) => e.day);
  const begun = entries.filter((e) => e.kind === "initial").map((e) => e.day);
  const paid = spent.map((s) => s.day);
  const money = (fen: Fen): string => formatYuan(fen);
  const cash = settledMoney({ ...books, until: null }).total;
  const receiptFigure = (amount: "received" | "returned", fen: Fen): PageFigure[] => {
    const own = receipts.filter((r) => (r.kind === "returned") === (amount === "returned"));
    const days = own.map((r) => r.day);
    return own.length === 0 ? [] : [figure(amount, money(fen), { days, list: "receipts.csv" })];
  };
  const whole = { days: [...budgeted, ...paid], list: "spending.csv" };
  return [
    ...(state.grantedFen === null
      ? []
      : [figure("granted", money(state.grantedFen), { days: decided, list: "moves.csv" })]),
    ...receiptFigure("received", cash.receivedFen),
    ...receiptFigure("returned", cash.returnedFen),
    ...(entries.length === 0
      ? []
      : [
          figure("initial", money(initialFen), { days: begun, list: "budget.csv" }),
          figure("full-year", money(fullYearFen), { days: budgeted, list: "budget.csv" }),
          figure("executed", money(executedFen), { days: paid, list: "spending.csv" }),
          figure("left", money(fullYearFen - executedFen), whole),
          figure("rate", percentText(rateOfFullYear), whole),
        ]),
  ];
}

/** Reports and papers by their names, then what the commission planned, what finance was given, and the documents. */
export function pagePapers({ books, year, files, words }: Gathering): PagePaper[] {
  const { id } = books.subproject;
  const paths = files.map((f) => f.path).sort();
  const supplements = ALL_SUPPLEMENTS.filter((s) => s.of === "subproject").map(supplementName);
  const own = [
    ...REPORT_KINDS.map((of) => ({ kind: "report" as const, of, name: of })),
    ...[{ kind: "self-evaluation" as const, of: year, name: "self-evaluation" }],
    ...supplements.map((of) => ({ kind: "supplement" as const, of, name: of })),
  ];
  const under = (folder: string): string[] => paths.filter((path) => path.startsWith(folder));
  return [
    ...own.map(({ kind, of, name }) => ({
      name: words.book({ kind, of }),
      files: under(`workbooks/${name}-${id}-`),
    })),
    { name: words.monitoringTables, files: under(`workbooks/monitoring-${id}-`) },
    { name: words.lists.surveys, files: under(`subproject/${SURVEY_LIST}.`) },
    { name: words.lists.plan, files: under(`subproject/${PLAN_LIST}.`) },
    { name: words.page.kind("finance"), files: [...under("workbooks/finance-"), ...under("finance/")] },
  ];
}

/** From the first day that it counts to the last. */
function windowOf(days: readonly string[]): string {
  const [first, ...others] = [...days].sort();
  const last = others.at(-1) ?? first;
  if (first === undefined || last === undefined) return "—";
  return first === last ? first : `${first} – ${last}`;
}

export function pageSteps({ books, words }: Gathering): PageStep[] {
  return books.standing.map(({ day, move, by, carried }) => ({
    ...{ day, what: words.step({ move, ...carried }), by: words.actor(by), document: carried.document },
  }));
}
