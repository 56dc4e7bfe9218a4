/** 方案与往来: what schemes and net fees come to, by scheme and library; only where there are any. */
import { byKey, groupBy, sumOf } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import type { Charge } from "../../../rules/charge.ts";
import { chargesBecause } from "../../../rules/charge-origin.ts";
import { count, type Row, rowNumber, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, linesAbove, nameOf } from "./finance-facts.ts";

/** The columns of amounts: granted, billed, net. */
export const SCHEME = { requests: 4, granted: 5, billed: 6, net: 7 } as const;

export function schemeSheet(facts: FinanceFacts, words: ReportWords): Sheet | null {
  if (facts.grants.length === 0) return null;
  const { finance, head } = words;
  const above = linesAbove(facts, words);
  const rows = [...grouped(facts.grants)].map(([key, charges], i): Row => {
    const [scheme = "", library = ""] = key.split("\n");
    const of = (kind: string): Charge[] => charges.filter((c) => c.kind === kind);
    const sum = (kind: string): Fen => sumOf(of(kind), (c) => c.fen);
    const at = above.length + 3 + i;
    const net = { kind: "cells", addresses: [`F${at}`], minus: [`G${at}`] } as const;
    const requests = sumOf(charges, (c) => c.quantity);
    return [
      rowNumber(i + 1),
      text(schemeName(scheme, facts, words)),
      text(library),
      text(nameOf(library, facts, words)),
      count(requests, chargesBecause(charges, "quantity")),
      yuan(sum("grant"), chargesBecause(of("grant"), "amount")),
      yuan(sum("bill"), chargesBecause(of("bill"), "amount")),
      { ...yuan(sum("grant") - sum("bill"), net), formula: `F${at}-G${at}` },
    ];
  });
  return {
    name: finance.schemes,
    title: finance.title(finance.schemes),
    above,
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.scheme, width: 30 },
      { head: head.code, width: 12, align: "center" },
      { head: head.library, width: 28 },
      { head: head.requests, width: 10, summed: "count" },
      { head: head.granted, width: 15, summed: "yuan" },
      { head: head.billed, width: 15, summed: "yuan" },
      { head: head.net, width: 15, summed: "yuan" },
    ],
    rows,
    total: words.total,
    below: [finance.schemeNote, ...words.signature(facts.centre)],
    landscape: true,
  };
}

function grouped(charges: readonly Charge[]): Map<string, Charge[]> {
  const found = groupBy(charges, (charge) => `${charge.scheme}\n${charge.library ?? ""}`);
  return new Map([...found].sort(byKey));
}

/** A scheme by the name its pack gives it, with the mark of a sample. */
export function schemeName(key: string, facts: Pick<FinanceFacts, "rules">, words: ReportWords): string {
  for (const { body, sample } of facts.rules) {
    const scheme = "schemes" in body ? body.schemes.find((s) => s.key === key) : undefined;
    if (scheme) return `${sample ? words.sampleMark : ""}${words.name(scheme)}`;
  }
  // Compensation of joint consulting is a rule of its own, by whose name it goes.
  const own = facts.rules.find((rule) => rule.part === key);
  if (own) return `${own.sample ? words.sampleMark : ""}${words.rulePart(own.part)}`;
  return words.steps.find(([step]) => step === key || `${step}s` === key)?.[1] ?? key;
}
