/** 说明: what the figures rest on: state of the period, rules and their notices, files, rounding, what is sample. */
import { ruleName } from "../../../rules/rules.ts";
import { noteColumns } from "../../../sheet/grid.ts";
import type { Sheet } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import { type FinanceFacts, financeSheet, linesAbove } from "./finance-facts.ts";

export function noteSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  return financeSheet(facts, words, {
    name: words.finance.notes,
    above: linesAbove(facts, words, false),
    columns: (column) => noteColumns(column, { topic: 24, content: 96 }),
    facts: noteLines(facts, words),
    total: null,
    below: [],
  });
}

function noteLines(facts: FinanceFacts, words: ReportWords): [string, string][] {
  const { note } = words.finance;
  const { close } = facts;
  const lines: [string, string][] = [
    [note.state, close ? words.closedLine({ at: close.closedAt, hash: close.hash }) : words.draftLine],
  ];
  if (close) lines.push([note.manifest, close.hash], [note.previous, close.previous]);
  if (facts.consent) {
    lines.push([note.consent, note.consentText(facts.consent)]);
    for (const found of facts.consent.letPass) lines.push([note.letPass, note.letPassText(found)]);
  }
  for (const found of facts.answered) lines.push([note.answered, note.answeredText(found)]);
  if (facts.label !== "") lines.push([note.synthetic, facts.label]);
  for (const rule of facts.rules) lines.push([note.rule(rule.part), ruleText(rule, words)]);
  const hasRate = facts.rules.some((rule) => rule.part === "dd-subsidy");
  lines.push([note.basis, note.basisText({ hasRate })]);
  lines.push([note.rounding, note.roundingText(otherRoundings(facts, words))]);
  lines.push([note.discrepancies, note.discrepancyText(facts.discrepancies)]);
  lines.push([note.unpriced, note.unpricedText(facts.unpriced)]);
  for (const file of facts.files) {
    const kind = words.recordKind(file.kind);
    lines.push([note.files, note.file({ ...file, kind, late: file.lateFor })]);
  }
  lines.push([note.program, `balis ${facts.programVersion}`]);
  return lines;
}

/** "dd-subsidy sample@2019: half even". */
function otherRoundings({ rules }: FinanceFacts, words: ReportWords): string[] {
  const named = new Map(words.steps);
  return rules.flatMap((rule) => {
    const rounding = "rounding" in rule.body ? (rule.body.rounding ?? "half-up") : "half-up";
    return rounding === "half-up" ? [] : [`${ruleName(rule)} ${named.get(rounding) ?? rounding}`];
  });
}

function ruleText(rule: FinanceFacts["rules"][number], words: ReportWords): string {
  const { from, to, sample, hash, notice } = rule;
  const { title, number, date } = notice;
  return words.finance.note.ruleText({
    name: ruleName(rule),
    from,
    to,
    notice: title,
    number,
    date,
    sample,
    hash,
  });
}
