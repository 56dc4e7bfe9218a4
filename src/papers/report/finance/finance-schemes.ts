/** 方案与往来: what schemes and net fees come to, by scheme and library; only where there are any. */
import { byKey, groupBy, sumOf } from "../../../core/list.ts";
import { type Charge, onAccount } from "../../../rules/charge.ts";
import { amountCell, quantityCell } from "../../../rules/charge-origin.ts";
import { numberColumn } from "../../../sheet/grid.ts";
import { type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, financeSheet, nameOf } from "./finance-facts.ts";

export function schemeSheet(facts: FinanceFacts, words: ReportWords): Sheet | null {
  if (facts.grants.length === 0) return null;
  const { finance, head } = words;
  return financeSheet(facts, words, {
    name: finance.schemes,
    facts: schemeSums(facts.grants),
    columns: (column) => [
      numberColumn(head.number),
      column("scheme", { width: 30 }, ({ scheme }) => text(schemeName(scheme, facts, words))),
      column("code", { width: 12, align: "center" }, ({ library }) => text(library)),
      column("library", { width: 28 }, ({ library }) => text(nameOf(library, facts, words))),
      column("requests", { width: 10, summed: "count" }, ({ charges }) => quantityCell(charges)),
      column("granted", { width: 15, summed: "yuan" }, ({ granted }) => amountCell(granted)),
      column("billed", { width: 15, summed: "yuan" }, ({ billed }) => amountCell(billed)),
      column("net", { width: 15, summed: "yuan" }, ({ charges }, at) => ({
        ...yuan(sumOf(charges, onAccount)),
        ...at.adds(["granted"], ["billed"]),
      })),
    ],
    below: [finance.schemeNote, ...words.signature(facts.centre)],
  });
}

/** By scheme and library. */
function schemeSums(all: readonly Charge[]) {
  const groups = groupBy(all, (charge) => `${charge.scheme}\n${charge.library ?? ""}`);
  return [...groups].sort(byKey).map(([key, charges]) => {
    const [scheme = "", library = ""] = key.split("\n");
    const of = (kind: string): Charge[] => charges.filter((c) => c.kind === kind);
    return { scheme, library, charges, granted: of("grant"), billed: of("bill") };
  });
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
