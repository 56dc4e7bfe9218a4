/** 收付款: money that moved in the period, document by document; only where any did. */
import type { Movement } from "../../../month/ledger/movement.ts";
import { type Row, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { partyName } from "./finance-entries.ts";
import { type FinanceFacts, linesAbove } from "./finance-facts.ts";

export function movementSheet(facts: FinanceFacts, words: ReportWords): Sheet | null {
  if (facts.movements.length === 0) return null;
  const { finance, head } = words;
  const rows = facts.movements.map((m): Row => {
    const because = { kind: "entry", id: m.id, account: m.account, isMinus: m.fen < 0n } as const;
    return [
      text(m.id),
      text(m.day),
      text(finance.movement({ kind: m.kind, isReversal: m.reverses !== null })),
      text(partyOf(m, facts, words)),
      text(m.fund),
      text(m.voucher),
      m.fen > 0n ? yuan(m.fen, because) : null,
      m.fen < 0n ? yuan(-m.fen, because) : null,
      text(m.text),
    ];
  });
  return {
    name: finance.movements,
    title: finance.title(finance.movements),
    above: linesAbove(facts, words),
    columns: [
      { head: head.entry, width: 10 },
      { head: head.day, width: 12, align: "center" },
      { head: head.item, width: 16 },
      { head: head.partner, width: 30 },
      { head: head.fund, width: 14 },
      { head: head.voucher, width: 18 },
      { head: head.paid, width: 15, summed: "yuan" },
      { head: head.received, width: 15, summed: "yuan" },
      { head: head.summary, width: 26 },
    ],
    rows,
    total: words.total,
    below: words.signature(facts.centre),
    landscape: true,
  };
}

function partyOf(m: Movement, facts: FinanceFacts, words: ReportWords): string {
  return m.kind === "appropriation" ? m.fund : partyName(m.account, facts, words);
}
