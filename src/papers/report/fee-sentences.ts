/**
 * 费用归谁 / whose the fees are: the sentences below fees, by the rules that hold in the period. A fee basis is owed by nobody only
 * where neither libraries settle fees among themselves (net) nor a scheme bills a part of them.
 *
 * Worked example: a tariff and a subsidy: the basis is billed to nobody; with `netting: { dd: net }` the requester owes it and the
 * supplier earns it. Source: SOURCES.md [fee-is-the-basis], [calis-netting], [standards-quota].
 */
import type { Service } from "../../registry/library.ts";
import { isPart, type RuleVersion } from "../../rules/rules.ts";
import type { ReportWords } from "./words.ts";

type Rules = readonly RuleVersion[];

/** Fees of the service are settled between the libraries, on some day of the period at least. */
export function isNet(rules: Rules, service: Service): boolean {
  return rules.some(
    (rule) =>
      isPart(rule, "netting") && rule.body.services.some((s) => s.service === service && s.mode === "net"),
  );
}

/** Whether the service has a subsidy of its own: the price of a volume is none where loans are settled net. */
export function hasSubsidy(rules: Rules, service: Service): boolean {
  const hasRule = rules.some((rule) => rule.part === `${service}-subsidy`);
  return hasRule && !(service === "ill" && isNet(rules, "ill"));
}

/** Below the fees of documents. */
export function basisSentence(rules: Rules, { finance }: ReportWords): string {
  const bySchemes = (direction: "grant" | "bill"): boolean =>
    rules.some(
      (rule) =>
        isPart(rule, "schemes") &&
        rule.body.schemes.some((s) => s.service === "dd" && s.direction === direction),
    );
  const isSubsidised = hasSubsidy(rules, "dd") || bySchemes("grant");
  const owed = isNet(rules, "dd") ? "net" : bySchemes("bill") ? "billed" : "nobody";
  return finance.basis({ isSubsidised, owed });
}

/** Below the amounts of loans. */
export function volumeSentence(rules: Rules, { finance }: ReportWords): string {
  return finance.perVolumeNote({ isNet: isNet(rules, "ill") });
}
