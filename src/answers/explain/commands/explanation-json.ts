/**
 * An explanation as JSON, schema balis/explain/1. Every fact of the tree has the same fields:
 *
 *   kind        what it is: cell, charge, rule, sum, match, record, row, entry, movement, …
 *   ref         what can be given to `balis explain` to begin here; null where it has no name of its own
 *   text        the sentence the tree at the terminal shows, in the language asked for
 *   figure      {"unit": "fen" | "count", "value": n}, {"unit": "ratio", "num": n, "den": n},
 *               {"unit": "decimal", "value": "9.70"} of points, or null
 *   adds        its part of the figure of the fact above, in the same form; null: a reason, no part of a sum
 *   arithmetic  steps of {"item", "name", "quantity", "unit", "unitFen", "fen"}
 *   lines       the sentences below the text: arithmetic, postings, what is paid and held
 *   formula     as the spreadsheet program computes it, or null
 *   rule        {"name", "from", "to", "sample", "hash", "notice": {"title", "number", "date", "source", "certainty"}} of
 *               the rule itself, {"name"} of what it priced, or null
 *   place       {"file", "sheet", "row", "column"}, or null
 *   omitted     of "more": how many were left out; else null
 *   because     facts of the same form
 *
 * Fen and counts are whole numbers; one beyond a double's exact range is a text of digits.
 */

import { refText } from "../../../core/source.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";
import { decimalText } from "../../../sheet/sheet.ts";
import type { ExplainedFact, Explanation } from "../explanation.ts";
import { itemName } from "./tell-arithmetic.ts";
import { type FactTelling, tellFact } from "./tell-fact.ts";

export function explanationJson(telling: FactTelling, explanation: Explanation): Record<string, unknown> {
  const { fact, adds, origin } = explanation;
  const told = tellFact(telling, fact);
  return {
    kind: fact.kind,
    ref: refOf(fact),
    text: told.what,
    figure: valueJson(told.figure),
    adds: valueJson(adds),
    arithmetic: stepsOf(telling, fact),
    lines: told.arithmetic,
    formula: fact.kind === "cell" ? fact.formula : null,
    rule: ruleJson(fact),
    place: told.place,
    omitted: fact.kind === "more" ? fact.count : null,
    because: origin.map((child) => explanationJson(telling, child)),
  };
}

function valueJson(value: CellValue | null) {
  switch (value?.kind) {
    case "yuan":
      return { unit: "fen", value: value.fen };
    case "count":
      return { unit: "count", value: value.count };
    case "ratio":
      return { unit: "ratio", num: value.num, den: value.den };
    case "decimal":
      return { unit: "decimal", value: decimalText(value) };
    default:
      return null;
  }
}

function stepsOf({ itemNames }: FactTelling, fact: ExplainedFact): unknown[] {
  if (fact.kind !== "charge" && fact.kind !== "recomputed") return [];
  return fact.charge.steps.map((step) => ({ ...step, name: itemName(step, itemNames) }));
}

function ruleJson(fact: ExplainedFact) {
  if (fact.kind === "charge" || fact.kind === "recomputed") return { name: fact.charge.rule };
  if (fact.kind === "audited") return fact.contract === null ? null : { name: fact.contract };
  if (fact.kind !== "rule") return null;
  const { from, to, sample, hash, notice } = fact.rule;
  return { name: ruleName(fact.rule), from, to, sample, hash, notice };
}

function refOf(fact: ExplainedFact): string | null {
  switch (fact.kind) {
    case "charge":
      return fact.charge.id;
    case "rule":
      return ruleName(fact.rule);
    case "record":
      return refText(fact.record.ref);
    case "row":
      return refText(fact.ref);
    case "users":
      return refText(fact.users.ref);
    case "audited":
      return refText(fact.line.line.ref);
    case "entry":
      return fact.entry.id;
    case "movement":
      return fact.movement.id;
    case "run":
    case "correction":
      return fact.run;
    case "discrepancy":
      return fact.discrepancy.id;
    case "waybill":
      return fact.waybill;
    case "period":
      return fact.period;
    default:
      return null;
  }
}
