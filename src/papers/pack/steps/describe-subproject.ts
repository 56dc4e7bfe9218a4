/** What the first page of a pack says of the sub-project: its money, each amount with its days and its file, and the steps that stand. */
import { type Fen, formatYuan } from "../../../core/money.ts";
import { percentText, sinceBeginning } from "../../../review/subproject/funds.ts";
import { settledMoney } from "../../../review/subproject/money/settled-money.ts";
import type { PageFigure, PageStep } from "../pack-page.ts";
import type { PageAmount } from "../pack-words.ts";
import type { Gathering } from "./gathering.ts";

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
