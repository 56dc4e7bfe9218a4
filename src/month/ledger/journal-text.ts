/**
 * 日记账文本 / the journal as other engines read it: hledger, beancount, and a table for a finance system.
 *
 * Our entries go out as they are, entry by entry, with their reversals: another engine adds them up by itself, and must
 * come to our balances. hledger takes our account codes; beancount wants every part of an account to begin with a
 * capital or a digit under one of its own roots. The table has one line a posting, for import by hand: no vouchers are made.
 *
 * Worked example: `payable:library:10002` is Liabilities:Payable:Library:10002 in beancount; 360 fen are "3.60 CNY".
 */
import { by } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { plainYuan } from "../../core/money.ts";
import { visible } from "../../core/visible-text.ts";
import type { ChartLine } from "./chart-of-accounts.ts";
import type { Account, Entry } from "./entry.ts";

export interface JournalNames {
  /** What an account is called, for comments and summaries; one line. */
  readonly account: (account: Account) => string;
  readonly title: string;
}

const CURRENCY = "CNY";

/** Every account is declared, so that a strict check finds a mistyped one. */
export function hledgerJournal(entries: readonly Entry[], names: JournalNames): string {
  const lines = [
    `; ${oneLine(names.title)}`,
    "decimal-mark .",
    `commodity 1000.00 ${CURRENCY}`,
    "",
    ...accountsOf(entries).map((account) => `account ${account}  ; ${oneLine(names.account(account))}`),
  ];
  for (const entry of inOrder(entries)) {
    lines.push("", `${entry.day} (${entry.id}) ${described(entry.text)}`);
    for (const { account, fen } of entry.postings) lines.push(`    ${account}  ${amount(fen)}`);
  }
  return `${lines.join("\n")}\n`;
}

export function beancountJournal(entries: readonly Entry[], names: JournalNames): string {
  const ordered = inOrder(entries);
  const first = ordered[0]?.day ?? "1970-01-01";
  const lines = [
    `; ${oneLine(names.title)}`,
    `option "operating_currency" "${CURRENCY}"`,
    "",
    ...accountsOf(entries).map(
      (account) =>
        `${first} open ${beancountAccount(account)} ${CURRENCY} ; ${oneLine(names.account(account))}`,
    ),
  ];
  for (const entry of ordered) {
    lines.push("", `${entry.day} * ${quoted(entry.text)}`, `  id: ${quoted(entry.id)}`);
    for (const { account, fen } of entry.postings)
      lines.push(`  ${beancountAccount(account)}  ${amount(fen)}`);
  }
  return `${lines.join("\n")}\n`;
}

interface JournalColumns {
  readonly day: string;
  readonly document: string;
  readonly summary: string;
  readonly account: string;
  readonly accountName: string;
  /** Of a journal by a chart of accounts: what the account is in these books. */
  readonly ownAccount: string;
  readonly economicClass: string;
  readonly debit: string;
  readonly credit: string;
}

/** One line a posting: exactly one of debit and credit is filled. */
export function journalTable(
  entries: readonly Entry[],
  how: {
    names: JournalNames;
    columns: JournalColumns;
    summary: (entry: Entry) => string;
    economicClass: (account: Account) => string;
    line?: ((account: Account) => ChartLine) | undefined;
  },
): string[][] {
  const { columns: c, line } = how;
  const own = line ? [c.ownAccount] : [];
  const head = [c.day, c.document, c.summary, c.account, c.accountName, ...own];
  head.push(c.economicClass, c.debit, c.credit);
  const rows = inOrder(entries).flatMap((entry) =>
    entry.postings.map(({ account, fen }) => [
      entry.day,
      entry.id,
      how.summary(entry),
      ...(line
        ? [line(account).code, line(account).name, how.names.account(account)]
        : [account, how.names.account(account)]),
      how.economicClass(account),
      fen > 0n ? plainYuan(fen) : "",
      fen < 0n ? plainYuan(-fen) : "",
    ]),
  );
  return [head, ...rows];
}

const ROOTS: Readonly<Record<string, string>> = {
  expense: "Expenses",
  payable: "Liabilities:Payable",
  held: "Liabilities:Held",
  claim: "Assets:Claim",
  income: "Income",
  fund: "Assets:Fund",
  appropriation: "Equity:Appropriation",
  clearing: "Equity:Clearing",
};

/** "payable:library:EXT-NLC" → "Liabilities:Payable:Library:EXT-NLC". */
export function beancountAccount(account: Account): string {
  const [root = "", ...parts] = account.split(":");
  const named = parts.map((part) =>
    part.replace(/^[^A-Za-z0-9]/, "X").replace(/^[a-z]/, (c) => c.toUpperCase()),
  );
  return [ROOTS[root] ?? `Equity:${root}`, ...named].join(":");
}

function accountsOf(entries: readonly Entry[]): Account[] {
  return [...new Set(entries.flatMap((e) => e.postings.map((p) => p.account)))].sort();
}

/** By day, then by id: equal books give equal texts. */
function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(by((a) => [a.day, a.id]));
}

function amount(fen: Fen): string {
  return `${plainYuan(fen)} ${CURRENCY}`;
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim());
}

/** In hledger's description a semicolon begins a comment, and a bar parts payee and note. */
function described(text: string): string {
  return oneLine(text).replace(/[;|]/g, ",");
}

function quoted(text: string): string {
  return `"${oneLine(text).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}
