/** 分录: every posting of the period, debit and credit, the reversals of earlier settlements among them. */
import type { Account } from "../ledger/entry.ts";
import type { ChargeKind } from "../settle/charge.ts";
import { type FinanceFacts, linesAbove, nameOf } from "./finance-facts.ts";
import { type Row, type Sheet, text, yuan } from "./sheet.ts";
import type { ReportWords } from "./words.ts";

export function entrySheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const rows: Row[] = facts.entries.flatMap((entry) =>
    entry.postings.map(({ account, fen }): Row => {
      const because = { kind: "entry", id: entry.id } as const;
      return [
        text(entry.id),
        text(entry.day),
        text(summaryOf(entry, facts, words)),
        text(account),
        text(accountName(account, facts, words)),
        fen > 0n ? yuan(fen, because) : null,
        fen < 0n ? yuan(-fen, because) : null,
      ];
    }),
  );
  return {
    name: finance.entries,
    title: finance.title(finance.entries),
    above: linesAbove(facts, words),
    columns: [
      { head: head.entry, width: 34 },
      { head: head.day, width: 12, align: "center" },
      { head: head.summary, width: 36 },
      { head: head.account, width: 26 },
      { head: head.accountName, width: 30 },
      { head: head.debit, width: 15, summed: "yuan" },
      { head: head.credit, width: 15, summed: "yuan" },
    ],
    rows,
    total: words.total,
    below: words.signature(facts.centre),
    landscape: true,
  };
}

function summaryOf(entry: FinanceFacts["entries"][number], facts: FinanceFacts, words: ReportWords): string {
  const expense = entry.postings.find((p) => p.account.startsWith("expense:"));
  const payable = entry.postings.find((p) => /^(payable|held):/.test(p.account));
  const kind = (expense?.account.slice("expense:".length) ?? "courier-held") as ChargeKind;
  const name = payable ? payeeName(payable.account, facts, words) : "";
  return words.finance.entryText({ kind, name, isReversal: entry.reverses !== null });
}

function payeeName(account: Account, facts: FinanceFacts, words: ReportWords): string {
  const [, kind, ...rest] = account.split(":");
  const code = rest.join(":");
  return kind === "library" ? nameOf(code, facts, words) : code;
}

function accountName(account: Account, facts: FinanceFacts, words: ReportWords): string {
  const own = words.finance.accounts[account];
  if (own !== undefined) return own;
  const name = payeeName(account, facts, words);
  return account.startsWith("held:") ? words.finance.heldFrom(name) : words.finance.payableTo(name);
}
