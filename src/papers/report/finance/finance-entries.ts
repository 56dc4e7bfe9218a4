/** 分录: every posting of the period, debit and credit, the reversals of earlier settlements among them. */
import type { Account } from "../../../month/ledger/entry.ts";
import { CHARGE_KINDS } from "../../../rules/charge.ts";
import { type Row, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, linesAbove, nameOf } from "./finance-facts.ts";
import { schemeName } from "./finance-schemes.ts";

export function entrySheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const rows: Row[] = facts.entries.flatMap((entry) =>
    entry.postings.map(({ account, fen }): Row => {
      const because = { kind: "entry", id: entry.id, account, isMinus: fen < 0n } as const;
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
