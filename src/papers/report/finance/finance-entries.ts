/** 分录: every posting of the period, debit and credit, the reversals of earlier settlements among them. */
import type { Fen } from "../../../core/money.ts";
import type { Account } from "../../../month/ledger/entry.ts";
import { CHARGE_KINDS } from "../../../rules/charge.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, financeSheet, nameOf } from "./finance-facts.ts";
import { schemeName } from "./finance-schemes.ts";

export function entrySheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const postings = facts.entries.flatMap((entry) =>
    entry.postings.map((posting) => ({ entry, id: entry.id, ...posting })),
  );
  return financeSheet(facts, words, {
    name: words.finance.entries,
    facts: postings,
    columns: (column) => [
      column("entry", { width: 34 }, ({ entry }) => text(entry.id)),
      column("day", { width: 12, align: "center" }, ({ entry }) => text(entry.day)),
      column("summary", { width: 36 }, ({ entry }) => text(summaryOf(entry, facts, words))),
      column("account", { width: 26 }, ({ account }) => text(account)),
      column("accountName", { width: 30 }, ({ account }) => text(accountName(account, facts, words))),
      column("debit", { width: 15, summed: "yuan" }, (p) => postedCell(p, "debit")),
      column("credit", { width: 15, summed: "yuan" }, (p) => postedCell(p, "credit")),
    ],
  });
}

/** What is posted on this side of an account; nothing where it is posted on the other. */
export function postedCell(
  { id, account, fen }: { id: string; account: Account; fen: Fen },
  side: "debit" | "credit",
): Cell | null {
  const isMinus = side === "credit";
  const posted = isMinus ? -fen : fen;
  return posted > 0n ? yuan(posted, { kind: "entry", id, account, isMinus }) : null;
}

function summaryOf(entry: FinanceFacts["entries"][number], facts: FinanceFacts, words: ReportWords): string {
  const movement = facts.movements.find((m) => m.id === entry.id);
  const payable = entry.postings.find((p) => /^(payable|held):/.test(p.account));
  const name = payable ? partyName(payable.account, facts, words) : "";
  if (movement) {
    const { kind, reverses, voucher } = movement;
    return [words.finance.movement({ kind, isReversal: reverses !== null }), name, voucher].join(" ").trim();
  }
  // "2019-05/S1/grant:reward/10002", of a reversal after "…/reversal/".
  const what = (entry.reverses ?? entry.id).split("/")[2] ?? "";
  const [kind = "", ...more] = what.split(":");
  const known = CHARGE_KINDS.find((k) => k === kind);
  const isReversal = entry.reverses !== null;
  const said = known ? words.finance.entryText({ kind: known, name, isReversal }) : what;
  return more.length === 0 ? said : `${said} ${more.map((m) => schemeName(m, facts, words)).join(" ")}`;
}

/** Whose account it is: a library by its name, a company by its code. */
export function partyName(
  account: Account,
  facts: Pick<FinanceFacts, "libraries">,
  words: ReportWords,
): string {
  const [, kind, ...rest] = account.split(":");
  const code = rest.join(":");
  return kind === "library" ? nameOf(code, facts, words) : code;
}

function accountName(
  account: Account,
  facts: Pick<FinanceFacts, "libraries" | "rules">,
  words: ReportWords,
): string {
  const own = words.finance.accounts[account];
  if (own !== undefined) return own;
  const [root = "", ...rest] = account.split(":");
  const named = words.finance.accountOf[root];
  if (named) {
    const key = rest.at(-1) ?? "";
    return named(
      root === "clearing" ? words.service(key === "ill" ? "ill" : "dd") : schemeName(key, facts, words),
    );
  }
  const name = partyName(account, facts, words);
  return account.startsWith("held:") ? words.finance.heldFrom(name) : words.finance.payableTo(name);
}
