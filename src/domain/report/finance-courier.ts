/** 物流费结算、物流明细: what the courier is owed, per sending library and per line of its invoice, beside what it billed. */
import type { Fen } from "../money.ts";
import type { Charge } from "../settle/charge.ts";
import { chargesBecause, type FinanceFacts, linesAbove, linesBelow, nameOf } from "./finance-facts.ts";
import { count, type Row, type Sheet, text, yuan } from "./sheet.ts";
import type { ReportWords } from "./words.ts";

const sum = (charges: readonly Charge[], of: (charge: Charge) => Fen): Fen =>
  charges.reduce((total, charge) => total + of(charge), 0n);
const statedOf = (charge: Charge): Fen => charge.statedFen ?? 0n;

export function courierSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const bySender = new Map<string, Charge[]>();
  for (const charge of facts.courier) {
    const code = charge.library ?? "";
    bySender.set(code, [...(bySender.get(code) ?? []), charge]);
  }
  const above = linesAbove(facts, words);
  const rows: Row[] = [...bySender.keys()].sort().map((code, i) => {
    const charges = bySender.get(code) ?? [];
    const because = chargesBecause(charges);
    const at = above.length + 3 + i;
    const [stated, payable] = [sum(charges, statedOf), sum(charges, (c) => c.fen)];
    return [
      count(i + 1),
      text(code === "" ? "—" : code),
      text(code === "" ? finance.unknownSender : nameOf(code, facts, words)),
      count(
        charges.reduce((n, c) => n + c.quantity, 0n),
        because,
      ),
      yuan(stated, because),
      yuan(payable, because),
      {
        ...yuan(payable - stated, { kind: "cells", addresses: [`F${at}`, `E${at}`] }),
        formula: `F${at}-E${at}`,
      },
    ];
  });
  return {
    name: finance.courier,
    title: finance.title(finance.courier),
    above,
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.code, width: 12, align: "center" },
      { head: head.library, width: 30 },
      { head: head.parcels, width: 10, summed: "count" },
      { head: head.invoiced, width: 15, summed: "yuan" },
      { head: head.payable, width: 15, summed: "yuan" },
      { head: head.difference, width: 13, summed: "yuan" },
    ],
    rows,
    total: words.total,
    below: linesBelow(
      sum(facts.courier, (c) => c.fen),
      facts,
      words,
    ),
    landscape: false,
  };
}

export function waybillSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { finance, head } = words;
  const above = linesAbove(facts, words);
  const rows: Row[] = facts.courier.map((charge, i) => {
    const because = chargesBecause([charge]);
    const at = above.length + 3 + i;
    return [
      count(i + 1),
      text(charge.caseKey ?? ""),
      text(nameOf(charge.library, facts, words)),
      text(nameOf(charge.counterparty, facts, words)),
      count(charge.quantity, because),
      yuan(statedOf(charge), because),
      yuan(charge.fen, because),
      {
        ...yuan(charge.fen - statedOf(charge), { kind: "cells", addresses: [`G${at}`, `F${at}`] }),
        formula: `G${at}-F${at}`,
      },
      text(charge.id),
    ];
  });
  return {
    name: finance.waybills,
    title: finance.title(finance.waybills),
    above,
    columns: [
      { head: head.number, width: 7, align: "center" },
      { head: head.waybill, width: 24 },
      { head: head.from, width: 26 },
      { head: head.to, width: 26 },
      { head: head.parcels, width: 8, summed: "count" },
      { head: head.invoiced, width: 13, summed: "yuan" },
      { head: head.payable, width: 13, summed: "yuan" },
      { head: head.difference, width: 12, summed: "yuan" },
      { head: head.charge, width: 14 },
    ],
    rows,
    total: words.total,
    below: words.signature(facts.centre),
    landscape: true,
  };
}
