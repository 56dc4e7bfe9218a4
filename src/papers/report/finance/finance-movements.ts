/** 收付款: money that moved in the period, document by document; only where any did. */
import type { Movement } from "../../../month/ledger/movement.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { partyName, postedCell } from "./finance-entries.ts";
import { type FinanceFacts, financeSheet } from "./finance-facts.ts";

export function movementSheet(facts: FinanceFacts, words: ReportWords): Sheet | null {
  if (facts.movements.length === 0) return null;
  const { finance } = words;
  return financeSheet(facts, words, {
    name: finance.movements,
    facts: facts.movements,
    columns: (column) => [
      column("entry", { width: 10 }, (m) => text(m.id)),
      column("day", { width: 12, align: "center" }, (m) => text(m.day)),
      column("item", { width: 16 }, (m) =>
        text(finance.movement({ kind: m.kind, isReversal: m.reverses !== null })),
      ),
      column("partner", { width: 30 }, (m) => text(partyOf(m, facts, words))),
      column("fund", { width: 14 }, (m) => text(m.fund)),
      column("voucher", { width: 18 }, (m) => text(m.voucher)),
      column("paid", { width: 15, summed: "yuan" }, (m) => postedCell(m, "debit")),
      column("received", { width: 15, summed: "yuan" }, (m) => postedCell(m, "credit")),
      column("summary", { width: 26 }, (m) => text(m.text)),
    ],
  });
}

function partyOf(m: Movement, facts: FinanceFacts, words: ReportWords): string {
  return m.kind === "appropriation" ? m.fund : partyName(m.account, facts, words);
}
