/**
 * 通知 / notice of one library: opening balance + this period + payments = closing balance, and what is to be done about it.
 *
 * 收款 (receive): the centre pays the library, and the notice says that it is no bill. 付款 (pay): the library pays the
 * centre. 结转 (carry forward): the balance is zero or below the amount from which money moves. The direction stands in the
 * title, in the headline and in a row of its own, and who owes whom beside the amount in capitals, because a centre's
 * "we pay you" sheets were paid as invoices elsewhere.
 *
 * Worked example: opening 100.00, this period 8.60, paid 100.00: closing 8.60, 收款通知 “不是账单，无需付款”, 捌元陆角整.
 * Source: SOURCES.md [closed-stays], [notice-not-invoice].
 */

import { byKey, groupBy, sumOf } from "../../core/list.ts";
import { capitalYuan, type Fen, formatYuan } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import type { Account } from "../../month/ledger/entry.ts";
import type { Movement } from "../../month/ledger/movement.ts";
import { type Charge, FEES, onAccount } from "../../rules/charge.ts";
import { chargesOrigin, quantityCell } from "../../rules/charge-origin.ts";
import { gridSheet, numberColumn } from "../../sheet/grid.ts";
import type { Cell } from "../../sheet/origin.ts";
import { type Sheet, text, yuan } from "../../sheet/sheet.ts";
import { hasSubsidy } from "./fee-sentences.ts";
import { linesAbove, nameOf } from "./finance/finance-facts.ts";
import { schemeName } from "./finance/finance-schemes.ts";
import type { StatementFacts } from "./statement-facts.ts";
import type { NoticeKind, ReportWords } from "./words.ts";

/** `balanceFen`: what the centre owes the library. Below the threshold, either way, nothing moves now. */
function noticeKind(balanceFen: Fen, carryForwardBelowFen: Fen = 0n): NoticeKind {
  const size = balanceFen < 0n ? -balanceFen : balanceFen;
  if (size === 0n || size < carryForwardBelowFen) return "carry-forward";
  return balanceFen > 0n ? "receive" : "pay";
}

export function noticeSheet(facts: StatementFacts, words: ReportWords): Sheet {
  const { statement, head } = words;
  const charged = sumOf(facts.owed, onAccount);
  if (charged !== facts.payableFen) {
    const sides = { left: formatYuan(charged), right: formatYuan(facts.payableFen) };
    refuse("report-figures-must-agree", { period: facts.period.id, tie: facts.library, ...sides });
  }
  const moved = -sumOf(facts.movements, (m) => m.fen);
  const closing = facts.openingFen + charged + moved;
  const kind = noticeKind(closing, facts.carryForwardBelowFen);
  const library = nameOf(facts.library, facts, words);
  const amount = closing < 0n ? -closing : closing;
  const figures = formatYuan(amount);
  const owes = closing === 0n ? "" : statement.owes({ isLibrary: closing < 0n });
  const isKept = kind === "carry-forward" && closing !== 0n;
  return gridSheet({
    heads: head,
    name: statement.notice,
    title: statement.title[kind],
    headline: isKept
      ? statement.kept({ owes, figures, threshold: formatYuan(facts.carryForwardBelowFen) })
      : statement.headline[kind]({ library, figures, centre: facts.centre }),
    above: [
      statement.lines.library({ name: library, code: facts.library }),
      ...linesAbove(facts, words),
      `${statement.lines.direction}${statement.direction[kind]({ library, centre: facts.centre, owes })}`,
    ],
    columns: (column) => [
      numberColumn(head.number),
      column("item", { width: 34 }, ({ item }) => text(item)),
      column("quantity", { width: 12 }, ({ quantity }) => quantity ?? null),
      column("unit", { width: 8, align: "center" }, ({ unit }) => (unit === undefined ? null : text(unit))),
      column("amount", { width: 20, summed: "yuan" }, ({ amount }) => amount),
    ],
    facts: linesOf(facts, words),
    total: facts.openingFen === 0n && facts.movements.length === 0 ? statement.net : statement.closing,
    below: [
      [words.capital({ capital: capitalYuan(amount), figures }), owes]
        .filter((p) => p !== "")
        .join(words.gap),
      statement.what[kind],
      statement.ask,
      ...words.signature(facts.centre),
    ],
  });
}

/** What moves the account: of money that moved nothing is counted. */
interface NoticeLine {
  readonly item: string;
  readonly quantity?: Cell;
  readonly unit?: string;
  readonly amount: Cell;
}

function linesOf(facts: StatementFacts, words: ReportWords): NoticeLine[] {
  const { statement, finance } = words;
  const hasAccount = facts.openingFen !== 0n || facts.movements.length > 0;
  const account: Account = `payable:library:${facts.library}`;
  const before = { period: facts.period.id, when: "before", isMoved: true } as const;
  const opened = { kind: "account", account, ...before, isMinus: true } as const;
  const opening = hasAccount ? [{ item: statement.opening, amount: yuan(facts.openingFen, opened) }] : [];
  const kinds = (["dd", "ill"] as const).flatMap((service) => {
    const of = `${service}-subsidy` as const;
    const charges = facts.owed.filter((c) => c.kind === of && c.corrects === null);
    if (charges.length === 0 && !hasSubsidy(facts.rules, service)) return [];
    const unit = service === "dd" ? finance.perRequest : finance.perVolume;
    return [chargeLine(words.chargeKind(of), charges, unit)];
  });
  const schemes = groupedBy(
    facts.owed.filter((c) => c.scheme !== null && c.corrects === null),
    (c) => `${c.scheme}\n${c.kind}`,
  ).map(([key, charges]) => {
    const [scheme = "", kind] = key.split("\n");
    const name = schemeName(scheme, facts, words);
    const granted = scheme === FEES ? statement.earned(name) : name;
    return chargeLine(kind === "bill" ? statement.billed(name) : granted, charges, finance.perRequest);
  });
  const corrections = groupedBy(
    facts.owed.filter((c) => c.corrects !== null),
    (c) => c.corrects ?? "",
  ).map(([run, charges]) => ({ item: statement.correctionRow(run), amount: accountCell(charges) }));
  const moved = facts.movements.map((m) => ({
    item: movementText(m, words),
    amount: yuan(-m.fen, { kind: "entry", id: m.id, account, isMinus: true }),
  }));
  return [...opening, ...kinds, ...schemes, ...corrections, ...moved];
}

function chargeLine(item: string, charges: readonly Charge[], unit: string): NoticeLine {
  return { item, quantity: quantityCell(charges), unit, amount: accountCell(charges) };
}

function accountCell(charges: readonly Charge[]): Cell {
  return yuan(sumOf(charges, onAccount), chargesOrigin(charges, "account"));
}

function movementText(m: Movement, words: ReportWords): string {
  const kind = words.finance.movement({ kind: m.kind, isReversal: m.reverses !== null });
  return [kind, m.day, m.voucher].filter((part) => part !== "").join(" ");
}

function groupedBy(charges: readonly Charge[], key: (c: Charge) => string): [string, Charge[]][] {
  return [...groupBy(charges, key)].sort(byKey);
}
